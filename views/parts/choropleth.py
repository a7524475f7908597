"""From the engine's answer for one period to a map: classes, states, cards, legend and labels."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

import numpy as np

from geo.classes import Classes, Method, classify
from geo.outlines import outline_name
from metrics.rows import Row, Rows
from metrics.status import SUPPRESSED
from views.map import (
    Label,
    Legend,
    LegendState,
    MapView,
    Palette,
    Region,
    State,
    ranges,
    words,
)
from views.parts import activity_choice, formats, readings, values
from views.parts.language import _
from views.parts.names import Names
from views.parts.theme import DARK, LIGHT

OUTLINES = "app/static/outlines/"
# There are figures, but no such number can be made of them: from a zero, over a break, before the series begins.
NOT_APPLICABLE = (
    "BASE_ZERO", "BASE_NEGATIVE", "BASE_ABSENT", "BASE_INCOMPLETE", "SERIES_BREAK", "INCOMPLETE_YTD", "SHORT_SERIES",
    "NEGATIVE_INPUT", "ZERO_IN_LOG", "ZERO_VARIANCE", "TOO_FEW_UNITS", "TOO_FEW_DIMENSIONS", "NEGATIVE_INCREMENT",
)  # fmt: skip
STATE_OF_REASON = {
    **dict.fromkeys(SUPPRESSED, State.CONFIDENTIAL),
    **dict.fromkeys(NOT_APPLICABLE, State.NOT_APPLICABLE),
}
CENTRED = {"yoy": 100.0, "ytd": 100.0, "mom": 100.0, "rolling12_yoy": 100.0, "index": 100.0, "relative": 1.0}


@dataclass(frozen=True, slots=True)
class Scheme:
    """How classes are made: method and number; `ratio` is symmetric around a centre and diverging."""

    method: str
    k: int
    centre: float = 1.0

    @property
    def is_diverging(self) -> bool:
        """The middle class is the neutral one."""
        return is_diverging(self.method)


def is_diverging(method: str) -> bool:
    """Classes of a method lie on both sides of something: of a centre, of the country, or of the mean."""
    return method in ("ratio", "national", "std_dev")


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
        found = [float(f"{value:.12g}") for value in self.rows["value"].tolist()]  # noise makes no order
        ordered = sorted((value for value in found if not math.isnan(value)), reverse=True)
        place = {value: at for at, value in reversed(list(enumerate(ordered, start=1)))}
        return {area: place.get(value, 0) for area, value in zip(self.rows["ref_area"], found, strict=True)}


def classes_of(drawn: Drawn, scheme: Scheme) -> Classes:
    """The classes of the regions' values."""
    known = drawn.classed["value"].tolist()
    return classify(known, cast("Method", scheme.method), scheme.k, centre=scheme.centre)


def regions(drawn: Drawn, classes: Classes) -> tuple[Region, ...]:
    """Every region with its class or state and the finished texts of its card."""
    values = drawn.rows["value"].tolist()
    return tuple(
        one if isinstance(one.fill, State) else replace(one, fill=classes.index(value))
        for one, value in zip(told(drawn), values, strict=True)
    )


def told(drawn: Drawn) -> Iterator[Region]:
    """Every region with its state (0 where it has a class) and the finished texts of its card."""
    ranks, count = drawn.ranks(), int((~np.isnan(drawn.rows["value"])).sum())
    for row in drawn.rows:
        has_value = not math.isnan(row.value)
        rank = ranks[row.ref_area] if has_value and count > 1 else 0
        why = values.why(row.reason, drawn.metric, drawn.transform)
        shown = (
            readings.text(row, drawn.metric, drawn.transform, drawn.names) if has_value else f"{formats.MISSING} {why}"
        )
        fill = _state(row, drawn.transform) or 0
        yield Region(row.ref_area, drawn.names.area(row.ref_area), fill, shown, rank, _flag(row))


def _flag(row: Row) -> str:
    """The status of a figure where it is not an ordinary one."""
    if row.is_small_base:
        return _("Small base.")
    return formats.status(row.obs_status) if row.obs_status in ("P", "E", "U", "B", "I") else ""


def _state(row: Row, transform: str) -> State | None:
    """Why a row has no class; None where it has one. An index of nothing is a fall, not a zero."""
    if math.isnan(row.value):
        cannot_exist = row.obs_status == "M"
        return State.NOT_APPLICABLE if cannot_exist else STATE_OF_REASON.get(row.reason, State.NO_DATA)
    if row.is_small_base:
        return State.SMALL_BASE
    return State.ZERO if row.value == 0 and transform not in values.INDEX_TRANSFORMS else None


def legend(drawn: Drawn, classes: Classes, fills: Sequence[Region], title: str) -> Legend:
    """Classes with counts and joints, and the states of the regions."""
    counts = [
        sum(region.fill == place and not isinstance(region.fill, State) for region in fills)
        for place in range(classes.k)
    ]
    edges = [] if classes.low is None or classes.high is None else [classes.low, *classes.breaks, classes.high]
    items = ranges([joint(edge, drawn) for edge in edges], counts if edges else [])
    return Legend(title, items, _counted(fills))


def joint(value: float, drawn: Drawn) -> str:
    """A joint of two classes, with as many decimals as the metric shows."""
    if drawn.metric == activity_choice.ID:
        return activity_choice.joint(value)
    if drawn.transform in values.INDEX_TRANSFORMS:
        return formats.number(value - 100, 0 if abs(value - 100) >= 10 else 1, signed=True)
    if drawn.transform == "relative":
        return formats.number(value, 2)
    usual = values.decimals(drawn.metric, drawn.transform)
    if drawn.transform == "level" and not usual and float(value).is_integer():
        return formats.number(value)  # things are counted in whole numbers
    return formats.number(value, 0 if abs(value) >= 100 else min(2, max(1, usual)))


def _counted(fills: Sequence[Region]) -> tuple[LegendState, ...]:
    """The states of the regions with the number of regions in each."""
    reached = [region.fill for region in fills if isinstance(region.fill, State)]
    return tuple(replace(one, count=reached.count(one.state)) for one in states(set(reached)))


def states(occurring: Collection[State | str], metric_id: str = "") -> tuple[LegendState, ...]:
    """No data and confidential always; a true zero and a small base where there are any. Not counted yet."""
    named = {
        State.NO_DATA: values.unrecorded(metric_id) or _("no data"),
        State.CONFIDENTIAL: _("confidential"),
        State.NOT_APPLICABLE: _("not applicable"),
        State.ZERO: _("zero"),
        State.SMALL_BASE: _("small base"),
    }
    always = (State.NO_DATA, State.CONFIDENTIAL)
    return tuple(LegendState(state, name, 0) for state, name in named.items() if state in occurring or state in always)


def extremes(drawn: Drawn, most: int = 3) -> list[str]:
    """The regions with the highest values, then those with the lowest: what a map names by itself."""
    ordered = drawn.classed.ordered("value", descending=True)["ref_area"].tolist()
    top = ordered[:most]
    return [*top, *(code for code in ordered[-2:] if code not in top)]


def labels(drawn: Drawn, picked: Sequence[str]) -> tuple[Label, ...]:
    """Names of the chosen regions and of the extremes, never of all."""
    codes = [*picked, *(code for code in extremes(drawn) if code not in picked)]
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
    height: int = 460,
    mark: str = "",
) -> MapView:
    """The whole map of a metric in one period."""
    classes = classes_of(drawn, scheme)
    fills = regions(drawn, classes)
    return MapView(
        country=drawn.country, outline=OUTLINES + outline_name(drawn.country, "m"), alt=alt, regions=fills,
        legend=legend(drawn, classes, fills, title), words=words(),
        palette=palette(0 if classes.low is None else classes.k, scheme.is_diverging),
        labels=labels(drawn, on_map(picked, fills)), frame_titles=frame_titles(drawn.country),
        picked=on_map(picked, fills), height=height, mark=mark,
    )  # fmt: skip


def frame_titles(country: str) -> tuple[tuple[str, str], ...]:
    """What stands above the enlarged part."""
    titles = {"RU": _("European part, enlarged"), "US": _("North-East, enlarged")}
    return (("dense", titles[country]),) if country in titles else ()
