"""How periods and days read: "January–October 2024", "I полугодие 2023 г.", "in Q2 2023"."""

from datetime import date
from functools import lru_cache
from typing import Literal

from babel.dates import format_date, get_month_names

from data.periods import Period, parse
from metrics.methods.display import NBSP
from views.parts.language import NP_, Translator, current
from views.parts.numerals import speech

# name = as a heading; of = genitive ("the level of ..."); to = what an index is held against ("116.4% of ...");
# in = when something happened. The last two have their preposition.
Case = Literal["name", "of", "to", "in"]
Width = Literal["abbreviated", "narrow", "wide"]
Context = Literal["format", "stand-alone"]
_FRAMES = {
    ("name", "A"): NP_("period", "{year}"),
    ("name", "S"): NP_("period", "{half} half of {year}"),
    ("name", "Q"): NP_("period", "{quarter} {year}"),
    ("name", "M"): NP_("period", "{month} {year}"),
    ("name", "months"): NP_("period", "{first}–{last} {year}"),
    ("name", "across"): NP_("period", "{first} {first_year} – {last} {last_year}"),
    ("name", "years"): NP_("period", "{first_year}–{last_year}"),
    ("of", "A"): NP_("of the period", "{year}"),
    ("of", "S"): NP_("of the period", "the {half} half of {year}"),
    ("of", "Q"): NP_("of the period", "{quarter} {year}"),
    ("of", "M"): NP_("of the period", "{month} {year}"),
    ("of", "months"): NP_("of the period", "{first}–{last} {year}"),
    ("of", "across"): NP_("of the period", "{first} {first_year} – {last} {last_year}"),
    ("of", "years"): NP_("of the period", "{first_year}–{last_year}"),
    ("to", "A"): NP_("index to the period", "of {year}"),
    ("to", "S"): NP_("index to the period", "of the {half} half of {year}"),
    ("to", "Q"): NP_("index to the period", "of {quarter} {year}"),
    ("to", "M"): NP_("index to the period", "of {month} {year}"),
    ("to", "months"): NP_("index to the period", "of {first}–{last} {year}"),
    ("to", "across"): NP_("index to the period", "of {first} {first_year} – {last} {last_year}"),
    ("to", "years"): NP_("index to the period", "of {first_year}–{last_year}"),
    ("in", "A"): NP_("in the period", "in {year}"),
    ("in", "S"): NP_("in the period", "in the {half} half of {year}"),
    ("in", "Q"): NP_("in the period", "in {quarter} {year}"),
    ("in", "M"): NP_("in the period", "in {month} {year}"),
    ("in", "months"): NP_("in the period", "in {first}–{last} {year}"),
    ("in", "across"): NP_("in the period", "in {first} {first_year} – {last} {last_year}"),
    ("in", "years"): NP_("in the period", "in {first_year}–{last_year}"),
    ("to", "D"): NP_("index to the period", "of {day}"),
    ("in", "D"): NP_("in the period", "on {day}"),
    ("of", "mean_M"): NP_("of the period", "an average month of {year}"),
    ("of", "mean_Q"): NP_("of the period", "an average quarter of {year}"),
    ("of", "mean_S"): NP_("of the period", "an average half of {year}"),
    ("in", "mean_M"): NP_("in the period", "in an average month of {year}"),
    ("in", "mean_Q"): NP_("in the period", "in an average quarter of {year}"),
    ("in", "mean_S"): NP_("in the period", "in an average half of {year}"),
    ("short", "A"): NP_("short period", "{year}"),
    ("short", "S"): NP_("short period", "H{half} {year}"),
    ("short", "Q"): NP_("short period", "{quarter} {year}"),
    ("short", "M"): NP_("short period", "{month} {year}"),
    ("short", "months"): NP_("short period", "{first}–{last} {year}"),
    ("short", "across"): NP_("short period", "{first} {first_year} – {last} {last_year}"),
    ("short", "years"): NP_("short period", "{first_year}–{last_year}"),
}
_MONTHS = {
    "to": NP_(
        "index to the month", "January February March April May June July August September October November December"
    ),
    "in": NP_("in the month", "January February March April May June July August September October November December"),
}
_FORMS: dict[str, tuple[Width, Context]] = {
    "name": ("wide", "stand-alone"),
    "of": ("wide", "format"),
    "short": ("abbreviated", "stand-alone"),
}
_HALVES = {
    "name": (NP_("half-year", "1st"), NP_("half-year", "2nd")),
    "to": (NP_("index to the half-year", "1st"), NP_("index to the half-year", "2nd")),
    "in": (NP_("in the half-year", "1st"), NP_("in the half-year", "2nd")),
    "short": (NP_("short half-year", "1"), NP_("short half-year", "2")),
}
_QUARTERS = {
    "name": (NP_("quarter", "Q1"), NP_("quarter", "Q2"), NP_("quarter", "Q3"), NP_("quarter", "Q4")),
    "to": (
        NP_("index to the quarter", "Q1"),
        NP_("index to the quarter", "Q2"),
        NP_("index to the quarter", "Q3"),
        NP_("index to the quarter", "Q4"),
    ),
    "in": (
        NP_("in the quarter", "Q1"),
        NP_("in the quarter", "Q2"),
        NP_("in the quarter", "Q3"),
        NP_("in the quarter", "Q4"),
    ),
}


def period(code: str, lang: str | None = None, *, case: Case = "name", span: str = "") -> str:
    """A period in words; `span` "ytd" reads it as January to its end, "rolling12" as the twelve months up to it.

    "mean_M" (mean_Q, mean_S) reads a year as its average month (quarter, half), in the cases of and in.
    Raises data.errors.DataError for a code that is no period.
    """
    return _period(code, lang or current(), case, span)


@lru_cache(maxsize=8192)
def _period(code: str, lang: str, case: Case, span: str) -> str:
    """The same, remembered: lists of periods are written at every redraw."""
    if mean := _FRAMES.get((case, span)):  # a code inside the call would be extracted
        return speech(lang).pgettext(*mean, year=parse(code).start.year)
    stretched = _stretched(parse(code), span)
    if stretched.freq != "D":
        return _framed(stretched, case, lang)
    written, frame = day(stretched.start, lang), _FRAMES.get((case, "D"))
    return speech(lang).pgettext(*frame, day=written) if frame else written


def period_short(code: str, lang: str | None = None, *, span: str = "") -> str:
    """A period as axes and narrow columns write it: "Q2 2023", "Oct 2022", "янв.–окт. 2024"."""
    return _period_short(code, lang or current(), span)


@lru_cache(maxsize=8192)
def _period_short(code: str, lang: str, span: str) -> str:
    """The same, remembered."""
    stretched = _stretched(parse(code), span)
    return day_short(stretched.start, lang) if stretched.freq == "D" else _framed(stretched, "short", lang)


def month_name(month: int, lang: str | None = None) -> str:
    """The name of a month alone, as it begins a line of a calendar: "октябрь"."""
    names = get_month_names("wide", context="stand-alone", locale=lang or current())
    return str(names[month])


def day(on: date, lang: str | None = None) -> str:
    """A day in full: "1 October 2022", "1 октября 2022 г."."""
    return _day(on, lang or current())


@lru_cache(maxsize=1024)
def _day(on: date, lang: str) -> str:
    """The same, remembered."""
    locale = "en_GB" if lang == "en" else lang
    return format_date(on, "long", locale=locale).replace("\u202f", NBSP)


def day_short(on: date, lang: str | None = None) -> str:
    """A day in digits as narrow columns write it: 2022-10-01 in English, 01.10.2022 elsewhere."""
    return on.isoformat() if (lang or current()) == "en" else f"{on:%d.%m.%Y}"


def day_brief(on: date, lang: str | None = None) -> str:
    """A day as cards and marks write it: "1 Oct 2019", "1 окт. 2019"."""
    return _day_brief(on, lang or current())


@lru_cache(maxsize=1024)
def _day_brief(on: date, lang: str) -> str:
    """The same, remembered: a registry shows a day for every stage of every cluster."""
    return format_date(on, "d MMM y", locale=lang)


def month_short(on: date, lang: str | None = None) -> str:
    """The month of a day: "Oct 2022", "окт. 2022"."""
    return format_date(on, "LLL y", locale=lang or current())


def _stretched(named: Period, span: str) -> Period:
    """The period that a figure of this span covers."""
    if named.freq in "DA" or span not in ("ytd", "rolling12"):
        return named
    months = named.end.month if span == "ytd" else 12
    first = named.end.year * 12 + named.end.month - months
    return parse(f"{first // 12:04d}-{first % 12 + 1:02d}-01/P{months}M")


def _framed(named: Period, case: str, lang: str | None) -> str:
    """The period put into its sentence frame."""
    say = speech(lang)
    start, end = named.start, named.end
    first, last = (_month(say, case, on.month) for on in (start, end))
    values = {
        "year": start.year, "first_year": start.year, "last_year": end.year,
        "month": first, "first": first, "last": last,
        "half": _half(say, case, start), "quarter": _quarter(say, case, start),
    }  # fmt: skip
    return say.pgettext(*_FRAMES[case, _kind(named)], **values)


def _kind(named: Period) -> str:
    """Which frame a period takes."""
    if named.freq != "P":
        return named.freq
    if named.months == 1:
        return "M"
    if named.start.month == 1 and named.end.month == 12 and named.start.year != named.end.year:
        return "years"
    return "months" if named.start.year == named.end.year else "across"


def _month(say: Translator, case: str, month: int) -> str:
    """The name of a month in a case; Babel has two of them, the messages the others."""
    if case in _MONTHS:
        return say.pgettext(*_MONTHS[case]).split()[month - 1]
    width, context = _FORMS[case]
    return str(get_month_names(width, context=context, locale=say.lang)[month])


def _half(say: Translator, case: str, start: date) -> str:
    """Which half of the year begins here; Russian says "в I" but "во II"."""
    return say.pgettext(*_HALVES.get(case, _HALVES["name"])[start.month // 7])


def _quarter(say: Translator, case: str, start: date) -> str:
    """Which quarter begins here; Russian says "в I" but "во II"."""
    return say.pgettext(*_QUARTERS.get(case, _QUARTERS["name"])[(start.month - 1) // 3])
