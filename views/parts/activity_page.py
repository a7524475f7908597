"""The Atlas on the index of cluster activity: what is settled, the words over the map, the table, the files, how it is made."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from geo.tiles import has_tiles
from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS
from metrics.rows import Rows, of
from views.parts import (
    activity_choice,
    activity_file,
    activity_files,
    activity_made,
    activity_many,
    activity_many_words,
    activity_series,
    activity_words,
    atlas_controls,
    atlas_layout,
    atlas_overlay,
    atlas_two,
    chrome,
    formats,
    html,
    names,
    overlay_words,
    page,
    settle,
    small_choice,
    small_controls,
)
from views.parts.language import _

Picture = Callable[[settle.Settled, Rows], None]


def settled(base: settle.Settled) -> settle.Settled:
    """The selection of the index with its year, classes and weights filled in."""
    settling = settle.Settling(base.notices)
    chosen = replace(base.selection, weights=activity_choice.settled_weights(base.selection.weights, settling))
    chosen = replace(chosen, layout=atlas_layout.settled(chosen, settling))
    alone = replace(chosen, start="", end="", panels=())
    if two := atlas_two.settled(replace(base, selection=alone), settling):
        return two
    chosen = chosen if chosen.layout not in atlas_layout.WITH_SECOND else alone
    known = [year.year for year in activity_choice.activity(chosen).years]
    period = settling.one(chosen.period, known, known[-1])
    method, k = atlas_controls.classes_among(chosen, activity_series.METHODS, settling)
    points = settling.one(chosen.points, atlas_controls.POINTS, "none")
    lock = settling.one(chosen.lock, atlas_controls.LOCKS, atlas_controls.LOCKS[0])
    drawn = chosen.drawn if chosen.drawn == atlas_controls.TILES and has_tiles(chosen.country) else ""
    layout = chosen.layout if chosen.layout not in atlas_layout.WITH_SECOND else ""
    chosen = replace(
        chosen, period=period, method=method, k=k, points=points, lock=lock, drawn=drawn, layout=layout, second=""
    )
    chosen = replace(chosen, overlay=atlas_overlay.settled(chosen, settling))
    chosen = small_choice.settled(chosen, chosen, known, settling)
    return settle.Settled(chosen, tuple(settling.notices))


def draw(here: settle.Settled, picture: Picture) -> None:
    """Everything below the top row; `picture` draws the map with its own controls."""
    chosen, known = here.selection, names.of(here.edition)
    activity = activity_choice.activity(chosen)
    year, weights = activity.of(chosen.period), activity_choice.weights(chosen)
    index = cluster_activity.index(activity, chosen.period, weights)["index"].to_numpy(float)
    title, lead = (
        activity_words.title(year.areas, index.tolist(), known, is_own=bool(chosen.weights)),
        activity_words.lead(year, index.tolist() if chosen.weights else None),
    )
    if chosen.layout == atlas_layout.PERIODS:
        title, lead = activity_many_words.over_time(here, activity_many.years(here))
    elif chosen.layout == atlas_layout.DIMENSIONS:
        title, lead = activity_many_words.across(here, chosen.period)
    chrome.headline(title, lead, here.notices)
    atlas_controls.draw(here)
    if chosen.layout in atlas_layout.MANY:
        small_controls.draw(here)
    picture(here, _carefree(year))
    is_time = chosen.layout == atlas_layout.PERIODS
    page.twin(lambda: activity_many.table(here) if is_time else table(here), _("Regions by index of cluster activity"))
    activity_file.draw(here)
    html.cares([*activity_made.made(activity, chosen.period), not_offered()], heading=_("How the index is made"))


def not_offered() -> tuple[str, str]:
    """Which ways of other metrics the index has not, and why."""
    return _("Not offered."), _(
        "Small maps by branch: members and support are of the whole sector. Shares of the country and growth: the index is no "
        "amount, and the country has none. Places beside the map: they would be false ones; bands stand there instead."
    )


def _carefree(year: cluster_activity.Year) -> Rows:
    """Nothing that another period would change a warning for: all there is to say stands below the map."""
    n = len(year.areas)
    return of({"dataset": np.array([""] * n, dtype=object), "is_small_base": np.zeros(n, dtype=bool)})


def table(here: settle.Settled) -> page.Table:
    """One row a region: index, band, each dimension; those without an index last and with the reason; neighbours where an overlay is on."""
    chosen, listed = here.selection, activity_files.lines(here)
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
        for line in listed
    ]  # fmt: skip
    numeric = [False, True, False, *(True for _code in DIMENSIONS), True, False]
    if not chosen.overlay:
        return headers, body, numeric
    found = atlas_overlay.in_period(here, chosen.overlay, chosen.period)
    said = dict(zip(found.areas, atlas_overlay.lines(found), strict=True))
    body = [[*row, said.get(line.code, "")] for row, line in zip(body, listed, strict=True)]
    return [*headers, overlay_words.name(chosen.overlay)], body, [*numeric, False]


def _score(score: float, why: str) -> str:
    return why or formats.number(score)
