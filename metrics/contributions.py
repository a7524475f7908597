"""What each part gave to the change of a whole, in percentage points that add up to the growth (growth_contribution).

(x1 - x0) / X0 x 100 for every part, computed by the core of the method growth_contribution. The rest of a printed
whole, parts without figures included, is "not itemised" and is named only where no part and not the whole is
suppressed: otherwise it would tell the hidden figure (METRICS R10). Parts have the unit of the whole and hold nothing twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.warehouse import Warehouse
from metrics.cube import Array
from metrics.engine import Query, rows
from metrics.methods.contribution import parts_of_change
from metrics.metric import EVERY
from metrics.multiples import decimals_of
from metrics.rows import NONE, Rows, joined, of
from metrics.status import SUPPRESSED

REST, OTHERS = "not_itemised", "others"
COLUMNS = ("part", "value", "base_value", "change", "contribution_pp", "share_of_change", "own_index", "reason")


@dataclass(frozen=True, slots=True)
class Contributions:
    """The parts (rows with COLUMNS, largest contribution first, REST last) and the whole they belong to.

    index, value and base_value are those of the whole; NaN where `reason` says why, and there are no parts then.
    unit, unit_mult: what both are counted in; empty where the whole has no level.
    hidden: the parts that are withheld themselves, for which nothing can be given of any part.
    """

    parts: Rows
    whole: str
    value: float
    base_value: float
    index: float
    reason: str
    unit: str = ""
    unit_mult: int = 0
    hidden: tuple[str, ...] = ()


def of_products(warehouse: Warehouse, query: Query) -> Contributions:
    """The itemised kinds of the query's product; kinds that are contained in another listed kind are left out.

    `query` names one product, one area and one period (start = end) and its transform says what is compared:
    "yoy", "mom" or "ytd".
    """
    itemised = warehouse.rows(
        "SELECT product FROM wh.product_parent WHERE parent = ? AND NOT is_nested ORDER BY product", [query.product]
    )
    parts = [str(code) for (code,) in itemised]
    return _of(warehouse, query, replace(query, product=EVERY), "product", parts)


def of_activities(warehouse: Warehouse, query: Query) -> Contributions:
    """The parts that the dataset of the query's activity prints of it (C13 and C14-C15 of C13-C15); none where it prints none.

    `query` is as for products, its activity the whole.
    """
    whole = rows(warehouse, query)
    printed = warehouse.rows(
        "SELECT activity FROM wh.activity_parent WHERE parent = ? AND dataset = ? ORDER BY activity",
        [query.activity, whole.row(0).dataset if len(whole) else ""],
    )
    return _of(warehouse, query, replace(query, activity=EVERY), "activity", [str(code) for (code,) in printed])


def of_areas(warehouse: Warehouse, query: Query, parts: Sequence[str]) -> Contributions:
    """The given areas within the query's only area (regions within a country or district)."""
    return _of(warehouse, query, replace(query, ref_areas=tuple(parts)), "ref_area", parts)


def _of(warehouse: Warehouse, query: Query, of_parts: Query, key: str, parts: Sequence[str]) -> Contributions:
    """The parts that a question finds, held against the single row of the whole; INCONSISTENT_INPUT where units differ."""
    named = {"product": query.product, "activity": query.activity, "ref_area": query.ref_areas[0]}
    whole, name = rows(warehouse, query), named[key]
    if not parts or not len(whole.known):
        is_withheld = bool(parts) and len(whole) == 1 and whole.row(0).reason in SUPPRESSED
        hidden = _hidden(rows(warehouse, of_parts).among(key, parts), key) if is_withheld else ()
        return replace(_contributions(name, whole, NONE, key, parts), hidden=hidden)
    found = rows(warehouse, of_parts).where(dataset=whole.row(0).dataset).among(key, parts)
    if query.transform == "ytd" and len(found):
        found = found.with_(numerator=_since_january(warehouse, of_parts, found, key))
    level = {"transform": "level", "base_period": ""}
    units = _units(rows(warehouse, replace(query, **level)))  # type: ignore[arg-type]
    of_each = _units(rows(warehouse, replace(of_parts, **level)).where(dataset=whole.row(0).dataset).among(key, parts))  # type: ignore[arg-type]
    if len(units) != 1 or of_each - units:
        return replace(_contributions(name, whole, NONE, key, parts), reason="INCONSISTENT_INPUT")
    ((unit, unit_mult),) = units
    made = _contributions(name, whole, found, key, parts)
    return replace(made, unit=unit, unit_mult=unit_mult, hidden=_hidden(found, key))


def _hidden(found: Rows, key: str) -> tuple[str, ...]:
    """The parts that are withheld, each once, in order of their codes."""
    return tuple(sorted(set(found.among("reason", SUPPRESSED)[key].tolist())))


def grouped(found: Contributions, most: int) -> Contributions:
    """The same with at most `most` parts by size of their contribution; the others stand together as OTHERS.

    The sum stays what it was. Parts without figures, and all parts where one is withheld, are left as they are.
    """
    itemised = found.parts.only(found.parts["part"] != REST)
    size = np.abs(itemised["contribution_pp"])
    if len(itemised) <= most + 1 or np.isnan(size).all():
        return found
    order = np.argsort(-np.nan_to_num(size), kind="stable")
    kept, others = itemised.at(np.sort(order[:most])), itemised.at(np.sort(order[most:]))
    others = others.only(~np.isnan(others["change"]))  # a part without one of its figures is in the rest already
    if not len(others):
        return found
    now, before = others["value"].sum(), others["base_value"].sum()
    change = found.value - found.base_value
    together = _table(np.array([OTHERS], dtype=object), np.array([now]), np.array([before]), found.base_value, change)
    together = together.with_(own_index=np.array([now / before * 100 if before > 0 else np.nan]))
    return replace(found, parts=joined([kept, together, found.parts.where(part=REST)]))


def is_rounding(found: Contributions) -> bool:
    """Whether what is left beyond the parts is no more than the last digits of all their figures leave open."""
    rest, itemised = found.parts.where(part=REST), found.parts.only(found.parts["part"] != REST)
    both = [*itemised["value"].tolist(), *itemised["base_value"].tolist()]
    digits = None if np.isnan(both).any() else decimals_of(both)
    if digits is None or not len(rest):
        return False
    return bool(abs(rest.row(0).change) <= 0.5 * 10.0**-digits * (len(both) + 2))


def _contributions(name: str, whole: Rows, found: Rows, key: str, parts: Sequence[str]) -> Contributions:
    """The contributions of rows to the single row of the whole."""
    if len(whole) != 1 or whole.row(0).reason:
        reason = whole.row(0).reason if len(whole) == 1 else "NO_DATA"
        return Contributions(NONE, name, np.nan, np.nan, np.nan, reason)
    index, base = whole.row(0).value, whole.row(0).base_value
    value = index * base / 100
    if not len(found):
        return Contributions(NONE, name, value, base, index, "")
    table = _parts(found, key, base, value - base)
    if found.among("reason", SUPPRESSED):
        table = _withheld(table)
    elif parts:
        table = joined([table, _rest(table, base, value)])
    return Contributions(table, name, value, base, index, "")


def _parts(found: Rows, key: str, base: float, change: float) -> Rows:
    """One row a part; a part that was nothing before contributes although it has no rate of its own."""
    own_base = found["base_value"]
    now = np.where(np.isnan(found["value"]), _of_new(found), found["value"] * own_base / 100)
    has_no_rate = np.isnan(now - own_base) | (found["reason"] == "BASE_ZERO")
    table = _table(found[key], now, own_base, base, change).with_(
        own_index=found["value"], reason=np.where(has_no_rate, found["reason"], "")
    )
    return table.ordered("part").ordered("contribution_pp", descending=True)


def _of_new(found: Rows) -> Array:
    """The level of parts whose base is a true zero: their rate does not exist, their level does."""
    is_new = (found["reason"] == "BASE_ZERO") & (found["base_value"] == 0)
    return np.where(is_new, found["numerator"], np.nan)


def _since_january(warehouse: Warehouse, of_parts: Query, found: Rows, key: str) -> Array:
    """The sum since January of every part whose base is zero; NaN where one of its figures is not there, and for all others."""
    new = found.where(reason="BASE_ZERO")[key].tolist()
    if not new:
        return np.full(len(found), np.nan)
    first = f"{of_parts.end[:4]}-{'Q1' if of_parts.freq == 'Q' else 'S1' if of_parts.freq == 'S' else '01'}"
    asked = replace(of_parts, transform="level", base_period="", start=first)
    levels = rows(warehouse, asked).where(dataset=found.row(0).dataset)
    sums = {part: float(levels.where(**{key: part})["value"].sum()) for part in new}
    return np.array([sums.get(part, np.nan) for part in found[key].tolist()])


def _rest(table: Rows, base: float, value: float) -> Rows:
    """What the printed whole holds beyond the itemised parts; a part without one of its figures is in the rest."""
    known = table.only(~np.isnan(table["change"]))
    now, before = value - known["value"].sum(), base - known["base_value"].sum()
    return _table(np.array([REST], dtype=object), np.array([now]), np.array([before]), base, value - base)


def _table(names: Array, now: Array, before: Array, base: float, change: float) -> Rows:
    """COLUMNS of some parts, without rates of their own and without reasons."""
    given, share = parts_of_change(now, before, base, change)
    count = len(names)
    return of({"part": names, "value": now, "base_value": before, "change": now - before, "contribution_pp": given,
               "share_of_change": share, "own_index": np.full(count, np.nan), "reason": np.full(count, "", dtype=object)})  # fmt: skip


def _units(levels: Rows) -> set[tuple[str, int]]:
    """Unit and power of ten of rows that have a value."""
    known = levels.known
    return set(zip(known["unit"].tolist(), known["unit_mult"].tolist(), strict=True))


def _withheld(table: Rows) -> Rows:
    """No contribution at all where one part is hidden: the others would tell it."""
    nothing = np.full(len(table), np.nan)
    is_hidden = np.isin(table["reason"].astype(str), SUPPRESSED)
    reason = np.where(is_hidden, table["reason"], "COMPONENT_SUPPRESSED")
    return table.with_(**dict.fromkeys(COLUMNS[1:-1], nothing), reason=reason)
