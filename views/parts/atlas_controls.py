"""Controls of the Atlas, what they offer, and the rows of its tables."""

from collections.abc import Collection, Sequence

import streamlit as st

from geo.tiles import has_tiles
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows, joined
from views.parts import (
    activity_choice,
    atlas_layout,
    atlas_second,
    formats,
    readings,
    registry_words,
    settle,
    store,
    values,
    widgets,
)
from views.parts.choropleth import CENTRED, Drawn
from views.parts.language import _
from views.parts.names import Names
from views.parts.selection import Selection

METHODS = ("ratio", "fisher_jenks", "quantile", "equal", "std_dev", "national", "manual")
OF_INDEX = ("fisher_jenks", "quantile", "equal", "std_dev", "manual")  # it has no centre, and the country has no index
SIZES = ("3", "4", "5", "6", "7", "8", "9")
RATIO_SIZES = ("3", "5", "7")
POINTS = ("clusters", "facilities", "all", "none")
FILL, SYMBOLS, TILES = "fill", "symbols", "tiles"  # how a total is drawn; every metric also as one square a region
LOCKS: tuple[str, str] = ("all", "period")  # classes are the same in all periods, or each period has its own


def methods(chosen: Selection) -> tuple[str, ...]:
    """Class methods that fit: around a centre where there is one, around the country where regions compare with it."""
    if chosen.metric == activity_choice.ID:
        return OF_INDEX
    has_centre = chosen.transform in CENTRED
    has_country = chosen.transform == "level" and find_metric(chosen.metric).scale in ("share", "ratio")
    left_out = {*(() if has_centre else ("ratio",)), *(() if has_country else ("national",))}
    return tuple(code for code in METHODS if code not in left_out)


def method_name(method: str) -> str:
    """A class method in words."""
    names = {
        "ratio": _("Around the centre"),
        "fisher_jenks": _("Natural"),
        "quantile": _("Quantiles"),
        "equal": _("Equal"),
        "std_dev": _("Standard deviation"),
        "national": _("Around the country"),
        "manual": _("Manual"),
    }
    return names[method]


def sizes(method: str) -> tuple[tuple[str, ...], str]:
    """Numbers of classes that a method makes, and the usual one; none where the joints decide."""
    if method == "manual":
        return (), ""
    return (RATIO_SIZES, "7") if method in ("ratio", "national") else (SIZES, "5")


def classes(chosen: Selection, settling: settle.Settling) -> tuple[str, int]:
    """Method and number of classes: as chosen where they fit, else seven around a centre or five natural ones."""
    if activity_choice.scale(chosen.metric) == "ordinal":
        return "", 0
    return classes_among(chosen, methods(chosen), settling)


def classes_among(chosen: Selection, known: Sequence[str], settling: settle.Settling) -> tuple[str, int]:
    """Method, the first of those that fit unless another is chosen, and number of classes; what only another map has goes unsaid."""
    asked = chosen.method if chosen.method not in METHODS or chosen.method in known else ""
    if chosen.breaks and not chosen.method and "manual" in known:
        asked = "manual"  # joints that were written by hand: those of the map come with their method
    method = settling.one(asked, known, known[0], method_name)
    if method == "manual" and chosen.breaks:
        return method, len(chosen.breaks) + 1
    if method == "manual":
        settling.notices.append(
            _("Manual classes need a joint; “{usual}” is shown instead.", usual=method_name(known[0]))
        )
        return known[0], int(sizes(known[0])[1])
    offered, usual = sizes(method)
    is_size = str(chosen.k) in SIZES
    return method, int(
        settling.one(str(chosen.k) if chosen.k and (not is_size or str(chosen.k) in offered) else "", offered, usual)
    )


def periods(here: settle.Settled) -> tuple[str, ...]:
    """Periods in which some region has a value; where none has, the newest one, whose map shows the reasons."""
    chosen = here.selection
    if chosen.metric == activity_choice.ID:
        return activity_choice.years(chosen)
    known = store.ask(choices.periods, here.edition, here.query(ref_areas=(), start="", end=""))
    if known:
        return tuple(known)
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country).of(freq=chosen.freq)
    if chosen.as_of and find_metric(chosen.metric).scale == "ordinal":
        return (min(found.last, chosen.as_of[:4]),)  # stages are by year: none that the day does not know
    return (found.last,)


def draw(here: settle.Settled, second: Selection | None = None) -> None:
    """What is asked for, in one row that wraps on a telephone; how it is shown, the map asks itself."""
    with st.container(horizontal=True, key="controls", gap="small", vertical_alignment="center"):
        widgets.metric(here, page="atlas", width=380)
        if here.selection.metric != activity_choice.ID:
            series_of(here)
        atlas_layout.choose(here)
        if second is not None:
            atlas_second.choose(here, second)


def series_of(here: settle.Settled) -> None:
    """Which series of the metric, and how it is looked at."""
    widgets.dimensions(here)
    if find_metric(here.selection.metric).scale != "ordinal":
        widgets.transform(here, "atlas")


def usual_points(metric_id: str) -> str:
    """Which points a map opens with: the maps of stages and of the index speak of clusters by themselves."""
    return "none" if activity_choice.scale(metric_id) in ("ordinal", "composite") else POINTS[0]


def points_offered(kinds: Collection[str], usual: str) -> tuple[tuple[str, str], ...]:
    """What can stand on the map as points, the usual choice first; nothing where there is nothing."""
    names = {
        "clusters": _("Clusters"),
        "facilities": _("Parks and centres"),
        "all": _("All points"),
        "none": _("No points"),
    }
    if not kinds:
        return ()
    fit = [code for code in POINTS if code in kinds or code == "none" or (code == "all" and len(kinds) > 1)]
    return tuple((code, names[code]) for code in sorted(fit, key=lambda code: code != usual))


def drawn_as(chosen: Selection, settling: settle.Settling) -> str:
    """Every metric as squares where the country has a grid, a total as circles too; only of a total the address names areas."""
    squares = (TILES,) if has_tiles(chosen.country) else ()
    if activity_choice.scale(chosen.metric) != "total" or chosen.transform != "level":
        return chosen.drawn if chosen.drawn in squares else ""
    ways = {FILL: _("Areas"), SYMBOLS: _("Circles"), TILES: _("Squares")}
    return settling.one(chosen.drawn, (FILL, SYMBOLS, *squares), FILL, lambda code: ways.get(code, code).lower())


def count(regions: int) -> str:
    """How many regions the map has."""
    return formats.regions(regions)


def ranked(drawn: Drawn) -> Rows:
    """The rows of a ranking: from the highest value to the lowest, those without one last."""
    valued = drawn.rows.known.ordered("value", descending=True)
    return joined([valued, drawn.rows.only(drawn.rows["reason"] != "")])


def ranking(drawn: Drawn) -> tuple[list[str], list[list[str]], list[bool]]:
    """Regions from the highest value to the lowest, those without one last and with the reason."""
    ranks = drawn.ranks()
    body = [
        [
            formats.number(ranks[row.ref_area]) if not row.reason else "",
            drawn.names.area(row.ref_area),
            readings.text(row, drawn.metric, drawn.transform, drawn.names),
            values.because(row, drawn.metric, drawn.transform)
            or (formats.status(row.obs_status) if row.obs_status != "A" else ""),
        ]
        for row in ranked(drawn)
    ]
    return [_("Place"), _("Region"), _("Value"), _("Flag or reason")], body, [True, False, True, False]


def cluster_rows(known: Rows, words: Names) -> tuple[list[str], list[list[str]], list[bool]]:
    """One row a cluster, furthest stage first."""
    headers = [_("Cluster"), _("Regions"), _("Furthest stage"), _("Date"), _("Members"), _("Wish to join")]
    return headers, [cluster_row(row, words) for row in known], [False, False, False, False, True, True]


def cluster_row(row: Row, words: Names) -> list[str]:
    """One cluster: name, regions, stage, date with 'by' where only the report is dated, members, wishes."""
    stage = words.text("lifecycle_stage", row.lifecycle_stage) if row.lifecycle_stage else _("no stage is reported")
    return [
        words.text("cluster", row.cluster_id),
        formats.listed(words.short(code) for code in str(row.areas or row.ref_area).split("; ")),
        stage,
        registry_words.stage_date(row),
        registry_words.counted(row.members, row.members_qualifier),
        registry_words.counted(row.prospects),
    ]
