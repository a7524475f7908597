"""What the reader has chosen, as one frozen value that is also the address of the page.

Only codes travel: never labels, so that an address means the same in every language. An empty field means
"as the page thinks best"; pages settle it and write the settled value to the address.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from math import isfinite, nan

from data import comparisons

LANGUAGES = ("en", "ru", "uk")
# Field -> name in the address. Short names keep a printed permalink readable.
PARAMETERS = {
    "language": "lang",
    "edition": "edition",
    "country": "country",
    "as_of": "as_of",
    "metric": "metric",
    "activity": "activity",
    "product": "product",
    "freq": "freq",
    "transform": "view",
    "base": "base",
    "start": "from",
    "end": "to",
    "period": "period",
    "areas": "area",
    "method": "classes",
    "k": "k",
    "breaks": "breaks",
    "points": "points",
    "drawn": "drawn",
    "lock": "lock",
    "layout": "layout",
    "panels": "maps",
    "second": "second",
    "overlay": "overlay",
    "weights": "weights",
    "calculation": "method",
    "cluster": "cluster",
    "extras": "with",
    "part": "part",
    "day": "day",
    "paper": "print",
    "rules": "rules",
    "floor": "floor",
    "best": "best",
    "name": "name",
    "columns": "compare",
    "year": "year",
    "focus": "by",
    "across": "x",
    "along": "y",
    "alike": "alike",
    "near": "peers",
    "peer_of": "of",
}
WEIGHED = "cluster_activity"  # the index, whose dimensions have weights, in the place of a metric
_LISTS = ("areas", "panels", "columns", "alike")
_SAFE = re.compile(r"[\w.+-]{0,64}")


@dataclass(frozen=True, slots=True)
class Selection:
    """Every choice that any page offers; hashable, so that it can be a cache key."""

    language: str = ""
    edition: str = ""
    country: str = ""
    as_of: str = ""
    metric: str = ""
    activity: str = ""
    product: str = ""
    freq: str = ""
    transform: str = ""
    base: str = ""
    start: str = ""
    end: str = ""
    period: str = ""
    areas: tuple[str, ...] = ()
    method: str = ""
    k: int = 0
    breaks: tuple[float, ...] = ()
    points: str = ""
    drawn: str = ""
    lock: str = ""
    layout: str = ""  # how the Atlas lays its maps out
    panels: tuple[str, ...] = ()  # which small maps it draws, as views.parts.small_choice writes it
    second: str = ""  # what it draws beside the metric: metric, activity and product joined by full stops
    overlay: str = ""  # what it marks over the areas
    weights: str = ""  # of the dimensions of a composite index, joined by full stops
    calculation: str = ""
    cluster: str = ""
    extras: str = ""  # what Growth draws beside the lines: codes joined by full stops
    part: str = ""  # what Growth looks at more closely
    day: str = ""
    paper: str = ""
    rules: str = ""
    floor: str = ""
    best: str = ""
    name: str = ""  # what the reader calls a comparison
    columns: tuple[str, ...] = ()  # what Compare puts side by side, as views.parts.compare_columns writes it
    year: str = ""  # whose figures Compare shows; empty = the newest of each
    focus: str = ""
    across: str = ""
    along: str = ""
    alike: tuple[str, ...] = ()  # by what peers are found
    near: str = ""  # how many of them
    peer_of: str = ""

    def changed(self, **choices: object) -> "Selection":
        """The same selection with some choices replaced; a new country forgets what belonged to the old one.

        The metric is no country's own: it stays a wish, which a page leaves silently where the country has no such figures.
        """
        fresh = replace(self, **choices)  # type: ignore[arg-type]
        if fresh.country != self.country or fresh.edition != self.edition:
            kept = {
                name: getattr(fresh, name)
                for name in ("language", "edition", "country", "as_of", "calculation", "metric")
            }
            return Selection(**kept)
        if (fresh.cluster, fresh.as_of) != (self.cluster, self.as_of):
            fresh = replace(fresh, day="")
        if fresh.metric != self.metric:
            return replace(
                fresh,
                activity="",
                product="",
                freq="",
                transform="",
                base="",
                start="",
                end="",
                period="",
                breaks=(),
                method="",
                drawn=fresh.drawn if fresh.drawn == "tiles" else "",  # squares suit every metric
                lock="",
                overlay="",
                weights=fresh.weights if fresh.second == WEIGHED else "",  # which stays on the page as the second
                panels=(),
            )
        if fresh.layout != self.layout:
            fresh = replace(fresh, panels=())
        if fresh.transform != self.transform:
            return replace(fresh, breaks=(), method="")
        return fresh


MOST_JOINTS = 8


def tidy_joints(joints: Iterable[float]) -> tuple[float, ...]:
    """Joints of classes that can be drawn: finite, ascending, each once, not more than colours can tell apart."""
    return tuple(sorted({joint for joint in joints if isfinite(joint)}))[:MOST_JOINTS]


def _number(text: str) -> float:
    """A joint of an address; no number where it is none."""
    try:
        return float(text)
    except ValueError:
        return nan


def joints_left_out(text: str) -> tuple[str, ...]:
    """Parts of an address's joints that cannot be drawn, as they stand there: no finite number, given before, or one too many.

    >>> joints_left_out("5,1,1,abc,nan")
    ('1', 'abc', 'nan')
    """
    left, seen = [], dict[float, str]()
    for part in filter(None, text.split(",")):
        number = _number(part)
        if not isfinite(number) or number in seen:
            left.append(part)
        else:
            seen[number] = part
    return (*left, *(seen[number] for number in sorted(seen)[MOST_JOINTS:]))


def to_query(selection: Selection) -> dict[str, str]:
    """The selection as query parameters: every field that is settled, in a fixed order."""
    written = {}
    for field in fields(selection):
        value = getattr(selection, field.name)
        if value in ("", (), 0):
            continue
        written[PARAMETERS[field.name]] = (
            ",".join(f"{part}" for part in value) if isinstance(value, tuple) else str(value)
        )
    return written


def parameters(selection: Selection, names: Iterable[str]) -> dict[str, str]:
    """Some fields as query parameters, '' where an address would leave one out: for a map that chooses them itself."""
    written = to_query(selection)
    return {PARAMETERS[name]: written.get(PARAMETERS[name], "") for name in names}


def from_query(params: Mapping[str, str]) -> tuple[Selection, tuple[str, ...]]:
    """The selection that an address asks for, and the names of parameters that cannot be read at all."""
    names = {name: field for field, name in PARAMETERS.items()}
    chosen: dict[str, object] = {}
    unreadable = []
    for name, text in params.items():
        if name not in names:
            continue
        try:
            chosen[names[name]] = _read(names[name], text)
        except ValueError:
            unreadable.append(name)
    return Selection(**chosen), tuple(unreadable)  # type: ignore[arg-type]


def _read(field: str, text: str) -> object:
    """One parameter as the type of its field; raises ValueError for text that no address of ours holds."""
    if field == "k":
        return _count(text)
    if field == "breaks":
        return tidy_joints(map(_number, text.split(",")))  # what is no number is left out, see joints_left_out
    if field == "name" and (not text or comparisons.NAME.fullmatch(text)):  # what its reader calls it, never a code
        return text
    parts = tuple(part for part in text.split(",") if part)
    if not all(_SAFE.fullmatch(part) for part in parts):
        raise ValueError(text)
    return parts if field in _LISTS else text


def _count(text: str) -> int:
    """A number of classes; none at all is no choice, and 0 stands for "as the page thinks best"."""
    if not int(text):
        raise ValueError(text)
    return int(text)
