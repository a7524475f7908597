"""When the territory of an area changed within a picture of it: a mark on the axis and a sentence below."""

import re
from collections.abc import Sequence
from datetime import date

from views.parts import formats, sentences
from views.parts.area_notes import said
from views.parts.figures import REMARKED, Event
from views.parts.language import _
from views.parts.names import Names
from views.parts.strokes import Line

_DAY = re.compile(r"on (\d{4}-\d{2}-\d{2}) ")  # how the reference table begins a remark of a change of territory


def changed(known: Names, area: str, lines: Sequence[Line]) -> date | None:
    """The day on which the territory changed, if it lies within the time of the lines."""
    found = _DAY.match(str(known.tables["area"].get(area, {}).get("note") or ""))
    if found is None:
        return None
    day, ends = date.fromisoformat(found[1]), [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    return day if ends and min(ends) <= _place(day) <= max(ends) + 1 else None


def marks(known: Names, area: str, lines: Sequence[Line]) -> list[Event]:
    """The change as a mark on the axis."""
    day, told = changed(known, area, lines), _("territory changed")
    return [Event(_place(day), REMARKED, f"{formats.day(day)}<br>{told}")] if day is not None else []


def words(known: Names, area: str, lines: Sequence[Line]) -> str:
    """What changed, and that growth across it is of two territories; empty where nothing did."""
    if changed(known, area, lines) is None:
        return ""
    told = sentences.sentence(said(str(known.tables["area"][area]["note"])))
    care = _("Changes across this day compare two territories, unless the office recounted the earlier years.")
    return f"{told} {care}"


def _place(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366
