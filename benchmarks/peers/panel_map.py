"""The map in Panel: widgets bound to a figure that asks the warehouse; Panel sends what has changed."""

import panel as pn
from tornado.web import RequestHandler

from benchmarks.peers.shared import FOREVER, GEOMETRY, METHODS, OFFLINE, VIEWS, arguments

port, shown = arguments()
pn.extension("plotly", inline=True)


class Geometry(RequestHandler):
    """The outlines, to be kept by the browser."""

    def get(self) -> None:
        """Send them as they were compressed beforehand."""
        self.set_header("Content-Type", "application/geo+json")
        self.set_header("Cache-Control", FOREVER)
        self.set_header("Content-Encoding", "gzip")
        self.finish(shown.geometry)


def page() -> pn.Column:
    """One visit: slider, class methods, map."""
    last = len(shown.periods) - 1
    period = pn.widgets.IntSlider(name="Period", start=0, end=last, value=last)
    method = pn.widgets.RadioBoxGroup(name="Classes", options=list(METHODS), value=METHODS[0], inline=True)
    view = pn.widgets.RadioBoxGroup(name="View", options=list(VIEWS), value=VIEWS[0], inline=True)
    chart = pn.pane.Plotly(shown.figure(shown.periods[last], METHODS[0]), config=OFFLINE, width=1000, height=460)

    def redraw(at: int, how: str, seen: str) -> None:
        chart.object = shown.figure(shown.periods[at], how, seen)

    pn.bind(redraw, period, method, view, watch=True)
    return pn.Column(period, method, view, chart)


if __name__ == "__main__":
    pn.serve(
        {"/": page}, port=port, address="127.0.0.1", show=False, extra_patterns=[(GEOMETRY, Geometry)],
        websocket_origin=[f"127.0.0.1:{port}"],
    )  # fmt: skip
