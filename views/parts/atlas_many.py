"""Small maps of one size: which there are in a layout, and the data with which the browser draws them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any

from data import periods
from geo.outlines import outline_name
from metrics import choices
from views.map.series import Series, packed, written
from views.parts import (
    activity_choice,
    activity_series,
    atlas_classes,
    atlas_layout,
    atlas_many_words,
    atlas_second,
    atlas_series,
    choropleth,
    codes,
    names,
    readings,
    sentences,
    settle,
    small_choice,
    store,
)
from views.parts.atlas_many_words import Small
from views.parts.choropleth import Drawn
from views.parts.language import _

# Of one map alone, and of no use where there are many.
_ALONE: Mapping[str, Any] = {"spread": "", "warning": ""}


def is_many(here: settle.Settled) -> bool:
    """The layout has small maps."""
    return here.selection.layout in atlas_layout.MANY


def nearest(known: Sequence[str], period: str) -> str:
    """The period itself where a series has it, else the newest one before it, else the first."""
    if period in known:
        return period
    ends = {code: periods.parse(code).end for code in known}
    before = [code for code in known if ends[code] <= periods.parse(period).end]
    return before[-1] if before else known[0]


Answers = Mapping[str, Drawn]  # period -> what is drawn of it


def answers(here: settle.Settled) -> Answers:
    """Every period of one selection, out of one question to the engine."""
    return dict(atlas_series.drawn_of(here))


def smalls(
    here: settle.Settled, period: str = "", known: Mapping[settle.Settled, Answers] = MappingProxyType({})
) -> tuple[Small, ...]:
    """The small maps of a layout; those of other layouts than periods in one period, that of the page where none is given.

    known: answers that are at hand already.
    """
    shown = period or here.selection.period
    if here.selection.layout == atlas_layout.PERIODS:
        name, found = codes.period_name(here.selection.transform), known.get(here) or answers(here)
        return tuple(
            Small(name(code), here, code, found[code]) for code in small_choice.shown(here.selection, list(found))
        )
    return tuple(_small(caption, one, shown, known.get(one) or answers(one)) for caption, one in kept(here))


def kept(here: settle.Settled) -> list[tuple[str, settle.Settled]]:
    """Captions and selections of the small maps that differ in more than their period."""
    return list(_metrics(here) if here.selection.layout == atlas_layout.METRICS else _kinds(here))


def _small(caption: str, here: settle.Settled, period: str, found: Answers) -> Small:
    code = nearest(list(found), period)
    return Small(caption, here, code, found[code])


def _kinds(here: settle.Settled) -> Iterator[tuple[str, settle.Settled]]:
    """The products or activities of the metric, the chosen one first; of wholes that dwarf their parts only the chosen one."""
    field, _known = atlas_layout.kinds(here.selection)
    mine, words = getattr(here.selection, field), names.of(here.edition)
    for code in (mine, *small_choice.beside(here.selection)):
        one = replace(here, selection=replace(here.selection, **{field: code}))
        if code == mine or store.ask(choices.periods, one.edition, one.query(ref_areas=(), start="", end="")):
            yield words.product(code) if field == "product" else words.activity(code), one


def _metrics(here: settle.Settled) -> Iterator[tuple[str, settle.Settled]]:
    """The chosen metric, then others that have figures of the same length of period."""
    chosen = here.selection
    others = small_choice.beside(chosen)
    asked = (
        replace(here, selection=replace(chosen, second=one, weights="")) for one in others
    )  # of the index: equal ones
    found = [here, *map(atlas_second.of, asked)]
    is_same = len({atlas_many_words.activity(one) for one in found}) == 1  # the page names it
    for one in found:
        activity = "" if is_same else atlas_many_words.activity(one)
        shown = one.selection
        yield sentences.subject(shown.metric, shown.product, activity, names.of(one.edition)), one


def text(here: settle.Settled) -> str:
    """The data of all small maps, as JSON in the current language."""
    is_time = here.selection.layout == atlas_layout.PERIODS
    known = {one: answers(one) for one in ([here] if is_time else [one for _caption, one in kept(here)])}
    found = list(known)
    series = [_whole(one) for one in found]
    newest = smalls(here, list(known[here])[-1], known)
    is_shared = is_time or atlas_many_words.is_alike(newest)
    series = (
        _locked(here, series, list(known[here].values())[-1])
        if is_shared
        else [_by_itself(*pair) for pair in zip(series, newest, strict=True)]
    )
    first, *others = [_small_outlines(here, one) for one in series]
    data = together(packed(first))
    data["many"] = {
        "kind": here.selection.layout,
        "shared": is_shared,
        "panels": _panels(here, known, [{}, *(_only(packed(one), data) for one in others)]),
        "heads": dict(_heads(here, known)),
    }
    return written(data)


def _whole(here: settle.Settled) -> Series:
    """Every period of one selection; the index of cluster activity is made of parts, and is not weighed anew here."""
    is_index = here.selection.metric == activity_choice.ID
    return (activity_series.of_activity if is_index else atlas_series.of_metric)(here)


def together(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data of the first small map, which all of them share, without what only one map alone has."""
    return {**data, **_ALONE}


def _small_outlines(here: settle.Settled, series: Series) -> Series:
    """Small maps need few points to an outline."""
    outline = choropleth.OUTLINES + outline_name(here.selection.country, "s")
    return replace(series, still=replace(series.still, outline=outline))


def _locked(here: settle.Settled, series: Sequence[Series], newest: Drawn) -> list[Series]:
    """The same joints for all, over the values of all; `newest` is the last period of the page's own series."""
    values = [
        value
        for one in series
        for moment in one.moments
        for value, state in zip(moment.numbers, moment.states, strict=True)
        if value is not None and not state
    ]
    joint = partial(choropleth.joint, drawn=newest)
    around = atlas_classes.centres(here, series[0].moments[-1].code)
    steps = tuple(atlas_classes.steps(values, around, joint))
    methods = atlas_classes.methods(here.selection, {one.method for one in steps})
    unit = readings.unit_line(newest.rows.row(0), newest.metric, newest.transform, newest.names)
    named = ", ".join(filter(None, (sentences.named(newest.metric), unit)))
    title = _("{metric}: number of regions on all maps", metric=named)
    ends = (joint(min(values)), joint(max(values))) if values else ("", "")
    return [
        replace(
            one, steps=steps, methods=methods, ends=ends,
            still=replace(one.still, legend=replace(one.still.legend, title=title)),
        )
        for one in series
    ]  # fmt: skip


def _by_itself(series: Series, small: Small) -> Series:
    """The caption names what is shown, so that the legend of one map gives the unit alone."""
    title = ", ".join(filter(None, (atlas_many_words.unit(small), _("number of regions"))))
    return replace(series, still=replace(series.still, legend=replace(series.still.legend, title=title)))


def _only(data: dict[str, Any], of: Mapping[str, Any]) -> dict[str, Any]:
    """What another series has of its own."""
    return {name: value for name, value in data.items() if value != of[name] and name not in (*_ALONE, "notes")}


def _panels(
    here: settle.Settled, known: Mapping[settle.Settled, Answers], data: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Each small map: caption, what its series has of its own, and its period for every period of the page where they differ."""
    if here.selection.layout == atlas_layout.PERIODS:
        return [{"caption": small.caption, "period": small.period} for small in smalls(here, known=known)]
    periods_shown, panels = list(known[here]), []
    for (caption, one), own in zip(kept(here), data, strict=True):
        at = [nearest(list(known[one]), code) for code in periods_shown]
        panel: dict[str, Any] = {"caption": caption, "data": own}
        panels.append(panel if at == periods_shown else {**panel, "at": dict(zip(periods_shown, at, strict=True))})
    return panels


def _heads(here: settle.Settled, known: Mapping[settle.Settled, Answers]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Title and lead by period; by none where every period is on the page."""
    count = len(known[here])
    if here.selection.layout == atlas_layout.PERIODS:
        yield "", atlas_many_words.head(here, smalls(here, known=known), count)
        return
    for period in known[here]:
        yield period, atlas_many_words.head(here, smalls(here, period, known), count, period)
