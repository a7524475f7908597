"""The Atlas for every period at once: what the browser needs to change period, classes and regions without asking again."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from geo.areas import TILES
from geo.outlines import outline_name
from geo.tiles import has_tiles
from metrics.rows import Rows
from views.documents import demonstration
from views.documents import names as file_names
from views.map import Legend, LegendState, MapView, Palette, Point, Region, State, palettes, words
from views.map.series import Moment, Series, rounded
from views.map.words import said
from views.parts import (
    activity_choice,
    activity_rows,
    atlas_classes,
    atlas_controls,
    atlas_points,
    atlas_spread,
    atlas_totals,
    atlas_words,
    choropleth,
    codes,
    names,
    page,
    readings,
    sentences,
    settle,
    square_words,
    store,
)
from views.parts.choropleth import Drawn
from views.parts.language import _, current
from views.parts.selection import PARAMETERS

HEIGHT = 460


def of_metric(here: settle.Settled) -> Series:
    """Any metric by region, in each of its periods; classes are locked over all of them."""
    chosen, known = here.selection, names.of(here.edition)
    found = list(moments_of(here))
    newest = found[-1][0]
    codes_of = newest.rows["ref_area"].tolist()
    unit = readings.unit_line(newest.rows.row(0), chosen.metric, chosen.transform, known)
    title = ", ".join(filter(None, (sentences.named(chosen.metric), unit)))
    points = atlas_points.of(here.edition, chosen.country, chosen.as_of)
    moments = atlas_spread.with_country(here, [moment for _drawn, moment in found], known)
    regions = _("number of regions")
    legend = Legend(f"{title}, {regions}", states=_states(moments, chosen.metric), points=points.legend)
    joint = partial(choropleth.joint, drawn=newest)
    values = [v for m in moments for v, state in zip(m.numbers, m.states, strict=True) if v is not None and not state]
    made = tuple(atlas_classes.steps(values, atlas_classes.centres(here, moments[-1].code), joint))
    return Series(
        still=still(here, codes_of, legend, points.points),
        shorts=tuple(known.short(code) for code in codes_of),
        moments=moments,
        steps=made,
        methods=atlas_classes.methods(chosen, {one.method for one in made}),
        **totals(here, values, joint, title),
        **common(here, points),
        **atlas_spread.beside(here, title, known),
        ends=(joint(min(values)), joint(max(values))) if values else ("", ""),
        ramp=palettes.ramp(),
    )


def common(here: settle.Settled, points: atlas_points.Points) -> dict[str, Any]:
    """What every map of the Atlas carries along: points on offer, words, notes, and what its picture says and is called."""
    chosen = here.selection
    parts = (chosen.country, chosen.metric, chosen.product or chosen.activity, chosen.transform)
    is_made_up = store.is_demonstration(here.edition)
    return {
        "points": atlas_controls.points_offered(points.kinds, atlas_controls.usual_points(chosen.metric)),
        "groups": points.groups,
        "said": said(),
        "order": tuple(PARAMETERS.values()),
        "notes": tuple(notes_of(chosen.country, points)),
        "banner": demonstration.words() if is_made_up else "",
        "stem": file_names.file_stem(parts, is_demonstration=is_made_up),
        "tiles": choropleth.OUTLINES + outline_name(chosen.country, TILES) if has_tiles(chosen.country) else "",
        "language": current(),
    }


def notes_of(country: str, points: atlas_points.Points) -> Iterator[str]:
    """What to know of regions and points, whatever is chosen."""
    yield from square_words.notes(country)
    if points.covers_several:
        yield _("A cluster that covers several regions stands in each of them and is counted once.")
    if country == "UA":
        yield _("The status of Crimea and Sevastopol is disputed between two states. They are shown by their codes of "
                "ISO 3166-2, UA-43 and UA-40; a figure that Rosstat reports for them says so.")  # fmt: skip
    if country == "RU":
        yield _("Crimea and Sevastopol, whose status is disputed between two states, have the codes UA-43 and UA-40 of "
                "ISO 3166-2 and are not on this map; totals of Rosstat include them from 2014 or 2015 on.")  # fmt: skip


def totals(here: settle.Settled, values: Sequence[float], text: Callable[[float], str], title: str) -> dict[str, Any]:
    """For an amount: circles instead of areas, a warning, and a ratio to go to."""
    if not atlas_totals.is_total(here):
        return {}
    return {
        "sizes": atlas_totals.sizes(values, text),
        "size_title": title,
        "warning": _("A total that fills an area looks large where the region is large."),
        "instead": atlas_totals.ratio(here),
    }


def still(here: settle.Settled, areas: Sequence[str], legend: Legend, points: Sequence[Point]) -> MapView:
    """What no period changes: regions by name, outlines, points, words."""
    chosen, known = here.selection, names.of(here.edition)
    return MapView(
        country=chosen.country, outline=choropleth.OUTLINES + outline_name(chosen.country, "m"), alt="",
        regions=tuple(Region(code, known.area(code), State.NO_DATA) for code in areas), legend=legend,
        palette=Palette((), ()), words=words(), points=tuple(points), frame_titles=choropleth.frame_titles(chosen.country),
        height=HEIGHT, mark=page.mark(here.edition),
    )  # fmt: skip


def moments_of(here: settle.Settled) -> Iterator[tuple[Drawn, Moment]]:
    """Every period that the Atlas offers, in order of time, with what is drawn of it."""
    for period, drawn in drawn_of(here):
        yield drawn, _moment(here, drawn, period)


def drawn_of(here: settle.Settled) -> Iterator[tuple[str, Drawn]]:
    """The answer for every region, period by period."""
    chosen, known = here.selection, names.of(here.edition)
    if chosen.metric == activity_choice.ID:
        yield from activity_rows.drawn_of(here)
        return
    periods = atlas_controls.periods(here)
    rows = page.rows(here.edition, here.query(ref_areas=(), start=periods[0], end=periods[-1]))
    place = {period: at for at, period in enumerate(periods)}
    of_period: list[list[int]] = [[] for _period in periods]
    for at, period in enumerate(rows["time_period"].tolist()):
        if period in place:
            of_period[place[period]].append(at)
    for period, places in zip(periods, of_period, strict=True):
        of_it = rows.at(np.array(places))
        yield period, Drawn(of_it, chosen.metric, chosen.transform, known, chosen.country, chosen.as_of)


def _moment(here: settle.Settled, drawn: Drawn, period: str) -> Moment:
    """One period of a metric, in words and numbers."""
    chosen, regions = here.selection, tuple(choropleth.told(drawn))
    title, at = atlas_words.title(drawn), {code: place for place, code in enumerate(drawn.rows["ref_area"].tolist())}
    return Moment(
        code=period, name=codes.period_name(chosen.transform)(period), title=title, lead=atlas_words.lead(drawn, period),
        alt=title, source=page.source_line(here.edition, drawn.rows), values=tuple(one.value for one in regions),
        numbers=tuple(None if np.isnan(value) else rounded(value) for value in drawn.rows["value"].tolist()),
        states=tuple(one.fill if isinstance(one.fill, State) else "" for one in regions),
        remarks=tuple(one.remark for one in regions), labelled=tuple(at[code] for code in choropleth.extremes(drawn)),
        strong=1, care=care(drawn.rows), mark=_mark(drawn),
    )  # fmt: skip


def care(rows: Rows) -> str:
    """What "Read with care" depends on: the datasets behind a period, and whether some value rests on a small base."""
    small = "+" if rows["is_small_base"].any() else ""
    return ",".join(dict.fromkeys(rows["dataset"].tolist())) + small


def _mark(drawn: Drawn) -> str:
    """Why a period is not complete, for the time slider: regions without a figure; empty where all have one."""
    count, every = int((~np.isnan(drawn.rows["value"])).sum()), len(drawn.rows)
    return "" if count == every else _("{n} of {all} regions have a figure", n=count, all=every)


def _states(moments: Sequence[Moment], metric_id: str) -> tuple[LegendState, ...]:
    """No data and confidential always; the other states where some period has them."""
    occurring = {state for moment in moments for state in moment.states if state}
    return choropleth.states(occurring, metric_id)
