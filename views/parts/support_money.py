"""Support in full: how much of it was granted and paid, by measure and year, how long it took, and what followed."""

import numpy as np
import pandas as pd

from metrics import cluster_support
from metrics.rows import Row, Rows
from views.parts import (
    cluster_observed,
    cluster_outcomes,
    evidence,
    formats,
    html,
    names,
    own_folder,
    page,
    pictures,
    registry_words,
    settle,
    store,
    study_figure,
)
from views.parts.figures import Axis
from views.parts.lacking import Gap
from views.parts.language import _
from views.parts.study_figure import Curve
from views.parts.theme import current as theme

EVERY = cluster_support.EVERY
_MONTH = 30.4375
FILE = "data/raw/registry/support_application.csv"


def country(here: settle.Settled) -> None:
    """Support to the clusters of the country and their members, made when it is opened."""
    with page.unfolded(_("Support: asked, granted, paid, and what followed"), "support-in-full") as is_open:
        if is_open:
            _draw(here, EVERY)


def one(here: settle.Settled, row: Row) -> None:
    """Support to a cluster and its members, made when it is opened."""
    with page.unfolded(
        _("Support in full: rates, money by year, waiting, what followed"), "support-in-full"
    ) as is_open:
        if is_open:
            _draw(here, row.cluster_id)


def is_on_record(here: settle.Settled) -> bool:
    """Whether anybody applied in the name of a cluster by the day."""
    return bool(store.ask(cluster_support.is_on_record, here.edition, here.selection.country, _day(here)))


def missing() -> Gap:
    """What is not there without applications, and which file would bring it."""
    return _("Support asked, granted, paid."), _("No application is on record. File: {file}.", file=FILE)


def _draw(here: settle.Settled, cluster_id: str) -> None:
    """Numbers, money, waiting, what followed, and what is to be read with care."""
    found = _found(here, cluster_id)
    numbers(here, found)
    money(here, found)
    years(here, cluster_id)
    waiting(here, cluster_id)
    if cluster_outcomes.is_on_record(here):
        cluster_outcomes.supporting(here, cluster_id)
    else:
        html.cares(own_folder.all_fitting(here, [cluster_outcomes.missing()]))


def numbers(here: settle.Settled, found: Rows) -> None:
    """Applications by measure, from asking to payment."""
    every = found.row(0)
    heading = _("{asked} applications, {granted} granted, {paid} paid", asked=formats.number(int(every.asked)),
                granted=formats.number(int(every.granted)), paid=formats.number(int(every.paid)))  # fmt: skip
    html.figure_head(heading, _sub(here, every))
    headers = [_("Measure"), _("Asked"), _("Applicants"), _("Granted"), _("Rejected"), _("Withdrawn"), _("Pending"), _("Paid"),
               _("Granted of decided"), _("Members paid"), _("Half are paid after, days")]  # fmt: skip
    body = [[_measure(row.measure_kind), *_counted(row)] for row in found]
    html.table(headers, body, [False] + [True] * 10, heading, kind="dense")
    html.block("source", evidence.line(here.edition, found["source_id"].tolist()))


def _sub(here: settle.Settled, every: Row) -> str:
    """Who could ask, who did, and what is not counted."""
    text = _("{applicants} of {eligible} organisations that were ever members asked, {recipients} were paid",
             applicants=formats.number(int(every.organisations)), eligible=formats.number(int(every.eligible)),
             recipients=formats.number(int(every.recipients)))  # fmt: skip
    if here.selection.cluster:
        return text
    asked, paid = store.ask(cluster_support.outside, here.edition, here.selection.country, _day(here))
    outside = _(
        "outside clusters {asked} more applications, {paid} of them paid",
        asked=formats.number(asked),
        paid=formats.number(paid),
    )
    return f"{text}; {outside}"


def _counted(row: Row) -> list[str]:
    """Numbers and rates of a measure."""
    numbers_of = (row.asked, row.organisations, row.granted, row.rejected, row.withdrawn, row.pending, row.paid)
    return [
        *(formats.number(int(value)) for value in numbers_of),
        formats.part(row.approval_rate),
        formats.part(row.uptake_rate),
        formats.number(row.median_days),
    ]


def money(here: settle.Settled, found: Rows) -> None:
    """Money by measure: asked for, granted, paid, and the part of all payments."""
    label = _("Budget by measure")
    html.figure_head(label, _("Amounts on record; only payments are counted as spent"))
    headers = [
        _("Measure"),
        _("Asked for"),
        _("Granted"),
        _("Paid out"),
        _("Part of all payments"),
        _("Paid per recipient"),
    ]
    body = []
    for part in found.by("unit_measure"):
        whole = part.row(0).money_paid
        body += [[_measure(row.measure_kind), *_amounts(here, row, whole)] for row in part]
    html.table(headers, body, [False] + [True] * 5, label, kind="dense")


def _amounts(here: settle.Settled, row: Row, whole: float) -> list[str]:
    """The amounts of a measure; what one or two firms asked for is withheld."""
    unit = row.unit_measure
    asked = _("withheld") if row.asked_reason else _money(here, row.money_asked, unit)
    part = (
        formats.percent(100 * row.money_paid / whole, 1)
        if whole > 0 and not np.isnan(row.money_paid)
        else formats.MISSING
    )
    each = _money(here, row.money_paid / row.recipients, unit) if row.recipients else formats.MISSING
    return [asked, _money(here, row.money_granted, unit), _money(here, row.money_paid, unit), part, each]


def years(here: settle.Settled, cluster_id: str) -> None:
    """What was paid in which year, by measure."""
    paid: Rows = store.ask(cluster_support.paid_by_year, here.edition, here.selection.country, cluster_id, _day(here))
    if not len(paid):
        return
    label, known = _("Paid by year and measure"), sorted(set(paid.plain("year")))
    for part in paid.by("unit_measure"):
        unit = names.of(here.edition).unit(part.row(0).unit_measure)
        html.figure_head(label, formats.unit(unit, 6))
        cells = {(row.measure_kind, row.year): row.money / 1e6 for row in part}
        kinds = part.distinct("measure_kind")
        body = [[_measure(kind), *(formats.number(cells.get((kind, year)), 1) for year in known)] for kind in kinds]
        sums = [sum(cells.get((kind, year), 0.0) for kind in kinds) for year in known]
        body.append([_("All measures"), *(formats.number(value, 1) for value in sums)])
        html.table([_("Measure"), *map(str, known)], body, [False] + [True] * len(known), label, kind="dense")


def waiting(here: settle.Settled, cluster_id: str) -> None:
    """The part of applications not yet paid, by months since they were made."""
    found = store.ask(cluster_support.waiting, here.edition, here.selection.country, cluster_id, _day(here))
    curve = found["km"]
    if not len(curve):
        return
    half = found["median_lag_days_km"]
    heading = (
        _("Half of the applications are paid after {n} days", n=formats.number(half))
        if half is not None
        else _("Fewer than half of the applications are paid so far")
    )
    sub = _("{paid} paid, {open} still open; rejected and withdrawn ones are left out (Kaplan-Meier). Of the paid ones alone: {only} days, too few",
            paid=formats.number(found["n_paid"]), open=formats.number(found["n_censored"]),
            only=formats.number(found["median_lag_days_completed_only"]))  # fmt: skip
    sub = f"{sub}; {cluster_observed.said(here)}"
    html.figure_head(heading, sub)
    until = float(found["longest_days"])
    ticks = range(0, int(until / _MONTH) + 2, 2)
    axis = Axis(tuple(n * _MONTH for n in ticks), tuple(formats.number(n) for n in ticks))
    drawn = study_figure.left(
        [Curve(curve["t"].tolist(), curve["S"].tolist(), _("not yet paid"), until=until)], axis, theme()
    )
    pictures.show(here.edition, drawn, heading, "waiting")
    html.block("source", _("Months since the application"))
    saved = pictures.Saved(heading, sub, "waiting")
    page.twin(lambda: _steps(curve), heading, "twin-waiting", before=lambda: pictures.save(here, saved))


def _steps(curve: pd.DataFrame) -> page.Table:
    """The curve by day."""
    steps = zip(*(curve[name].tolist() for name in ("t", "at_risk", "events", "S")), strict=True)
    body = [
        [formats.number(days), formats.number(int(before)), formats.number(int(paid)), formats.percent(100 * left, 1)]
        for days, before, paid, left in steps
    ]
    return [_("Days"), _("Open before"), _("Paid that day"), _("Not yet paid")], body, [True] * 4


def _measure(kind: str) -> str:
    """A kind of measure in words."""
    return registry_words.word("measure", kind) if kind else _("All measures")


def _money(here: settle.Settled, amount: float, unit: str) -> str:
    """An amount in millions; a dash where none is on record."""
    if np.isnan(amount):
        return formats.MISSING
    return formats.level(amount / 1e6, names.of(here.edition).unit(unit), 6)


def _found(here: settle.Settled, cluster_id: str) -> Rows:
    """The answer by measure, as known on the day."""
    found: Rows = store.ask(cluster_support.by_measure, here.edition, here.selection.country, cluster_id, _day(here))
    return found


def _day(here: settle.Settled) -> str:
    """The day by which applications and payments are known."""
    return cluster_observed.iso(here)
