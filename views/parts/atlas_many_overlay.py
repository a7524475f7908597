"""What is marked over the areas of small maps: regions among regions like themselves, hot and cold spots, on each map by itself."""

from collections.abc import Iterator, Sequence

from views.map.series import written
from views.parts import (
    activity_choice,
    activity_many,
    activity_neighbours,
    atlas_controls,
    atlas_layout,
    atlas_many,
    atlas_many_words,
    atlas_overlay,
    codes,
    formats,
    names,
    overlay_words,
    page,
    settle,
    small_choice,
)
from views.parts.atlas_many_words import Small
from views.parts.atlas_overlay import Overlay
from views.parts.language import _

Panel = tuple[str, Overlay, str]  # caption, what is marked, period


def panels(here: settle.Settled, overlay: str, period: str) -> list[Panel]:
    """Every small map with what is marked on it; the maps are in the order of the page."""
    return [(caption, atlas_overlay.in_period(one, overlay, code), code) for caption, one, code in _maps(here, period)]


def _maps(here: settle.Settled, period: str) -> Iterator[tuple[str, settle.Settled, str]]:
    """Caption, selection and period of each map."""
    if here.selection.layout == atlas_layout.PERIODS:
        name = codes.period_name(here.selection.transform)
        for code in small_choice.shown(here.selection, atlas_controls.periods(here)):
            yield name(code), here, code
        return
    if here.selection.layout == atlas_layout.DIMENSIONS:
        yield from activity_many.maps(here, period)
        return
    for caption, one in atlas_many.kept(here):
        yield caption, one, atlas_many.nearest(atlas_controls.periods(one), period)


def text(here: settle.Settled, overlay: str, period: str) -> str:
    """The marks of all maps, as JSON in the current language: kinds with their regions on all maps, marks and lines of each, sentences."""
    found = panels(here, overlay, period)
    counts = [dict(one.counts) for _caption, one, _period in found if one.counts]
    total = {kind: sum(one[kind] for one in counts) for kind in atlas_overlay.KINDS[overlay]} if counts else {}
    answer = {
        "kinds": [[kind, overlay_words.kind(kind), count] for kind, count in total.items()],
        "panels": [_panel(one) for _caption, one, _period in found],
        "said": said(here, found),
    }
    return written(answer)


def _panel(one: Overlay) -> dict[str, object]:
    """One map: kind -> its regions, and region -> what its card says."""
    members = {kind: [area for area, own in zip(one.areas, one.kinds, strict=True) if own == kind]
               for kind in dict.fromkeys(filter(None, one.kinds))}  # fmt: skip
    lines = {area: line for area, line in zip(one.areas, atlas_overlay.lines(one), strict=True) if line}
    return {"marks": members, "lines": lines}


def said(here: settle.Settled, found: Sequence[Panel]) -> list[str]:
    """How the outlines are to be read, how many regions each map outlines, and which maps compare no neighbours."""
    parts = [f"{caption}: {_count(one)}" for caption, one, _period in found if not one.refusal]
    outlined = [
        _("Each map is tested by itself: outlined is what differs from chance after the correction for testing every region of "
          "that map (false discovery rate 5%). Nothing corrects for the number of maps, so a kind that comes and goes says little."),
        _("Outlined: {list}.", list="; ".join(parts)),
    ]  # fmt: skip
    chosen = here.selection
    others = small_choice.beside(chosen) if chosen.layout == atlas_layout.METRICS else ()
    sure = [activity_neighbours.sure()] if activity_choice.ID in (chosen.metric, *others) else []
    return [*(outlined if parts else ()), *_how(found), *_refused(here, found), *sure]


def _how(found: Sequence[Panel]) -> Iterator[str]:
    """Whence the p are, and on which maps some lie so close to the limit that another draw may decide otherwise."""
    tested = [(caption, one) for caption, one, _period in found if not one.refusal]
    if any(one.overlay == atlas_overlay.HOTSPOTS for _caption, one in tested):
        yield overlay_words.spots()
    near = [caption for caption, one in tested if overlay_words.is_near(one)]
    if near:
        yield _("Regions close to the limit (p from 4 to 6%), on which another draw of {n} rearrangements may decide otherwise, "
                "are on: {maps}.", n=formats.number(tested[0][1].overall["permutations"]), maps="; ".join(near))  # fmt: skip


def _count(one: Overlay) -> str:
    n, every = sum(map(bool, one.kinds)), int(one.overall["n"])
    return _("{n} of {all}", n=formats.number(n), all=formats.number(every))


def _refused(here: settle.Settled, found: Sequence[Panel]) -> Iterator[str]:
    """Maps that compare no neighbours, those of one reason together."""
    short = names.of(here.edition).short
    reasons: dict[str, list[str]] = {}
    for caption, one, period in found:
        if one.refusal:
            whole = overlay_words.sentences(one, period, short)[0]
            reasons.setdefault(whole.split(": ", 1)[-1], []).append(caption)
    for reason, captions in reasons.items():
        yield _("{maps}: {reason}", maps="; ".join(captions), reason=reason)


def table(here: settle.Settled, smalls: Sequence[Small]) -> page.Table:
    """The regions of all maps; where an overlay is on, an outlined region says behind its figure of which kind it is."""
    headers, body, numeric = atlas_many_words.table(smalls)
    overlay, known = here.selection.overlay, names.of(here.edition)
    if not overlay:
        return headers, body, numeric
    marks = [
        {known.area(area): kind for area, kind in zip(one.areas, one.kinds, strict=True) if kind}
        for _caption, one, _period in panels(here, overlay, here.selection.period)
    ]
    marked = [[name, *(_told(text, own.get(name, "")) for text, own in zip(texts, marks, strict=True))]
              for name, *texts in body]  # fmt: skip
    return headers, marked, numeric


def _told(text: str, kind: str) -> str:
    return f"{text}; {overlay_words.kind(kind)}" if kind else text
