"""Which flags and reasons occur in a file, in words: only those, so that the list stays short enough to be read."""

import pandas as pd

from views.documents.passport import Flag
from views.parts.formats import confidentiality, reason, status
from views.parts.language import current

# Column -> how its codes are said, and the codes that need no word.
_SPOKEN = {"obs_status": (status, {"A"}), "conf_status": (confidentiality, {"F"}), "reason": (reason, set())}


def occurring(frame: pd.DataFrame, lang: str | None = None) -> tuple[Flag, ...]:
    """A flag for every code in obs_status, conf_status and reason, sorted; what is normal and free is left out."""
    spoken = lang or current()
    return tuple(
        Flag(column, code, say(code, spoken))
        for column, (say, silent) in _SPOKEN.items()
        if column in frame.columns
        for code in sorted({str(code) for code in frame[column].dropna().unique()} - silent - {""})
    )
