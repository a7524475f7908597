"""Cluster activity on the map: fill = furthest lifecycle stage, circle = latest printed number of members.

A region without a reported cluster is "not reported", never zero. Manufacturing of the region stands on its card as background.
"""

import math
from collections.abc import Mapping
from dataclasses import replace

from geo.outlines import outline_name
from metrics import records
from metrics.engine import Query
from metrics.rows import Rows
from views.map import (
    Circle,
    Label,
    Legend,
    LegendCircle,
    LegendClass,
    LegendState,
    MapView,
    Palette,
    Region,
    State,
    Words,
    words,
)
from views.parts import choropleth, formats, names, page, settle, store
from views.parts.language import _, n_
from views.parts.names import Names
from views.parts.theme import DARK, LIGHT

BACKGROUND = {"RU": "manufacturing_share_of_organisations"}


def stages(known: Names) -> list[tuple[str, int, str]]:
    """Code, order and name of the lifecycle stages, first to last."""
    rows = known.tables["lifecycle_stage"]
    return sorted(
        ((code, int(str(row["ordinal"])), known.text("lifecycle_stage", code)) for code, row in rows.items()),
        key=lambda s: s[1],
    )


def clusters(edition: str, country: str, as_of: str) -> Rows:
    """The clusters on record for a country, one row each, furthest stage first."""
    return store.ask(records.clusters, edition, country, as_of)


def background(edition: str, country: str, as_of: str) -> dict[str, str]:
    """Newest share of manufacturers among organisations, region by region, as a sentence for the card; empty where there is none."""
    if country not in BACKGROUND:
        return {}
    query = page.newest(edition, country, BACKGROUND[country], as_of=as_of)
    if query is None:
        return {}
    found = page.rows(edition, query).known
    pattern, period = (
        _("Background: manufacturers are {share} of registered organisations ({period})."),
        formats.period(query.start),
    )
    return {
        area: pattern.format(share=formats.percent(share, 1), period=period)
        for area, share in zip(found["ref_area"], found["value"].tolist(), strict=True)
    }


def own_words() -> Words:
    """The sentences of the map where no table by region stands below it: the registry above has the same clusters."""
    return replace(
        words(),
        usage=_(
            "Arrow keys go to the next region in that direction, Enter chooses it, Escape drops the choice. "
            "The registry above the map names the same clusters."
        ),
        not_loaded=_(
            "The outlines of the regions could not be loaded, so no map is drawn. "
            "The registry above is complete. Reload the page, or ask for the outlines to be published."
        ),
        no_outline=_("Not on the map, because the outlines lack them: {names}. Their clusters are in the registry."),
    )


def rows(edition: str, country: str, year: str, as_of: str, metric: str = "furthest_stage") -> Rows:
    """The engine's answer for every region at the end of a year."""
    return page.rows(edition, Query(metric, country, start=year, end=year, as_of=as_of))


def view(here: settle.Settled, year: str, height: int = 460, *, has_background: bool = True) -> MapView:
    """The map at the end of a year; `has_background` tells of manufacturing in the card of each region."""
    chosen, known = here.selection, names.of(here.edition)
    order = stages(known)
    fills = regions(here, year, order, background(here.edition, chosen.country, chosen.as_of) if has_background else {})
    members = rows(here.edition, chosen.country, year, chosen.as_of, "members").known
    circles = tuple(Circle(row.ref_area, row.value, _members(int(row.value))) for row in members)
    spread = len(order) + 1
    return MapView(
        country=chosen.country, outline=choropleth.OUTLINES + outline_name(chosen.country, "m"), alt=_alt(fills),
        regions=fills, legend=_legend(fills, order, circles), words=words(), circles=circles, picked=choropleth.on_map(chosen.areas, fills),
        palette=Palette(LIGHT.ramp(spread)[1:], DARK.ramp(spread)[1:]), height=height,
        labels=_labels(fills, known, len(order), chosen.areas), frame_titles=choropleth.frame_titles(chosen.country),
        mark=page.mark(here.edition),
    )  # fmt: skip


def regions(
    here: settle.Settled, year: str, order: list[tuple[str, int, str]], remarks: Mapping[str, str]
) -> tuple[Region, ...]:  # fmt: skip
    """Every region: its furthest stage or "not reported", and a remark on its background."""
    chosen, known = here.selection, names.of(here.edition)
    furthest = rows(here.edition, chosen.country, year, chosen.as_of)
    place = {ordinal: at for at, (_code, ordinal, _name) in enumerate(order)}
    reached = [State.NOT_REPORTED if math.isnan(value) else place[round(value)] for value in furthest["value"].tolist()]
    return tuple(  # the card names the stage once: as the class that the legend has
        Region(area, known.area(area), fill, remark=remarks.get(area, ""))
        for area, fill in zip(furthest["ref_area"], reached, strict=True)
    )


def _members(count: int) -> str:
    return n_("{n} member", "{n} members", count)


def _legend(fills: tuple[Region, ...], order: list[tuple[str, int, str]], circles: tuple[Circle, ...]) -> Legend:
    """Stages in their order with the number of regions, and what a circle counts."""
    count = [
        sum(region.fill == at and not isinstance(region.fill, State) for region in fills) for at in range(len(order))
    ]
    classes = tuple(LegendClass(name, count[at], name=name) for at, (_code, _ordinal, name) in enumerate(order))
    missing = sum(region.fill is State.NOT_REPORTED for region in fills)
    sizes = tuple(LegendCircle(value, formats.number(value)) for value in (5, 15)) if circles else ()
    title = _("Furthest stage that a cluster of the region is reported to have reached; number of regions")
    return Legend(
        title,
        classes,
        (LegendState(State.NOT_REPORTED, _("no cluster on record"), missing),),
        (),
        sizes,
        _("members, latest printed number"),
    )


def _labels(fills: tuple[Region, ...], known: Names, last: int, picked: tuple[str, ...]) -> tuple[Label, ...]:
    """Names of the chosen regions, then of those furthest along."""
    reached = sorted(
        (r for r in fills if not isinstance(r.fill, State)), key=lambda r: (r.code not in picked, -int(r.fill))
    )
    return tuple(
        Label(r.code, (known.short(r.code),), at + 1, int(r.fill) >= last - 2) for at, r in enumerate(reached[:9])
    )


def _alt(fills: tuple[Region, ...]) -> str:
    reached = sum(not isinstance(region.fill, State) for region in fills)
    return n_(
        "Map of {n} region with a cluster on record, by furthest stage",
        "Map of {n} regions with a cluster on record, by furthest stage",
        reached,
    )
