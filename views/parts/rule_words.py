"""Rules and findings in words: what is demanded, what was found, and what is wrong with a file of rules."""

from collections.abc import Callable

from metrics.methods.remainder import LEAST
from metrics.rule_check import MET, NOT_MET, UNKNOWN, Finding
from metrics.rule_sets import Contracts, InternalSupplies, Kinds, Members, NonProducing, Rule, RuleSet
from views.parts import formats, registry_words, sentences
from views.parts.language import N_, _, current, n_

SIGNS = {MET: "✓", NOT_MET: "✗", UNKNOWN: "?"}


def verdict(code: str) -> str:
    """A verdict in words."""
    return {MET: _("met"), NOT_MET: _("not met"), UNKNOWN: _("unknown")}[code]


def counted(counts: dict[str, int]) -> str:
    """How many are met, not met, unknown, in one line."""
    return " · ".join(f"{SIGNS[code]} {formats.number(number)}" for code, number in counts.items())


def summary(counts: dict[str, int], failing: list[str]) -> str:
    """The same as a sentence, with the rules that are not met by name."""
    parts = [
        n_("{n} rule is met", "{n} rules are met", counts[MET]),
        n_("{n} is not met", "{n} are not met", counts[NOT_MET])
        + (f" ({', '.join(map(sentences.inner, failing))})" if failing else ""),
        n_("{n} is unknown", "{n} are unknown", counts[UNKNOWN]),
    ]
    return ", ".join(parts)


def limit(rule: Rule) -> str:
    """What is demanded, as short as it can be said."""
    demand = rule.demand
    if isinstance(demand, Members):
        return _("at least {n}", n=formats.number(demand.at_least))
    if isinstance(demand, Kinds):
        return "; ".join(
            _("{kind}: at least {n}", kind=registry_words.word("tier", tier), n=formats.number(least))
            for tier, least in demand.at_least
        )
    if isinstance(demand, Contracts):
        return _("at least {n}", n=_of_members(demand.at_least_pct))
    if isinstance(demand, InternalSupplies):
        low = f" ({_percent(demand.in_special_areas_pct)})" if demand.in_special_areas_pct else ""
        return _("at least {n}", n=_percent(demand.at_least_pct)) + low
    if isinstance(demand, NonProducing):
        return _("at most {n}", n=formats.number(demand.at_most))
    return _("in force on the day")


def _percent(value: float) -> str:
    return formats.percent(value, 0 if value == int(value) else 1)


def _of_members(value: float) -> str:
    return _("{share} of the members", share=_percent(value))


def basis(rule: Rule) -> str:
    """What the limit rests on."""
    return (
        _("limit as reported of the act")
        if rule.basis == "act"
        else _("our own reading or limit: to be checked by a lawyer")
    )


def origin(rules: RuleSet) -> str:
    """Where the set comes from and how far it was checked."""
    whose = _("file of the office") if rules.is_own else _("file of this program")
    state = _("an example, to be checked by a lawyer") if rules.status == "example" else _("reviewed by the office")
    return f"{whose}, {rules.file}: {state}"


def brief(finding: Finding) -> str:
    """The figure alone, for a cell; empty where there is none."""
    if finding.parts:
        return f"{sum(found >= least for _tier, found, least in finding.parts)} / {len(finding.parts)}"
    if finding.why in ("share", "share_between", "share_at_most"):
        return ("≤ " if finding.why == "share_at_most" else "") + _share(finding)
    if finding.on is not None and finding.value is None:
        when = registry_words.on(finding.on, finding.exact, is_brief=True)
        said = _BRIEF.get(finding.why)
        return _(said, date=when) if said else when
    if finding.value is None or finding.why in (
        "no_members",
        "no_sales",
        "sales_withheld",
        "too_few_firms",
        "supplies_missing",
    ):
        return ""
    shown = registry_words.counted(finding.value, finding.qualifier)
    return f"{shown} / {formats.number(finding.of)}" if finding.of is not None else shown


# What a date in a cell is the date of.
_BRIEF = {
    "no_end": N_("entered {date}"), "in_force": N_("until {date}"), "by_act": N_("by the act until {date}"),
    "by_act_over": N_("by the act ended {date}"), "ran_out": N_("ended {date}"), "removed": N_("removed {date}"),
    "suspended": N_("until {date}"),
}  # fmt: skip


def found(finding: Finding) -> str:
    """The figure and what it means, as a sentence."""
    return sentences.sentence(_FOUND[finding.why](finding))


def _number(finding: Finding) -> str:
    return registry_words.counted(finding.value, finding.qualifier)


def _part(finding: Finding) -> str:
    """So many of the named members."""
    of = int(finding.of or 0)
    return n_("{part} of {n} named member", "{part} of {n} named members", of, part=_number(finding))


def _year(finding: Finding) -> str:
    return formats.period(finding.year)


def _in_year(finding: Finding, said: str) -> str:
    """What is said of the year that was judged on."""
    return _("{year}: {said}", year=_year(finding), said=said) if finding.year else said


def _share(finding: Finding) -> str:
    return formats.percent(finding.value or 0.0, 1)


def _kinds(finding: Finding) -> str:
    """Named members of each demanded kind."""
    listed = (f"{registry_words.word('tier', tier)}: {formats.number(has)}" for tier, has, _least in finding.parts)
    return _("named members, {kinds}", kinds=", ".join(listed))


def _named(finding: Finding) -> str:
    count = int(finding.value or 0)
    return n_("{n} member is named on that day", "{n} members are named on that day", count)


def _printed(finding: Finding) -> str:
    day = formats.day(finding.on) if finding.on else formats.MISSING
    return n_("{number} member as printed, {day}", "{number} members as printed, {day}", int(finding.value or 0),
              number=_number(finding), day=day)  # fmt: skip


def _then(first: Callable[[Finding], str], make: Callable[[], str]) -> Callable[[Finding], str]:
    """A figure and why it decides nothing."""
    return lambda finding: f"{first(finding)}: {make()}"


def _so_far(finding: Finding) -> str:
    """What is on record of the members, where that does not decide."""
    if finding.parts:
        return _kinds(finding)
    return _part(finding) if finding.of is not None else _named(finding)


def _until(finding: Finding, with_day: Callable[[str], str], without: Callable[[], str]) -> str:
    return with_day(registry_words.on(finding.on, finding.exact)) if finding.on else without()


_FOUND: dict[str, Callable[[Finding], str]] = {
    "named": _named,
    "printed": _printed,
    "printed_old": _then(_printed, lambda: _("too old to decide")),
    "printed_rough": _then(_printed, lambda: _("too rough to decide")),
    "only_named": _then(_named, lambda: _("no number is printed, and no list is known to be complete")),
    "no_members": lambda _f: _("no member is named, and no number is printed"),
    "kinds": _kinds,
    "kinds_not_stated": _then(_so_far, lambda: _("the kind of some members is not stated")),
    "list_not_whole": _then(_so_far, lambda: _("fewer members are named than printed, the others may be of any kind")),
    "non_producing": lambda f: _("{part} do not produce", part=_part(f)),
    "no_supplies": lambda _f: _("no supply between members is on record"),
    "no_supplies_then": lambda f: _in_year(f, _("no supply of a producer or supplier to another member is on record")),
    "linked": lambda f: _("{part} have a supply with another member in {year}", part=_part(f), year=_year(f)),
    "linked_in_part": lambda f: _(
        "{part} have a supply with another member in {year}: one that is not on record is no missing contract",
        part=_part(f), year=_year(f)),
    "linked_list_not_whole": lambda f: _(
        "{part} have a supply with another member in {year}: not all members are named", part=_part(f), year=_year(f)),
    "no_sales": lambda f: _in_year(f, _("sales are on record of {told} of {n} producers and suppliers: no share without all of them",
                                        told=_number(f), n=formats.number(f.of))),
    "sales_withheld": lambda f: _in_year(f, n_("the sales of {n} member are withheld", "the sales of {n} members are withheld",
                                               int(f.value or 0))),
    "supplies_missing": lambda f: _in_year(f, n_("{n} supply is on record without its value",
                                                 "{n} supplies are on record without their value", int(f.value or 0))),
    "too_few_firms": lambda f: _in_year(f, n_("fewer than {n} firm: no share is shown", "fewer than {n} firms: no share is shown", LEAST)),
    "more_than_sales": lambda f: _(
        "in {year} members supply each other more than they sell in all: the records do not agree", year=_year(f)),
    "share": lambda f: _("{share} of what producers and suppliers sold in {year} went to members", share=_share(f), year=_year(f)),
    "share_at_most": lambda f: _(
        "at most {share} of what producers and suppliers sold in {year} went to members; sales that are not on record can only lower it",
        share=_share(f), year=_year(f)),
    "share_between": lambda f: _(
        "{share} of what producers and suppliers sold in {year} went to members: enough for the lower limit only, and "
        "whether that one holds is not on record", share=_share(f), year=_year(f)),
    "no_entry": lambda _f: _("no entry in the ministry register is reported"),
    "removed": lambda f: _until(f, lambda day: _("removed from the register on {day}", day=day), lambda: _("removed from the register")),
    "ran_out": lambda f: _until(f, lambda day: _("the entry ran out on {day}", day=day), lambda: _("the entry ran out")),
    "suspended": lambda _f: _("the entry is suspended"),
    "in_force": lambda f: _until(f, lambda day: _("in the register, valid until {day}", day=day), lambda: _("in the register, in force")),
    "no_end": lambda f: _until(f, lambda day: _("entered in the register: {day}; no end of validity is printed", day=day),
                               lambda: _("in the register, neither its date nor its end is printed")),
    "by_act": lambda f: _until(f, lambda day: _("no end is printed; valid by the act, until: {day}", day=day), lambda: ""),
    "by_act_over": lambda f: _until(
        f, lambda day: _("no end is printed; ended by the act: {day}, unless it was confirmed again", day=day), lambda: ""),
}  # fmt: skip


def text(rule: Rule, field: str) -> str:
    """Title, requirement or clause of a rule in the language of the reader."""
    return str(getattr(rule, field)[current()])
