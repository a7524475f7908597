"""The page that ours are held against: map, line, two bars and a table, as a Streamlit developer writes them.

Figures lie ready, outlines come by address, charts are graph objects: nothing is done that could be left out.
"""

import plotly.graph_objects as go
import streamlit as st

from benchmarks.figures import figures
from benchmarks.geojson import OFFLINE, RUSSIA

MARGIN = {"l": 0, "r": 0, "t": 8, "b": 0}

st.set_page_config(page_title="Reference page", layout="wide")
known = figures()

st.title("Shipments by region of Russia")
left, right = st.columns(2)
period = left.selectbox("Period", known.periods)
size = right.selectbox("Number of regions in the ranking", [10, 15, 20])
shown = known.by_period[period].sort_values("value", ascending=False)
st.caption(f"Mln roubles, {period}. Source: Rosstat.")

cards = st.columns(4)
cards[0].metric("All regions", f"{shown['value'].sum():,.0f}")
cards[1].metric("Highest", f"{shown['value'].max():,.0f}", shown["name"].iloc[0])
cards[2].metric("Median", f"{shown['value'].median():,.0f}")
cards[3].metric("Regions", len(shown))

fills = go.Choropleth(
    geojson="app/static/regions/RU.m.geojson",
    locations=shown["ref_area"],
    z=shown["value"],
    text=shown["name"],
    colorscale="Blues",
    marker_line_width=0.5,
    hovertemplate="%{text}: %{z:,.0f}<extra></extra>",
)
picture = go.Figure(fills, layout={"geo": RUSSIA, "margin": MARGIN, "height": 460})
st.plotly_chart(picture, config={"topojsonURL": OFFLINE}, key="map")

largest = known.series["name"].iloc[0]
line = go.Figure(go.Scatter(x=known.series["period_start"], y=known.series["value"], mode="lines"))
line.update_layout(title=f"{largest}, mln roubles", height=320)
st.plotly_chart(line, key="line")

left, right = st.columns(2)
top = shown.head(size)[::-1]
ranking = go.Figure(go.Bar(x=top["value"], y=top["name"], orientation="h"))
ranking.update_layout(title="Regions by shipments", height=420)
left.plotly_chart(ranking, key="ranking")
changes = known.growth.head(size)[::-1]
growth = go.Figure(go.Bar(x=changes["change"], y=changes["product"], orientation="h"))
growth.update_layout(title="Products by growth, %", height=420)
right.plotly_chart(growth, key="growth")

st.dataframe(shown[["name", "value"]], hide_index=True, column_config={"name": "Region", "value": "Mln roubles"})
