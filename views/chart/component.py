"""Charts and the buttons that put something beside their lines, as Streamlit shows them.

Streamlit's own chart is made anew for every other figure. Ours keeps its nodes and moves to the next figure; a button that
knows where the next figure is kept shows it at once, and the page follows.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import streamlit as st

from views.chart.assets import script_address

# Streamlit sends this text again at every rerun, so it only fetches the script, which the browser keeps. The line
# break tells Streamlit that it is a script and no path.
_LOADER = "export default async c=>\n(await import(new URL({address!r},document.baseURI))).{name}(c)"
_RULES = """
.lio-toggles { display: flex; flex-wrap: wrap; gap: 4px 8px; }
.lio-toggles button { all: unset; box-sizing: border-box; cursor: pointer; padding: 4px 12px; border-radius: 16px; white-space: nowrap;
  border: 1px solid var(--st-border-color); color: var(--st-text-color); font: 400 14px/22px var(--st-font); }
.lio-toggles button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
.lio-toggles button[aria-pressed="true"] { border-color: var(--st-primary-color); color: var(--st-primary-color);
  background: var(--st-blue-background-color); }
.lio-toggles button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
# Not apart from the page's style: the files of a chart are made of what stands on the page, letters included.
_chart = st.components.v2.component(
    "lio_chart", js=_LOADER.format(address=script_address(), name="drawChart"), isolate_styles=False
)
_toggles = st.components.v2.component(
    "lio_toggles", css=_RULES, js=_LOADER.format(address=script_address(), name="drawToggles")
)


def draw(figure: str, alt: str, lost: str, key: str) -> None:
    """Draw a figure (data and layout as JSON); `alt` says what it shows, `lost` what stands there if it cannot be drawn."""
    told = json.dumps({"key": key, "alt": alt, "lost": lost}, ensure_ascii=False)
    _chart(key=key, data=f"{told}\n{figure}".encode())


@dataclass(frozen=True, slots=True)
class Toggle:
    """A button that is pressed or not; `address`: where the chart is kept that one more press shows, '' if it is not."""

    code: str
    label: str
    is_on: bool
    address: str = ""


def toggles(label: str, chart: str, offered: Sequence[Toggle], key: str, take: Callable[[list[str]], None]) -> None:
    """Buttons that change what a chart (by its key) shows; `take` gets the codes that are pressed, before the page runs again."""

    def tell() -> None:
        pressed = st.session_state[key].get("pressed")
        if pressed is not None:
            take([one.code for one in offered if one.code in pressed])

    data = {"label": label, "chart": chart, "toggles": [asdict(one) for one in offered]}
    _toggles(key=key, data=data, on_pressed_change=tell, width="content")
