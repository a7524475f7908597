"""What the reader has chosen, as one frozen value that is also the address of the page.

Only codes travel: never labels, so that an address means the same in every language. An empty field means
"as the page thinks best"; pages settle it and write the settled value to the address.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from math import isfinite

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
    "calculation": "method",
    "cluster": "cluster",
}
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
    calculation: str = ""
    cluster: str = ""

    def changed(self, **choices: object) -> "Selection":
        """The same selection with some choices replaced; a new country forgets what belonged to the old one."""
        fresh = replace(self, **choices)  # type: ignore[arg-type]
        if fresh.country != self.country or fresh.edition != self.edition:
            kept = {name: getattr(fresh, name) for name in ("language", "edition", "country", "as_of", "calculation")}
            return Selection(**kept)
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
            )
        if fresh.transform != self.transform:
            return replace(fresh, breaks=(), method="")
        return fresh


MOST_JOINTS = 8


def tidy_joints(joints: Iterable[float]) -> tuple[float, ...]:
    """Joints of classes that can be drawn: finite, ascending, each once, not more than colours can tell apart."""
    return tuple(sorted({joint for joint in joints if isfinite(joint)}))[:MOST_JOINTS]


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
        return tidy_joints([float(part) for part in text.split(",") if part])
    parts = tuple(part for part in text.split(",") if part)
    if not all(_SAFE.fullmatch(part) for part in parts):
        raise ValueError(text)
    return parts if field == "areas" else text


def _count(text: str) -> int:
    """A number of classes; none at all is no choice, and 0 stands for "as the page thinks best"."""
    if not int(text):
        raise ValueError(text)
    return int(text)
