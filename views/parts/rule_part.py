"""The rule check on the page of a cluster: every rule with its verdict and figure, made when it is opened."""

from dataclasses import replace

from metrics import rule_check
from metrics.rows import Row
from metrics.rule_check import NOT_MET
from views.parts import formats, html, page, rule_files, rule_findings, rule_words, settle
from views.parts.language import _, current
from views.parts.rule_findings import Checked


def draw(here: settle.Settled, row: Row) -> None:
    """The check of one cluster, made when it is opened."""
    with page.unfolded(_("Rule check"), "rule-check") as is_open:
        if not is_open:
            return
        found = rule_findings.attempt(here)
        if found is None:
            return
        rule_findings.choose(found)
        one(here, found, row)


def one(here: settle.Settled, found: Checked, row: Row) -> None:
    """Every rule with its verdict, the figure, the requirement in our words and where it stands."""
    pairs = found.of(row.cluster_id)
    counts = rule_check.counts(tuple(finding for _rule, finding in pairs))
    html.figure_head(
        _("{title}, {day}", title=found.rules.title[current()], day=formats.day(found.day)),
        rule_words.summary(
            counts, [rule_words.text(rule, "title") for rule, finding in pairs if finding.verdict == NOT_MET]
        ),
    )
    headers = [_("Rule"), _("Verdict"), _("Found"), _("Required"), _("Requirement in our words"), _("Where it stands")]
    body = [
        [
            rule_words.text(rule, "title"), f"{rule_words.SIGNS[finding.verdict]} {rule_words.verdict(finding.verdict)}",
            rule_words.found(finding), rule_words.limit(rule), rule_words.text(rule, "requirement"),
            f"{rule_words.text(rule, 'clause')} ({rule_words.basis(rule)})",
        ]
        for rule, finding in pairs
    ]  # fmt: skip
    html.table(headers, body, [False] * len(headers), _("Rule check"), kind="rules")
    rule_findings.cares(found)
    narrowed = replace(here, selection=replace(here.selection, cluster=row.cluster_id))
    rule_files.buttons(narrowed, "one")
