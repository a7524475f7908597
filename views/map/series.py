"""A map of every period at once: what stays, what each period shows, and the joints of every way to make classes.

All of it travels once. The browser looks the class of a value up between the joints; it makes no classes itself.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from views.map.message import same
from views.map.palettes import number
from views.map.view import Circle, LegendCircle, LegendClass, MapView, Palette, State

DIGITS = 7  # of a number that is only held against joints; its text carries what is printed


@dataclass(frozen=True, slots=True)
class Moment:
    """One period: its code and name, its sentences, and per region (in the order of the map) text, number and remark.

    numbers: None where there is none. states: the state of a region that has no class, '' where it has one.
    labelled: places of regions that are named on the map, most important first; strong: how many of them in bold.
    care: what the page warns of beside this period; another text means that the page must say something else.
    country: number and text of the whole country where it can be held against its regions.
    """

    code: str
    name: str
    title: str
    lead: str
    alt: str
    source: str
    values: tuple[str, ...]
    numbers: tuple[float | None, ...]
    states: tuple[State | str, ...]
    remarks: tuple[str, ...]
    labelled: tuple[int, ...] = ()
    strong: int = 0
    circles: tuple[Circle, ...] = ()
    care: str = ""
    mark: str = ""
    country: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """One way to make classes: inner joints as numbers, all joints as texts (or named classes), and the colours.

    fewer: why there are fewer classes than `k`; empty where there are as many.
    """

    method: str
    k: int
    edges: tuple[float, ...]
    joints: tuple[str, ...]
    palette: Palette
    classes: tuple[LegendClass, ...] = ()
    fewer: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """A class method as a choice: its code and name, the numbers of classes it can make, and the usual one."""

    code: str
    name: str
    sizes: tuple[int, ...] = ()
    usual: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """`still` holds what no period changes: of its regions codes and names, of its legend no classes and no counts of states.

    shorts: short names of the regions. points: codes and names of what else can be shown, the usual one first.
    ends: texts of the lowest and the highest value, between which joints of the reader's own lie.
    said: words of the controls by name. order: names of address parameters in the order in which they are written.
    groups: mark of a point -> the choice of points that shows it. sizes: circles of known size, where values can be drawn
    as circles, and what they count. warning: what to mind of a total that fills areas; instead: code and name of a metric that is none.
    notes: sentences under the map. banner: what a saved picture says of made-up figures. stem: begin of its file name.
    ramp: the palettes of 1, 2, ... classes between joints of the reader's own. tiles: address of the outlines with one
    square a region, empty where there are none; language: which of their names stand in the squares.
    overlays: codes and names of what can be marked over the areas, none first. centre: where the bars of a ranking begin.
    spread: words of the strip that shows how the values lie; empty where values are an order and no amounts. whole: the country.
    composite: what an index of dimensions is weighed anew from, see browser/composite.js; empty for every other metric.
    """

    still: MapView
    shorts: tuple[str, ...]
    moments: tuple[Moment, ...]
    steps: tuple[Steps, ...]
    methods: tuple[Method, ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str] = ("", "")
    is_ranked: bool = True
    labels_have_values: bool = True
    said: dict[str, str] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    ramp: tuple[int, ...] = ()
    groups: dict[str, str] = field(default_factory=dict)
    sizes: tuple[LegendCircle, ...] = ()
    size_title: str = ""
    warning: str = ""
    instead: tuple[str, str] = ("", "")
    notes: tuple[str, ...] = ()
    banner: str = ""
    stem: str = "map"
    overlays: tuple[tuple[str, str], ...] = ()
    centre: float = 0.0
    spread: str = ""
    whole: str = ""
    tiles: str = ""
    language: str = ""
    composite: dict[str, Any] = field(default_factory=dict)


def rounded(value: float) -> float:
    """A number as it travels; joints are made of such numbers, so that browser and Python class alike."""
    return float(f"{value:.{DIGITS}g}")


def written(data: Mapping[str, Any]) -> str:
    """What travels, as JSON without blanks; ValueError where a number is none, which no browser could read."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def packed(series: Series) -> dict[str, Any]:
    """The series as plain values for JSON; raises UnknownRegion if a point names a region that is not on the map."""
    place = {region.code: at for at, region in enumerate(series.still.regions)}
    return {
        **same(series.still),
        "shorts": series.shorts,
        "moments": [_moment(moment, place) for moment in series.moments],
        "steps": packed_steps(series.steps),
        "methods": [[one.code, one.name, one.sizes, one.usual] for one in series.methods],
        "shown": series.points,
        "ends": series.ends,
        "ranked": series.is_ranked,
        "labelValues": series.labels_have_values,
        "said": series.said,
        "order": series.order,
        "ramp": series.ramp,
        "groups": series.groups,
        "sizes": [[one.value, one.text] for one in series.sizes],
        "sizeTitle": series.size_title,
        "warning": series.warning,
        "instead": series.instead,
        "notes": series.notes,
        "banner": series.banner,
        "stem": series.stem,
        "overlays": series.overlays,
        "centre": series.centre,
        "spread": series.spread,
        "whole": series.whole,
        "tiles": series.tiles,
        "language": series.language,
        **({"composite": series.composite} if series.composite else {}),
    }


def _moment(moment: Moment, place: dict[str, int]) -> dict[str, Any]:
    """One period; empty parts do not travel."""
    found = {
        "code": moment.code,
        "name": moment.name,
        "title": moment.title,
        "lead": moment.lead,
        "alt": moment.alt,
        "source": moment.source,
        "values": "\n".join(moment.values),
        "numbers": [None if one is None else _short(one) for one in moment.numbers],
        "states": "".join(state or "." for state in moment.states),
        "remarks": "\n".join(moment.remarks) if any(moment.remarks) else "",
        "labelled": moment.labelled,
        "strong": moment.strong,
        "circles": [[place[one.code], one.value, one.text] for one in moment.circles],
        "care": moment.care,
        "mark": moment.mark,
        "country": () if moment.country is None else (_short(moment.country[0]), moment.country[1]),
    }
    return {name: value for name, value in found.items() if value not in ("", [], (), 0)}


def _short(value: float) -> float | int:
    """Whole numbers without a point: a third of the bytes."""
    found = rounded(value)
    return int(found) if found.is_integer() else found


def packed_each(steps: Mapping[str, Steps]) -> dict[str, Any]:
    """Period -> its own joints, texts and colours."""
    return {period: _step(one) for period, one in steps.items()}


def _step(one: Steps) -> dict[str, Any]:
    """Joints, texts and colours of one way to make classes."""
    found: dict[str, Any] = {"edges": one.edges, "joints": one.joints, "palette": number(one.palette)}
    if one.fewer:
        found["fewer"] = one.fewer
    if one.classes:
        found["classes"] = [[c.text, c.name, c.lower, c.upper] for c in one.classes]
    return found


def packed_steps(steps: Sequence[Steps]) -> dict[str, dict[str, Any]]:
    """Method -> number of classes -> joints, texts and colours."""
    found: dict[str, dict[str, Any]] = {}
    for one in steps:
        found.setdefault(one.method, {})[str(one.k)] = _step(one)
    return found
