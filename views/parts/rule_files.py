"""The rule check as a file: one row a cluster and rule, with verdict, figure, requirement and where it stands."""

import pandas as pd

from metrics import records, rule_check
from metrics.rows import Row
from metrics.rule_check import Finding
from metrics.rule_sets import Rule
from views.parts import formats, names, rule_findings, rule_words, settle, store, worklist_files
from views.parts.language import N_, _, current
from views.parts.rule_findings import Checked
from views.parts.worklist_files import Worklist

LABELS = {
    "cluster_id": N_("Cluster code"), "cluster": N_("Cluster"), "areas": N_("Area code"), "area_names": N_("Area"),
    "stage": N_("Stage"), "rule_set": N_("Rules"), "rule_id": N_("Rule code"), "rule": N_("Rule"),
    "verdict_code": N_("Verdict code"), "verdict": N_("Verdict"), "found": N_("Found"), "value": N_("Figure"),
    "of": N_("Out of"), "reason": N_("Reason code"), "date": N_("Date"), "date_precision": N_("How exact"),
    "year": N_("Year"), "required": N_("Required"),
    "requirement": N_("Requirement in our words"), "clause": N_("Where it stands"), "basis": N_("What the limit rests on"),
}  # fmt: skip


def buttons(here: settle.Settled, kind: str) -> None:
    """One button a format; of the chosen cluster where one is chosen."""
    cluster = here.selection.cluster
    worklist_files.buttons(here, worklist, "rule-check", *([cluster] if cluster else [kind]))


def worklist(here: settle.Settled) -> Worklist:
    """The rows as on the screen."""
    found = rule_findings.checked(here)
    if found is None:
        raise ValueError("No set of rules holds for this country.")
    chosen, known = here.selection, names.of(here.edition)
    every = store.ask(records.on_record, here.edition, chosen.country, chosen.as_of)
    mine = every.where(cluster_id=chosen.cluster) if chosen.cluster else every
    rows = [_row(known, cluster, found, *pair) for cluster in mine for pair in found.of(cluster.cluster_id)]
    rules = found.rules
    filters = (
        (_("Country"), known.area(chosen.country)),
        (_("Cluster"), known.text("cluster", chosen.cluster) if chosen.cluster else _("All clusters")),
        (_("Rules"), rules.title[current()]), (_("Rules from."), rule_words.origin(rules)), (_("Day"), formats.day(found.day)),
    )  # fmt: skip
    notes = (_("The wording of the law decides, not this page."), rules.note[current()], rules.act[current()])
    return Worklist(
        ", ".join((_("Rule check"), known.area(chosen.country), formats.day(found.day))),
        pd.DataFrame(rows, columns=list(LABELS)),
        {name: _(label) for name, label in LABELS.items()},
        filters,
        notes,
        tuple(sorted(set(mine.plain("source_id")))) if len(mine) else (),
    )


def _row(known: names.Names, cluster: Row, found: Checked, rule: Rule, finding: Finding) -> dict[str, object]:
    """One rule of one cluster."""
    areas, stage = records.areas_of(cluster), cluster.lifecycle_stage
    return {
        "cluster_id": cluster.cluster_id, "cluster": known.text("cluster", cluster.cluster_id), "areas": "; ".join(areas),
        "area_names": "; ".join(known.area(code) for code in areas),
        "stage": known.text("lifecycle_stage", stage) if stage else "", "rule_set": found.rules.id, "rule_id": rule.id,
        "rule": rule_words.text(rule, "title"), "verdict_code": finding.verdict, "verdict": rule_words.verdict(finding.verdict),
        "found": rule_words.found(finding), "value": finding.value, "of": finding.of,
        "reason": finding.why if finding.verdict == rule_check.UNKNOWN else "",
        "date": finding.on, "date_precision": finding.exact if finding.on else "", "year": finding.year,
        "required": rule_words.limit(rule), "requirement": rule_words.text(rule, "requirement"),
        "clause": rule_words.text(rule, "clause"), "basis": rule_words.basis(rule),
    }  # fmt: skip
