"""What the signs and letters beside printed figures say, as SDMX statuses: Eurostat (old and new), Rosstat, Ukrstat.

A sign may stand for a value: a dash of Rosstat is a true zero, "0,0" a figure below half of the digit shown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.statuses import FREE, RANKED, WITHOUT_VALUE

# The worst of several statuses is the main one, the others stand beside it; those that no figure of ours has come last.
# A break is carried, never ranked, so it is the main status only where nothing else is said.
_WORST_FIRST = "".join(RANKED[:0:-1]) + "DGJKSVW"
_LETTERS: Mapping[str, tuple[str, str]] = {
    **{letter: (letter.upper(), "F") for letter in "bdefnpu"},
    **dict.fromkeys(("i", "s"), ("I", "F")),
    **dict.fromkeys(("m", "z", "x"), ("M", "F")),
    "r": ("A", "F"),  # revised: the status of the old list says nothing about the value
    "c": ("Q", "C"),
    ":": ("O", "F"),
}
# Capital letters of Eurostat since 27 January 2025: a list of its own.
_CONFIDENTIAL: Mapping[str, tuple[str, str]] = {"C": ("Q", "C"), "N": ("Q", "N"), "P": ("Q", "P")}
_OLD, _NEW, _ROSSTAT, _UKRSTAT, _SDMX = "eurostat_pre2025", "eurostat", "rosstat", "ukrstat", "sdmx"
SOURCES = (_OLD, _NEW, _ROSSTAT, _UKRSTAT, _SDMX)
_NAMES = {"emiss": _ROSSTAT, "fedstat": _ROSSTAT, "cis": _ROSSTAT, "derzhstat": _UKRSTAT}
# Signs of the offices of the CIS; Cyrillic letters are read as the Latin ones of the same shape.
_DASHES, _DOTS = frozenset("-–—−"), frozenset(("…", "...", "..", "…."))
_SIGNS = {_ROSSTAT: {}, _UKRSTAT: {"к": ("Q", "C"), "k": ("Q", "C"), "c": ("Q", "C")}}
_LATIN = str.maketrans("сехірзСЕХІРВМОТ", "cexip3CEXIPBMOT")
_NOTHING_TO_SEE = re.compile(r"[-+]?0+(?:[.,]0+)?|0 ?;? ?0[.,]0+")


@dataclass(frozen=True, slots=True)
class Flag:
    """Status, confidentiality, further statuses in the order of the flag, and the value that the sign itself stands for.

    `reason` INCONSISTENT_INPUT: the source has no such sign; the status is then empty.
    """

    obs_status: str
    conf_status: str = "F"
    extra: tuple[str, ...] = ()
    value: float | None = None
    reason: str = ""


_UNKNOWN = Flag("", "", reason="INCONSISTENT_INPUT")


def read(source: str, flag: str) -> Flag:
    """The statuses of a flag or sign of a source; none is a normal value.

    >>> read("eurostat_pre2025", "bep").obs_status, read("eurostat_pre2025", "bep").extra
    ('E', ('B', 'P'))
    >>> read("rosstat", "–").value, read("ukrstat", "с").conf_status, read("eurostat", "0n").obs_status
    (0.0, 'C', 'N')
    """
    office, text = _office(source), flag.strip()
    if not text:
        return Flag("A")
    if office in _SIGNS:
        sign = _sign(text, office)
        if sign is not None:
            return sign
    if office == _SDMX:
        return _combined([(letter, "F") if letter in _WORST_FIRST + "AB" else None for letter in _parts(text)])
    if text == "0" and office in (_OLD, _NEW):
        return Flag("A", value=0.0)
    below, letters = _below_half(text, office)
    known = [_letter(letter, office) if office else None for letter in _parts(letters)]
    found = _combined([("N", "F"), *known] if below else known)
    return found if found.reason or not below else Flag(found.obs_status, found.conf_status, found.extra, _zero(found))


def holds_no_value(flag: Flag) -> bool:
    """Whether a figure beside the flag must not be kept: missing, impossible or withheld."""
    return flag.obs_status in WITHOUT_VALUE or flag.conf_status not in FREE


def _office(source: str) -> str:
    """The source by its name or one that begins so ("eurostat_2025"); '' for a strange one."""
    name = source.strip().lower().replace(" ", "_").replace("-", "_")
    if name.startswith("eurostat"):
        return _OLD if any(mark in name for mark in ("pre", "old", "before")) else _NEW
    return next(
        (office for known, office in (*_NAMES.items(), *((s, s) for s in SOURCES)) if name.startswith(known)), ""
    )


def _sign(text: str, office: str) -> Flag | None:
    """A sign that stands in the cell itself."""
    if text in _DASHES:
        return Flag("A", value=0.0)
    if text in _DOTS:
        return Flag("O")
    if _NOTHING_TO_SEE.fullmatch(text):
        return Flag("N", value=0.0)
    own = _SIGNS[office].get(text.translate(_LATIN).lower().strip("()"))
    return Flag(*own) if own else None


def _below_half(text: str, office: str) -> tuple[bool, str]:
    """Whether Eurostat says "0n": not zero, but less than half of the unit; and the letters beside it."""
    if office in (_OLD, _NEW) and re.match(r"0 ?n", text):
        return True, re.sub(r"^0 ?n", "", text)
    return False, text


def _zero(flag: Flag) -> float | None:
    return None if holds_no_value(flag) else 0.0


def _parts(text: str) -> list[str]:
    return [letter for letter in text if letter not in " ,;/()+|"]


def _letter(letter: str, office: str) -> tuple[str, str] | None:
    """One letter; the case tells the two lists of Eurostat apart and means nothing elsewhere."""
    if office == _NEW and letter in _CONFIDENTIAL:
        return _CONFIDENTIAL[letter]
    return _LETTERS.get(letter.translate(_LATIN).lower())


def _combined(known: list[tuple[str, str] | None]) -> Flag:
    """The worst status first; unknown as soon as one part is."""
    found = [part for part in known if part is not None]
    if len(found) < len(known):
        return _UNKNOWN
    if not found:
        return Flag("A")
    statuses = list(dict.fromkeys(status for status, _ in found if status != "A"))
    main = next((status for status in _WORST_FIRST if status in statuses), statuses[0] if statuses else "A")
    conf = next((own for _, own in found if own != "F"), "F")
    # ":c" is one statement: the colon only prints that nothing stands there.
    beside = tuple(status for status in statuses if status not in (main, "O" if main == "Q" else ""))
    return Flag(main, conf, beside)
