"""How far the ranks of a composite index hang on its choices: one choice at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, get_args

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.cube import Array
from metrics.methods.scheme import (
    DIMENSION_WEIGHTS,
    META,
    MIN_DIMENSIONS,
    OBS,
    Scheme,
    combined,
    indicator_values,
    scheme,
    scored,
    treated,
    why_no_index,
    without,
)
from metrics.methods.scores import Mean, Normalise, Treat, places, valid_weights

SCENARIOS = Table(
    needs={"id": str},
    may={"across": str, "within": str, "normalise": str, "treat": str, "omit": str, "weights": list},
)
_CHOICES = {"across": Mean, "within": Mean, "normalise": Normalise, "treat": Treat}
_WEIGHT_STEP = 0.25  # by which a weight is made smaller and larger


@dataclass(frozen=True, slots=True)
class Choices:
    """One way to reckon the index; `weights` of the dimensions have any sum; `omit`: an indicator that is left out."""

    weights: tuple[float, ...]
    treat: Treat = "winsorise"
    normalise: Normalise = "minmax_1_100"
    within: Mean = "arithmetic"
    across: Mean = "geometric"
    omit: str = ""
    min_dimensions: int = MIN_DIMENSIONS


class Ranking:
    """Ranks of the same areas under different choices; scores are reckoned once."""

    def __init__(self, obs: pd.DataFrame, plan: Scheme, goalposts: pd.DataFrame | None = None) -> None:
        self.plan = plan
        self._goalposts = goalposts
        self._values = indicator_values(obs, plan.indicators)
        self._scored = lru_cache(maxsize=None)(self._score)

    def _score(self, treat: Treat, how: Normalise) -> tuple[Array, Scheme]:
        """Scores of the indicators, and the scheme without those that are constant."""
        scores, dropped = scored(treated(self._values, treat), self.plan, how, self._goalposts)
        return scores, without(self.plan, dropped)

    def ranks(self, choices: Sequence[Choices]) -> Array:
        """Choices by areas: the place of each area, NaN where it has no index."""
        return places(np.array([self._index(one) for one in choices]))

    def _index(self, choices: Choices) -> Array:
        scores, plan = self._scored(choices.treat, choices.normalise)
        across = np.array(choices.weights)
        if choices.omit:
            plan = without(plan, (choices.omit,))
            # A dimension of this indicator alone goes with it.
            across = across * (plan.within.sum(axis=0) > 0)
        plan = replace(plan, across=across / across.sum() if across.sum() > 0 else across)
        return combined(scores, plan, choices.within, choices.across, choices.min_dimensions).index


@method(
    optional=("scenarios", "dimension_weights"),
    obs=OBS,
    meta=META,
    scenarios=SCENARIOS,
    dimension_weights=DIMENSION_WEIGHTS,
)
def composite_sensitivity(  # noqa: PLR0913 - the choices of the base
    obs: pd.DataFrame,
    meta: pd.DataFrame,
    scenarios: pd.DataFrame | None = None,
    dimension_weights: pd.DataFrame | None = None,
    *,
    treat: Treat = "winsorise",
    normalise: Normalise = "minmax_1_100",
    within: Mean = "arithmetic",
    across: Mean = "geometric",
    min_dimensions: int = MIN_DIMENSIONS,
) -> dict[str, Any]:
    """How far ranks move if one choice behind the index is another, a table of scenarios.

    Formula: |rank in the scenario - rank in the base|, mean and maximum over areas that have both; Spearman's rank
    correlation with the base.
    Unit: places; correlation from -1 to 1.
    Reading: a scenario with a large shift is a choice that decides the ranking and must be argued for.
    Edge cases: the base is the scenario "base", else the first. `weights` of a scenario are those of the dimensions in
    the order in which `meta` names them; bad ones, or too few, give null and INVALID_WEIGHTS under `reasons`. What a
    scenario does not say is as in the parameters. Without scenarios each choice is varied in turn: the mean, the
    scale, outliers, every weight by a quarter up and down, and without every indicator. Fewer than two ranked areas
    give TOO_FEW_UNITS.
    Source: OECD and JRC 2008, step 7 (robustness and sensitivity).
    """
    plan = scheme(meta, dimension_weights)
    base = Choices(tuple(plan.across), treat, normalise, within, across, min_dimensions=min_dimensions)
    asked = _asked(scenarios, base, plan) if scenarios is not None else _one_at_a_time(base, plan)
    fault = why_no_index(plan, obs)
    known = {} if fault else asked
    ranking = Ranking(obs, plan)
    found = {name: ranking.ranks([choices])[0] for name, choices in known.items() if choices}
    first = found.get("base" if "base" in asked else next(iter(asked), ""))
    rows = {name: _shift(first, found.get(name), fault or ("" if asked[name] else "INVALID_WEIGHTS")) for name in asked}
    columns = ("mean_abs_rank_shift", "max_abs_rank_shift", "spearman_with_base", "n_used", "reasons")
    answer = {column: {name: row[at] for name, row in rows.items()} for at, column in enumerate(columns)}
    return answer | {"reason": fault or ("" if asked else "NO_DATA")}


def _shift(
    base: Array | None, found: Array | None, fault: str
) -> tuple[float | None, float | None, float | None, int, Any]:
    """Mean and greatest shift, rank correlation, areas with both ranks, and why there is none of these."""
    from scipy.stats import spearmanr

    if base is None or found is None:
        return None, None, None, 0, fault or "INVALID_WEIGHTS"
    both = ~np.isnan(base) & ~np.isnan(found)
    n = int(both.sum())
    if n < 2:
        return None, None, None, n, "TOO_FEW_UNITS"
    moved = np.abs(found[both] - base[both])
    varies = np.ptp(base[both]) > 0 and np.ptp(found[both]) > 0
    rho = float(spearmanr(base[both], found[both]).statistic) if varies else None
    return float(moved.mean()), float(moved.max()), rho, n, None if varies else "ZERO_VARIANCE"


def _asked(rows: pd.DataFrame, base: Choices, plan: Scheme) -> dict[str, Choices | None]:
    """The choices of each scenario; None where its weights are unusable. Raises BadRequest."""
    return {row["id"]: _of(row, base, plan) for row in rows.to_dict("records")}


def _of(row: Mapping[Any, Any], base: Choices, plan: Scheme) -> Choices | None:
    """The base with what a scenario changes."""
    said = {name: row[name] for name in (*_CHOICES, "omit") if isinstance(row.get(name), str)}
    for name, known in (*_CHOICES.items(), ("omit", None)):
        allowed = plan.indicators if known is None else get_args(known)
        if name in said and said[name] not in allowed:
            raise BadRequest(
                f"inputs, scenarios: {name} of {row['id']} is {quoted(said[name])}; there are {', '.join(allowed)}."
            )
    if isinstance(row.get("weights"), list):
        weights = _weights(row["weights"], len(plan.dimensions))
        return None if weights is None else replace(base, **said, weights=weights)
    return replace(base, **said)


def _weights(given: Sequence[Any], n: int) -> tuple[float, ...] | None:
    numbers = [v if isinstance(v, int | float) and not isinstance(v, bool) else np.nan for v in given]
    known = valid_weights(numbers)
    return tuple(known) if known is not None and len(known) == n else None


def _one_at_a_time(base: Choices, plan: Scheme) -> dict[str, Choices | None]:
    """The base and each of its choices changed alone."""
    found: dict[str, Choices | None] = {"base": base}
    for name, known in _CHOICES.items():
        found |= {f"{name}={other}": replace(base, **{name: other})
                  for other in get_args(known) if other != getattr(base, name)}  # fmt: skip
    for at, name in enumerate(plan.dimensions):
        for factor in (1 - _WEIGHT_STEP, 1 + _WEIGHT_STEP):
            changed = (w * factor if place == at else w for place, w in enumerate(base.weights))
            found[f"weight {name} {factor - 1:+.0%}"] = replace(base, weights=tuple(changed))
    return found | {f"without {name}": replace(base, omit=name) for name in plan.indicators}
