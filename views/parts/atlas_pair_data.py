"""What a map of two metrics needs beside the data of each: sentences of both, the classes, the colours of the nine cells."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from metrics.rows import joined
from views.documents import names as file_names
from views.map import State
from views.map.series import Steps, packed_each, packed_steps, written
from views.parts import (
    activity_pair,
    atlas_classes,
    atlas_controls,
    atlas_crowded,
    atlas_pair,
    atlas_pair_words,
    atlas_second,
    choropleth,
    page,
    settle,
    store,
)
from views.parts.atlas_layout import BOTH, WITH_SECOND
from views.parts.atlas_pair import OWN_PERIOD, SIZE, THIRDS, Axis, Moment, Pair
from views.parts.language import _
from views.parts.theme import DARK, LIGHT

NAMED = 3  # regions that are named because both are high


def text(here: settle.Settled) -> str:
    """All of it, as JSON in the current language; KeyError where there is no such second metric."""
    if not atlas_second.is_known(here):
        raise KeyError(here.selection.second)
    pair = atlas_pair.of(here)
    found = {
        "periods": {period: _moment(pair, pair.moment(period)) for period in pair.periods},
        "axes": [_axis(pair, place) for place in range(len(pair.axes))],
        "methods": [[code, atlas_controls.method_name(code), [], SIZE] for code in THIRDS],
        "classNames": {method: atlas_pair_words.class_names(method) for method in THIRDS},
        "cells": atlas_pair_words.cells_titles(pair),
        "states": [[state.value, name] for state, name in _states(pair)],
        "palette": {theme.mode: theme.bivariate for theme in (LIGHT, DARK)},
        "shared": _shared(pair),
        "crowded": atlas_crowded.of(pair),
        "told": atlas_pair_words.told_of_classes(pair),
        "part": _("Part of the country"),
        "stem": _stem(here),
        "weights": pair.first.here.selection.weights if activity_pair.has_index(here.selection) else "",
    }
    return written(found)


def _moment(pair: Pair, moment: Moment) -> dict[str, Any]:
    """The sentences of one period, by layout and, where a count is said, by method; and the regions that are named."""
    said = {
        layout: {method: _said(pair, moment, layout, method) for method in (THIRDS if layout == BOTH else ("",))}
        for layout in WITH_SECOND
    }
    said[BOTH] |= {f"{method}.{OWN_PERIOD}": _said(pair, moment, BOTH, method, OWN_PERIOD) for method in THIRDS}
    told = {
        "mark": atlas_pair_words.mark(moment),
        "source": source(pair, moment),
        "apart": atlas_crowded.apart(pair, moment.period),
    }
    return {"said": said, **told, "labelled": list(_labelled(moment))}


def source(pair: Pair, moment: Moment) -> str:
    """The publications behind both metrics; one behind both is named once, with its newest issue."""
    return page.source_line(pair.first.here.edition, joined((moment.first.rows, moment.second.rows)))


def _said(pair: Pair, moment: Moment, layout: str, method: str, lock: str = "") -> tuple[str, str]:
    found = atlas_pair_words.said(pair, moment, layout, method, lock)
    return found.title, found.lead


def _labelled(moment: Moment) -> Iterator[str]:
    """Regions that a map of both names by itself: where both are high, both low, and each high beside a low other."""
    areas = list(moment.both)
    places = [
        {area: at for at, area in enumerate(sorted(areas, key=lambda one: moment.both[one][axis]))} for axis in (0, 1)
    ]
    both = sorted(areas, key=lambda area: -places[0][area] - places[1][area])
    apart = sorted(areas, key=lambda area: places[0][area] - places[1][area])
    yield from dict.fromkeys([*both[:NAMED], *both[-1:], *apart[:1], *apart[-1:]])


def _axis(pair: Pair, place: int) -> dict[str, Any]:
    axis = pair.axes[place]
    return {
        "name": atlas_pair_words.names_of(pair)[place],
        "title": atlas_pair_words.axis_title(pair, place),
        "steps": packed_steps(tuple(axis.thirds.values())),
        "own": {f"{method} {SIZE}": packed_each(axis.own(method)) for method in THIRDS},
    }


def _states(pair: Pair) -> Iterator[tuple[State, str]]:
    """Why a region has no cell, as the legend lists it: what is not reported and what is withheld always."""
    occurring = {
        region.fill
        for axis in pair.axes
        for drawn in axis.periods.values()
        for region in choropleth.told(drawn)
        if isinstance(region.fill, State)
    }
    yield State.NO_DATA, _("no data for one or both")
    yield State.CONFIDENTIAL, _("confidential in one or both")
    if activity_pair.has_index(pair.first.here.selection):
        yield State.NOT_REPORTED, _("no cluster on record")
    if State.NOT_APPLICABLE in occurring:
        yield State.NOT_APPLICABLE, _("not applicable in one or both")
    if State.SMALL_BASE in occurring:
        yield State.SMALL_BASE, _("small base in one or both")


def _shared(pair: Pair) -> dict[str, Any] | None:
    """Every way to make classes of the values of both together; None where each has its own."""
    values = [*pair.first.values, *pair.second.values]
    if not (pair.is_alike and values):
        return None
    joint = partial(choropleth.joint, drawn=_widest(pair).newest)
    around = atlas_classes.centres(pair.first.here, pair.periods[-1])
    centre = {name: value for name, value in around.items() if name == "ratio"}  # the country differs between the two
    made: tuple[Steps, ...] = tuple(atlas_classes.steps(values, centre, joint))
    return {"steps": packed_steps(made), "ends": [joint(min(values)), joint(max(values))]}


def _widest(pair: Pair) -> Axis:
    return max(pair.axes, key=lambda axis: max(axis.values, default=0.0))


def _stem(here: settle.Settled) -> str:
    """Begin of the name of a saved picture."""
    chosen = here.selection
    is_made_up = store.is_demonstration(here.edition)
    parts = (chosen.country, chosen.metric, chosen.product or chosen.activity, chosen.second)
    return file_names.file_stem(parts, is_demonstration=is_made_up)
