"""The map in Dash: a callback asks the warehouse and patches the classes into the figure, the lightest way that Dash has."""

import sys

from dash import Dash, Input, Output, Patch, callback, dcc, html
from flask import Response

from benchmarks.peers.shared import FOREVER, GEOMETRY, METHODS, OFFLINE, VIEWS, arguments

port, shown = arguments()
app = Dash("dash_map", serve_locally=True)
last = len(shown.periods) - 1
app.layout = html.Div(
    [
        dcc.Slider(0, last, 1, value=last, id="period", marks=None, updatemode="drag", allow_direct_input=False),
        dcc.RadioItems(list(METHODS), METHODS[0], id="method", inline=True),
        dcc.RadioItems(list(VIEWS), VIEWS[0], id="view", inline=True),
        dcc.Graph(id="map", figure=shown.figure(shown.periods[last], METHODS[0]), config=OFFLINE),
    ]
)


@callback(
    Output("map", "figure"),
    Input("period", "value"),
    Input("method", "value"),
    Input("view", "value"),
    prevent_initial_call=True,
)
def redraw(period: int, method: str, view: str) -> Patch:
    """Other classes in the same figure."""
    areas, classes = shown.classed(shown.periods[int(period)], method, view)
    change = Patch()
    change["data"][0]["locations"], change["data"][0]["z"] = areas, classes
    return change


@app.server.route(GEOMETRY)
def geometry() -> Response:
    """The outlines, to be kept by the browser."""
    headers = {"Cache-Control": FOREVER, "Content-Encoding": "gzip"}
    return Response(shown.geometry, mimetype="application/geo+json", headers=headers)


if __name__ == "__main__":
    sys.exit(app.run(host="127.0.0.1", port=port, debug=False))
