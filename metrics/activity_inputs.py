"""The indicators behind the index of cluster activity, by year and region: values in plain units, and why one is not there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from data.warehouse import Warehouse
from metrics import activity_records, engine, records
from metrics.activity_offer import COOPERATION, DYNAMICS, ORGANISATION, SCALE, SECTOR, is_possible, spans
from metrics.cube import Array
from metrics.methods.membership import cluster_density_coverage
from metrics.methods.remainder import LEAST
from metrics.methods.support import uptake_by_group
from metrics.methods.suppression import suppression
from metrics.query import Query
from metrics.rows import Rows

Cell = tuple[str, str]  # year and region
Figures = dict[Cell, tuple[float, str]]  # value and reason, one of them empty


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of a dimension: `direction` -1 = less is better; `metric` = where the catalogue explains it."""

    id: str
    dimension: str
    weight: float
    direction: int = 1
    metric: str = ""


# METRICS section 8. At the end of a year the rolling twelve months and January to December are one number: it stands once.
INDICATORS = (
    Indicator("log_employment", SCALE, 0.5, metric="employment"),
    Indicator("location_quotient", SCALE, 0.5, metric="employment_share"),
    Indicator("production_ytd", DYNAMICS, 1.0, metric="production_index"),
    Indicator("members_per_1000", ORGANISATION, 0.5, metric="organisations"),
    Indicator("employment_coverage", ORGANISATION, 0.5, metric="employment"),
    Indicator("support_uptake", COOPERATION, 0.5),
    Indicator("support_lag", COOPERATION, 0.5, direction=-1),
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Values and reasons of one year, regions by indicators in the order of INDICATORS; `has_cluster` by region."""

    year: str
    areas: tuple[str, ...]
    values: Array
    reasons: tuple[tuple[str, ...], ...]
    has_cluster: tuple[bool, ...]
    source_ids: tuple[str, ...]


def of(warehouse: Warehouse, country: str, as_of: str) -> tuple[Inputs, ...]:
    """One entry a year for which the scale or the growth of the sector is published; none where the index is not possible."""
    if not is_possible(warehouse, country):
        return ()
    known = spans(warehouse, country, ("employment", "employment_share", "production_index"))
    first, last = min(low for low, _ in known), max(high for _, high in known)
    day = records.observed_to(warehouse, country, as_of)
    last = min(last, day.year)
    span = (warehouse, country, day.isoformat(), first, last)
    published, used = _published(warehouse, country, as_of, first, last)
    members, jobs = activity_records.members(*span), activity_records.jobs(*span)
    found = {**published, **_reach(published, members, jobs), **_support(warehouse, country, day, members)}
    areas = tuple(sorted({area for name in published for _year, area in published[name] if area != country}))
    with_cluster = activity_records.with_clusters(warehouse, country)
    there = (
        set(zip(with_cluster.plain("year"), with_cluster.plain("ref_area"), strict=True))
        if len(with_cluster)
        else set()
    )
    sources = tuple(sorted({*used, *activity_records.sources(warehouse, country)}))
    return tuple(_of_year(str(year), areas, found, there, sources) for year in range(first, last + 1))


def _of_year(
    year: str, areas: tuple[str, ...], found: Mapping[str, Figures], there: set[Cell], sources: tuple[str, ...]
) -> Inputs:
    cells = [[found[one.id].get((year, area), (np.nan, "NO_DATA")) for one in INDICATORS] for area in areas]
    values = np.array([[value for value, _ in row] for row in cells], dtype=float)
    reasons = tuple(tuple(reason for _, reason in row) for row in cells)
    return Inputs(year, areas, values, reasons, tuple((year, area) in there for area in areas), sources)


def _published(
    warehouse: Warehouse, country: str, as_of: str, first: int, last: int
) -> tuple[dict[str, Figures], set[str]]:
    """Figures of regions as offices publish them, and the publications; employment and organisations in plain units."""
    answers = {
        "employment": Query("employment", country, freq="A"),
        "location_quotient": Query("employment_share", country, freq="A", transform="relative"),
        "organisations": Query("organisations", country, freq="A"),
        "production_ytd": Query("production_index", country, freq="M", transform="ytd"),
    }
    ends = {"A": (str(first), str(last)), "M": (f"{first}-01", f"{last}-12")}
    found: dict[str, Figures] = {}
    used: set[str] = set()
    for name, query in answers.items():
        start, end = ends[query.freq]
        rows = engine.rows(warehouse, replace(query, activity=SECTOR, start=start, end=end, as_of=as_of))
        found[name] = _by_year(rows)
        used |= {source for text in rows.known.plain("source_id") for source in str(text).split("; ") if source}
    found["log_employment"] = {
        cell: (float(np.log1p(value)), reason) for cell, (value, reason) in found["employment"].items()
    }
    return found, used


def _by_year(rows: Rows) -> Figures:
    """The figure of each region and year: of months the one of December, which speaks of the whole year."""
    columns = zip(
        rows.plain("time_period"), rows.plain("ref_area"), (rows["value"] * 10.0 ** rows["unit_mult"]).tolist(),
        rows.plain("reason"), strict=True,
    )  # fmt: skip
    return {
        (period[:4], area): (value, reason)
        for period, area, value, reason in columns
        if len(period) == 4 or period.endswith("-12")
    }


def _reach(published: Mapping[str, Figures], members: Rows, jobs: Rows) -> dict[str, Figures]:
    """How many of the sector's organisations are members, and how many of its jobs they hold at least."""
    if not len(members):
        return {"members_per_1000": {}, "employment_coverage": {}}
    cells = [(str(year), area) for year, area in zip(members.plain("year"), members.plain("ref_area"), strict=True)]
    told = _told(jobs)
    whole = {
        name: [published[name].get(cell, (np.nan, ""))[0] for cell in cells] for name in ("organisations", "employment")
    }
    own = [sum(told[cell].values()) if told.get(cell) else np.nan for cell in cells]
    found = cluster_density_coverage(pd.DataFrame({
        "ref_area": [" ".join(cell) for cell in cells], "members": members["members"].astype(float),
        "enterprises_c13_c15": whole["organisations"], "member_employment": own, "sector_employment": whole["employment"],
    }))  # fmt: skip
    hidden = _hidden(jobs)
    left = [n - len(told.get(cell, ())) for cell, n in zip(cells, whole["organisations"], strict=True)]
    why = [reason or ("VALUE_SUPPRESSED" if cell in hidden or n < LEAST else "")
           for cell, n, reason in zip(cells, left, found["reason_coverage"], strict=True)]  # fmt: skip
    return {
        "members_per_1000": _figures(cells, found["members_per_1000_enterprises"], found["reason"]),
        "employment_coverage": _figures(cells, found["employment_coverage_pct"], why),
    }


def _each(jobs: Rows) -> Iterator[tuple[str, str, str, str, float]]:
    """Year, region, cluster, member and its jobs."""
    columns = (jobs.plain(name) for name in ("ref_area", "cluster_id", "org_id", "jobs"))
    return zip(map(str, jobs.plain("year")), *columns, strict=True)


def _told(jobs: Rows) -> dict[Cell, dict[str, float]]:
    """Year and region -> member -> the jobs that it reported; a member of two clusters counts once."""
    found: dict[Cell, dict[str, float]] = {}
    for year, area, _cluster, member, own in _each(jobs):
        if not np.isnan(own):
            found.setdefault((year, area), {})[member] = own
    return found


def _hidden(jobs: Rows) -> set[Cell]:
    """Regions whose share would tell what few firms have, alone or beside the share that is published of a cluster.

    A cluster with members in several regions, or two in one, give away their parts as differences: so a region is shown
    only where every part of every cluster in it may be.
    """
    parts: dict[tuple[str, str, str], list[float]] = {}
    for year, area, cluster, _member, own in _each(jobs):
        told = parts.setdefault((year, cluster, area), [])
        if not np.isnan(own):
            told.append(own)
    cells = suppression(pd.DataFrame({"cell": [" ".join(key) for key in parts], "contributors": list(parts.values())}))
    unsafe = {key[:2] for key, is_told in zip(parts, cells["sensitive"], strict=True) if is_told}
    return {(year, area) for year, cluster, area in parts if (year, cluster) in unsafe}


def _support(warehouse: Warehouse, country: str, day: date, members: Rows) -> dict[str, Figures]:
    """The part of the members of any day so far that were paid by the end of each year, and the days until half were."""
    asked = activity_records.applications(warehouse, country, day.isoformat())
    found: dict[str, Figures] = {"support_uptake": {}, "support_lag": {}}
    if not len(asked) or not len(members):
        return found
    frame = pd.DataFrame(
        {name: asked[name] for name in ("app_id", "org_id", "group", "applied", "decided", "paid", "outcome")}
    )
    for year in members.distinct("year"):
        until, of_year = min(date(year, 12, 31), day), members.where(year=year)
        eligible = dict(zip(of_year.plain("ref_area"), of_year["eligible"].astype(float).tolist(), strict=True))
        for area, (rate, why, days, why_days) in uptake_by_group(_open(frame, until), eligible, as_of=until).items():
            found["support_uptake"][str(year), area] = (np.nan if rate is None else 100 * rate, why)
            found["support_lag"][str(year), area] = (np.nan if days is None else days, why_days)
    return found


def _open(asked: pd.DataFrame, until: date) -> pd.DataFrame:
    """Applications as the method reads them, without those withdrawn by a day: like rejected ones they are never paid."""
    is_withdrawn = (asked["outcome"] == "withdrawn") & (asked["decided"] <= pd.Timestamp(until))
    kept = asked[~is_withdrawn]
    return kept.assign(decision=kept["outcome"].map({"granted": "approved", "rejected": "rejected"}))


def _figures(cells: Sequence[Cell], values: Iterable[float], reasons: Iterable[str]) -> Figures:
    """Values with their reasons; where there is a reason there is no value."""
    return {cell: (np.nan if reason else float(value), reason)
            for cell, value, reason in zip(cells, values, reasons, strict=True)}  # fmt: skip
