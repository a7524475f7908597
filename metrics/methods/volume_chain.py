"""Chained volume of quarters or months, each year at the average prices of the year before (annual overlap)."""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from data.periods import parse
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.requests.quoting import quoted
from data.statuses import RANKED
from metrics.columns import code_of
from metrics.cube import Array
from metrics.methods.flags import FLAGS
from metrics.methods.volume import Basket, Sum, basket, by_group, divided, ranks_by_period, valued, worst_since
from metrics.status import lacking

_REFERENCE = re.compile(r"\s*(\d{4})\s*(?:=\s*(\d+(?:\.\d+)?)\s*)?")
_ROUNDING = 1e-3  # by how much a printed year may differ from the sum of its quarters


@method(
    obs=Table(
        needs={"product": str, "time_period": str, "quantity": float},
        may={"price_annual": float, "price": float, **FLAGS},
    )
)
def volume_index_chain(
    obs: pd.DataFrame,
    *,
    reference: str = "",
    method: Literal["annual_overlap"] = "annual_overlap",  # noqa: ARG001 - said in the request
) -> pd.DataFrame:
    """Chained Laspeyres volume of quarters (or months), joined by annual overlap.

    Formula: index of a quarter = quantities of the quarter at the average prices of the year before / a fourth of the
    value of that year x index of that year. The index of a year is the mean of its quarters.
    Unit: index, `reference` such as "1997=100".
    Reading: the years agree exactly with an annual chained index; between the fourth and the first quarter there may
    be a step, the price of that.
    Edge cases: the first year has an index of its own but none for its quarters (BASE_ABSENT); a year before that is not
    whole BASE_INCOMPLETE; a missing average price PRICE_MISSING; a missing or withheld quantity COMPONENT_MISSING,
    COMPONENT_SUPPRESSED; a negative one NEGATIVE_INPUT; a reference year without index BASE_ABSENT for all. Quantities
    of a year are the sum of its quarters, or its own row where they are not all there; where both are there and differ
    by more than 0.1 % the year says so (warning INCONSISTENT_INPUT). Average prices are those of the year's row, else
    the mean of its quarters weighted by quantity. A product without rows before its first or after its last has
    quantity 0 there.
    Source: IMF, Quarterly National Accounts Manual (Bloem, Dippelsman, Maehle 2001, chapter IX, annual overlap).
    """
    found = _REFERENCE.fullmatch(reference) if reference else None
    if reference and found is None:
        raise BadRequest(f"params, reference is {quoted(reference)}, expected a year and its index like 1997=100.")
    year, level = (int(found[1]), float(found[2] or 100)) if found else (None, 100.0)
    return by_group(obs, lambda rows: _rows(_years(rows), year, level))


@dataclass(frozen=True, slots=True)
class Years:
    """Quantities and average prices, (year, product); ranks = the worst status of the rows of each period.

    short = the quarters or months, None where there are none; differs = a year does not agree with them.
    """

    first: int
    quantity: Array
    price: Array
    hidden: Array
    differs: Array
    ranks: dict[str, int]
    short: Basket | None

    @property
    def worst_of_years(self) -> Array:
        """The worst status of all rows of each year."""
        found = np.ones(len(self.quantity), dtype=int)
        for code, rank in self.ranks.items():
            found[int(code[:4]) - self.first] = max(rank, found[int(code[:4]) - self.first])
        return found

    def value(self, prices: int, quantities: int) -> Sum:
        """Quantities of a year at the prices of a year."""
        hidden = self.hidden[prices] | self.hidden[quantities]
        return valued(self.price[prices], self.quantity[quantities], hidden)

    def base(self, year: int) -> Sum:
        """The value of a year that another one is held against."""
        if year < 0 or not any(code.startswith(f"{self.first + year}") for code in self.ranks):
            return np.nan, "BASE_ABSENT"
        found, reason = self.value(year, year)
        if not reason and not found:
            return np.nan, "BASE_ZERO"
        return found, "BASE_INCOMPLETE" if reason == "COMPONENT_MISSING" else reason


def _years(rows: pd.DataFrame) -> Years:
    """The years of a table, from its own rows and from its quarters."""
    periods = [parse(code) for code in rows["time_period"]]
    year = np.array([period.start.year for period in periods])
    is_year = np.array([period.freq == "A" for period in periods])
    products = tuple(rows["product"].unique())
    first, n_years = int(year.min()), int(year.max() - year.min() + 1)
    quoted = rows.assign(price_annual=_column(rows, "price_annual").fillna(_column(rows, "price")))
    long = basket(quoted[is_year].reset_index(drop=True), "price_annual", products) if is_year.any() else None
    short = basket(quoted[~is_year].reset_index(drop=True), "price_annual", products) if not is_year.all() else None
    shape = (n_years, len(products))
    own, own_price, hidden = _own(long, first, shape)
    summed, mean_price, some_hidden = _summed(short, first, shape)
    has_sum = ~np.isnan(summed)
    with np.errstate(invalid="ignore"):
        differs = (np.abs(own - summed) > _ROUNDING * np.abs(own)).any(axis=1)
    quantity = _outside_is_zero(
        np.where(has_sum, summed, own), year - first, pd.Index(products).get_indexer(pd.Index(rows["product"]))
    )
    price = np.where(np.isnan(own_price), mean_price, own_price)
    return Years(first, quantity, price, hidden | some_hidden, differs, ranks_by_period(rows), short)


def _column(rows: pd.DataFrame, name: str) -> pd.Series:
    return rows[name] if name in rows else pd.Series(np.nan, index=rows.index)


def _own(long: Basket | None, first: int, shape: tuple[int, int]) -> tuple[Array, Array, Array]:
    """Quantity, average price and withholding of the rows of whole years; NaN where there is no row."""
    quantity, price, hidden = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    if long is not None:
        at = long.months // 12 - first
        quantity[at] = np.where(long.outside, np.nan, long.quantity)
        price[at], hidden[at] = long.price, long.hidden
    return quantity, price, hidden


def _summed(short: Basket | None, first: int, shape: tuple[int, int]) -> tuple[Array, Array, Array]:
    """The same from quarters: sums of whole years, mean prices weighted by quantity."""
    quantity, price, hidden = np.full(shape, np.nan), np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    if short is None:
        return quantity, price, hidden
    for place in range(shape[0]):
        inside = short.months // 12 == first + place
        if not inside.any():
            continue
        q, p = short.quantity[inside], short.price[inside]
        if inside.sum() == 12 // short.step:
            quantity[place] = np.where(short.outside[inside].all(axis=0), np.nan, q.sum(axis=0))
        weight = np.where(np.isnan(p) | np.isnan(q), 0.0, q)
        total = weight.sum(axis=0)
        mean = np.divide((weight * np.nan_to_num(p)).sum(axis=0), total, out=np.full(shape[1], np.nan), where=total > 0)
        price[place] = np.where(total > 0, mean, _any(p))
        hidden[place] = short.hidden[inside].any(axis=0)
    return quantity, price, hidden


def _any(prices: Array) -> Array:
    """A price of each product, NaN where there is none."""
    known = ~np.isnan(prices)
    found: Array = np.where(
        known.any(axis=0), np.nan_to_num(prices)[known.argmax(axis=0), np.arange(prices.shape[1])], np.nan
    )
    return found


def _outside_is_zero(quantity: Array, years: Array, products: Array) -> Array:
    """Quantities with 0 in the years before the first and after the last row of a product."""
    first, last = np.full(quantity.shape[1], len(quantity)), np.full(quantity.shape[1], -1)
    np.minimum.at(first, products, years)
    np.maximum.at(last, products, years)
    place = np.arange(len(quantity))[:, None]
    return np.where((place < first) | (place > last), 0.0, quantity)


def _rows(years: Years, reference: int | None, level: float) -> pd.DataFrame:
    """The index of every year and of its quarters, one row each."""
    whole = _chain(years)
    at = (
        next((place for place, (_, why) in enumerate(whole) if not why), 0)
        if reference is None
        else reference - years.first
    )
    scale = divided((level, ""), whole[at]) if 0 <= at < len(whole) else (np.nan, "BASE_ABSENT")
    since = worst_since(years.worst_of_years, min(max(at, 0), len(whole) - 1)).tolist()
    rows = []
    for place, own in enumerate(whole):
        warning = "INCONSISTENT_INPUT" if years.differs[place] else ""
        rows.append(_row(code_of((years.first + place) * 12, 12), own, scale, since[place]) | {"warning": warning})
        for code, found in _short(years, place, whole):
            rank = max(years.ranks.get(code, 1), since[max(place - 1, 0)])
            rows.append(_row(code, found, scale, rank) | {"warning": ""})
    return pd.DataFrame(rows)


def _row(code: str, found: Sum, scale: Sum, rank: int) -> dict[str, object]:
    """One row of the answer; a year beside a withheld quarter would betray it (METRICS R10)."""
    worst = RANKED[rank - 1]
    reason = found[1] or ("BASE_ABSENT" if scale[1] else "COMPONENT_SUPPRESSED" if worst == "Q" else "")
    status = lacking(reason) if reason else worst
    return {
        "time_period": code,
        "index": np.nan if reason else found[0] * scale[0],
        "reason": reason,
        "obs_status": status,
    }


def _chain(years: Years) -> list[Sum]:
    """The index of every year, 1 in the first that is whole."""
    n = len(years.quantity)
    anchor = next((place for place in range(n) if not years.base(place)[1]), n)
    found: list[Sum] = [(np.nan, years.base(place)[1]) for place in range(min(anchor, n))]
    for place in range(anchor, n):
        if place == anchor:
            found.append((1.0, ""))
            continue
        link, why = divided(years.value(place - 1, place), years.base(place - 1))
        before, reason = found[place - 1]
        found.append((before * link, reason or why))
    return found


def _short(years: Years, place: int, whole: list[Sum]) -> list[tuple[str, Sum]]:
    """The quarters of a year."""
    short = years.short
    if short is None:
        return []
    base = years.base(place - 1)
    before = whole[place - 1] if place else (np.nan, "BASE_ABSENT")
    found = []
    for at in np.flatnonzero(short.months // 12 == years.first + place).tolist():
        if base[1]:
            found.append((short.code(at), base))
            continue
        hidden = years.hidden[place - 1] | short.hidden[at]
        link, why = divided(valued(years.price[place - 1], short.quantity[at], hidden), base)
        found.append((short.code(at), (before[0] * link * 12 / short.step, why or before[1])))
    return found
