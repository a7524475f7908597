"""The classes of the map of the index of cluster activity, as its file states them: the joints are made as the map makes them."""

from dataclasses import replace

import numpy as np

from metrics import cluster_activity
from metrics.activity_offer import EQUAL
from views.map.series import rounded
from views.parts import (
    activity_choice,
    activity_pair,
    activity_series,
    atlas_classes,
    atlas_controls,
    atlas_layout,
    map_classes,
    settle,
)
from views.parts.language import _


def line(here: settle.Settled) -> str:
    """Method, number of classes, years and joints, whether or not the map has told them to the page yet."""
    chosen = here.selection
    said = map_classes.line(replace(chosen, breaks=joints(here)))
    is_fixed = chosen.layout in atlas_layout.WITH_SECOND
    return _("{classes}; joints at equal weights", classes=said) if said and chosen.weights and not is_fixed else said


def stated(here: settle.Settled) -> settle.Settled:
    """The page with its joints in the address, whether or not the map has told them yet; two metrics have theirs by themselves."""
    chosen = here.selection
    if chosen.layout in atlas_layout.WITH_SECOND or chosen.drawn == atlas_controls.SYMBOLS:
        return here
    return replace(here, selection=replace(chosen, breaks=joints(here)))


def joints(here: settle.Settled) -> tuple[float, ...]:
    """The joints between the classes, in points; those of the reader where he wrote them, none of a year without an index."""
    chosen = here.selection
    if chosen.method == "manual":
        return chosen.breaks
    weights = EQUAL
    if chosen.layout in atlas_layout.WITH_SECOND:  # there the classes are of the index by the weights of the address
        here, weights = (
            replace(here, selection=replace(chosen, part=activity_pair.PLAIN)),
            activity_choice.weights(chosen),
        )
    if chosen.lock == "period":
        own = activity_series.each(here, chosen.method, chosen.k).get(chosen.period)
        return own.edges if own else ()
    activity = activity_choice.activity(chosen)
    values = [rounded(one) for year in activity.years
              for one in cluster_activity.index(activity, year.year, weights)["index"].dropna()]  # fmt: skip
    if chosen.layout == atlas_layout.DIMENSIONS:
        values += [rounded(one) for year in activity.years for one in year.scores[~np.isnan(year.scores)].tolist()]
    return atlas_classes.made(values, chosen.method, chosen.k, {}, activity_choice.joint).edges if values else ()
