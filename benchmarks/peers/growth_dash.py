"""A chart over time in Dash: a region's growth, and on demand its country beside it, asked of the warehouse at every choice."""

import sys
from typing import Any

import duckdb
from dash import Dash, Input, Output, callback, dcc, html

REGION, COUNTRY = "US-NC", "US"
OFFLINE = {"displayModeBar": False, "topojsonURL": 'data:application/json,{"type":"Topology","objects":{},"arcs":[]}#'}
_CHANGES = (
    "WITH whole AS (SELECT time_period::INT AS year, sum(obs_value) AS value FROM wh.observation WHERE dataset = 'US_BEA_SAGDP2' "
    "AND ref_area = ? AND activity IN ('C13', 'C14-C15') AND obs_value IS NOT NULL GROUP BY year HAVING count(*) = 2) "
    "SELECT now.year, (now.value / earlier.value - 1) * 100 FROM whole now JOIN whole earlier ON earlier.year = now.year - 1 ORDER BY 1"
)
port, connection = int(sys.argv[1]), duckdb.connect(":memory:")
connection.execute(f"ATTACH '{sys.argv[2]}' AS wh (READ_ONLY)")
app = Dash("growth_dash", serve_locally=True)


def figure(areas: list[str]) -> dict[str, Any]:
    """A line an area, with hover texts."""
    lines = []
    for area in areas:
        years, changes = zip(*connection.cursor().execute(_CHANGES, [area]).fetchall(), strict=True)
        said = [f"{year}<br>{area}<br>{change:+.1f}%" for year, change in zip(years, changes, strict=True)]
        look = {"type": "scatter", "mode": "lines+markers", "hovertemplate": "%{customdata}<extra></extra>"}
        lines.append({**look, "x": years, "y": changes, "customdata": said})
    return {"data": lines, "layout": {"template": "none", "height": 340, "showlegend": False}}


app.layout = html.Div(
    [
        dcc.Checklist(["+ country"], [], id="beside"),
        dcc.Graph(id="trend", figure=figure([REGION]), config=OFFLINE),
    ]
)


@callback(Output("trend", "figure"), Input("beside", "value"), prevent_initial_call=True)
def redraw(beside: list[str]) -> dict[str, Any]:
    """The lines of the region and, where it is chosen, of the country."""
    return figure([COUNTRY, REGION] if beside else [REGION])


if __name__ == "__main__":
    sys.exit(app.run(host="127.0.0.1", port=port, debug=False))
