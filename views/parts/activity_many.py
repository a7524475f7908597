"""Small maps of the index of cluster activity: by year, or the index beside each of its dimensions, all in the same classes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from geo.outlines import outline_name
from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS
from metrics.cluster_activity import Activity
from views.map import LegendState, State
from views.map.series import Series, packed, written
from views.parts import (
    activity_choice,
    activity_dimensions,
    activity_joints,
    activity_many_words,
    activity_series,
    atlas_classes,
    atlas_layout,
    atlas_many,
    choropleth,
    settle,
    small_choice,
)
from views.parts.language import _


def years(here: settle.Settled) -> tuple[str, ...]:
    """The years of the small maps by year."""
    return small_choice.shown(here.selection, activity_choice.years(here.selection))


def text(here: settle.Settled) -> str:
    """The data of all small maps, as JSON in the current language."""
    activity = activity_choice.activity(here.selection)
    is_time = here.selection.layout == atlas_layout.PERIODS
    index = _small(here, activity_series.of_activity(here))
    parts = (
        []
        if is_time
        else [activity_dimensions.of_dimension(here, activity, at, index) for at in range(len(DIMENSIONS))]
    )
    index, *parts = _shared([index, *parts])
    data = atlas_many.together(packed(index))
    data["composite"] = {**index.composite, "many": activity_many_words.patterns(), "shares": not is_time}
    data["many"] = {
        "kind": here.selection.layout,
        "shared": True,
        "panels": _by_year(here) if is_time else _by_dimension(parts),
        "heads": {"": activity_many_words.over_time(here, years(here))} if is_time else _heads(here, activity),
    }
    return written(data)


def _small(here: settle.Settled, series: Series) -> Series:
    """Small maps need few points to an outline; the legend counts the regions of all of them."""
    legend = replace(
        series.still.legend, title=_("Points from 1 to 100: number of regions on all maps"), states=_states(here)
    )
    outline = choropleth.OUTLINES + outline_name(here.selection.country, "s")
    return replace(series, still=replace(series.still, outline=outline, legend=legend))


def _states(here: settle.Settled) -> tuple[LegendState, ...]:
    """Why a region has no index; of dimensions also that there is no figure, or that it is withheld."""
    states = activity_series.lacking(here)
    if here.selection.layout == atlas_layout.DIMENSIONS:
        states |= {State.NO_DATA: _("no data"), State.CONFIDENTIAL: _("confidential")}
    return tuple(LegendState(state, name, 0) for state, name in states.items())


def _shared(series: Sequence[Series]) -> list[Series]:
    """The same joints for all, over the values of all: index and dimensions run from 1 to 100 alike."""
    if len(series) == 1:
        return list(series)
    values = [one for part in series for moment in part.moments for one in moment.numbers if one is not None]
    made = atlas_classes.steps(values, {}, activity_choice.joint)
    steps = tuple(activity_joints.apart(one, values) for one in made)
    ends = (activity_choice.joint(min(values)), activity_choice.joint(max(values)))
    return [replace(one, steps=steps, ends=ends) for one in series]


def _by_year(here: settle.Settled) -> list[dict[str, Any]]:
    return [{"caption": year, "period": year} for year in years(here)]


def _by_dimension(parts: Sequence[Series]) -> list[dict[str, Any]]:
    """The index first, which follows the weights, then each dimension, which has data of its own."""
    captions = [activity_dimensions.dimension(at) for at in range(len(DIMENSIONS))]
    own = [{"moments": packed(one)["moments"]} for one in parts]
    panels = [
        {"caption": caption, "data": {**one, "composite": None}} for caption, one in zip(captions, own, strict=True)
    ]
    return [{"caption": _("Index"), "data": {}}, *panels]


def maps(here: settle.Settled, year: str) -> Iterator[tuple[str, settle.Settled, str]]:
    """Caption, selection and year of the index and of each dimension."""
    yield _("Index"), here, year
    for at, code in enumerate(DIMENSIONS):
        yield activity_dimensions.dimension(at), replace(here, selection=replace(here.selection, part=code)), year


def _heads(here: settle.Settled, activity: Activity) -> dict[str, tuple[str, str]]:
    return {year.year: activity_many_words.across(here, year.year) for year in activity.years}


def table(here: settle.Settled) -> tuple[list[str], list[list[str]], list[bool]]:
    """One row a region, one column a year: the highest index of the last year first."""
    shown, chosen = years(here), here.selection
    activity, weights = activity_choice.activity(chosen), activity_choice.weights(chosen)
    columns = [cluster_activity.index(activity, year, weights)["index"].tolist() for year in shown]
    return activity_many_words.table(here, shown, columns)
