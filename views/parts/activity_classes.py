"""The classes of the map of the index of cluster activity, as its file states them: the joints are made as the map makes them."""

from dataclasses import replace

import numpy as np

from metrics import cluster_activity
from metrics.activity_offer import EQUAL
from views.map.series import rounded
from views.parts import (
    activity_choice,
    activity_series,
    atlas_classes,
    atlas_controls,
    atlas_layout,
    map_classes,
    settle,
)
from views.parts.language import _
from views.parts.selection import Selection


def line(here: settle.Settled) -> str:
    """Method, number of classes, years and joints, whether or not the map has told them to the page yet."""
    chosen = here.selection
    said = map_classes.line(replace(chosen, breaks=joints(here)))
    if not (said and chosen.weights) or chosen.method == "manual" or chosen.layout in atlas_layout.WITH_SECOND:
        return said
    if chosen.layout == atlas_layout.DIMENSIONS:
        return _("{classes}; joints at equal weights", classes=said)
    return _("{classes}; joints by these weights", classes=said)


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
    if chosen.layout == atlas_layout.DIMENSIONS:
        return _with_dimensions(chosen)
    is_each = chosen.lock == "period" and chosen.layout not in atlas_layout.MANY
    made, name = (activity_series.each, chosen.period) if is_each else (activity_series.of_all, "all")
    own = made(here, chosen.method, chosen.k, activity_choice.weights(chosen)).get(name)
    return own.edges if own else ()


def _with_dimensions(chosen: Selection) -> tuple[float, ...]:
    """The joints that the index at equal weights shares with its dimensions."""
    activity = activity_choice.activity(chosen)
    values = [rounded(one) for year in activity.years
              for one in cluster_activity.index(activity, year.year, EQUAL)["index"].dropna()]  # fmt: skip
    values += [rounded(one) for year in activity.years for one in year.scores[~np.isnan(year.scores)].tolist()]
    return atlas_classes.made(values, chosen.method, chosen.k, {}, activity_choice.joint).edges if values else ()
