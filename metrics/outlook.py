"""What may come: the forecast of the model that beat the seasonal naive furthest in a back-test, and that back-test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.periods import MONTHS
from data.warehouse import Warehouse
from metrics.adjusted import observations, stretch
from metrics.engine import Query, rows
from metrics.methods.forecast import forecast_ets, forecast_theta
from metrics.methods.forecast_accuracy import YARDSTICK, forecast_rolling_origin
from metrics.rows import NONE, Rows, of

__all__ = ["FAST", "HORIZONS", "MODELS", "TRANSFORM", "YARDSTICK", "Outlook", "outlook"]

# Steps ahead that are tested, by periods in a year.
HORIZONS: Mapping[int, tuple[int, ...]] = {12: (1, 3, 6, 12), 4: (1, 2, 4), 2: (1, 2), 1: (1, 2, 3)}
TRANSFORM = "level"
MODELS = {"theta": forecast_theta, "ets": forecast_ets}
FAST = (
    "theta",
)  # exponential smoothing is fitted anew from every origin, which takes half a minute: only when it is asked for


@dataclass(frozen=True, slots=True)
class Outlook:
    """The figures since the last break, the forecast (no rows where none may be shown) and the back-test.

    ahead: time_period, mean, lo80, hi80, lo95, hi95. tests: model, h, n_origins, mae, mape_pct, mase, reason. reason
    says why there is not even a test; beats = the furthest h up to which `model` beat the yardstick at every h.
    """

    past: Rows
    ahead: Rows
    tests: Rows
    beats: int
    reason: str
    model: str = ""


def outlook(warehouse: Warehouse, query: Query, models: tuple[str, ...] = FAST) -> Outlook:
    """The outlook of a query that names one area and, where it has datasets, one series; always of its level."""
    found = rows(warehouse, replace(query, transform=TRANSFORM, base_period=""))
    if not len(found.known):
        return Outlook(NONE, NONE, NONE, 0, "NO_DATA")
    past = stretch(next(found.known.by("dataset")))
    whole = stretch(found.where(dataset=past.row(0).dataset))
    obs, horizons = observations(whole), HORIZONS[12 // MONTHS[whole.row(0).freq]]
    tested = forecast_rolling_origin(obs, horizons=horizons, models=(YARDSTICK, *models))
    tests = of({name: tested[name].to_numpy() for name in tested.columns})
    reason = next((one for one in tests.where(model=models[0])["reason"].tolist() if one and one != "BASE_ZERO"), "")
    model, beats = ("", 0) if reason else _best(tests, models, horizons)
    if not beats:
        return Outlook(whole, NONE, tests, 0, reason)
    made = MODELS[model](obs, h=beats)
    return Outlook(whole, of({name: made[name].to_numpy() for name in made.columns}), tests, beats, "", model)


def _best(tests: Rows, models: Sequence[str], horizons: Sequence[int]) -> tuple[str, int]:
    """The model that beat the yardstick furthest, of equals the one that erred least there; how far it did."""
    reach = {model: _beats(tests, model, horizons) for model in models}

    def rank(model: str) -> tuple[int, float]:
        last = tests.where(h=reach[model], model=model)
        return reach[model], -last.row(0).mae if len(last) else 0.0

    best = max(models, key=rank)
    return best, reach[best]


def _beats(tests: Rows, model: str, horizons: Sequence[int]) -> int:
    """The furthest horizon up to which a model was better than the yardstick and its MASE below 1, at each one tested."""
    reached = 0
    for h in horizons:
        errors = {row.model: row for row in tests.where(h=h)}
        mine, other = errors[model], errors[YARDSTICK]
        if not (mine.mae < other.mae and mine.mase < 1 and not np.isnan(mine.mase)):
            break
        reached = h
    return reached
