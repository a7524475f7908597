"""Writes what the peers draw into a folder: the outlines of our map, the periods, and the joints of its classes."""

import gzip
import json
from pathlib import Path

from benchmarks.figures import COUNTRY, EDITION, FREQ, METRIC, figures
from benchmarks.geojson import RUSSIA, compact
from benchmarks.peers.shared import METHODS
from data.warehouse import warehouse_path
from geo.classes import classify
from metrics.catalogue import metric
from views.parts.theme import LIGHT

CLASSES, LEVEL = 5, "m"
YEAR_ON_YEAR = (80.0, 91.0, 110.0, 125.0)  # joints of the other view, symmetric as quotients around 100 %
_OURS = dict(zip(METHODS, ("fisher_jenks", "quantile", "equal"), strict=True))
INDICATOR = "SHIPMENTS"


def prepare(folder: Path, level: str = LEVEL) -> None:
    """The plan and the compressed outlines of a level of detail, as a rule the one that our map draws.

    Classes are locked over all periods, as our map has them.
    """
    known = figures()
    values = [value for frame in known.by_period.values() for value in frame["value"]]
    joints = {name: classify(values, method, CLASSES).breaks for name, method in _OURS.items()}
    plan = {
        "warehouse": str(warehouse_path(EDITION)), "periods": known.periods[::-1], "joints": joints, "axes": RUSSIA, "change": YEAR_ON_YEAR,
        "asked": [metric(METRIC).datasets[0], INDICATOR, FREQ, COUNTRY], "colours": LIGHT.ramp(CLASSES, False),
    }  # fmt: skip
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    (folder / "regions.geojson.gz").write_bytes(gzip.compress(compact(COUNTRY, level), 9, mtime=0))
