"""The worklist of gaps as a file: one row a region with its kind, the figures, the stars and what is on record."""

import pandas as pd

from metrics import gaps
from metrics.catalogue import metric as find_metric
from metrics.gap_stars import CRITERIA
from metrics.rows import Row
from views.parts import (
    as_known,
    formats,
    gap_missing,
    gap_tables,
    gap_view,
    gap_words,
    names,
    registry_words,
    sentences,
    settle,
    store,
    worklist_files,
)
from views.parts.gap_view import View
from views.parts.language import N_, _, current
from views.parts.worklist_files import Worklist

# Where no registry covers the country a kind says nothing of clusters.
UNCOVERED = {gaps.WITHOUT: "specialised", gaps.NEITHER: "not_specialised", gaps.UNKNOWN: gaps.UNKNOWN}
LABELS = {
    "ref_area": N_("Area code"), "area": N_("Area"), "kind_code": N_("Kind code"), "kind": N_("Kind"), "time_period": N_("Period"),
    "location_quotient": N_("Location quotient"), "share_pct": N_("Share, %"), "reason": N_("Reason code"), "reason_text": N_("Reason"),
    "obs_status": N_("Flag"), "employment": N_("Employment"), "stars": N_("Stars"), "stars_of": N_("Stars that can be judged"),
    "star_size": N_("Star for size"), "star_specialisation": N_("Star for specialisation"), "star_productivity": N_("Star for productivity"),
    "star_dynamics": N_("Star for growth"), "cluster_ids": N_("Cluster code"), "clusters": N_("Clusters on record"),
    "said": N_("Said in public"), "source_id": N_("Source code"),
}  # fmt: skip


def buttons(here: settle.Settled) -> None:
    """One button a format."""
    chosen = here.selection
    worklist_files.buttons(
        here, worklist, "cluster-gaps", *filter(None, (chosen.metric, chosen.activity, chosen.period))
    )


def worklist(here: settle.Settled) -> Worklist:
    """The rows as on the screen, by measure or as far as can be said without one."""
    return _measured(gap_view.view(here)) if here.selection.metric else _unmeasured(here)


def _measured(view: View) -> Worklist:
    """Every region, the gaps first."""
    here, known = view.here, names.of(view.here.edition)
    chosen = here.selection
    order = [row for kind in gaps.KINDS for row in view.of(kind)]
    there = gap_tables.on_record(view)
    rows = [_row(view, row, there.get(row.ref_area, "")) for row in order]
    columns = [name for name in LABELS if name != "said"]
    filters = (
        (_("Country"), known.area(chosen.country)), (_("Measured by"), find_metric(chosen.metric).title[current()]),
        (_("Activity"), known.activity(chosen.activity)), (_("Period"), formats.period(chosen.period)),
        (_("Specialised from"), gap_view.floor_name(chosen.floor)), (_("Stars"), gap_words.best(view)),
        (_("As of"), chosen.as_of or _("Newest figures")),
    )  # fmt: skip
    used = (
        {*view.regions.plain("source_id"), *store.ask(gaps.clusters, here.edition, view.asked).plain("source_id")}
        if order
        else set()
    )
    return Worklist(title(here), _frame(rows, columns), _labels(), filters,
                    (gap_words.title(view), *notes(view.is_covered), *_limits(view)), tuple(sorted(filter(None, used))))  # fmt: skip


def _limits(view: View) -> tuple[str, ...]:
    """The thresholds of the stars, as sentences."""
    judged = view.stars
    if judged.reason or not any(judged.used):
        return ()
    star, start = _("Star for"), sentences.inner(_("Star from"))
    return tuple(
        f"{star} {name}: {figure}, {start} {limit}" for name, figure, limit, _n in gap_words.thresholds(view, judged)
    )


def _frame(rows: list[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    """The rows; whole numbers stay whole where some are missing."""
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({name: "Int64" for name in columns if name == "employment" or name.startswith("star")})


def _row(view: View, row: Row, there: str) -> dict[str, object]:
    """One region."""
    stars = view.stars.by_area.get(row.ref_area)
    known, code = row.reason == "", row.kind if view.is_covered else UNCOVERED[row.kind]
    found: dict[str, object] = {
        "ref_area": row.ref_area, "area": names.of(view.here.edition).area(row.ref_area), "kind_code": code,
        "kind": gap_words.kind(row.kind, view.is_covered), "time_period": row.time_period,
        "location_quotient": row.value if known else None, "share_pct": row.share if known else None,
        "reason": row.reason, "reason_text": as_known.reason(row.reason, view.asked.as_of) if row.reason else "", "obs_status": row.obs_status,
        "employment": round(stars.jobs) if stars and registry_words.is_known(stars.jobs) else None, "stars": stars.stars if stars else None,
        "stars_of": stars.out_of if stars else 0, "cluster_ids": row.clusters, "clusters": there, "source_id": row.source_id,
    }  # fmt: skip
    for at, name in enumerate(CRITERIA):
        found[f"star_{name}"] = stars.by_criterion[at] if stars else None
    return found


def _unmeasured(here: settle.Settled) -> Worklist:
    """Regions with a cluster on record or a statement."""
    chosen, known = here.selection, names.of(here.edition)
    found = gap_missing.regions(here)
    columns = ["ref_area", "area", "clusters", "said", "source_id"]
    rows = [
        {"ref_area": one.code, "area": known.area(one.code), "clusters": "; ".join(one.clusters), "said": "; ".join(one.said),
         "source_id": "; ".join(one.source_ids)}
        for one in found
    ]  # fmt: skip
    filters = ((_("Country"), known.area(chosen.country)), (_("As of"), chosen.as_of or _("Newest figures")))
    ids = tuple(sorted({source for one in found for source in one.source_ids if source}))
    return Worklist(
        title(here), pd.DataFrame(rows, columns=columns), _labels(), filters, (gap_missing.title(found),), ids
    )


def title(here: settle.Settled) -> str:
    """What the file holds."""
    return ", ".join((_("Specialisation and clusters"), names.of(here.edition).area(here.selection.country)))


def _labels() -> dict[str, str]:
    return {name: _(label) for name, label in LABELS.items()}


def notes(is_covered: bool) -> tuple[str, ...]:
    """What the kinds do not say."""
    return (
        _("A region without a cluster on record may have one that is not on record.")
        if is_covered
        else _("No registry of clusters covers the country: whether a region has a cluster is not known."),
        _("Withheld and missing quotients are not known and never taken for “not specialised”."),
    )
