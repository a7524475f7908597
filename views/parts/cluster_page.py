"""The page of one cluster: its entry and path with evidence, members, support, events, places, programmes, press, supplies.

A part without any record is not drawn empty: what is missing, and which file would fill it, stands in one list at the end.
"""

import numpy as np

from metrics import cluster_record, records
from metrics.rows import Row, Rows
from views.parts import (
    cluster_evaluation,
    cluster_links,
    cluster_map,
    cluster_members,
    cluster_observed,
    cluster_support,
    evidence,
    formats,
    html,
    lacking,
    names,
    own_folder,
    registry_words,
    rule_part,
    sentences,
    settle,
    store,
)
from views.parts.declared_words import said
from views.parts.language import _


def draw(here: settle.Settled, row: Row) -> None:
    """Everything on record of the cluster, then what is not."""
    day = cluster_observed.iso(here)
    counts = store.ask(cluster_record.counts, here.edition, here.selection.country, here.selection.as_of)
    counts = counts.where(cluster_id=row.cluster_id)
    asked = store.ask(cluster_record.applications, here.edition, row.cluster_id, day)
    changes = store.ask(cluster_record.changes, here.edition, row.cluster_id, here.selection.as_of)
    key_figures(here, row, counts, changes, asked)
    entry(here, row)
    path(here, row)
    rule_part.draw(here, row)
    gaps = [
        *cluster_members.draw(here, row, counts, changes, day),
        *cluster_evaluation.one(here, row),
        *cluster_support.draw(here, row, asked, day),
        *cluster_links.draw(here, row),
    ]
    lacking.draw(own_folder.all_fitting(here, gaps))


def key_figures(here: settle.Settled, row: Row, counts: Rows, changes: Rows, asked: Rows) -> None:
    """Printed members, wishes, retention, support paid: those that are known."""
    cards: list[html.Card] = []
    for kind, label, number, qualifier, on in (
        ("member", _("Members, as printed"), row.members, row.members_qualifier, row.members_as_of),
        ("prospect", _("Wish to join, not members"), row.prospects, "", row.prospects_as_of),
    ):
        if registry_words.is_known(number):
            spark = counts.where(kind=kind)["members"].astype(float).tolist()
            cards.append((label, registry_words.counted(number, qualifier), formats.day_brief(on), "", "same", spark))
    if len(changes) and registry_words.is_known(changes.row(0).retention_rate):
        newest = changes.row(0)
        rates = [rate if registry_words.is_known(rate) else None for rate in changes["retention_rate"][::-1].tolist()]
        shown = formats.percent(newest.retention_rate * 100, 0)
        cards.append((_("Members kept over the year"), shown, f"{newest.last:%Y}", "", "same", rates))
    known = names.of(here.edition)
    for paid in list(asked.only(~np.isnan(asked["amount"].astype(float))).by("unit_measure"))[:1] if len(asked) else ():
        total = formats.level(float(paid["amount"].astype(float).sum()) / 1e6, known.unit(paid.row(0).unit_measure), 6)
        cards.append((_("Support paid to applicants"), total, "", "", "same", []))
    if cards:
        html.kpis(cards)


def entry(here: settle.Settled, row: Row) -> None:
    """Legal form, register entry and its end, where the record comes from."""
    register = registry_words.register_entry(row, cluster_observed.day(here))
    publisher, title, address = evidence.of(here.edition, row.source_id)
    is_open = row.register_source_id and row.register_is_good and row.register_valid_to is None
    if is_open and not store.is_demonstration(here.edition):  # a printed entry may have ended since
        register = _("entered; whether the entry holds today is not known")
    pairs = [
        (_("Ministry register."), register or _("no entry is reported")),
        (_("Legal form."), said(row.legal_form) or _("no legal form is stated")),
        (_("Record from."), ", ".join(filter(None, (publisher, title, address)))),
    ]
    html.cares([(bold, sentences.capital(text)) for bold, text in pairs if text])


def path(here: settle.Settled, row: Row) -> None:
    """Every stage that is reported, with its date, how exact it is, and the publication behind it; then those that are not."""
    chosen, known = here.selection, names.of(here.edition)
    entries = store.ask(records.cluster_paths, here.edition, chosen.country, chosen.as_of).where(
        cluster_id=row.cluster_id
    )
    html.figure_head(_("Path through the stages"), _("Each stage with its date and the publication behind it"))
    headers = [
        _("Stage"),
        _("Date"),
        _("How exact"),
        _("Publisher"),
        _("Title"),
        _("Address"),
        _("Days since the stage before"),
    ]
    before = [None, *entries][: len(entries)]
    body = [
        _stage(here, known.text("lifecycle_stage", one.lifecycle_stage), one, last)
        for one, last in zip(entries, before, strict=True)
    ]
    width = 7 if any(row[6] for row in body) else 6
    if body:
        rows = [cells[:width] for cells in body]
        html.table(headers[:width], rows, [False] * 6 + [True] * (width - 6), _("Path through the stages"), kind="path")
    reached = set(entries.plain("lifecycle_stage"))
    absent = [sentences.inner(name) for code, _ordinal, name in cluster_map.stages(known) if code not in reached]
    if absent:
        html.block("source", _("Not reported, which does not mean skipped: {stages}.", stages=", ".join(absent)))


def _stage(here: settle.Settled, name: str, entry: Row, before: Row | None) -> list[str]:
    """One stage as a row."""
    is_dated = entry.entered_on is not None or entry.stage_published_on
    return [
        name,
        registry_words.stage_date(entry) if is_dated else _("date not printed"),
        registry_words.word("precision", entry.date_precision),
        *evidence.of(here.edition, entry.source_id),
        _days(entry, before),
    ]


def _days(entry: Row, before: Row | None) -> str:
    """Days since the stage before, about so many where one of the two dates is no day; empty where one is missing."""
    if before is None or not registry_words.is_known(entry.days_since_previous):
        return ""
    is_exact = entry.date_precision == before.date_precision == "day"
    return registry_words.counted(entry.days_since_previous, "" if is_exact else "about")
