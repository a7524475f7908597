"""Which small maps stand on the page: the periods by a rule, or the products, activities and metrics by name, as the address has them.

`maps` in the address is a rule with a number ("last,6": the newest six; "every5,12": one period in five, at most twelve;
"even,9": nine, evenly over time), or the codes that stand beside the chosen one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data import periods
from data.errors import DataError
from views.parts import atlas_controls, atlas_layout, atlas_second, formats, values
from views.parts.atlas_layout import MOST, WHOLES
from views.parts.language import _
from views.parts.selection import Selection
from views.parts.settling import Settled, Settling

EVENLY, LAST, EVERY = "even", "last", "every"
LEAST = 2  # one map alone is no small map
MOST_METRICS, USUAL_METRICS = 9, 6  # each has a legend of its own
COUNTS = (4, 6, 9, MOST)
STEPS = {"A": (2, 3, 5, 10), "S": (2, 4, 10), "Q": (2, 4, 8, 20), "M": (3, 6, 12, 24)}
_EVERY = re.compile(rf"{EVERY}([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class Rule:
    """How periods are taken: `way`, the step of "every", and at most how many."""

    way: str = EVENLY
    most: int = MOST

    @property
    def step(self) -> int:
        """One period in so many; 0 for the other ways."""
        found = _EVERY.fullmatch(self.way)
        return int(found[1]) if found else 0

    def written(self) -> tuple[str, ...]:
        """The rule as the address has it: nothing where it is the usual one."""
        return () if self == Rule() else (self.way, str(self.most))


def read(parts: Sequence[str]) -> Rule | None:
    """The rule of an address, None where it is none; a rule without a number takes as many as there is room for.

    >>> read(("last", "6")), read(("every5",)), read(("last", "1")), read(())
    (Rule(way='last', most=6), Rule(way='every5', most=12), None, Rule(way='even', most=12))
    """
    way, number, *more = (*parts, *("", "")[len(parts) :])
    is_way = way in ("", EVENLY, LAST) or bool(_EVERY.fullmatch(way))
    is_number = not number or (number.isascii() and number.isdigit() and LEAST <= int(number) <= MOST)
    return None if more or not (is_way and is_number) else Rule(way or EVENLY, int(number or MOST))


def evenly(known: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """So many of the codes, as evenly as can be, the first and the last among them.

    >>> evenly(["1", "2", "3", "4", "5"], 3)
    ('1', '3', '5')
    """
    if len(known) <= most:
        return tuple(known)
    return tuple(known[round(place * (len(known) - 1) / (most - 1))] for place in range(most))


def within(chosen: Selection, known: Sequence[str]) -> list[str]:
    """The periods of the range of the address; all of them where it has none."""
    return [code for code in known if (chosen.start or code) <= code <= (chosen.end or code)]


def fitting(chosen: Selection, known: Sequence[str]) -> tuple[str, ...]:
    """Every period of the range that the rule names, whether or not there is room for it; the last one always."""
    found, rule = within(chosen, known), read(chosen.panels) or Rule()
    if not rule.step:
        return tuple(found)
    last = _ordinal(found[-1]) if found else 0
    return tuple(code for code in found if (last - _ordinal(code)) % rule.step == 0)


def shown(chosen: Selection, known: Sequence[str]) -> tuple[str, ...]:
    """The periods of the small maps, in order of time: of more than there is room for the newest ones, or evenly."""
    rule, found = read(chosen.panels) or Rule(), fitting(chosen, known)
    return evenly(found, rule.most) if rule.way == EVENLY else found[-rule.most :]


def _ordinal(code: str) -> int:
    """The number of a period in its calendar, so that a year without figures does not shift the others."""
    period = periods.parse(code)
    return (period.start.year * 12 + period.start.month - 1) // max(1, period.months)


def beside(chosen: Selection) -> tuple[str, ...]:
    """Codes that stand beside the chosen product, activity or metric: those of the address, else the usual ones.

    Wholes stand there only where they are asked for: in the same classes their parts would all look empty.
    """
    there = offered(chosen)
    asked = tuple(code for code in chosen.panels if code in there)
    if asked:
        return asked
    if chosen.layout == atlas_layout.METRICS:
        return there[: USUAL_METRICS - 1]
    return tuple(code for code in there if code not in WHOLES)[: MOST - 1]


def offered(chosen: Selection) -> tuple[str, ...]:
    """What can stand beside the chosen product, activity or metric."""
    if chosen.layout == atlas_layout.METRICS:
        return tuple(one for one in atlas_second.offered(chosen) if one != chosen.metric)
    if chosen.layout != atlas_layout.KINDS:
        return ()
    field, known = atlas_layout.kinds(chosen)
    return tuple(code for code in known if code != getattr(chosen, field))


def most(chosen: Selection) -> int:
    """How many maps a screen carries."""
    return MOST_METRICS if chosen.layout == atlas_layout.METRICS else MOST


def settled(chosen: Selection, asked: Selection, known: Sequence[str], settling: Settling) -> Selection:
    """The choice of small maps as the address writes it; what it asked for in vain is said, and is left out."""
    if chosen.layout == atlas_layout.PERIODS:
        return _settled_periods(chosen, asked, known, settling)
    if chosen.layout not in atlas_layout.MANY or not chosen.panels:
        return replace(chosen, panels=(), start="", end="")
    there = offered(chosen)
    own = (chosen.metric, chosen.product, chosen.activity)  # stands there as the first
    for code in chosen.panels:
        if code not in (*there, *own):
            settling.notices.append(_("“{asked}” has no small map here and was left out.", asked=code))
    kept = tuple(dict.fromkeys(code for code in chosen.panels if code in there))
    return replace(chosen, panels=kept[: most(chosen) - 1], start="", end="")


def _settled_periods(chosen: Selection, asked: Selection, known: Sequence[str], settling: Settling) -> Selection:
    """Rule and range; a range or a rule that leaves fewer than two maps is none."""
    rule = read(chosen.panels)
    ends = [code if code in known else "" for code in (asked.start, asked.end)]
    start, end = ("" if code == usual else code for code, usual in zip(ends, (known[0], known[-1]), strict=True))
    found = replace(chosen, panels=(rule or Rule()).written(), start=start, end=end)
    lost = [
        *([",".join(chosen.panels)] if rule is None else []),
        *(_lost(asked.start, known)),
        *(_lost(asked.end, known)),
    ]
    for one in lost:
        settling.notices.append(_("“{asked}” names no small maps here and was left out.", asked=one))
    if len(shown(found, known)) >= LEAST:
        return found
    if len(known) >= LEAST:
        settling.notices.append(_("The choice of periods leaves fewer than two maps; all periods are used."))
    return replace(found, panels=(), start="", end="")


def _lost(code: str, known: Sequence[str]) -> list[str]:
    """An end of a range of the same length of period that has no figures; of another length it belongs to another page."""
    return [code] if code and code not in known and _is_alike(code, known[0]) else []


def _is_alike(one: str, other: str) -> bool:
    try:
        return periods.parse(one).freq == periods.parse(other).freq
    except DataError:
        return True


def is_settled(chosen: Selection) -> bool:
    """The small maps of an address are there as it asks for them."""
    settling, known = Settling(), atlas_controls.periods(Settled(chosen))
    return settled(chosen, chosen, known, settling) == chosen and not settling.notices


def said(chosen: Selection, known: Sequence[str]) -> Iterator[str]:
    """That more periods fit the choice than a screen carries."""
    rule, fit = read(chosen.panels) or Rule(), fitting(chosen, known)
    if rule.way != EVENLY and rule.step and len(fit) > rule.most:
        yield _("{n} periods fit the choice; the newest {shown} are shown.",
                n=formats.number(len(fit)), shown=formats.number(rule.most))  # fmt: skip


def way_name(way: str, freq: str) -> str:
    """A rule in words."""
    step = Rule(way).step
    if not step:
        return _("Newest periods") if way == LAST else _("Evenly over time")
    every = {
        "A": _("One year in {n}", n=step),
        "Q": _("One quarter in {n}", n=step),
        "M": _("One month in {n}", n=step),
    }
    return every.get(freq, _("One period in {n}", n=step))


def period_name(chosen: Selection, code: str, *, is_first: bool) -> str:
    """An end of the range as a choice."""
    name = formats.period_short(code, span=values.span(chosen.transform))
    return _("From {period}", period=name) if is_first else _("To {period}", period=name)
