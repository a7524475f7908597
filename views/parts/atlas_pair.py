"""Two metrics of the same regions and periods: the thirds of each, which of them a region is in, and how they go together."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from metrics.rank_correlation import spearman
from views.map.series import Steps, rounded
from views.parts import atlas_classes, atlas_controls, atlas_second, atlas_series, choropleth, readings, settle
from views.parts.choropleth import Drawn
from views.parts.values import INDEX_TRANSFORMS

CROWDED = 0.8  # share of the regions of a period from which on one class of an axis says nothing of them
THIRDS = ("quantile", "fisher_jenks")  # methods that make the three classes of each, the usual one first
SIZE = 3
OWN_PERIOD = atlas_controls.LOCKS[1]  # each period has classes of its own
# Where the classes of an axis stand among three, if ties leave fewer.
PLACES = {0: (), 1: (1,), 2: (0, 2), 3: (0, 1, 2)}


@dataclass(frozen=True)
class Moment:
    """Both metrics in one period; each has its rows in an order of its own."""

    period: str
    first: Drawn
    second: Drawn

    @cached_property
    def both(self) -> dict[str, tuple[float, float]]:
        """Region -> its two values, where it has both and neither rests on a small base."""
        one, other = _values(self.first), _values(self.second)
        return {area: (value, other[area]) for area, value in one.items() if area in other}

    def own(self, lock: str) -> str:
        """The period whose classes are its own; nothing where all periods have the same."""
        return self.period if lock == OWN_PERIOD else ""

    @cached_property
    def correlation(self) -> float | None:
        """Of the ranks of the regions that have both."""
        return spearman([one for one, _other in self.both.values()], [other for _one, other in self.both.values()])


def _values(drawn: Drawn) -> dict[str, float]:
    rows = drawn.classed
    return {area: rounded(value) for area, value in zip(rows["ref_area"].tolist(), rows["value"].tolist(), strict=True)}


@dataclass(frozen=True)
class Axis:
    """One of the two metrics over all periods that both have."""

    here: settle.Settled
    periods: Mapping[str, Drawn]

    @cached_property
    def newest(self) -> Drawn:
        """The answer of the last period."""
        return list(self.periods.values())[-1]

    @property
    def unit(self) -> str:
        """The unit of the whole picture."""
        chosen, drawn = self.here.selection, self.newest
        return readings.unit_line(drawn.rows.row(0), chosen.metric, chosen.transform, drawn.names)

    @cached_property
    def values(self) -> list[float]:
        """Every value that takes part in the classes; a true zero does not, as on a map of its own."""
        return [value for period in self.periods for value in self.values_of(period)]

    def values_of(self, period: str) -> list[float]:
        """The same of one period."""
        is_index = self.here.selection.transform in INDEX_TRANSFORMS
        return [value for value in _values(self.periods[period]).values() if value or is_index]

    @property
    def thirds(self) -> dict[str, Steps]:
        """The three classes by each method; none where there is no value."""
        return {method: self.third(method) for method in THIRDS} if self.values else {}

    def third(self, method: str, period: str = "") -> Steps:
        """The three classes by one method, the same in all periods or of one by itself; made once, as natural ones take their time."""
        if (method, period) not in self._made:
            joint = partial(choropleth.joint, drawn=self.newest)
            own = self.values_of(period) if period else []
            values = own or self.values  # a period of zeros has no classes of its own
            self._made[method, period] = atlas_classes.made(values, method, SIZE, {}, joint)
        return self._made[method, period]

    @cached_property
    def _made(self) -> dict[tuple[str, str], Steps]:
        return {}

    def own(self, method: str) -> dict[str, Steps]:
        """Period -> its own three classes, where it has a value that takes part."""
        return {period: self.third(method, period) for period in self.periods if self.values_of(period)}

    def is_apart(self, period: str) -> bool:
        """Whether no class of three natural ones of a period by itself holds nearly all of its regions."""
        values = self.values_of(period)
        held = Counter(self.place(value, "fisher_jenks", period) for value in values)
        return bool(values) and max(held.values()) < CROWDED * len(values)

    def place(self, value: float, method: str, period: str = "") -> int:
        """The class of a value, 0 to 2, among all periods or those of one; a true zero is in the lowest."""
        edges = self.third(method, period).edges
        return PLACES[len(edges) + 1][bisect_left(edges, value)]


@dataclass(frozen=True)
class Pair:
    """The two metrics of a page with two of them."""

    first: Axis
    second: Axis

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """Along the bottom, and upwards."""
        return self.first, self.second

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods that both have."""
        return tuple(self.first.periods)

    def moment(self, period: str) -> Moment:
        """One period."""
        return Moment(period, self.first.periods[period], self.second.periods[period])

    def cell(self, values: tuple[float, float], method: str, period: str = "") -> int:
        """The cell of a region, 0 to 8: rows are the second metric from low to high, columns the first."""
        column, row = (axis.place(value, method, period) for axis, value in zip(self.axes, values, strict=True))
        return SIZE * row + column

    def cells(self, moment: Moment, method: str, lock: str = "") -> dict[str, int]:
        """Region -> its cell, for every region that has both."""
        return {area: self.cell(values, method, moment.own(lock)) for area, values in moment.both.items()}

    def crowded(self, moment: Moment, method: str) -> Iterator[tuple[int, int, int]]:
        """Axis, class, regions: a class of all periods that holds nearly all regions of this one, and would not if it had its own."""
        for at, axis in enumerate(self.axes):
            every, own = (Counter(axis.place(pair[at], method, period) for pair in moment.both.values())
                          for period in ("", moment.period))  # fmt: skip
            (place, most), *_rest = every.most_common(1)
            if most >= CROWDED * len(moment.both) > max(own.values()):
                yield at, place, most

    @property
    def is_alike(self) -> bool:
        """The same metric, looked at in the same way and in the same unit: equal values can have equal colours."""
        one, other = (axis.here.selection for axis in self.axes)
        same = (one.metric, one.transform, one.base) == (other.metric, other.transform, other.base)
        return same and self.first.unit == self.second.unit


def periods(here: settle.Settled, second: settle.Settled) -> tuple[str, ...]:
    """The periods in which both have some value, in order of time."""
    others = set(atlas_controls.periods(second))
    return tuple(period for period in atlas_controls.periods(here) if period in others)


def of(here: settle.Settled) -> Pair:
    """Both metrics of a page that is settled."""
    second = atlas_second.of(here)
    known = periods(here, second)
    return Pair(*(Axis(one, _only(one, known)) for one in (here, second)))


def _only(here: settle.Settled, known: tuple[str, ...]) -> dict[str, Drawn]:
    return {period: drawn for period, drawn in atlas_series.drawn_of(here) if period in known}
