"""The worklist of gaps as tables: specialised regions without a cluster, clusters without specialisation, and what is not known."""

from metrics import gaps, records
from metrics.gaps import MATCHED, ONLY_PLANNED, UNKNOWN, UNSPECIALISED, UNSPECIALISED_PLAN, WITHOUT
from metrics.rows import Row, Rows
from views.parts import as_known, formats, html, names, page, store
from views.parts.gap_view import View
from views.parts.language import _


def draw(view: View) -> None:
    """The two gaps in full; the matches and what is not known folded."""
    if len(view.of(UNKNOWN)) == len(view.regions):
        unknown(view)
        return
    gap(
        view,
        view.of(WITHOUT, ONLY_PLANNED),
        _without_head(view),
        _without_sub(view),
        _("No region is specialised and without a cluster by these thresholds."),
    )
    if view.is_covered:
        gap(
            view,
            view.of(UNSPECIALISED, UNSPECIALISED_PLAN),
            _unspecialised_head(view),
            _("A cluster or a plan is on record, the quotient does not lie above the floor; highest quotient first"),
            _("Every cluster on record stands in a specialised region or in one that is not known."),
        )
        folded(view, view.of(MATCHED), _("Specialised regions with a cluster"), "gap-matched")
    unknown(view)


def _without_head(view: View) -> str:
    """How many regions are specialised and have nothing on record, and how many no more than a plan."""
    number, planned = len(view.of(WITHOUT)), len(view.of(ONLY_PLANNED))
    if not view.is_covered:
        return _counted(_("Specialised regions"), number)
    parts = [_counted(_("Specialised regions without a cluster"), number)]
    if planned:
        parts.append(_counted(_("with no more than a plan"), planned))
    return ", ".join(parts)


def _unspecialised_head(view: View) -> str:
    """How many regions have a cluster without specialisation, and how many no more than a plan."""
    parts = [_counted(_("Clusters where the activity is not specialised"), len(view.of(UNSPECIALISED)))]
    if planned := len(view.of(UNSPECIALISED_PLAN)):
        parts.append(_counted(_("with no more than a plan"), planned))
    return ", ".join(parts)


def _counted(heading: str, number: int) -> str:
    """A heading with the number of regions below it."""
    return f"{heading} ({formats.number(number)})"


def _without_sub(view: View) -> str:
    """How to read the first table."""
    if view.is_covered:
        return _("Highest quotient first; a plan is an idea, a working group, or a record without a stage")
    return _(
        "Highest quotient first; whether they have a cluster is not on record, since no registry covers the country"
    )


def gap(view: View, found: Rows, heading: str, sub: str, nothing: str) -> None:
    """One of the two tables, or the sentence that there is nothing."""
    html.figure_head(heading, sub)
    if not len(found):
        html.note(_("No such region."), nothing)
        return
    headers, body, numeric = rows(view, found)
    html.table(headers, body, numeric, heading, kind="whole")


def folded(view: View, found: Rows, label: str, key: str) -> None:
    """A further table, made when it is opened."""
    if not len(found):
        return
    with page.unfolded(f"{label} ({formats.number(len(found))})", key) as is_open:
        if is_open:
            headers, body, numeric = rows(view, found)
            html.table(headers, body, numeric, label)


def rows(view: View, found: Rows) -> page.Table:
    """Region, quotient, share, and the clusters there with their stage."""
    known = names.of(view.here.edition)
    body = [[known.area(row.ref_area), formats.number(row.value, 2), formats.percent(row.share, 2)] for row in found]
    headers, numeric = [_("Region"), _("Quotient"), _("Share")], [False, True, True]
    if not view.is_covered:
        return headers, body, numeric
    there, nothing = on_record(view), _("no cluster on record")
    body = [[*cells, there.get(row.ref_area, nothing)] for cells, row in zip(body, found, strict=True)]
    return [*headers, _("On record")], body, [*numeric, False]


def on_record(view: View) -> dict[str, str]:
    """What is on record of each area: clusters with the stage they reached, furthest first."""
    known = names.of(view.here.edition)
    found: dict[str, list[str]] = {}
    for row in store.ask(gaps.clusters, view.here.edition, view.asked):
        for area in records.areas_of(row):
            found.setdefault(area, []).append(cluster(row, known))
    return {area: "; ".join(texts) for area, texts in found.items()}


def cluster(row: Row, known: names.Names) -> str:
    """A cluster with its stage."""
    stage = known.text("lifecycle_stage", row.lifecycle_stage) if row.lifecycle_stage else _("stage not reported")
    return f"{known.text('cluster', row.cluster_id)} ({stage})"


def unknown(view: View) -> None:
    """Regions whose quotient is withheld or missing: with the reason, never as not specialised."""
    found = view.regions.where(kind=UNKNOWN)
    if not len(found):
        return
    label = _("Not known: withheld or missing, not “not specialised”")
    with page.unfolded(f"{label} ({formats.number(len(found))})", "gap-unknown") as is_open:
        if not is_open:
            return
        known, there = names.of(view.here.edition), on_record(view)
        body = [
            [known.area(row.ref_area), as_known.reason(row.reason, view.asked.as_of), there.get(row.ref_area, "")]
            for row in found
        ]  # fmt: skip
        html.table([_("Region"), _("Reason"), _("On record")], body, [False] * 3, label)
