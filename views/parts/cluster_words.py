"""The sentences of the Clusters page: how many clusters are on record and how far, and where a chosen one stands."""

from datetime import date

from metrics import records
from metrics.rows import Row, Rows
from views.parts import atlas_words, cluster_board, formats, registry_words, sentences
from views.parts.language import _, n_
from views.parts.names import Names


def title(clusters: Rows, as_of: str, *, is_invented: bool = False) -> str:
    """How many clusters are on record, how many in the register, and whether any was supported.

    Real records say that an entry was made; whether it holds today, and that there is none, only the register itself says.
    """
    if not len(clusters):
        early = _("No cluster had been reported by {day}", day=formats.day(date.fromisoformat(as_of))) if as_of else ""
        return early or _("No cluster is on record")
    supported = len(clusters.where(lifecycle_stage="supported"))
    parts = [
        n_("{n} cluster on record", "{n} clusters on record", len(clusters)),
        _in_register(clusters) if is_invented else _entered(clusters),
        n_("{n} reported as supported", "{n} reported as supported", supported)
        if supported
        else _("none reported as supported"),
    ]
    return ", ".join(parts)


def _in_register(clusters: Rows) -> str:
    """How many entries hold."""
    n = int(clusters["is_in_register"].sum())
    return (
        n_("{n} in the ministry register", "{n} in the ministry register", n)
        if n
        else _("none in the ministry register")
    )


def _entered(clusters: Rows) -> str:
    """How many entries are reported, whether they hold or not."""
    n = int((clusters["register_source_id"] != "").sum())
    return (
        n_(
            "{n} reported to have entered the ministry register",
            "{n} reported to have entered the ministry register",
            n,
        )
        if n
        else _("no entry in the ministry register is reported")
    )


def lead(clusters: Rows, *, is_invented: bool = False) -> str:
    """Pairs that may be one cluster, how other pages count, and what absence means where the records are real."""
    pairs = len(clusters) - len(clusters.distinct("counted_as"))
    parts = []
    if pairs:
        parts.append(
            n_("{n} pair of records may be one cluster each.", "{n} pairs of records may be one cluster each.", pairs)
        )
    if len(clusters):
        parts.append(_counted(clusters, has_pairs=bool(pairs), is_invented=is_invented))
    if not is_invented and _is_open(clusters):
        parts.append(_("Whether an entry in the ministry register holds today is not known."))
    if not is_invented:
        parts.append(_("Absence from this list says nothing: the registers themselves were not at hand."))
    return " ".join(parts)


def _counted(clusters: Rows, *, has_pairs: bool, is_invented: bool) -> str:
    """How other pages count; how many are in the register only where the records are the register."""
    real = clusters.where(counts_as="cluster")
    number = len(real.distinct("counted_as"))
    count = (
        atlas_words.clusters_title(clusters)
        if is_invented
        else n_("{n} cluster on record", "{n} clusters on record", number)
    )
    if has_pairs:
        return _("From a signed agreement on, and each such pair once: {count}.", count=sentences.inner(count))
    return _("From a signed agreement on: {count}.", count=sentences.inner(count))


def _is_open(clusters: Rows) -> bool:
    """Some entry is on record without an end, so nobody can say from the records that it holds."""
    return any(row.register_source_id and row.register_is_good and row.register_valid_to is None for row in clusters)


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
