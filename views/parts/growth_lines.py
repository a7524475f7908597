"""The lines of the Growth page: one for each area and dataset, in grey what they are held against, and all marks."""

from dataclasses import dataclass, field, replace

import plotly.graph_objects as go

from metrics.rows import Rows, joined
from views.parts import (  # fmt: skip
    figures,
    formats,
    growth_beside,
    growth_happenings,
    growth_stated,
    growth_unsaid,
    growth_words,
    names,
    peers,
    provisional,
    readings,
    sentences,
    settle,
    trends,
    values,
)
from views.parts.language import _
from views.parts.strokes import Line
from views.parts.theme import current as theme


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that the picture shows: lines, breaks, events; answers beside those of the page; remarks below it."""

    lines: list[Line]
    breaks: tuple[figures.Break, ...] = ()
    events: list[figures.Event] = field(default_factory=list)
    more: list[Rows] = field(default_factory=list)
    remarks: tuple[str, ...] = ()
    adjusted: Rows | None = None
    happened: Rows | None = None


def drawn(here: settle.Settled, rows: Rows) -> Drawn:
    """The lines of the answer with everything that was put beside them."""
    found, wanted = lines(here, rows), growth_beside.chosen(here)
    adjusted = growth_beside.without_season(here) if "adjusted" in wanted else None
    older_ones = older(here)
    remarks = (
        [_("The grey line is an older list of products, to 2016: shown beside, never joined.")] if older_ones else []
    )
    if adjusted is not None:
        found, said = _adjusted(here, found, adjusted)
        remarks.append(said)
    held = growth_beside.measures(here)
    remarks.insert(0, growth_beside.comparison(here, rows, held))
    remarks += [peers.remark(here, here.selection.areas[0], growth_beside.MOST_PEERS)] if "peers" in wanted else []
    every = [line for line in (*older_ones, *growth_beside.measure_lines(here, held), *found) if line.has_value]
    if "said" in wanted:
        told = growth_stated.points(here)
        every += growth_stated.lines(here, told)
        is_there = _("Diamonds: growth as an office or the press stated it; it is never computed from the levels.")
        remarks.append(is_there if len(told) else _("No growth was stated in public for these areas in this view."))
        remarks.append(growth_stated.source(here, told))
    happened = growth_happenings.happenings(here, every) if "events" in wanted else None
    events, said = growth_happenings.marks(here, happened) if happened is not None else ([], "")
    if remarked := trends.remarks(rows):
        events = [*remarked, *events]
        remarks.append(
            _("▲ The source remarks on the territory of its figures there; they stay comparable, the line goes on.")
        )
    marks = (
        *trends.breaks(joined([rows, *([held] if len(held) else [])]), names.of(here.edition)),
        *joint(older_ones, found),
    )
    more = [*growth_unsaid.older_rows(here), *([held] if len(held) else [])]
    return Drawn(every, marks, events, more, tuple(filter(None, (*remarks, said))), adjusted, happened)


def figure(here: settle.Settled, found: Drawn) -> go.Figure:
    """The picture."""
    chosen = here.selection
    is_percent = chosen.transform in values.INDEX_TRANSFORMS
    is_percent &= not readings.is_in_points(chosen.metric, chosen.transform)
    heights = trends.heights(found.lines, is_percent=is_percent, from_zero=chosen.transform != "index")
    return figures.trend(found.lines, trends.years(found.lines), heights, theme(), found.breaks, events=found.events)


def lines(here: settle.Settled, rows: Rows) -> list[Line]:
    """One line for each area and dataset; the first area is the chosen one."""
    chosen, known = here.selection, names.of(here.edition)
    is_named = len(chosen.areas) > 1 or bool({"country", "district", "peers"} & set(growth_beside.chosen(here)))
    found = []
    for place, area in enumerate(chosen.areas):
        for mine in rows.where(ref_area=area).by("dataset"):
            label = known.short(area) if is_named else last_label(here, mine)
            role = "chosen" if place == 0 else "other"
            found.append(trends.line(mine, chosen.metric, chosen.transform, known, label, role=role))
    return found


def last_label(here: settle.Settled, rows: Rows) -> str:
    """Last value and its period, as the label of a single line."""
    last = growth_words.newest(here, rows, rows.row(0).ref_area)
    if last is None:
        return ""
    told = readings.text(last, here.selection.metric, here.selection.transform, names.of(here.edition))
    return provisional.labelled(told, last, is_change=here.selection.transform in values.CHANGES)


def _adjusted(here: settle.Settled, raw: list[Line], rows: Rows) -> tuple[list[Line], str]:
    """The raw lines thin and grey, those without season in their place; or the raw ones and why there are no others."""
    if not len(rows.known):
        why = formats.reason(rows.row(0).reason) if len(rows) else formats.reason("NO_DATA")
        return raw, _("Not seasonally adjusted: {reason}", reason=why)
    behind = [Line(line.x, line.y, line.hover, "", "raw", line.doubtful) for line in raw]
    said = _(
        "In colour: seasonally adjusted (STL, since the last break); thin and grey: as printed. "
        "The newest months change most when the next figure comes."
    )
    return [*behind, *(_named(line, sentences.inner(_("Seasonally adjusted"))) for line in lines(here, rows))], said


def _named(line: Line, what: str) -> Line:
    """The same line, for the pointer, with what it is after the name of its area."""
    parts = [text.split("<br>") for text in line.hover]
    told = ("<br>".join([*some[:1], f"{some[1]}, {what}", *some[2:]]) if len(some) > 1 else "" for some in parts)
    return replace(line, hover=tuple(told))


def older(here: settle.Settled) -> list[Line]:
    """Series of an older list of products, in grey: shown beside, never joined."""
    known = names.of(here.edition)
    metric, transform = here.selection.metric, here.selection.transform
    found = (trends.line(rows, metric, transform, known, "", role="context") for rows in growth_unsaid.older_rows(here))
    return [line for line in found if line.has_value]


def joint(older_lines: list[Line], newer: list[Line]) -> tuple[figures.Break, ...]:
    """The place between two lists of products, with its sentence; and the breaks inside the older list."""
    if not older_lines or not newer:
        return ()
    start = newer[0].x[0]
    inside = tuple(
        figures.Break((x + line.x[i - 1]) / 2, _("{year}: wider list", year=round(x)))
        for line in older_lines
        for i, x in enumerate(line.x)
        if line.y[i] is None and i
    )
    return (*inside, figures.Break(start - 0.5, _("{year}: new list of products", year=round(start))))
