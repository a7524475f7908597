"""Which printed totals would tell a withheld part: the whole less its other parts (METRICS R10).

A whole is withheld with its part where exactly one part of a kind (the districts of a country, the regions of a
district) is withheld and every other one is printed. Of two and more only the sum could be told, not one of them; the
method suppression_secondary judges alike.
"""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from data.periods import MONTHS
from data.remembering import remembered
from data.warehouse import Warehouse
from metrics import figures, geography
from metrics.binding import bound
from metrics.cube import Array, first_days
from metrics.geography import Membership
from metrics.metric import Half
from metrics.query import Grain

Kinds = Mapping[str, Mapping[str, Membership]]


@remembered
def telling(warehouse: Warehouse, grain: Grain, half: Half) -> frozenset[tuple[str, str, int]]:
    """(series, area, month) of the printed figures that are withheld because a withheld part would follow from them.

    `grain` is one of any area and period: the answer is kept for them all.
    """
    rows = warehouse.columns(*bound(figures.beside_hidden, half, grain))
    together: dict[tuple[str, int], dict[str, bool]] = defaultdict(dict)
    for series, area, month, is_hidden in zip(*(rows[name].tolist() for name in _COLUMNS), strict=True):
        together[series, month][area] = is_hidden
    kinds, length = geography.kinds(warehouse), MONTHS[grain.freq]
    return frozenset(
        (series, area, month)
        for (series, month), printed in together.items()
        for area in wholes(printed, kinds, first_days(np.array([month + length])) - 1)
    )


_COLUMNS = ("series", "ref_area", "month", "is_hidden")


def wholes(printed: Mapping[str, bool], kinds: Kinds, day: Array) -> set[str]:
    """The areas to withhold, of all printed for a period that ends on a day; `printed` says which are withheld already.

    A whole that is withheld now may in turn be the one part that a larger whole tells.
    """
    hidden = dict(printed)
    parts = {area: [one.names_on(day) for one in kinds[area].values()] for area in kinds if area in printed}
    while True:
        found = {area for area, groups in parts.items() if not hidden[area] and any(_tells(g, hidden) for g in groups)}
        if not found:
            return {area for area in printed if hidden[area] and not printed[area]}
        hidden |= dict.fromkeys(found, True)


def _tells(parts: list[str], hidden: Mapping[str, bool]) -> bool:
    """Whether one part, and only one, is withheld and all the others are printed."""
    return all(part in hidden for part in parts) and sum(hidden[part] for part in parts) == 1
