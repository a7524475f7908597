"""Specialisation held against the registry of clusters: specialised regions without a cluster, and clusters without specialisation.

A region whose quotient is withheld or missing is unknown, never "not specialised"; one without a record has none on record.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.warehouse import Warehouse
from metrics import records
from metrics.engine import Query
from metrics.rows import Row, Rows

# What specialisation may be measured by, in the order of preference: shares whose quotient to the country is asked for.
BASES = ("employment_share", "gdp_share", "establishments_share")
FLOORS, FLOOR = (1.0, 1.25, 1.5, 2.0, 3.0), 1.5
CLUSTER, PLANNED, NOTHING = "cluster", "planned", ""
WITHOUT, ONLY_PLANNED, MATCHED, UNSPECIALISED, UNSPECIALISED_PLAN, NEITHER, UNKNOWN = (
    "without", "only_planned", "matched", "unspecialised", "unspecialised_plan", "neither", "unknown",
)  # fmt: skip
KINDS = (WITHOUT, ONLY_PLANNED, MATCHED, UNSPECIALISED, UNSPECIALISED_PLAN, NEITHER, UNKNOWN)
_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: a share (one of BASES) of an activity in a year, against the clusters known on a day."""

    country: str
    basis: str
    activity: str
    period: str
    as_of: str = ""
    floor: float = FLOOR

    def query(self) -> Query:
        """The question for the quotient of every region to the country."""
        return Query(self.basis, self.country, activity=self.activity, freq="A", start=self.period, end=self.period,
                     transform="relative", as_of=self.as_of)  # fmt: skip


def kind(quotient: float, held: str, floor: float) -> str:
    """One of KINDS, by the location quotient (NaN = not known) and what is on record of the region.

    Specialised = the quotient lies above the floor, as METRICS 5.1 has it for the star of specialisation.
    """
    if math.isnan(quotient):
        return UNKNOWN
    if quotient > floor + _ROUNDING * floor:
        return {CLUSTER: MATCHED, PLANNED: ONLY_PLANNED}.get(held, WITHOUT)
    return {CLUSTER: UNSPECIALISED, PLANNED: UNSPECIALISED_PLAN}.get(held, NEITHER)


def regions(found: Rows, on_record: Rows, asked: Asked) -> Rows:
    """One row per region of the answer to `asked.query()`, with further columns; `on_record` is the answer of `clusters`.

    value = location quotient (NaN with a reason); share = the share itself, %; kind = one of KINDS; clusters = ids on
    record there for the activity, "a; b", furthest stage first; held = cluster (an agreement or more is reported),
    planned (less, or no stage), or empty where nothing is on record.
    """
    in_area: dict[str, list[Row]] = {}
    for row in on_record:
        for area in records.areas_of(row):
            in_area.setdefault(area, []).append(row)
    mine = [in_area.get(area, []) for area in found["ref_area"].tolist()]
    held = [_held(rows) for rows in mine]
    kinds = [kind(value, has, asked.floor) for value, has in zip(found["value"].tolist(), held, strict=True)]
    listed = ["; ".join(row.cluster_id for row in rows) for rows in mine]
    # The quotient is the share / the share of the country, which stands beside it.
    return found.with_(
        share=found["value"] * found["base_value"], kind=np.array(kinds, dtype=object),
        held=np.array(held, dtype=object), clusters=np.array(listed, dtype=object),
    )  # fmt: skip


def _held(rows: Iterable[Row]) -> str:
    """Cluster where any record counts as one; a record without a stage is no more than planned."""
    counts = [row.counts_as for row in rows]
    return CLUSTER if CLUSTER in counts else PLANNED if counts else NOTHING


def clusters(warehouse: Warehouse, asked: Asked) -> Rows:
    """The clusters of the country of which anything was known by the day and that are active in the activity."""
    found, wanted = records.on_record(warehouse, asked.country, asked.as_of), divisions(asked.activity)
    return found.only([not own or bool(own & wanted) for own in map(divisions, found.plain("activities"))])


def divisions(activities: str) -> frozenset[str]:
    """The divisions of a list of activities: "C13-C15;A01" is C13, C14, C15, A01; empty where none is stated.

    The three-digit codes 313 to 316 of the United States stand for the divisions they are parts of.
    """
    found = set()
    for code in filter(None, (part.strip() for part in activities.split(";"))):
        first, _dash, last = code.partition("-")
        if last and first[1:].isdigit() and last[1:].isdigit():
            found |= {f"{first[0]}{number}" for number in range(int(first[1:]), int(last[1:]) + 1)}
        else:
            found.add({"313": "C13", "314": "C13", "315": "C14", "316": "C15"}.get(code, code))
    return frozenset(found)


def is_covered(warehouse: Warehouse, country: str) -> bool:
    """A registry speaks of the country at all; where none does, "without a cluster" cannot be said."""
    return len(records.clusters(warehouse, country)) > 0
