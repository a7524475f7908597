"""Controls that several pages share: metric, activity or product, transform, length of period, class joints."""

from typing import Literal

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from views.parts import activity_choice, area_finder, codes, controls, names, settle, store
from views.parts.language import _, current, sort_key

Width = int | Literal["stretch"]


def metric(here: settle.Settled, page: str, width: int | str = 380) -> None:
    """Which metric."""
    offered = settle.offered(page, here.edition, here.selection.country)
    known = (*activity_choice.offered(page, here.selection), *offered)
    controls.choose(
        _("Metric"),
        "metric",
        known,
        here.selection.metric,
        settle.metric_name,
        width=width,
    )


def dimensions(here: settle.Settled, width: int | str = 260) -> None:
    """Product and activity, where the metric has them and there is more than one."""
    chosen, known = here.selection, names.of(here.edition)
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if chosen.product:
        alphabet = sort_key(current())
        options = sorted(found.codes("product"), key=lambda code: alphabet(known.product(code)))
        controls.choose(_("Product"), "product", options, chosen.product, known.product, width=width)
    if chosen.activity:
        options = sorted(found.codes("activity"), key=lambda code: (code != "C13-C15", code))
        if len(options) > 1:
            controls.choose(_("Activity"), "activity", options, chosen.activity, known.activity, width=width)


def transform(here: settle.Settled, page: str = "") -> None:
    """The way of looking at the metric."""
    chosen = here.selection
    known = settle.transforms(chosen, page)
    if len(known) > 1:
        controls.choose(
            _("View"), "transform", known, chosen.transform, codes.transform_name, shape="segments", width="content"
        )


def freq(here: settle.Settled) -> None:
    """Length of the period, where there is a choice."""
    chosen = here.selection
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    offered = found.of(product=chosen.product, activity="" if chosen.product else chosen.activity).codes("freq")
    known = [code for code in codes.LENGTHS if code in offered and choices.transforms(chosen.metric, code)]
    if len(known) > 1:
        controls.choose(
            _("Length of period"), "freq", known, chosen.freq, codes.freq_name, shape="segments", width="content"
        )


def areas(here: settle.Settled, known: names.Names, most: int, width: Width = 420, empty: str = "") -> None:
    """Country, districts and regions; only where the metric has more than the country. `empty` says what no choice means."""
    chosen = here.selection
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if found.n_areas < 1 and find_metric(chosen.metric).table == "observation":
        return
    key = controls.key_of("areas-many")
    controls.hold(key, list(chosen.areas))

    def take() -> None:
        controls.change(areas=tuple(st.session_state[key]))

    st.multiselect(
        _("Areas"), known.areas(chosen.country), format_func=known.area, key=key, on_change=take, max_selections=most,
        placeholder=empty or _("Choose areas"), label_visibility="collapsed", select_all=False, width=width,
    )  # fmt: skip
    area_finder.draw(here, most)
