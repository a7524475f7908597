"""How numbers read: separators, signs and units of each language; rounding is that of metrics.methods.display."""

from collections.abc import Iterable
from decimal import Context, Decimal

from babel.lists import format_list

from metrics.methods.display import NARROW, NBSP, PERCENT, UNDEFINED, Number, exact, rounded, times_of, written
from views.documents.dust import DIGITS
from views.parts.language import NP_, Translator, current, translator

MISSING = UNDEFINED
SMALLEST = 6  # decimals
_LISTS = {"en": "en_GB", "ru": "ru", "uk": "uk"}
_WIDE = Context(prec=400)  # enough digits for every double
_SWEPT = Context(prec=DIGITS)  # as many as a file has: a base times its index is as long as the figure that was printed
_SCALES = {3: NP_("number word", "thousand"), 6: NP_("number word", "mln"), 9: NP_("number word", "bln"),
           12: NP_("number word", "trln")}  # fmt: skip


def speech(lang: str | None) -> Translator:
    """Messages of a language, the current one by default."""
    return translator(lang or current())


def _swept(value: Number) -> Decimal | None:
    """A number without the dust of computing in doubles, None where it is missing: 273.99999999999994 is 274."""
    read = exact(value)
    return read if read is None or isinstance(value, int) else _SWEPT.plus(read)


def printed_decimals(value: Number) -> int:
    """How many decimals a number has where it is written out in full; 0 for a whole or missing one."""
    read = _swept(value)
    return 0 if read is None else max(0, -int(read.normalize(_WIDE).as_tuple().exponent))


def telling_decimals(value: Number, least: int) -> int:
    """How many decimals keep a small number from reading as zero: `least`, or as many as its first digit needs.

    Below the sixth decimal it is the noise of computing.
    """
    read = exact(value)
    if not read:
        return least
    return next((places for places in range(least, SMALLEST + 1) if rounded(read, places)), least)


def number(value: Number, decimals: int = 0, lang: str | None = None, *, signed: bool = False) -> str:
    """A number with exactly so many decimals, "–" where it is missing; `signed` puts a plus before a rise."""
    read = exact(value)
    if read is None:
        return MISSING
    shown = rounded(read, decimals)
    return ("+" if signed and shown > 0 else "") + written(shown, decimals, lang or current(), NARROW)


def percent(value: Number, decimals: int = 1, lang: str | None = None, *, signed: bool = False) -> str:
    """A percentage: 16.4% in English, with a space that does not break elsewhere; a small one never reads 0.0%."""
    text = number(value, telling_decimals(value, decimals), lang, signed=signed)
    return text if text == MISSING else text + PERCENT[lang or current()]


def rate_of(index: Number, decimals: int = 1) -> Decimal | None:
    """The change in per cent that an index (100 = unchanged) stands for, as it is shown."""
    read = exact(index)
    return None if read is None else rounded(read - 100, decimals)


def part(of_one: float, *, signed: bool = False) -> str:
    """A part of one, or a change as one, in whole per cent; the missing sign where it is not known."""
    return percent(100 * of_one, 0, signed=signed)


def rate(index: Number, lang: str | None = None, decimals: int = 1) -> str:
    """An index (100 = unchanged) as a signed change: +16.4%."""
    return percent(rate_of(index, decimals), decimals, lang, signed=True)


def quotient(value: Number, lang: str | None = None) -> str:
    """A quotient such as a location quotient: two decimals."""
    return number(value, 2, lang)


def points(value: Number, lang: str | None = None, decimals: int = 1) -> str:
    """A difference of two percentages, in percentage points, signed; a small one never reads 0.0."""
    text = number(value, telling_decimals(value, decimals), lang, signed=True)
    return text if text == MISSING else text + NBSP + speech(lang).pgettext("percentage points", "p.p.")


def unit(symbol: str, unit_mult: int = 0, lang: str | None = None) -> str:
    """A unit with the word for its power of ten: "mln pairs", "тыс. т". An odd power reads 10^5."""
    if unit_mult == 0:
        return symbol
    say = speech(lang)
    scale = say.pgettext(*_SCALES[unit_mult]) if unit_mult in _SCALES else f"10^{unit_mult}"
    return scale + NBSP + symbol if symbol else scale


def level_decimals(value: Number) -> int:
    """One decimal under 1,000 and none above, but never more than the number has; a small one never reads 0.0."""
    read = _swept(value)
    if read is None or abs(rounded(read, 1)) >= 1000:
        return 0
    return min(telling_decimals(read, 1), printed_decimals(read))


def level(
    value: Number, symbol: str, unit_mult: int = 0, lang: str | None = None, decimals: int | None = None
) -> str:  # fmt: skip
    """A level with its unit: "151.2 mln pairs". `symbol` is the short form from the unit table in this language.

    A power of ten that has no word (2, 5, -2) is worked into the number first; under one of a power, a number that has more
    digits than would be shown is said in the next smaller one: 0.015 thousand are 15.
    """
    read = _swept(value)
    if read is None:
        return MISSING
    spoken = max(0, min(12, unit_mult // 3 * 3))
    scaled = read.scaleb(unit_mult - spoken, _WIDE)
    if decimals is None and spoken and 0 < abs(scaled) < 1 and _loses_digits(scaled):
        spoken, scaled = spoken - 3, rounded(scaled.scaleb(3, _WIDE), SMALLEST)
    text = number(scaled, level_decimals(scaled) if decimals is None else decimals, lang)
    name = unit(symbol, spoken, lang)
    if name == "%":
        return text + PERCENT[lang or current()]
    return text + NBSP + name if name else text


def _loses_digits(read: Decimal) -> bool:
    """Whether a number is shown with fewer decimals than it has, noise of computing apart."""
    return printed_decimals(rounded(read, SMALLEST)) > level_decimals(read)


def times(index: Number, lang: str | None = None) -> str:
    """An index as a factor with one decimal: "1.5 times", "в 1,5 раза"; a whole factor without it."""
    read = exact(index)
    if read is None:
        return MISSING
    say, factor = speech(lang), times_of(read)
    if factor == factor.to_integral_value():
        return say.ngettext("{n} time", "{n} times", int(factor), n=number(factor, 0, lang))
    return say.pgettext("a factor that is not whole", "{n} times", n=number(factor, 1, lang))


def rows(count: int, lang: str | None = None) -> str:
    """A number of rows in words."""
    return speech(lang).ngettext("{n} row", "{n} rows", count, n=number(count, 0, lang))


def regions(count: int, lang: str | None = None) -> str:
    """A number of regions in words."""
    return speech(lang).ngettext("{n} region", "{n} regions", count, n=number(count, 0, lang))


def file_size(size: int, lang: str | None = None) -> str:
    """Bytes as the reader's file manager counts them: 1 kB = 1,000 bytes."""
    say = speech(lang)
    units = (say.pgettext("bytes", "B"), say.gettext("kB"), say.gettext("MB"), say.gettext("GB"))
    power = min(3, (len(str(max(size, 0))) - 1) // 3)
    shown = Decimal(size).scaleb(-3 * power)
    return number(shown, 1 if power and shown < 100 else 0, lang) + NBSP + units[power]


def listed(items: Iterable[str], lang: str | None = None) -> str:
    """Names in a row with "and" before the last."""
    return format_list(list(items), locale=_LISTS[lang or current()])
