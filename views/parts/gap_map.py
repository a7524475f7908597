"""Regions by specialisation and cluster on the map: fill = kind of region, points = clusters on record."""

from geo.outlines import outline_name
from metrics import gaps, records
from metrics.gaps import KINDS, MATCHED, NEITHER, ONLY_PLANNED, UNKNOWN, UNSPECIALISED, UNSPECIALISED_PLAN, WITHOUT
from metrics.rows import Row
from metrics.status import SUPPRESSED
from views.map import (
    Label,
    Legend,
    LegendClass,
    LegendPoint,
    LegendState,
    MapView,
    Palette,
    Point,
    Region,
    State,
    words,
)
from views.parts import choropleth, formats, gap_words, names, page, store
from views.parts.gap_view import View
from views.parts.language import _
from views.parts.theme import DARK, LIGHT, Theme

MOST_LABELS = 10


def shown(is_covered: bool) -> tuple[str, ...]:
    """The kinds that the map can have, in the order of the legend."""
    return tuple(kind for kind in KINDS if kind != UNKNOWN) if is_covered else (WITHOUT, NEITHER)


def _colours(theme: Theme, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """What calls for work speaks; what is as it should be is blue; the rest is grey."""
    known = {
        WITHOUT: theme.down,
        ONLY_PLANNED: theme.diverging[2],
        MATCHED: theme.diverging[-1],
        UNSPECIALISED: theme.categories[3],
        UNSPECIALISED_PLAN: _paler(theme.categories[3], theme.page),
        NEITHER: theme.line,
    }
    if WITHOUT in kinds and MATCHED not in kinds:
        known[WITHOUT] = theme.diverging[-1]  # specialised, and no registry to miss a cluster in
    return tuple(known[kind] for kind in kinds)


def _paler(colour: str, page: str) -> str:
    """A colour most of the way to the page: a plan is less than a cluster."""
    parts = [(int(colour[at : at + 2], 16), int(page[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(own + (below - own) * 0.6):02X}" for own, below in parts)


def view(shown_view: View, height: int = 460) -> MapView:
    """The whole map."""
    here, order = shown_view.here, shown(shown_view.is_covered)
    fills, points = regions(shown_view, order), clusters(shown_view)
    return MapView(
        country=here.selection.country, outline=choropleth.OUTLINES + outline_name(here.selection.country, "m"),
        alt=gap_words.title(shown_view), regions=fills, legend=legend(shown_view, fills, order, points), words=words(),
        palette=Palette(_colours(LIGHT, order), _colours(DARK, order)), labels=labels(shown_view), points=points,
        frame_titles=choropleth.frame_titles(here.selection.country),
        picked=choropleth.on_map(here.selection.areas, fills), height=height, mark=page.mark(here.edition),
    )  # fmt: skip


def regions(shown_view: View, order: tuple[str, ...]) -> tuple[Region, ...]:
    """Every region with its kind, or why it is not known."""
    known = names.of(shown_view.here.edition)
    return tuple(
        Region(row.ref_area, known.area(row.ref_area), _fill(row, order), _value(row)) for row in shown_view.regions
    )


def _fill(row: Row, order: tuple[str, ...]) -> int | State:
    if row.kind == UNKNOWN:
        return State.CONFIDENTIAL if row.reason in SUPPRESSED else State.NO_DATA
    return order.index(row.kind)


def _value(row: Row) -> str:
    return formats.absent(row.reason) if row.kind == UNKNOWN else _("quotient {n}", n=formats.number(row.value, 2))


def clusters(shown_view: View) -> tuple[Point, ...]:
    """The clusters on record in every area they cover: a dot for the ministry register, a ring for the others."""
    known = names.of(shown_view.here.edition)
    codes = set(shown_view.regions.plain("ref_area"))
    found = store.ask(gaps.clusters, shown_view.here.edition, shown_view.asked)
    return tuple(
        Point(area, "dot" if row.is_in_register else "ring", known.text("cluster", row.cluster_id))
        for row in found
        for area in records.areas_of(row)
        if area in codes
    )


def legend(shown_view: View, fills: tuple[Region, ...], order: tuple[str, ...], points: tuple[Point, ...]) -> Legend:
    """Kinds with the number of regions, what is not known, and the kinds of points."""
    counts = [sum(one.fill == at and not isinstance(one.fill, State) for one in fills) for at in range(len(order))]
    named = [gap_words.kind(kind, shown_view.is_covered) for kind in order]
    classes = tuple(LegendClass(name, count, name=name) for name, count in zip(named, counts, strict=True))
    states = tuple(
        LegendState(state, name, sum(one.fill is state for one in fills))
        for state, name in ((State.NO_DATA, _("no data")), (State.CONFIDENTIAL, _("confidential")))
    )
    kinds = (("dot", _registered(shown_view)), ("ring", _("other cluster on record")))
    marks = tuple(LegendPoint(mark, name, len({p.title for p in points if p.mark == mark})) for mark, name in kinds)  # type: ignore[arg-type]
    return Legend(_("Specialisation and clusters; number of regions"), classes, states, marks if points else ())


def _registered(shown_view: View) -> str:
    """What a dot is: a printed entry says that it was made, not that it holds today."""
    if store.is_demonstration(shown_view.here.edition):
        return _("cluster in the ministry register")
    return _("cluster that entered the ministry register")


def labels(shown_view: View) -> tuple[Label, ...]:
    """Names of the chosen regions, then of the gaps."""
    known, picked = names.of(shown_view.here.edition), shown_view.here.selection.areas
    rows = [*shown_view.of(WITHOUT), *shown_view.of(ONLY_PLANNED), *shown_view.of(UNSPECIALISED)]
    rows = [row for row in shown_view.regions if row.ref_area in picked] + [
        row for row in rows if row.ref_area not in picked
    ]
    return tuple(
        Label(row.ref_area, (known.short(row.ref_area), _number(row)), at + 1, row.kind == WITHOUT)
        for at, row in enumerate(rows[:MOST_LABELS])
        if row.kind != UNKNOWN
    )


def _number(row: Row) -> str:
    return formats.number(row.value, 2)
