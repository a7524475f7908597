"""Growth: any metric over time, for the country or for regions, every way of looking, and what lies behind the change."""

from dataclasses import replace
from functools import partial

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Rows, joined
from views.parts import (
    added_country,
    as_known,
    chrome,
    codes,
    controls,
    growth_absent,
    growth_areas,
    growth_bases,
    growth_beside,
    growth_chart,
    growth_grouping,
    growth_happenings,
    growth_lines,
    growth_moment,
    growth_parts,
    growth_words,
    html,
    names,
    page,
    pictures,
    published_growth,
    related_series,
    settle,
    store,
    trends,
    widgets,
)  # fmt: skip
from views.parts.language import _, current

CHART = "trend"  # its key
FIRST_LINES = 3  # regions a comparison with the country opens with
FEW_CHIPS, WIDE = 2, 800  # more names of areas than that need a wider control, in pixels


def settled() -> settle.Settled:
    """The selection of the page with areas and base filled in; `areas` may be more than are drawn."""
    base = settle.page(controls.current(), "growth")
    if not base.selection.metric:
        return base
    period = base.selection.period if base.selection.part else ""  # that whose change is taken apart
    base = replace(base, notices=(*base.notices, *growth_moment.left_out(base)))
    here = growth_bases.settled(replace(base, selection=replace(base.selection, start="", end="", period=period)))
    if here.selection.areas:
        return here
    return replace(here, selection=replace(here.selection, areas=_first_areas(here)), has_own_areas=True)


def _first_areas(here: settle.Settled) -> tuple[str, ...]:
    """The country where it has figures, else the largest regions; they, too, against the country.

    The country beside itself is a flat 100 %.
    """
    country = here.selection.country
    if here.selection.transform in settle.AGAINST_COUNTRY and (largest := growth_areas.largest(here, FIRST_LINES)):
        return largest
    mine = store.ask(choices.available, here.edition, here.selection.metric, country)
    fits = mine.of(activity=here.selection.activity, product=here.selection.product, freq=here.selection.freq)
    if any(one.has_country for one in fits.series) and not here.selection.as_of:
        return (country,)
    whole = store.ask(choices.areas_with_data, here.edition, here.query(ref_areas=(country,)))
    return whole or growth_areas.largest(here, FIRST_LINES) or (country,)


@chrome.fragment
def body() -> None:
    """Everything below the top row; redrawn alone when a control changes."""
    asked = settled()
    controls.depart(asked.selection)
    if not asked.selection.metric and added_country.is_bare(asked):
        html.title(added_country.title(asked))
        added_country.note(asked)
        return
    if not asked.selection.metric:
        html.title(_("No series over time in this edition"))
        html.note(
            _("Nothing to draw."),
            _("For this country there are only statements from the press and the registry of clusters; see Overview."),
        )
        published_growth.draw(asked)
        return
    # Every area that is chosen is spoken of, the first of them are drawn.
    rows = page.rows(asked.edition, asked.query())
    title = growth_words.title(asked, rows)
    chrome.headline(title, growth_words.lead(asked, rows), asked.notices)
    draw_controls(asked)
    growth_grouping.offer(asked)
    if not growth_absent.is_by_country_alone(asked):
        related_series.draw(asked)
    chart(asked, title)
    page.cares(asked.edition, asked.selection.metric, rows)


def chart(asked: settle.Settled, title: str) -> None:
    """The picture and what lies behind it: redrawn without title and controls when a choice within it changes."""

    @chrome.part
    def redrawn(*, is_first: bool) -> None:
        now, told = asked, title
        if not is_first:
            now = settled()
            controls.depart(now.selection)
            told = growth_words.title(now, page.rows(now.edition, now.query()))
        here = growth_grouping.drawn(now)
        rows = page.rows(here.edition, here.query())
        picture(here, rows, told, is_whole=here == now)
        growth_parts.draw(here, rows)

    redrawn()


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
        width = WIDE if len(chosen.areas) > FEW_CHIPS else 420
        widgets.areas(here, known, growth_grouping.MOST_CHOSEN, width=width)


def picture(here: settle.Settled, rows: Rows, title: str, *, is_whole: bool) -> None:
    """What is put beside the lines, the lines, the source and the table twin; `is_whole`: every area that is chosen is drawn."""
    chosen, known = here.selection, names.of(here.edition)
    shown = rows.among("ref_area", chosen.areas)
    drawn = growth_lines.drawn(here, shown)
    if not drawn.lines:
        growth_absent.draw(here, rows)
        if "said" in growth_beside.offered(here):
            growth_beside.choose(here, CHART, lambda _extras: "")
        return
    if not len(shown.known):  # only what was put beside is drawn
        growth_absent.draw(here, rows)
    with st.container(horizontal=True, key="heading", gap="small", vertical_alignment="bottom"):
        html.figure_head(growth_words.heading(here), growth_words.sub(here, shown))
        # A picture by address knows only what is drawn, not what its title speaks of besides: the page draws that one itself.
        growth_beside.choose(here, CHART, partial(growth_chart.address, here) if is_whole else lambda _extras: "")
    pictures.show(here.edition, growth_lines.figure(here, drawn), growth_chart.alt(here, rows, title), CHART)
    every = joined([rows, *drawn.more])
    page.source(here.edition, every, growth_areas.why(here, rows), growth_areas.computed(here, every), *drawn.remarks,
                as_known.unsure(here.edition, every, chosen.as_of))  # fmt: skip
    saved = pictures.Saved(title, growth_words.sub(here, shown), CHART)
    page.twin(
        lambda: trends.twin(
            as_known.by_then(joined([shown, *drawn.more]), chosen.as_of),
            chosen.metric,
            chosen.transform,
            known,
            drawn.adjusted,
        ),
        find_metric(chosen.metric).title[current()],
        before=lambda: beside_table(here, drawn, saved, page.source_line(here.edition, every)),
    )


def beside_table(here: settle.Settled, drawn: growth_lines.Drawn, saved: pictures.Saved, source: str) -> None:
    """The picture as a file, and what happened as a table of its own."""
    pictures.save(here, saved, *drawn.remarks, source)
    if drawn.happened is not None and len(drawn.happened):
        html.table(*growth_happenings.listed(here, drawn.happened), _("What happened"))
