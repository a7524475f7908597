"""What the rule check rests on: the set of rules, the day, the findings; how the set is chosen and what is said of it."""

from dataclasses import dataclass
from datetime import date

from metrics import rule_check, rule_facts, rule_sets
from metrics.rule_check import Finding
from metrics.rule_reading import FaultyRules
from metrics.rule_sets import Rule, RuleSet
from views.parts import controls, html, rule_refusals, rule_words, sentences, settle, store
from views.parts.language import _, current


@dataclass(frozen=True, slots=True)
class Checked:
    """The chosen set, every set of the country, the day, and the findings of every cluster by its id."""

    rules: RuleSet
    sets: tuple[RuleSet, ...]
    day: date
    findings: dict[str, tuple[Finding, ...]]
    notices: tuple[str, ...] = ()

    def of(self, cluster_id: str) -> list[tuple[Rule, Finding]]:
        """Each rule with its finding of a cluster; empty for a cluster that is not seated in the country."""
        return list(zip(self.rules.rules, self.findings.get(cluster_id, ()), strict=False))


def checked(here: settle.Settled) -> Checked | None:
    """The clusters of the country held against the chosen rules; None where no set holds for the country.

    Raises FaultyRules where a file cannot be used.
    """
    chosen = here.selection
    sets = rule_sets.of(store.warehouse(here.edition), chosen.country)
    if not sets:
        return None
    titles, settling = {one.id: one.title[current()] for one in sets}, settle.Settling()
    asked = settling.one(chosen.rules, tuple(titles), sets[0].id, lambda code: titles.get(code, code))
    rules = next(one for one in sets if one.id == asked)
    day = settle.day(chosen.as_of)
    facts = store.ask(rule_facts.facts, here.edition, chosen.country, day.isoformat())
    findings = {one.cluster_id: rule_check.check(rules, one, day) for one in facts}
    return Checked(rules, sets, day, findings, tuple(settling.notices))


def attempt(here: settle.Settled) -> Checked | None:
    """The same; where there is nothing to check by, a note says why."""
    try:
        found = checked(here)
    except FaultyRules as error:
        html.note(_("The file of rules cannot be used, so nothing is checked."), rule_refusals.refused(error))
        return None
    if found is None:
        html.note(_("No rules."), _("No set of rules holds for this country. {advice}", advice=own_file()))
    elif found.notices:
        html.note(_("Address corrected."), " ".join(found.notices))
    return found


def own_file() -> str:
    """How an office lays its own rules beside the warehouse."""
    return _(
        "An office lays its own file into the folder {folder} beside the warehouse files: then the files of that folder "
        "are used, and ours are not.", folder=rule_sets.OWN,
    )  # fmt: skip


def choose(found: Checked) -> None:
    """Which set of rules, where there are several."""
    if len(found.sets) > 1:
        titles = {one.id: one.title[current()] for one in found.sets}
        controls.choose(
            _("Rules"), "rules", tuple(titles), found.rules.id, lambda code: titles.get(code, code), width=520
        )


def cares(found: Checked) -> None:
    """What the check is and is not."""
    rules = found.rules
    html.cares([
        (_("No legal advice."), _("The wording of the law decides, not this page.") + " " + rules.note[current()]),
        (_("Act."), sentences.sentence(rules.act[current()])),
        (_("Rules from."), f"{sentences.capital(rule_words.origin(rules))}. {own_file()}"),
        (_("Unknown."), _("What is not on record is never taken for a failure. A list of members counts as complete only where "
                          "it names as many as are printed.")),
    ])  # fmt: skip
