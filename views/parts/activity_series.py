"""The index of cluster activity for the map: every year at once, with the dimensions that the browser weighs anew."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS, EQUAL, Weights
from metrics.bands import Band
from metrics.cluster_activity import Activity, Year
from metrics.methods.scheme import MIN_DIMENSIONS
from metrics.rows import Rows, of
from views.documents import names as file_names
from views.map import Legend, LegendState, State, palettes
from views.map.series import Moment, Series, Steps, rounded, written
from views.parts import (
    activity_choice,
    activity_joints,
    activity_pair,
    activity_words,
    atlas_classes,
    atlas_controls,
    atlas_points,
    atlas_series,
    formats,
    names,
    overlay_words,
    page,
    settle,
    store,
)
from views.parts.activity_choice import joint
from views.parts.language import _, n_
from views.parts.selection import Selection

METHODS = atlas_controls.OF_INDEX
TOP, LOW = 3, 2  # regions that the map names by itself
REGISTRY = "furthest_stage"  # the metric whose map has the same points
BANDS = "bands"  # the part of an address that asks for the bands of a year


def of_activity(here: settle.Settled) -> Series:
    """The index by region in each of its years; classes are locked over all of them, at equal weights.

    Beside another metric the weights are those of the address, and nothing is weighed anew.
    """
    chosen, known = here.selection, names.of(here.edition)
    activity = activity_choice.activity(chosen)
    points = atlas_points.of(here.edition, chosen.country, chosen.as_of)
    moments = tuple(_moment(here, activity, year) for year in activity.years)
    areas = activity.years[-1].areas
    weighed = {} if chosen.part == activity_pair.PLAIN else composite(here, activity)
    title, counted = _("Index of cluster activity, points from 1 to 100"), _("number of regions")
    values = [one for moment in moments for one in moment.numbers if one is not None]
    states = tuple(LegendState(state, name, 0) for state, name in lacking(here).items())
    legend = Legend(f"{title}, {counted}", states=states, points=points.legend)
    common = atlas_series.common(replace(here, selection=replace(chosen, metric=REGISTRY)), points)
    parts = (chosen.country, activity_choice.ID)
    common["stem"] = file_names.file_stem(parts, is_demonstration=store.is_demonstration(here.edition))
    return Series(
        still=atlas_series.still(here, areas, legend, points.points), shorts=tuple(known.short(code) for code in areas), moments=moments,
        steps=tuple(activity_joints.apart(one, values) for one in atlas_classes.steps(values, {}, joint)),
        methods=tuple(map(atlas_classes.choice, METHODS)), is_ranked=False,
        ends=(joint(min(values)), joint(max(values))) if values else ("", ""), ramp=palettes.ramp(), spread=title, composite=weighed,
        overlays=overlay_words.choices(), **common,
    )  # fmt: skip


def lacking(here: settle.Settled) -> dict[State, str]:
    """Why a region has no index, as the legend lists it; what two metrics show at fixed weights is one state."""
    few, none = _("fewer than three dimensions known"), {State.NOT_REPORTED: _("no cluster on record")}
    if weights_of(here) != EQUAL:
        return none | {State.NOT_APPLICABLE: _("fewer than three dimensions known, or too few with a weight")}
    return none | {State.NOT_APPLICABLE: few, State.UNWEIGHED: activity_words.too_few_weighed()}


def weights_of(here: settle.Settled) -> Weights:
    """Equal ones, from which the browser weighs anew; beside another metric those of the address."""
    return activity_choice.weights(here.selection) if here.selection.part == activity_pair.PLAIN else EQUAL


def _moment(here: settle.Settled, activity: Activity, year: Year) -> Moment:
    """One year at equal weights, or by those of the address."""
    known, weights = names.of(here.edition), weights_of(here)
    rows = cluster_activity.index(activity, year.year, weights)
    index = rows["index"].to_numpy(float)
    order = [int(at) for at in np.argsort(-index, kind="stable") if not np.isnan(index[at])]
    title = activity_words.title(year.areas, index.tolist(), known, is_own=weights != EQUAL)
    return Moment(
        code=year.year, name=year.year, title=title, lead=activity_words.lead(year, index.tolist() if weights != EQUAL else None), alt=title,
        source=page.source_line(here.edition, sources(year)),
        values=tuple("" if np.isnan(value) else activity_choice.points(value) for value in index.tolist()),
        numbers=tuple(None if np.isnan(value) else rounded(value) for value in index.tolist()),
        states=tuple("" if not np.isnan(value) else _state(year, at) for at, value in enumerate(index.tolist())),
        remarks=_remarks(here, rows), labelled=tuple(dict.fromkeys([*order[:TOP], *order[-LOW:]])), strong=1,
        mark=activity_words.lacking(year),
    )  # fmt: skip


def _remarks(here: settle.Settled, rows: pd.DataFrame) -> tuple[str, ...]:
    """How much of the weight is known, where nothing is weighed anew; else the browser says it with the parts."""
    shares = zip(rows["index"].tolist(), rows["weight_coverage"].tolist(), strict=True)
    if here.selection.part != activity_pair.PLAIN:
        return ("",) * len(rows)
    return tuple("" if np.isnan(index) else activity_words.coverage(share) for index, share in shares)


def _state(year: Year, area: int) -> State:
    """Why a region has no index: no cluster is on record, or too little is known of it."""
    return State.NOT_APPLICABLE if year.inputs.has_cluster[area] else State.NOT_REPORTED


def sources(year: Year) -> Rows:
    """The publications behind a year, as the source line reads them."""
    ids = np.array(year.inputs.source_ids, dtype=object)
    return of({"value": np.ones(len(ids)), "source_id": ids, "vintage": np.full(len(ids), np.datetime64("NaT", "s"))})


def composite(here: settle.Settled, activity: Activity) -> dict[str, Any]:
    """What the browser needs to weigh the dimensions anew and to show them in the card of a region."""
    known, areas = names.of(here.edition), activity.years[-1].areas
    reasons = list(dict.fromkeys(
        activity_words.absent(year, area, at) for year in activity.years for area in range(len(areas)) for at in range(len(DIMENSIONS))
    ))  # fmt: skip
    return {
        "dimensions": [[code, activity_words.dimension(code)] for code in DIMENSIONS],
        "usual": [int(one) for one in EQUAL],
        "least": MIN_DIMENSIONS,
        "reasons": reasons,
        "inside": [known.inside(code) for code in areas],
        "years": {year.year: _year(year, reasons) for year in activity.years},
        "said": said(len(areas)),
    }


def _year(year: Year, reasons: list[str]) -> dict[str, Any]:
    """Scores by dimension, the share of the weight behind each where it is not whole, and why one is missing."""
    return {
        "compared": "".join("1" if one else "0" for one in year.is_compared.tolist()),
        "scores": [[None if np.isnan(one) else rounded(one) for one in column] for column in year.scores.T.tolist()],
        "shares": [[round(one, 4) for one in column] for column in year.share.T.tolist()],
        "absent": [
            [reasons.index(activity_words.absent(year, area, at)) for area in range(len(year.areas))]
            for at in range(len(DIMENSIONS))
        ],
    }


def said(regions: int) -> dict[str, str]:
    """Words of the sliders, of the card and of the bands; the braces are filled in the browser."""
    return {
        **activity_words.patterns(),
        "none": activity_words.title((), (), names.Names("en", {}), is_own=True),
        "lead": activity_words.own_lead(regions),
        "order": activity_words.uncertain(),
        "joints": _("Joints and number of classes are those of equal weights."),
        "joints_own": _("Classes are those of the index by these weights."),
        "joints_failed": _(
            "Classes by these weights could not be loaded; they are asked for again at the next choice."
        ),
        "point": formats.number(0.5, 1)[1],
        "points": _("{n} of 100"),
        "weights": _("Weights of the dimensions"),
        "weight": _("{dimension}: weight"),
        "reset": _("Equal weights"),
        "known": _("{period}: known for {n} of {all} regions", period="{period}", n="{n}", all=formats.number(regions)),
        "head_points": _("points"),
        "head_adds": _("adds"),
        "adds": _("+{n}"),
        "told": _("{dimension} {n}"),
        "percent": formats.percent(0, 0).replace("0", "{n}"),
        "coverage": _("{share} of the weight is known."),
        "too_few": _("No index: {n} of 4 dimensions are known."),
        "too_few_weighed": _("No index: {n} of {all} dimensions with a weight are known.", n="{n}", all="{all}"),
        "bands": _("Order of the regions, as bands of places"),
        "waiting": _("The bands are being worked out."),
        "bands_failed": _("The bands could not be worked out. Change a weight, or reload the page."),
    }


def each(here: settle.Settled, method: str, size: int, given: Weights) -> Mapping[str, Steps]:
    """The joints of one method in every year by itself, by some weights."""
    found = {}
    for year, values in _values(here, given).items():
        if values:
            found[year] = _steps(values, method, size)
    return found


def of_all(here: settle.Settled, method: str, size: int, given: Weights) -> Mapping[str, Steps]:
    """The joints of one method over all years together by some weights, as `all`; nothing where no region has an index."""
    values = [one for year in _values(here, given).values() for one in year]
    return {"all": _steps(values, method, size)} if values else {}


def _values(here: settle.Settled, given: Weights) -> dict[str, list[float]]:
    """Year -> every index that there is, as it travels."""
    activity = activity_choice.activity(here.selection)
    indices = {one.year: cluster_activity.index(activity, one.year, given)["index"].dropna() for one in activity.years}
    return {year: [rounded(one) for one in index] for year, index in indices.items()}


def _steps(values: list[float], method: str, size: int) -> Steps:
    return activity_joints.apart(atlas_classes.made(values, method, size, {}, joint), values)


def is_asked(chosen: Selection) -> bool:
    """The index where it is offered, or the bands of a year that there is, by weights that can be read."""
    if not activity_choice.is_shown(activity_choice.PAGE, chosen):
        return False
    is_readable = not chosen.weights or activity_choice.read(chosen.weights) is not None
    if chosen.part in ("", activity_pair.PLAIN):
        return is_readable
    years = [year.year for year in activity_choice.activity(chosen).years]
    return chosen.part == BANDS and chosen.period in years and is_readable


def banded(here: settle.Settled, period: str, weights: str) -> str:
    """The bands of one year by some weights, as JSON: in words by region, and the regions of each group."""
    chosen, known = here.selection, names.of(here.edition)
    given = activity_choice.read(weights) or EQUAL
    found = store.ask(cluster_activity.bands, here.edition, chosen.country, chosen.as_of, period, given)
    order = sorted(found, key=lambda area: (found[area].first + found[area].last, found[area].first))
    groups = []
    for thirds, name in activity_words.THIRDS.items():
        own = [area for area in order if cluster_activity.thirds(found[area]) == thirds]
        if own:
            groups.append([_(name), [[known.short(area), _span(found[area])] for area in own]])
    by_area = {area: activity_words.band(one) for area, one in found.items()}
    return written({"areas": by_area, "groups": groups, "note": _bands_note(len(found))})


def _span(one: Band) -> str:
    return formats.number(one.first) if one.is_one else f"{formats.number(one.first)}–{formats.number(one.last)}"


def _bands_note(count: int) -> str:
    """What the numbers behind the names are."""
    if not count:
        return _("Fewer than three regions can be compared.")
    return n_(
        "Places among {n} region; leading, middle and last are thirds.",
        "Places among {n} regions; leading, middle and last are thirds.", count,
    )  # fmt: skip
