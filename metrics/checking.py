"""Refuses a query whose codes or periods the warehouse cannot know: bound as they are they would silently find nothing."""

from data import periods
from data.errors import UnknownCode
from data.warehouse import Warehouse
from metrics.errors import NotOffered, did_you_mean
from metrics.metric import EVERY
from metrics.query import Grain

_SAMPLES = {"A": "2024", "S": "2024-S1", "Q": "2024-Q1", "M": "2024-05", "P": "2024-01-01/P9M"}


def check(warehouse: Warehouse, grain: Grain) -> None:
    """Raise UnknownCode for a code, NotOffered or DataError for a period, each with what was expected."""
    query = grain.query
    for code in sorted({query.country, *query.ref_areas} - warehouse.codes("area", "ref_area")):
        known(warehouse, code, "area", "ref_area")
    for code, column in ((query.activity, "activity"), (query.product, "product"), (query.dataset, "dataset")):
        if code not in ("", EVERY):
            known(warehouse, code, column, column)
    for name in ("start", "end", "base_period"):
        _check_period(grain, name)
    if query.as_of and periods.parse(query.as_of).freq != "D":
        raise NotOffered(f"as_of is {query.as_of!r}; expected a day, such as 2024-05-21.")


def known(warehouse: Warehouse, code: str, table: str, column: str) -> None:
    """Raise UnknownCode with the nearest code of the list, if the list does not hold the code."""
    codes = warehouse.codes(table, column)
    if code not in codes:
        raise UnknownCode(
            f"{code!r} is not a code of {table}.{column} in this warehouse.{did_you_mean(code, codes)}", value=code
        )


def _check_period(grain: Grain, name: str) -> None:
    """A period must be of the length that is asked for; the base may also be a year."""
    code = str(getattr(grain.query, name))
    if not code or grain.freq == "P":
        return
    fine = (grain.freq, "A") if name == "base_period" else (grain.freq,)
    if periods.parse(code).freq not in fine:
        raise NotOffered(
            f"{name} is {code!r}; expected a period of length {grain.freq}, such as {_SAMPLES[grain.freq]}."
        )
