"""The map of the Atlas as a Plotly choropleth with the geometry embedded: the same values, outlines and controls."""

import plotly.graph_objects as go
import streamlit as st

from benchmarks.figures import COUNTRY, figures
from benchmarks.geojson import OFFLINE, RUSSIA, features
from geo.classes import classify
from views.parts.theme import LIGHT

METHODS = {"Natural": "fisher_jenks", "Quantiles": "quantile", "Equal": "equal"}
CLASSES = 5

st.set_page_config(page_title="Embedded map", layout="wide")
known = figures()
with st.container(horizontal=True):
    period = st.selectbox("Period", known.periods, label_visibility="collapsed", width=190)
    method = st.segmented_control("Classes", list(METHODS), default="Natural", label_visibility="collapsed")
shown = known.by_period[period]
made = classify(shown["value"].tolist(), METHODS[method or "Natural"], CLASSES)
colours = LIGHT.ramp(made.k, False)
steps = [(edge / made.k, colour) for place, colour in enumerate(colours) for edge in (place, place + 1)]
fills = go.Choropleth(
    geojson=features(COUNTRY, "m"),
    locations=shown["ref_area"],
    z=[made.index(value) for value in shown["value"]],
    zmin=-0.5,
    zmax=made.k - 0.5,
    colorscale=steps,
    text=shown["name"],
    customdata=shown["value"],
    marker_line_width=0.5,
    hovertemplate="%{text}: %{customdata:,.0f}<extra></extra>",
)
layout = {"geo": RUSSIA, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "height": 460}
st.plotly_chart(go.Figure(fills, layout=layout), config={"topojsonURL": OFFLINE}, key="map")
