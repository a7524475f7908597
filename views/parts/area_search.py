"""A field that finds an area by typing one of its names in any language; the chosen code is told to the page."""

from collections.abc import Callable, Collection
from pathlib import Path

import streamlit as st

from views.parts import area_list, names, settle
from views.parts.language import _

_RULES = Path(__file__).with_name("area_search.css").read_text(encoding="utf-8")
_SCRIPT = Path(__file__).with_name("area_search.js").read_text(encoding="utf-8")
_MARKUP = """<div class="search">
<input type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" autocomplete="off" spellcheck="false">
<button type="button" tabindex="-1">▾</button>
<ul role="listbox" popover="manual" hidden></ul><p role="status"></p>
</div>"""
WIDTH = 420
_component = st.components.v2.component("lio_area_search", html=_MARKUP, css=_RULES, js=_SCRIPT)


def draw(  # noqa: PLR0913 - a widget has this many sides
    here: settle.Settled,
    label: str,
    value: str,
    take: Callable[[str], None],
    *,
    key: str,
    among: Collection[str] | None = None,
    taken: Collection[str] = (),
    already: str = "",
) -> None:
    """The field, with the name of `value` in it; `among`: the codes that may be chosen, None = all of the country.

    `taken`: codes that are there already: found, and not chosen again; `already` says so. `take` gets the code that was
    chosen, before the page runs again. The names are fetched when somebody begins to search.
    """
    known, country = names.of(here.edition), here.selection.country

    def tell() -> None:
        picked = st.session_state[key].get("picked")
        if picked in (area_list.codes(known, country) if among is None else among):
            take(picked)

    data = {
        "label": label,
        "none": _("No area has such a name"),
        "lost": _("The list could not be loaded"),
        "open": _("Show all"),
        "value": value,
        "name": known.area(value) if value else "",
        "codes": None if among is None else sorted(among),
        "taken": sorted(taken),
        "already": already or _("already in the comparison"),
        "address": area_list.address(here),
    }
    _component(key=key, data=data, on_picked_change=tell, width=WIDTH)
