"""Methods: what every metric is and how it is computed, where the figures come from, how fresh they are, what flags mean."""

import streamlit as st

from metrics import choices, engine, freshness
from metrics.catalogue import metric as find_metric
from metrics.metric import Metric
from views.parts import (
    calculations,
    chrome,
    controls,
    formats,
    glossary,
    html,
    methods_words,
    names,
    page,
    settle,
    store,
    widgets,
)
from views.parts.language import _, current


def show() -> None:
    """The page."""
    here = settle.everywhere(controls.current())
    known = names.of(here.edition)
    chrome.top(here, (_("Methods"), known.short(here.selection.country)))
    body()
    methods()
    datasets(here)
    sources(here)
    flags()
    glossary.draw()


@chrome.fragment
def body() -> None:
    """The title and one metric in full; redrawn alone when another metric is chosen."""
    here = _settled()
    controls.depart(here.selection)
    chrome.headline(methods_words.title(here), methods_words.lead(), here.notices)
    if here.selection.metric:
        definition(here)


def _settled() -> settle.Settled:
    """The metric and the method of calculation, if one is chosen."""
    return calculations.settled(settle.page(controls.current(), "methods"))


@chrome.fragment
def methods() -> None:
    """The methods of calculation, one of them in full; open where the address names one, and it names what is open."""
    is_chosen = bool(controls.current().calculation)
    with page.unfolded(_("Methods of calculation"), controls.key_of("calculations"), is_chosen) as is_open:
        if is_open != is_chosen:
            controls.change(calculation=calculations.first() if is_open else "")
        if is_open or is_chosen:
            here = _settled()
            controls.depart(here.selection)
        if is_open:
            calculations.draw(here.selection.calculation)


def definition(here: settle.Settled) -> None:
    """Definition, formula, reading, caveats, worked example and SQL of one metric."""
    with st.container(horizontal=True, key="controls"):
        widgets.metric(here, page="methods", width=420)
        widgets.transform(here)
    metric = find_metric(here.selection.metric)
    html.figure_head(metric.title[current()], methods_words.unit(metric))
    html.cares(methods_words.cares(metric, here))
    example(metric)
    with page.unfolded(_("The statement that is run (SQL)"), "statement") as is_open:
        if is_open:
            st.code(engine.sql(_asked(here, metric)), language="sql", wrap_lines=True)


def example(metric: Metric) -> None:
    """Rows, question and value of the worked example."""
    with page.unfolded(_("Worked example"), "example") as is_open:
        if is_open:
            rows = methods_words.example(metric)
            html.table([_("Entry"), _("Content")], rows, [False, False], _("Worked example"))


def _asked(here: settle.Settled, metric: Metric) -> engine.Query:
    """The question of the selection, with a base where the view needs one."""
    if here.selection.transform != "index":
        return here.query()
    found = store.ask(choices.available, here.edition, metric.id, here.selection.country)
    return here.query(base_period=here.selection.base or found.first)


def datasets(here: settle.Settled) -> None:
    """Coverage and freshness of every dataset."""
    found = store.ask(freshness.coverage, here.edition, here.selection.country)
    known = names.of(here.edition)
    html.figure_head(_("Datasets"), _("Coverage, freshness, and what must not be done with them"))
    rows = [methods_words.dataset_row(row, known) for row in found.itertuples()]
    headers = [_("Dataset"), _("Periods"), _("Figures"), _("Withheld"), _("Missing"), _("Newest issue"), _("Warning")]
    html.table(headers, rows, [False, False, True, True, True, False, False], _("Datasets"), kind="wide")


def sources(here: settle.Settled) -> None:
    """Every publication with its terms of use."""
    found = page.whole_table(here.edition, "source")
    with page.unfolded(_("Sources and licences ({n})", n=formats.number(len(found))), "sources") as is_open:
        if not is_open:
            return
        rows = methods_words.source_rows(found)
        html.table(
            [_("Publisher"), _("Title"), _("Date"), _("Terms of use"), _("Address")],
            rows,
            [False] * 5,
            _("Sources and licences"),
        )


def flags() -> None:
    """Flags of figures and reasons for missing ones."""
    with page.unfolded(_("Flags and reasons"), "flags") as is_open:
        if not is_open:
            return
        html.table([_("Code"), _("Meaning")], methods_words.flags(), [False, False], _("Flags and reasons"))
