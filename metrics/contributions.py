"""What each part gave to the change of a whole, in percentage points that add up to the growth (growth_contribution).

(x1 - x0) / X0 x 100 for every part; the rest of a printed whole is "not itemised" and is named only where no part and
not the whole is suppressed: otherwise it would tell the hidden figure (METRICS R10).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics.engine import Query, evaluate
from metrics.status import SUPPRESSED

REST = "not_itemised"
COLUMNS = ("part", "value", "base_value", "change", "contribution_pp", "share_of_change", "own_index", "reason")


@dataclass(frozen=True, slots=True)
class Contributions:
    """The parts (frame with COLUMNS, largest contribution first, REST last) and the whole they belong to.

    index, value and base_value are those of the whole; NaN where `reason` says why, and the frame is empty then.
    """

    parts: pd.DataFrame
    whole: str
    value: float
    base_value: float
    index: float
    reason: str


def of_products(warehouse: Warehouse, query: Query) -> Contributions:
    """The itemised kinds of the query's product; kinds that are contained in another listed kind are left out.

    `query` names one product, one area and one period (start = end) and its transform says what is compared:
    "yoy", "mom" or "ytd".
    """
    rows = warehouse.rows(
        "SELECT product FROM wh.product_parent WHERE parent = ? AND NOT is_nested ORDER BY product", [query.product]
    )
    parts = [str(code) for (code,) in rows]
    whole = evaluate(warehouse, query)
    found = evaluate(warehouse, replace(query, product="*")) if parts else whole.iloc[0:0]
    dataset = str(whole["dataset"].iloc[0]) if len(whole) else query.dataset
    return _contributions(
        query.product, whole, found[found["product"].isin(parts) & (found["dataset"] == dataset)], "product", parts
    )


def of_areas(warehouse: Warehouse, query: Query, parts: Sequence[str]) -> Contributions:
    """The given areas within the query's only area (regions within a country or district)."""
    whole = evaluate(warehouse, query)
    found = evaluate(warehouse, replace(query, ref_areas=tuple(parts)))
    return _contributions(query.ref_areas[0], whole, found, "ref_area", parts)


def _contributions(
    name: str, whole: pd.DataFrame, found: pd.DataFrame, key: str, parts: Sequence[str]
) -> Contributions:
    """The contributions of rows to the single row of the whole."""
    if len(whole) != 1 or whole["reason"].iloc[0]:
        reason = str(whole["reason"].iloc[0]) if len(whole) == 1 else "NO_DATA"
        return Contributions(pd.DataFrame(columns=list(COLUMNS)), name, np.nan, np.nan, np.nan, reason)
    index, base = float(whole["value"].iloc[0]), float(whole["base_value"].iloc[0])
    value = index * base / 100
    table = _rows(found, key, base, value - base)
    if found["reason"].isin(SUPPRESSED).any():
        table = _withheld(table)
    elif parts and len(table) == len(parts) and table["change"].notna().all():
        table = pd.concat([table, _rest(table, base, value)], ignore_index=True)
    return Contributions(table, name, value, base, index, "")


def _rows(found: pd.DataFrame, key: str, base: float, change: float) -> pd.DataFrame:
    """One row a part; a part that was nothing before contributes although it has no rate of its own."""
    own_base = found["base_value"].where(found["base_value"].notna())
    now = (found["value"] * own_base / 100).where(found["value"].notna(), _of_new(found))
    delta = now - own_base
    usable = delta.notna()
    table = pd.DataFrame(
        {
            "part": found[key],
            "value": now,
            "base_value": own_base,
            "change": delta,
            "contribution_pp": delta / base * 100,
            "share_of_change": delta / change if change else np.nan,
            "own_index": found["value"],
            "reason": found["reason"].where(~usable | (found["reason"] == "BASE_ZERO"), ""),
        }
    )
    return table.sort_values(["contribution_pp", "part"], ascending=[False, True], ignore_index=True)


def _of_new(found: pd.DataFrame) -> pd.Series:
    """The level of parts whose base is a true zero: their rate does not exist, their level does.

    Not of sums since January: the level stands for its own period only.
    """
    is_new = (found["reason"] == "BASE_ZERO") & (found["base_value"] == 0) & (found["formula"] != "growth_ytd")
    return found["numerator"].where(is_new)


def _rest(table: pd.DataFrame, base: float, value: float) -> pd.DataFrame:
    """What the printed whole holds beyond the itemised parts."""
    now, before = value - table["value"].sum(), base - table["base_value"].sum()
    change, total = now - before, value - base
    return pd.DataFrame(
        [
            {
                "part": REST,
                "value": now,
                "base_value": before,
                "change": change,
                "contribution_pp": change / base * 100,
                "share_of_change": change / total if total else np.nan,
                "own_index": np.nan,
                "reason": "",
            }
        ]
    )


def _withheld(table: pd.DataFrame) -> pd.DataFrame:
    """No contribution at all where one part is hidden: the others would tell it."""
    numbers = ["value", "base_value", "change", "contribution_pp", "share_of_change", "own_index"]
    reason = table["reason"].where(table["reason"].isin(SUPPRESSED), "COMPONENT_SUPPRESSED")
    return table.assign(**dict.fromkeys(numbers, np.nan), reason=reason)
