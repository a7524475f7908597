"""From what the reader asked for to what a page can show: fills empty fields, and puts a sentence beside every correction.

An unknown value never breaks a page: the nearest valid choice takes its place and the page says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches

from data import periods
from data.errors import DataError
from data.warehouse import Warehouse
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from views.parts import arrival, controls, formats, names, readings, store
from views.parts.codes import freq_name, transform_name
from views.parts.language import _, current
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
AGAINST_COUNTRY = ("share", "relative")
LANGUAGE_NAMES = {"en": "English", "ru": "русский", "uk": "українська"}


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


Says = Callable[[str], str]


def itself(code: str) -> str:
    """A code that has no better name."""
    return code


def _in_words(asked: str, says: Says) -> str:
    """What was asked for, in words where it is a code that exists elsewhere."""
    try:
        return says(asked)
    except (KeyError, ValueError, DataError):  # no code at all
        return asked


class Settling:
    """Collects the corrections while fields are settled one after another."""

    def __init__(self, notices: Sequence[str] = ()) -> None:
        self.notices = list(notices)

    def one(self, asked: str, known: Sequence[str], fallback: str, says: Says = itself) -> str:
        """The asked code if it is known, else the nearest one, else the fallback; `says` names what is shown."""
        if asked in known or not asked:
            return asked or fallback
        is_word = asked[:1].isalpha()  # a period or a base is no word: the nearest spelling means nothing
        near = get_close_matches(asked, known, n=1, cutoff=0.75) if is_word else []
        shown = near[0] if near else fallback
        self.instead(asked, shown, says)
        return shown

    def instead(self, asked: str, shown: str, says: Says) -> None:
        """Say that something else is shown than what was asked for."""
        wish, name = _in_words(asked, says), says(shown) if shown else _("nothing")
        self.notices.append(_("“{asked}” is not available here; {shown} is shown instead.", asked=wish, shown=name))

    def several(self, asked: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
        """The known ones of several codes. A code is not a word: an unknown one is left out, never guessed."""
        by_lower = {code.lower(): code for code in known}
        for code in asked:
            if code.lower() not in by_lower:
                self.notices.append(_("“{asked}” is no area of this country and was left out.", asked=code))
        return tuple(dict.fromkeys(by_lower[code.lower()] for code in asked if code.lower() in by_lower))


def everywhere(chosen: Selection) -> Settled:
    """Edition, country, language and day of knowledge: what holds on every page."""
    settling = Settling()
    arrival.note(chosen.metric)
    if controls.unreadable():
        listed = ", ".join(controls.unreadable())
        settling.notices.append(_("Part of the address could not be read: {names}.", names=listed))
    if controls.unknown_language():
        settling.instead(controls.unknown_language(), chosen.language, LANGUAGE_NAMES.__getitem__)
    edition = settling.one(chosen.edition, store.present(), store.DEFAULT_EDITION)
    known = countries(edition)
    country = settling.one(chosen.country, known, known[0] if known else "", names.of(edition).area)
    as_of = chosen.as_of if chosen.as_of != "newest" else ""
    if as_of and not _is_day(as_of):
        settling.notices.append(_("“{asked}” is not a day; the newest figures are shown.", asked=as_of))
        as_of = ""
    if as_of > today().isoformat():
        day = formats.day(date.fromisoformat(as_of))
        settling.notices.append(_("{day} has not come yet; the newest figures are shown.", day=day))
        as_of = ""
    return Settled(replace(chosen, edition=edition, country=country, as_of=as_of), tuple(settling.notices))


def countries(edition: str) -> tuple[str, ...]:
    """Countries with data, the ones the observatory was made for first."""
    found = store.ask(choices.countries, edition)
    return tuple(sorted(found, key=lambda code: (COUNTRIES.index(code) if code in COUNTRIES else 9, code)))


def today() -> date:
    """The day on the server's calendar."""
    return datetime.now().astimezone().date()


def _is_day(text: str) -> bool:
    try:
        return periods.parse(text).freq == "D"
    except DataError:
        return False


def offered(page: str, edition: str, country: str) -> tuple[str, ...]:
    """Ids of the metrics that a page can show, what it opens with first."""
    return tuple(store.ask(_offered, edition, page, country))


def _offered(warehouse: Warehouse, page: str, country: str) -> tuple[str, ...]:
    """Maps need regions, lines need numbers over time, Methods explains all."""
    found = choices.offered(warehouse, country)
    if page == "methods":
        fit = [m.id for m in found]
    elif page == "atlas":
        fit = [m.id for m in found if m.scale != "points" and choices.available(warehouse, m.id, country).n_areas > 1]
    else:
        fit = [m.id for m in found if m.scale not in ("points", "ordinal")]
    first = [name for name in FIRST.get(page, ()) if name in fit]
    return (*first, *(name for name in fit if name not in first))


def page(chosen: Selection, name: str) -> Settled:
    """Everything that a page with one metric needs, in the order in which choices depend on each other."""
    base = everywhere(chosen)
    settling, here = Settling(base.notices), base.selection
    known = offered(name, here.edition, here.country)
    asked = here.metric if here.metric in known or not _exists(here.metric) else ""
    if here.metric and not asked:
        if arrival.is_asked(here.metric):
            settling.instead(here.metric, known[0] if known else "", metric_name)
        here = here.changed(metric="")  # what belonged to the metric that is left out goes with it
    here = replace(here, metric=settling.one(asked, known, known[0] if known else "", metric_name))
    if not here.metric:
        return Settled(here, tuple(settling.notices))
    here = _dimensions(here, settling)
    known = transforms(here, name)
    first = FIRST_TRANSFORM.get(name, {}).get(here.metric, known[0])
    here = replace(here, transform=settling.one(here.transform, known, first, transform_name))
    areas = settling.several(here.areas, names.of(here.edition).areas(here.country))
    return Settled(replace(here, areas=areas), tuple(settling.notices))


def transforms(chosen: Selection, page: str = "") -> tuple[str, ...]:
    """Ways of looking at a metric; none that compares with the country where there is nothing but the country.

    The change of a share is in percentage points, which have no classes around 100 %: the Atlas leaves it to Growth.
    """
    known = choices.transforms(chosen.metric, chosen.freq)
    if page == "atlas":
        known = tuple(one for one in known if not readings.is_in_points(chosen.metric, one))
    found = store.ask(choices.available, chosen.edition, chosen.metric, chosen.country)
    mine = found.of(activity=chosen.activity, product=chosen.product, freq=chosen.freq) or found
    return known if mine.n_areas > 0 else tuple(one for one in known if one not in AGAINST_COUNTRY)


def metric_name(code: str) -> str:
    """A metric in words."""
    return find_metric(code).short[current()]


def _exists(metric_id: str) -> bool:
    """A metric that exists but has no place on this page is left, silently unless the address asked this page for it."""
    try:
        return bool(find_metric(metric_id))
    except KeyError:
        return False


def _dimensions(here: Selection, settling: Settling) -> Selection:
    """Activity, product and length of period, each among those for which there are figures."""
    metric = find_metric(here.metric)
    found = store.ask(choices.available, here.edition, here.metric, here.country)
    first = store.ask(choices.default, here.edition, here.metric, here.country)
    fields = {"activity": "", "product": ""}
    for name in ("product", "activity"):
        if name in metric.dimensions and not (name == "activity" and metric.activity == "*"):
            known = found.codes(name)
            fallback = getattr(first, name) if getattr(first, name) in known else known[0]
            says = names.of(here.edition).product if name == "product" else names.of(here.edition).activity
            fields[name] = settling.one(getattr(here, name), known, fallback, says)
            found = found.of(**{name: fields[name]})
    printed = found.codes("freq")
    freqs = [freq for freq in metric.freqs if freq in printed and choices.transforms(metric.id, freq)]
    fallback = first.freq if first.freq in freqs else freqs[0]
    return replace(here, **fields, freq=settling.one(here.freq, freqs, fallback, freq_name))


def bases(here: Settled) -> tuple[str, ...]:
    """Years, and for shorter periods single periods too, on which an index can be based; empty for every other view."""
    if here.selection.transform != "index":
        return ()
    found = store.ask(choices.available, here.edition, here.selection.metric, here.selection.country)
    chosen = here.selection
    found = found.of(activity=chosen.activity, product=chosen.product, freq=chosen.freq)
    if not len(found):
        return ()
    known = choices.every_period(found.first, found.last)
    years = tuple(dict.fromkeys(code[:4] for code in known))
    return years if here.selection.freq == "A" else (*years, *known)


def with_base(here: Settled) -> Settled:
    """The same with a base that the series has, where the view is an index; the first year until one is chosen."""
    known, settling = bases(here), Settling(here.notices)
    if not known:
        return replace(here, selection=replace(here.selection, base=""))
    base = settling.one(here.selection.base, known, known[0], formats.period_short)
    return Settled(replace(here.selection, base=base), tuple(settling.notices))
