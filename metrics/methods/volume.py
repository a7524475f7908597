"""Volume indices of several products: quantities weighted by the prices of a base, of the current period, or chained."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.periods import MONTHS, parse
from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.statuses import RANKED
from metrics.columns import code_of
from metrics.cube import Array
from metrics.methods.flags import FLAGS, stated, withheld
from metrics.methods.series import DIMENSIONS, group_numbers
from metrics.status import lacking, rank

# A sum of values or a quotient of two, and the reason why it is not there; NaN then.
Sum = tuple[float, str]
_NEEDS = {"product": str, "time_period": str, "quantity": float}


@method(obs=Table(needs={**_NEEDS, "price": float}, may=FLAGS))
def volume_index(obs: pd.DataFrame, *, base_period: str = "", scale: float = 100) -> pd.DataFrame:
    """Volume of several products against a base period: Laspeyres, Paasche and Fisher, fixed and chained.

    Formula: Laspeyres = sum p0 q1 / sum p0 q0; Paasche = sum p1 q1 / sum p1 q0; Fisher = square root of their product.
    Chained = the product of such links between neighbouring periods. All x `scale`.
    Unit: index, base period = `scale`.
    Reading: what output would be worth at unchanged prices; the further Laspeyres and Paasche lie apart, the more the
    structure has changed and the more a chained index is to be preferred.
    Edge cases: a discontinued product stays in the basket with quantity 0: it says so in its rows, or has no more rows
    to the end of the table (then `discontinued` names it); one without rows before its first is new, with quantity 0
    till then. A price is needed only where a quantity stands beside it: a missing one gives PRICE_MISSING (a
    discontinued product voids Paasche and with it Fisher, a new one the fixed Laspeyres). A missing quantity, or rows
    missing in between, COMPONENT_MISSING; a withheld one COMPONENT_SUPPRESSED; a negative one NEGATIVE_INPUT; a sum of
    zero in the denominator BASE_ZERO; no rows in the base period BASE_ABSENT. A chain ends at the first link that is
    not there.
    Source: UN, International Recommendations for the Index of Industrial Production 2010; IMF, Quarterly National
    Accounts Manual, 2017 edition, chapter 8.
    """
    return by_group(obs, lambda rows: _indices(basket(rows, "price"), ranks_by_period(rows), base_period, scale))


def by_group(obs: pd.DataFrame, answer: Callable[[pd.DataFrame], pd.DataFrame]) -> pd.DataFrame:
    """The answers for all rows that differ only in product and period, under what they have in common."""
    if not len(obs):
        return pd.DataFrame()
    names = [name for name in DIMENSIONS if name in obs.columns and name != "product"]
    numbers = group_numbers(obs, names)
    found = []
    for number in range(numbers.max() + 1):
        rows = obs[numbers == number].reset_index(drop=True)
        part = answer(rows)
        for place, name in enumerate(names):
            part.insert(place, name, rows[name].iloc[0])
        found.append(part)
    return pd.concat(found, ignore_index=True)


@dataclass(frozen=True, slots=True)
class Basket:
    """Prices and quantities, (period, product), on the full calendar.

    hidden = withheld; outside = without rows yet or any more, there the quantity is 0; gone = without any more.
    """

    months: Array
    step: int
    products: tuple[str, ...]
    price: Array
    quantity: Array
    hidden: Array
    gone: Array
    outside: Array

    def code(self, at: int) -> str:
        """The code of a period."""
        return code_of(int(self.months[at]), self.step)

    def value(self, prices: int, quantities: int) -> Sum:
        """Quantities of one period at the prices of another, or the reason why that is not known."""
        hidden = self.hidden[prices] | self.hidden[quantities]
        return valued(self.price[prices], self.quantity[quantities], hidden)

    def laspeyres(self, base: int, now: int) -> Sum:
        """Quantities of now against those of the base at prices of the base."""
        return divided(self.value(base, now), self.value(base, base))

    def paasche(self, base: int, now: int) -> Sum:
        """Quantities of now against those of the base at prices of now."""
        return divided(self.value(now, now), self.value(now, base))


def valued(price: Array, quantity: Array, hidden: Array) -> Sum:
    """The sum of price x quantity; a price matters only where there is a quantity."""
    needed = quantity != 0  # true for NaN, too
    prices, quantities = price[needed], quantity[needed]
    lacks = np.isnan(prices) | np.isnan(quantities)
    if (hidden[needed] & lacks).any():
        return np.nan, "COMPONENT_SUPPRESSED"
    if np.isnan(quantities).any():
        return np.nan, "COMPONENT_MISSING"
    if lacks.any():
        return np.nan, "PRICE_MISSING"
    if (prices < 0).any() or (quantities < 0).any():
        return np.nan, "NEGATIVE_INPUT"
    return float(prices @ quantities), ""


def divided(top: Sum, base: Sum) -> Sum:
    """A quotient of two sums, or the reason of the first that is not known."""
    reason = top[1] or base[1] or ("" if base[0] > 0 else "BASE_ZERO")
    return (np.nan, reason) if reason else (top[0] / base[0], "")


def basket(rows: pd.DataFrame, price: str, products: tuple[str, ...] = ()) -> Basket:
    """The products of a table, or those named, on the calendar from its first to its last period."""
    named = {code: parse(code) for code in rows["time_period"].unique()}
    freqs = {period.freq for period in named.values()}
    if len(freqs) != 1 or not freqs <= set(MONTHS):
        raise BadRequest(f"time_period: periods of one length are needed, found {', '.join(sorted(freqs))}.")
    step = MONTHS[freqs.pop()]
    month = rows["time_period"].map({code: p.start.year * 12 + p.start.month - 1 for code, p in named.items()})
    places = ((month - month.min()) // step).to_numpy()
    names = products or tuple(rows["product"].unique())
    column = pd.Index(names).get_indexer(pd.Index(rows["product"]))
    months = np.arange(month.min(), month.max() + 1, step)
    array, hidden, gone, outside = _filled(rows, price, (places, column), (len(months), len(names)))
    quantity = np.where(outside, 0.0, array["quantity"])
    return Basket(months, step, names, array[price], quantity, hidden, gone, outside)


def _filled(
    rows: pd.DataFrame, price: str, at: tuple[Array, Array], shape: tuple[int, int]
) -> tuple[dict[str, Array], Array, Array, Array]:
    """The rows in their places; which are withheld; where a product has no more rows, and where none yet or no more."""
    hidden = withheld(rows)
    filled = {name: np.full(shape, np.nan) for name in (price, "quantity")}
    for name, array in filled.items():
        given = rows[name].to_numpy(float)
        array[at] = np.where(np.isfinite(given) & ~hidden, given, np.nan)
        differs = ~np.isclose(array[at], given, rtol=0, atol=0, equal_nan=True) & ~hidden
        array[at[0][differs], at[1][differs]] = np.nan
    is_hidden, has_row = np.zeros(shape, dtype=bool), np.zeros(shape, dtype=bool)
    is_hidden[at] = hidden
    has_row[at] = True
    place = np.arange(shape[0])[:, None]
    first, last = has_row.argmax(axis=0), shape[0] - 1 - has_row[::-1].argmax(axis=0)
    gone = (place > last) | ~has_row.any(axis=0)
    return filled, is_hidden, gone, gone | (place < first)


def ranks_by_period(rows: pd.DataFrame) -> dict[str, int]:
    """The worst status of the rows of each period."""
    ranks = pd.Series([rank(code) for code in stated(rows)], dtype=int)
    return dict(ranks.groupby(rows["time_period"].to_numpy()).max())


def _indices(goods: Basket, ranks: dict[str, int], base_period: str, scale: float) -> pd.DataFrame:
    """All indices of one basket, one row a period."""
    codes = [goods.code(at) for at in range(len(goods.months))]
    base = codes.index(base_period or codes[0]) if (base_period or codes[0]) in codes else None
    columns = _columns(goods, base)
    rows: dict[str, Any] = {"time_period": codes}
    for name, pairs in columns.items():
        rows[name] = [scale * value for value, _ in pairs]
        said = "reason" if name == "laspeyres_fixed" else f"reason_{name.removesuffix('_fixed')}"
        rows[said] = [why for _, why in pairs]
    rows["discontinued"] = [[goods.products[place] for place in np.flatnonzero(gone)] for gone in goods.gone]
    between = worst_since(np.array([ranks.get(code, 1) for code in codes]), base or 0)
    rows["obs_status"] = [
        lacking(why) if why else RANKED[at - 1] for why, at in zip(rows["reason"], between.tolist(), strict=True)
    ]
    return pd.DataFrame(rows)


def _columns(goods: Basket, base: int | None) -> dict[str, list[Sum]]:
    """Every index with the reasons where it is not there, in the order of periods."""
    n = range(len(goods.months))
    if base is None:
        absent = [(np.nan, "BASE_ABSENT") for _ in n]
        return dict.fromkeys(
            ("laspeyres_fixed", "paasche_fixed", "fisher_fixed", "laspeyres_chained", "fisher_chained"), absent
        )
    laspeyres, paasche = [goods.laspeyres(base, at) for at in n], [goods.paasche(base, at) for at in n]
    links = [(goods.laspeyres(at - 1, at), goods.paasche(at - 1, at)) for at in n if at]
    return {
        "laspeyres_fixed": laspeyres,
        "paasche_fixed": paasche,
        "fisher_fixed": [_fisher(*pair) for pair in zip(laspeyres, paasche, strict=True)],
        "laspeyres_chained": _chained([link for link, _ in links], base),
        "fisher_chained": _chained([_fisher(*pair) for pair in links], base),
    }


def worst_since(ranks: Array, base: int) -> Array:
    """The worst rank between the base and each period."""
    after, before = np.maximum.accumulate(ranks[base:]), np.maximum.accumulate(ranks[: base + 1][::-1])[::-1]
    return np.concatenate([before[:-1], after])


def _fisher(laspeyres: Sum, paasche: Sum) -> Sum:
    """The geometric mean of both."""
    reason = laspeyres[1] or paasche[1]
    return (np.nan, reason) if reason else (float(np.sqrt(laspeyres[0] * paasche[0])), "")


def _chained(links: list[Sum], base: int) -> list[Sum]:
    """The product of links, 1 at the base; link i leads from period i to i + 1, and back it divides."""
    found: list[Sum] = [(1.0, "")] * (len(links) + 1)
    for at in range(base, len(links)):
        (level, reason), (link, why) = found[at], links[at]
        found[at + 1] = (level * link, reason or why)
    for at in range(base - 1, -1, -1):
        found[at] = divided(found[at + 1], links[at])
    return found
