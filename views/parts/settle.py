"""From what the reader asked for to what a page can show: fills empty fields, and puts a sentence beside every correction.

An unknown value never breaks a page: the nearest valid choice takes its place and the page says so.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from data import periods
from data.errors import DataError
from data.warehouse import Warehouse
from metrics import choices
from metrics.catalogue import metric as find_metric
from views.parts import activity_choice, arrival, controls, formats, names, readings, store
from views.parts.codes import freq_name, transform_name
from views.parts.language import _, current
from views.parts.selection import MOST_JOINTS, Selection
from views.parts.settling import Settled, Settling

__all__ = ["COUNTRIES", "Settled", "Settling", "bases", "countries", "everywhere", "metric_name", "offered", "page", "series",
           "today", "transforms", "with_base"]  # fmt: skip

# The first of these that has data opens a page; after them, whatever the country has.
FIRST = {
    "growth": ("output_physical", "gdp"),
    "atlas": ("gdp_share", "furthest_stage"),
    "download": ("output_physical", "gdp"),
    "methods": ("output_physical", "gdp_share"),
}
FIRST_TRANSFORM = {"atlas": {"gdp_share": "relative", "manufacturing_share_of_organisations": "relative"}}
COUNTRIES = ("RU", "UA", "US")
OVER_TIME = ("growth", "download")
NAMED = 24  # letters of what an address got wrong
AGAINST_COUNTRY = ("share", "relative")
LANGUAGE_NAMES = {"en": "English", "ru": "русский", "uk": "українська"}


def everywhere(chosen: Selection) -> Settled:
    """Edition, country, language and day of knowledge: what holds on every page."""
    settling = Settling()
    arrival.note(chosen.metric, (chosen.edition, chosen.country))
    _address(chosen, settling)
    edition = settling.one(chosen.edition, _editions(chosen.edition), store.DEFAULT_EDITION)
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
    # A page for paper is the page that was asked for, not the next one.
    return Settled(replace(chosen, edition=edition, country=country, as_of=as_of, paper=""), tuple(settling.notices))


def _address(chosen: Selection, settling: Settling) -> None:
    """What the address itself got wrong: the page, a parameter, the language."""
    if controls.lost_page():
        settling.notices.append(_("There is no page “{asked}”; this one is shown instead.", asked=controls.lost_page()))
    if controls.unreadable():
        listed = ", ".join(controls.unreadable())
        settling.notices.append(_("Part of the address could not be read: {names}.", names=listed))
    if controls.joints_lost():
        settling.notices.append(
            _("Joints of classes in the address that are no finite number, stand there twice or are more than {n} are left out: {joints}.",
              n=MOST_JOINTS, joints="; ".join(one[:NAMED] for one in controls.joints_lost()[:MOST_JOINTS])))  # fmt: skip
    if controls.unknown_language():
        settling.instead(controls.unknown_language(), chosen.language, LANGUAGE_NAMES.__getitem__)


def edition(asked: str) -> str:
    """The edition that is shown where one is asked for; a page says so where it is another one."""
    return Settling().one(asked, _editions(asked), store.DEFAULT_EDITION)


def _editions(asked: str) -> tuple[str, ...]:
    """The editions among which one is looked up; where none is asked for the folder is not looked through."""
    return store.present() if asked else ()


def countries(edition: str) -> tuple[str, ...]:
    """Countries with data, the ones the observatory was made for first."""
    found = store.ask(choices.countries, edition)
    return tuple(sorted(found, key=lambda code: (COUNTRIES.index(code) if code in COUNTRIES else 9, code)))


def today() -> date:
    """The day on the server's calendar."""
    return datetime.now().astimezone().date()


def day(as_of: str) -> date:
    """The day that is spoken of: the day of knowledge, else today."""
    return date.fromisoformat(as_of) if as_of else today()


def _is_day(text: str) -> bool:
    try:
        return periods.parse(text).freq == "D"
    except DataError:
        return False


def offered(page: str, edition: str, country: str) -> tuple[str, ...]:
    """Ids of the metrics that a page can show, what it opens with first."""
    return tuple(store.ask(_offered, edition, page, country))


def _offered(warehouse: Warehouse, page: str, country: str) -> tuple[str, ...]:
    """Maps need regions, lines need numbers over time, files can hold stages too, Methods explains all."""
    found = choices.offered(warehouse, country)
    if page == "methods":
        fit = [m.id for m in found]
    elif page == "atlas":
        fit = [m.id for m in found if m.scale != "points" and choices.available(warehouse, m.id, country).n_areas > 1]
    else:
        without = ("points",) if page == "download" else ("points", "ordinal")
        fit = [m.id for m in found if m.scale not in without]
    first = [name for name in FIRST.get(page, ()) if name in fit]
    return (*first, *(name for name in fit if name not in first))


def page(chosen: Selection, name: str) -> Settled:
    """Everything that a page with one metric needs, in the order in which choices depend on each other."""
    base = everywhere(chosen)
    settling, here = Settling(base.notices), base.selection
    if activity_choice.is_shown(name, here):
        return Settled(activity_choice.filled(here, settling), tuple(settling.notices))
    known = offered(name, here.edition, here.country)
    asked = here.metric if here.metric in known or not _exists(here.metric) else ""
    if here.metric and not asked:
        if arrival.is_asked(here.metric):
            settling.instead(here.metric, known[0] if known else "", metric_name)
        here = here.changed(metric="")  # what belonged to the metric that is left out goes with it
        if not arrival.is_asked(chosen.metric) and activity_choice.is_shown(name, here):
            return Settled(activity_choice.filled(here, settling), tuple(settling.notices))
    here = replace(here, metric=settling.one(asked, known, known[0] if known else "", metric_name))
    if not here.metric:
        return Settled(here, tuple(settling.notices))
    here = series(here, name, settling)
    areas = settling.several(here.areas, names.of(here.edition).areas(here.country))
    return Settled(replace(here, areas=areas), tuple(settling.notices))


def series(here: Selection, name: str, settling: Settling) -> Selection:
    """A metric that the page has, with its activity, product, length of period and way of looking filled in."""
    here = _dimensions(here, settling)
    known = transforms(here, name)
    first = FIRST_TRANSFORM.get(name, {}).get(here.metric, _first_transform(name, here.freq, known))
    return replace(here, transform=settling.one(here.transform, known, first, transform_name))


def _first_transform(name: str, freq: str, known: Sequence[str]) -> str:
    """What a view opens with: of months and quarters January to now, as offices quote them; else the figure itself."""
    return "ytd" if name in OVER_TIME and freq in ("Q", "M") and "ytd" in known else known[0]


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
    return activity_choice.name() if code == activity_choice.ID else find_metric(code).short[current()]


def _exists(metric_id: str) -> bool:
    """A metric that exists but has no place on this page is left, silently unless the address asked this page for it."""
    try:
        return metric_id == activity_choice.ID or bool(find_metric(metric_id))
    except KeyError:
        return False


def _dimensions(here: Selection, settling: Settling) -> Selection:
    """Activity, product and length of period, each among those for which there are figures."""
    metric = find_metric(here.metric)
    found = store.ask(choices.available, here.edition, here.metric, here.country)
    first = store.ask(choices.default, here.edition, here.metric, here.country)
    settled = replace(here, activity="", product="")
    for name in ("product", "activity"):
        if name in metric.dimensions and not (name == "activity" and metric.activity == "*"):
            known = found.codes(name)
            fallback = getattr(first, name) if getattr(first, name) in known else known[0]
            says = names.of(here.edition).product if name == "product" else names.of(here.edition).activity
            code = settling.one(getattr(here, name), known, fallback, says)
            settled = replace(settled, product=code) if name == "product" else replace(settled, activity=code)
            found = found.of(**{name: code})
    printed = found.codes("freq")
    freqs = [freq for freq in metric.freqs if freq in printed and choices.transforms(metric.id, freq)]
    fallback = first.freq if first.freq in freqs else freqs[0]
    return replace(settled, freq=settling.one(here.freq, freqs, fallback, freq_name))


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
