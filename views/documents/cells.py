"""How a value is written in text files: one form for checksum and CSV, and safe for spreadsheets.

Canonical forms: missing is empty; whole numbers in digits; other numbers in the shortest decimal form that reads back
as the same double (as Python prints it); true and false; dates YYYY-MM-DD; times YYYY-MM-DDTHH:MM:SS. A column of time
stamps that are all midnight is a column of dates.
"""

import math
from datetime import date, datetime
from decimal import Decimal

import pandas as pd

from views.documents.errors import DocumentError

# A spreadsheet runs a text as a formula if it begins so (full-width signs too, in East Asian settings).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MUST_QUOTE = ('"', "\r", "\n")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may run the text as a formula."""
    return text.startswith(FORMULA_STARTS)


def neutralised(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet may run it; other text as it is."""
    return "'" + text if is_risky(text) else text


def quoted(text: str, separator: str = ",") -> str:
    """The text as a field of RFC 4180: in quotes only where it holds the separator, a quote or a line end."""
    if separator in text or any(sign in text for sign in _MUST_QUOTE):
        return '"' + text.replace('"', '""') + '"'
    return text


def values(column: pd.Series) -> list[object]:
    """The column as Python values: None where missing, dates where every time stamp is midnight."""
    plain = column.astype(object)
    found = [None if missing else _python(value) for value, missing in zip(plain, column.isna(), strict=True)]
    return _as_dates(found)


def fields(column: pd.Series) -> list[str]:
    """The column in canonical form, each value as a field of a record with commas."""
    return [quoted(text(value)) for value in values(column)]


def text(value: object, point: str = ".") -> str:
    """One value in its canonical form; `point` is the decimal sign. Raises DocumentError for infinity."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() | Decimal():
            if not math.isfinite(value):
                raise DocumentError(
                    f"{value!r} is no figure; a missing one is empty, its reason stands in a column beside it."
                )
            return (repr(value) if isinstance(value, float) else f"{value:f}").replace(".", point)
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def is_text(value: object) -> bool:
    """Whether the value is text, which alone can be taken for a formula."""
    return not (value is None or isinstance(value, bool | int | float | Decimal | date))


def _python(value: object) -> object:
    """A NumPy or pandas scalar as the Python value it stands for."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False)
    return value.item() if hasattr(value, "item") else value


def _as_dates(found: list[object]) -> list[object]:
    """Dates instead of time stamps if no one of them has an hour."""
    stamps = [value for value in found if isinstance(value, datetime)]
    if not stamps or any(stamp.time() != datetime.min.time() or stamp.tzinfo for stamp in stamps):
        return found
    return [value.date() if isinstance(value, datetime) else value for value in found]
