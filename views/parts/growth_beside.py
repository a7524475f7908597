"""What the reader puts beside the lines of Growth: country, district, peers, the series without its season, what happened."""

from collections.abc import Callable, Collection
from functools import partial

from metrics import adjusted, choices, said_growth
from metrics.catalogue import metric as find_metric
from metrics.rows import NONE, Row, Rows
from views.chart import Toggle, toggles
from views.parts import (
    controls,
    formats,
    growth_grouping,
    growth_unsaid,
    names,
    page,
    peers,
    provisional,
    readings,
    sentences,
    settle,
    store,
    trends,
    unfinished,
    values,
)
from views.parts.language import _, n_
from views.parts.strokes import Line

EXTRAS = ("country", "district", "peers", "adjusted", "said", "events", "ets")  # the last is of the outlook below
ADJUSTABLE = ("Q", "M")
MOST_PEERS = 3


def offered(here: settle.Settled) -> tuple[str, ...]:
    """What there is to put beside the lines of this choice."""
    found = [*_measures(here)] if is_comparable(here) else []
    chosen = here.selection
    if chosen.transform == "level" and is_seasonal(chosen.metric, chosen.freq):
        found.append("adjusted")
    if said_growth.is_offered(chosen.metric, chosen.transform) and _has(here, "latest_published_growth"):
        found.append("said")
    if _has(here, "furthest_stage"):
        found.append("events")
    return tuple(found)


def _has(here: settle.Settled, metric_id: str) -> bool:
    """Something of this kind is on record for the country."""
    return len(store.ask(choices.available, here.edition, metric_id, here.selection.country)) > 0


def is_seasonal(metric_id: str, freq: str) -> bool:
    """Figures that each belong to a month or quarter alone: no index, no average since January."""
    metric = find_metric(metric_id)
    return freq in ADJUSTABLE and metric.scale == "total" and not readings.is_cumulative(metric_id, freq)


def is_comparable(here: settle.Settled) -> bool:
    """The view compares areas of any size: a change, an index or a quotient; levels of a country would hide a region."""
    chosen = here.selection
    is_relative = chosen.transform in values.CHANGES
    return is_relative or (find_metric(chosen.metric).scale != "total" and chosen.transform == "level")


def _measures(here: settle.Settled) -> list[str]:
    """Country, district and peers of the first area, where it is a region and they are not drawn already."""
    areas, known = here.selection.areas, names.of(here.edition).tables["area"]
    if not areas or known.get(areas[0], {}).get("kind") != "region":
        return []
    district = growth_grouping.district_of(here, areas[0])
    found = [] if here.selection.country in areas else ["country"]
    return [*found, *(["district"] if district and district not in areas else []), "peers"]


def chosen(here: settle.Settled) -> tuple[str, ...]:
    """What is put beside the lines."""
    wanted = here.selection.extras.split(".")
    return tuple(code for code in offered(here) if code in wanted)


def choose(here: settle.Settled, chart: str, kept_at: Callable[[str], str]) -> None:
    """The choice, where there is something to choose; `kept_at`: where the chart with other things beside it is kept."""
    options = offered(here)
    if not options:
        return
    kept = here.selection.extras.split(".")
    hidden = {code for code in kept if code not in options}

    def joined(wanted: Collection[str]) -> str:
        return ".".join(code for code in EXTRAS if code in {*wanted, *hidden})

    def pressed(code: str) -> Toggle:
        is_on = code in kept
        other = [one for one in options if (one in kept) != (one == code)]
        return Toggle(code, label(code), is_on, kept_at(joined(other)))

    def take(wanted: list[str]) -> None:
        controls.change(extras=joined(wanted))

    toggles(_("Beside the lines"), chart, [pressed(code) for code in options], controls.key_of("extras"), take)


def label(code: str) -> str:
    """One of them in words."""
    return {
        "country": _("+ country"),
        "district": _("+ federal district"),
        "peers": _("+ peers"),
        "adjusted": _("+ seasonally adjusted"),
        "said": _("+ as stated in public"),
        "events": _("+ events"),
    }[code]


def measures(here: settle.Settled) -> Rows:
    """The answers of the areas that the first one is held against."""
    wanted, first = chosen(here), here.selection.areas[0]
    areas = [here.selection.country] if "country" in wanted else []
    areas += [growth_grouping.district_of(here, first)] if "district" in wanted else []
    areas += peers.of(here, first, MOST_PEERS) if "peers" in wanted else []
    areas = [area for area in areas if area not in here.selection.areas]
    return page.rows(here.edition, here.query(ref_areas=tuple(areas))) if areas else NONE


def comparison(here: settle.Settled, rows: Rows, held: Rows) -> str:
    """The newest value of the first area and those of the same period that it is held against, all of them final; else empty.

    Only peers are rivals: a country or a district holds the region itself. Who is named and has no figure then is said.
    """
    first = here.selection.areas[0]
    mine = provisional.final(rows.where(ref_area=first), held).ordered("period_start")
    if not len(mine):
        return _without(here, held)
    last = mine.row(-1)
    of_then = held.where(time_period=last.time_period, activity=last.activity) if len(held) else held
    beside = of_then.known.firsts("ref_area") if len(of_then) else of_then
    if not len(beside):
        return _without(here, of_then if len(of_then) else held)
    told = unfinished.marked(_held(here, last, beside), [row.obs_status for row in (last, *beside)])
    quiet = [area for area in held.distinct("ref_area") if area not in set(beside["ref_area"].tolist())]
    return " ".join(filter(None, (told, growth_unsaid.silent(here, of_then, quiet, is_of_then=True))))


def _without(here: settle.Settled, held: Rows) -> str:
    """Those that it was to be held against and that have no figure at all there, with the reason."""
    return growth_unsaid.silent(
        here, held, [one for one in held.distinct("ref_area") if not len(held.where(ref_area=one).known)]
    )


def _held(here: settle.Settled, last: Row, beside: Rows) -> str:
    """A value, over how many of its peers it is, and theirs."""
    asked, known = here.selection, names.of(here.edition)
    read = partial(readings.shown, metric_id=asked.metric, transform=asked.transform)
    own, *others = (
        f"{known.short(row.ref_area)} {readings.text(row, asked.metric, asked.transform, known)}"
        for row in (last, *beside)
    )
    period = sentences.capital(formats.period(last.time_period, span=readings.span_of(asked)))
    rivals = [row for row in beside if known.tables["area"].get(row.ref_area, {}).get("kind") == "region"]
    if not rivals:
        return _("{period}: {value}; held against: {others}.", period=period, value=own, others="; ".join(others))
    return n_(
        "{period}: {value}, higher than {lower} of {n} peer; held against: {others}.",
        "{period}: {value}, higher than {lower} of {n} peers; held against: {others}.",
        len(rivals), period=period, value=own, lower=formats.number(sum(read(row) < read(last) for row in rivals)),
        others="; ".join(others),
    )  # fmt: skip


def measure_lines(here: settle.Settled, rows: Rows) -> list[Line]:
    """They in grey, each with its name."""
    known, asked = names.of(here.edition), here.selection
    return [
        trends.line(mine, asked.metric, asked.transform, known, known.short(area), role="context")
        for area in rows.distinct("ref_area")
        for mine in rows.where(ref_area=area).by("dataset")
    ]


def without_season(here: settle.Settled) -> Rows:
    """The chosen series without their season; rows without value say why."""
    return store.ask(adjusted.seasonally, here.edition, here.query(transform="level", base_period=""))
