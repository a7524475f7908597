"""A page with one map, driven by the browser tests: `streamlit run` with the repository on PYTHONPATH."""

import json

import streamlit as st

from tests.views.map_page.example import example, periods
from tests.views.map_page.outlines import NAME
from views.map import Region, draw, draw_series
from views.map.series import packed

st.set_page_config(layout="wide")
asked = st.query_params
# A key moves the slider by one, and the map with it.
step = st.slider("Step", 0, 12, 0)
extra = (Region("XX-NEW", "Newland", 1),) if "lacking" in asked else ()
outline = asked.get("outline", NAME)


def keep(code: str) -> None:
    """Remember the choice before the page runs again, as a page of the app does."""
    st.session_state["chosen"] = code


if "series" in asked:  # there is no such address here: the data come with the map itself
    told = st.session_state.setdefault("told", [])
    draw_series("app/map/none.json", lambda: json.dumps(packed(periods())), {"period": "2021"}, "map", told.append)
    st.text(f"told={told}")
    st.stop()
returned = draw(
    example(step, tuple(filter(None, [st.session_state.get("chosen")])), outline, extra),
    key="map",
    on_pick=keep if "callback" not in asked else None,
)
st.text(f"step={step} returned={returned!r} chosen={st.session_state.get('chosen')!r}")
