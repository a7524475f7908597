"""Places of regions in one metric: as bands, with their history as a picture, and everybody in order as a table."""

from metrics.bands import Band
from metrics.rows import Row
from metrics.standing import Standing
from views.parts import (
    as_known,
    compare_columns,
    compare_figures,
    compare_words,
    formats,
    html,
    names,
    page,
    pictures,
    provisional,
    readings,
    trends,
)
from views.parts.compare_choice import Chosen
from views.parts.compare_closer import FEW, history, of_which, twin
from views.parts.compare_columns import Answer
from views.parts.compare_figures import Places
from views.parts.language import _
from views.parts.pictures import Saved
from views.parts.strokes import Line
from views.parts.theme import current as theme


def draw(chosen: Chosen, found: Answer) -> None:
    """Places with bands over time as a picture, and all regions in order as a table."""
    here, known = chosen.here, names.of(chosen.here.edition)
    regions = frozenset(compare_columns.regions(known, here.selection.country))
    told = history(here, found)
    by_period = {period: told.standing(period, regions) for period in told.compared}
    head = _("{subject}: places and how they changed", subject=compare_words.subject(found, known))
    what = _("place among all regions that have a figure, 1 = the highest; upright stroke = band of places")
    sub = ", ".join(filter(None, (what, of_which(found))))
    html.figure_head(head, sub)
    lines = [_places(by_period, area, known, "other" if at else "chosen") for at, area in enumerate(chosen.areas)]
    fit = [one for one in lines if sum(value is not None for value in one.line.y) >= 1]
    if len(told.compared) >= FEW and fit:
        figure = compare_figures.bump(fit, trends.years([one.line for one in fit]), theme())
        pictures.show(here.edition, figure, _moves(chosen, found, by_period, known), "chart-bump")
    else:
        html.note(_("No history."), _("There are fewer than two periods with places to compare."))
    used = told.rows.among("ref_area", (*chosen.areas, here.selection.country)) if len(told.rows) else found.rows
    as_known.source(here, used, compare_words.later([found]))
    if len(told.compared) >= FEW and fit:
        twin(chosen, Saved(head, sub, "chart-bump"), used, lambda: moved(chosen, by_period, known))
    ordered(chosen, found, provisional.places(found.ranked, regions))


def _places(by_period: dict[str, Standing], area: str, known: names.Names, role: str) -> Places:
    """The places of a region as a line that stops where it has none."""
    bands = [one.bands.get(area) for one in by_period.values()]
    middles = tuple(-(_top(band) + band.last) / 2 if band else None for band in bands)
    hover = tuple(
        "<br>".join((formats.period(period), known.area(area), compare_words.place(band)))
        for period, band in zip(by_period, bands, strict=True)
    )
    line = Line(tuple(map(trends.place, by_period)), middles, hover, known.short(area), role)
    return Places(line, tuple((band.last - _top(band)) / 2 if band else 0.0 for band in bands))


def _top(band: Band) -> int:
    """Where the stroke of a band begins: zeros that are last together stand at the last place, not in the middle."""
    return band.last if band.is_nothing else band.first


def moved(chosen: Chosen, by_period: dict[str, Standing], known: names.Names) -> page.Table:
    """The places of every period, newest first."""
    body = [
        [
            formats.period(period),
            *(compare_words.place(one.bands.get(area)) or formats.MISSING for area in chosen.areas),
        ]
        for period, one in reversed(by_period.items())
    ]
    return [_("Period"), *(known.short(area) for area in chosen.areas)], body, [False, *([True] * len(chosen.areas))]


def _moves(chosen: Chosen, found: Answer, by_period: dict[str, Standing], known: names.Names) -> str:
    """The first and the last place of every region, for who cannot see the picture."""
    said = []
    for area in chosen.areas:
        told = [(period, one.bands[area]) for period, one in by_period.items() if area in one.bands]
        ends = dict(told[:1] + told[-1:])
        if ends:
            said.append(f"{known.short(area)} " + ", ".join(_at(period, band) for period, band in ends.items()))
    return f"{compare_words.subject(found, known)}: {compare_words.joined(said)}"


def _at(period: str, band: Band) -> str:
    return _("{places} {in_period}", places=compare_words.place(band), in_period=formats.period(period, case="in"))


def ordered(chosen: Chosen, found: Answer, stand: Standing) -> None:
    """Every region in order of its figure; those without a place come last with the reason."""
    known, mine = names.of(chosen.here.edition), set(chosen.areas)
    column = found.column
    ranked = readings.ordered(found.rows, column.metric, column.transform)
    rows = [row for row in ranked if row.ref_area != chosen.here.selection.country]
    rows.sort(key=lambda row: row.ref_area not in stand.bands)
    headers = [_("Place"), _("Region"), _("Value"), _("Flag or reason"), _("Compared here")]
    body = [
        [
            compare_words.place(stand.bands.get(row.ref_area)) or formats.MISSING, known.area(row.ref_area),
            compare_words.value(found, row, known), _why(found, row), _("yes") if row.ref_area in mine else "",
        ]
        for row in rows
    ]  # fmt: skip
    html.table(headers, body, [True, False, True, False, False], compare_words.subject(found, known))


def _why(found: Answer, row: Row) -> str:
    """Why there is no figure or no place; else that it is nothing, and the flag of the figure."""
    if row.reason:
        return formats.reason(row.reason, transform=found.column.transform)
    if row.is_small_base:
        return _("small base: no place")
    flag = formats.status(row.obs_status) if row.obs_status != "A" else ""
    return ", ".join(filter(None, (compare_words.nothing(found, row), flag)))
