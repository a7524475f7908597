"""A list of areas that is searched by typing, by names in every language; the chosen code is told to the page."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from views.parts.language import _

_RULES = Path(__file__).with_name("area_search.css").read_text(encoding="utf-8")
_SCRIPT = Path(__file__).with_name("area_search.js").read_text(encoding="utf-8")
_MARKUP = """<div class="search">
<input type="text" role="combobox" aria-expanded="false" aria-autocomplete="list" autocomplete="off" spellcheck="false">
<button type="button" tabindex="-1">▾</button>
<ul role="listbox" hidden></ul><p role="status"></p>
</div>"""
_component = st.components.v2.component("lio_area_search", html=_MARKUP, css=_RULES, js=_SCRIPT)


class Option(NamedTuple):
    """An area: its code, its name, and (language, name) of everything else it is found by."""

    code: str
    name: str
    also: tuple[tuple[str, str], ...] = ()


def draw(
    label: str, options: tuple[Option, ...], value: str, take: Callable[[str], None], key: str, width: int = 420
) -> None:  # fmt: skip
    """The field; `take` gets the code that was chosen, before the page runs again."""

    def tell() -> None:
        picked = st.session_state[key].get("picked")
        if any(option.code == picked for option in options):
            take(picked)

    data = {
        "label": label,
        "none": _("No area has such a name"),
        "open": _("Show all"),
        "value": value,
        "options": options,
    }
    # As bytes: Streamlit would write the same names as JSON twice.
    told = json.dumps(data, ensure_ascii=False).encode()
    _component(key=key, data=told, on_picked_change=tell, width=width)
