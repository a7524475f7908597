"""Makes the two to four letters that stand in a square, so that each tells its region from every other."""

import itertools
import re
import string
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

LENGTHS = (3, 4, 2)  # the usual ones first
_WORD = re.compile(r"[^\W_]+")
# Within a word, as in Ukrainian; behind one small letter it parts words, as in French.
_APOSTROPHE = re.compile(r"(?<!\b[a-zа-яёіїєґ])['’ʼ](?=\w)")
_COMMON = 0.2  # a word in more of the names than this says nothing of a region: oblast, province
_PARTS = ((2, 2), (1, 3), (3, 1), (1, 2), (2, 1), (1, 1))  # letters of the first and of the last word
_LETTERS = 12  # of a name, from which forms are made
_DIGITS = string.digits + string.ascii_uppercase


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a name: those that tell of a region, then those that many names have."""

    telling: tuple[str, ...]
    common: tuple[str, ...]


def shortened(names: Mapping[str, str]) -> dict[str, str]:
    """Code of a region -> its short name: letters of its name, none twice, in the order of the codes.

    Every region proposes its forms, the plainest first; a form that two of them propose at once is given to neither.
    Where none is left, the code of the region is tried, then what is free behind its first letter.
    """
    words = _words(dict(sorted(names.items())))
    forms = {code: _forms(of, code.partition("-")[2]) for code, of in words.items()}
    given, taken = dict[str, str](), set[str]()
    while forms:
        proposed = {code: form for code, those in forms.items() if (form := next(those, ""))}
        times = Counter(form.casefold() for form in proposed.values())
        free = {code: form for code, form in proposed.items() if form.casefold() not in taken}
        accepted = {code: form for code, form in free.items() if times[form.casefold()] == 1}
        given |= accepted
        taken |= {form.casefold() for form in accepted.values()}
        forms = {code: those for code, those in forms.items() if code in proposed and code not in accepted}
    for code in words:
        if code not in given:
            given[code] = _free(words[code], taken)
            taken.add(given[code].casefold())
    return dict(sorted(given.items()))


def _words(names: Mapping[str, str]) -> dict[str, _Words]:
    """The words of each name; a name without any is its code."""
    found = {
        code: _WORD.findall(_APOSTROPHE.sub("", name)) or _WORD.findall(code.partition("-")[2]) or [code]
        for code, name in names.items()
    }
    times = Counter(word.casefold() for those in found.values() for word in set(those))
    most = max(2, _COMMON * len(found))
    return {code: _parted(those, times, most) for code, those in found.items()}


def _parted(words: list[str], times: Mapping[str, int], most: float) -> _Words:
    telling = tuple(word for word in words if times[word.casefold()] <= most and not (word.islower() and len(word) < 4))
    return _Words(telling or tuple(words), tuple(word for word in words if word not in telling) if telling else ())


def _forms(words: _Words, code: str) -> Iterator[str]:
    """Short names of a region, the plainest first."""
    first, last, several = words.telling[0], words.telling[-1], len(words.telling) > 1
    if first.isdigit():
        yield from (form for form in (first, "".join(words.common)[:1].upper() + first) if len(form) in LENGTHS)
    joined = [_capital(first[:one]) + _capital(last[:other]) for one, other in _PARTS if several and len(first) >= one]
    yield from joined[:3]
    if len(first) >= LENGTHS[0]:
        yield _capital(first[: LENGTHS[0]])
    yield from (form for word in words.common[:1] if len(form := _capital(first[:2]) + word[:1].upper()) > 1)
    yield from (_capital(first[:length]) for length in LENGTHS[1:] if len(first) >= length)
    yield from joined[3:]
    later = "".join(words.telling)[1:_LETTERS].lower()
    for length in LENGTHS:
        yield from (_capital(first[:1] + "".join(picked)) for picked in itertools.combinations(later, length - 1))
    if len(code) in LENGTHS and _WORD.fullmatch(code):
        yield code


def _free(words: _Words, taken: Collection[str]) -> str:
    """The first letter with the first digits, then capitals, that nobody has."""
    forms = (
        "".join((words.telling[0][:1].upper(), *digits))
        for n in (1, 2, 3)
        for digits in itertools.product(_DIGITS, repeat=n)
    )
    return next(form for form in forms if form.casefold() not in taken)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
