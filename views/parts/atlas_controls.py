"""Controls of the Atlas, and the rows of its tables."""

from collections.abc import Callable

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows, joined
from views.parts import cluster_map, codes, controls, formats, readings, registry_words, settle, store, values, widgets
from views.parts.choropleth import CENTRED, Drawn
from views.parts.language import _
from views.parts.names import Names
from views.parts.selection import Selection

METHODS = ("ratio", "fisher_jenks", "quantile", "equal", "manual")
SIZES = ("3", "4", "5", "6", "7", "8", "9")
RATIO_SIZES = ("3", "5", "7")
POINTS = ("clusters", "none")


def methods(transform: str) -> tuple[str, ...]:
    """Class methods that fit: symmetric classes only where there is a centre."""
    return METHODS if transform in CENTRED else METHODS[1:]


def method_name(method: str) -> str:
    """A class method in words."""
    names = {
        "ratio": _("Around the centre"),
        "fisher_jenks": _("Natural"),
        "quantile": _("Quantiles"),
        "equal": _("Equal"),
        "manual": _("Manual"),
    }
    return names[method]


def classes(chosen: Selection, settling: settle.Settling) -> tuple[str, int]:
    """Method and number of classes: as chosen where they fit, else seven around a centre or five natural ones."""
    if find_metric(chosen.metric).scale == "ordinal":
        return "", 0
    known = methods(chosen.transform)
    asked = chosen.method if chosen.method not in METHODS or chosen.method in known else ""
    method = settling.one(asked, known, known[0], method_name)
    if method == "manual":
        return method, len(chosen.breaks) + 1
    sizes, usual = (RATIO_SIZES, "7") if method == "ratio" else (SIZES, "5")
    is_size = str(chosen.k) in SIZES
    return method, int(
        settling.one(str(chosen.k) if chosen.k and (not is_size or str(chosen.k) in sizes) else "", sizes, usual)
    )


def periods(here: settle.Settled) -> tuple[str, ...]:
    """Periods in which some region has a value; where none has, the newest one, whose map shows the reasons."""
    chosen = here.selection
    known = store.ask(choices.periods, here.edition, here.query(ref_areas=(), start="", end=""))
    if known:
        return tuple(known)
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country).of(freq=chosen.freq)
    if chosen.as_of and find_metric(chosen.metric).scale == "ordinal":
        return (min(found.last, chosen.as_of[:4]),)  # stages are by year: none that the day does not know
    return (found.last,)


def draw(here: settle.Settled, picture: Callable[[], None]) -> None:
    """What is asked for in one row that wraps on a telephone, then the picture, which may begin with controls of its own.

    style.css sets both as one row of controls over the map: the picture is redrawn alone, and what stands before it
    need not travel again.
    """
    chosen = here.selection
    with st.container(horizontal=True, key="controls", gap="small", vertical_alignment="center"):
        widgets.metric(here, page="atlas", width=380)
        widgets.dimensions(here)
        named = codes.period_name(chosen.transform)
        controls.choose(_("Period"), "period", periods(here)[::-1], chosen.period, named, width=190)
        if find_metric(chosen.metric).scale != "ordinal":
            widgets.transform(here, "atlas")
        picture()


def shades(here: settle.Settled) -> None:
    """How the classes are made and what else the map shows: they change the picture and nothing beside it."""
    chosen = here.selection
    known = methods(chosen.transform)
    controls.choose(_("Classes"), "method", known, chosen.method, method_name, shape="segments", width="content")
    if chosen.method == "manual":
        widgets.breaks(chosen)
    else:
        sizes = RATIO_SIZES if chosen.method == "ratio" else SIZES
        controls.choose(_("Number of classes"), "k", sizes, str(chosen.k), str, width=80, take=int)
    if len(cluster_map.clusters(here.edition, chosen.country, chosen.as_of)):
        controls.choose(_("Points"), "points", POINTS, chosen.points, _points, shape="segments", width="content")


def _points(code: str) -> str:
    return _("Clusters") if code == "clusters" else _("No points")


def count(regions: int) -> str:
    """How many regions the map has."""
    return formats.regions(regions)


def ranking(drawn: Drawn) -> tuple[list[str], list[list[str]], list[bool]]:
    """Regions from the highest value to the lowest, those without one last and with the reason."""
    ranks = drawn.ranks()
    valued = drawn.rows.known.ordered("value", descending=True)
    rows = joined([valued, drawn.rows.only(drawn.rows["reason"] != "")])
    body = [
        [
            formats.number(ranks[row.ref_area]) if not row.reason else "",
            drawn.names.area(row.ref_area),
            readings.text(row, drawn.metric, drawn.transform, drawn.names),
            values.because(row) or (formats.status(row.obs_status) if row.obs_status != "A" else ""),
        ]
        for row in rows
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
