"""How a computed figure is shown: rounding half-up from the decimal digits, "times" for large growth, signs for absence.

The only place that rounds; screens and files call it, too.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, InvalidOperation
from math import isfinite, isnan
from typing import Any, Literal

import pandas as pd

from data.requests.kinds import BadRequest, List, Table
from data.requests.method import method
from data.requests.quoting import quoted
from data.statuses import WITHOUT_VALUE

Number = float | int | Decimal | None
MINUS, NBSP, NARROW = "\u2212", "\u00a0", "\u202f"
UNDEFINED, UNAVAILABLE = "–", "…"
TIMES_FROM = 200  # index
ROUNDINGS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN}
_WIDE = Context(prec=800)  # enough digits for every double
_MOST_DECIMALS = 15  # as many as a double can tell apart
PERCENT = {"en": "%", "ru": NBSP + "%", "uk": NBSP + "%"}
_TIMES = {"en": "{} times", "ru": "в {} р.", "uk": "у {} р."}
# What is there but not shown, or not there although it could be; other reasons say that nothing can be there.
_NOT_SHOWN = ("VALUE_SUPPRESSED", "BASE_SUPPRESSED", "COMPONENT_SUPPRESSED", "VALUE_MISSING", "BASE_MISSING", "NO_DATA",
              "BASE_ABSENT", "BASE_INCOMPLETE", "INCOMPLETE_YTD", "COMPONENT_MISSING", "PRICE_MISSING",
              "DEFLATOR_MISSING", "GAPS", "SHORT_SERIES")  # fmt: skip
_NOT_SHOWN_STATUS = tuple(status for status in WITHOUT_VALUE if status != "M")
_MONTHS = ("январь", "февраль", "март", "апрель", "май", "июнь",
           "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")  # fmt: skip
_TO_MONTHS = ("январю", "февралю", "марту", "апрелю", "маю", "июню",
              "июлю", "августу", "сентябрю", "октябрю", "ноябрю", "декабрю")  # fmt: skip


def exact(value: Number) -> Decimal | None:
    """The number with the digits it prints with, None where it is missing; raises ValueError for infinity."""
    given: Any = value
    if isnan(given) if type(given) is float else pd.isna(given):  # most are floats, and pandas takes its time
        return None
    read = given if isinstance(given, Decimal) else Decimal(given if type(given) is int else repr(float(given)))
    if not read.is_finite():
        raise ValueError(
            f"{value!r} is not a number that can be shown; a missing one is None, with its reason beside it."
        )
    return read


def rounded(value: Decimal, decimals: int, rounding: str = "half_up") -> Decimal:
    """Half-up, away from zero, as statistics offices print, unless said otherwise; never minus zero."""
    shown = value.quantize(Decimal(1).scaleb(-decimals), ROUNDINGS[rounding], _WIDE)
    return shown if shown else shown.copy_abs()


def written(value: Decimal, decimals: int, lang: str, space: str = NBSP) -> str:
    """A rounded number with the separators of a language; `space` = what stands between thousands where no comma does.

    Files and answers have NBSP, which every program reads; screens set the narrow one.
    """
    digits = f"{abs(value):,.{decimals}f}"
    if lang != "en":
        digits = digits.translate({ord(","): space, ord("."): ","})
    return (MINUS if value < 0 else "") + digits


def checked_decimals(decimals: int, name: str = "decimals") -> int:
    """How many decimals a request wants; BadRequest where a number cannot have so many."""
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise BadRequest(f"params, {name} is {decimals}, expected 0 to {_MOST_DECIMALS}.")
    return decimals


def times_of(index: Decimal) -> Decimal:
    """The factor that an index (100 = unchanged) stands for, as it is shown: with one decimal."""
    return rounded(index / 100, 1)


def percentage(part: Number, whole: Number) -> Decimal | None:
    """100 x part / whole from the printed digits, not rounded; None where one is missing or the whole is not above 0."""
    top, base = exact(part), exact(whole)
    return None if top is None or base is None or base <= 0 else _WIDE.divide(100 * top, base)


def to_date_label(month: int, step: int) -> str:
    """The head of a column of growth since January, for the period that begins in a month since year 0.

    >>> to_date_label(2020 * 12 + 9, 1)
    'январь–октябрь 2020 г. в % к январю–октябрю 2019 г.'
    """
    year, last = month // 12, month % 12 + step - 1
    now, before = (names[0] + (f"–{names[last]}" if last else "") for names in (_MONTHS, _TO_MONTHS))
    return f"{now} {year} г. в % к {before} {year - 1} г."


@method(cases=Table(needs={"index_pct": float}, may={"reason": str, "obs_status": str, "status": str}))
def growth_display(
    cases: pd.DataFrame,
    *,
    lang: Literal["ru", "uk", "en"] = "ru",
    decimals: int = 1,
    form: Literal["index", "rate"] = "index",
) -> list[str]:
    """A growth index as it stands in a table: rounded half-up, "times" from 200 on, a sign where there is none.

    Formula: D1 one decimal; D2 half-up, away from zero, from the decimal digits; D3 decimal comma and a space that does
    not break between thousands in ru and uk; D4 an index that shows as 200 or more reads "в 2,0 р.", factor = index /
    100 with one decimal; D5 "–" where nothing can be there, "…" where a figure is withheld or not available.
    Unit: index, 100 = unchanged, without a sign of per cent, which the head of the column says; form "rate" is the
    change in per cent with its sign, "+1,9 %", for tooltips only.
    Reading: the factor is a level, not a change: "в 2,0 р." = twice as much. "…" needs a footnote with the reason.
    Edge cases: the digits that are shown decide, so 199.95 reads "в 2,0 р."; a withheld row (Q) is never shown even if
    it carries a figure; a null without reason is "–"; totals may differ from sums by rounding and are not adjusted.
    Source: D1 and D2 Rosstat, order No 7 of 16.01.2020 and its worked example; "–" and "…" as offices of the CIS print.
    """
    checked_decimals(decimals)
    nothing = [None] * len(cases)
    said = [list(cases[name]) if name in cases else nothing for name in ("reason", "obs_status", "status")]
    return [
        _shown(exact(index), reason, obs_status or status, (lang, decimals, form))
        for index, reason, obs_status, status in zip(cases["index_pct"], *said, strict=True)
    ]


@method(values=List(object))
def display_rounding(values: Sequence[object], *, decimals: int = 1) -> pd.DataFrame:
    """Decimal numbers rounded half-up, the way figures are shown, and half-even beside it for comparison.

    Formula: half-up = to the nearest, a tie away from zero; half-even = a tie to the even digit. Both from the decimal
    digits as written, never from the binary fraction behind them.
    Unit: that of the input, as text with exactly `decimals` decimals and a point.
    Reading: 100.25 -> 100.3 half-up, 100.2 half-even; the screen shows the first.
    Edge cases: never minus zero; a missing value stays missing (VALUE_MISSING); a number in place of a text is read
    with the digits it prints with.
    Source: rule D2, after Rosstat's worked example (order No 7 of 16.01.2020); no office prescribes half-even.
    """
    checked_decimals(decimals)
    rows = []
    for value in values:
        read = _read(value)
        shown = {name: None if read is None else f"{rounded(read, decimals, name):f}" for name in ROUNDINGS}
        text = value if isinstance(value, str) else None if read is None else f"{read:f}"
        rows.append({"value": text, **shown, "reason": "VALUE_MISSING" if read is None else ""})
    return pd.DataFrame(rows)


def _shown(index: Decimal | None, reason: object, status: object, style: tuple[str, int, str]) -> str:
    """One cell of a table."""
    lang, decimals, form = style
    if index is None or status == "Q":
        return UNAVAILABLE if reason in _NOT_SHOWN or status in _NOT_SHOWN_STATUS else UNDEFINED
    if form == "rate":
        change = rounded(index - 100, decimals)
        return ("+" if change > 0 else "") + written(change, decimals, lang) + PERCENT[lang]
    level = rounded(index, decimals)
    if level >= TIMES_FROM:
        return _TIMES[lang].format(written(times_of(index), 1, lang))
    return written(level, decimals, lang)


def _read(value: object) -> Decimal | None:
    """A number from its digits."""
    if value is None or value is pd.NA or (isinstance(value, float) and isnan(value)):
        return None
    try:
        read = Decimal(value) if isinstance(value, str) else exact(value)  # type: ignore[arg-type]
    except (InvalidOperation, TypeError, ValueError):
        read = None
    if read is None or isinstance(value, bool) or not isfinite(float(read)):
        raise BadRequest(f"inputs, values: {quoted(value)} is not a decimal number like 100.25.")
    return read
