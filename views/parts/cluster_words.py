"""The sentences of the Clusters page: how many clusters are on record and how far, and where a chosen one stands."""

from datetime import date

from metrics import records
from metrics.rows import Row, Rows
from views.parts import atlas_words, cluster_board, formats, registry_words, sentences
from views.parts.language import _, n_
from views.parts.names import Names


def title(clusters: Rows, as_of: str) -> str:
    """How many clusters are on record, how many in the register, and whether any was supported."""
    if not len(clusters):
        early = _("No cluster had been reported by {day}", day=formats.day(date.fromisoformat(as_of))) if as_of else ""
        return early or _("No cluster is on record")
    registered = int(clusters["is_in_register"].sum())
    supported = len(clusters.where(lifecycle_stage="supported"))
    parts = [
        n_("{n} cluster on record", "{n} clusters on record", len(clusters)),
        n_("{n} in the ministry register", "{n} in the ministry register", registered)
        if registered
        else _("none in the ministry register"),
        n_("{n} reported as supported", "{n} reported as supported", supported)
        if supported
        else _("none reported as supported"),
    ]
    return ", ".join(parts)


def lead(clusters: Rows, *, is_invented: bool = False) -> str:
    """Pairs that may be one cluster, how other pages count, and what absence means where the records are real."""
    pairs = len(clusters) - len(clusters.distinct("counted_as"))
    parts = []
    if pairs:
        parts.append(
            n_("{n} pair of records may be one cluster each.", "{n} pairs of records may be one cluster each.", pairs)
        )
    if len(clusters):
        counted = atlas_words.clusters_title(clusters)
        parts.append(_("From a signed agreement on, and each such pair once: {count}.", count=sentences.inner(counted)))
    if not is_invented:
        parts.append(_("Absence from this list says nothing: the registers themselves were not at hand."))
    return " ".join(parts)


def chosen_title(row: Row, known: Names) -> str:
    """The cluster, the furthest stage with its date, and printed members."""
    stage = known.text("lifecycle_stage", row.lifecycle_stage) if row.lifecycle_stage else _("no stage is reported")
    reached = ", ".join(filter(None, (sentences.inner(stage), _when(row))))
    return "; ".join(filter(None, (f"{known.text('cluster', row.cluster_id)}: {reached}", cluster_board.people(row))))


def _when(row: Row) -> str:
    """The date of the stage; nothing where not even its source has one."""
    is_dated = row.entered_on is not None or row.stage_published_on
    return registry_words.stage_date(row) if row.lifecycle_stage and is_dated else ""


def chosen_lead(row: Row, known: Names, further: list[str]) -> str:
    """Where it is, what it does, what else it is called."""
    areas = formats.listed(known.area(code) for code in records.areas_of(row))
    activities = formats.listed(sentences.inner(known.activity(code)) for code in row.activities.split(";") if code)
    parts = [areas if not activities else f"{areas}: {activities}"]
    if further:
        parts.append(_("Also called {names}", names=formats.listed(_("“{name}”", name=name) for name in further)))
    if row.possibly_same_as:
        parts.append(_("May be the same as {cluster}", cluster=known.text("cluster", row.possibly_same_as)))
    if row.register_source_id and not row.register_is_good:
        parts.append(_("register entry: {state}", state=registry_words.register_entry(row)))
    return " ".join(sentences.sentence(part) for part in parts)
