"""The Atlas on the index of cluster activity: what is settled, the words over the map, the table, the files, how it is made."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import streamlit as st

from geo.tiles import has_tiles
from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS
from metrics.rows import Rows, of
from views.parts import (
    activity_choice,
    activity_files,
    activity_made,
    activity_series,
    activity_words,
    atlas_controls,
    chrome,
    formats,
    html,
    names,
    page,
    settle,
    widgets,
)
from views.parts.language import _

Picture = Callable[[settle.Settled, Rows], None]


def settled(base: settle.Settled) -> settle.Settled:
    """The selection of the index with its year, classes and weights filled in."""
    settling = settle.Settling(base.notices)
    chosen = base.selection
    known = [year.year for year in activity_choice.activity(chosen).years]
    period = settling.one(chosen.period, known, known[-1])
    method, k = atlas_controls.classes_among(chosen, activity_series.METHODS, settling)
    points = settling.one(chosen.points, atlas_controls.POINTS, "none")
    lock = settling.one(chosen.lock, atlas_controls.LOCKS, atlas_controls.LOCKS[0])
    weights = activity_choice.settled_weights(chosen.weights, settling)
    drawn = chosen.drawn if chosen.drawn == atlas_controls.TILES and has_tiles(chosen.country) else ""
    chosen = replace(chosen, period=period, method=method, k=k, points=points, lock=lock, weights=weights, drawn=drawn)
    return settle.Settled(chosen, tuple(settling.notices))


def draw(here: settle.Settled, picture: Picture) -> None:
    """Everything below the top row; `picture` draws the map with its own controls."""
    chosen, known = here.selection, names.of(here.edition)
    activity = activity_choice.activity(chosen)
    year, weights = activity.of(chosen.period), activity_choice.weights(chosen)
    index = cluster_activity.index(activity, chosen.period, weights)["index"].to_numpy(float)
    is_own = bool(chosen.weights)
    chrome.headline(
        activity_words.title(year.areas, index.tolist(), known, is_own=is_own), activity_words.lead(year), here.notices
    )
    with st.container(horizontal=True, key="controls", gap="small", vertical_alignment="center"):
        widgets.metric(here, page="atlas", width=380)
    picture(here, _carefree(year))
    page.twin(lambda: table(here), _("Regions by index of cluster activity"))
    with page.unfolded(_("The figures as a file"), "activity-files") as is_open:
        if is_open:
            activity_files.buttons(here)
    html.cares(activity_made.made(activity, chosen.period), heading=_("How the index is made"))


def _carefree(year: cluster_activity.Year) -> Rows:
    """Nothing that another period would change a warning for: all there is to say stands below the map."""
    n = len(year.areas)
    return of({"dataset": np.array([""] * n, dtype=object), "is_small_base": np.zeros(n, dtype=bool)})


def table(here: settle.Settled) -> page.Table:
    """One row a region: index, band, each dimension; those without an index last and with the reason."""
    headers = [
        _("Region"),
        _("Index"),
        _("Band"),
        *(activity_words.dimension(code) for code in DIMENSIONS),
        _("Weight known"),
        _("Why there is no index"),
    ]
    body = [
        [line.name, "" if line.reason else formats.number(line.index), line.band,
         *(_score(score, why) for score, why in zip(line.scores, line.absent, strict=True)),
         "" if line.reason else formats.percent(100 * line.coverage, 0), line.reason]
        for line in activity_files.lines(here)
    ]  # fmt: skip
    return headers, body, [False, True, False, *(True for _code in DIMENSIONS), True, False]


def _score(score: float, why: str) -> str:
    return why or formats.number(score)
