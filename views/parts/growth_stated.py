"""Growth that was stated in public, as points beside the lines of the Growth page."""

from collections.abc import Sequence

import numpy as np

from metrics import said_growth
from metrics.rows import Row, Rows
from views.parts import declared_words, formats, names, page, settle, stated_words, store, trends, values
from views.parts.language import _
from views.parts.strokes import Line


def points(here: settle.Settled) -> Rows:
    """Growth as it was stated in public, of the areas and in the view of the page."""
    return store.ask(said_growth.points, here.edition, here.query(base_period="", start="", end=""))


def source(here: settle.Settled, rows: Rows) -> str:
    """Who stated it; empty where nobody did."""
    if not len(rows):
        return ""
    return page.source_line(
        here.edition, rows.with_(value=rows["index_pct"], vintage=np.full(len(rows), np.datetime64("NaT", "s")))
    )


def lines(here: settle.Settled, rows: Rows) -> list[Line]:
    """The statements of each area as points that no line joins."""
    known = names.of(here.edition)
    return [_points([row for row in rows if row.ref_area == area], known, here) for area in rows.distinct("ref_area")]


def _points(found: Sequence[Row], known: names.Names, here: settle.Settled) -> Line:
    ordered = sorted(found, key=lambda row: trends.place(row.time_period))
    span, multiples = values.span(here.selection.transform), stated_words.multiples(here)
    hover = [
        "<br>".join(
            filter(
                None,
                (
                    formats.period(row.time_period, span=span), known.area(row.ref_area),
                    stated_words.growth(said) if (said := multiples.get(row.figure_id)) else formats.rate(row.index_pct),
                    _("as stated"), declared_words.said(row.publisher),
                ),
            )
        )
        for row in ordered
    ]  # fmt: skip
    places = tuple(trends.place(row.time_period) for row in ordered)
    return Line(places, tuple(row.index_pct - 100 for row in ordered), tuple(hover), "", "said")
