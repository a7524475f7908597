"""Rows of a frame as cells on the calendar (METRICS R5), so that methods and the engine share metrics.compare; and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from data.periods import MONTHS, MOST_PERIODS, Period, parse
from data.requests.kinds import BadRequest, Table
from data.requests.quoting import quoted
from data.statuses import RANKED
from metrics.answer import reasons
from metrics.columns import code_of
from metrics.compare import Pair, Scene
from metrics.cube import Array, Cells, counted, empty
from metrics.methods.flags import OBSERVED, observed
from metrics.status import CODE, REASONS, lacking, rank

# What tells one series from another, as far as a table has it; growth never mixes vintages (R9).
DIMENSIONS = ("id", "dataset", "dataflow", "source", "vintage", "freq", "series", "ref_area", "area_scheme", "indicator",
              "activity", "product", "item", "code", "classification_version", "unit_measure", "unit_mult", "price_base",
              "index_base", "seasonal_adjust", "time_transform")  # fmt: skip
Policy = Literal["null", "spliced"]
_REASONS = np.array(("", *REASONS), dtype=object)
_RANKED = np.array(RANKED, dtype=object)
_LACKING = np.array([lacking(reason) for reason in ("", *REASONS)], dtype=object)


def observations(value: str = "obs_value") -> Table:
    """A table of observations with a period and a figure each."""
    return Table(needs={"time_period": str, value: float}, may=OBSERVED)


@dataclass(frozen=True, slots=True)
class OnCalendar:
    """Series of one frequency on one calendar: cells of shape (series, 1, period).

    keys = what tells the series apart, one row each, with their place in the input as index; first, last = the places
    of their first and last row on the calendar.
    """

    keys: pd.DataFrame
    cells: Cells
    scene: Scene
    first: Array
    last: Array

    @property
    def inside(self) -> Array:
        """The periods between the first and the last row of each series."""
        places = np.arange(len(self.scene.months))
        found: Array = (places >= self.first[:, None]) & (places <= self.last[:, None])
        return found[:, None, :]

    def code(self, place: int) -> str:
        """The code of the period at a place of the calendar."""
        return code_of(int(self.scene.months[place]), self.scene.step)

    def place(self, period: Period) -> int:
        """The place of the period that ends with this one, -1 where the calendar has none."""
        end = period.end.year * 12 + period.end.month - self.scene.step
        found = np.flatnonzero(self.scene.months == end)
        return int(found[0]) if len(found) else -1

    def rows(self, columns: Mapping[str, Array], where: Array | None = None) -> pd.DataFrame:
        """Columns of cells as a frame, one row a period of each series, where it has rows or where it is said."""
        shown = self.inside if where is None else np.broadcast_to(where, self.cells.value.shape)
        series, _, places = np.nonzero(shown)
        found = self.keys.iloc[series].copy()
        codes = np.array([self.code(place) for place in range(len(self.scene.months))], dtype=object)
        found["time_period"] = codes[places]
        for name, cells in columns.items():
            found[name] = np.broadcast_to(cells, shown.shape)[shown]
        return found


def each(
    obs: pd.DataFrame,
    answer: Callable[[OnCalendar], pd.DataFrame],
    value: str = "obs_value",
    *,
    break_policy: Policy = "null",
    until: str = "",
) -> pd.DataFrame:
    """The answers for the series of every frequency, in the order in which series first appear."""
    parts = [answer(laid) for laid in on_calendar(obs, value, break_policy=break_policy, until=until)]
    if not parts:
        return pd.DataFrame()
    return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True)


def on_calendar(
    obs: pd.DataFrame, value: str = "obs_value", *, break_policy: Policy = "null", until: str = ""
) -> list[OnCalendar]:
    """The series of a table, those of one frequency together; `until` = a period up to which the calendar must reach.

    "spliced" says that the series may be compared across its breaks (metrics.methods.flags says what is one).
    Two rows of one period that differ contradict each other. Raises DataError for a period that is none.
    """
    if not len(obs):
        return []
    obs = obs.reset_index(drop=True)
    named = {code: _period(code) for code in obs["time_period"].unique()}
    freqs = obs["time_period"].map({code: period.freq for code, period in named.items()})
    months = obs["time_period"].map({code: p.start.year * 12 + p.start.month - 1 for code, p in named.items()})
    names = [name for name in DIMENSIONS if name in obs.columns]
    for name in names:
        if obs[name].map(lambda value: isinstance(value, list | dict)).any():
            raise BadRequest(f"{name} holds a list or a record, expected a code.")
    series = obs.groupby([*(obs[name] for name in names), freqs], sort=False, dropna=False).ngroup()
    figures = _figures(obs, value, is_voided=break_policy == "null").assign(series=series, month=months)
    end = parse(until).end if until else None
    found = []
    for freq in freqs.unique():
        part = figures[freqs == freq]
        reach = (
            part["month"].max() if end is None else max(part["month"].max(), end.year * 12 + end.month - MONTHS[freq])
        )
        spine = np.arange(part["month"].min(), reach + 1, MONTHS[freq])
        if len(spine) > MOST_PERIODS:
            raise BadRequest(
                f"inputs, time_period: the table spans {len(spine):,} periods, expected at most {MOST_PERIODS:,}."
            )
        keys = obs.loc[part.index, names].groupby(part["series"], sort=False).head(1)
        found.append(_laid(part, keys.set_axis(pd.Index(part["series"].unique())), spine, MONTHS[freq]))
    return found


def against(pair: Pair) -> tuple[Array, Array, Array]:
    """100 x now / base, the reason where there is none, and the status of the result (METRICS R2 to R4).

    A base so small that the quotient is beyond all numbers is a base of zero.
    """
    why = reasons(pair)
    base = np.nan if pair.base is None else pair.base.value
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        value = 100 * pair.now.value / np.where(why == 0, base, np.nan)
    why = np.where(np.isinf(value), CODE["BASE_ZERO"], why)
    value = np.where(why == 0, value, np.nan)
    ranks = pair.now.rank if pair.base is None else np.maximum(pair.now.rank, pair.base.rank)
    return value, why, status(why, ranks)


def texts(why: Array) -> Array:
    """Places of reasons as codes."""
    found: Array = _REASONS[why]
    return found


def status(why: Array, ranks: Array) -> Array:
    """The status of figures: the worst of what they rest on, where they are there (METRICS R3)."""
    found: Array = np.where(why == 0, _RANKED[np.clip(ranks, 1, len(RANKED)) - 1], _LACKING[why])
    return found


def group_numbers(rows: pd.DataFrame, names: Sequence[str]) -> Array:
    """Which group each row belongs to, from 0 in order of appearance: rows that agree in all of `names`; without names all are one."""
    if not names:
        return np.zeros(len(rows), dtype=int)
    found: Array = rows.groupby(list(names), sort=False, dropna=False).ngroup().to_numpy()
    return found


def _period(code: object) -> Period:
    """A period of the calendar."""
    if not isinstance(code, str):
        raise BadRequest(f"time_period is {quoted(code)}, expected a period like 2023, 2023-Q2 or 2023-06.")
    found = parse(code)
    if found.freq not in MONTHS:
        raise BadRequest(f"time_period is {quoted(code)}, expected a year, a half-year, a quarter or a month.")
    return found


def _figures(obs: pd.DataFrame, value: str, *, is_voided: bool) -> pd.DataFrame:
    """What each row says, in the terms of cells."""
    found = observed(obs, value)
    known = np.isfinite(found.value)
    return pd.DataFrame(
        {
            "value": found.value,
            "reason": np.select([found.is_withheld, ~known], [CODE["VALUE_SUPPRESSED"], CODE["VALUE_MISSING"]], 0),
            "rank": [
                rank(code) if is_known else rank("Q" if code == "Q" else "O")
                for code, is_known in zip(found.status, known, strict=True)
            ],
            "is_confidential": found.is_withheld,
            "break_kind": found.break_kind if is_voided else 0,
            "n_used": known.astype(int),
            "n_dropped": (~known).astype(int),
        },
        index=obs.index,
    )


def _laid(part: pd.DataFrame, keys: pd.DataFrame, spine: Array, step: int) -> OnCalendar:
    """Figures on their calendar."""
    places = (part["month"].to_numpy() - spine[0]) // step
    series = pd.Index(keys.index).get_indexer(part["series"])
    shape = (len(keys), 1, len(spine))
    cells = empty(shape, CODE["VALUE_MISSING"])
    for name in ("value", "reason", "rank", "is_confidential", "break_kind", "n_used", "n_dropped"):
        getattr(cells, name)[series, 0, places] = part[name].to_numpy()
    value, reason = cells.value, cells.reason
    differs = ~np.isclose(value[series, 0, places], part["value"], rtol=0, atol=0, equal_nan=True)
    value[series[differs], 0, places[differs]] = np.nan
    reason[series[differs], 0, places[differs]] = CODE["INCONSISTENT_INPUT"]
    hidden = part["is_confidential"].to_numpy()
    reason[series[hidden], 0, places[hidden]] = CODE["VALUE_SUPPRESSED"]
    first, last = np.full(len(keys), len(spine)), np.full(len(keys), -1)
    np.minimum.at(first, series, places)
    np.maximum.at(last, series, places)
    scene = Scene(spine, step, np.array([-1]), 1, 0)
    return OnCalendar(keys, counted(replace(cells, value=value, reason=reason)), scene, first, last)
