"""Words beside a figure that is not final: a sentence, a title or a card never gives it as if it were."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from views.parts import formats
from views.parts.language import _

OPEN = ("P", "E", "U", "F")  # SDMX: provisional, estimated, of low reliability, forecast


def words(statuses: Iterable[str]) -> str:
    """The flag that all figures have; that some have it where others are final; empty where every one is final."""
    given = list(statuses)
    flags = [formats.status(code) for code in OPEN if code in given]
    if not flags:
        return ""
    told = formats.listed(flags)
    return told if all(code in OPEN for code in given) else _("in part: {flag}", flag=told)


def is_running(row: Any) -> bool:
    """A year of a register (which has no dataset) that is not over: what is on record of it is so up to now."""
    year = str(row.time_period)
    return not row.dataset and len(year) == len("2026") and int(year) >= date.today().year


def running(period: str, row: Any) -> str:
    """The period in words, with what it lacks where it is a year of a register that is not over."""
    return _("{period} (the year so far)", period=period) if is_running(row) else period


def marked(sentence: str, statuses: Iterable[str]) -> str:
    """The sentence with the flag of its figures in brackets, before the stop where it has one, in brackets that are there.

    >>> marked("Output rose", ["A"])
    'Output rose'
    """
    flag = words(statuses)
    if not (sentence and flag):
        return sentence
    told, stop = sentence.removesuffix("."), "." * sentence.endswith(".")
    return f"{told[:-1]}; {flag}){stop}" if told.endswith(")") else f"{told} ({flag}){stop}"
