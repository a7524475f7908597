"""Which regions are built alike: peers by structure, never by how they perform (peer_similarity).

By what regions may be compared stands in the definitions (`structural`): size of the economy, weight of an industry in it,
size of its enterprises. Growth, pay and output are what peers are compared in afterwards, so they are refused here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from data.remembering import remembered
from data.warehouse import Warehouse
from metrics import choices
from metrics.catalogue import catalogue
from metrics.catalogue import metric as find_metric
from metrics.engine import Query, rows
from metrics.errors import MetricsError, UnknownMetric
from metrics.methods.peers import peer_similarity
from metrics.rows import NONE, Rows, joined

FEWEST_REGIONS = 10
MOST = 20  # peers


class NotStructural(MetricsError):
    """A variable that says how a region performs, or none that there is: peers are found by structure only."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A structural figure: a metric and an activity of it; of a total its size counts by factors (logarithm)."""

    metric: str
    activity: str = ""

    @property
    def code(self) -> str:
        """How it stands in addresses and tables."""
        return f"{self.metric}.{self.activity}" if self.activity else self.metric

    @property
    def is_size(self) -> bool:
        """Twice as large is as far as half as large."""
        return find_metric(self.metric).scale == "total"


# Size of the economy, weight of manufacturing and of light industry, size of its enterprises; no growth, no pay.
FEATURES = (
    Feature("gdp", "_T"),
    Feature("organisations", "_T"),
    Feature("employment", "_T"),
    Feature("gdp_share", "C"),
    Feature("manufacturing_share_of_organisations"),
    Feature("gdp_share", "C13-C15"),
    Feature("employment_share", "C13-C15"),
    Feature("average_size", "C13-C15"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A structural figure of a region as printed; NaN with a reason where it is withheld or not published."""

    value: float
    reason: str
    unit: str = ""
    unit_mult: int = 0


@dataclass(frozen=True, slots=True)
class Behind:
    """A region that is nearer than the furthest peer by the figures it has, and is none since it lacks some of them."""

    area: str
    distance: float
    lacking: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Peers:
    """The nearest regions, nearest first, and the figures that were compared: (feature, period).

    distances: Gower's, 0 = the same in everything, 1 = opposite ends in everything. cells: feature code -> area -> figure.
    spans: feature code -> largest less smallest figure, as it is compared. rows: the figures of the region and its peers, with
    their sources. reason: that of the method where there are none. behind: who comes after them only for a gap, nearest first.
    """

    areas: tuple[str, ...]
    by: tuple[tuple[Feature, str], ...]
    reason: str
    distances: tuple[float, ...] = ()
    cells: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    spans: Mapping[str, float] = field(default_factory=dict)
    rows: Rows = NONE
    behind: tuple[Behind, ...] = ()

    def apart(self, feature: Feature, one: str, other: str) -> float:
        """How far two regions are apart in one figure, as a part of the whole range; NaN where one of them has none."""
        here = self.cells[feature.code]
        ends = [scaled(feature, here[area]) if area in here else np.nan for area in (one, other)]
        span = self.spans[feature.code]
        return abs(ends[0] - ends[1]) / span if span else float("nan")


def declared() -> tuple[Feature, ...]:
    """Every structural figure that a definition declares, those of FEATURES first."""
    found = [
        Feature(one.id, activity if one.activity else "") for one in catalogue().values() for activity in one.structural
    ]
    return tuple(dict.fromkeys((*(one for one in FEATURES if one in found), *found)))


def feature(code: str) -> Feature:
    """The structural figure of a code; raises NotStructural with a sentence for any other one."""
    metric, _dot, activity = code.partition(".")
    found = Feature(metric, activity)
    if found in declared():
        return found
    try:
        known = find_metric(metric)
    except UnknownMetric as unknown:
        raise NotStructural(str(unknown)) from None
    raise NotStructural(
        f"{known.title.en!r} ({code}) is no structural variable: peers are found by how regions are built, and compared in "
        f"how they perform. Declare it in metrics/definitions/{known.id}.toml (structural) if it does say how they are built."
    )


@remembered
def usable(warehouse: Warehouse, country: str) -> tuple[Feature, ...]:
    """The structural figures that enough regions of a country have by year."""
    return tuple(
        one
        for one in declared()
        if choices.available(warehouse, one.metric, country).of(activity=one.activity, freq="A").n_areas
        >= FEWEST_REGIONS
    )


def peers(
    warehouse: Warehouse, country: str, area: str, k: int = 5, as_of: str = "", codes: tuple[str, ...] = ()
) -> Peers:
    """The `k` regions most like one in structure: Gower's distance over the newest year of each figure.

    codes: the figures to compare, FEATURES where none is named; raises NotStructural. Gaps are allowed: two regions are
    compared by the figures that both have, and must share at least half of those that the region asked for has; those that
    have all of them come first, since a mean over fewer figures is easily small. Withheld
    figures are gaps here, since a distance over several figures tells none of them; `cells` still says which are withheld.
    """
    wanted = tuple(map(feature, codes)) or FEATURES
    cells, used, printed = {}, [], []
    for one in wanted:
        rows_of, period = _printed(warehouse, country, one, as_of)
        found = _cells(rows_of)
        if sum(not cell.reason for cell in found.values()) >= FEWEST_REGIONS:
            cells[one.code] = found
            used.append((one, period))
            printed.append(rows_of)
    if not used:
        return Peers((), (), "NO_DATA")
    table = pd.DataFrame(
        {one.code: {code: scaled(one, cell) for code, cell in cells[one.code].items()} for one, _ in used}
    )
    answer = peer_similarity(table.rename_axis("ref_area").reset_index(), of=area, by="gower", k=1)
    every = _nearest(table, area, answer["distance"])
    nearest = every[: max(1, min(k, MOST))]
    spans = {str(name): float(table[name].max() - table[name].min()) for name in table}
    return Peers(
        tuple(code for code, _far in nearest), tuple(used), str(answer.get("reason") or ""),
        tuple(far for _code, far in nearest), cells, spans, _of_these(printed, {area, *(code for code, _far in nearest)}),
        _behind(table, area, every, len(nearest)),
    )  # fmt: skip


def _behind(table: pd.DataFrame, area: str, every: Sequence[tuple[str, float]], taken: int) -> tuple[Behind, ...]:
    """Those after the peers that are nearer than the furthest of them."""
    furthest = max((far for _code, far in every[:taken]), default=0.0)
    nearer = sorted((pair for pair in every[taken:] if pair[1] < furthest), key=lambda pair: pair[1])
    gaps = table.isna()
    own = [name for name in map(str, table) if not gaps.loc[area, name]] if nearer else []
    return tuple(
        Behind(code, far, tuple(feature(name) for name in own if gaps.loc[code, name])) for code, far in nearer
    )


def _of_these(printed: Sequence[Rows], areas: set[str]) -> Rows:
    return joined([one.among("ref_area", areas) for one in printed])


def scaled(one: Feature, cell: Cell) -> float:
    """The figure as it is compared: of a size the logarithm; NaN where there is none."""
    if cell.reason or (one.is_size and cell.value <= 0):
        return float("nan")
    return float(np.log(cell.value)) if one.is_size else cell.value


def _nearest(table: pd.DataFrame, area: str, distance: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """Regions with a distance and at least half of the figures of the one asked for: those with all, then the others, nearest first."""
    if area not in table.index:
        return []
    own = table.loc[area].notna()
    shared = table.notna().loc[:, own].sum(axis=1)
    fit = [(code, far) for code, far in distance.items() if not np.isnan(far) and shared[code] * 2 >= own.sum() > 0]
    return sorted(fit, key=lambda pair: (shared[pair[0]] < own.sum(), pair[1]))


def _printed(warehouse: Warehouse, country: str, one: Feature, as_of: str) -> tuple[Rows, str]:
    """The figure of every region in the newest year that was out by the day."""
    offers = choices.available(warehouse, one.metric, country).of(activity=one.activity, freq="A")
    if not offers.n_areas:
        return NONE, ""
    asked, period = Query(one.metric, country, (), one.activity, freq="A", as_of=as_of), offers.last
    if as_of:
        known = choices.periods(warehouse, asked)
        period = known[-1] if known else ""
    if not period:
        return NONE, ""
    query = Query(one.metric, country, (), one.activity, freq="A", start=period, end=period, as_of=as_of)
    return rows(warehouse, query).firsts("ref_area"), period


def _cells(found: Rows) -> dict[str, Cell]:
    """The figures by region."""
    return {
        row.ref_area: Cell(float("nan") if row.reason else row.value, row.reason, row.unit, int(row.unit_mult))
        for row in found
    }
