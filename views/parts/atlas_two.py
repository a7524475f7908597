"""The Atlas with two metrics, on one map or on two side by side: what is settled, said, drawn and listed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import streamlit as st

from metrics.rows import Row
from views.map import Second, draw_series
from views.parts import (
    activity_choice,
    activity_file,
    activity_pair,
    activity_words,
    arrival,
    atlas_controls,
    atlas_layout,
    atlas_pair,
    atlas_pair_words,
    atlas_second,
    atlas_series,
    chrome,
    codes,
    controls,
    formats,
    html,
    map_data,
    page,
    readings,
    settle,
    values,
)
from views.parts.atlas_controls import TILES
from views.parts.atlas_pair import SIZE, THIRDS, Axis, Moment, Pair
from views.parts.choropleth import Drawn
from views.parts.language import _
from views.parts.selection import Selection, from_query, parameters

TWIN = "twin-of-two"
OWN = ("period", "method", "k", "breaks", "areas", "points", "drawn", "lock")  # what the maps choose themselves


def settled(here: settle.Settled, settling: settle.Settling) -> settle.Settled | None:
    """The selection with the second metric and everything that the maps need; None where one map is all there is."""
    if here.selection.layout not in atlas_layout.WITH_SECOND:
        return None
    second = atlas_second.settled(here, settling)
    known = atlas_pair.periods(here, second) if second else ()
    if second is None or not known:
        settling.notices.append(_("There is no second metric with figures of the same periods; one map is shown."))
        return None
    chosen = here.selection
    period = settling.one(chosen.period, known, known[-1], codes.period_name(chosen.transform))
    points = settling.one(chosen.points, atlas_controls.POINTS, atlas_controls.usual_points(chosen.metric))
    settling.notices += _left_out(chosen)
    weights = activity_pair.settled_weights(chosen, second.selection, settling)
    found = replace(
        chosen, second=atlas_second.written(chosen, second.selection), period=period, points=points,
        lock=_lock(chosen, settling), overlay="", panels=(), weights=weights,
    )  # fmt: skip
    return settle.Settled(_with_classes(found, second.selection, settling), tuple(settling.notices))


def _lock(chosen: Selection, settling: settle.Settling) -> str:
    """Whether the classes of one map are the same in all periods; two maps side by side have the same."""
    locks = atlas_controls.LOCKS
    return settling.one(chosen.lock, locks, locks[0]) if chosen.layout == atlas_layout.BOTH else ""


def _left_out(chosen: Selection) -> Iterator[str]:
    """What an address asked for and two metrics have no place for; what was chosen on one map before is left silently."""
    if not arrival.is_asked(chosen.metric):
        return
    if chosen.overlay:
        yield _("Two metrics have no marks over the areas; those of the address are left out.")
    if chosen.layout == atlas_layout.BOTH and chosen.method == "manual":
        yield _("Two metrics on one map have three classes each; the joints of the address are left out.")


def _with_classes(chosen: Selection, second: Selection, settling: settle.Settling) -> Selection:
    """Three classes of each on one map; on two, what one map would have, where a total of either can be drawn as circles."""
    if chosen.layout == atlas_layout.BOTH:
        asked = chosen.method if chosen.method in THIRDS or chosen.method not in atlas_controls.METHODS else ""
        squares = chosen.drawn if atlas_controls.drawn_as(chosen, settle.Settling()) == TILES else ""
        return replace(chosen, method=settling.one(asked, THIRDS, THIRDS[0]), k=SIZE, breaks=(), drawn=squares)
    method, k = atlas_controls.classes(chosen, settling)
    drawn = atlas_controls.drawn_as(chosen, settling) or atlas_controls.drawn_as(
        replace(second, drawn=chosen.drawn), settling
    )
    return replace(chosen, method=method, k=k, drawn=drawn)


def draw(here: settle.Settled) -> None:
    """The page below the top row: title, controls, maps, table, cares."""
    chosen, pair = here.selection, atlas_pair.of(here)
    moment = pair.moment(chosen.period)
    said = atlas_pair_words.said(pair, moment, chosen.layout, chosen.method, chosen.lock)
    chrome.headline(said.title, said.lead, here.notices)
    atlas_controls.draw(here, pair.second.here.selection)
    picture(here, pair, moment)
    page.twin(lambda: table(pair, moment, chosen), _("Regions and both figures"), TWIN)
    _cares(here, pair, moment)


def _cares(here: settle.Settled, pair: Pair, moment: Moment) -> None:
    """What applies to the figures of both; of the index of cluster activity how it is made."""
    if activity_pair.has_index(here.selection):
        activity_file.draw(here)
    shown = [(axis.here.selection.metric, drawn.rows) for axis, drawn in _shown(pair, moment)]
    page.cares_of(here.edition, [one for one in shown if one[0] != activity_choice.ID])
    for axis in pair.axes:
        if axis.here.selection.metric == activity_choice.ID:
            html.cares(activity_pair.cares(axis.here.selection, moment.period), heading=_("How the index is made"))


def take(told: Mapping[str, str]) -> None:
    """What the reader chose in the maps; from a warning also another metric.

    On one map the three classes are the layout's, not the reader's: they do not follow him to another layout.
    """
    chosen, _unreadable = from_query(told)
    kept = controls.current()
    names_told = {*OWN, *(("metric",) if chosen.metric else ())}
    if kept.layout == atlas_layout.BESIDE:
        names_told -= {"lock"}
    if kept.layout == atlas_layout.BOTH:
        names_told -= {"k", "breaks", *(() if TILES in (chosen.drawn, kept.drawn) else ("drawn",))}
        if chosen.method == THIRDS[0] and kept.method not in THIRDS:
            names_told -= {"method"}
    controls.change(**{name: getattr(chosen, name) for name in names_told})


def picture(here: settle.Settled, pair: Pair, moment: Moment) -> None:
    """The map or maps, which redraw themselves; an open table follows every choice."""
    alone = replace(here, selection=activity_pair.alone(here.selection))
    second = pair.second.here
    beside = Second(
        here.selection.layout,
        (map_data.address(second), map_data.pair_address(here)),
        lambda: (map_data.text(second), map_data.text(here)),
    )
    draw_series(
        map_data.address(here), lambda: map_data.text(alone), parameters(here.selection, OWN), "map", take, care=care(moment),
        is_followed=bool(st.session_state.get(TWIN)), pair=beside,
    )  # fmt: skip


def care(moment: Moment) -> str:
    """What "Read with care" depends on, of both."""
    return "|".join(atlas_series.care(drawn.rows) for drawn in (moment.first, moment.second))


def _shown(pair: Pair, moment: Moment) -> tuple[tuple[Axis, Drawn], ...]:
    return (pair.first, moment.first), (pair.second, moment.second)


def table(pair: Pair, moment: Moment, chosen: Selection) -> page.Table:
    """Every region with both values, from the highest of the first metric on; on one map with the class of each."""
    one, other = ({row.ref_area: row for row in drawn.rows} for _axis, drawn in _shown(pair, moment))
    order = [row.ref_area for row in atlas_controls.ranked(moment.first)]
    heads = [atlas_pair_words.axis_title(pair, place) for place in (0, 1)]
    known, has_classes = moment.first.names, chosen.layout == atlas_layout.BOTH
    body = [
        [
            known.area(area),
            _value(one[area], pair.first),
            _value(other.get(area), pair.second),
            *([_cell(pair, moment, area, chosen)] if has_classes else []),
            _why(one[area], pair.first),
            _why(other.get(area), pair.second),
        ]
        for area in order
    ]
    classes = [_("Classes")] if has_classes else []
    headers = [_("Region"), *heads, *classes, _("Flag or reason, first"), _("Flag or reason, second")]
    return headers, body, [False, True, True, *([False] if has_classes else []), False, False]


def _value(row: Row | None, axis: Axis) -> str:
    if row is None:
        return formats.MISSING
    chosen = axis.here.selection
    return readings.text(row, chosen.metric, chosen.transform, axis.newest.names)


def _why(row: Row | None, axis: Axis) -> str:
    if row is None:
        return _("no data")
    chosen = axis.here.selection
    if chosen.metric == activity_choice.ID and not row.reason:
        return activity_words.coverage(row.weight_coverage)
    return values.because(row, chosen.metric, chosen.transform) or (
        formats.status(row.obs_status) if row.obs_status != "A" else ""
    )


def _cell(pair: Pair, moment: Moment, area: str, chosen: Selection) -> str:
    """The classes of a region in words; nothing where it lacks one of the two."""
    if area not in moment.both:
        return ""
    method, own = chosen.method, moment.own(chosen.lock)
    names = atlas_pair_words.class_names(method)
    return "; ".join(
        names[axis.place(value, method, own)] for axis, value in zip(pair.axes, moment.both[area], strict=True)
    )
