"""Which folder a file belongs into: those of an added country are the office's own, in data/own, which an update leaves alone."""

import re

from views.parts import added_country, settle
from views.parts.lacking import Lacking

# The table that shows the form is a file of the program in any case.
_OURS = re.compile(r"data/raw/(?!ru_output_annual)")


def fitting(here: settle.Settled, text: str) -> str:
    """A sentence that names files of the program, with those of the office instead where the country was added."""
    return _OURS.sub("data/own/raw/", text) if added_country.is_added(here) else text


def all_fitting(here: settle.Settled, found: Lacking) -> Lacking:
    """The same for each of a list."""
    return [(bold, fitting(here, text)) for bold, text in found]
