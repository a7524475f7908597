"""Which flags and reasons occur in a file, in words; the usual ones too, since a reader asks what A and F mean."""

import pandas as pd

from views.documents.passport import Flag
from views.parts.formats import confidentiality, reason, status
from views.parts.language import current

_SPOKEN = {"obs_status": status, "conf_status": confidentiality, "reason": reason}


def occurring(frame: pd.DataFrame, lang: str | None = None) -> tuple[Flag, ...]:
    """A flag for every code in obs_status, conf_status and reason, sorted."""
    spoken = lang or current()
    return tuple(
        Flag(column, code, say(code, spoken))
        for column, say in _SPOKEN.items()
        if column in frame.columns
        for code in sorted({str(code) for code in frame[column].dropna().unique()} - {""})
    )
