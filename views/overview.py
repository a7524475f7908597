"""Overview: what changed, in two minutes: key figures, the map, a ranking, and what to know before quoting."""

from datetime import date

import streamlit as st

from metrics import freshness
from metrics.catalogue import metric as find_metric
from metrics.rows import Rows, joined
from views.map import draw
from views.parts import (
    added_country,
    as_known,
    atlas_controls,
    choropleth,
    chrome,
    cluster_map,
    controls,
    formats,
    html,
    key_figures,
    names,
    overview_words,
    page,
    rankings,
    sentences,
    settle,
    store,
)  # fmt: skip
from views.parts.language import _, current


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    chosen = here.selection
    controls.depart(chosen)
    known = names.of(here.edition)
    cards = key_figures.figures(here.edition, chosen.country, chosen.as_of)
    clusters = cluster_map.clusters(here.edition, chosen.country, chosen.as_of)
    chrome.top(here, (known.short(chosen.country), chrome.edition_name(here.edition)))
    if not cards and not len(clusters) and added_country.is_added(here):
        added_country.whole(here)
        return
    chrome.headline(
        overview_words.title(here.edition, cards, clusters, chosen.as_of),
        overview_words.lead(here.edition, cards, chosen.as_of),
        here.notices,
    )
    kpis(here, cards)
    left, right = st.columns([8, 4], gap="large")
    with left:
        map_of(here, clusters)
    with right:
        rankings.draw(here)
    notes(here)


def kpis(here: settle.Settled, cards: list[key_figures.Figure]) -> None:
    """Key figures side by side, two in a row on a telephone, with their source."""
    if not cards:
        return
    html.kpis(
        [(card.label, card.value, card.when, card.delta, card.direction, card.path) for card in cards],
        page.source_line(here.edition, joined([card.rows for card in cards])),
    )


def map_of(here: settle.Settled, clusters: Rows) -> None:
    """Cluster activity where there is a registry, else specialisation."""
    if here.selection.as_of and len(clusters) and not clusters["lifecycle_stage"].any():
        day = formats.day(date.fromisoformat(here.selection.as_of))
        html.note(_("No map."), _("No cluster had been reported by {day}.", day=day))
    elif len(clusters):
        clusters_map(here)
    else:
        specialisation(here)


def specialisation(here: settle.Settled) -> None:
    """Light industry's share of value added relative to the country: the location quotient."""
    chosen = here.selection
    query = page.newest(here.edition, chosen.country, "gdp_share", transform="relative", as_of=chosen.as_of)
    if query is None:
        html.note(_("No map."), _("No figures by region in this edition."))
        return
    rows = page.rows(here.edition, query)
    if as_known.is_too_early(chosen.as_of, rows["reason"]):
        html.note(_("No map."), sentences.sentence(as_known.nothing_by(chosen.as_of)))
        return
    drawn = choropleth.Drawn(rows, query.metric, "relative", names.of(here.edition), chosen.country)
    title = find_metric(query.metric).title[current()]
    period = formats.period(query.start)
    html.figure_head(title, _("Relative to the country, {period}; 1 = as the country", period=period))
    legend = _("Location quotient, 1 = share of the country; number of regions")
    scheme, mark = choropleth.Scheme("ratio", 7), page.mark(here.edition)
    draw(choropleth.view(drawn, scheme, legend, title, height=380, mark=mark), "overview-map", open_region)
    page.source(here.edition, rows)
    page.twin(lambda: atlas_controls.ranking(drawn), _("Regions by value"))


def clusters_map(here: settle.Settled) -> None:
    """Furthest stage and members in the newest year of the registry."""
    chosen = here.selection
    newest = page.newest(here.edition, chosen.country, "furthest_stage", as_of=chosen.as_of)
    year = newest.start if newest else ""
    html.figure_head(
        _("Where clusters are, and how far"),
        _("Furthest stage that a cluster of the region is reported to have reached"),
    )
    draw(cluster_map.view(here, year, 380, has_background=False), "overview-map", open_region)
    page.source(here.edition, cluster_map.rows(here.edition, chosen.country, year, chosen.as_of))


def open_region(code: str) -> None:
    """A click on the Overview chooses the region for the other pages."""
    controls.change(areas=(code,) if code else ())


def notes(here: settle.Settled) -> None:
    """Revisions, what is not here, where to read on."""
    chosen, is_made_up = here.selection, store.is_demonstration(here.edition)
    pairs = [
        (_("What is not here."), "" if is_made_up else overview_words.missing_note(chosen.country)),
        (
            _("Read on."),
            _("Growth shows every series over time; Atlas every metric by region; Methods every source and formula."),
        ),
    ]
    if chosen.country == "RU" and not chosen.as_of:
        revised = store.ask(freshness.revisions, here.edition, "DEMO_RU_OUTPUT" if is_made_up else "RU_KEP")
        pairs.insert(0, (_("Revisions."), overview_words.revision_note(revised)))
    html.cares([pair for pair in pairs if pair[1]])
