"""Growth as it was published: beside the computed one where both exist, else as it was said."""

import numpy as np

from data.warehouse import Warehouse
from metrics import statements as stated
from metrics.cube import Array
from metrics.rows import Row, Rows
from views.parts import declared_words, formats, html, names, page, region_coverage, settle, stated_words, store
from views.parts.language import _

NOT_STATED = "_Z"


def draw(here: settle.Settled) -> None:
    """Both tables of the areas on the page; nothing where nothing was published."""
    chosen = here.selection
    compared = beside(here, chosen.areas[0] if chosen.areas else chosen.country)
    said = store.ask(latest, here.edition, chosen.country, chosen.areas, chosen.as_of)
    if len(compared):
        compared_table(here, compared)
    if len(said):
        said_table(here, said)
        if not store.is_demonstration(here.edition) and (lacking := region_coverage.output(here)):
            html.note(_("What was said of regions cannot be checked here."), lacking)
    if not len(compared) and not len(said):
        html.note(_("Nothing on record."), _("No growth was stated in public for these areas in the sources at hand."))


def beside(here: settle.Settled, area: str) -> Rows:
    """Statements about this metric, area and product that can be held against its series."""
    chosen = here.selection
    product = chosen.product or "_T"
    return store.ask(beside_computed, here.edition, chosen.country, area, chosen.as_of, chosen.metric, product)


def beside_computed(warehouse: Warehouse, country: str, area: str, as_of: str, metric: str, product: str) -> Rows:
    """Statements about a product that can be held against the figures of a metric."""
    return stated.against_computed(warehouse, country, ref_area=area, product=product, as_of=as_of, metric=metric)


def latest(warehouse: Warehouse, country: str, areas: tuple[str, ...], as_of: str) -> Rows:
    """The newest growth that was stated for the areas, the whole list of the country where only the country is chosen."""
    found = stated.latest_growth(warehouse, country, as_of=as_of)
    return found.among("ref_area", areas) if areas and set(areas) != {country} else found


def compared_table(here: settle.Settled, compared: Rows) -> None:
    """What was said, what the series of this page gives for the same period, and the difference."""
    known, multiples = names.of(here.edition), stated_words.multiples(here)
    html.figure_head(
        _("Published and computed growth"),
        _("What was said in public, and what the series gives; neither replaces the other"),
    )
    headers = [_("Of what"), _("Period"), _("As published"), _("From the series"), _("Difference"), _("Why")]
    body = [
        [
            known.product(row.product) if row.product != "_T" else known.activity(row.activity),
            formats.period(row.period_code),
            formats.rate(row.stated) if said is None else stated_words.growth(said),
            formats.rate(row.computed),
            stated_words.difference(row.gap_pp, said),
            why(row, said),
        ]
        for row in compared
        for said in (multiples.get(row.figure_id),)
    ]
    html.table(headers, body, [False, False, True, True, True, False], _("Published and computed growth"))
    remark = _(
        "An office compares with revised figures of the year before and with every producer it counts today; "
        "the series here hold each figure as it was printed, so the two need not agree."
    )
    page.source(here.edition, compared.with_(value=compared["computed"], vintage=_no_day(len(compared))), remark)


def why(row: Row, multiple: Row | None = None) -> str:
    """Why a stated and a computed growth differ, as far as can be said; `multiple`: the statement, if it was made as one."""
    if stated_words.is_close(row.gap_pp, multiple):
        return _("they agree within rounding")
    if str(row.formula).startswith("as_published"):
        return _("two publications disagree")
    return _("other revision or circle of producers")


def _no_day(count: int) -> Array:
    """Statements have no issue."""
    return np.full(count, np.datetime64("NaT", "s"))


def said_table(here: settle.Settled, said: Rows, *, is_short: bool = False) -> None:
    """The list as quoted; a short one names its publishers below instead of beside."""
    known = names.of(here.edition)
    html.figure_head(
        _("Latest published growth"),
        _("As quoted by offices and the press; periods differ, so the rows are not to be ranked"),
    )
    headers = [_("Area"), _("Activity"), _("Period"), _("Change"), _("Publisher")]
    body = [
        [
            known.short(row.ref_area),
            _activity(row.activity, known),
            formats.period_short(row.period_code),
            stated_words.growth(row),
            declared_words.said(row.publisher) or _("not named"),
        ]
        for row in said
    ]
    width = 4 if is_short else 5
    html.table(
        headers[:width],
        [row[:width] for row in body],
        [False, False, False, True, False][:width],
        _("Latest published growth"),
    )
    if any(formats.is_times(index) for index in said["index_pct"].tolist()):
        html.block("aside", _("The statements name no levels: a large multiple may stand on a small base."))
    if is_short:
        page.source(here.edition, said.with_(value=said["index_pct"], vintage=_no_day(len(said))))


def _activity(code: str, known: names.Names) -> str:
    """An activity; a statement that does not say which is not one "outside the classification"."""
    return _("not stated") if code == NOT_STATED else known.activity(code)
