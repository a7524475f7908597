"""What each transform holds a figure against: functions over cells on the full calendar, arrays in, arrays out.

`Pair` is a figure of now and its base; the division comes last, in metrics.answer. Nothing is rounded or filled in.
"""

from dataclasses import dataclass, replace

import numpy as np

from metrics.cube import Array, Cells, empty, hides
from metrics.quotient import worse_break
from metrics.status import CODE, NO_DATA, SUPPRESSED_CODES, rank

ESTIMATED = rank("E")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a transform must know besides the cells.

    months = months since year 0 at which periods begin; step = months in a period; base, n_base = the periods of the
    base and how many there must be; country = its place among the areas.
    """

    months: Array
    step: int
    base: Array
    n_base: int
    country: int

    @property
    def per_year(self) -> int:
        """Periods in twelve months."""
        return 12 // self.step


@dataclass(frozen=True, slots=True)
class Pair:
    """The figure of now and what it is held against; `base` None = it stands for itself.

    is_broken = a break lies between the two; base_at = first month of the base in each place, -1 where there is none.
    """

    now: Cells
    base: Cells | None
    is_broken: Array
    base_at: Array


def level(cells: Cells, _scene: Scene) -> Pair:
    """The figure itself."""
    return _alone(cells)


def year_before(cells: Cells, scene: Scene) -> Pair:
    """Against the same period of the year before."""
    return lagged(cells, scene, scene.per_year, CODE["BASE_MISSING"])


def period_before(cells: Cells, scene: Scene) -> Pair:
    """Against the period just before."""
    return lagged(cells, scene, 1, CODE["BASE_MISSING"])


def year_to_date(cells: Cells, scene: Scene) -> Pair:
    """The sum since January against the same sum of the year before; every period of both years must be there."""
    width = scene.months % 12 // scene.step + 1
    total, n_values = accumulated(cells, width)
    reason = np.where(n_values < width, CODE["INCOMPLETE_YTD"], 0)
    return lagged(_with_reason(total, cells, reason), scene, scene.per_year, CODE["INCOMPLETE_YTD"])


def matched_to_date(cells: Cells, scene: Scene) -> tuple[Pair, Array]:
    """As year_to_date, but over the periods that both years have, and how many they are; fewer than all are an estimate."""
    width = scene.months % 12 // scene.step + 1
    before = shifted(cells, scene.per_year, CODE["VALUE_MISSING"])
    both = ~np.isnan(cells.value) & ~np.isnan(before.value)
    (now, n_values), (base, _) = (accumulated(_only(part, both), width) for part in (cells, before))
    reason = np.where(n_values == 0, CODE["INCOMPLETE_YTD"], 0).astype(np.int8)
    now, base = (replace(part, reason=reason, value=np.where(reason == 0, part.value, np.nan)) for part in (now, base))
    now = replace(now, rank=np.where(n_values < width, np.maximum(now.rank, ESTIMATED), now.rank))
    at = lagged(cells, scene, scene.per_year, 0).base_at
    return Pair(now, base, cells.breaks > base.first_breaks, at), n_values


def twelve_months(cells: Cells, scene: Scene) -> Pair:
    """The sum over the last twelve months; every one of them must be there and no break inside."""
    return _alone(rolled(cells, scene, scene.per_year))


def twelve_months_growth(cells: Cells, scene: Scene) -> Pair:
    """The sum over twelve months against the twelve months before."""
    return lagged(rolled(cells, scene, scene.per_year), scene, scene.per_year, CODE["BASE_MISSING"])


def base_period(cells: Cells, scene: Scene) -> Pair:
    """Against the mean over the base period, which must be complete.

    METRICS (index_base100) takes the mean of what is shown: of a quotient that of its values, each period of the base with
    the same weight, and not the quotient of the summed halves; so the periods of the base have the mean index of 100.
    """
    inside = np.isin(scene.months, scene.base)
    part = cells.each(lambda array: array[..., inside])
    n_values = (~np.isnan(part.value)).sum(axis=-1, keepdims=True)
    shape = (*cells.value.shape[:2], 1)
    base = empty(shape, CODE["BASE_ABSENT"]) if not inside.any() else _joined(part)
    mean = np.where(n_values == scene.n_base, np.nansum(part.value, axis=-1, keepdims=True) / scene.n_base, np.nan)
    is_hidden = hides(part.reason).any(axis=-1, keepdims=True)
    short = np.where(n_values == 0, CODE["BASE_ABSENT"], CODE["BASE_INCOMPLETE"])
    reason = np.where(is_hidden, CODE["BASE_SUPPRESSED"], np.where(n_values == scene.n_base, 0, short))
    base = replace(base, value=mean, reason=reason.astype(np.int8))
    is_broken = (base.first_breaks < base.breaks) | (cells.breaks != base.breaks)
    return Pair(cells, base, is_broken, np.broadcast_to(scene.base[0], cells.value.shape))


def country(cells: Cells, scene: Scene) -> Pair:
    """Against the figure of the country.

    A share tells a withheld part only where the total of the country does, and that is withheld then (METRICS R10,
    metrics.disclosure); of two figures that are both shown, the quotient is shown. A break of the country is one of every
    share in it: before and after it they are shares of two different wholes.
    """
    base = cells.each(lambda array: array[:, scene.country : scene.country + 1, :])
    at = np.broadcast_to(scene.months, cells.value.shape)
    now = replace(cells, break_kind=worse_break(cells.break_kind, base.break_kind))
    return Pair(now, base, np.zeros(cells.value.shape, dtype=bool), at)


def shifted(cells: Cells, by: int, before: int) -> Cells:
    """Every cell moved `by` periods on; what comes in front has no figure for the reason `before`."""
    if by == 0:
        return cells
    shape = (*cells.value.shape[:2], min(by, cells.value.shape[2]))
    front = replace(
        empty(shape, before), rank=np.ones(shape, dtype=np.int64), n_dropped=np.zeros(shape, dtype=np.int32)
    )
    return Cells(
        *(np.concatenate([getattr(front, name), getattr(cells, name)[..., :-by]], axis=-1) for name in Cells.__slots__)
    )


def accumulated(cells: Cells, width: Array) -> tuple[Cells, Array]:
    """Sums over the last `width` periods (one number a period), and how many figures are in each sum.

    The reason of the sum is set where a part of it is suppressed; the first break is that of the oldest period.
    """
    total, n_values = replace(cells, value=np.zeros(cells.value.shape)), np.zeros(cells.value.shape, dtype=np.int32)
    hidden = {code: np.zeros(cells.value.shape, dtype=bool) for code in SUPPRESSED_CODES}
    for back in range(int(width.max())):
        part, inside = shifted(cells, back, CODE["VALUE_MISSING"]), (back < width) & (np.arange(len(width)) >= back)
        n_values += inside & ~np.isnan(part.value)
        hidden = {code: place | (inside & (part.reason == code)) for code, place in hidden.items()}
        total = _added(total, part, inside, back)
    reason = np.select(list(hidden.values()), list(hidden), 0).astype(np.int8)
    return replace(total, reason=reason, is_computed=np.ones(cells.value.shape, dtype=bool)), n_values


def _added(total: Cells, part: Cells, inside: Array, back: int) -> Cells:
    """The running sum with one more period, where it lies inside the window."""
    first = np.where(inside, np.minimum(total.first_breaks, part.breaks), total.first_breaks)
    changes = {"value": total.value + np.where(inside, np.nan_to_num(part.value), 0.0), "first_breaks": first}
    if back:
        changes |= {
            "rank": np.where(inside, np.maximum(total.rank, part.rank), total.rank),
            "is_confidential": total.is_confidential | (inside & part.is_confidential),
            "is_provisional": total.is_provisional | (inside & part.is_provisional),
            "n_used": total.n_used + np.where(inside, part.n_used, 0),
            "n_dropped": total.n_dropped + np.where(inside, part.n_dropped, 0),
            "notes": np.where(inside, total.notes | part.notes, total.notes),
            "sources": np.where(inside, total.sources | part.sources, total.sources),
        }
    return replace(total, **changes)


def rolled(cells: Cells, scene: Scene, n: int) -> Cells:
    """The sum over the last `n` periods, or the reason why there is none."""
    total, n_values = accumulated(cells, np.full(len(scene.months), n))
    present = ~np.isnan(cells.value)
    first = np.where(present.any(axis=-1), present.argmax(axis=-1), len(scene.months))[..., None]
    short = np.where(first <= np.arange(len(scene.months)) - (n - 1), CODE["GAPS"], CODE["SHORT_SERIES"])
    broken = np.where(cells.breaks > total.first_breaks, CODE["SERIES_BREAK"], 0)
    return _with_reason(total, cells, np.where(n_values < n, short, broken))


def _only(cells: Cells, where: Array) -> Cells:
    """Cells of which only some have a figure; the others say nothing."""
    value, reason = np.where(where, cells.value, np.nan), np.zeros(cells.value.shape, dtype=np.int8)
    says = {"rank": np.where(where, cells.rank, 1), "is_provisional": cells.is_provisional & where}
    return replace(cells, value=value, reason=reason, **says)


def _with_reason(total: Cells, cells: Cells, reason: Array) -> Cells:
    """The sums with their reasons: no data at all, then suppressed, then `reason`."""
    why = np.where(cells.reason == NO_DATA, NO_DATA, np.where(total.reason > 0, total.reason, reason)).astype(np.int8)
    return replace(total, reason=why, value=np.where(why == 0, total.value, np.nan))


def _alone(cells: Cells) -> Pair:
    """A pair without base."""
    shape = cells.value.shape
    return Pair(cells, None, np.zeros(shape, dtype=bool), np.full(shape, -1))


def lagged(cells: Cells, scene: Scene, by: int, before: int) -> Pair:
    """A pair with the period `by` back; `before` = the reason of bases that lie before the calendar."""
    base = shifted(cells, by, before)
    at = np.where(np.arange(len(scene.months)) >= by, scene.months - by * scene.step, -1)
    return Pair(cells, base, cells.breaks > base.first_breaks, np.broadcast_to(at, cells.value.shape))


def _joined(part: Cells) -> Cells:
    """The cells of the base period as one: worst status, all notes, first and last count of breaks."""

    def joined(array: Array) -> Array:
        found: Array = np.bitwise_or.reduce(array, axis=-1, keepdims=True)
        return found

    return replace(
        part.each(lambda array: array[..., -1:]),
        rank=part.rank.max(axis=-1, keepdims=True),
        is_confidential=np.asarray(part.is_confidential.any(axis=-1, keepdims=True)),
        is_provisional=np.asarray(part.is_provisional.any(axis=-1, keepdims=True)),
        notes=joined(part.notes),
        sources=joined(part.sources),
        n_used=part.n_used.sum(axis=-1, keepdims=True),
        n_dropped=part.n_dropped.sum(axis=-1, keepdims=True),
        breaks=part.breaks[..., -1:],
        first_breaks=part.breaks[..., :1],
    )
