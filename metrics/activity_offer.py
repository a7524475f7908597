"""Whether the index of cluster activity can be made for a country, asked before anything is worked out or imported for it."""

from collections.abc import Iterable

from data.warehouse import Warehouse
from metrics import activity_records, choices

SECTOR = "C13-C15"
SCALE, DYNAMICS, ORGANISATION, COOPERATION = DIMENSIONS = ("scale", "dynamics", "organisation", "cooperation")
Weights = tuple[float, ...]
EQUAL: Weights = (25.0, 25.0, 25.0, 25.0)


def is_possible(warehouse: Warehouse, country: str) -> bool:
    """Whether three of the four dimensions can have data at all; organisation and support both hang on members on record."""
    known = ("employment", "employment_share", "production_index")
    return bool(spans(warehouse, country, known)) and activity_records.has_members(warehouse, country)


def is_offered(warehouse: Warehouse, country: str, as_of: str = "") -> bool:
    """Whether the index is there: three dimensions are known of three regions in some year."""
    if not is_possible(warehouse, country):
        return False
    from metrics import cluster_activity  # with scipy and the methods: only where there is an index

    return cluster_activity.of(warehouse, country, as_of) is not None


def spans(warehouse: Warehouse, country: str, metrics: Iterable[str]) -> list[tuple[int, int]]:
    """First and last year of the metrics that several regions of the country have for the sector."""
    found = [choices.available(warehouse, name, country).of(activity=SECTOR) for name in metrics]
    return [(int(one.first[:4]), int(one.last[:4])) for one in found if len(one) and one.n_areas > 1]
