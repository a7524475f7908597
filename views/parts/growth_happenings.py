"""What happened while the figures went up and down: marks on the axis of the Growth page, and the same as a table."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from metrics import timeline
from metrics.rows import NONE, Row, Rows
from views.parts import formats, names, page, settle, store
from views.parts.figures import Event
from views.parts.language import _
from views.parts.period_words import month_short
from views.parts.strokes import Line

MOST_EVENTS = 30


def happenings(here: settle.Settled, lines: Sequence[Line]) -> Rows:
    """What happened in the areas within the time of the lines, oldest first."""
    ends = [place for line in lines if line.x for place in (line.x[0], line.x[-1])]
    asked = here.selection
    found: Rows = store.ask(timeline.timeline, here.edition, asked.country, asked.areas, asked.as_of)
    return (
        found.only([min(ends) - 0.5 <= _place(row.day) <= max(ends) + 0.5 for row in found])
        if ends and len(found)
        else NONE
    )


def marks(here: settle.Settled, found: Rows) -> tuple[list[Event], str]:
    """The newest of what happened as marks, and a sentence that explains them."""
    shown, known = found.at(np.arange(max(0, len(found) - MOST_EVENTS), len(found))), names.of(here.edition)
    if not len(shown):
        return [], _("Nothing with a day is on record for this time and these areas.")
    drawn = [Event(_place(row.day), timeline.KINDS.index(row.kind), "<br>".join(_said(row, known))) for row in shown]
    legend = _("Marks on the axis: ● a cluster began, ◆ forum or exhibition, ■ programme approved.")
    rest = len(found) - len(shown)
    return drawn, " ".join(filter(None, (legend, _("{n} earlier ones are not drawn.", n=rest) if rest else "")))


def listed(here: settle.Settled, found: Rows) -> page.Table:
    """What happened as a table, the newest first."""
    known = names.of(here.edition)
    return [_("Day"), _("What happened"), _("Area")], [_said(row, known) for row in found][::-1], [False, False, False]


def _place(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _said(row: Row, known: names.Names) -> list[str]:
    """Day as exactly as it is known, name and area of a happening."""
    exact = {"day": formats.day_brief, "month": month_short}.get(row.date_precision, lambda day: str(day.year))
    name = next((text for text in (getattr(row, f"name_{known.lang}"), row.name_en, row.name_ru) if text), "")
    return [exact(row.day), name, known.area(row.ref_area)]
