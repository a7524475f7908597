"""Atlas: any metric that has regions, on a map; cluster activity where there is a registry."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.catalogue import metric as find_metric
from metrics.metric import Metric
from metrics.rows import Rows
from views.map import draw
from views.parts import (
    atlas_controls,
    atlas_words,
    choropleth,
    chrome,
    cluster_map,
    codes,
    controls,
    formats,
    html,
    names,
    page,
    readings,
    sentences,
    settle,
)
from views.parts.language import _

CLUSTERS = "furthest_stage"


def settled() -> settle.Settled:
    """The selection of the Atlas with its period and classes filled in."""
    base = settle.page(controls.current(), "atlas")
    if not base.selection.metric:
        return base
    here = settle.with_base(replace(base, selection=replace(base.selection, start="", end="")))
    settling = settle.Settling(here.notices)
    known = atlas_controls.periods(here)
    period = settling.one(here.selection.period, known, known[-1], codes.period_name(here.selection.transform))
    method, k = atlas_controls.classes(here.selection, settling)
    points = settling.one(here.selection.points, atlas_controls.POINTS, atlas_controls.POINTS[0])
    chosen = replace(here.selection, period=period, method=method, k=k, points=points)
    return settle.Settled(chosen, tuple(settling.notices))


def pick(code: str) -> None:
    """A click chooses a region, a second one lets it go."""
    chosen = controls.current().areas
    if not code:
        controls.change(areas=())
    else:
        controls.change(areas=tuple(c for c in chosen if c != code) if code in chosen else (*chosen, code))


@chrome.fragment
def body() -> None:
    """Everything below the top row; redrawn alone when a control or the map changes."""
    here = settled()
    controls.depart(here.selection)
    if not here.selection.metric:
        html.title(_("No regional figures in this edition"))
        return html.note(_("Nothing to map."), _("No metric of this edition has figures by region."))
    return clusters(here) if here.selection.metric == CLUSTERS else choropleth_of(here)


def rows_of(here: settle.Settled) -> Rows:
    """The answer for every region in the period shown."""
    period = here.selection.period
    return page.rows(here.edition, here.query(ref_areas=(), start=period, end=period))


def clusters(here: settle.Settled) -> None:
    """Cluster activity: furthest stage, members, and manufacturing as background."""
    chosen = here.selection
    day = min(filter(None, (chosen.as_of, f"{chosen.period}-12-31")))
    known = cluster_map.clusters(here.edition, chosen.country, day)
    chrome.headline(*atlas_words.clusters_head(known, chosen.as_of), here.notices)
    if atlas_words.is_before_clusters(known, chosen.as_of):
        said = _("No cluster had been reported by {day}.", day=formats.day(date.fromisoformat(chosen.as_of)))
        picture(here, lambda _now: html.note(_("No map."), said))
        return
    picture(here, lambda now: draw(cluster_map.view(now, now.selection.period), "map", pick))
    furthest = rows_of(here)
    page.source(here.edition, furthest)
    cluster_table(here, known)
    page.cares(here.edition, CLUSTERS, furthest)


def cluster_table(here: settle.Settled, known: Rows) -> None:
    """The table twin: one row a cluster."""
    words = names.of(here.edition)
    page.twin(lambda: atlas_controls.cluster_rows(known, words), _("Clusters on record"))


def choropleth_of(here: settle.Settled) -> None:
    """Any metric by region: classes, legend with counts, points of clusters, ranking as the table twin."""
    chosen, known = here.selection, names.of(here.edition)
    rows = rows_of(here)
    metric: Metric = find_metric(chosen.metric)
    drawn = choropleth.Drawn(rows, chosen.metric, chosen.transform, known, chosen.country, chosen.as_of)
    title = atlas_words.title(drawn)
    chrome.headline(title, atlas_words.lead(drawn, chosen.period), here.notices)
    picture(here, lambda now: shaded(now, drawn, title))
    page.source(here.edition, rows)
    if metric.scale == "total":
        html.block("source", _("Totals follow the size of a region; a share or a change says more about it."))
    page.twin(lambda: atlas_controls.ranking(drawn), _("Regions by value"))
    page.cares(here.edition, chosen.metric, rows)


def picture(here: settle.Settled, draw_map: Callable[[settle.Settled], object]) -> None:
    """The controls and the map. What only changes the map (classes, points, chosen regions) redraws it alone."""

    @chrome.part
    def alone(*, is_first: bool) -> None:
        now = here if is_first else settled()
        if now.notices != here.notices:
            st.rerun()  # the sentence about the address stands above the picture
        if not is_first:
            controls.depart(now.selection)
        draw_map(now)

    atlas_controls.draw(here, alone)


def shaded(here: settle.Settled, drawn: choropleth.Drawn, title: str) -> None:
    """The choice of classes and the map in these classes."""
    chosen = here.selection
    atlas_controls.shades(here)
    scheme = choropleth.Scheme(chosen.method, chosen.k, chosen.breaks, choropleth.CENTRED.get(chosen.transform, 1.0))
    points = cluster_map.points(here.edition, chosen.country, chosen.as_of) if chosen.points != "none" else ()
    unit = readings.unit_line(drawn.rows.row(0), chosen.metric, chosen.transform, drawn.names)
    legend = ", ".join(part for part in (sentences.named(chosen.metric), unit, _("number of regions")) if part)
    draw(choropleth.view(drawn, scheme, legend, title, picked=chosen.areas, points=points), "map", pick)


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    count = len(names.of(here.edition).regions(here.selection.country))
    chrome.top(here, (_("Atlas"), names.of(here.edition).short(here.selection.country), atlas_controls.count(count)))
    body()


show()
