"""Controls that several pages share: metric, activity or product, transform, length of period, class joints."""

from collections.abc import Callable

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from views.parts import controls, formats, names, settle, store, values
from views.parts.language import _, current
from views.parts.selection import Selection

LENGTHS = ("A", "S", "Q", "M")


def metric(here: settle.Settled, page: str, width: int | str = 380) -> None:
    """Which metric."""
    known = settle.offered(page, here.edition, here.selection.country)
    controls.choose(
        _("Metric"),
        "metric",
        known,
        here.selection.metric,
        lambda code: find_metric(code).short[current()],
        width=width,
    )


def dimensions(here: settle.Settled, width: int | str = 260) -> None:
    """Product and activity, where the metric has them and there is more than one."""
    chosen, known = here.selection, names.of(here.edition)
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if chosen.product:
        options = sorted(found["product"].unique(), key=lambda code: _sorted(known.product(code)))
        controls.choose(_("Product"), "product", options, chosen.product, known.product, width=width)
    if chosen.activity:
        options = sorted(found["activity"].unique(), key=lambda code: (code != "C13-C15", code))
        if len(options) > 1:
            controls.choose(_("Activity"), "activity", options, chosen.activity, known.activity, width=width)


def _sorted(text: str) -> object:
    return language_key()(text)


def language_key() -> Callable[[str], object]:
    """The alphabet of the current language."""
    from views.parts.language import sort_key

    return sort_key(current())


def transform(here: settle.Settled) -> None:
    """The way of looking at the metric."""
    chosen = here.selection
    known = choices.transforms(chosen.metric, chosen.freq)
    if len(known) > 1:
        controls.choose(
            _("View"), "transform", known, chosen.transform, transform_name, shape="segments", width="content"
        )


def transform_name(code: str) -> str:
    """A transform in words."""
    words = {
        "level": _("Level"), "yoy": _("Year on year"), "ytd": _("January–N"), "mom": _("Period on period"), "rolling12": _("Rolling 12"),
        "rolling12_yoy": _("Rolling 12, change"), "index": _("Index"), "share": _("Share of country"), "relative": _("Relative to country"),
    }  # fmt: skip
    return words[code]


def freq(here: settle.Settled) -> None:
    """Length of the period, where there is a choice."""
    chosen = here.selection
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    mine = found[
        (found["product"] == chosen.product)
        if chosen.product
        else (found["activity"] == chosen.activity)
        if chosen.activity
        else found["freq"].notna()
    ]
    known = [code for code in LENGTHS if code in set(mine["freq"])]
    if len(known) > 1:
        controls.choose(_("Length of period"), "freq", known, chosen.freq, freq_name, shape="segments", width="content")


def freq_name(code: str) -> str:
    """A length of period in words."""
    return {"A": _("Year"), "S": _("Half-year"), "Q": _("Quarter"), "M": _("Month")}[code]


def period_name(transform: str) -> Callable[[str], str]:
    """How a list of periods reads for a transform."""
    return lambda code: formats.period_short(code, span=values.span(transform))


def breaks(chosen: Selection) -> None:
    """Manual joints of classes, separated by semicolons; what is no number is left out."""
    key = "manual-breaks"
    st.session_state.setdefault(key, "; ".join(f"{joint:g}" for joint in chosen.breaks))

    def take() -> None:
        controls.change(breaks=joints(st.session_state[key]))

    st.text_input(
        _("Joints of classes"),
        key=key,
        on_change=take,
        placeholder="10; 20; 50",
        label_visibility="collapsed",
        width=200,
    )


def joints(text: str) -> tuple[float, ...]:
    """Numbers of a text in ascending order; decimal commas and points both count.

    >>> joints("20; 1,5; x")
    (1.5, 20.0)
    """
    found = []
    for part in text.replace(" ", ";").split(";"):
        try:
            found.append(float(part.replace(",", ".")))
        except ValueError:
            continue
    return tuple(sorted(set(found)))


def areas(here: settle.Settled, known: names.Names, most: int, width: int | str = 420, empty: str = "") -> None:
    """Country, districts and regions; only where the metric has more than the country. `empty` says what no choice means."""
    chosen = here.selection
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if found["n_areas"].max() < 1 and find_metric(chosen.metric).table == "observation":
        return
    key = "areas-many"
    st.session_state[key] = list(chosen.areas)

    def take() -> None:
        controls.change(areas=tuple(st.session_state[key]))

    st.multiselect(
        _("Areas"), known.areas(chosen.country), format_func=known.area, key=key, on_change=take, max_selections=most,
        placeholder=empty or _("Choose areas"), label_visibility="collapsed", select_all=False, width=width,
    )  # fmt: skip
