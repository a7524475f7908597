"""Files of the registry: clusters, stages, members, numbers, support, events, places, programmes, supplies; each with its passport."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from data.lookup import by_key
from metrics import cluster_record, cooperation, records
from metrics.rows import Row, Rows
from views.parts import evaluation_files, names, page, registry_words, settle, store, worklist_files
from views.parts.declared_words import cited, said
from views.parts.language import N_, _, current
from views.parts.worklist_files import Worklist

SOURCE = ("source_id", "publisher", "title", "address", "published_on", "note")
LABELS = {
    "cluster_id": N_("Cluster code"), "cluster": N_("Cluster"), "areas": N_("Area code"), "area_names": N_("Area"),
    "lifecycle_stage": N_("Stage code"), "stage": N_("Stage"), "entered_on": N_("Entered on"), "date_precision": N_("How exact"),
    "known_by": N_("Known by"), "is_in_register": N_("In the ministry register"), "register_status": N_("State of the register entry"),
    "register_entered_on": N_("Entered in the register on"), "register_valid_to": N_("Register entry valid until"), "valid_to": N_("Valid until"),
    "status": N_("State"), "members": N_("Members"), "members_as_of": N_("Members as of"), "members_qualifier": N_("Members are"),
    "prospects": N_("Wish to join"), "prospects_as_of": N_("Wish to join as of"), "legal_form": N_("Legal form"), "activities": N_("Activity code"),
    "possibly_same_as": N_("May be the same as"), "counted_as": N_("Counted as"), "days_since_previous": N_("Days since the stage before"),
    "source_id": N_("Source code"), "publisher": N_("Publisher"), "title": N_("Title"), "address": N_("Address"), "published_on": N_("Published on"),
    "note": N_("Note of the source"), "org_id": N_("Organisation code"), "organisation": N_("Organisation"), "org_area": N_("Area code"),
    "kind": N_("Kind"), "tier": N_("Activity of the member"), "market_presence": N_("Market"), "potential": N_("Potential"), "role": N_("Role"),
    "valid_from": N_("Member from"), "observed_on": N_("Named on"), "as_of": N_("As of"), "qualifier": N_("The number is"),
    "event_id": N_("Event code"), "event": N_("Event"), "ref_area": N_("Area code"), "held_on": N_("Date"), "participants": N_("Participants"),
    "participants_qualifier": N_("Participants are"), "speakers": N_("Speakers"), "from_org_id": N_("Supplier code"), "supplier": N_("Supplier"),
    "to_org_id": N_("Buyer code"), "buyer": N_("Buyer"), "product": N_("Product code"), "product_name": N_("Product"), "time_period": N_("Period"),
    "value": N_("Value"), "unit_measure": N_("Unit"), "unit_mult": N_("Power of ten"), "conf_status": N_("Confidentiality"),
    "reason": N_("Reason code"), "from_tier": N_("Activity of the supplier"), "to_tier": N_("Activity of the buyer"), "suppliers": N_("Suppliers"),
    "buyers": N_("Buyers"), "links": N_("Links"), "application_id": N_("Application code"), "measure_id": N_("Measure code"),
    "measure": N_("Measure"), "applied_on": N_("Applied on"), "decided_on": N_("Decided on"), "paid_on": N_("Paid on"), "outcome": N_("Outcome"),
    "amount_granted": N_("Granted, amount"), "amount": N_("Amount paid"),
    "training_id": N_("Course code"), "course": N_("Course"), "trained": N_("Persons trained"),
    "facility_id": N_("Facility code"), "facility": N_("Facility"), "residents": N_("Residents"), "residents_qualifier": N_("Residents are"),
    "area_ha": N_("Hectares"), "area_ha_max": N_("Hectares at most"), "opened_on": N_("Opened on"), "programme_id": N_("Programme code"),
    "programme": N_("Programme"), "level": N_("Level"), "approved_on": N_("Approved on"), "period_start": N_("First year"),
    "period_end": N_("Last year"), "budget": N_("Budget"), "budget_qualifier": N_("The budget is"), "target": N_("Target"),
    **evaluation_files.LABELS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the registry: its title, how it is read (warehouse, country, day) and its columns."""

    title: str
    read: Callable[..., Rows]
    columns: tuple[str, ...]
    is_regional: bool = False  # with a chosen cluster also what is in its areas and names no cluster, as on its page


TABLES = {
    "clusters": Table(N_("Clusters on record"), records.on_record, (
        "cluster_id", "cluster", "areas", "area_names", "lifecycle_stage", "stage", "entered_on", "date_precision", "known_by", "is_in_register",
        "register_status", "register_entered_on", "register_valid_to", "members", "members_as_of", "members_qualifier", "prospects",
        "prospects_as_of", "legal_form", "activities", "possibly_same_as", "counted_as", *SOURCE)),
    "stages": Table(N_("Stages with their evidence"), records.cluster_paths, (
        "cluster_id", "cluster", "lifecycle_stage", "stage", "entered_on", "date_precision", "known_by", "valid_to", "status",
        "days_since_previous", *SOURCE)),
    "members": Table(N_("Members and prospects by name"), records.members, (
        "cluster_id", "cluster", "org_id", "organisation", "kind", "tier", "market_presence", "potential", "role", "valid_from", "valid_to",
        "observed_on", "date_precision", "org_area", *SOURCE)),
    "counts": Table(N_("Printed numbers of members"), cluster_record.counts, (
        "cluster_id", "cluster", "as_of", "date_precision", "kind", "members", "qualifier", *SOURCE)),
    "events": Table(N_("Events"), records.events, (
        "event_id", "event", "kind", "cluster_id", "cluster", "ref_area", "held_on", "date_precision", "participants",
        "participants_qualifier", "speakers", *SOURCE)),
    "applications": Table(N_("Applications for support"), cluster_record.application_list, (
        "application_id", "cluster_id", "cluster", "org_id", "organisation", "measure_id", "measure", "applied_on", "decided_on", "paid_on",
        "outcome", "amount_granted", "amount", "unit_measure", "unit_mult", *SOURCE)),
    "training": Table(N_("Training"), records.trainings, (
        "training_id", "course", "cluster_id", "cluster", "ref_area", "held_on", "date_precision", "trained", *SOURCE)),
    "facilities": Table(N_("Facilities"), records.facilities, (
        "facility_id", "facility", "kind", "cluster_id", "cluster", "ref_area", "status", "residents", "residents_qualifier", "area_ha",
        "area_ha_max", "opened_on", "date_precision", *SOURCE), is_regional=True),
    "programmes": Table(N_("Programmes and targets"), records.programmes, (
        "programme_id", "programme", "cluster_id", "cluster", "ref_area", "level", "status", "approved_on", "date_precision", "period_start",
        "period_end", "budget", "budget_qualifier", "unit_measure", "unit_mult", "target", *SOURCE), is_regional=True),
    "flows": Table(N_("Supplies between members"), cooperation.links, (
        "cluster_id", "cluster", "from_org_id", "supplier", "to_org_id", "buyer", "product", "product_name", "time_period", "value",
        "conf_status", "reason", *SOURCE)),
    "flows_by_kind": Table(N_("Supplies by kind of member"), cooperation.amounts, (
        "cluster_id", "cluster", "from_tier", "to_tier", "time_period", "suppliers", "buyers", "links", "value", "unit_measure", "unit_mult",
        "conf_status", "reason", *SOURCE)),
    **{name: Table(*entry) for name, entry in evaluation_files.ENTRIES.items()},
}  # fmt: skip


def rows(here: settle.Settled, table_id: str) -> Rows:
    """The rows of a table as known on the day, of the chosen cluster where one is chosen."""
    chosen = here.selection
    found: Rows = store.ask(TABLES[table_id].read, here.edition, chosen.country, chosen.as_of)
    if not chosen.cluster or not len(found):
        return found
    wanted = found["cluster_id"] == chosen.cluster
    if TABLES[table_id].is_regional:
        every = store.ask(records.clusters, here.edition, chosen.country, chosen.as_of).where(cluster_id=chosen.cluster)
        areas = {area for row in every for area in records.areas_of(row)}
        wanted |= (found["cluster_id"] == "") & np.isin(found["ref_area"].astype(str), sorted(areas))
    return found.only(wanted)


def frame(here: settle.Settled, table_id: str) -> pd.DataFrame:
    """Codes and names side by side, the publication behind each row at its end; missing stays missing."""
    found, columns = rows(here, table_id), TABLES[table_id].columns
    known, sources = names.of(here.edition), store.ask(by_key, here.edition, "source")
    made = [_worded(row, known, sources) for row in found]
    data = (
        {name: [words[name] for words in made] if name in _WORDED else list(found.plain(name)) for name in columns}
        if made
        else {}
    )
    return pd.DataFrame(data, columns=list(columns))


_WORDED = {"cluster", "area_names", "stage", "organisation", "event", "supplier", "buyer", "product_name", "measure", "course", "facility",
           "programme", "target", "legal_form", "note", "source_id", "publisher", "title", "address", "published_on"}  # fmt: skip
# Where a name stands: the column with its code, and how its columns begin.
_NAMED = {"organisation": ("org_id", "name"), "event": ("event_id", "name"), "course": ("training_id", "name"), "buyer": ("to_org_id", "to"),
          "facility": ("facility_id", "name"), "programme": ("programme_id", "name"), "supplier": ("from_org_id", "from")}  # fmt: skip


def _worded(row: Row, known: names.Names, sources: dict[str, dict[str, object]]) -> dict[str, str]:
    """What a row's codes are called, and its publication: of a cluster the one behind its stage."""
    lang = current()

    def of(name: str) -> str:
        try:
            return str(getattr(row, name) or "")
        except KeyError:
            return ""

    evidence = of("stage_source_id") or of("source_id")
    source = sources.get(evidence, {})
    return {
        "cluster": known.text("cluster", of("cluster_id")) if of("cluster_id") else "",
        "area_names": "; ".join(known.area(code) for code in of("areas").split("; ") if code),
        "stage": known.text("lifecycle_stage", of("lifecycle_stage")) if of("lifecycle_stage") else "",
        "product_name": known.product(of("product")) if of("product") else "",
        **{name: registry_words.in_language(row, prefix, lang) if of(key) else "" for name, (key, prefix) in _NAMED.items()},
        **{name: said(of(name)) for name in ("target", "legal_form", "note")},
        "measure": registry_words.word("measure", of("measure_kind")),
        "source_id": evidence, "publisher": said(str(source.get("publisher", ""))), "title": cited(str(source.get("title", ""))),
        "address": str(source.get("address", "")), "published_on": str(source.get("published_on", "")),
    }  # fmt: skip


def worklist(here: settle.Settled, table_id: str) -> Worklist:
    """The file of a table."""
    chosen, known, found = here.selection, names.of(here.edition), frame(here, table_id)
    filters = (
        (_("Country"), known.area(chosen.country)),
        (_("Cluster"), known.text("cluster", chosen.cluster) if chosen.cluster else _("All clusters")),
        (_("As of"), chosen.as_of or _("Newest figures")),
    )
    return Worklist(
        ", ".join((_(TABLES[table_id].title), known.area(chosen.country))), found, {name: _(LABELS[name]) for name in found.columns},
        filters, _notes(table_id), tuple(found["source_id"]),
    )  # fmt: skip


def _notes(table_id: str) -> tuple[str, ...]:
    """What holds for every file of the registry, and why amounts are left out of some."""
    every = _(
        "What is not reported is absent or empty, never zero. Wishes to join are not members. No natural person is on record."
    )
    by_measure = TABLES["support_by_measure"].title
    if table_id == "applications":
        return every, _(
            "What a single firm asked for is told only by kind of measure and where at least three firms asked: see the file "
            "“{title}”. What is granted and paid is public.", title=_(by_measure),
        )  # fmt: skip
    if not table_id.startswith("flows"):
        return (every,)
    return every, _(
        "What a single firm sells or buys is confidential: amounts are told by kinds of members, where they betray no firm."
    )


def buttons(here: settle.Settled, table_id: str) -> None:
    """One button a format; the file is made on the click."""
    parts = ("registry", table_id, here.selection.cluster)
    worklist_files.buttons(here, partial(worklist, table_id=table_id), *parts, key=table_id)


def more(here: settle.Settled) -> None:
    """The other tables, whole, of what is on the page."""
    with page.unfolded(_("All tables of the registry as files"), "registry-files") as is_open:
        if not is_open:
            return
        for table_id, table in TABLES.items():
            count = len(rows(here, table_id))
            if count and (table_id != "clusters" or here.selection.cluster):
                st.markdown(f"**{_(table.title)}** ({count})")
                buttons(here, table_id)
