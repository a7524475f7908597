"""What the page of gaps compares: the measure of specialisation, activity, year, floor and percentile, each among those that have data."""

from dataclasses import dataclass, replace

from metrics import choices, gap_stars, gaps
from metrics.gap_stars import Judged
from metrics.gaps import Asked
from metrics.rows import Rows
from views.parts import arrival, controls, formats, names, page, settle, store
from views.parts.language import _
from views.parts.selection import Selection

FLOORS = tuple(f"{floor:g}" for floor in gaps.FLOORS)
PERCENTILES = tuple(str(number) for number in gap_stars.PERCENTILES)
LENGTH = "A"


@dataclass(frozen=True, slots=True)
class View:
    """The settled selection and everything that is worked out of it; regions in order of code."""

    here: settle.Settled
    asked: Asked
    regions: Rows
    is_covered: bool

    def of(self, *kinds: str) -> Rows:
        """The regions of some kinds, the most specialised first."""
        return self.regions.among("kind", kinds).ordered("value", descending=True)

    @property
    def stars(self) -> Judged:
        """The stars of the regions; remembered."""
        return store.ask(gap_stars.judged, self.here.edition, self.asked, float(self.here.selection.best))


def bases(edition: str, country: str) -> tuple[str, ...]:
    """Measures of specialisation in light industry that the country has by region."""
    return tuple(basis for basis in gaps.BASES if activities(edition, country, basis))


def activities(edition: str, country: str, basis: str) -> tuple[str, ...]:
    """Light industry and its parts as far as a measure has them by region, the whole first."""
    known = names.of(edition).tables["activity"]
    found = store.ask(choices.available, edition, basis, country).of(freq=LENGTH)
    codes = [one.activity for one in found.series if one.n_areas > 1 and known[one.activity]["is_light_industry"]]
    return tuple(sorted(set(codes), key=lambda code: (code != "C13-C15", code)))


def settled(chosen: Selection) -> settle.Settled:
    """The selection with all fields of this page filled in; without a metric where the country has no figures by region."""
    base = settle.everywhere(chosen)
    here, settling = base.selection, settle.Settling(base.notices)
    known = bases(base.edition, here.country)
    asked = here.metric if here.metric in known else ""
    first = asked or _first(base, known)
    if here.metric and not asked:
        if arrival.is_asked(here.metric) and first:  # what else the address asks for gets its answer, too
            settling.instead(here.metric, first, settle.metric_name)
        else:
            here = replace(here, activity="", period="")  # they belonged to the metric that is left out
    here = replace(here, metric=first, product="", transform="", start="", end="")
    if first:
        here = _fields(here, settling)
    return settle.Settled(here, tuple(settling.notices))


def _fields(here: Selection, settling: settle.Settling) -> Selection:
    """Activity, year, floor and percentile."""
    known = activities(here.edition, here.country, here.metric)
    activity = settling.one(here.activity, known, known[0], names.of(here.edition).activity)
    years = periods(here.edition, here.country, here.metric, activity)
    period = settling.one(here.period, years, _newest(here, activity) or years[0], formats.period)
    floor = settling.one(here.floor, FLOORS, f"{gaps.FLOOR:g}", floor_name)
    best = settling.one(here.best, PERCENTILES, str(gap_stars.BEST), percentile_name)
    return replace(here, activity=activity, period=period, floor=floor, best=best)


def periods(edition: str, country: str, basis: str, activity: str) -> tuple[str, ...]:
    """Years of a measure, the newest first."""
    found = store.ask(choices.available, edition, basis, country).of(activity=activity, freq=LENGTH)
    return choices.every_period(found.first, found.last)[::-1]


def _newest(here: Selection, activity: str) -> str:
    """The newest year with figures as known on the day."""
    query = page.newest(
        here.edition, here.country, here.metric, activity=activity, transform="relative", as_of=here.as_of
    )
    years = periods(here.edition, here.country, here.metric, activity)
    return query.start if query and query.start in years else ""


def _first(base: settle.Settled, known: tuple[str, ...]) -> str:
    """The first measure whose newest year has a quotient of light industry that is not withheld; else the first one."""
    here = base.selection
    for basis in known:
        activity = activities(base.edition, here.country, basis)[0]
        year = _newest(replace(here, metric=basis), activity)
        if year and len(page.rows(base.edition, Asked(here.country, basis, activity, year, here.as_of).query()).known):
            return basis
    return known[0] if known else ""


def view(here: settle.Settled) -> View:
    """The regions with their kinds."""
    chosen = here.selection
    asked = Asked(chosen.country, chosen.metric, chosen.activity, chosen.period, chosen.as_of, float(chosen.floor))
    found, on_record = page.rows(here.edition, asked.query()), store.ask(gaps.clusters, here.edition, asked)
    is_covered = store.ask(gaps.is_covered, here.edition, chosen.country)
    return View(here, asked, gaps.regions(found, on_record, asked), is_covered)


def _within(code: str, low: float, high: float) -> None:
    """Raise ValueError for a text that is no number, or one that makes no sense here."""
    if not low <= float(code) < high:
        raise ValueError(f"{code} does not lie from {low} to {high}")


def floor_name(code: str) -> str:
    """A floor in words; raises ValueError for what is none."""
    _within(code, 0, 1000)
    return _("quotient above {n}", n=formats.number(float(code), 2 if float(code) % 0.5 else 1))


def percentile_name(code: str) -> str:
    """A percentile in words; raises ValueError for what is none."""
    _within(code, 0, 100)
    return _("stars for the best {share}", share=formats.percent(100 - float(code), 0))


def draw_controls(view_: View) -> None:
    """Measure, activity, year, floor; the percentile stands with the stars."""
    here = view_.here
    chosen, known = here.selection, names.of(here.edition)
    offered = bases(here.edition, chosen.country)
    parts = activities(here.edition, chosen.country, chosen.metric)
    years = periods(here.edition, chosen.country, chosen.metric, chosen.activity)
    controls.choose(_("Measured by"), "metric", offered, chosen.metric, settle.metric_name, width=280)
    controls.choose(_("Activity"), "activity", parts, chosen.activity, known.activity, width=260)
    controls.choose(_("Year"), "period", years, chosen.period, formats.period, width=120)
    controls.choose(_("Specialised from"), "floor", FLOORS, chosen.floor, floor_name, width=220)
