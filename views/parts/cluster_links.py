"""What surrounds a cluster: events and their reach, training, facilities, programmes, figures in the press; supplies between members come last."""

from collections.abc import Callable, Sequence

import numpy as np

from data.warehouse import Warehouse
from metrics import cluster_record, records, statements
from metrics.rows import Row, Rows
from views.parts import cluster_cooperation, evidence, formats, html, names, page, registry_words, settle, store
from views.parts.declared_words import said
from views.parts.lacking import Gap, Lacking
from views.parts.language import _, current

MOST = 10


def draw(here: settle.Settled, row: Row) -> Lacking:
    """The parts that have records, one after the other; the answer says what is missing."""
    found = [
        draw_part(here, row)
        for draw_part in (events, trainings, facilities, programmes, press, cluster_cooperation.draw)
    ]
    return [gap for gap in found if gap is not None]


def _read(here: settle.Settled, read: Callable[..., Rows], row: Row, *, is_regional: bool = False) -> Rows:
    """Records of the cluster; with `is_regional` those of its areas that name no cluster, too."""
    chosen = here.selection
    found: Rows = store.ask(read, here.edition, chosen.country, chosen.as_of)
    if not len(found):
        return found
    wanted = found["cluster_id"] == row.cluster_id
    if is_regional:
        areas = records.areas_of(row)
        wanted |= (found["cluster_id"] == "") & np.array([area in areas for area in found["ref_area"].tolist()])
    return found.only(wanted)


def _shown(
    here: settle.Settled,
    found: Rows,
    heads: tuple[str, str],
    headers: Sequence[str],
    body: list[list[str]],
    numeric: Sequence[bool],
) -> None:
    """A table cut to what a screen can bear, the publication beside each row; `heads` = heading and sub-title."""
    html.figure_head(*heads)
    columns, rows, line = evidence.beside(here.edition, headers, body, found["source_id"].tolist())
    html.table(columns, rows[:MOST], [*numeric, False][: len(columns)], heads[0])
    if len(body) > MOST:
        line = " ".join(filter(None, (page.first_rows(MOST, len(body)), line)))
    if line:
        html.block("source", line)


def events(here: settle.Settled, row: Row) -> Gap | None:
    """Forums, exhibitions and meetings with their reach, newest first."""
    found = _newest_first(_read(here, records.events, row))
    if not len(found):
        return _("Events."), _("Nothing is on record. File: data/raw/registry/event.csv.")
    reach, lang = store.ask(cluster_record.reach, here.edition, row.cluster_id), current()
    body = [
        [
            _day(event.held_on, event.date_precision), registry_words.in_language(event, "name", lang),
            registry_words.word("event", event.kind), registry_words.counted(event.participants, event.participants_qualifier),
            registry_words.counted(event.speakers), formats.number(reach[event.event_id]) if event.event_id in reach else formats.MISSING,
        ]
        for event in found
    ]  # fmt: skip
    headers = [_("Date"), _("Event"), _("Kind"), _("Participants"), _("Speakers"), _("Organisations by name")]
    heads = _("Events and reach"), _("Participants as printed: persons or organisations")
    _shown(here, found, heads, headers, body, [False, False, False, True, True, True])
    return None


def trainings(here: settle.Settled, row: Row) -> Gap | None:
    """Training courses, newest first."""
    found, lang = _newest_first(_read(here, records.trainings, row)), current()
    if not len(found):
        return _("Training."), _("Nothing is on record. File: data/raw/registry/training.csv.")
    body = [
        [_day(one.held_on, one.date_precision), registry_words.in_language(one, "name", lang), registry_words.counted(one.trained)]
        for one in found
    ]  # fmt: skip
    heads = _("Training"), _("Persons trained, as printed")
    _shown(here, found, heads, [_("Date"), _("Course"), _("Persons")], body, [False, False, True])
    return None


def facilities(here: settle.Settled, row: Row) -> Gap | None:
    """Parks, technoparks, centres of the cluster and of its areas."""
    found, lang, known = _read(here, records.facilities, row, is_regional=True), current(), names.of(here.edition)
    if not len(found):
        return _("Facilities."), _(
            "None of the cluster or its region is on record. File: data/raw/registry/facility.csv."
        )
    body = [
        [
            registry_words.in_language(one, "name", lang), registry_words.word("facility", one.kind), known.short(one.ref_area), _link(one),
            registry_words.word("status", one.status), registry_words.counted(one.residents, one.residents_qualifier), _hectares(one),
        ]
        for one in found
    ]  # fmt: skip
    headers = [_("Facility"), _("Kind"), _("Area"), _("Belongs to"), _("State"), _("Residents"), _("Hectares")]
    _shown(
        here, found, (_("Facilities"), _("Of the cluster and of its region")), headers, body, [False] * 5 + [True, True]
    )
    return None


def _hectares(one: Row) -> str:
    """Printed area, both ends of a range."""
    if not registry_words.is_known(one.area_ha):
        return formats.MISSING
    low = registry_words.counted(one.area_ha)
    return f"{low}–{registry_words.counted(one.area_ha_max)}" if registry_words.is_known(one.area_ha_max) else low


def programmes(here: settle.Settled, row: Row) -> Gap | None:
    """Strategies, programmes and goals of the cluster and of its areas, with target and budget."""
    found, lang, known = _read(here, records.programmes, row, is_regional=True), current(), names.of(here.edition)
    if not len(found):
        return _("Programmes and targets."), _(
            "None of the cluster or its region is on record. File: data/raw/registry/programme.csv."
        )
    body = [
        [
            said(registry_words.in_language(one, "name", lang)), _link(one), registry_words.word("status", one.status),
            _day(one.approved_on, one.date_precision), "–".join(filter(None, (one.period_start, one.period_end))),
            _budget(one, known), said(one.target),
        ]
        for one in found
    ]  # fmt: skip
    headers = [_("Programme"), _("Belongs to"), _("State"), _("Approved"), _("Years"), _("Budget"), _("Target")]
    heads = _("Programmes and targets"), _("As printed; a goal is not a result")
    _shown(here, found, heads, headers, body, [False] * 5 + [True, False])
    return None


def _budget(one: Row, known: names.Names) -> str:
    """A printed budget with what softens it."""
    if not registry_words.is_known(one.budget):
        return formats.MISSING
    amount = formats.level(one.budget, known.unit(one.unit_measure), int(one.unit_mult))
    return registry_words.softened(amount, one.budget_qualifier)


def press(here: settle.Settled, row: Row) -> Gap | None:
    """Figures said of clusters in its areas; they may be of another cluster there."""
    chosen, known = here.selection, names.of(here.edition)
    found = store.ask(said_of_clusters, here.edition, chosen.country, chosen.as_of)
    found = found.among("ref_area", records.areas_of(row)) if len(found) else found
    if not len(found):
        return _("Figures in the press."), _(
            "None of clusters in its region is on record. File: data/raw/press_statements.csv."
        )
    body = [
        [
            known.text("indicator", one.indicator), registry_words.stated(one, known),
            known.activity(one.activity) if one.activity != "_Z" else _("not stated"),
            formats.period(one.period_code) if one.period_code else _("not stated"),
        ]
        for one in found
    ]  # fmt: skip
    headers = [_("What"), _("Value"), _("Activity"), _("Period")]
    heads = _("Figures in the press"), _("As quoted, of clusters in its region: a figure may be of another one of them")
    _shown(here, found, heads, headers, body, [False, True, False, False])
    return None


def said_of_clusters(warehouse: Warehouse, country: str, as_of: str) -> Rows:
    """Statements whose scope is a cluster."""
    return statements.figures(warehouse, country, scope="cluster", as_of=as_of)


def _newest_first(found: Rows) -> Rows:
    """The rows the other way round; those without a day come first."""
    return found.at(np.arange(len(found))[::-1])


def _link(one: Row) -> str:
    """Whether the record names the cluster or only its region."""
    return _("this cluster") if one.cluster_id else _("its own region")


def _day(day: object, precision: str) -> str:
    """A printed date; words where none is printed."""
    return registry_words.on(day, precision) if day is not None else _("date not printed")  # type: ignore[arg-type]
