"""The sentences of the Growth page for several areas: which stand out, and what each of them has."""

from collections import Counter

from metrics.catalogue import metric as find_metric
from metrics.rows import NONE, Row, Rows
from views.parts import (
    formats,
    growth_unsaid,
    names,
    page,
    provisional,
    readings,
    sentences,
    settle,
    unfinished,
    values,
)
from views.parts.language import _

PAIR = 2
LISTED = 12  # values that a sentence has room for
SUMS = ("ytd", "rolling12", "rolling12_yoy")  # of periods: each is added up, whoever the area is


def title(here: settle.Settled, rows: Rows, subject: str) -> str:
    """Two areas with their values, of more the highest and the lowest; empty where there is only one to speak of.

    The country is no rival of its regions: it is named only beside a single one.
    """
    chosen, known = here.selection, names.of(here.edition)
    found = _together(here, rows)
    if len(found) < PAIR:
        return _open(here, rows, subject)
    regions = found.only(found["ref_area"] != chosen.country)
    when = formats.period(found.row(0).time_period, span=readings.span_of(here.selection))
    if len(regions) <= PAIR:
        both = "; ".join(f"{known.short(row.ref_area)} {_value(here, row)}" for row in found)
        return _("{subject}, {period}: {values}", subject=subject, period=when, values=both)
    high, low = regions.row(0), regions.row(-1)
    if why(here, rows):  # the last of the largest is nowhere near the lowest
        return _("{subject}, {period}: highest {in_area}, {value}", subject=subject, period=when,
                 in_area=known.inside(high.ref_area), value=_value(here, high))  # fmt: skip
    return _(
        "{subject}, {period}: highest {in_area}, {value}; lowest {in_low}, {low}",
        subject=subject, period=when, in_area=known.inside(high.ref_area), value=_value(here, high),
        in_low=known.inside(low.ref_area), low=_value(here, low),
    )  # fmt: skip


def _open(here: settle.Settled, rows: Rows, subject: str) -> str:
    """Several areas whose figures are provisional, or final in different periods: two levels as they are, and no comparison."""
    shown = rows.among("ref_area", here.selection.areas)
    if not provisional.is_in(shown) or len(found := _newest(here, shown.known)) < PAIR:
        return ""
    transform = here.selection.transform
    is_growth = transform in values.CHANGES
    if not provisional.is_all(shown):
        return provisional.not_common(subject)
    if is_growth or transform == "relative" or len(found) > PAIR:
        return provisional.only(subject, is_growth=is_growth)
    when = formats.period(found.row(0).time_period, span=readings.span_of(here.selection))
    both = "; ".join(f"{names.of(here.edition).short(row.ref_area)} {_value(here, row)}" for row in found)
    told = _("{subject}, {period}: {values}", subject=subject, period=when, values=both)
    return provisional.alone(unfinished.marked(told, [provisional.FLAG]))


def later(here: settle.Settled, rows: Rows) -> str:
    """Which later figures of these areas are provisional; empty where none is, or no period of final ones comes before them."""
    found = _together(here, rows)
    shown = rows.among("ref_area", here.selection.areas)
    return provisional.words(shown, found.row(0), readings.span_of(here.selection)) if len(found) >= PAIR else ""


def lead(here: settle.Settled, rows: Rows) -> str:
    """The value of every area, highest first, and which have none; of very many, and where the title says it all, nothing."""
    known, found = names.of(here.edition), _together(here, rows)
    if len(found) < PAIR:
        return ""
    when = str(found.row(0).time_period)
    if len(here.selection.areas) > LISTED:
        return how_many(here, rows)
    quiet = [area for area in here.selection.areas if area not in set(found["ref_area"])]
    listed = [f"{known.short(row.ref_area)} {_value(here, row)}" for row in found]
    parts = [sentences.sentence("; ".join(listed))] if len(found) > PAIR else []
    of_then = rows.where(time_period=when)
    return " ".join(
        filter(
            None,
            [
                *parts,
                growth_unsaid.silent(here, of_then, quiet, is_of_then=True),
                going_on(here, rows, found),
                how_many(here, rows),
            ],
        )
    )


def going_on(here: settle.Settled, rows: Rows, found: Rows) -> str:
    """Which of the areas spoken of have final figures after that period, and how far; empty where none has."""
    known, when = names.of(here.edition), found.row(0).period_start
    ends = provisional.final(rows.among("ref_area", here.selection.areas)).ordered("period_start", descending=True)
    later = [row for row in ends.firsts("ref_area") if row.period_start > when]
    listed = formats.listed(f"{known.short(row.ref_area)} ({formats.period_short(row.time_period)})" for row in later)
    return _("Figures that go on later, without all of them: {areas}.", areas=listed) if listed else ""


def without(here: settle.Settled, rows: Rows) -> list[str]:
    """The areas that have no value in any period."""
    found = set(rows.known["ref_area"].tolist())
    return [area for area in here.selection.areas if area not in found]


def how_many(here: settle.Settled, rows: Rows) -> str:
    """Over how many regions the highest is the highest, where not each has a figure; empty where nobody looked for it."""
    if not why(here, rows):
        return ""
    regions = names.of(here.edition).regions(here.selection.country)
    every, when = page.rows(here.edition, here.query(ref_areas=())), _together(here, rows).row(0).time_period
    found = set(every.where(time_period=when).known.distinct("ref_area")) & set(regions)
    if len(found) >= len(regions):
        return ""
    return _(
        "Highest of the {n} of {count} regions that have a figure.",
        n=formats.number(len(found)),
        count=formats.number(len(regions)),
    )


def computed(here: settle.Settled, rows: Rows) -> str:
    """Which larger areas of the picture are sums made here; empty where each total is printed, or nothing is added up."""
    known, metric = names.of(here.edition), find_metric(here.selection.metric)
    if metric.scale != "total" or metric.denominator is not None or here.selection.transform in SUMS:
        return ""
    made = rows.known.only(rows.known["is_computed"]).distinct("ref_area") if len(rows.known) else ()
    wholes = [known.area(area) for area in made if known.tables["area"].get(area, {}).get("kind") != "region"]
    return (
        _("Added up here from its parts, the source prints no such total: {areas}.", areas=formats.listed(wholes))
        if wholes
        else ""
    )


def statuses(here: settle.Settled, rows: Rows) -> list[str]:
    """The flags of the figures that the title speaks of."""
    return [str(row.obs_status) for row in _together(here, rows)]


def largest(here: settle.Settled, most: int, among: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The regions (of those given) with the highest values in the newest period, highest first; empty where none has any."""
    found = page.rows(here.edition, here.query(ref_areas=among)).known
    regions = found.only((found["ref_area"] != here.selection.country) & ~found["is_small_base"])
    regions = provisional.final(regions) if provisional.newest(regions) else regions
    newest = regions.ordered("period_start", descending=True)
    if not len(newest):
        return ()
    last = newest.where(time_period=newest.row(0).time_period)
    return tuple(readings.ordered(last, here.selection.metric, here.selection.transform).distinct("ref_area"))[:most]


def why(here: settle.Settled, rows: Rows) -> str:
    """Why these regions are shown, where the reader has chosen none; empty where there is nothing to explain."""
    shown = rows.known
    if not here.has_own_areas or not len(shown) or here.selection.country in here.selection.areas:
        return ""
    last = provisional.newest(shown) or shown.ordered("period_start").row(-1).time_period
    when = formats.period(str(last))
    if here.selection.transform in settle.AGAINST_COUNTRY:
        return _("No area was chosen: these are the regions with the highest values, {period}.", period=when)
    return _(
        "No area was chosen, and there is no figure of the country: these are the regions with the highest values, {period}.",
        period=when,
    )


def _value(here: settle.Settled, row: Row) -> str:
    return readings.text(row, here.selection.metric, here.selection.transform, names.of(here.edition))


def _together(here: settle.Settled, rows: Rows) -> Rows:
    """The rows of the newest final period in which most areas have a value, one an area, highest first; none for one area."""
    return _newest(here, provisional.final(rows.among("ref_area", here.selection.areas)))


def _newest(here: settle.Settled, known: Rows) -> Rows:
    """The rows of the newest period in which most areas have a value, one an area, highest first; none for one area."""
    if len(known.distinct("ref_area")) < PAIR:
        return NONE
    counts = Counter(period for period, _area in set(zip(known["time_period"], known["ref_area"], strict=True)))
    when = max(period for period, count in counts.items() if count == max(counts.values()))
    found = known.where(time_period=when).firsts("ref_area")
    return readings.ordered(found, here.selection.metric, here.selection.transform)
