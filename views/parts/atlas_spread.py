"""What stands beside the map of the Atlas: the country among its regions in every period, and where bars and the strip begin."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from metrics.catalogue import metric as find_metric
from views.map.series import Moment, rounded
from views.parts import overlay_words, page, readings, settle
from views.parts.choropleth import CENTRED
from views.parts.names import Names

Placed = tuple[float, str]


def beside(here: settle.Settled, title: str, known: Names) -> dict[str, Any]:
    """Of a metric that is an amount: its overlays, where bars begin, and what the strip of its values is called."""
    return {
        "overlays": overlay_words.choices(),
        "centre": CENTRED.get(here.selection.transform, 0.0),
        "spread": title,
        "whole": known.short(here.selection.country),
    }


def with_country(here: settle.Settled, moments: Sequence[Moment], known: Names) -> tuple[Moment, ...]:
    """The periods with the value of the country in each, where it can be held against that of a region."""
    found = _of_country(here, moments[0].code, moments[-1].code, known)
    return tuple(replace(moment, country=found.get(moment.code)) for moment in moments)


def _of_country(here: settle.Settled, first: str, last: str, known: Names) -> dict[str, Placed]:
    """Period -> number and text of the country; of a total nothing, because a country is larger than any of its regions."""
    chosen = here.selection
    if find_metric(chosen.metric).scale == "total" and chosen.transform not in CENTRED:
        return {}
    rows = page.rows(here.edition, here.query(ref_areas=(chosen.country,), start=first, end=last))
    return {
        row.time_period: (rounded(row.value), readings.text(row, chosen.metric, chosen.transform, known))
        for row in rows
        if not math.isnan(row.value)
    }
