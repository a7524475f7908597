"""What a file of the index of cluster activity says of the maps that it was taken from: years, layout, second metric, neighbours."""

from dataclasses import replace

from views.parts import (
    activity_choice,
    activity_many,
    atlas_layout,
    atlas_many_overlay,
    atlas_overlay,
    atlas_pair,
    atlas_pair_words,
    overlay_words,
    settle,
)
from views.parts.language import _

Pairs = tuple[tuple[str, str], ...]


def years(here: settle.Settled) -> tuple[str, ...]:
    """The years on the page: several where each has a small map."""
    return activity_many.years(here) if here.selection.layout == atlas_layout.PERIODS else (here.selection.period,)


def span(here: settle.Settled) -> str:
    """The years in a few letters."""
    shown = years(here)
    return shown[0] if len(shown) == 1 else f"{shown[0]}–{shown[-1]}"


def in_year(here: settle.Settled, year: str) -> settle.Settled:
    """The same page in one year."""
    return replace(here, selection=replace(here.selection, period=year))


def filters(here: settle.Settled) -> Pairs:
    """How the maps are laid out and what stands beside or over the index; nothing of one plain map."""
    chosen = here.selection
    found = [
        (_("Layout"), atlas_layout.layouts()[chosen.layout] if chosen.layout else ""),
        (_("Both metrics of the map"), _both(here) if chosen.second else ""),
        (_("Neighbours"), overlay_words.name(chosen.overlay) if chosen.overlay else ""),
    ]
    return tuple(pair for pair in found if pair[1])


def _both(here: settle.Settled) -> str:
    pair = atlas_pair.of(here)
    return "; ".join(atlas_pair_words.axis_title(pair, place) for place in (0, 1))


def neighbours(here: settle.Settled) -> dict[str, tuple[str, float]]:
    """Region -> what is said of its neighbours, on every map of it, and the probability after the correction, of the index.

    Nothing without an overlay.
    """
    chosen = here.selection
    if not chosen.overlay:
        return {}
    of_index = replace(here, selection=replace(chosen, metric=activity_choice.ID, part=""))
    found = atlas_overlay.in_period(of_index, chosen.overlay, chosen.period)
    p, said = (
        dict(zip(found.areas, found.p, strict=True)),
        dict(zip(found.areas, atlas_overlay.lines(found), strict=True)),
    )
    if chosen.layout == atlas_layout.DIMENSIONS:
        maps = [(caption, dict(zip(one.areas, atlas_overlay.lines(one), strict=True)))
                for caption, one, _year in atlas_many_overlay.panels(of_index, chosen.overlay, chosen.period)]  # fmt: skip
        said = {
            area: "; ".join(f"{caption}: {lines[area]}" for caption, lines in maps if lines.get(area)) for area in p
        }
    return {area: (said[area], p[area]) for area in p}
