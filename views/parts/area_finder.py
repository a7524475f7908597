"""Beside a list of areas: a search by any name in any language, which adds what is found; made when it is opened."""

import streamlit as st

from views.parts import area_search, controls, settle
from views.parts.language import _


def draw(here: settle.Settled, most: int) -> None:
    """One press away from the list, that knows areas by the names it shows alone."""
    with st.popover(
        _("Find an area by name"), width="content", key=controls.key_of("area-finder"), on_change="rerun"
    ) as finder:
        if finder.open:
            _search(here, most)


def _search(here: settle.Settled, most: int) -> None:
    """What is chosen joins the areas of the page; what is there already is found, and not chosen again."""
    areas = here.selection.areas
    if len(areas) >= most:
        st.caption(_("No more areas can be chosen: take one away to add another."))
        return
    st.caption(_("Add an area: type any name of it, an everyday one too, in any of the three languages"))
    area_search.draw(
        here, _("Add an area"), "", lambda code: controls.change(areas=(*areas, code)),
        key=controls.key_of(f"area-add-{'-'.join(areas)}"), taken=areas, already=_("already chosen"),
    )  # fmt: skip
