"""Where a part is withheld no contribution is given: which parts these are, and what would help."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from metrics import choices, contributions, geography
from metrics.contributions import Contributions
from metrics.query import Query
from views.parts import formats, names, sentences, settle, store
from views.parts.language import _

NAMED, OFFERED = 6, 3


def parts(hidden: tuple[str, ...], name: Callable[[str], str]) -> str:
    """The withheld parts by name, and how many more; empty where they are not known."""
    if not hidden:
        return ""
    listed, rest = [name(code) for code in hidden[:NAMED]], len(hidden) - NAMED
    if rest > 0:
        listed.append(_("{n} more", n=formats.number(rest)))
    return _("Withheld: {parts}.", parts=formats.listed(listed))


def fills() -> str:
    """Which file opens the contributions."""
    return _(
        "An issue that prints every part, one figure a row as in data/raw/ru_output_annual.csv and with its .toml file beside it, "
        "opens the contributions."
    )


def instead(here: settle.Settled, asked: Query, areas: tuple[str, ...]) -> str:
    """What the regions of the country have without a withheld part, in words: a wider industry or product, another total."""
    known = names.of(here.edition)
    found = islice((one for one in _near(here, asked) if _is_whole(here, one, areas)), OFFERED)
    listed = [sentences.inner(sentences.subject(one.metric, one.product, one.activity, known)) for one in found]
    return _("No part is withheld of: {choices}.", choices="; ".join(listed)) if listed else ""


def words(here: settle.Settled, found: Contributions, asked: Query, areas: tuple[str, ...], name: Callable[[str], str]) -> str:  # fmt: skip
    """All of it as sentences; `areas` are the regions that the whole is made of, none where its parts are no regions."""
    said = (parts(found.hidden, name), fills(), instead(here, asked, areas) if areas else "")
    return " ".join(filter(None, said))


def _near(here: settle.Settled, asked: Query) -> Iterator[Query]:
    """Questions close to one: first what its activity or product is a part of, then other totals of the same activity."""
    if asked.product:
        for code in sorted(store.ask(choices.wholes, here.edition).get(asked.product, ())):
            yield from _newest(here, replace(asked, product=code))
        return
    within = store.ask(geography.parts, here.edition)
    for code in dict.fromkeys(parent for parent, _dataset, part in within if part == asked.activity):
        yield from _newest(here, replace(asked, activity=code))
    for metric in store.ask(choices.offered, here.edition, here.selection.country):
        adds_up = metric.scale == "total" and "ref_area" in metric.adds_over
        if adds_up and metric.dimensions == ("activity",) and metric.id != asked.metric:
            yield from _newest(here, replace(asked, metric=metric.id))


def _newest(here: settle.Settled, asked: Query) -> Iterator[Query]:
    """The question put to the series that has regions and their country: of the period asked for, else of its last one."""
    fit = store.ask(choices.available, here.edition, asked.metric, here.selection.country)
    for one in fit.of(activity=asked.activity, product=asked.product, freq=asked.freq).series:
        if one.n_areas > 1 and one.has_country and asked.transform in choices.transforms(asked.metric, one.freq):
            period = asked.start if one.first < asked.start <= one.last else one.last
            yield replace(asked, dataset=one.dataset, start=period, end=period)
            return


def _is_whole(here: settle.Settled, asked: Query, areas: tuple[str, ...]) -> bool:
    """All contributions can be given."""
    found = store.ask(contributions.of_areas, here.edition, asked, areas)
    return not (found.reason or found.hidden) and len(found.parts) > 1
