"""Growth: any metric over time, for the country or for regions, every way of looking, published growth beside computed."""

from dataclasses import replace

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Rows, joined
from views.parts import (
    chrome,
    codes,
    contributions,
    controls,
    figures,
    growth_areas,
    growth_lines,
    growth_words,
    html,
    names,
    page,
    published_growth,
    readings,
    related_series,
    settle,
    store,
    trends,
    values,
    widgets,
)  # fmt: skip
from views.parts.language import _, current
from views.parts.theme import current as theme

MOST_LINES = 6
FIRST_LINES = 3  # regions a comparison with the country opens with
FEW_CHIPS, WIDE = 2, 800  # more names of areas than that need a wider control, in pixels


def settled() -> settle.Settled:
    """The selection of the page with areas and base filled in."""
    base = settle.page(controls.current(), "growth")
    if not base.selection.metric:
        return base
    here = settle.with_base(replace(base, selection=replace(base.selection, start="", end="", period="")))
    areas = here.selection.areas[:MOST_LINES] or _first_areas(here)
    cut = len(here.selection.areas) - MOST_LINES
    notices = (*here.notices, *([_("Only the first {n} areas are drawn.", n=MOST_LINES)] if cut > 0 else []))
    return settle.Settled(replace(here.selection, areas=areas), notices)


def _first_areas(here: settle.Settled) -> tuple[str, ...]:
    """The country where it has figures, else the first region that has; against the country, the largest regions.

    The country beside itself is a flat 100 %.
    """
    country = here.selection.country
    if here.selection.transform in settle.AGAINST_COUNTRY and (largest := growth_areas.largest(here, FIRST_LINES)):
        return largest
    whole = store.ask(choices.areas_with_data, here.edition, here.query(ref_areas=(country,)))
    return whole or store.ask(choices.areas_with_data, here.edition, here.query(ref_areas=()))[:1] or (country,)


@chrome.fragment
def body() -> None:
    """Everything below the top row; redrawn alone when a control changes."""
    here = settled()
    controls.depart(here.selection)
    chosen = here.selection
    if not chosen.metric:
        html.title(_("No series over time in this edition"))
        html.note(
            _("Nothing to draw."),
            _("For this country there are only statements from the press and the registry of clusters; see Overview."),
        )
        published_growth.draw(here)
        return
    rows = page.rows(here.edition, here.query())
    chrome.headline(growth_words.title(here, rows), growth_words.lead(here, rows), here.notices)
    draw_controls(here)
    related_series.draw(here)
    picture(here, rows)
    if contributions.is_offered(here, rows):
        contributions.draw(here, rows)
    published_growth.draw(here)
    page.cares(here.edition, chosen.metric, rows)


def draw_controls(here: settle.Settled) -> None:
    """Metric, product or activity, view, length of period, areas and base, in one row that wraps."""
    chosen, known = here.selection, names.of(here.edition)
    with st.container(horizontal=True, key="controls", gap="small", vertical_alignment="center"):
        widgets.metric(here, page="growth", width=330)
        widgets.dimensions(here)
        widgets.transform(here)
        widgets.freq(here)
        if chosen.transform == "index":
            options = settle.bases(here)
            controls.choose(_("Base period"), "base", options, chosen.base, codes.base_name, width=150)
        widgets.areas(here, known, MOST_LINES, width=WIDE if len(chosen.areas) > FEW_CHIPS else 420)


def picture(here: settle.Settled, rows: Rows) -> None:
    """The lines, what is published beside them, the source and the table twin."""
    chosen, known = here.selection, names.of(here.edition)
    if not len(rows.known):
        html.note(_("No value to draw."), growth_words.why_nothing(rows, chosen.as_of))
        return
    shown = rows.among("ref_area", chosen.areas)
    lines = [line for line in growth_lines.lines(here, shown) if line.x]
    older = growth_lines.older(here)
    every = [*older, *lines]
    is_percent = chosen.transform in values.INDEX_TRANSFORMS and not readings.is_in_points(
        chosen.metric, chosen.transform
    )
    heights = trends.heights(every, is_percent=is_percent, from_zero=chosen.transform != "index")
    marks = (*trends.breaks(shown), *growth_lines.joint(older, lines))
    html.figure_head(growth_words.heading(here), growth_words.sub(here, shown))
    figure = figures.trend(every, trends.years(every), heights, theme(), marks)
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, alt=growth_words.title(here, rows), key="trend")
    page.source(here.edition, joined([rows, *growth_lines.older_rows(here)]))
    if older:
        html.block("source", _("The grey line is an older list of products, to 2016: shown beside, never joined."))
    page.twin(
        lambda: trends.twin(shown, chosen.metric, chosen.transform, known), find_metric(chosen.metric).title[current()]
    )


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    chrome.top(here, (_("Growth"), names.of(here.edition).short(here.selection.country)))
    body()


show()
