"""Stars of the regions on the page of gaps: who has how many, and the thresholds; made when it is opened."""

from metrics import choices
from metrics.gap_stars import Judged
from metrics.gaps import KINDS, NEITHER, UNKNOWN
from views.parts import controls, formats, gap_view, gap_words, html, names, page, registry_words, store
from views.parts.gap_view import View
from views.parts.language import _

# Regions that the worklist is about; the others have stars in the file.
LISTED = tuple(kind for kind in KINDS if kind not in (NEITHER, UNKNOWN))


def draw(view: View) -> None:
    """Judging every region takes longer than the map and the worklist together, so it waits for the reader."""
    label = _("Stars and their thresholds, {period}", period=formats.period(view.asked.period))
    with page.unfolded(label, "gap-stars") as is_open:
        if not is_open:
            return
        best = view.here.selection.best
        controls.choose(_("Stars"), "best", gap_view.PERCENTILES, best, gap_view.percentile_name, width=240)
        judged = view.stars
        if judged.reason or not any(judged.used):
            html.note(_("No stars."), _why_none(view))
        else:
            thresholds(view, judged)
            regions(view, judged)
        html.cares([
            (_("Stars."), _("A convention of ours after the European Cluster Observatory and the European Cluster Panorama 2014; "
                            "always of employment and value added, whatever the measure of the map.")),
        ])  # fmt: skip


def _why_none(view: View) -> str:
    """What the stars need, and where employment ends."""
    needed = _("Employment and value added of the year are not on record for ten regions or more.")
    until = store.ask(choices.available, view.here.edition, "employment", view.asked.country).of(freq="A").last
    if not until or view.asked.as_of:
        return needed
    ends = _("Employment by region ends in {year}.", year=formats.period(until))
    return f"{needed} {ends}"


def thresholds(view: View, judged: Judged) -> None:
    """From where on a region gets each star."""
    label = _("Thresholds of the stars")
    sub = _(
        "One star each: {best} of the regions with data; specialisation must lie above the floor as well",
        best=gap_words.best(view),
    )
    html.figure_head(label, sub)
    headers = [_("Star for"), _("Figure"), _("Star from"), _("Regions with data")]
    html.table(headers, gap_words.thresholds(view, judged), [False, False, True, True], label, kind="fit")


def regions(view: View, judged: Judged) -> None:
    """The stars of the regions of the worklist, in its order; a dash where none can be judged."""
    known, label, body = names.of(view.here.edition), _("Stars of the regions of the worklist"), []
    for row in (row for kind in LISTED for row in view.of(kind)):
        stars = judged.by_area.get(row.ref_area)
        jobs = formats.number(stars.jobs, 0) if stars and registry_words.is_known(stars.jobs) else formats.MISSING
        kind = gap_words.kind(row.kind, view.is_covered)
        body.append([known.area(row.ref_area), kind, jobs, gap_words.stars(stars)])
    if body:
        html.figure_head(label, _("Of four criteria, those that can be judged; a withheld figure gives no star"))
        html.table([_("Region"), _("Kind"), _("Employment"), _("Stars")], body, [False, False, True, False], label)
