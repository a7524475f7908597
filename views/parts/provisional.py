"""The rule for provisional figures (SDMX status P): drawn, flagged, and never compared by a page of its own accord.

Of sentences, ranks and decompositions the newest final period is spoken of: the newest in which no figure that is needed,
its base included, is provisional. The engine says of changes, sums and quotients whether anything under them is
(is_provisional, whatever worse status the figure has itself), so rows tell it themselves; only the base of a level is
looked up here. Whoever chooses a provisional period gets it, with the word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data import periods
from metrics.cube import Array
from metrics.query import Query
from metrics.rows import NONE, Row, Rows
from metrics.standing import Standing, standing
from views.parts import formats, page, sentences, store
from views.parts.language import _, n_, p_

FLAG = "P"
FEW = 2  # periods that are named one by one; of more that follow each other the first and the last are
MERGED = "AM"  # lengths of period that are named as one stretch: 2024–2025, October–December 2025


def is_so(row: Row | None) -> bool:
    """A row with a value that is provisional, or rests on a figure that is."""
    return row is not None and not row.reason and bool(row.is_provisional)


def is_in(rows: Rows) -> bool:
    """At least one figure of the rows is provisional."""
    return bool(len(rows)) and bool(_flags(rows).any())


def is_all(rows: Rows) -> bool:
    """Every figure of the rows is provisional."""
    return is_in(rows) and bool(_flags(rows.known).all())


def may_be(edition: str, as_of: str = "") -> bool:
    """The edition holds a provisional figure at all; where it holds none, nothing more is read to find one."""
    table = "observation_history" if as_of else "observation"
    return FLAG in store.warehouse(edition).codes(table, "obs_status")


def _flags(rows: Rows) -> Array:
    found: Array = rows["is_provisional"].astype(bool) & (rows["reason"] == "")
    return found


def final(*answers: Rows) -> Rows:
    """The rows of the first answer that have a value, in periods in which no row of any answer is provisional."""
    known = answers[0].known
    marked = {code for one in answers if is_in(one) for code in one["time_period"][_flags(one)].tolist()}
    return known.only([code not in marked for code in known["time_period"].tolist()]) if marked else known


def firm(rows: Rows) -> Rows:
    """The rows with a value that is final, whatever the others of their period are."""
    known = rows.known
    return known.only(~_flags(known)) if is_in(known) else known


def newest(*answers: Rows) -> str:
    """The newest period of `final`; empty where there is none."""
    found = final(*answers)
    return str(found.ordered("period_start").row(-1).time_period) if len(found) else ""


def spoken(rows: Rows, *, has_change: bool = False) -> Row | None:
    """The newest final row of one series; None where none has a value or every one is provisional.

    has_change: the rows are levels of which a change on the year before is said, so that its base must be final, too; where
    no such level is there, the newest final one.
    """
    known = rows.known.ordered("period_start")
    if not is_in(known):
        return known.row(-1) if len(known) else None
    sure = firm(known)
    compared = sure.only(~_on_open_base(sure, known)) if has_change else sure
    found = compared if len(compared) else sure
    return found.row(-1) if len(found) else None


def _on_open_base(rows: Rows, known: Rows) -> Array:
    """Which levels have a provisional figure a year before."""
    names = ("dataset", "ref_area", "time_period")
    marked = set(zip(*(known.only(_flags(known)).plain(name) for name in names), strict=True))
    keys = zip(*(rows.plain(name) for name in names), strict=True)
    before = [(dataset, area, periods.parse(code).year_before().code) in marked for dataset, area, code in keys]
    return np.array(before, dtype=bool)


def later(rows: Rows, last: Row) -> Rows:
    """The provisional figures of periods after that of a row."""
    known = rows.known
    return known.only(_flags(known) & _is_after(known, last)) if is_in(known) else known.only([False] * len(known))


def _is_after(rows: Rows, last: Row) -> Array:
    found: Array = rows["period_start"] > np.datetime64(last.period_start)
    return found


def words(rows: Rows, last: Row, span: str = "", *, has_change: bool = False) -> str:
    """What is said of the figures after a row that are not compared; empty where every one is final."""
    if not is_in(rows):
        return ""
    found, known = later(rows, last), rows.known
    told = [not_compared(_codes(found), span, len(found))]
    after = firm(known.only(_is_after(known, last)))
    held = _codes(after.only(_on_open_base(after, known))) if has_change else []
    if held:
        why = _("Not compared, because the year before is provisional: {periods}", periods=named(held, span))
        told.append(sentences.sentence(why))
    return " ".join(filter(None, told))


def not_compared(codes: Sequence[str], span: str = "", count: int = 2) -> str:
    """That the later figures, `count` in number, are provisional and not compared, with their periods; empty without any."""
    return of_periods((named(codes, span),), count) if codes else ""


def of_periods(listed: Iterable[str], count: int = 2) -> str:
    """The same of periods in words, each said once; empty without any."""
    told = "; ".join(dict.fromkeys(filter(None, listed)))
    if not told:
        return ""
    said = n_(
        "The later figure is provisional and not compared: {periods}",
        "Later figures are provisional and not compared: {periods}",
        count, periods=told,
    )  # fmt: skip
    return sentences.sentence(said)


def _codes(rows: Rows) -> list[str]:
    return rows.ordered("period_start").distinct("time_period")


def years(shown: str, last: str) -> tuple[str, ...]:
    """The years after one up to another."""
    return tuple(str(year) for year in range(int(shown) + 1, int(last) + 1))


def named(codes: Sequence[str], span: str = "") -> str:
    """Periods in words, oldest first: months and years that follow each other as one stretch."""
    told = [formats.period(code, span=span) for code in codes]
    if len(codes) < FEW or len(tuple(periods.spine(codes[0], codes[-1]))) != len(codes):
        return formats.listed(told)
    first, last = periods.parse(codes[0]), periods.parse(codes[-1])
    if not span and first.freq in MERGED:
        months = (last.end.year - first.start.year) * 12 + last.end.month - first.start.month + 1
        return formats.period(f"{first.start.isoformat()}/P{months}M")
    return formats.listed(told) if len(codes) == FEW else f"{told[0]} … {told[-1]}"


def alone(sentence: str) -> str:
    """A finding of provisional figures: that there is no final one to compare."""
    told = sentence.removesuffix(".")
    return _("{sentence}; no final figure is at hand to compare", sentence=told) + "." * sentence.endswith(".")


def only(subject: str, *, is_growth: bool) -> str:
    """In place of a comparison that would rest on provisional figures alone."""
    if is_growth:
        return _("{subject}: only provisional growth is at hand, see the dotted line", subject=subject)
    return _("{subject}: only provisional figures are at hand, see the dotted line", subject=subject)


def not_common(subject: str) -> str:
    """In place of a comparison of areas whose final figures are of different periods."""
    return _(
        "{subject}: no period has final figures of several areas to compare, see the dotted lines", subject=subject
    )


def none() -> str:
    """Why nothing is compared here."""
    return _("Every figure is provisional: none is compared.")


def chosen(period: str) -> str:
    """Why a provisional period is shown all the same; `period` in words."""
    return _("{period}: provisional; shown because this period was chosen.", period=sentences.capital(period))


def labelled(text: str, row: Row, *, is_change: bool = False) -> str:
    """A value at the end of a line with its flag, short as a label must be; of a change, which compares, the flag alone."""
    if is_change and is_so(row):
        return _("provisional")
    return p_("value at the end of a line", "{value} (prov.)", value=text) if is_so(row) else text


def base(period: str) -> str:
    """Why a whole index is provisional that stands on a chosen base; `period` is its code."""
    return _("The base, {period}, is provisional, and the whole index with it.", period=formats.period(period))


@dataclass(frozen=True, slots=True)
class Moment:
    """The period that areas are compared in with its rows, and the periods after it that hold provisional figures.

    Where every period holds some, the newest one is here: `is_in` says so of its rows, and nothing of it is compared.
    """

    period: str
    rows: Rows
    later: tuple[str, ...] = ()


def moment(edition: str, asked: Query, period: str, rows: Rows, beside: Rows = NONE) -> Moment:
    """The rows of a period if all are final, `beside` of that period too; else those of the newest period of which that holds.

    asked: the question that `rows` answer for one period; it is asked of all periods only where some figure is provisional.
    """
    if not is_in(rows) and not is_in(beside.where(time_period=period) if len(beside) else beside):
        return Moment(period, rows)
    every = page.rows(edition, replace(asked, start="", end=""))
    found = newest(every, beside)
    if not found:
        return Moment(period, rows)
    codes = _codes(every.known)
    return Moment(found, every.where(time_period=found), tuple(codes[codes.index(found) + 1 :]))


def places(rows: Rows, regions: frozenset[str]) -> Standing:
    """The places of regions in rows of one period; none where a figure among them is provisional."""
    return Standing({}, {}) if is_in(rows.among("ref_area", regions)) else standing(rows, regions)
