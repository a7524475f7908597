"""The map in Vizro: parameters of a page that load the data anew and draw the figure anew, as Vizro does it."""

import sys

import pandas as pd
import plotly.graph_objects as go
import vizro.models as vm
from flask import Response
from vizro import Vizro
from vizro.managers import data_manager
from vizro.models.types import capture

from benchmarks.peers.shared import FOREVER, GEOMETRY, METHODS, OFFLINE, VIEWS, arguments

port, shown = arguments()
LAST = len(shown.periods) - 1


def load(period: int = LAST, method: str = METHODS[0], view: str = VIEWS[0]) -> pd.DataFrame:
    """Regions and classes of a period: one query of the warehouse."""
    areas, classes = shown.classed(shown.periods[int(period)], method, view)
    return pd.DataFrame({"area": areas, "class": classes})


@capture("graph")
def regions(data_frame: pd.DataFrame) -> go.Figure:
    """The map of the loaded rows."""
    spec = shown.figure(shown.periods[LAST], METHODS[0])
    spec["data"][0] |= {"locations": data_frame["area"].tolist(), "z": data_frame["class"].tolist()}
    return go.Figure(spec, _validate=False)


data_manager["classes"] = load
page = vm.Page(
    title="Map",
    components=[vm.Graph(id="map", figure=regions("classes"), extra={"config": OFFLINE})],
    controls=[
        vm.Parameter(
            targets=["map.data_frame.period"],
            selector=vm.Slider(id="period", min=0, max=LAST, step=1, value=LAST, title="Period"),
        ),
        vm.Parameter(
            targets=["map.data_frame.method"],
            selector=vm.RadioItems(id="method", options=list(METHODS), value=METHODS[0]),
        ),
        vm.Parameter(
            targets=["map.data_frame.view"], selector=vm.RadioItems(id="view", options=list(VIEWS), value=VIEWS[0])
        ),
    ],
)
app = Vizro(serve_locally=True).build(vm.Dashboard(pages=[page]))


@app.dash.server.route(GEOMETRY)
def geometry() -> Response:
    """The outlines, to be kept by the browser."""
    headers = {"Cache-Control": FOREVER, "Content-Encoding": "gzip"}
    return Response(shown.geometry, mimetype="application/geo+json", headers=headers)


if __name__ == "__main__":
    sys.exit(app.run(host="127.0.0.1", port=port, debug=False))
