"""Why a region grew other than its country: the country's growth, the mix of activities, and what is its own."""

from dataclasses import replace

import plotly.graph_objects as go

from data.periods import parse
from metrics import decomposition
from metrics.catalogue import metric as find_metric
from metrics.query import Query
from metrics.rows import Row
from views.parts import (
    bars,
    formats,
    growth_words,
    html,
    names,
    page,
    pictures,
    provisional,
    sentences,
    settle,
    store,
    values,
)
from views.parts.language import _, sort_key
from views.parts.theme import current as theme

MONEY = ("RUB", "UAH", "USD", "EUR")


def is_offered(here: settle.Settled) -> bool:
    """Regions, and a yearly total that is made of several activities."""
    chosen = here.selection
    metric, known = find_metric(chosen.metric), names.of(here.edition).tables["area"]
    fits = metric.scale == "total" and "activity" in metric.adds_over and chosen.freq == "A"
    return (
        fits
        and any(known.get(area, {}).get("kind") == "region" for area in chosen.areas)
        and len(_activities(here)) > 1
    )


def _activities(here: settle.Settled) -> tuple[str, ...]:
    chosen = here.selection
    return store.ask(decomposition.activities, here.edition, find_metric(chosen.metric).datasets, chosen.activity)


def draw(here: settle.Settled) -> None:
    """The bridge of the first region and the table of all."""
    chosen, known = here.selection, names.of(here.edition)
    regions = tuple(area for area in chosen.areas if known.tables["area"].get(area, {}).get("kind") == "region")
    query = here.query(ref_areas=regions, start="", end="")
    found = _final(here, query)
    shown = next((row for area in regions for row in found.rows if row.ref_area == area and not row.reason), None)
    if shown is None:
        why = found.rows.row(0).reason if len(found.rows) else "NO_DATA"
        html.note(_("No decomposition."), formats.reason(why))
        return
    if provisional.is_in(found.used):
        html.note(_("No decomposition."), provisional.none())
        return
    where = known.inside(shown.ref_area)
    span = _("{first} to {last}", first=formats.period(found.first), last=formats.period(found.last))
    title = _("Why the change {in_area} was not that of the country: {span}", in_area=where, span=span)
    parts = formats.listed(known.activity(code) for code in found.activities)
    sub = sentences.capital(parts)
    html.figure_head(title, sub)
    html.block("aside", only_one(regions, shown.ref_area, known))
    figure, alt = _bridge(here, found, shown)
    pictures.show(here.edition, figure, alt, "shift")
    money = _("At current prices: growth of prices is in all three parts.") if found.used.row(0).unit in MONEY else ""
    reading = _(
        "Country: what the region would have gained at the pace of the country. Mix: because its activities grow faster or "
        "slower there. Own: what is left, faster or slower than the same activities in the country. "
        "Unrounded, the three add up to the change of the region from the first year to the last."
    )
    page.source(here.edition, found.used, reading, money, _later(here, query, found))
    saved = pictures.Saved(f"{growth_words.subject(here)}: {sentences.inner(title)}", sub, "shift")
    lines = (reading, money, page.source_line(here.edition, found.used))
    page.twin(lambda: _table(here, found), title, "twin-shift", before=lambda: pictures.save(here, saved, *lines))


def only_one(regions: tuple[str, ...], shown: str, known: names.Names) -> str:
    """Where several regions are chosen, which one the picture is of, and where the others are; else empty."""
    others = [known.short(area) for area in regions if area != shown]
    if not others:
        return ""
    return _(
        "The picture is of one of the regions chosen, {area}; the table below has them all, also {others}.",
        area=known.short(shown), others=formats.listed(others),
    )  # fmt: skip


def _final(here: settle.Settled, query: Query) -> decomposition.Decomposition:
    """The decomposition of the newest span of years whose figures are all final; the newest of all where there is none."""
    newest = store.ask(decomposition.decomposed, here.edition, query, _activities(here))
    found = newest
    while provisional.is_in(found.used):
        before = parse(found.last).previous().code
        found = store.ask(decomposition.decomposed, here.edition, replace(query, end=before), _activities(here))
    return found if len(found.rows) else newest


def _later(here: settle.Settled, query: Query, found: decomposition.Decomposition) -> str:
    """Which years after those compared are provisional; empty where none is."""
    newest = store.ask(decomposition.decomposed, here.edition, query, _activities(here))
    return provisional.not_compared(provisional.years(found.last, newest.last))


def _bridge(here: settle.Settled, found: decomposition.Decomposition, row: Row) -> tuple[go.Figure, str]:
    """From the old level to the new one by the three parts; and the sentence for who cannot see it."""
    known, sample = names.of(here.edition), found.used.row(0)

    def write(value: float) -> str:
        return values.level(sample.with_(value=value), here.selection.metric, known)

    parts = [row.national_share, row.industry_mix, row.regional_shift]
    labels = [_("Country"), _("Mix of activities"), _("Own")]
    written = [_signed(part, row.base_value) for part in parts]
    figure = bars.bridge(
        [formats.period(found.first), *labels, formats.period(found.last)], parts, (row.base_value, row.value),
        [write(row.base_value), *written, write(row.value)], theme(),
    )  # fmt: skip
    told = "; ".join(f"{label}: {text}" for label, text in zip(labels, written, strict=True))
    return figure, f"{known.area(row.ref_area)}: {told}"


def _signed(part: float, base: float) -> str:
    """A part in per cent of the old level: the three of them add up to the growth."""
    return formats.points(part / base * 100) if base > 0 else formats.MISSING


def _table(here: settle.Settled, found: decomposition.Decomposition) -> page.Table:
    """Every region with its change and the three parts, in percentage points of its old level."""
    known = names.of(here.edition)
    headers = [_("Region"), _("Change"), _("Country"), _("Mix of activities"), _("Own")]
    alphabet = sort_key(known.lang)
    by_name = sorted(found.rows, key=lambda row: alphabet(known.area(row.ref_area)))
    return headers, [_cells(row, known) for row in by_name], [False, True, True, True, True]


def _cells(row: Row, known: names.Names) -> list[str]:
    """A region of the table; why it has no decomposition stands in place of its change."""
    if row.reason:
        return [known.area(row.ref_area), formats.absent(row.reason), *[formats.MISSING] * 3]
    parts = (row.change, row.national_share, row.industry_mix, row.regional_shift)
    return [known.area(row.ref_area), *(_signed(part, row.base_value) for part in parts)]
