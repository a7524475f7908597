"""Why a region grew other than its country: shift-share over the activities that its whole is made of (shift_share)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data.statuses import VOIDING_BREAKS
from data.warehouse import Warehouse
from metrics import geography
from metrics.engine import Query, rows
from metrics.methods.shift_share import shift_share
from metrics.rows import NONE, Row, Rows, of

YEARS = 5
PARTS = ("national_share", "industry_mix", "regional_shift")
COLUMNS = ("ref_area", "base_value", "value", "change", *PARTS, "reason")


@dataclass(frozen=True, slots=True)
class Decomposition:
    """One row a region with COLUMNS, in the unit of the metric; the two periods and the activities that were compared.

    change = national_share + industry_mix + regional_shift exactly; NaN where `reason` says why. used = the figures that
    it rests on, with unit and sources.
    """

    rows: Rows
    first: str
    last: str
    activities: tuple[str, ...]
    used: Rows


def activities(warehouse: Warehouse, datasets: tuple[str, ...], activity: str) -> tuple[str, ...]:
    """The activities that one is made of in the first dataset that has such parts; none for one without parts."""
    for dataset in datasets:
        found = tuple(
            part for parent, name, part in geography.parts(warehouse) if (parent, name) == (activity, dataset)
        )
        if found:
            return found
    return ()


def decomposed(warehouse: Warehouse, query: Query, parts: tuple[str, ...], years: int = YEARS) -> Decomposition:
    """Shift-share of the areas of a query over the newest `years` years, or since the last break if that is later.

    `query` names regions and a country; its activity is replaced by `parts`. Needs yearly figures.
    """
    asked = replace(query, transform="level", base_period="", activity="*", ref_areas=(*query.ref_areas, query.country))
    found = rows(warehouse, asked).among("activity", parts)
    nation = found.where(ref_area=query.country)
    span = _span(found, [nation.where(activity=part) for part in parts], years)
    if not span:
        return Decomposition(NONE, "", "", parts, NONE)
    used = found.among("time_period", span)
    answer = shift_share(_table(used, query), t0=span[0], t1=span[1])
    return Decomposition(_rows(pd.DataFrame(answer), used, span), *span, parts, used)


def _span(found: Rows, nation: Sequence[Rows], years: int) -> tuple[str, str] | None:
    """First and last of the years in which the country has every activity (rows of one each), after the last break."""
    common = set.intersection(*(set(part.known["time_period"].tolist()) for part in nation)) if nation else set()
    if not common:
        return None
    last = max(common)
    breaks = found.among("break_kind", VOIDING_BREAKS)["time_period"].tolist()
    least = max([str(int(last) - years), *(code for code in breaks if code <= last)])
    first = min(code for code in common if code >= least)
    return (first, last) if first < last else None


def _table(used: Rows, query: Query) -> pd.DataFrame:
    """The table of the method: a row an activity, period and region, with the figure of the country beside it."""
    nation = {(row.activity, row.time_period): row for row in used.where(ref_area=query.country)}
    regions = [row for row in used if row.ref_area != query.country]
    pairs = [(row, nation.get((row.activity, row.time_period))) for row in regions]
    return pd.DataFrame(
        [
            {
                "ref_area": row.ref_area, "activity": row.activity, "time_period": row.time_period, "region": row.value,
                "nation": np.nan if whole is None else whole.value, "obs_status": _status(row, whole),
            }
            for row, whole in pairs
        ]
    )  # fmt: skip


def _status(row: Row, whole: Row | None) -> str:
    """Q where one of the two is withheld, else the status of the region's figure."""
    hidden = any(one is not None and "SUPPRESSED" in one.reason for one in (row, whole))
    return "Q" if hidden else str(row.obs_status)


def _rows(answer: pd.DataFrame, used: Rows, span: tuple[str, str]) -> Rows:
    """COLUMNS, with the two levels of each region over the activities that were compared."""
    listed = answer["ref_area"].tolist()
    levels = {code: [_level(used, area, code) for area in listed] for code in span}
    numbers = {name: pd.to_numeric(answer[name], errors="coerce").to_numpy(float) for name in ("change", *PARTS)}
    return of(
        {
            "ref_area": answer["ref_area"].to_numpy(object), "base_value": np.array(levels[span[0]], dtype=float),
            "value": np.array(levels[span[1]], dtype=float), **numbers, "reason": answer["reason"].to_numpy(object),
        }
    )  # fmt: skip


def _level(used: Rows, area: str, period: str) -> float:
    """The sum over the activities; NaN where one has no figure."""
    found = used.where(ref_area=area, time_period=period)
    return float(found["value"].sum()) if len(found) and not found["reason"].any() else np.nan


__all__ = ["COLUMNS", "Decomposition", "activities", "decomposed"]
