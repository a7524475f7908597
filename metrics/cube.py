"""The figures of one half on the full calendar: arrays of one shape, (series, area, period).

Rows of the statement are laid on the calendar of their dataset (METRICS R5); where a figure is not printed and every
region of the area is there, the sum over the regions takes its place (R6).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from data.statuses import BREAK_ORDER
from metrics.geography import Membership
from metrics.status import CODE, NO_DATA, SUPPRESSED_CODES, VOIDING_CODES, rank

Array = npt.NDArray[Any]
# Columns of one length, as the database hands them over.
Rows = Mapping[str, Array]
MISSING_RANK = rank("O")
_EPOCH = date(1970, 1, 1).toordinal()
_BITS = 62  # of the machine's own integers; with more texts the masks are Python's, which are slower and have no end


@dataclass(frozen=True, slots=True)
class Words:
    """Texts as bits of an integer, so that notes of many cells are joined by OR."""

    texts: dict[str, int]

    def masks(self, joined: Iterable[str]) -> Array:
        """The mask of each text; several texts in one are separated by chr(31), empty ones have no bit."""
        listed = list(joined)
        known = {text: self._mask(text) for text in dict.fromkeys(listed)}
        return np.array([known[text] for text in listed], dtype=np.int64 if len(self.texts) <= _BITS else object)

    def decoded(self, masks: Array) -> tuple[Array, list[str]]:
        """The different texts of masks, each sorted and separated by '; ', and the place of each mask among them."""
        listed = masks.tolist()
        places = {mask: place for place, mask in enumerate(dict.fromkeys(listed))}
        return placed_at(listed, places), [self._text(mask) for mask in places]

    def _mask(self, joined: str) -> int:
        mask = 0
        for text in joined.split(chr(31)):
            if text:
                mask |= 1 << self.texts.setdefault(text, len(self.texts))
        return mask

    def _text(self, mask: int) -> str:
        return "; ".join(sorted(text for text, bit in self.texts.items() if mask >> bit & 1))


@dataclass(frozen=True, slots=True)
class Axes:
    """What stands where: series as (dataset, activity, product), areas, and months since year 0 at which periods begin."""

    series: tuple[tuple[str, str, str], ...]
    areas: tuple[str, ...]
    months: Array
    step: int

    @property
    def last_days(self) -> Array:
        """The last day of every period, as ordinals."""
        return first_days(self.months + self.step) - 1


_IS_HIDDEN = np.isin(np.arange(len(CODE)), SUPPRESSED_CODES)
_VOIDS = np.isin(np.arange(len(BREAK_ORDER)), VOIDING_CODES)


def hides(reason: Array) -> Array:
    """Whether a reason says that a figure is suppressed."""
    found: Array = _IS_HIDDEN[reason]
    return found


def voids(break_kind: Array) -> Array:
    """Whether a break makes figures before and after it incomparable."""
    found: Array = _VOIDS[break_kind]
    return found


def first_reason(own: Array, *then: tuple[Array, Array | int]) -> Array:
    """Its own reason, else the first that holds of (where it holds, reason), 0 where there is none; as np.select, in half the time."""
    found = own
    for holds, reason in then:
        found = np.where((found == 0) & holds, reason, found)
    return found.astype(np.int8)


def placed_at(values: Iterable[Any], places: Mapping[Any, int]) -> Array:
    """The place of each value, -1 for one that has none."""
    return np.fromiter(map(places.get, values, repeat(-1)), dtype=np.int64)


def first_days(months: Array) -> Array:
    """The first day of months counted from year 0, as ordinals of Python's date."""
    days = (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    ordinals: Array = days + _EPOCH
    return ordinals


@dataclass(frozen=True, slots=True)
class Cells:
    """One figure each, with all it rests on; is_provisional = some figure under it is, whatever worse status the rank is of.

    breaks counts the voiding breaks up to and including the period, first_breaks the same at the first period that went
    into the figure; notes and sources are masks of Words; printed is the place of the printed status among PRINTED.
    """

    value: Array
    reason: Array
    rank: Array
    is_confidential: Array
    is_provisional: Array
    break_kind: Array
    breaks: Array
    first_breaks: Array
    n_used: Array
    n_dropped: Array
    notes: Array
    sources: Array
    printed: Array
    is_computed: Array

    def each(self, change: Callable[[Array], Array]) -> "Cells":
        """The same change to every array: a slice, a new axis."""
        return Cells(*(change(getattr(self, name)) for name in Cells.__slots__))


def empty(shape: tuple[int, ...], reason: int) -> Cells:
    """Cells without a figure."""

    def zeros(kind: Any) -> Array:
        return np.zeros(shape, dtype=kind)

    return Cells(
        value=np.full(shape, np.nan),
        reason=np.full(shape, reason, dtype=np.int8),
        rank=np.full(shape, MISSING_RANK),
        is_confidential=zeros(bool),
        is_provisional=zeros(bool),
        break_kind=zeros(np.int8),
        breaks=zeros(np.int32),
        first_breaks=zeros(np.int32),
        n_used=zeros(np.int32),
        n_dropped=np.ones(shape, dtype=np.int32),
        notes=zeros(np.int64),
        sources=zeros(np.int64),
        printed=zeros(np.int8),
        is_computed=zeros(bool),
    )


def laid_out(
    rows: Rows, axes: Axes, places: Array | None, n_series: int, words: tuple[Words, Words]
) -> tuple[Cells, Array]:
    """Rows on the calendar, and how many rows stand behind each cell.

    `places` are their series, -1 = not of these axes; None = there are no rows.
    """
    shape = (n_series, len(axes.areas), len(axes.months))
    found, n_rows = empty(shape, CODE["VALUE_MISSING"]), np.zeros(shape, dtype=np.int32)
    if places is None:
        return found, n_rows
    areas = placed_at(rows["ref_area"].tolist(), {area: place for place, area in enumerate(axes.areas)})
    periods, rest = np.divmod(rows["month"] - axes.months[0], axes.step)
    inside = (places >= 0) & (areas >= 0) & (periods >= 0) & (periods < len(axes.months)) & (rest == 0)
    if not inside.any():
        return found, n_rows
    kept = slice(None) if inside.all() else inside
    at = np.ravel_multi_index((places[kept], areas[kept], periods[kept]), shape)
    n_rows.put(at, rows["n_rows"][kept])
    for name in _COPIED:
        getattr(found, name).put(at, rows[name][kept])
    masks = [word.masks(rows[name][kept].tolist()) for name, word in zip(("notes", "sources"), words, strict=True)]
    notes, sources = (np.zeros(shape, dtype=mask.dtype) for mask in masks)
    notes.put(at, masks[0])
    sources.put(at, masks[1])
    return replace(found, notes=notes, sources=sources), n_rows


_COPIED = tuple(name for name in Cells.__slots__ if name not in ("breaks", "first_breaks", "notes", "sources"))


def picked(own: tuple[Cells, Array], summed: tuple[Cells, Array], axes: Axes, members: dict[str, Membership]) -> Cells:
    """The printed figure, else the sum over all regions; where the regions of an area change, the sum has a break."""
    (printed, n_printed), (total, n_rows) = own, summed
    expected, changed = _expected(axes, members)
    hidden = total.reason == CODE["COMPONENT_SUPPRESSED"]
    is_whole = (total.reason == 0) & (n_rows > 0) & (n_rows == expected)
    reason = np.where(is_whole | hidden | (total.reason == NO_DATA), total.reason, CODE["COMPONENT_MISSING"])
    kind = np.where(changed & ~voids(total.break_kind), BREAK_ORDER.index("territory"), total.break_kind)
    total = replace(
        total,
        value=np.where(is_whole & ~hidden, total.value, np.nan),
        reason=reason.astype(np.int8),
        n_dropped=total.n_dropped + expected - n_rows,
        break_kind=kind.astype(np.int8),
    )
    is_hidden = hides(printed.reason) & (n_printed > 0)
    takes_sum = (n_rows > 0) & np.isnan(printed.value) & ~is_hidden & (is_whole | (n_printed == 0))
    return Cells(*(np.where(takes_sum, getattr(total, name), getattr(printed, name)) for name in Cells.__slots__))


def withheld(cells: Cells, where: Array) -> Cells:
    """With some figures withheld, because a withheld part could be derived from them."""
    return replace(
        cells,
        value=np.where(where, np.nan, cells.value),
        reason=np.where(where, CODE["COMPONENT_SUPPRESSED"], cells.reason).astype(np.int8),
        rank=np.where(where, rank("Q"), cells.rank),
        n_used=np.where(where, 0, cells.n_used).astype(np.int32),
        n_dropped=np.where(where, 1, cells.n_dropped).astype(np.int32),
        printed=np.where(where, 0, cells.printed).astype(np.int8),
    )


def known(cells: Cells, has_data: Array) -> Cells:
    """With the breaks counted; an area without any row in a series has no data there, others miss the period."""
    return counted(replace(cells, reason=np.where(has_data, cells.reason, NO_DATA).astype(np.int8)))


def counted(cells: Cells) -> Cells:
    """With the breaks counted along time."""
    breaks = np.cumsum(voids(cells.break_kind), axis=-1, dtype=np.int32)
    return replace(cells, breaks=breaks, first_breaks=breaks)


def _expected(axes: Axes, members: dict[str, Membership]) -> tuple[Array, Array]:
    """How many regions an area has in each period, and whether they are others than in the period before."""
    shape = (1, len(axes.areas), len(axes.months))
    expected, changed = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=bool)
    days = axes.last_days
    for place, area in enumerate(axes.areas):
        if area in members:
            held = members[area].on(days)
            expected[0, place] = held.sum(axis=0)
            changed[0, place, 1:] = (held[:, 1:] != held[:, :-1]).any(axis=0)
    return expected, changed
