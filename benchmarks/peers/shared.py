"""What the applications of the peers draw: values asked of the warehouse, in the classes that our map uses.

It runs in the environments of the peers, where nothing of ours is installed: only DuckDB and what Python brings.
"""

import json
import sys
from bisect import bisect_left
from pathlib import Path
from typing import Any

import duckdb

METHODS = ("Natural", "Quantiles", "Equal")
# An empty world instead of the one that plotly.js would fetch from another machine, and draw nothing without.
OFFLINE = {"topojsonURL": 'data:application/json,{"type":"Topology","objects":{},"arcs":[]}#'}
GEOMETRY = "/regions.geojson"
FOREVER = "public, max-age=31536000, immutable"
VIEWS = ("Level", "Year on year")
_PRINTED = (
    "SELECT ref_area::VARCHAR AS area, obs_value AS value FROM wh.observation WHERE dataset = $dataset AND indicator = $indicator "
    "AND freq = $freq AND time_transform = 'N' AND time_period = ${period} AND obs_value IS NOT NULL AND ref_area IN "
    "(SELECT ref_area FROM wh.area WHERE kind = 'region' AND country = $country)"
)
_QUERIES = {
    "Level": _PRINTED.format(period="period") + " ORDER BY area",
    "Year on year": f"SELECT now.area, now.value / earlier.value * 100 FROM ({_PRINTED.format(period='period')}) now "
    f"JOIN ({_PRINTED.format(period='before')}) earlier USING (area) WHERE earlier.value > 0 ORDER BY area",
}


class Map:
    """What `benchmarks.peers.prepare` has written into a folder, and the warehouse that it names."""

    def __init__(self, folder: Path) -> None:
        plan = json.loads((folder / "plan.json").read_text(encoding="utf-8"))
        self.geometry = (folder / "regions.geojson.gz").read_bytes()
        self.periods: list[str] = plan["periods"]
        self._joints, self._colours, self._axes = plan["joints"], plan["colours"], plan["axes"]
        self._change: list[float] = plan["change"]
        self._asked: dict[str, str] = dict(zip(("dataset", "indicator", "freq", "country"), plan["asked"], strict=True))
        self._connection = duckdb.connect(":memory:")
        self._connection.execute(f"ATTACH '{plan['warehouse']}' AS wh (READ_ONLY)")

    def classed(self, period: str, method: str, view: str = VIEWS[0]) -> tuple[list[str], list[int]]:
        """Regions with a value in a period and their classes: one query of the warehouse."""
        asked = {**self._asked, "period": period}
        if view != VIEWS[0]:
            asked["before"] = f"{int(period[:4]) - 1}{period[4:]}"
        rows = self._connection.cursor().execute(_QUERIES[view], asked).fetchall()
        joints = self._joints[method] if view == VIEWS[0] else self._change
        return [area for area, _value in rows], [bisect_left(joints, value) for _area, value in rows]

    def figure(self, period: str, method: str, view: str = VIEWS[0]) -> dict[str, Any]:
        """The whole map as Plotly takes it, outlines by address."""
        areas, classes = self.classed(period, method, view)
        k = len(self._colours)
        steps = [(edge / k, colour) for at, colour in enumerate(self._colours) for edge in (at, at + 1)]
        fills = {
            "type": "choropleth", "geojson": GEOMETRY, "locations": areas, "z": classes, "zmin": -0.5, "zmax": k - 0.5,
            "colorscale": steps, "marker": {"line": {"width": 0.5}}, "showscale": False,
        }  # fmt: skip
        layout = {"geo": self._axes, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "height": 460}
        return {"data": [fills], "layout": layout}


def arguments() -> tuple[int, Map]:
    """Port and map, as the command line names them."""
    return int(sys.argv[1]), Map(Path(sys.argv[2]))
