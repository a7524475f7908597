"""An area beside those it borders on: which they are, and the same figures for each."""

from functools import lru_cache

from geo.outlines import load
from metrics.rows import Row
from metrics.status import SUPPRESSED
from views.parts import (
    as_known,
    formats,
    html,
    names,
    provisional,
    region_figures,
    region_profile,
    region_words,
    sentences,
    settle,
    store,
    values,
)
from views.parts.language import _
from views.parts.names import Names
from views.parts.region_profile import Profile, Weight


def around(country: str, area: str) -> tuple[str, ...]:
    """Regions that share an edge or a corner; none for an area without an outline of its own.

    Raises OutlineMissing where the outlines are not published.
    """
    return _around(country, area, store.moment())


@lru_cache(maxsize=512)
def _around(country: str, area: str, _moment: int) -> tuple[str, ...]:
    return tuple(load(country, "m").neighbours.get(area, ()))


def draw(here: settle.Settled, area: str, leading: Profile | None, weight: Weight | None) -> None:
    """One row an area: level, change, share, location quotient; the country last."""
    known, country = names.of(here.edition), here.selection.country
    found = around(country, area)
    if not found:
        html.note(_("No neighbours."), _("It borders on no other region of the country, or is no region."))
        return
    if leading is None and weight is None:
        listed = formats.listed(known.area(code) for code in found)
        as_of = here.selection.as_of
        said = _("Neighbours are {areas}; this edition has no series by region.", areas=listed)
        if as_of and region_profile.listed(here):
            said = _("Neighbours are {areas}; {nothing}.", areas=listed, nothing=as_known.nothing_by(as_of))
        html.note(_("Nothing to compare."), said)
        return
    headers, numeric = [_("Area")], [False]
    for column in _columns(leading, weight, known):
        headers.append(column)
        numeric.append(True)
    body = [[known.area(code), *_cells(code, leading, weight, known)] for code in (area, *found, country)]
    html.table(headers, body, numeric, _("The region and its neighbours"), kind="dense")
    shown = (area, *found, country)
    profiles = [leading] if leading is not None else []
    below = [silent(shown, leading, weight, known), region_figures.sums(profiles, weight, known, shown)]
    if leading is not None:
        as_known.source(here, leading.rows.among("ref_area", shown), *below)
    else:
        html.sources(*below)


def _columns(leading: Profile | None, weight: Weight | None, known: Names) -> list[str]:
    """What is compared, each with its period."""
    found = []
    if leading is not None:
        name, when = region_words.subject(leading.measure, known), formats.period_short(leading.period)
        found += [f"{name}, {when}", _("Change on the year before")]
    if weight is not None:
        name, when = region_words.subject(weight.measure, known), formats.period_short(weight.period)
        found += [f"{name}, {when}", _("Location quotient")]
    return found


def _cells(code: str, leading: Profile | None, weight: Weight | None, known: Names) -> list[str]:
    """The figures of one area, a small base said; "withheld" where it is confidential, a dash where there is none."""
    found = []
    if leading is not None:
        metric = leading.measure.metric
        change = leading.change_of(code)
        found += [
            _cell(leading.at(code), metric, known),
            _small(formats.rate(change.value), change) if change and not change.reason else _gap(change),
        ]
    if weight is not None:
        own = weight.quotient(code)
        is_shown = own is not None and not own.reason and not provisional.is_so(own)
        shown = _small(formats.quotient(own.value), own) if own is not None and is_shown else _gap(own)
        found += [_cell(weight.share(code), weight.measure.metric, known), shown]
    return found


def _cell(row: Row | None, metric: str, known: Names) -> str:
    if row is None or row.reason:
        return _gap(row)
    return _small(values.text(row, metric, "level", known), row)


def _small(shown: str, row: Row) -> str:
    """A figure with the word that it rests on a small base, where it does."""
    return f"{shown}, {_('small base')}" if row.is_small_base else shown


def silent(codes: tuple[str, ...], leading: Profile | None, weight: Weight | None, known: Names) -> str:
    """Why areas of the table have no figure, those with the same reason together; empty where each has all of them.

    Of a change, or a quotient, only where the figure it is made of is there: without that one its reason is said already.
    """
    found: dict[str, list[str]] = {}
    for code in codes:
        for row, transform in _told(code, leading, weight):
            reason = row.reason if row is not None else "NO_DATA"
            if reason:
                why = region_words.why(reason, transform)
                found.setdefault(why, []).append(known.short(code))
    return " ".join(f"{formats.listed(dict.fromkeys(areas))}: {sentences.inner(why)}" for why, areas in found.items())


def _told(code: str, leading: Profile | None, weight: Weight | None) -> list[tuple[Row | None, str]]:
    """The rows of an area whose reasons are said, each with how it is looked at."""
    rows: list[tuple[Row | None, str]] = []
    if leading is not None:
        now, change = leading.at(code), leading.change_of(code)
        rows.append((now, "level"))
        if now is not None and not now.reason and change is not None:
            rows.append((change, "yoy"))
    if weight is not None:
        share, quotient = weight.share(code), weight.quotient(code)
        rows.append((share, "level"))
        if share is not None and not share.reason and quotient is not None:
            rows.append((quotient, "relative"))
    return rows


def _gap(row: Row | None) -> str:
    """A figure that is withheld is said; one that is missing is a dash."""
    return _("withheld") if row is not None and row.reason in SUPPRESSED else formats.MISSING
