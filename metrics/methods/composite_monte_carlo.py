"""How far the ranks of a composite index hang on its choices: all at once, drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, get_args

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest
from data.requests.method import method
from metrics.cube import Array
from metrics.methods.composite_sensitivity import Choices, Ranking
from metrics.methods.permutations import SEED, generator
from metrics.methods.scheme import DIMENSION_WEIGHTS, GOALPOSTS, META, MIN_DIMENSIONS, OBS, scheme, why_no_index
from metrics.methods.scores import Mean, Normalise, Treat

DRAWS, SOBOL_BASE = 2_000, 256
# Nine of ten draws of an equal weight lie within the spread.
_NINE_OF_TEN = 1.6448536269514722
_EDGE = 1e-9
_AREAS = ("ref_area", "rank", "median_rank", "rank_p05", "rank_p95", "mean_abs_rank_shift", "is_wide", "n_ranked")


@dataclass(frozen=True, slots=True)
class Space:
    """Every choice as a number from 0 to 1, so that all can be drawn alike."""

    base: Choices
    dimensions: tuple[str, ...]
    indicators: tuple[str, ...]
    spread: float

    @property
    def factors(self) -> tuple[str, ...]:
        """What is drawn, in order; the weight of a dimension that weighs nothing is not."""
        weighing = [f"weight {name}" for name, w in zip(self.dimensions, self.base.weights, strict=True) if w > 0]
        return (*(weighing if len(weighing) > 1 else ()), "normalise", "across", "treat", "omit")

    def choices(self, points: Array) -> list[Choices]:
        """The choices at each point, one row of numbers a point."""
        weights = self._weights(points[:, : len(self.factors) - 4])
        omitted = ("", *self.indicators)
        return [
            Choices(
                tuple(row),
                _pick(treat, get_args(Treat)),
                _pick(scale, get_args(Normalise)),
                self.base.within,
                _pick(mean, get_args(Mean)),
                _pick(omit, omitted),
                self.base.min_dimensions,
            )
            for row, (scale, mean, treat, omit) in zip(weights, points[:, -4:], strict=True)
        ]

    def _weights(self, points: Array) -> Array:
        """Weights of a Dirichlet distribution around the base: gamma variates divided by their sum."""
        from scipy.stats import gamma

        centre = np.array(self.base.weights)
        if not points.shape[1]:
            return np.tile(centre, (len(points), 1))
        weighing = centre > 0
        found = np.zeros((len(points), len(centre)))
        equal = 1 / weighing.sum()
        concentration = (1 - equal) / equal * (_NINE_OF_TEN / self.spread) ** 2 - 1
        shape = np.maximum(concentration, 1.0) * centre[weighing]
        found[:, weighing] = gamma.ppf(np.clip(points, _EDGE, 1 - _EDGE), shape)
        return np.asarray(found / found.sum(axis=1, keepdims=True))


def _pick(point: float, options: Sequence[Any]) -> Any:
    return options[min(int(point * len(options)), len(options) - 1)]


@method(
    optional=("dimension_weights", "goalposts"),
    obs=OBS,
    meta=META,
    dimension_weights=DIMENSION_WEIGHTS,
    goalposts=GOALPOSTS,
)
def composite_monte_carlo(  # noqa: PLR0913 - the choices of the base and of the draws
    obs: pd.DataFrame,
    meta: pd.DataFrame,
    dimension_weights: pd.DataFrame | None = None,
    goalposts: pd.DataFrame | None = None,
    *,
    treat: Treat = "winsorise",
    normalise: Normalise = "minmax_1_100",
    within: Mean = "arithmetic",
    across: Mean = "geometric",
    min_dimensions: int = MIN_DIMENSIONS,
    draws: int = DRAWS,
    seed: int = SEED,
    spread: float = 0.25,
    sobol_base: int = SOBOL_BASE,
) -> dict[str, Any]:
    """How certain the ranks of an index are: all its choices drawn at random, and which of them matters.

    Formula: in each of `draws` seeded draws weights of dimensions from a Dirichlet distribution around the chosen
    ones (nine of ten draws of an equal weight within `spread`, 25 %), scale {min-max, z, rank}, mean across dimensions
    {arithmetic, geometric}, winsorising {on, off}, one indicator left out or none; all but the weights equally likely.
    `goalposts` (min and max of a fixed year) hold for min-max, as in composite_activity_index.
    `areas`: median, 5 % and 95 % of the ranks (quantile type 7), mean |shift| from the rank of the base. `sobol`: share
    of the variance of the mean |shift| that a choice explains alone (`S1`) and with all others (`ST`), by SALib from
    `sobol_base` (a power of two) points.
    Unit: places.
    Reading: show a band, not a place; where `is_wide` (the interval is wider than a quarter of the ranked areas) the
    map is hatched. A choice with a large ST decides the ranking.
    Edge cases: areas without an index in the base have no ranks; reasons as in composite_activity_index; fewer than
    two ranked areas give TOO_FEW_UNITS. `sobol` is null where SALib is not installed, `sobol_base` is 0 or no choice
    moves a rank.
    Source: Saisana, Saltelli and Tarantola 2005; OECD and JRC 2008, step 7; the distributions are our own
    convention [OWN].
    """
    if draws < 1 or spread <= 0:
        raise BadRequest(f"params: draws is {draws} and spread {spread:g}; both must be above zero.")
    plan = scheme(meta, dimension_weights)
    base = Choices(tuple(plan.across), treat, normalise, within, across, min_dimensions=min_dimensions)
    reason = why_no_index(plan, obs)
    ranking = Ranking(obs, plan, goalposts)
    first = ranking.ranks([base])[0] if not reason else np.full(len(obs), np.nan)
    reason = reason or ("TOO_FEW_UNITS" if (~np.isnan(first)).sum() < 2 else "")
    answer = {"draws": draws, "seed": seed, "factors": [], "mean_abs_rank_shift": None, "sobol": None}
    if reason:
        return answer | {"areas": pd.DataFrame({name: [] for name in _AREAS}), "reason": reason}
    space = Space(base, plan.dimensions, plan.indicators, spread)
    points = generator(seed).random((draws, len(space.factors)))
    areas = _areas(list(obs["ref_area"]), first, ranking.ranks(space.choices(points)))
    return answer | {
        "areas": areas,
        "mean_abs_rank_shift": float(areas["mean_abs_rank_shift"].mean()),
        "factors": list(space.factors),
        "sobol": _sobol(ranking, space, first, sobol_base, seed),
        "reason": "",
    }


def _areas(names: list[str], base: Array, found: Array) -> pd.DataFrame:
    """One row an area with a rank in the base: the ranks that it had in the draws where it had one."""
    ranked = np.flatnonzero(~np.isnan(base) & ~np.isnan(found).all(axis=0))
    drawn = found[:, ranked]
    low, middle, high = np.nanquantile(drawn, (0.05, 0.5, 0.95), axis=0)
    columns = (
        [names[at] for at in ranked],
        base[ranked],
        middle,
        low,
        high,
        np.nanmean(np.abs(drawn - base[ranked]), axis=0),
        high - low > len(ranked) / 4,
        (~np.isnan(drawn)).sum(axis=0),
    )
    return pd.DataFrame(dict(zip(_AREAS, columns, strict=True)))


def _sobol(ranking: Ranking, space: Space, base: Array, points: int, seed: int) -> list[dict[str, Any]] | None:
    """First and total indices of each factor on the mean |shift|."""
    if points < 1 or find_spec("SALib") is None:
        return None
    from SALib.analyze import sobol as analysis
    from SALib.sample import sobol as sample

    names = list(space.factors)
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    drawn = sample.sample(problem, 1 << (points - 1).bit_length(), calc_second_order=False, seed=seed)
    moved = np.abs(ranking.ranks(space.choices(drawn)) - base)
    if np.isnan(moved).all(axis=1).any() or np.ptp(shifts := np.nanmean(moved, axis=1)) == 0:
        return None
    # Seed 0 would mean none.
    found = analysis.analyze(problem, shifts, calc_second_order=False, seed=seed or 1)
    columns = ("S1", "S1_conf", "ST", "ST_conf")
    return [{"factor": name} | {column: float(found[column][at]) for column in columns}
            for at, name in enumerate(names)]  # fmt: skip
