"""The table of Compare: a column a region, a row a metric; each cell with value, place, fifth in words, and a strip."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

import streamlit as st

from metrics.catalogue import metric as find_metric
from metrics.metric import Metric
from metrics.rows import Row
from metrics.standing import Standing
from metrics.status import SUPPRESSED
from views.parts import compare_columns, compare_words, formats, html, names, provisional, readings, unfinished, values
from views.parts.compare_choice import Chosen
from views.parts.compare_columns import Answer
from views.parts.html import Markup, element, text
from views.parts.language import _
from views.parts.names import Names
from views.parts.theme import LIGHT, Theme
from views.parts.theme import current as theme

_SUFFIX = re.compile(r"(?<=\w{6})(?=(?:ск|ськ|цк|цьк)\w{1,3}\b)")
_RULES = html.style_rules("compare_table.css")
FEW = 6  # regions that have room in cells of the usual width
_STRONG, _MILD, _GREYS = 0.30, 0.13, (0.0, 0.05, 0.10, 0.16, 0.22)  # how much of a colour is mixed into the page


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: the figures of a column and where each region stands."""

    answer: Answer
    standing: Standing
    decimals: int

    def row(self, area: str) -> Row | None:
        """The figure of an area."""
        found = self.answer.rows.where(ref_area=area)
        return found.row(0) if len(found) else None


def lines(chosen: Chosen) -> list[Line]:
    """A line a column that has figures."""
    known = names.of(chosen.here.edition)
    regions = frozenset(compare_columns.regions(known, chosen.here.selection.country))
    shown = (*chosen.areas, chosen.here.selection.country)
    return [line(one, regions, shown) for one in chosen.answers if one is not None]


def line(answer: Answer, regions: frozenset[str], shown: tuple[str, ...]) -> Line:
    """The places of a column; as many decimals as the figures that are shown need, the same in every cell."""
    metric, found = find_metric(answer.column.metric), answer.rows.among("ref_area", shown).known["value"].tolist()
    return Line(answer, provisional.places(answer.ranked, regions), _decimals(metric, answer.column.transform, found))


def _decimals(metric: Metric, transform: str, found: Sequence[float]) -> int:
    if metric.denominator is not None or transform != "level":
        return values.decimals(metric.id, transform)
    return max((formats.level_decimals(value) for value in found), default=0) if max(found, default=0) < 1000 else 0


def written(row: Row, of: Line, known: Names) -> str:
    """The number of a cell, whose unit stands at the head of the row."""
    column = of.answer.column
    if column.transform in values.INDEX_TRANSFORMS or column.transform == "relative" or row.unit == "PC":
        return readings.text(row, column.metric, column.transform, known)
    return formats.number(row.value, of.decimals)


def draw(chosen: Chosen, found: list[Line]) -> None:
    """The table, what its shades mean, and its look."""
    known, look = names.of(chosen.here.edition), theme()
    strips = "".join(
        f".lio-compare .s{at}{{background-image:url('{_strip(one, look)}')}}" for at, one in enumerate(found)
    )
    country, is_many = chosen.here.selection.country, len(chosen.areas) > FEW
    st.html(f"<style>{_RULES}{_shades(look)}{strips}{_on_paper(look, is_many=is_many)}</style>")
    shown = (*chosen.areas, country)
    titles = [_("Metric"), *(hyphened(known.short(one)) if is_many else known.short(one) for one in shown)]
    heads = [element("th", text(one), scope="col") for one in titles]
    body = [element("tr", _head(one, known, shown), *(_cell(one, at, area, known) for area in chosen.areas), _whole(one, country, known))
            for at, one in enumerate(found)]  # fmt: skip
    content = (element("thead", element("tr", *heads)), element("tbody", *body))
    table = element("table", *content, css="many" if is_many else "", style=f"--count:{len(shown)}")
    label = _("Regions side by side")
    st.html(element("div", table, css="lio-compare", role="region", tabindex="0", aria_label=label))
    html.block("source", compare_words.shades())


def hyphened(name: str) -> str:
    """A long name with the place where it may break: before its suffix, since not every browser knows where words break.

    >>> hyphened("Калининградская").replace(chr(173), "|")
    'Калининград|ская'
    """
    return _SUFFIX.sub("\u00ad", name)


def _head(one: Line, known: Names, shown: tuple[str, ...]) -> Markup:
    """What a row is: name, unit, period, the flag of figures that are not final, which direction is better."""
    column = one.answer.column
    unit = compare_columns.unit(one.answer, known)
    when = formats.period(one.answer.period, span=one.answer.span)
    when = unfinished.running(when, one.answer.rows.row(0)) if len(one.answer.rows) else when
    flag = unfinished.words(row.obs_status for row in one.answer.rows.among("ref_area", shown).known)
    below = " · ".join(filter(None, (unit, when, flag)))
    return element("th", text(compare_columns.label(column, known)), element("small", text(below)),
                   element("small", text(compare_words.direction(column.better))), scope="row")  # fmt: skip


def _cell(one: Line, at: int, area: str, known: Names) -> Markup:
    """One figure with its place; why there is none, withheld told from missing."""
    row = one.row(area)
    if row is None or row.reason:
        reason = row.reason if row is not None else "NO_DATA"
        is_withheld = reason in SUPPRESSED
        css = "withheld" if is_withheld else "none"
        return element(
            "td",
            element("b", text(formats.MISSING)),
            text(" "),
            element("small", text(compare_words.absent(reason))),
            css=css,
        )
    number = element("b", text(written(row, one, known)))
    if row.is_small_base:
        return element("td", number, text(" "), element("small", text(_("small base: no place"))), css="small")
    if one.answer.is_open:
        flag = unfinished.words([row.obs_status])
        return element("td", number, text(" "), element("small", text(_("not compared"))), element("small", text(flag)))
    fifth, band = one.standing.fifth(area), one.standing.bands.get(area)
    is_judged = one.answer.column.better != "neither"
    shade = (
        ""
        if fifth is None
        else f"{'j' if is_judged else 'g'}{fifth if one.answer.column.better != 'lower' else 4 - fifth}"
    )
    said = [
        element("small", text(told))
        for told in (compare_words.nothing(one.answer, row), compare_words.place(band), _fifth(one, area))
        if told
    ]
    return element("td", number, _mark(one, at, area), *said, css=shade)


def _fifth(one: Line, area: str) -> str:
    """In which fifth the place is; of the zeros that are last together that is said already."""
    band = one.standing.bands.get(area)
    if band is not None and band.is_nothing:
        return ""
    return compare_words.fifth(one.standing.fifth(area), one.answer.column.better)


def _mark(one: Line, at: int, area: str) -> Markup:
    """All regions as thin strokes, this one as a dot."""
    figures = one.standing.figures
    low, high = min(figures.values()), max(figures.values())
    left = (figures[area] - low) / (high - low) * 100 if high > low else 50.0
    return element("span", element("i", style=f"left:{2 + left * 0.96:.1f}%"), css=f"strip s{at}")


def _strip(one: Line, look: Theme) -> str:
    """The strokes of a row as a picture for the background of its cells."""
    found = list(one.standing.figures.values())
    low, high = min(found, default=0), max(found, default=0)
    places = sorted({round(2 + (value - low) / (high - low) * 96, 1) for value in found}) if high > low else [50.0]
    path = "".join(f"M{place:g} 2v8" for place in places)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 12" preserveAspectRatio="none">'
        f'<path d="{path}" stroke="{look.ink3}" stroke-opacity=".55" vector-effect="non-scaling-stroke"/></svg>'
    )
    return "data:image/svg+xml," + quote(drawing)


def _shades(look: Theme) -> str:
    """Colours of the fifths: the better end speaks indigo, the weaker madder, where neither is better all is grey."""
    judged = [(look.down, _STRONG), (look.down, _MILD), (look.page, 0.0), (look.up, _MILD), (look.up, _STRONG)]
    rules = [(f"j{at}", colour, part) for at, (colour, part) in enumerate(judged)]
    rules += [(f"g{at}", look.ink, part) for at, part in enumerate(_GREYS)]
    return "".join(
        f".lio-compare td.{name}{{background:{tint(colour, look.page, part)}}}" for name, colour, part in rules
    )


def _on_paper(look: Theme, *, is_many: bool) -> str:
    """Light shades, whatever the screen shows; many regions stand on a sheet that lies."""
    shades = _shades(LIGHT) if look.mode != LIGHT.mode else ""
    return f"@media print{{{shades}}}" + ("@page{size:A4 landscape}" if is_many else "")


def tint(colour: str, page: str, part: float) -> str:
    """A colour mixed into that of the page.

    >>> tint("#000000", "#FFFFFF", 0.2)
    '#CCCCCC'
    """
    pairs = [(int(colour[at : at + 2], 16), int(page[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(b + (a - b) * part):02X}" for a, b in pairs)


def _whole(one: Line, country: str, known: Names) -> Markup:
    """The figure of the country, which has no place among its regions."""
    row = one.row(country)
    if row is None or row.reason:
        return element(
            "td",
            element("b", text(formats.MISSING)),
            element("small", text(compare_words.whole(row))),
        )
    return element("td", element("b", text(written(row, one, known))))
