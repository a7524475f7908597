"""From what the reader asked for to what a page can show: fills empty fields, and puts a sentence beside every correction.

An unknown value never breaks a page: the nearest valid choice takes its place and the page says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from data import periods
from data.errors import DataError
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from metrics.metric import Metric
from views.parts import controls, names, store
from views.parts.language import _
from views.parts.selection import Selection

# The first of these that has data opens a page; after them, whatever the country has.
FIRST = {
    "growth": ("output_physical", "gdp"),
    "atlas": ("gdp_share", "furthest_stage"),
    "download": ("output_physical", "gdp"),
    "methods": ("output_physical", "gdp_share"),
}
FIRST_TRANSFORM = {"atlas": {"gdp_share": "relative", "manufacturing_share_of_organisations": "relative"}}
COUNTRIES = ("RU", "UA", "US")


@dataclass(frozen=True, slots=True)
class Settled:
    """A selection with every field that the page uses filled in, and what had to be corrected, in words."""

    selection: Selection
    notices: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """Edition shown."""
        return self.selection.edition

    def query(self, **changed: object) -> Query:
        """The question of this selection to the engine; `changed` replaces parts of it."""
        chosen = self.selection
        asked = Query(
            metric=chosen.metric, country=chosen.country, ref_areas=chosen.areas, activity=chosen.activity, product=chosen.product,
            freq=chosen.freq, start=chosen.start, end=chosen.end, transform=chosen.transform,
            base_period=chosen.base if chosen.transform == "index" else "", as_of=chosen.as_of,
        )  # fmt: skip
        return replace(asked, **changed)  # type: ignore[arg-type]


class _Settling:
    """Collects the corrections while fields are settled one after another."""

    def __init__(self) -> None:
        self.notices = [
            _("Part of the address could not be read: {names}.", names=", ".join(controls.unreadable()))
        ] * bool(controls.unreadable())

    def one(self, asked: str, known: Sequence[str], fallback: str) -> str:
        """The asked code if it is known, else the nearest one, else the fallback."""
        if asked in known:
            return asked
        if not asked:
            return fallback
        near = get_close_matches(asked, known, n=1, cutoff=0.75)
        shown = near[0] if near else fallback
        self.notices.append(
            _("“{asked}” is not available here; {shown} is shown instead.", asked=asked, shown=shown or "–")
        )
        return shown


def everywhere(chosen: Selection) -> Settled:
    """Edition, country, language and day of knowledge: what holds on every page."""
    settling = _Settling()
    edition = settling.one(chosen.edition, store.present(), store.DEFAULT_EDITION)
    known = countries(edition)
    country = settling.one(chosen.country, known, known[0] if known else "")
    as_of = chosen.as_of if chosen.as_of != "newest" else ""
    if as_of and not _is_day(as_of):
        settling.notices.append(_("“{asked}” is not a day; the newest figures are shown.", asked=as_of))
        as_of = ""
    return Settled(replace(chosen, edition=edition, country=country, as_of=as_of), tuple(settling.notices))


def countries(edition: str) -> tuple[str, ...]:
    """Countries with data, the ones the observatory was made for first."""
    found = store.ask(choices.countries, edition)
    return tuple(sorted(found, key=lambda code: (COUNTRIES.index(code) if code in COUNTRIES else 9, code)))


def _is_day(text: str) -> bool:
    try:
        return periods.parse(text).freq == "D"
    except DataError:
        return False


def offered(page: str, edition: str, country: str) -> tuple[str, ...]:
    """Ids of the metrics that a page can show: maps need regions, lines need numbers over time, Methods explains all."""
    found: tuple[Metric, ...] = store.ask(choices.offered, edition, country)
    if page == "methods":
        fit = [m.id for m in found]
    elif page == "atlas":
        fit = [
            m.id
            for m in found
            if m.scale != "points" and store.ask(choices.available, edition, m.id, country)["n_areas"].max() > 1
        ]
    else:
        fit = [m.id for m in found if m.scale not in ("points", "ordinal")]
    first = [name for name in FIRST[page] if name in fit]
    return (*first, *(name for name in fit if name not in first))


def page(chosen: Selection, name: str) -> Settled:
    """Everything that a page with one metric needs, in the order in which choices depend on each other."""
    base = everywhere(chosen)
    settling, here = _Settling(), base.selection
    settling.notices = list(base.notices)
    known = offered(name, here.edition, here.country)
    asked = here.metric if here.metric in known or not _exists(here.metric) else ""
    here = replace(here, metric=settling.one(asked, known, known[0] if known else ""))
    if not here.metric:
        return Settled(here, tuple(settling.notices))
    here = _dimensions(here, settling)
    known = choices.transforms(here.metric, here.freq)
    first = FIRST_TRANSFORM.get(name, {}).get(here.metric, known[0])
    here = replace(here, transform=settling.one(here.transform, known, first))
    return Settled(_areas(here, settling), tuple(settling.notices))


def _exists(metric_id: str) -> bool:
    """A metric that exists but has no place on this page is left silently; a metric that does not exist is named."""
    try:
        return bool(find_metric(metric_id))
    except KeyError:
        return False


def _dimensions(here: Selection, settling: _Settling) -> Selection:
    """Activity, product and length of period, each among those for which there are figures."""
    metric = find_metric(here.metric)
    found = store.ask(choices.available, here.edition, here.metric, here.country)
    first = store.ask(choices.default, here.edition, here.metric, here.country)
    fields = {"activity": "", "product": ""}
    for name in ("product", "activity"):
        if name in metric.dimensions and not (name == "activity" and metric.activity == "*"):
            known = sorted(found[name].unique())
            fields[name] = settling.one(
                getattr(here, name), known, getattr(first, name) if getattr(first, name) in known else known[0]
            )
            found = found[found[name] == fields[name]]
    freqs = [freq for freq in metric.freqs if freq in set(found["freq"])]
    fallback = first.freq if first.freq in freqs else freqs[0]
    return replace(here, **fields, freq=settling.one(here.freq, freqs, fallback))


def _areas(here: Selection, settling: _Settling) -> Selection:
    """Areas of the country; the country itself where none is asked for."""
    known = names.of(here.edition).areas(here.country)
    areas = tuple(dict.fromkeys(settling.one(code, known, "") for code in here.areas))
    return replace(here, areas=tuple(code for code in areas if code))
