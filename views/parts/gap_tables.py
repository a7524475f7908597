"""The worklist of gaps as tables: specialised regions without a cluster, clusters without specialisation, and what is not known."""

from metrics import choices, gaps
from metrics.gaps import MATCHED, ONLY_PLANNED, UNKNOWN, UNSPECIALISED, WITHOUT
from metrics.rows import Row, Rows
from views.parts import as_known, formats, gap_words, html, names, page, store
from views.parts.gap_view import View, is_known
from views.parts.language import _

Table = tuple[list[str], list[list[str]], list[bool]]


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
            view.of(UNSPECIALISED),
            _counted(_("Clusters where the activity is not specialised"), len(view.of(UNSPECIALISED))),
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


def rows(view: View, found: Rows) -> Table:
    """Region, quotient, share, employment, stars, and the clusters there with their stage."""
    known, judged = names.of(view.here.edition), view.stars
    headers = [_("Region"), _("Quotient"), _("Share"), _("Employment"), _("Stars")]
    body = []
    for row in found:
        stars = judged.by_area.get(row.ref_area)
        jobs = stars.jobs if stars else float("nan")
        body.append([
            known.area(row.ref_area), formats.number(row.value, 2),
            formats.percent(row.share, 2),
            formats.number(jobs, 0) if is_known(jobs) else formats.MISSING, gap_words.stars(stars),
        ])  # fmt: skip
    numeric = [False, True, True, True, False]
    if view.is_covered:
        there = on_record(view)
        headers.append(_("On record"))
        numeric.append(False)
        body = [
            [*cells, there.get(row.ref_area) or _("no cluster on record")]
            for cells, row in zip(body, found, strict=True)
        ]
    return _without_empty(headers, body, numeric)


def _without_empty(headers: list[str], body: list[list[str]], numeric: list[bool]) -> Table:
    """The table without columns in which no row has a figure."""
    kept = [at for at in range(len(headers)) if not body or any(cells[at] != formats.MISSING for cells in body)]
    return [headers[at] for at in kept], [[cells[at] for at in kept] for cells in body], [numeric[at] for at in kept]


def on_record(view: View) -> dict[str, str]:
    """What is on record of each area: clusters with the stage they reached, furthest first."""
    known = names.of(view.here.edition)
    found: dict[str, list[str]] = {}
    for row in store.ask(gaps.clusters, view.here.edition, view.asked):
        for area in gaps.areas_of(row):
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


def stars(view: View) -> None:
    """The thresholds of the stars, visible."""
    judged = view.stars
    html.figure_head(
        _("Stars and their thresholds, {period}", period=formats.period(view.asked.period)),
        _(
            "One star each: {best} of the regions with data; specialisation must lie above the floor as well",
            best=gap_words.best(view),
        ),
    )
    if judged.reason or not any(judged.used):
        until = store.ask(choices.available, view.here.edition, "employment", view.asked.country).of(freq="A").last
        ends = (
            _("Employment by region ends in {year}.", year=formats.period(until))
            if until and not view.asked.as_of
            else ""
        )
        said = _("Employment and value added of the year are not on record for ten regions or more.")
        html.note(_("No stars."), " ".join(filter(None, (said, ends))))
        return
    headers = [_("Star for"), _("Figure"), _("Star from"), _("Regions with data")]
    html.table(
        headers,
        gap_words.thresholds(view, judged),
        [False, False, True, True],
        _("Thresholds of the stars"),
        kind="fit",
    )
