"""Clusters: the registry as a board from idea to support, every path with its evidence; a chosen cluster in full."""

from dataclasses import replace

import streamlit as st

from metrics import cluster_record, records
from metrics.rows import Row, Rows
from views.map import draw
from views.parts import (
    added_country,
    chrome,
    cluster_board,
    cluster_day,
    cluster_evaluation,
    cluster_files,
    cluster_map,
    cluster_observed,
    cluster_page,
    cluster_registry,
    cluster_words,
    contents,
    controls,
    evidence,
    html,
    names,
    page,
    rule_matrix,
    sentences,
    settle,
    store,
)
from views.parts.language import _, current, sort_key

EVERY = ""


def show() -> None:
    """The page: all clusters, or the chosen one."""
    base = settle.everywhere(controls.current())
    chosen = base.selection
    every = store.ask(records.on_record, base.edition, chosen.country, chosen.as_of)
    here = settled(base, every)
    controls.depart(here.selection)
    chrome.top(here, (_("Clusters"), names.of(here.edition).short(here.selection.country)))
    row = next((one for one in every if one.cluster_id == here.selection.cluster), None)
    return registry(here, every) if row is None else one(here, every, row)


def settled(base: settle.Settled, every: Rows) -> settle.Settled:
    """The selection with a cluster that is on record; a sentence where the asked one is not."""
    asked = base.selection.cluster
    if not asked or asked in every.plain("cluster_id"):
        return cluster_day.settled(base)
    notice = _("“{asked}” is no cluster on record here; all of them are shown.", asked=asked)
    return settle.Settled(replace(base.selection, cluster=EVERY, day=""), (*base.notices, notice))


def choice(here: settle.Settled, every: Rows) -> None:
    """Which cluster, by name; the first entry is all of them."""
    known, alphabet = names.of(here.edition), sort_key(current())
    ids = sorted(every.plain("cluster_id"), key=lambda code: alphabet(known.text("cluster", code)))
    controls.choose(
        _("Cluster"), "cluster", (EVERY, *ids), here.selection.cluster,
        lambda code: known.text("cluster", code) if code else _("All clusters"), width=480,
    )  # fmt: skip


def registry(here: settle.Settled, every: Rows) -> None:
    """The board, the registry, the map, the files."""
    chosen = here.selection
    is_invented = store.is_demonstration(here.edition)
    lead = cluster_words.lead(every, is_invented=is_invented)
    if is_invented:
        lead = f"{lead} {sentences.sentence(cluster_observed.said(here))}".strip()
    chrome.headline(cluster_words.title(every, chosen.as_of, is_invented=is_invented), lead, here.notices)
    if not len(every) and chosen.as_of:
        return
    if not len(every):
        empty = _("The registry of this country is empty. data/raw/registry/cluster.csv fills it.")
        html.note(_("No clusters."), added_country.registry(here) if added_country.is_added(here) else empty)
        return
    with st.container(horizontal=True, key="controls"):
        choice(here, every)
    cluster_board.draw(here, every)
    cluster_board.legend()
    cluster_registry.draw(here, every)
    html.block("source", evidence.line(here.edition, every["stage_source_id"].tolist()))
    cluster_files.buttons(here, "clusters")
    rule_matrix.draw(here, every)
    map_of(here, every)
    contents.link("gaps", _("Specialised regions without a cluster"), ":material/arrow_forward:")
    cluster_evaluation.country(here)
    cluster_files.more(here)


def map_of(here: settle.Settled, every: Rows) -> None:
    """The furthest stage by region; a click opens a cluster of the region, the next click its next one."""
    chosen = here.selection
    newest = page.newest(here.edition, chosen.country, "furthest_stage", as_of=chosen.as_of)
    if newest is None:
        return
    html.figure_head(
        _("Where clusters are, and how far"),
        _("Furthest stage that a cluster of the region is reported to have reached; a click opens it"),
    )
    plain = replace(here, selection=replace(chosen, areas=()))
    picture = cluster_map.view(plain, newest.start, 420, has_background=False)  # the Atlas tells it
    picture = replace(picture, words=cluster_map.own_words())
    draw(picture, "clusters-map", lambda code: open_in(every, code))
    page.source(here.edition, cluster_map.rows(here.edition, chosen.country, newest.start, chosen.as_of))


def open_in(every: Rows, area: str) -> None:
    """Choose the cluster of a region that is furthest along."""
    found = (row.cluster_id for row in every if area and area in records.areas_of(row))
    controls.change(cluster=next(found, EVERY))


def one(here: settle.Settled, every: Rows, row: Row) -> None:
    """The page of one cluster."""
    known = names.of(here.edition)
    further = list(store.ask(cluster_record.names, here.edition, row.cluster_id).plain("name"))
    chrome.headline(
        cluster_words.chosen_title(row, known), cluster_words.chosen_lead(row, known, further), here.notices
    )
    with st.container(horizontal=True, key="controls"):
        choice(here, every)
        st.button(
            _("All clusters"),
            on_click=controls.change,
            kwargs={"cluster": EVERY},
            icon=":material/arrow_back:",
            key="all-clusters",
        )
    cluster_page.draw(here, row)
    cluster_files.more(here)
