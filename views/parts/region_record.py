"""What the registry holds of an area: clusters, members, facilities, programmes, events; a part without records says which file fills it."""

from collections.abc import Sequence

from metrics import records
from metrics.rows import Row, Rows, of_records
from views.parts import cluster_board, evidence, formats, html, names, own_folder, page, registry_words, settle, store
from views.parts.declared_words import said
from views.parts.language import _, current, n_

MOST = 10


def clusters(here: settle.Settled, area: str) -> Rows:
    """The clusters that cover the area, furthest stage first, as known on the day."""
    found = store.ask(records.clusters, here.edition, here.selection.country, here.selection.as_of)
    if not len(found):
        return found
    return found.only(
        [area in str(areas or seat).split("; ") for areas, seat in zip(found["areas"], found["ref_area"], strict=True)]
    )


def _of_area(here: settle.Settled, read: object, area: str) -> Rows:
    """Records of a table that name the area."""
    found: Rows = store.ask(read, here.edition, here.selection.country, here.selection.as_of)  # type: ignore[arg-type]
    return found.where(ref_area=area) if len(found) else found


def has_registry(here: settle.Settled) -> bool:
    """The edition keeps a registry of the country: anything at all is on record of it."""
    chosen = here.selection
    return any(
        len(store.ask(read, here.edition, chosen.country, chosen.as_of))
        for read in (records.clusters, records.facilities, records.programmes)
    )


def counts(here: settle.Settled, area: str) -> dict[str, int]:
    """How many of each are on record; records that may be one cluster count once."""
    found = clusters(here, area)
    real = found.where(counts_as="cluster") if len(found) else found
    return {
        "clusters": len(real.distinct("counted_as")) if len(real) else 0,
        "registered": len(real.where(is_in_register=True).distinct("counted_as")) if len(real) else 0,
        "planned": len(found.where(counts_as="planned").distinct("counted_as")) if len(found) else 0,
        "facilities": len(_of_area(here, records.facilities, area)),
        "programmes": len(_of_area(here, records.programmes, area)),
    }


def cards(here: settle.Settled, found: dict[str, int]) -> list[html.Card]:
    """Clusters on record as a key figure, of the counts of an area; none where the edition keeps no registry of the country."""
    if not any(found.values()) and not has_registry(here):
        return []
    told = (
        n_("{n} in the ministry register", "{n} in the ministry register", found["registered"])
        if found["registered"]
        else ""
    )
    planned = (
        n_("{n} more is planned.", "{n} more are planned.", found["planned"]).rstrip(".") if found["planned"] else ""
    )
    if found["planned"] and not found["clusters"]:
        planned = n_("{n} is planned", "{n} are planned", found["planned"])
    if not found["clusters"]:
        return [(_("Clusters on record"), formats.MISSING, "", planned or _("none reported"), "same", (), "")]
    return [(_("Clusters on record"), formats.number(found["clusters"]), "", told, "same", (), planned)]


def draw(here: settle.Settled, area: str) -> None:
    """The parts that have records, one after the other, then what is missing."""
    if not has_registry(here):
        said = _("This edition keeps no registry of this country. Files: data/raw/registry/*.csv.")
        html.note(_("No registry."), own_folder.fitting(here, said))
        return
    lacking = [gap for part in (_clusters, _members, _facilities, _programmes, _events) if (gap := part(here, area))]
    if lacking:
        html.cares(own_folder.all_fitting(here, lacking))


def _shown(
    here: settle.Settled, found: Rows, heads: tuple[str, str], headers: Sequence[str], body: list[list[str]],
    numeric: Sequence[bool],
) -> None:  # fmt: skip
    """A table of at most ten rows with the publication of each; `heads` = heading and sub-title."""
    html.figure_head(*heads)
    columns, rows, line = evidence.beside(here.edition, headers, body, found["source_id"].tolist())
    html.table(columns, rows[:MOST], [*numeric, False][: len(columns)], heads[0])
    if len(body) > MOST:
        line = " ".join(filter(None, (page.first_rows(MOST, len(body)), line)))
    if line:
        html.block("source", line)


def _clusters(here: settle.Settled, area: str) -> tuple[str, str] | None:
    """Name, furthest stage with its date, printed members."""
    found, known = clusters(here, area), names.of(here.edition)
    if not len(found):
        return _("Clusters."), _("None of the region is on record. File: data/raw/registry/cluster.csv.")
    body = [
        [
            known.text("cluster", row.cluster_id),
            known.text("lifecycle_stage", row.lifecycle_stage) if row.lifecycle_stage else _("no stage is reported"),
            registry_words.stage_date(row) if row.lifecycle_stage else formats.MISSING,
            cluster_board.people(row) or formats.MISSING,
        ]
        for row in found
    ]
    headers = [_("Cluster"), _("Furthest stage"), _("Date"), _("Members, as printed")]
    _shown(here, found, (_("Clusters"), _("All that cover the region, furthest stage first")), headers, body,
           [False, False, False, True])  # fmt: skip
    if said := _not_counted(found):
        html.block("source", said)
    return None


def _not_counted(found: Rows) -> str:
    """Why the table has more lines than there are clusters on record: no stage, only a plan, maybe the same as another."""
    real = found.where(counts_as="cluster")
    reasons = {
        _("without a reported stage: {n}"): len(found.where(counts_as="")),
        _("only planned: {n}"): len(found.where(counts_as="planned")),
        _("possibly the same as another one: {n}"): len(real) - len(real.distinct("counted_as")),
    }
    said = [text.format(n=formats.number(count)) for text, count in reasons.items() if count]
    return _("Listed but not counted as clusters: {reasons}.", reasons="; ".join(said)) if said else ""


def _members(here: settle.Settled, area: str) -> tuple[str, str] | None:
    """Organisations of the area that are named as members of a cluster; wishes to join are no membership."""
    chosen, known, lang = here.selection, names.of(here.edition), current()
    found = store.ask(records.members, here.edition, chosen.country, chosen.as_of)
    found = _once(found.where(org_area=area)) if len(found) else found
    if not len(found):
        return _("Members by name."), _(
            "No organisation of the region is named. Files: data/raw/registry/membership.csv and organisation.csv."
        )
    body = [
        [
            registry_words.in_language(row, "name", lang), known.text("cluster", row.cluster_id),
            _("member") if row.kind == "member" else _("wishes to join"), registry_words.word("tier", row.tier),
            registry_words.word("market_presence", row.market_presence),
        ]
        for row in found.ordered("kind")
    ]  # fmt: skip
    headers = [_("Organisation"), _("Cluster"), _("Kind"), _("Activity"), _("Market")]
    _shown(
        here,
        found.ordered("kind"),
        (_("Members by name"), _("Organisations of the region; no list is complete")),
        headers,
        body,
        [False] * 5,
    )
    return None


def _once(found: Rows) -> Rows:
    """An organisation once a cluster and kind, also one that left and joined again or stands in two sources."""
    keys = list(zip(found.plain("org_id"), found.plain("cluster_id"), found.plain("kind"), strict=True))
    return found.only([key not in keys[:at] for at, key in enumerate(keys)])


def _facilities(here: settle.Settled, area: str) -> tuple[str, str] | None:
    """Parks, technoparks, centres."""
    found, lang = _of_area(here, records.facilities, area), current()
    if not len(found):
        return _("Facilities."), _("None of the region is on record. File: data/raw/registry/facility.csv.")
    body = [
        [
            registry_words.in_language(row, "name", lang), registry_words.word("facility", row.kind),
            registry_words.word("status", row.status), registry_words.counted(row.residents, row.residents_qualifier),
        ]
        for row in found
    ]  # fmt: skip
    headers = [_("Facility"), _("Kind"), _("State"), _("Residents")]
    _shown(
        here,
        found,
        (_("Facilities"), _("Parks, technoparks, centres of the region")),
        headers,
        body,
        [False, False, False, True],
    )
    return None


def _programmes(here: settle.Settled, area: str) -> tuple[str, str] | None:
    """Strategies, programmes and goals with target and years."""
    found, lang = _of_area(here, records.programmes, area), current()
    if not len(found):
        return _("Programmes."), _("None of the region is on record. File: data/raw/registry/programme.csv.")
    body = [
        [
            said(registry_words.in_language(row, "name", lang)), registry_words.word("status", row.status),
            "–".join(filter(None, (row.period_start, row.period_end))), _budget(row, here), said(row.target),
        ]
        for row in found
    ]  # fmt: skip
    headers = [_("Programme"), _("State"), _("Years"), _("Budget"), _("Target")]
    _shown(
        here,
        found,
        (_("Programmes"), _("As printed; a goal is not a result")),
        headers,
        body,
        [False, False, False, True, False],
    )
    return None


def _budget(row: Row, here: settle.Settled) -> str:
    """A printed budget with what softens it."""
    if not registry_words.is_known(row.budget):
        return formats.MISSING
    amount = formats.level(row.budget, names.of(here.edition).unit(row.unit_measure), int(row.unit_mult))
    return _("over {n}", n=amount) if row.budget_qualifier == "more_than" else amount


def _events(here: settle.Settled, area: str) -> tuple[str, str] | None:
    """Forums, exhibitions, meetings, newest first."""
    found, lang = _of_area(here, records.events, area), current()
    if not len(found):
        return _("Events."), _("None of the region is on record. File: data/raw/registry/event.csv.")
    newest = list(found)[::-1]
    body = [
        [
            registry_words.on(row.held_on, row.date_precision) if row.held_on is not None else _("date not printed"),
            registry_words.in_language(row, "name", lang), registry_words.word("event", row.kind),
            registry_words.counted(row.participants, row.participants_qualifier),
        ]
        for row in newest
    ]  # fmt: skip
    backwards = of_records([{"source_id": row.source_id} for row in newest], ("source_id",))
    headers = [_("Date"), _("Event"), _("Kind"), _("Participants")]
    _shown(
        here,
        backwards,
        (_("Events"), _("Participants as printed: persons or organisations")),
        headers,
        body,
        [False, False, False, True],
    )
    return None
