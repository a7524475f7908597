"""What an area is made of and what it does more of than its country: activities with location quotients, products with shares."""

from dataclasses import dataclass, replace

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.metric import EVERY
from metrics.query import Query
from metrics.rows import Row, Rows, joined
from metrics.status import SUPPRESSED
from views.parts import (
    as_known,
    formats,
    html,
    names,
    page,
    provisional,
    region_coverage,
    region_products,
    region_words,
    sentences,
    settle,
    store,
    unfinished,
    values,
)
from views.parts.language import _, current
from views.parts.names import Names
from views.parts.region_profile import LIGHT
from views.parts.theme import is_on_paper

# Levels with the share that weighs them; the first two that an area has are shown.
FAMILIES = (("gdp", "gdp_share"), ("employment", "employment_share"), ("establishments", "establishments_share"))
MOST_FAMILIES, MOST_PRODUCTS = 2, 12
WHOLE = "_T"


@dataclass(frozen=True, slots=True)
class Structure:
    """One family in its newest final period: levels, shares of area and country, quotients; all activities, rows of both areas."""

    metric: str
    area: str
    country: str
    levels: Rows
    shares: Rows
    quotients: Rows
    later: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Some of these figures are provisional."""
        return any(map(provisional.is_in, (self.levels, self.shares, self.quotients)))


def draw(here: settle.Settled, area: str) -> None:
    """Activities, then products; what is missing and which file fills it where neither is there by region."""
    families = [found for metric, share in FAMILIES if (found := structure(here, area, metric, share)) is not None]
    for found in families[:MOST_FAMILIES]:
        activities(here, found)
    has_products = products(here, area)
    if families or has_products:
        return
    if here.selection.as_of and not early(here):
        return
    region_coverage.note(here, is_told_below=is_on_paper())


def early(here: settle.Settled) -> bool:
    """Says that nothing was out by the day of knowledge, where the edition has figures by region of later; whether it has not."""
    if len(region_coverage.missing(here)) == len(region_coverage.WANTED):
        return True
    html.note(_("Nothing yet."), sentences.sentence(as_known.nothing_by(here.selection.as_of)))
    return False


def structure(here: settle.Settled, area: str, metric: str, share: str) -> Structure | None:
    """A family as printed for the area, or None where the country has it not by region."""
    chosen = here.selection
    offers = store.ask(choices.available, here.edition, metric, chosen.country).of(activity=LIGHT)
    annual = [one for one in offers.series if one.freq == "A" and one.n_areas > 1]
    if not annual:
        return None
    dataset = max(annual, key=lambda one: one.last).dataset
    asked = Query(metric, chosen.country, (area, chosen.country), LIGHT, freq="A", as_of=chosen.as_of, dataset=dataset)
    light = page.rows(here.edition, asked)
    if not len(light.known):
        return None
    newest_first = light.known.ordered("period_end", descending=True).distinct("time_period")
    every = (_shown(here, asked, share, code) for code in newest_first)
    first = next(every)
    if not first.is_open:
        return first
    found = next((one for one in every if not one.is_open), first)
    return replace(found, later=tuple(provisional.years(str(found.levels.row(0).time_period), newest_first[0])))


def _shown(here: settle.Settled, asked: Query, share: str, period: str) -> Structure:
    """Levels, shares and quotients of one period."""
    asked = replace(asked, start=period, end=period)
    views = ((asked.metric, "level"), (share, "level"), (share, "relative"))
    levels, shares, quotients = (_both(here, replace(asked, metric=name, transform=how)) for name, how in views)
    return Structure(asked.metric, asked.ref_areas[0], asked.country, levels, shares, quotients)


def _both(here: settle.Settled, asked: Query) -> Rows:
    """Light industry as a whole, and every activity that is printed."""
    return joined([page.rows(here.edition, asked), page.rows(here.edition, replace(asked, activity=EVERY))])


def activities(here: settle.Settled, found: Structure) -> None:
    """A row an activity of light industry and of what it is a part of, withheld ones said."""
    known, metric = names.of(here.edition), find_metric(found.metric)
    own = found.levels.where(ref_area=found.area).firsts("activity")
    listed = sorted((row for row in own if row.activity != WHOLE), key=lambda row: _order(row.activity, known))
    period = formats.period(found.levels.row(0).time_period)
    head = _("{metric} by activity, {period}", metric=metric.title[current()], period=period)
    html.figure_head(
        unfinished.marked(head, [provisional.FLAG] if found.is_open else []),
        _("Share within all activities of the area, and location quotient: 1 = as the country"),
    )
    headers = [_("Activity"), _("Value"), _("Share of the area"), _("Share in the country"), _("Location quotient")]
    body = [_row(row, found, known) for row in listed]
    html.table(headers, body, [False, True, True, True, True], _("Structure and specialisation"))
    for gaps in (withheld(listed, known), withheld(_quotients(listed, found), known, _("Location quotient"))):
        if gaps:
            html.block("source", gaps)
    as_known.source(here, own, provisional.not_compared(found.later))


def _order(code: str, known: Names) -> tuple[bool, bool, str]:
    """Light industry as a whole, its parts, then the rest."""
    return (code != LIGHT, not known.tables["activity"].get(code, {}).get("is_light_industry"), code)


def _row(row: Row, found: Structure, known: Names) -> list[str]:
    """Level, both shares, quotient of one activity; a dash where there is none."""
    share, whole = (_at(found.shares, area, row.activity) for area in (found.area, found.country))
    quotient = _at(found.quotients, found.area, row.activity)
    metric = find_metric(found.metric).id
    return [
        known.activity(row.activity),
        values.text(row, metric, "level", known),
        _percent(share), _percent(whole),
        formats.quotient(quotient.value) if quotient is not None and _is_final(quotient) else formats.MISSING,
    ]  # fmt: skip


def _is_final(row: Row) -> bool:
    return not row.reason and not provisional.is_so(row)


def _at(rows: Rows, area: str, activity: str) -> Row | None:
    found = rows.where(ref_area=area, activity=activity)
    return found.row(0) if len(found) else None


def _percent(row: Row | None) -> str:
    return formats.percent(row.value, 2) if row is not None and not row.reason else formats.MISSING


def _quotients(listed: list[Row], found: Structure) -> list[Row]:
    """The quotients of the activities that have a figure."""
    quotients = [_at(found.quotients, found.area, row.activity) for row in listed if not row.reason]
    return [row for row in quotients if row is not None]


def withheld(listed: list[Row], known: Names, what: str = "") -> str:
    """Which activities have no figure, by reason; empty where all have. `what` names the figure where it is not the first."""
    by_reason: dict[str, list[str]] = {}
    for row in listed:
        if row.reason:
            by_reason.setdefault(row.reason, []).append(known.activity(row.activity))
    said = [f"{formats.listed(codes)}: {region_words.why(reason)}" for reason, codes in by_reason.items()]
    return " ".join([f"{what} –", *said] if what and said else said)


def products(here: settle.Settled, area: str) -> bool:
    """Products by their share in the output of the country; whether there are any by region."""
    chosen, known = here.selection, names.of(here.edition)
    offers = store.ask(choices.available, here.edition, "output_physical", chosen.country).of(freq="A")
    if offers.n_areas < 2:
        return False
    asked = Query("output_physical", chosen.country, (area,), "", EVERY, "A", as_of=chosen.as_of)
    period = offers.last
    if chosen.as_of:
        period = next(iter(store.ask(choices.periods, here.edition, asked)[-1:]), "")
    if not period:
        return False
    last = period
    shares, changed, levels = _of_products(here, asked, period)
    if provisional.is_in(joined([shares, changed])):
        html.note(_("Nothing to compare."), provisional.none())
        return True
    period = str(shares.row(0).time_period) if len(shares) else period
    made = [code for code, row in levels.items() if not row.reason and row.value > 0]
    told = shares.among("product", made)
    lacking = [row for row in told if row.reason]  # made there, but without a share: none of them is left out
    ranked = [*told.known.ordered("value", descending=True)][:MOST_PRODUCTS] + lacking
    html.figure_head(
        _("Products, {period}", period=formats.period(period)),
        _("By share of the output of the country; products overlap, so shares are not to be added"),
    )
    if not ranked:
        html.note(_("No output."), _("No product of light industry is printed with output in this area."))
        return True
    changes = {row.product: row for row in changed}
    region_products.table(ranked, levels, changes, region_products.small_bases(here, asked, levels, changes), known)
    hidden = [code for code, row in levels.items() if row.reason in SUPPRESSED]
    as_known.source(
        here,
        shares,
        region_products.hidden(hidden, lacking, known),
        provisional.not_compared(provisional.years(period, last)),
    )
    return True


def _of_products(here: settle.Settled, asked: Query, period: str) -> tuple[Rows, Rows, dict[str, Row]]:
    """Shares, changes and levels of all products in the period, or in the newest before it in which all are final."""
    views = [replace(asked, transform=how) for how in ("share", "yoy", "level")]
    shares, changed, levels = (page.rows(here.edition, replace(one, start=period, end=period)) for one in views)
    if provisional.is_in(joined([shares, changed])):
        every = [page.rows(here.edition, one) for one in views]
        found = provisional.newest(*every[:2]) or period
        shares, changed, levels = (one.where(time_period=found) for one in every)
    return shares, changed, {row.product: row for row in levels}
