"""How a value is written in text files: one form for checksum and CSV, and safe for spreadsheets.

Canonical forms: missing is empty; whole numbers in digits; other numbers in the shortest decimal form that reads back
as the same double (as Python prints it); true and false; dates YYYY-MM-DD; times YYYY-MM-DDTHH:MM:SS. A column of time
stamps that are all midnight is a column of dates.
"""

import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import pandas as pd

from views.documents.errors import DocumentError

# A spreadsheet runs a text as a formula if it begins so (full-width signs too, in East Asian settings).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may run the text as a formula."""
    return text.startswith(FORMULA_STARTS)


def neutralised(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet may run it; other text as it is."""
    return "'" + text if is_risky(text) else text


def quoted(text: str, separator: str = ",") -> str:
    """The text as a field of RFC 4180: in quotes only where it holds the separator, a quote or a line end."""
    if separator in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def values(column: pd.Series) -> list[object]:
    """The column as Python values: None where missing, dates where every time stamp is midnight."""
    distinct, places = _distinct(column)
    return [distinct[place] for place in places]


def fields(column: pd.Series, separator: str = ",", point: str = ".", *, is_safe: bool = False) -> list[str]:
    """The column in canonical form, each value as a field of a record; `is_safe` neutralises text for spreadsheets."""
    distinct, places = _distinct(column)
    written = [_field(value, separator, point, is_safe) for value in distinct]
    return [written[place] for place in places]


def _field(value: object, separator: str, point: str, is_safe: bool) -> str:
    """One value as a field."""
    plain = text(value, point)
    if not is_text(value):
        return plain
    return quoted(neutralised(plain) if is_safe else plain, separator)


def _distinct(column: pd.Series) -> tuple[list[object], Sequence[int]]:
    """Values, and for each row the place of its value among them; text and days repeat, so they are converted once."""
    is_mixed = pd.api.types.is_object_dtype(column.dtype)
    if is_mixed or pd.api.types.is_numeric_dtype(column.dtype):  # equal values may read differently: 1, 1.0 and true
        found = [_python(value) for value in column] if is_mixed else column.tolist()
        absent = column.isna()
        listed = [None if none else value for value, none in zip(found, absent, strict=True)] if absent.any() else found
        return _as_dates(listed) if is_mixed else listed, range(len(listed))
    codes, distinct = pd.factorize(column)
    return [*_as_dates([_python(value) for value in distinct]), None], codes.tolist()  # a missing value has the code -1


def text(value: object, point: str = ".") -> str:
    """One value in its canonical form; `point` is the decimal sign. Raises DocumentError for infinity."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        return _figure(value).replace(".", point)
    return value.isoformat() if isinstance(value, date) else str(value)


def _figure(value: float | Decimal) -> str:
    """A finite figure in its shortest decimal form."""
    if not math.isfinite(value):
        raise DocumentError(f"{value!r} is no figure; a missing one is empty, its reason stands in a column beside it.")
    return repr(value) if isinstance(value, float) else f"{value:f}"


def is_text(value: object) -> bool:
    """Whether the value is text, which alone can be taken for a formula."""
    return isinstance(value, str) or not (value is None or isinstance(value, int | float | Decimal | date))


def _python(value: object) -> object:
    """A NumPy or pandas scalar as the Python value it stands for."""
    if isinstance(value, str):
        return value
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False)
    return value.item() if hasattr(value, "item") else value


def _as_dates(found: list[object]) -> list[object]:
    """Dates instead of time stamps if no one of them has an hour."""
    stamps = [value for value in found if isinstance(value, datetime)]
    if not stamps or any(stamp.time() != datetime.min.time() or stamp.tzinfo for stamp in stamps):
        return found
    return [value.date() if isinstance(value, datetime) else value for value in found]
