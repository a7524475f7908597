"""From the engine's answer for one period to a map: classes, states, cards, legend and labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from geo.classes import Classes, classify
from geo.outlines import outline_name
from metrics.rows import Row, Rows
from views.map import (
    Label,
    Legend,
    LegendPoint,
    LegendState,
    MapView,
    Palette,
    Point,
    Region,
    State,
    ranges,
    words,
)
from views.parts import formats, readings, values
from views.parts.language import _
from views.parts.names import Names
from views.parts.theme import DARK, LIGHT

OUTLINES = "app/static/outlines/"
NATURAL = 5
STATE_OF_REASON = {
    "VALUE_SUPPRESSED": State.CONFIDENTIAL,
    "COMPONENT_SUPPRESSED": State.CONFIDENTIAL,
    "BASE_SUPPRESSED": State.CONFIDENTIAL,
}
CENTRED = {"yoy": 100.0, "ytd": 100.0, "mom": 100.0, "rolling12_yoy": 100.0, "index": 100.0, "relative": 1.0}


@dataclass(frozen=True, slots=True)
class Scheme:
    """How classes are made: method, number, manual joints; `ratio` is symmetric around a centre and diverging."""

    method: str
    k: int
    manual: tuple[float, ...] = ()
    centre: float = 1.0

    @property
    def is_diverging(self) -> bool:
        """The middle class is the neutral one."""
        return self.method == "ratio"


@dataclass(frozen=True)
class Drawn:
    """A metric in one period, ready to be drawn: rows of the answer, one per region, with the metric and the names."""

    rows: Rows
    metric: str
    transform: str
    names: Names
    country: str
    as_of: str = ""

    @cached_property
    def classed(self) -> Rows:
        """Rows whose value takes part in the classes: neither missing nor resting on a small base."""
        return self.rows.only(~np.isnan(self.rows["value"]) & ~self.rows["is_small_base"])

    def ranks(self) -> dict[str, int]:
        """Place of each region, 1 = highest; equal values share a place; 0 where there is no value."""
        found = self.rows["value"].tolist()
        ordered = sorted((value for value in found if not math.isnan(value)), reverse=True)
        place = {value: at for at, value in reversed(list(enumerate(ordered, start=1)))}
        return {area: place.get(value, 0) for area, value in zip(self.rows["ref_area"], found, strict=True)}


def classes_of(drawn: Drawn, scheme: Scheme) -> Classes:
    """The classes of the regions' values."""
    known = drawn.classed["value"].tolist()
    if scheme.method == "manual" and not scheme.manual:
        return classify(known, "fisher_jenks", NATURAL)  # until the first joint is typed
    return classify(known, scheme.method, scheme.k, scheme.manual, centre=scheme.centre)


def regions(drawn: Drawn, classes: Classes) -> tuple[Region, ...]:
    """Every region with its class or state and the finished texts of its card."""
    ranks, count = drawn.ranks(), int((~np.isnan(drawn.rows["value"])).sum())
    found = []
    for row in drawn.rows:
        has_value = not math.isnan(row.value)
        rank = ranks[row.ref_area] if has_value and count > 1 else 0
        shown = (
            readings.text(row, drawn.metric, drawn.transform, drawn.names) if has_value else formats.absent(row.reason)
        )
        found.append(Region(row.ref_area, drawn.names.area(row.ref_area), _fill(row, classes), shown, rank, _flag(row)))
    return tuple(found)


def _flag(row: Row) -> str:
    """The status of a figure where it is not an ordinary one."""
    if row.is_small_base:
        return _("Small base.")
    return formats.status(row.obs_status) if row.obs_status in ("P", "E", "U", "B", "I") else ""


def _fill(row: Row, classes: Classes) -> int | State:
    """Class of a value, or why there is none."""
    if math.isnan(row.value):
        return STATE_OF_REASON.get(row.reason, State.NO_DATA)
    return State.SMALL_BASE if row.is_small_base else State.ZERO if row.value == 0 else classes.index(row.value)


def legend(drawn: Drawn, classes: Classes, fills: Sequence[Region], title: str, points: Sequence[Point]) -> Legend:
    """Classes with counts and joints, every state the metric can have, kinds of points."""
    counts = [
        sum(region.fill == place and not isinstance(region.fill, State) for region in fills)
        for place in range(classes.k)
    ]
    edges = [] if classes.low is None else [classes.low, *classes.breaks, classes.high]
    items = ranges([_joint(edge, drawn) for edge in edges], counts if edges else [])
    return Legend(title, items, _states(fills), _kinds(points))


def _joint(value: float, drawn: Drawn) -> str:
    """A joint of two classes, with as many decimals as the metric shows."""
    if drawn.transform in values.INDEX_TRANSFORMS:
        return formats.number(value - 100, 0 if abs(value - 100) >= 10 else 1, signed=True)
    if drawn.transform == "relative":
        return formats.number(value, 2)
    return formats.number(
        value, 0 if abs(value) >= 100 else min(2, max(1, values.decimals(drawn.metric, drawn.transform)))
    )


def _states(fills: Sequence[Region]) -> tuple[LegendState, ...]:
    """No data and confidential always; a true zero and a small base where there are any."""
    names = {
        State.NO_DATA: _("no data"),
        State.CONFIDENTIAL: _("confidential"),
        State.ZERO: _("zero"),
        State.SMALL_BASE: _("small base"),
    }
    counted = {
        state: sum(region.fill == state and isinstance(region.fill, State) for region in fills) for state in names
    }
    return tuple(
        LegendState(state, name, counted[state])
        for state, name in names.items()
        if counted[state] or state in (State.NO_DATA, State.CONFIDENTIAL)
    )


def _kinds(points: Sequence[Point]) -> tuple[LegendPoint, ...]:
    """Clusters in the ministry register and others, where the map shows clusters."""
    if not points:
        return ()
    kinds = (("dot", _("cluster in the ministry register")), ("ring", _("other cluster on record")))
    return tuple(LegendPoint(mark, name, len({p.title for p in points if p.mark == mark})) for mark, name in kinds)


def labels(drawn: Drawn, picked: Sequence[str], extremes: int = 3) -> tuple[Label, ...]:
    """Names of the chosen regions and of the extremes, never of all."""
    ordered = drawn.classed.ordered("value", descending=True)["ref_area"].tolist()
    top = ordered[:extremes]
    ends = [*top, *(code for code in ordered[-2:] if code not in top)]
    codes = [*picked, *(code for code in ends if code not in picked)]
    rows = {row.ref_area: row for row in drawn.rows}
    return tuple(
        Label(
            code,
            (drawn.names.short(code), readings.text(rows[code], drawn.metric, drawn.transform, drawn.names)),
            place + 1,
            place == 0,
        )
        for place, code in enumerate(codes)
        if code in rows
    )


def on_map(picked: Sequence[str], fills: Sequence[Region]) -> tuple[str, ...]:
    """The chosen areas that the map draws: a country or a district has no outline of its own."""
    drawn = {region.code for region in fills}
    return tuple(code for code in picked if code in drawn)


def palette(classes: int, is_diverging: bool) -> Palette:
    """Class colours of both modes; none where there is no class."""
    if not classes:
        return Palette((), ())
    return Palette(LIGHT.ramp(classes, is_diverging), DARK.ramp(classes, is_diverging))


def view(  # noqa: PLR0913 - a map has this many sides
    drawn: Drawn,
    scheme: Scheme,
    title: str,
    alt: str,
    *,
    picked: Sequence[str] = (),
    points: Sequence[Point] = (),
    height: int = 460,
) -> MapView:
    """The whole map of a metric in one period."""
    classes = classes_of(drawn, scheme)
    fills = regions(drawn, classes)
    return MapView(
        country=drawn.country, outline=OUTLINES + outline_name(drawn.country, "m"), alt=alt, regions=fills,
        legend=legend(drawn, classes, fills, title, points), words=words(),
        palette=palette(0 if classes.low is None else classes.k, scheme.is_diverging),
        labels=labels(drawn, on_map(picked, fills)), points=tuple(points), frame_titles=frame_titles(drawn.country),
        picked=on_map(picked, fills), height=height,
    )  # fmt: skip


def frame_titles(country: str) -> tuple[tuple[str, str], ...]:
    """What stands above the enlarged part."""
    titles = {"RU": _("European part, enlarged"), "US": _("North-East, enlarged")}
    return (("dense", titles[country]),) if country in titles else ()
