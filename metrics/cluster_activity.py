"""The composite index of cluster activity by region and year, its dimensions, and how certain the order of regions is.

The methods of metrics.methods do the reckoning; here stands which indicators they get, of which regions, on which scale:
only regions with three of the four dimensions are compared, min and max are those of one reference year.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.remembering import remembered
from data.warehouse import Warehouse
from metrics import activity_inputs
from metrics.activity_inputs import INDICATORS, Inputs
from metrics.activity_offer import DIMENSIONS, EQUAL, Weights
from metrics.bands import FEWEST, Band
from metrics.cube import Array
from metrics.methods.composite import composite_coherence
from metrics.methods.composite_index import composite_activity_index
from metrics.methods.composite_monte_carlo import DRAWS, composite_monte_carlo
from metrics.methods.scheme import MIN_DIMENSIONS, Scheme, combined, scheme, scored, treated, without
from metrics.methods.scores import weighted_mean, zscores

THIRDS = 3
META = pd.DataFrame({
    "indicator": [one.id for one in INDICATORS], "dimension": [one.dimension for one in INDICATORS],
    "direction": [float(one.direction) for one in INDICATORS], "weight_in_dimension": [one.weight for one in INDICATORS],
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Year:
    """One year: regions by dimensions in points from 1 to 100, NaN where there is none; `share` of the weight behind each.

    `is_compared`: three dimensions are known, so the region can have an index.
    """

    inputs: Inputs
    scores: Array
    share: Array
    is_compared: Array

    @property
    def year(self) -> str:
        """The year, as text."""
        return self.inputs.year

    @property
    def areas(self) -> tuple[str, ...]:
        """Every region of the country that the figures speak of."""
        return self.inputs.areas

    def reason(self, area: int, dimension: int) -> str:
        """Why a region has no figure of a dimension: withheld before all else; empty where it has one."""
        if not math.isnan(self.scores[area, dimension]):
            return ""
        own = [why for one, why in zip(INDICATORS, self.inputs.reasons[area], strict=True)
               if one.dimension == DIMENSIONS[dimension] and why]  # fmt: skip
        return next((why for why in own if why.endswith("SUPPRESSED")), own[0] if own else "ZERO_VARIANCE")


@dataclass(frozen=True, slots=True)
class Activity:
    """All years of a country in which at least three regions can be compared.

    `goalposts`: lowest and highest value of each indicator, `references`: the year that they are of, '' = never known.
    """

    years: tuple[Year, ...]
    references: tuple[str, ...]
    goalposts: pd.DataFrame

    def of(self, year: str) -> Year:
        """One of its years; KeyError for another."""
        return {one.year: one for one in self.years}[year]


@remembered
def of(warehouse: Warehouse, country: str, as_of: str = "") -> Activity | None:
    """The activity of a country as known on a day; None where three dimensions are known of fewer than three regions."""
    plan = scheme(META, None)
    known = [one for one in activity_inputs.of(warehouse, country, as_of) if _compared(one, plan).sum() >= FEWEST]
    if not known:
        return None
    posts, references = _goalposts(known, plan)
    return Activity(tuple(_year(one, plan, posts) for one in known), references, posts)


def _compared(inputs: Inputs, plan: Scheme) -> Array:
    """Regions of which at least three dimensions are known, each by half of the weight of its indicators."""
    known = combined(np.where(np.isnan(inputs.values), np.nan, 1.0), plan, "arithmetic", "arithmetic", 1).dimensions
    return np.asarray((~np.isnan(known)).sum(axis=1) >= MIN_DIMENSIONS)


def _goalposts(known: Sequence[Inputs], plan: Scheme) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Lowest and highest value of each indicator among the regions compared, outliers pulled in, and the year of each.

    The year is the newest one in which the indicator is known of three of them: so the newest map is not clipped.
    """
    rows, years = [], []
    for at, one in enumerate(INDICATORS):
        for inputs in reversed(known):
            values = treated(inputs.values[_compared(inputs, plan)][:, [at]], "winsorise")[:, 0]
            values = values[~np.isnan(values)]
            if len(values) >= FEWEST:
                rows.append((one.id, float(values.min()), float(values.max())))
                break
        years.append(inputs.year if len(values) >= FEWEST else "")
    return pd.DataFrame(rows, columns=["indicator", "min", "max"]), tuple(years)


def _year(inputs: Inputs, plan: Scheme, posts: pd.DataFrame) -> Year:
    """Scores of every region on the scale of those compared; outliers are judged among these."""
    is_compared = _compared(inputs, plan)
    values = inputs.values.copy()
    values[is_compared] = treated(values[is_compared], "winsorise")
    scores, dropped = scored(values, plan, "minmax_1_100", posts)
    kept = without(plan, dropped)
    _, share = weighted_mean(scores, kept.within, "arithmetic")
    return Year(inputs, combined(scores, kept, "arithmetic", "arithmetic", 1).dimensions, share, is_compared)


def index(activity: Activity, year: str, weights: Weights = EQUAL) -> pd.DataFrame:
    """One row a region, as `composite_activity_index` gives it; regions that are not compared have TOO_FEW_DIMENSIONS."""
    of_year = activity.of(year)
    obs = _obs(of_year)
    return composite_activity_index(obs, META, _dimension_weights(weights), activity.goalposts)


def coherence(year: Year) -> dict[str, tuple[float | None, bool]]:
    """Of each dimension with several indicators Cronbach's alpha, None where it cannot be told, and whether two run against each other.

    By `composite_coherence` over the regions that are compared; an indicator where less is better is turned.
    """
    values = year.inputs.values[year.is_compared] * np.array([one.direction for one in INDICATORS])
    found = {}
    for name in DIMENSIONS:
        own = [at for at, one in enumerate(INDICATORS) if one.dimension == name]
        if len(own) > 1:
            answer = composite_coherence(np.column_stack([zscores(values[:, at]) for at in own]))
            found[name] = (answer["cronbach_alpha"], bool(answer["negative_pairs"]))
    return found


def contributions(scores: Sequence[float], value: float, weights: Weights = EQUAL) -> list[float]:
    """The points that each dimension adds to an index, which they sum to: by its part in the weighted mean of logarithms.

    [OWN] NaN for a dimension that is missing or weighs nothing; at an index of 1, whose logarithm is zero, nothing is added.
    """
    parts = [w * math.log(score) if w > 0 and score > 0 else math.nan for score, w in zip(scores, weights, strict=True)]
    whole = math.fsum(part for part in parts if not math.isnan(part))
    return [part * value / whole if whole > 0 else part * 0 for part in parts]


def bands(warehouse: Warehouse, country: str, as_of: str, year: str, weights: Weights = EQUAL, draws: int = DRAWS) -> Mapping[str, Band]:  # fmt: skip
    """Region -> the places it may have: from the 5 % to the 95 % quantile of its ranks when every choice is drawn at random.

    By `composite_monte_carlo` with its fixed seed; among the regions that have an index. Empty where fewer than three do.
    """
    activity = of(warehouse, country, as_of)
    if activity is None:
        return {}
    return _bands(activity, year, weights, draws)


def _bands(activity: Activity, year: str, weights: Weights, draws: int) -> dict[str, Band]:
    obs = _obs(activity.of(year)).dropna(how="all", subset=list(META["indicator"]))
    found = composite_monte_carlo(
        obs, META, _dimension_weights(weights), activity.goalposts, draws=draws, sobol_base=0
    )["areas"]  # fmt: skip
    if len(found) < FEWEST:
        return {}
    rows = zip(found["ref_area"], found["rank_p05"], found["rank_p95"], strict=True)
    return {area: Band(math.floor(low), math.ceil(high), len(found)) for area, low, high in rows}


def thirds(band: Band) -> tuple[int, int]:
    """The thirds of the places in which a band begins and ends: 0 = the leading one, 2 = the last.

    >>> thirds(Band(1, 4, 12)), thirds(Band(4, 9, 12)), thirds(Band(1, 12, 12))
    ((0, 0), (0, 2), (0, 2))
    """
    return tuple((place - 1) * THIRDS // band.count for place in (band.first, band.last))  # type: ignore[return-value]


def _obs(year: Year) -> pd.DataFrame:
    """The indicators of every region; of those that are not compared none, so that they set no scale."""
    values = np.where(year.is_compared[:, None], year.inputs.values, np.nan)
    columns = {one.id: values[:, at] for at, one in enumerate(INDICATORS)}
    return pd.DataFrame({"ref_area": list(year.areas), **columns})


def _dimension_weights(weights: Weights) -> pd.DataFrame:
    return pd.DataFrame({"dimension": list(DIMENSIONS), "weight": [float(one) for one in weights]})
