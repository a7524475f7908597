"""What one map shows: regions with their classes, marks, labels, legend and words; no drawing and no Streamlit."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Mark = Literal["dot", "ring", "planned", "square", "diamond", "triangle", "plus"]


class State(StrEnum):
    """Why a region has no class. The value is the letter that travels to the browser."""

    NO_DATA = "n"  # nobody reported: hatched
    NOT_REPORTED = "r"  # no cluster on record: hatched as well, with another name in the legend
    CONFIDENTIAL = "c"  # known and withheld: cross-hatched
    NOT_APPLICABLE = "x"  # there are figures, but this number cannot be made of them: level lines
    UNWEIGHED = "w"  # the same, by the weights that the reader gave: level lines, listed only where there are any
    SMALL_BASE = "s"  # computed, not classed: dotted, the value stands in the card
    ZERO = "z"  # a true zero: colour of the page with an outline


@dataclass(frozen=True, slots=True)
class Region:
    """One region: its class (0 = lowest) or its state, and what the card says of it, ready to print.

    An empty text is left out of the card; the class itself is named by the legend. rank: 1 = highest, 0 = none.
    """

    code: str
    name: str
    fill: int | State
    value: str = ""
    rank: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text at a region. A low priority number is placed first; what finds no room is left out."""

    code: str
    lines: tuple[str, ...]
    priority: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One thing inside a region, e.g. a cluster; several in a region stand side by side and are named in its card."""

    code: str
    mark: Mark
    title: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A number drawn as a circle whose area is proportional to it; the text is how the card prints it."""

    code: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class: how a sentence names it, how many regions are in it, and what stands under its ends.

    With `name` the class is ordinal: name and count stand under the colour. Without, `lower` and `upper` stand
    at its ends (two neighbours share the joint: the upper text of the left one is printed).
    """

    text: str
    count: int
    name: str = ""
    lower: str = ""
    upper: str = ""


DASH = " – "


def ranges(joints: Sequence[str], counts: Sequence[int]) -> tuple[LegendClass, ...]:
    """Classes that follow each other, from their joints ready to print (one more than classes) and their counts."""
    last = len(counts) - 1
    return tuple(
        LegendClass(
            f"{joints[i]}{DASH}{joints[i + 1]}",
            count,
            lower=joints[i] if i else "",
            upper=joints[i + 1] if i < last else "",
        )
        for i, count in enumerate(counts)
    )


@dataclass(frozen=True, slots=True)
class LegendState:
    """A state that the metric can have, listed even with no region in it."""

    state: State
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class LegendPoint:
    """A kind of point, with the number of points of this kind on record."""

    mark: Mark
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class LegendCircle:
    """A circle of known size beside the legend: the value and how it is printed."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Legend:
    """Everything below the map. `circle_title` says what the circles count."""

    title: str
    classes: tuple[LegendClass, ...] = ()
    states: tuple[LegendState, ...] = ()
    points: tuple[LegendPoint, ...] = ()
    circles: tuple[LegendCircle, ...] = ()
    circle_title: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """Class colours, low to high, for both modes; the browser takes the one that the theme asks for."""

    light: tuple[str, ...]
    dark: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Translated sentences that the browser needs; `{names}` is replaced there by region names.

    usage: how to move with the keyboard, for screen readers.
    not_loaded: the file of outlines did not arrive. no_outline: it arrived and lacks regions.
    picked: said after a region was chosen, `{name}` is its name. cleared: said after the choice was dropped.
    rank: the place of a region, `{rank}` of `{count}` that have one.
    """

    usage: str
    not_loaded: str
    no_outline: str
    picked: str
    cleared: str
    rank: str


@dataclass(frozen=True, slots=True)
class MapView:
    """One map, complete. `outline` is the address of the outlines below the address of the app.

    alt: one sentence that stands for the picture. frame_titles: frame id -> title above it.
    frames: ids of the frames to show, empty = all of the file. height: greatest height of a frame in pixels.
    picked: codes of chosen regions. mark: what the picture of made-up figures says of itself. language: of the names
    in squares.
    """

    country: str
    outline: str
    alt: str
    regions: tuple[Region, ...]
    legend: Legend
    palette: Palette
    words: Words
    labels: tuple[Label, ...] = ()
    points: tuple[Point, ...] = ()
    circles: tuple[Circle, ...] = ()
    frame_titles: tuple[tuple[str, str], ...] = ()
    frames: tuple[str, ...] = ()
    picked: tuple[str, ...] = ()
    height: int = 460
    mark: str = ""
    language: str = ""
