"""The controls that choose which small maps stand on the page."""

from functools import partial

import streamlit as st

from views.parts import atlas_controls, atlas_layout, controls, names, settle, small_choice
from views.parts.language import _, n_
from views.parts.small_choice import COUNTS, EVENLY, LAST, Rule


def draw(here: settle.Settled) -> None:
    """One row: of periods rule, number and range; of products, activities and metrics which ones."""
    if here.selection.layout == atlas_layout.PERIODS:
        with st.container(horizontal=True, key="small-maps", gap="small", vertical_alignment="center"):
            _periods(here)
        return
    _codes(here)


def _periods(here: settle.Settled) -> None:
    """How the periods are taken, how many, from where to where."""
    chosen = here.selection
    known, rule = atlas_controls.periods(here), small_choice.read(chosen.panels) or Rule()
    steps = [f"{small_choice.EVERY}{n}" for n in small_choice.STEPS.get(chosen.freq, ()) if n < len(known)]
    ways = list(dict.fromkeys([EVENLY, LAST, *steps, rule.way]))
    says = partial(small_choice.way_name, freq=chosen.freq)
    controls.choose(
        _("Which periods"), "panels", ways, rule.way, says, width=180, key="small-way",
        take=lambda way: Rule(way, rule.most).written(),
    )  # fmt: skip
    counts = [str(n) for n in sorted({*COUNTS, rule.most})]
    controls.choose(
        _("Number of maps"), "panels", counts, str(rule.most), _counted, width=150, key="small-count",
        take=lambda most: Rule(rule.way, int(most)).written(),
    )  # fmt: skip
    _range(here, known)


def _counted(text: str) -> str:
    return n_("up to {n} map", "up to {n} maps", int(text))


def _range(here: settle.Settled, known: tuple[str, ...]) -> None:
    """From where to where; neither end can pass the other."""
    chosen = here.selection
    start, end = chosen.start or known[0], chosen.end or known[-1]
    controls.choose(
        _("First period"), "start", [code for code in known if code < end], start,
        partial(small_choice.period_name, chosen, is_first=True), width=165, key="small-from",
        take=lambda code: "" if code == known[0] else code,
    )  # fmt: skip
    controls.choose(
        _("Last period"), "end", [code for code in known if code > start], end,
        partial(small_choice.period_name, chosen, is_first=False), width=165, key="small-to",
        take=lambda code: "" if code == known[-1] else code,
    )  # fmt: skip


def _codes(here: settle.Settled) -> None:
    """Products, activities or metrics that stand beside the chosen one."""
    chosen, known = here.selection, names.of(here.edition)
    offered = small_choice.offered(chosen)
    if len(offered) < small_choice.LEAST:
        return
    says = {"product": known.product, "activity": known.activity}
    is_metrics = chosen.layout == atlas_layout.METRICS
    name = settle.metric_name if is_metrics else says[atlas_layout.kinds(chosen)[0]]
    key = controls.key_of("small-codes")
    controls.hold(key, list(small_choice.beside(chosen)))

    def take() -> None:
        controls.change(panels=tuple(st.session_state[key]))

    st.multiselect(
        _("Small maps beside the first"), offered, format_func=name, key=key, on_change=take,
        max_selections=small_choice.most(chosen) - 1, placeholder=_("Choose what stands beside it"),
        label_visibility="collapsed", select_all=False,
    )  # fmt: skip
