"""Support asked, granted and paid in the name of a cluster, and what is on offer where it is."""

from datetime import date

from metrics import records
from metrics.rows import Row, Rows
from views.parts import evidence, formats, html, names, page, registry_words, settle, store, support_money
from views.parts.declared_words import said
from views.parts.lacking import Lacking
from views.parts.language import _


def draw(here: settle.Settled, row: Row, asked: Rows, day: str) -> Lacking:
    """The table of applications and the measures on offer; the answer says what is missing."""
    lacking: Lacking = []
    if len(asked):
        applications(here, asked, day)
        support_money.one(here, row)
    else:
        text = _(
            "No application of the cluster or its members is on record. File: data/raw/registry/support_application.csv."
        )
        lacking.append((_("Support asked, granted, paid."), text))
    offered = store.ask(records.support_measures, here.edition, here.selection.country)
    areas = {*records.areas_of(row), here.selection.country}
    offered = offered.among("ref_area", areas)
    if len(offered):
        on_offer(here, offered)
    else:
        lacking.append(
            (_("Support on offer."), _("No measure is on record. File: data/raw/registry/support_measure.csv."))
        )
    return lacking


def applications(here: settle.Settled, asked: Rows, day: str) -> None:
    """Applications by kind of measure."""
    known = names.of(here.edition)
    html.figure_head(
        _("Support by kind of measure"),
        _("Applications in the name of the cluster as known on {day}", day=formats.day(date.fromisoformat(day))),
    )
    headers = [_("Measure"), _("Asked"), _("Applicants"), _("Granted"), _("Rejected"), _("Paid"), _("Amount paid")]
    body = [
        [
            registry_words.word("measure", row.measure_kind),
            *(formats.number(int(value)) for value in (row.asked, row.organisations, row.granted, row.rejected, row.paid)),
            formats.level(row.amount / 1e6, known.unit(row.unit_measure), 6) if registry_words.is_known(row.amount) else formats.MISSING,
        ]
        for row in asked
    ]  # fmt: skip
    html.table(headers, body, [False] + [True] * 6, _("Support by kind of measure"))
    html.block("source", evidence.line(here.edition, asked["source_id"].tolist()))


def on_offer(here: settle.Settled, offered: Rows) -> None:
    """Measures of its areas and of the country."""
    known = names.of(here.edition)
    with page.unfolded(_("Support on offer ({n})", n=formats.number(len(offered))), "on-offer") as is_open:
        if not is_open:
            return
        headers = [_("Measure"), _("Area"), _("Offered by"), _("Up to"), _("Years"), _("Source")]
        body = [
            [
                registry_words.word("measure", row.measure_kind), known.short(row.ref_area), said(row.offered_by),
                formats.level(row.ceiling, known.unit(row.unit_measure), int(row.unit_mult)) if registry_words.is_known(row.ceiling) else "",
                row.period, evidence.named(here.edition, row.source_id),
            ]
            for row in offered
        ]  # fmt: skip
        html.table(headers, body, [False, False, False, True, False, False], _("Support on offer"))
