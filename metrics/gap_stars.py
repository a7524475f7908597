"""The stars of METRICS 5.1 for the regions of a country, from figures of one year: method `cluster_stars` on answers of the engine."""

import math
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.warehouse import Warehouse
from metrics import choices, engine
from metrics.engine import Query
from metrics.gaps import Asked
from metrics.methods.stars import YEARS, cluster_stars
from metrics.status import SUPPRESSED

BEST, PERCENTILES = 80, (70, 75, 80, 90)
CRITERIA = ("size", "specialisation", "productivity", "dynamics")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure (of a share its numerator) and what it is a part of; NaN with a reason; the unit of the answer."""

    value: float
    whole: float
    reason: str
    unit: str


@dataclass(frozen=True, slots=True)
class Stars:
    """Of one region: stars and out of how many, None where none can be judged; per criterion 1, 0 or None with a reason; employment."""

    stars: int | None
    out_of: int
    by_criterion: tuple[int | None, ...]
    reasons: tuple[str, ...]
    jobs: float = math.nan


@dataclass(frozen=True, slots=True)
class Judged:
    """Stars by region; the threshold of each criterion (None where there is none) and from how many regions; unit of money."""

    by_area: dict[str, Stars]
    thresholds: tuple[float | None, ...]
    used: tuple[int, ...]
    unit: str
    reason: str


def judged(warehouse: Warehouse, asked: Asked, percentile: float) -> Judged:
    """The stars of every region in the year asked for; one of METRICS' reasons where there is none at all.

    Employment and value added must be of that very year, and employment of five years before: nothing is filled in.
    """
    jobs = _figures(warehouse, asked, "employment_share", str(int(asked.period) - YEARS))
    now, earlier = jobs.get(asked.period, {}), jobs.get(str(int(asked.period) - YEARS), {})
    if not now:
        return Judged({}, (None,) * len(CRITERIA), (0,) * len(CRITERIA), "", "NO_DATA")
    added = _figures(warehouse, asked, "gdp", asked.period).get(asked.period, {})
    areas = sorted(now.keys() | added.keys())
    nothing = Figure(math.nan, math.nan, "VALUE_MISSING", "")
    frame = pd.DataFrame({
        "ref_area": pd.Series(areas, dtype=object),
        "employment": [now.get(area, nothing).value for area in areas],
        "region_total_employment": [now.get(area, nothing).whole for area in areas],
        "value_added": [added.get(area, nothing).value for area in areas],
        "employment_t_minus_5": [earlier.get(area, nothing).value for area in areas],
        "conf_status": pd.Series(["C" if now.get(area, nothing).reason in SUPPRESSED else "F" for area in areas], dtype=object),
        "obs_status": pd.Series(["A"] * len(areas), dtype=object),
    })  # fmt: skip
    answer = cluster_stars(frame, percentile=percentile, lq_min=asked.floor)
    # A withheld part of a criterion is not a missing one, whichever figure it is.
    hidden = {"productivity": added, "dynamics": earlier}
    columns = {str(name): answer["rows"][name].tolist() for name in answer["rows"]}  # far cheaper than records
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    by_area = {row["ref_area"]: _of(row, hidden, now.get(row["ref_area"], nothing).value) for row in rows}
    known = answer["thresholds"]
    limits = tuple(known.get(name) for name in ("size", "lq_p80", "productivity", "dynamics"))
    unit = next((one.unit for one in added.values()), "")
    return Judged(by_area, limits, tuple(answer["n_used"].get(name, 0) for name in CRITERIA), unit, answer["reason"])


def _of(row: dict[str, Any], hidden: dict[str, dict[str, Figure]], jobs: float) -> Stars:
    """One region, with the reason of a figure that is withheld where the method only saw that it is not there."""
    area, reasons = row["ref_area"], []
    for name in CRITERIA:
        figure = hidden.get(name, {}).get(area)
        is_plain = row[f"reason_{name}"] in ("VALUE_MISSING", "BASE_MISSING")
        is_withheld = is_plain and figure is not None and figure.reason in SUPPRESSED
        reasons.append(figure.reason if figure is not None and is_withheld else row[f"reason_{name}"])
    stars = tuple(None if row[f"{name}_star"] is None else int(row[f"{name}_star"]) for name in CRITERIA)
    number = None if row["stars"] is None else int(row["stars"])
    return Stars(number, int(row["stars_of"] or 0), stars, tuple(reasons), jobs)


def _figures(warehouse: Warehouse, asked: Asked, metric: str, first: str) -> dict[str, dict[str, Figure]]:
    """Figures in whole units by year and region, from a year to the one asked for; nothing where it is not on offer."""
    found = choices.available(warehouse, metric, asked.country).of(activity=asked.activity, freq="A")
    if not len(found) or not found.first <= asked.period <= found.last:
        return {}
    query = Query(
        metric, asked.country, activity=asked.activity, freq="A", start=first, end=asked.period, as_of=asked.as_of
    )
    by_year: dict[str, dict[str, Figure]] = {}
    for row in engine.rows(warehouse, query):
        scale = 10.0**row.unit_mult
        figure = Figure(row.numerator * scale, row.denominator, row.reason, row.unit)
        by_year.setdefault(row.time_period, {})[row.ref_area] = figure
    return by_year
