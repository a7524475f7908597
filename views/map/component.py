"""The map on a Streamlit page: registers the component once and hands a view to it."""

from collections.abc import Callable

import streamlit as st

from views.map.assets import script_address
from views.map.message import message
from views.map.view import MapView

# Streamlit sends this text again at every rerun, so it only fetches the script, which the browser keeps.
_LOADER = f"""const map=import(new URL({script_address()!r},document.baseURI).href)
export default c=>map.then(m=>m.draw(c))"""

_component = st.components.v2.component("lio_map", js=_LOADER)


def draw(view: MapView, key: str, on_pick: Callable[[str], None] | None = None) -> str | None:
    """Draw the map and return what the reader chose in this run.

    The answer is the code of the region that was clicked, '' if the choice was dropped (Escape, or a second click on
    the only picked region), None if nothing happened. It is told once: keep it and pass it back as `view.picked`.
    `on_pick` gets the same text before the page runs again.
    """

    def tell() -> None:
        code = st.session_state[key].get("picked")
        if on_pick is not None and code is not None:
            on_pick(code)

    picked: str | None = _component(key=key, data=message(view), on_picked_change=tell).picked
    return picked
