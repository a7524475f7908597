"""How many lines a chart can carry: up to twelve are drawn, and for more the page offers groups."""

from dataclasses import replace

import streamlit as st

from metrics import choices
from views.parts import controls, growth_areas, html, settle, store
from views.parts.language import _

MOST_LINES = 12
MOST_CHOSEN = 100


def drawn(asked: settle.Settled) -> settle.Settled:
    """The same with no more areas than can be told apart."""
    return replace(asked, selection=replace(asked.selection, areas=asked.selection.areas[:MOST_LINES]))


def offer(asked: settle.Settled) -> None:
    """Where more areas are chosen than are drawn: says so, and offers their districts or the largest of them."""
    areas = asked.selection.areas
    if len(areas) <= MOST_LINES:
        return
    html.note(
        _("Too many lines for one chart."),
        _("Of {n} chosen areas the first {most} are drawn. They can be grouped:", n=len(areas), most=MOST_LINES),
    )
    with st.container(horizontal=True, key="grouping", gap="small"):
        if groups := districts(asked):
            _button(_("By federal district"), groups, "districts")
        of_levels = replace(asked, selection=replace(asked.selection, transform="level", base=""))
        if largest := growth_areas.largest(of_levels, MOST_LINES, areas):
            _button(_("The {n} largest", n=MOST_LINES), largest, "largest")


def districts(here: settle.Settled) -> tuple[str, ...]:
    """The districts of the chosen regions in the order of the regions, each once; none where a country has none."""
    return tuple(dict.fromkeys(filter(None, (district_of(here, area) for area in here.selection.areas))))[:MOST_LINES]


def district_of(here: settle.Settled, area: str) -> str:
    """The district that a region belongs to today; empty where it has none."""
    return str(store.ask(choices.districts, here.edition).get(area, ""))


def _button(label: str, areas: tuple[str, ...], key: str) -> None:
    """A choice of other areas that reads like a link."""
    st.button(label, key=f"group-{key}", type="tertiary", width="content", on_click=controls.change, kwargs={"areas": areas})  # fmt: skip
