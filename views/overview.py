"""Overview: what changed, in two minutes: key figures, the map, a ranking, and what to know before quoting."""

from datetime import date

import pandas as pd
import streamlit as st

from metrics import choices, freshness, statements
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from views.map import draw
from views.parts import (
    atlas_controls, choropleth, chrome, cluster_map, controls, figures, formats, html, key_figures, names, overview_words, page, settle,
    store, values,
)  # fmt: skip
from views.parts.language import _, current
from views.parts.theme import current as theme

MOST_STICKS = 14


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    chosen = here.selection
    controls.depart(chosen)
    known = names.of(here.edition)
    cards = key_figures.figures(here.edition, chosen.country, chosen.as_of)
    clusters = cluster_map.clusters(here.edition, chosen.country, chosen.as_of)
    chrome.top(here, (known.area(chosen.country), chrome.edition_name(here.edition), as_known(chosen.as_of)))
    chrome.headline(overview_words.title(here.edition, chosen.country, cards, clusters), overview_words.lead(cards), here.notices)
    kpis(here, cards)
    left, right = st.columns([8, 4], gap="large")
    with left:
        map_of(here, clusters)
    with right:
        ranking(here)
    notes(here)


def as_known(as_of: str) -> str:
    """The day of knowledge, in words."""
    return _("as known on {day}", day=formats.day(date.fromisoformat(as_of))) if as_of else _("newest figures")


def kpis(here: settle.Settled, cards: list[key_figures.Figure]) -> None:
    """Key figures side by side, two in a row on a telephone, with their source."""
    if not cards:
        return
    with st.container(key="kpis"):
        for column, card in zip(st.columns(len(cards), gap="large"), cards, strict=True):
            with column:
                html.kpi(card.label, card.value, card.delta, card.direction, card.path)
    page.source(here.edition, pd.concat([card.rows for card in cards]))


def map_of(here: settle.Settled, clusters: pd.DataFrame) -> None:
    """Cluster activity where there is a registry, else specialisation."""
    chosen = here.selection
    if len(clusters):
        return clusters_map(here)
    metric = "gdp_share"
    if not len(store.ask(choices.available, here.edition, metric, chosen.country)):
        return html.note(_("No map."), _("No figures by region in this edition."))
    first = store.ask(choices.default, here.edition, metric, chosen.country)
    query = Query(metric, chosen.country, (), first.activity, freq=first.freq, start=first.period, end=first.period, transform="relative", as_of=chosen.as_of)
    rows = page.answer(here.edition, query)
    drawn = choropleth.Drawn(rows, metric, "relative", names.of(here.edition), chosen.country)
    html.figure_head(find_metric(metric).title[current()], _("Relative to the country, {period}; 1 = as the country", period=formats.period(first.period)))
    legend = _("Location quotient, 1 = share of the country; number of regions")
    draw(choropleth.view(drawn, choropleth.Scheme("ratio", 7), legend, find_metric(metric).title[current()], (), (), {}, 380), "overview-map", open_region)
    page.source(here.edition, rows)
    page.twin(*atlas_controls.ranking(drawn), _("Regions by value"))


def clusters_map(here: settle.Settled) -> None:
    """Furthest stage and members in the newest year of the registry."""
    chosen = here.selection
    year = str(store.ask(choices.default, here.edition, "furthest_stage", chosen.country).period)
    asked = {"country": chosen.country, "start": year, "end": year, "as_of": chosen.as_of}
    furthest, members = (page.answer(here.edition, Query(name, **asked)) for name in ("furthest_stage", "members"))
    html.figure_head(_("Where clusters are, and how far"), _("Furthest stage that a cluster of the region is reported to have reached"))
    draw(cluster_map.view(here.edition, chosen.country, chosen.as_of, furthest, members, chosen.areas, 380), "overview-map", open_region)
    page.source(here.edition, furthest)


def open_region(code: str) -> None:
    """A click on the Overview chooses the region for the other pages."""
    controls.change(areas=(code,) if code else ())


def ranking(here: settle.Settled) -> None:
    """Products by growth; where there are none, regions by value or what was said in public."""
    chosen = here.selection
    rows = products(here)
    if len(rows):
        return sticks(here, rows)
    said = store.ask(statements.latest_growth, here.edition, chosen.country)
    if not len(said):
        return states(here)
    known = names.of(here.edition)
    html.figure_head(_("Latest published growth"), _("As quoted by offices and the press; periods differ, so the rows are not to be ranked"))
    body = [[known.short(row.ref_area), known.activity(row.activity), formats.period_short(row.period_code), formats.rate(row.index_pct)] for row in said.itertuples()]
    html.table([_("Area"), _("Activity"), _("Period"), _("Change")], body, [False, False, False, True], _("Latest published growth"))


def products(here: settle.Settled) -> pd.DataFrame:
    """Growth of every product in the newest year, largest first; products that are parts of a listed one are left out."""
    chosen = here.selection
    if not len(store.ask(choices.available, here.edition, "output_physical", chosen.country)):
        return pd.DataFrame()
    first = store.ask(choices.default, here.edition, "output_physical", chosen.country)
    query = Query("output_physical", chosen.country, (chosen.country,), product="*", freq="A", start=first.period, end=first.period, transform="yoy", as_of=chosen.as_of, dataset=first.dataset)
    rows = page.answer(here.edition, query)
    rows = rows[(rows["reason"] == "") & ~rows["is_small_base"]]
    wholes = rows[~rows["product"].str.contains("CHILD|SLEEPING|SLIPPERS|TENTS|FELT")]
    return wholes.sort_values("value", ascending=False)


def sticks(here: settle.Settled, rows: pd.DataFrame) -> None:
    """Dots on sticks from zero, and the table twin with every product."""
    known, period = names.of(here.edition), str(rows["time_period"].iloc[0])
    if len(rows) > MOST_STICKS:
        shown = pd.concat([rows.head(MOST_STICKS // 2), rows.tail(MOST_STICKS // 2)])
    else:
        shown = rows
    html.figure_head(_("Products by growth {in_period}", in_period=formats.period(period, case="in")), _("Output in physical units, % change on the year before; most and least"))
    labels, texts = [known.product(code) for code in shown["product"]], [formats.rate(value) for value in shown["value"]]
    figure = figures.sticks(labels, [values.shown(v, "yoy") for v in shown["value"]], texts, theme())
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, alt=_("Products by growth"), key="sticks")
    page.source(here.edition, rows)
    body = [[known.text("product", row.product), formats.rate(row.value)] for row in rows.itertuples()]
    page.twin([_("Product"), _("Change")], body, [False, True], _("Products by growth"))


def states(here: settle.Settled) -> None:
    """Regions by the growth of the first key figure, where there are no products."""
    chosen = here.selection
    if not len(store.ask(choices.available, here.edition, "gdp", chosen.country)):
        return
    first = store.ask(choices.default, here.edition, "gdp", chosen.country)
    query = Query("gdp", chosen.country, (), first.activity, freq=first.freq, start=first.period, end=first.period, transform="yoy", as_of=chosen.as_of)
    rows = page.answer(here.edition, query)
    big = rows[(rows["reason"] == "") & (rows["base_value"] >= rows["base_value"].median())].sort_values("value", ascending=False)
    known = names.of(here.edition)
    shown = pd.concat([big.head(7), big.tail(7)])
    html.figure_head(_("Regions by growth {in_period}", in_period=formats.period(first.period, case="in")), _("Value added at current prices, % change; larger half of the regions, most and least"))
    figure = figures.sticks([known.short(code) for code in shown["ref_area"]], [values.shown(v, "yoy") for v in shown["value"]], [formats.rate(v) for v in shown["value"]], theme())
    st.plotly_chart(figure, theme=None, config=figures.CONFIG, alt=_("Regions by growth"), key="sticks")
    page.source(here.edition, rows)


def notes(here: settle.Settled) -> None:
    """Revisions, what is not here, where to read on."""
    chosen = here.selection
    pairs = [(_("What is not here."), overview_words.missing_note(chosen.country)), (_("Read on."), _("Growth shows every series over time; Atlas every metric by region; Methods every source and formula."))]
    if chosen.country == "RU":
        revised = store.ask(freshness.revisions, here.edition, "RU_KEP")
        pairs.insert(0, (_("Revisions."), overview_words.revision_note(revised)))
    html.cares([pair for pair in pairs if pair[1]])


show()
