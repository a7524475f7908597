"""Which areas and datasets a warehouse knows, and what larger areas and activities are made of."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.remembering import remembered
from data.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Membership:
    """The areas that ever belonged to an area, one a membership, with its first and last day as ordinals."""

    names: tuple[str, ...]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]

    @property
    def regions(self) -> frozenset[str]:
        """Each of them once."""
        return frozenset(self.names)

    def on(self, days: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Whether each membership held on each day: one row a membership, one column a day."""
        held: npt.NDArray[np.bool_] = (self.first[:, None] <= days) & (self.last[:, None] >= days)
        return held

    def names_on(self, day: npt.NDArray[np.int64]) -> list[str]:
        """The members of one day."""
        return [name for name, is_held in zip(self.names, self.on(day)[:, 0].tolist(), strict=True) if is_held]


@remembered
def regions(warehouse: Warehouse) -> dict[str, tuple[str, ...]]:
    """The regions of every country, sorted by code."""
    found: dict[str, list[str]] = {}
    for area, country in warehouse.rows(
        "SELECT ref_area, country FROM wh.area WHERE kind = 'region' ORDER BY ref_area"
    ):
        found.setdefault(str(country), []).append(str(area))
    return {country: tuple(areas) for country, areas in found.items()}


@remembered
def datasets(warehouse: Warehouse) -> dict[str, str]:
    """The country of every dataset."""
    return {str(name): str(of) for name, of in warehouse.rows("SELECT dataset, country FROM wh.dataset")}


@remembered
def parts(warehouse: Warehouse) -> tuple[tuple[str, str, str], ...]:
    """(parent, dataset, activity): what the activities of a dataset are made of."""
    rows = warehouse.rows("SELECT parent, dataset, activity FROM wh.activity_parent ORDER BY parent, dataset, activity")
    return tuple((str(parent), str(dataset), str(activity)) for parent, dataset, activity in rows)


@remembered
def memberships(warehouse: Warehouse) -> dict[str, Membership]:
    """The regions of every larger area; only areas of kind region are ever added up."""
    return {parent: found["region"] for parent, found in kinds(warehouse).items() if "region" in found}


@remembered
def kinds(warehouse: Warehouse) -> dict[str, dict[str, Membership]]:
    """What every larger area is made of, by kind: the districts of a country, and its regions."""
    found: dict[str, dict[str, Membership]] = {}
    for parent, kind, names, first, last in warehouse.rows(_KINDS):
        found.setdefault(str(parent), {})[str(kind)] = Membership(tuple(names), np.array(first), np.array(last))
    return found


# Days leave the database as Python counts them, from the first of year 1; a membership without end lasts for ever.
_KINDS = """SELECT parent, kind, list(ref_area ORDER BY ref_area, valid_from),
  list(valid_from - DATE '0001-01-01' + 1 ORDER BY ref_area, valid_from),
  list(coalesce(valid_to, DATE '9999-12-31') - DATE '0001-01-01' + 1 ORDER BY ref_area, valid_from)
FROM (SELECT m.parent::VARCHAR AS parent, a.kind::VARCHAR AS kind, m.ref_area::VARCHAR AS ref_area, m.valid_from, m.valid_to
  FROM wh.area_parent m JOIN wh.area a ON a.ref_area = m.ref_area)
GROUP BY parent, kind ORDER BY parent, min((ref_area, valid_from))"""
