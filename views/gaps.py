"""Gaps: specialised regions without a cluster, and clusters without specialisation: a map and a worklist with the numbers."""

import streamlit as st

from metrics.catalogue import metric as find_metric
from views.map import draw
from views.parts import (
    chrome,
    controls,
    gap_files,
    gap_map,
    gap_missing,
    gap_tables,
    gap_view,
    gap_words,
    html,
    names,
    page,
    settle,
    star_part,
    store,
)
from views.parts.gap_view import View
from views.parts.language import _, current


def show() -> None:
    """The page: measured where light industry is published by region, else what can be said without."""
    here = gap_view.settled(controls.current())
    controls.depart(here.selection)
    chrome.top(here, (_("Cluster gaps"), names.of(here.edition).short(here.selection.country)))
    return measured(gap_view.view(here)) if here.selection.metric else unmeasured(here)


def measured(view: View) -> None:
    """Map, worklist, files; stars when they are asked for."""
    here = view.here
    chrome.headline(gap_words.title(view), gap_words.lead(view), here.notices)
    with st.container(horizontal=True, key="controls"):
        gap_view.draw_controls(view)
    html.figure_head(
        _("Specialisation and clusters"),
        _("Colour: whether the region is specialised and has a cluster on record; points: clusters")
        if view.is_covered
        else _("Colour: whether the region is specialised"),
    )
    draw(gap_map.view(view), "gap-map", choose)
    page.source(here.edition, view.regions)
    gap_tables.draw(view)
    gap_files.buttons(here)
    star_part.draw(view)
    cares(view)


def choose(code: str) -> None:
    """A click chooses the region for the other pages."""
    controls.change(areas=(code,) if code else ())


def cares(view: View) -> None:
    """What the kinds do not say."""
    absence, withheld = gap_files.notes(view.is_covered)
    is_said = not (view.is_covered and store.is_demonstration(view.here.edition))  # a registry made up is complete
    pairs = [
        (_("No cluster on record.") if view.is_covered else _("No registry."), absence if is_said else ""),
        (_("Not known."), withheld),
        (_("Measured by."), find_metric(view.asked.basis).caveats[current()]),
    ]
    html.figure_head(_("Read with care"), "")
    html.cares([pair for pair in pairs if pair[1]])


def unmeasured(here: settle.Settled) -> None:
    """What is missing, which file would fill it, and what is on record all the same."""
    found = gap_missing.regions(here)
    lead = _("Clusters are on record, figures of light industry by region are not published.") if found else ""
    chrome.headline(gap_missing.title(found), lead, here.notices)
    gap_missing.draw(here, found)
    if found:
        gap_files.buttons(here)
