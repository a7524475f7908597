"""Holds the facts of a cluster against a rule: met, not met, or unknown where the record does not tell; missing is never "not met"."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import singledispatch

from metrics.methods.remainder import LEAST
from metrics.rule_facts import Facts
from metrics.rule_sets import Contracts, InternalSupplies, Kinds, Members, NonProducing, Register, Rule, RuleSet

MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
VERDICTS = (MET, NOT_MET, UNKNOWN)
# A number printed as "about" decides nothing nearer to the limit than this part of it.
_ROUGH = 0.1
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of one rule with its figure.

    why: code of the sentence that a page makes of it. value, of: the figure, and what it is out of; qualifier: how the
    number is printed. on: the day it is of, exact: how exactly that is known (day, month, quarter, year); year: the year
    it is of. parts: (kind, found, demanded).
    """

    verdict: str
    why: str
    value: float | None = None
    of: float | None = None
    qualifier: str = ""
    on: date | None = None
    year: str = ""
    parts: tuple[tuple[str, int, int], ...] = ()
    rule_id: str = ""
    exact: str = "day"


def check(rules: RuleSet, facts: Facts, day: date) -> tuple[Finding, ...]:
    """One finding a rule, in the order of the file."""
    return tuple(judge(rule, facts, day) for rule in rules.rules)


def judge(rule: Rule, facts: Facts, day: date) -> Finding:
    """What one rule says of a cluster on a day."""
    return replace(_judged(rule.demand, facts, day), rule_id=rule.id)


def counts(findings: tuple[Finding, ...]) -> dict[str, int]:
    """How many findings there are of each verdict."""
    return {verdict: sum(one.verdict == verdict for one in findings) for verdict in VERDICTS}


@singledispatch
def _judged(demand: object, facts: Facts, day: date) -> Finding:  # noqa: ARG001 - one signature for all
    raise TypeError(f"No rule of the kind {type(demand).__name__}.")


@_judged.register
def _(demand: Members, facts: Facts, day: date) -> Finding:
    """A complete list counts itself; else names prove at least, and a printed number that is not too old decides."""
    if facts.named >= demand.at_least or facts.is_listed_whole:
        return Finding(_verdict(facts.named >= demand.at_least), "named", facts.named)
    if facts.printed is None or facts.printed_on is None:
        return Finding(UNKNOWN, "only_named" if facts.named else "no_members", facts.named)
    found = Finding(UNKNOWN, "printed", facts.printed, qualifier=facts.qualifier, on=facts.printed_on)
    if demand.not_older_than_years and later(facts.printed_on, demand.not_older_than_years) < day:
        return replace(found, why="printed_old")
    is_enough = _reaches(facts.printed, facts.qualifier, demand.at_least)
    return replace(found, why="printed_rough") if is_enough is None else replace(found, verdict=_verdict(is_enough))


def _reaches(number: int, qualifier: str, limit: int) -> bool | None:
    """Whether a printed number reaches the limit; None where what softens it leaves that open."""
    if qualifier in ("", "exact"):
        return number >= limit
    if qualifier == "more_than":
        return True if number + 1 >= limit else None
    if qualifier == "less_than":
        return False if number <= limit else None
    return None if abs(number - limit) <= _ROUGH * limit else number > limit


@_judged.register
def _(demand: Kinds, facts: Facts, _day: date) -> Finding:
    """What is named is there; what is not named is absent only where the list is complete and every kind is stated."""
    parts = tuple((tier, facts.of(tier), least) for tier, least in demand.at_least)
    if not facts.named:
        return Finding(UNKNOWN, "no_members")
    if all(found >= least for _tier, found, least in parts):
        return Finding(MET, "kinds", facts.named, parts=parts)
    why = "kinds" if _is_told(facts) else _what_lacks(facts)
    return Finding(NOT_MET if why == "kinds" else UNKNOWN, why, facts.named, parts=parts)


@_judged.register
def _(demand: NonProducing, facts: Facts, _day: date) -> Finding:
    """More than the limit are too many whoever else there is; fewer are few enough only where all are known."""
    found, open_ = facts.of(*demand.tiers), facts.of("")
    if not facts.named:
        return Finding(UNKNOWN, "no_members")
    if found > demand.at_most:
        return Finding(NOT_MET, "non_producing", found, facts.named)
    if facts.is_listed_whole and found + open_ <= demand.at_most:
        return Finding(MET, "non_producing", found, facts.named)
    return Finding(UNKNOWN, _what_lacks(facts), found, facts.named)


def _is_told(facts: Facts) -> bool:
    return facts.is_listed_whole and not facts.of("")


def _what_lacks(facts: Facts) -> str:
    """Why kinds of members are not known."""
    return "kinds_not_stated" if facts.of("") else "list_not_whole"


@_judged.register
def _(demand: Contracts, facts: Facts, _day: date) -> Finding:
    """A supply that is not on record is no missing contract, unless the file says that all are on record."""
    if not facts.named:
        return Finding(UNKNOWN, "no_members")
    if not facts.year:
        return Finding(UNKNOWN, "no_supplies", of=facts.named)
    found = Finding(UNKNOWN, "linked", facts.linked, facts.named, year=facts.year)
    if 100 * facts.linked >= demand.at_least_pct * facts.named * (1 - _ROUNDING):
        return replace(found, verdict=MET) if facts.is_listed_whole else replace(found, why="linked_list_not_whole")
    every = demand.at_least_pct == 100  # one member without a contract is enough, whoever is not named
    is_certain = demand.unlisted == "none" and (facts.is_listed_whole or every)
    return replace(found, verdict=NOT_MET) if is_certain else replace(found, why="linked_in_part")


@_judged.register
def _(demand: InternalSupplies, facts: Facts, _day: date) -> Finding:
    """Supplies between members / sales of all members, of a whole year; between both limits it stays open."""
    lacks = _why_no_share(facts)
    if lacks is not None:
        return _bounded(demand, facts) or lacks
    share = 100 * (facts.supplies or 0.0) / (facts.sales or 1.0)
    found = Finding(UNKNOWN, "share", share, year=facts.sales_year)
    if share > 100:
        return replace(found, why="more_than_sales", value=None)
    if share >= demand.at_least_pct * (1 - _ROUNDING):
        return replace(found, verdict=MET)
    is_open = demand.in_special_areas_pct and share >= demand.in_special_areas_pct * (1 - _ROUNDING)
    return replace(found, why="share_between") if is_open else replace(found, verdict=NOT_MET)


def _bounded(demand: InternalSupplies, facts: Facts) -> Finding | None:
    """Sales that are not told can only lower the share: where even those that are told make it too small, that is certain."""
    is_enough = min(facts.told, facts.suppliers) >= LEAST and facts.is_one_currency and not facts.missing
    if not is_enough or facts.supplies is None or not facts.sales:
        return None
    at_most, limit = 100 * facts.supplies / facts.sales, demand.in_special_areas_pct or demand.at_least_pct
    return (
        Finding(NOT_MET, "share_at_most", at_most, year=facts.sales_year) if at_most < limit * (1 - _ROUNDING) else None
    )


def _why_no_share(facts: Facts) -> Finding | None:
    """What stands against a share of internal supplies; None where nothing does."""
    year = facts.sales_year
    if not facts.year:
        return Finding(UNKNOWN, "no_supplies")
    if facts.withheld:
        return Finding(UNKNOWN, "sales_withheld", facts.withheld, facts.firms, year=year)
    if facts.supplies is None or facts.missing:
        missing = Finding(UNKNOWN, "supplies_missing", facts.missing, year=year)
        return missing if facts.missing else Finding(UNKNOWN, "no_supplies_then", year=year)
    if not facts.sales or not facts.is_one_currency or facts.told < facts.firms:
        return Finding(UNKNOWN, "no_sales", facts.told, facts.firms, year=year)
    if min(facts.told, facts.suppliers) < LEAST:
        return Finding(UNKNOWN, "too_few_firms", year=year)
    return None


@_judged.register
def _(demand: Register, facts: Facts, day: date) -> Finding:
    """An entry that nobody reported is unknown, and so is one whose end is not printed, unless the act gives it one."""
    if not facts.has_entry:
        return Finding(UNKNOWN, "no_entry")
    over = "removed" if facts.status == "removed" else ""
    over = over or ("ran_out" if facts.valid_to is not None and facts.valid_to < day else "")
    over = over or ("suspended" if facts.status == "suspended" else "")
    if over:
        return Finding(NOT_MET, over, on=facts.valid_to)
    if facts.valid_to is not None or facts.status == "in_force":
        return Finding(MET, "in_force", on=facts.valid_to)
    return _by_act(demand, facts, day)


def _by_act(demand: Register, facts: Facts, day: date) -> Finding:
    """An entry without a printed end: the act may give it one; that it was not confirmed again is not known.

    Of an entry known by its month, quarter or year the act decides only where it does for each day of that time.
    """
    before, entered, exact = demand.for_entries_before, facts.entered_on, facts.entered_exact
    if before is None or entered is None or _last_day(entered, exact) >= before:
        return Finding(UNKNOWN, "no_end", on=entered, exact=exact)
    end = later(entered, demand.years_without_end)
    return Finding(MET if end >= day else UNKNOWN, "by_act" if end >= day else "by_act_over", on=end, exact=exact)


def _last_day(first: date, exact: str) -> date:
    """The last day of the month, quarter or year that begins on a day."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(exact, 0)
    if not months:
        return first
    then = first.year * 12 + first.month - 1 + months
    return date(then // 12, then % 12 + 1, 1) - timedelta(days=1)


def later(day: date, years: int) -> date:
    """The same day so many years later; of 29 February the 28th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _verdict(is_met: bool) -> str:
    return MET if is_met else NOT_MET
