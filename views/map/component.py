"""The map on a Streamlit page: registers the component once and hands it what it draws."""

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from views.map.assets import kept, script_address
from views.map.message import Keep, message
from views.map.view import MapView

# Streamlit sends this text again at every rerun, so it only fetches the script, which the browser keeps. The line
# break tells Streamlit that it is a script and no path.
_LOADER = f"export default async c=>\n(await import(new URL({script_address()!r},document.baseURI))).draw(c)"
_INLINE = "map-inline"  # set for a reader whose browser did not get what is kept apart from a map
_TOLD = "map-told"  # the number of the newest choices that the browser has told

_component = st.components.v2.component("lio_map", js=_LOADER)


def draw(view: MapView, key: str, on_pick: Callable[[str], None] | None = None) -> str | None:
    """Draw a map of one moment and return what the reader chose in this run.

    The answer is the code of the region that was clicked, '' if the choice was dropped (Escape, or a second click on
    the only picked region), None if nothing happened. It is told once: keep it and pass it back as `view.picked`.
    `on_pick` gets the same text before the page runs again.
    """

    def tell() -> None:
        code = st.session_state[key].get("picked")
        if on_pick is not None and code is not None:
            on_pick(code)

    data = message(view, _keep())
    answer = _component(key=key, data=data, on_picked_change=tell, on_lacking_change=_inline)
    picked: str | None = answer.picked
    return picked


@dataclass(frozen=True, slots=True)
class Second:
    """A second metric on the same map (`both`) or on a map of its own (`beside`): where its data are, and what is said of both.

    addresses: of the second metric, and of both together; wholes: their texts, for a browser that could not fetch them.
    """

    layout: str
    addresses: tuple[str, str]
    wholes: Callable[[], tuple[str, str]]

    def told(self, *, is_inline: bool) -> dict[str, Any]:
        """What travels: addresses, or the data themselves."""
        found = self.wholes() if is_inline else self.addresses
        return {"layout": self.layout, "inline" if is_inline else "series": found}


def draw_series(  # noqa: PLR0913 - the two ways of sending, the choices both ways, and what else follows them
    address: str,
    whole: Callable[[], str],
    chosen: Mapping[str, str],
    key: str,
    on_choice: Callable[[Mapping[str, str]], None],
    *,
    care: str = "",
    is_followed: bool = False,
    pair: Second | None = None,
) -> None:
    """Draw a map of many periods. The browser fetches its data from `address`, or gets `whole()` where it could not.

    chosen: the choices of the page as address parameters. The browser keeps its own choices in the address and tells
    them, in the same form, when the reader turns to another part of the page; `on_choice` gets them before the page
    runs again. Where something on the page follows every choice (`is_followed`), or where another period calls for
    another warning than `care`, they are told as soon as the hand rests. `pair` puts a second metric beside the first.
    """

    def tell() -> None:
        told = st.session_state[key].get("chosen")
        if told is not None:
            st.session_state[_TOLD] = told["turn"]
            on_choice(told["chosen"])

    is_inline = bool(st.session_state.get(_INLINE))
    series: dict[str, Any] = {"inline": whole()} if is_inline else {"series": address}
    if pair is not None:
        series["pair"] = pair.told(is_inline=is_inline)
    state = {"chosen": chosen, "told": st.session_state.get(_TOLD, 0), "care": care, "followed": is_followed}
    data = zlib.compress(json.dumps({**series, **state}, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    _component(key=key, data=data, on_chosen_change=tell, on_lacking_change=_inline)


def _inline() -> None:
    st.session_state[_INLINE] = True


def _keep() -> Keep | None:
    """Where the unchanging part of a map is laid: the static folder beside the script that runs."""
    context = get_script_run_ctx()
    if context is None or st.session_state.get(_INLINE):
        return None
    return partial(kept, Path(context.main_script_path).parent / "static")
