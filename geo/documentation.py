"""The methods on maps as text for the reader: docs/maps.md."""

from data.requests.documentation import markdown
from geo.methods import methods

_COMMAND = "python -m geo compute"
_HEAD = f"""# Methods on maps

Written from the docstrings and worked examples of geo by `python -m geo docs`; do not edit. The other methods stand in
[metrics.md](metrics.md). A method answers a request in JSON on standard input: `{_COMMAND} METHOD < request.json`.
"""


def render() -> str:
    """The whole document, ending with one line feed."""
    return f"{_HEAD}\n{markdown(methods(), _COMMAND)}"
