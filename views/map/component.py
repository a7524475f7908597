"""The map on a Streamlit page: registers the component once and hands a view to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views.map.assets import kept, script_address
from views.map.message import Keep, message
from views.map.view import MapView

# Streamlit sends this text again at every rerun, so it only fetches the script, which the browser keeps. The line
# break tells Streamlit that it is a script and no path.
_LOADER = f"export default async c=>\n(await import(new URL({script_address()!r},document.baseURI))).draw(c)"
_INLINE = "map-inline"  # set for a reader whose browser did not get the kept part of a map

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

    def inline() -> None:
        st.session_state[_INLINE] = True

    data = message(view, _keep())
    answer = _component(key=key, data=data, on_picked_change=tell, on_lacking_change=inline)
    picked: str | None = answer.picked
    return picked


def _keep() -> Keep | None:
    """Where the unchanging part of a map is laid: the static folder beside the script that runs."""
    context = get_script_run_ctx()
    if context is None or st.session_state.get(_INLINE):
        return None
    return partial(kept, Path(context.main_script_path).parent / "static")
