"""The index of cluster activity as rows and as a file: a row a region, with bands, dimensions, indicators and what was chosen."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pandas as pd

from metrics import cluster_activity
from metrics.activity_inputs import INDICATORS
from metrics.activity_offer import DIMENSIONS
from metrics.bands import Band
from views.documents.dust import swept
from views.parts import (
    activity_choice,
    activity_classes,
    activity_made,
    activity_shown,
    activity_words,
    atlas_overlay,
    file_buttons,
    files,
    formats,
    names,
    overlay_words,
    settle,
    store,
    worklist_files,
)
from views.parts.language import N_, _, current, speaking
from views.parts.worklist_files import Worklist

LABELS = {
    "ref_area": N_("Area code"), "area": N_("Area"), "time_period": N_("Period"), "index": N_("Index of cluster activity, points from 1 to 100"),
    "rank_first": N_("Place, from"), "rank_last": N_("Place, to"), "ranked": N_("Regions with an index"), "band": N_("Band"),
    "scale": N_("Scale"), "dynamics": N_("Growth"), "organisation": N_("Organisation"), "cooperation": N_("Support"),
    "adds_scale": N_("Scale adds to the index"), "adds_dynamics": N_("Growth adds to the index"),
    "adds_organisation": N_("Organisation adds to the index"), "adds_cooperation": N_("Support adds to the index"),
    "weight_coverage": N_("Part of the weight that is known"), "obs_status": N_("Flag"), "reason": N_("Reason code"), "reason_text": N_("Reason"),
    "log_employment": N_("Employment, logarithm of 1 + persons"), "location_quotient": N_("Location quotient"),
    "production_ytd": N_("Production index, January to December, %"), "members_per_1000": N_("Members per 1,000 organisations"),
    "employment_coverage": N_("Share of members in employment, at least, %"),
    "support_uptake": N_("Members paid support in the name of a cluster, %"),
    "support_lag": N_("Days until half are paid"),
    **{f"reason_{one.id}": N_("Reason code") for one in INDICATORS},
}  # fmt: skip
NEIGHBOURS = {  # where an overlay is on the map: whence its p are
    atlas_overlay.MORAN: N_("Neighbours, p by random rearrangements, after the correction for many tests"),
    atlas_overlay.HOTSPOTS: N_("Neighbours, p by the normal approximation, after the correction for many tests"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One region: `reason` says in words why there is no index, `absent` of each dimension why there is no score."""

    code: str
    name: str
    place: int
    index: float
    one: Band | None
    scores: tuple[float, ...]
    adds: tuple[float, ...]
    absent: tuple[str, ...]
    coverage: float
    reason: str
    reason_code: str

    @property
    def band(self) -> str:
        """The band in words; empty where there is none."""
        return activity_words.band(self.one) if self.one else ""


def lines(here: settle.Settled) -> list[Line]:
    """Every region of the year shown, by the weights of the address: the highest index first, those without one last."""
    chosen, known = here.selection, names.of(here.edition)
    activity, weights = activity_choice.activity(chosen), activity_choice.weights(chosen)
    year = activity.of(chosen.period)
    bands = store.ask(cluster_activity.bands, here.edition, chosen.country, chosen.as_of, chosen.period, weights)
    found = []
    for place, row in enumerate(cluster_activity.index(activity, chosen.period, weights).to_dict("records")):
        scores = tuple(year.scores[place].tolist())
        code, value = str(row["ref_area"]), float(row["index"])
        absent = tuple(activity_words.absent(year, place, at) for at in range(len(DIMENSIONS)))
        adds = (
            [math.nan] * len(DIMENSIONS)
            if math.isnan(value)
            else cluster_activity.contributions(scores, value, weights)
        )
        reason = activity_words.why_none(year, place) if math.isnan(value) else ""
        found.append(Line(code, known.area(code), place, value, bands.get(code), scores, tuple(adds), absent,
                          float(row["weight_coverage"]), reason, str(row["reason"])))  # fmt: skip
    return sorted(found, key=lambda line: (math.isnan(line.index), -line.index if not math.isnan(line.index) else 0.0))


def buttons(here: settle.Settled) -> None:
    """One button a format, the same five as on Download."""
    lang, link = current(), file_buttons.link(here)
    file_buttons.draw(lambda kind: partial(written, here, kind, lang, link), stem(here), tuple(files.KINDS), "activity")


def stem(here: settle.Settled) -> str:
    """Name of the file without its ending."""
    return worklist_files.stem(
        here, activity_choice.ID, activity_shown.span(here).replace("–", "-"), here.selection.weights
    )


def written(here: settle.Settled, kind: str, lang: str, link: str) -> bytes:
    """The bytes of a file, made outside the page's context, so the language comes along."""
    with speaking(lang):
        made = worklist(here)
        frame = swept(made.frame)
        more = {"stem": stem(here)} if kind == "zip" else {}
        stated = activity_classes.stated(here)
        passport = worklist_files.passport(
            stated,
            Worklist(made.title, frame, made.labels, made.filters, made.notes, made.source_ids),
            files.permalink(stated, link.partition("?")[0]),
        )
        return files.KINDS[kind].write(frame, passport, lang, **more)


def worklist(here: settle.Settled) -> Worklist:
    """The rows as on the screen, with the figures behind them and every choice that made them."""
    chosen, known = here.selection, names.of(here.edition)
    activity, weights = activity_choice.activity(chosen), activity_choice.weights(chosen)
    year = activity.of(chosen.period)
    labels = {**LABELS, **_of_neighbours(chosen.overlay)}
    frame = pd.DataFrame(list(_rows(here, activity)), columns=list(labels))
    frame = frame.astype(dict.fromkeys(("rank_first", "rank_last", "ranked"), "Int64"))
    if classes := activity_classes.line(here):
        labels, frame = {**labels, files.CLASSES: N_("Classes of the map")}, frame.assign(**{files.CLASSES: classes})
    given = [f"{activity_words.dimension(code)} {one:.0f}" for code, one in zip(DIMENSIONS, weights, strict=True)]
    ends = [f"{_(LABELS[one.id])}: {when}" for one, when in zip(INDICATORS, activity.references, strict=True) if when]
    filters = (
        (_("Country"), known.area(chosen.country)), (_("Period"), activity_shown.span(here)),
        (_("Weights of the dimensions"), formats.listed(given)),
        (_("Lowest and highest value of each indicator are those of"), formats.listed(ends)),
        (_("As of"), chosen.as_of or _("Newest figures")), (_("Classes of the map"), classes),
        *activity_shown.filters(here),
    )  # fmt: skip
    notes = tuple(" ".join(pair) for pair in activity_made.made(activity, chosen.period))
    notes += (overlay_words.spots(),) if chosen.overlay == atlas_overlay.HOTSPOTS else ()
    title = ", ".join((_("Index of cluster activity"), known.area(chosen.country), activity_shown.span(here)))
    return Worklist(
        title, frame, {name: _(label) for name, label in labels.items()}, filters, notes, year.inputs.source_ids
    )


def _of_neighbours(overlay: str) -> dict[str, str]:
    """The columns of an overlay; none where none is on the map."""
    return {"neighbours": N_("Neighbours"), "neighbours_p": NEIGHBOURS[overlay]} if overlay else {}


def _rows(here: settle.Settled, activity: cluster_activity.Activity) -> Iterator[dict[str, object]]:
    """The regions of every year that the maps show."""
    for year in activity_shown.years(here):
        shown = activity_shown.in_year(here, year)
        neighbours = activity_shown.neighbours(shown)
        for line in lines(shown):
            said, p = neighbours.get(line.code, ("", math.nan))
            yield {**_row(line, activity.of(year)), "neighbours": said, "neighbours_p": _known(p)}


def _row(line: Line, year: cluster_activity.Year) -> dict[str, object]:
    """One region; what is not there stays empty and has its reason."""
    one = line.one
    found: dict[str, object] = {
        "ref_area": line.code, "area": line.name, "time_period": year.year, "index": _known(line.index),
        "rank_first": one.first if one else None, "rank_last": one.last if one else None, "ranked": one.count if one else None, "band": line.band,
        "weight_coverage": line.coverage, "obs_status": "" if line.reason else ("E" if line.coverage < 1 - 1e-9 else "A"),
        "reason": line.reason_code, "reason_text": line.reason,
    }  # fmt: skip
    for code, score, adds in zip(DIMENSIONS, line.scores, line.adds, strict=True):
        found |= {code: _known(score), f"adds_{code}": _known(adds)}
    for at, one_of in enumerate(INDICATORS):
        found |= {
            one_of.id: _known(float(year.inputs.values[line.place, at])),
            f"reason_{one_of.id}": year.inputs.reasons[line.place][at],
        }
    return found


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value
