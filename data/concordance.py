"""Which code of one classification of activities stands for which codes of another: light industry, divisions 13 to 15.

NACE 2 = OKVED2 = KVED-2010 to four digits; OKVED2 adds national digits, which roll up. Products: OKPD2 = CPA 2.1 to six
digits.
"""

import re
from collections.abc import Mapping

# Classes of NACE 2 and their targets in NACE 2.1, the main one first. The titles are verified; that a knitted part goes
# to 14.10 and fur articles partly elsewhere follows the titles and is not yet held against the official table.
_TO_NACE21: Mapping[str, tuple[str, ...]] = {
    **{same: (same,) for same in ("13.10", "13.20", "13.30", "13.91", "13.92", "13.93", "13.94", "13.95", "13.96", "13.99")},
    "14.11": ("14.24",),
    "14.12": ("14.23",),
    "14.13": ("14.21", "14.10"),
    "14.14": ("14.22", "14.10"),
    "14.19": ("14.29", "14.10"),
    "14.20": ("14.24",),
    "14.31": ("14.10",),
    "14.39": ("14.10",),
    **{same: (same,) for same in ("15.11", "15.12", "15.20")},
}  # fmt: skip
_TO_ISIC4: Mapping[str, tuple[str, ...]] = {
    "13.10": ("1311",), "13.20": ("1312",), "13.30": ("1313",), "13.91": ("1391",), "13.92": ("1392",),
    "13.93": ("1393",), "13.94": ("1394",), "13.95": ("1399",), "13.96": ("1399",), "13.99": ("1399",),
    **dict.fromkeys(("14.11", "14.12", "14.13", "14.14", "14.19"), ("1410",)),
    "14.20": ("1420",), "14.31": ("1430",), "14.39": ("1430",),
    "15.11": ("1511",), "15.12": ("1512",), "15.20": ("1520",),
}  # fmt: skip
_FROM_NACE2 = {"NACE2": {code: (code,) for code in _TO_NACE21}, "NACE2.1": _TO_NACE21, "ISIC4": _TO_ISIC4}
# Names of classifications that are the same down to four digits.
_SAME = {"NACE2": "NACE2", "NACEREV2": "NACE2", "NACEREV.2": "NACE2", "OKVED2": "NACE2", "KVED2010": "NACE2",
         "KVED-2010": "NACE2", "NACE2.1": "NACE2.1", "NACEREV2.1": "NACE2.1", "NACEREV.2.1": "NACE2.1",
         "ISIC4": "ISIC4", "ISICREV.4": "ISIC4", "OKPD2": "CPA2.1", "CPA2.1": "CPA2.1"}  # fmt: skip
CLASSIFICATIONS = ("NACE2", "OKVED2", "KVED2010", "NACE2.1", "ISIC4", "OKPD2", "CPA2.1")
_DIVISIONS = ("13", "14", "15")
_CPA_DIGITS = 6


def family(name: str) -> str:
    """The classification that a name stands for, '' where it is not known.

    >>> family("OKVED2"), family("NACE Rev. 2.1"), family("NAICS")
    ('NACE2', 'NACE2.1', '')
    """
    return _SAME.get(name.replace(" ", "").upper(), "")


def targets(code: str, source: str, target: str) -> tuple[str, ...]:
    """The codes of `target` that a code of `source` (families) stands for, the main one first; () where none is known.

    Divisions, and ranges of them, are the same in every version; groups follow from their classes.

    >>> targets("14.13", "NACE2", "NACE2.1"), targets("14.24", "NACE2.1", "NACE2"), targets("14.19.1", "NACE2", "NACE2")
    (('14.21', '14.10'), ('14.11', '14.20'), ('14.19',))
    """
    section, digits = _split(code)
    if _is_range(code) or digits in _DIVISIONS:
        return (code.strip(),)
    if "CPA2.1" in (source, target):
        own = section + _dotted(digits[:_CPA_DIGITS])
        return (own,) if source == target and digits[:2] in _DIVISIONS else ()
    if source == target:
        return tuple(section + one for one in _known(digits, source))
    held = (own for own, goals in _FROM_NACE2[source].items() if set(goals) & set(_classes(digits, source)))
    found = dict.fromkeys(goal for own in held for goal in _FROM_NACE2[target][own])
    if len(digits) == 3:
        found = dict.fromkeys(_dotted(goal.replace(".", "")[:3]) if "." in goal else goal[:3] for goal in found)
    return tuple(section + goal for goal in found)


def _known(digits: str, source: str) -> tuple[str, ...]:
    """A group or class of a classification itself, national digits rolled up."""
    found = _classes(digits, source)
    is_group = len(digits) == 3 and bool(found)
    return (_dotted(digits) if "." in found[0] else digits,) if is_group else found


def _classes(digits: str, source: str) -> tuple[str, ...]:
    """The classes of a classification that a code of at least three digits stands for or lies in."""
    every = dict.fromkeys(goal for goals in _FROM_NACE2[source].values() for goal in goals)
    wanted = digits[:4]
    return tuple(one for one in every if len(wanted) >= 3 and one.replace(".", "").startswith(wanted))


def _split(code: str) -> tuple[str, str]:
    """Letter of the section, if given, and the digits."""
    found = re.fullmatch(r"([A-Z]?) ?(\d[\d.]*)", code.strip())
    return (found[1], found[2].replace(".", "")) if found else ("", "")


def _is_range(code: str) -> bool:
    """C13-C15 and the like, within light industry."""
    found = re.fullmatch(r"C?(\d\d)-C?(\d\d)", code.strip())
    return bool(found) and found[1] in _DIVISIONS and found[2] in _DIVISIONS and found[1] < found[2]  # type: ignore[index]


def _dotted(digits: str) -> str:
    """Digits with a point after each second one."""
    return ".".join(digits[at : at + 2] for at in range(0, len(digits), 2))
