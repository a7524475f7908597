"""Atlas: any metric that has regions, on a map; cluster activity where there is a registry."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from metrics.rows import Rows
from views.map import draw_series
from views.parts import (
    activity_choice,
    activity_page,
    added_country,
    atlas_controls,
    atlas_layout,
    atlas_many,
    atlas_many_page,
    atlas_overlay,
    atlas_series,
    atlas_two,
    atlas_words,
    choropleth,
    chrome,
    cluster_many,
    cluster_many_page,
    cluster_series,
    codes,
    controls,
    formats,
    html,
    map_data,
    names,
    page,
    settle,
    small_choice,
)
from views.parts.language import _
from views.parts.selection import from_query, parameters

CLUSTERS = map_data.CLUSTERS
OWN = (
    "period",
    "method",
    "k",
    "breaks",
    "areas",
    "points",
    "drawn",
    "lock",
    "overlay",
    "weights",
)  # what the map chooses itself


def settled() -> settle.Settled:
    """The selection of the Atlas with its period and classes filled in."""
    base = settle.page(controls.current(), "atlas")
    if not base.selection.metric:
        return base
    if base.selection.metric == activity_choice.ID:
        return activity_page.settled(base)
    here = settle.with_base(replace(base, selection=replace(base.selection, start="", end="")))
    settling = settle.Settling(here.notices)
    here = replace(here, selection=replace(here.selection, layout=atlas_layout.settled(here.selection, settling)))
    if two := atlas_two.settled(here, settling):
        return two
    layout = here.selection.layout if here.selection.layout not in atlas_layout.WITH_SECOND else ""
    known = atlas_controls.periods(here)
    period = settling.one(here.selection.period, known, known[-1], codes.period_name(here.selection.transform))
    method, k = atlas_controls.classes(here.selection, settling)
    usual = atlas_controls.usual_points(here.selection.metric)
    points = settling.one(here.selection.points, atlas_controls.POINTS, usual)
    drawn = atlas_controls.drawn_as(here.selection, settling)
    lock = settling.one(here.selection.lock, atlas_controls.LOCKS, atlas_controls.LOCKS[0]) if method else ""
    overlay = atlas_overlay.settled(here.selection, settling)
    chosen = replace(
        here.selection,
        period=period,
        method=method,
        k=k,
        points=points,
        drawn=drawn,
        lock=lock,
        layout=layout,
        second="",
        overlay=overlay,
    )
    chosen = small_choice.settled(chosen, base.selection, known, settling)
    return settle.Settled(chosen, tuple(settling.notices))


def take(told: Mapping[str, str]) -> None:
    """What the reader chose in the map, as it stands in the address; from a warning also another metric."""
    chosen, _unreadable = from_query(told)
    names_told = (*OWN, "metric") if chosen.metric else OWN
    controls.change(**{name: getattr(chosen, name) for name in names_told})


@chrome.fragment
def body() -> None:
    """Everything below the top row; redrawn alone when a control changes or the map tells its choices."""
    here = settled()
    controls.depart(here.selection)
    if not here.selection.metric and added_country.is_added(here):
        return added_country.whole(here)
    if not here.selection.metric:
        html.title(_("No regional figures in this edition"))
        return html.note(_("Nothing to map."), _("No metric of this edition has figures by region."))
    if here.selection.second:
        return atlas_two.draw(here)
    if here.selection.metric == activity_choice.ID:
        return activity_page.draw(here, picture)
    if atlas_many.is_many(here):
        draw_many = cluster_many_page.draw if here.selection.metric == CLUSTERS else atlas_many_page.draw
        return draw_many(here, picture)
    return clusters(here) if here.selection.metric == CLUSTERS else choropleth_of(here)


def rows_of(here: settle.Settled) -> Rows:
    """The answer for every region in the period shown."""
    period = here.selection.period
    return page.rows(here.edition, here.query(ref_areas=(), start=period, end=period))


def clusters(here: settle.Settled) -> None:
    """Cluster activity: furthest stage, members, and manufacturing as background."""
    chosen = here.selection
    known = cluster_series.known(here, chosen.period)
    chrome.headline(*cluster_series.head(here, chosen.period), here.notices)
    atlas_controls.draw(here)
    if atlas_words.is_before_clusters(known, chosen.as_of):
        said = _("No cluster had been reported by {day}.", day=formats.day(date.fromisoformat(chosen.as_of)))
        return html.note(_("No map."), said)
    furthest = rows_of(here)
    words = names.of(here.edition)
    picture(here, furthest)
    page.twin(lambda: atlas_controls.cluster_rows(known, words), _("Clusters on record"))
    return page.cares(here.edition, CLUSTERS, furthest, [cluster_many.not_offered()])


def choropleth_of(here: settle.Settled) -> None:
    """Any metric by region: classes, legend with counts, points of clusters, ranking as the table twin."""
    chosen, known = here.selection, names.of(here.edition)
    rows = rows_of(here)
    drawn = choropleth.Drawn(rows, chosen.metric, chosen.transform, known, chosen.country, chosen.as_of)
    chrome.headline(atlas_words.title(drawn), atlas_words.lead(drawn, chosen.period), here.notices)
    atlas_controls.draw(here)
    picture(here, rows)
    page.twin(lambda: atlas_overlay.ranking(here, drawn), _("Regions by value"))
    page.cares(here.edition, chosen.metric, rows)


def picture(here: settle.Settled, rows: Rows) -> None:
    """The map with its own controls, which redraw it in the browser; an open table follows every choice."""
    is_open = bool(st.session_state.get(page.TWIN))
    draw_series(
        map_data.address(here), lambda: map_data.text(here), parameters(here.selection, OWN), "map", take,
        care=atlas_series.care(rows), is_followed=is_open,
    )  # fmt: skip


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    count = len(names.of(here.edition).regions(here.selection.country))
    chrome.top(here, (_("Atlas"), names.of(here.edition).short(here.selection.country), atlas_controls.count(count)))
    body()
