"""Sets of rules that a cluster is held against: ours, or those that an office laid beside the warehouse; one TOML file is one set."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.schema import table
from data.warehouse import Warehouse
from metrics import rule_reading as read
from metrics.metric import Text
from metrics.rule_reading import FaultyRules, Where

SHIPPED = Path(__file__).parent / "rules"
# A folder of this name beside the warehouse files: its sets are used instead of ours.
OWN = "cluster_rules"
STATES = ("example", "reviewed")
BASES = ("act", "own")
TIERS = tuple(filter(None, table("membership").column("tier").allowed))


@dataclass(frozen=True, slots=True)
class Members:
    """So many members; a printed number older than so many years decides nothing (0 = any age does)."""

    at_least: int
    not_older_than_years: int = 0


@dataclass(frozen=True, slots=True)
class Kinds:
    """So many members of each of these kinds of activity."""

    at_least: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Contracts:
    """So many per cent of the members supply, or are supplied by, another member.

    unlisted: what a member without any such supply on record is taken for, unknown or none.
    """

    at_least_pct: float = 100.0
    unlisted: str = "unknown"


@dataclass(frozen=True, slots=True)
class InternalSupplies:
    """So many per cent of what members sell goes to other members; the lower limit holds in areas that are not on record."""

    at_least_pct: float
    in_special_areas_pct: float = 0.0


@dataclass(frozen=True, slots=True)
class NonProducing:
    """At most so many members of the kinds that do not produce."""

    at_most: int
    tiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """An entry in the ministry register that holds; without a printed end one from before a day lasts so many years."""

    years_without_end: int = 0
    for_entries_before: date | None = None


Demand = Members | Kinds | Contracts | InternalSupplies | NonProducing | Register


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement in our words, where it stands in the act, what it rests on, and what is demanded."""

    id: str
    title: Text
    requirement: Text
    clause: Text
    basis: str
    demand: Demand


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules of one file, in its order. `file` as a reader finds it; `is_own`: the office's own, not ours."""

    id: str
    file: str
    is_own: bool
    title: Text
    act: Text
    note: Text
    status: str
    countries: tuple[str, ...]
    rules: tuple[Rule, ...]


_HEAD: dict[str, read.Reader] = {
    "title": read.in_languages, "requirement": read.in_languages, "clause": read.in_languages, "id": read.word,
    "basis": read.one_of(BASES),
}  # fmt: skip
# test -> the demand, its required fields, its optional ones
_TESTS: dict[str, tuple[Callable[..., Demand], Mapping[str, read.Reader], Mapping[str, read.Reader]]] = {
    "members": (Members, {"at_least": read.whole(1)}, {"not_older_than_years": read.whole(0, read.MOST_YEARS)}),
    "kinds": (Kinds, {"at_least": read.numbers(TIERS)}, {}),
    "contracts": (Contracts, {}, {"at_least_pct": read.percentage, "unlisted": read.one_of(("unknown", "none"))}),
    "internal_supplies": (
        InternalSupplies, {"at_least_pct": read.percentage}, {"in_special_areas_pct": read.percentage}),
    "non_producing": (NonProducing, {"at_most": read.whole(0), "tiers": read.codes(TIERS)}, {}),
    "register": (Register, {}, {"years_without_end": read.whole(1, read.MOST_YEARS), "for_entries_before": read.day}),
}  # fmt: skip
_SET: dict[str, read.Reader] = {
    "title": read.in_languages, "act": read.in_languages, "note": read.in_languages, "status": read.one_of(STATES),
    "countries": read.codes(read.COUNTRIES), "rule": lambda value, _where: value,
}  # fmt: skip


def of(warehouse: Warehouse, country: str) -> tuple[RuleSet, ...]:
    """The sets that hold for a country, in order of file name; empty where none does.

    If the folder OWN beside the warehouse has any file, its sets are used and ours are not. Raises FaultyRules at the
    first file that is not as agreed: nothing is judged by half a file, and never silently by ours instead.
    """
    own = sorted((warehouse.path.parent / OWN).glob("*.toml"))
    found = own or sorted(SHIPPED.glob("*.toml"))
    sets = [_remembered(path, path.stat().st_mtime_ns, bool(own)) for path in found]
    return tuple(one for one in sets if country in one.countries)


@lru_cache(maxsize=32)
def _remembered(path: Path, changed: int, is_own: bool) -> RuleSet:  # noqa: ARG001 - a changed file is read anew
    return one_set(path, is_own=is_own)


def one_set(path: Path, *, is_own: bool = False) -> RuleSet:
    """One file; raises FaultyRules with file, rule, field, value and what was expected."""
    where = Where(path.name)
    found = read.fields(read.parsed(path), where, _SET, {})
    if not isinstance(found["rule"], list) or not found["rule"]:
        raise FaultyRules("rules", found["rule"], where.at("rule"))
    rules = tuple(_rule(entry, path.name, number) for number, entry in enumerate(found.pop("rule"), start=1))
    ids = [rule.id for rule in rules]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise FaultyRules("once", id_, Where(path.name, id_, "id"))
    return RuleSet(path.stem, f"{OWN}/{path.name}" if is_own else path.name, is_own, rules=rules, **found)


def _rule(entry: Any, file: str, number: int) -> Rule:
    """One [[rule]]: what all have, and the fields of its test."""
    name = entry.get("id") if isinstance(entry, dict) else None
    where = Where(file, name if isinstance(name, str) and name else f"no. {number}")
    if not isinstance(entry, dict):
        raise FaultyRules("table", entry, where)
    if "test" not in entry:
        raise FaultyRules("field", None, where.at("test"))
    make, required, optional = _TESTS[read.one_of(tuple(_TESTS))(entry["test"], where.at("test"))]
    found = read.fields(entry, where, {"test": read.word, **_HEAD, **required}, optional)
    head = {key: found.pop(key) for key in _HEAD}
    del found["test"]
    return Rule(demand=_consistent(make(**found), where), **head)


def _consistent(demand: Demand, where: Where) -> Demand:
    """What one field says of another."""
    if isinstance(demand, InternalSupplies) and demand.in_special_areas_pct >= demand.at_least_pct:
        limit = f"at_least_pct = {demand.at_least_pct:g}"
        raise FaultyRules("below", demand.in_special_areas_pct, where.at("in_special_areas_pct"), (limit,))
    if isinstance(demand, Register) and bool(demand.years_without_end) != (demand.for_entries_before is not None):
        raise FaultyRules(
            "field", None, where.at("for_entries_before" if demand.years_without_end else "years_without_end")
        )
    return demand
