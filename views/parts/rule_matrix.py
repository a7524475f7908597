"""Clusters by rules: who meets what, with the figure in every cell and the counts of each rule; a click opens the cluster."""

from metrics import rule_check
from metrics.rows import Row, Rows
from metrics.rule_check import Finding
from views.parts import cluster_board, formats, html, names, page, rule_files, rule_findings, rule_words, settle
from views.parts.html import Markup, element, text
from views.parts.language import _
from views.parts.rule_findings import Checked


def draw(here: settle.Settled, clusters: Rows) -> None:
    """The matrix, made when it is opened."""
    with page.unfolded(_("Rule check: clusters by rules"), "rule-matrix") as is_open:
        if not is_open:
            return
        found = rule_findings.attempt(here)
        if found is None:
            return
        rule_findings.choose(found)
        judged = [finding for row in clusters for _rule, finding in found.of(row.cluster_id)]
        html.figure_head(
            _("{n} clusters against {m} rules, {day}", n=formats.number(len(clusters)),
              m=formats.number(len(found.rules.rules)), day=formats.day(found.day)),
            legend(rule_check.counts(tuple(judged))),
        )  # fmt: skip
        cluster_board.mount(table(here, clusters, found), "rules")
        rule_findings.cares(found)
        rule_files.buttons(here, "all")


def legend(counts: dict[str, int]) -> str:
    """What the signs mean and how often each stands."""
    shown = (f"{rule_words.SIGNS[code]} {rule_words.verdict(code)} {formats.number(n)}" for code, n in counts.items())
    return " · ".join(shown)


def table(here: settle.Settled, clusters: Rows, found: Checked) -> Markup:
    """All clusters as on the board, furthest stage first, under the counts of each rule."""
    link = cluster_board.link_to(here.selection)
    heads = [element("th", text(_("Cluster")), scope="col"), element("th", text(_("Stage")), scope="col")]
    for rule in found.rules.rules:
        required = element("div", text(rule_words.limit(rule)), css="limit")
        heads.append(element("th", text(rule_words.text(rule, "title")), required, scope="col", css="verdict"))
    body = [element("tr", *_counts(found, clusters), css="counts")]
    body += [element("tr", *_cells(here, row, found, link(row.cluster_id))) for row in clusters]
    grid = element("table", element("thead", element("tr", *heads)), element("tbody", *body))
    return element(
        "div", grid, css="scroll", tabindex="0", role="region", aria_label=_("Rule check: clusters by rules")
    )


def _counts(found: Checked, clusters: Rows) -> list[Markup]:
    """How many clusters meet each rule, do not, and are unknown."""
    cells = [element("td", text(_("All clusters"))), element("td")]
    for place in range(len(found.rules.rules)):
        mine = [found.findings[row.cluster_id][place] for row in clusters if row.cluster_id in found.findings]
        cells.append(element("td", text(rule_words.counted(rule_check.counts(tuple(mine)))), css="verdict"))
    return cells


def _cells(here: settle.Settled, row: Row, found: Checked, address: str) -> list[Markup]:
    """One cluster."""
    known = names.of(here.edition)
    stage = known.text("lifecycle_stage", row.lifecycle_stage) if row.lifecycle_stage else _("not reported")
    name = element("a", text(known.text("cluster", row.cluster_id)), href=address, data_cluster=row.cluster_id)
    return [
        element("td", name),
        element("td", text(stage)),
        *(cell(finding) for _rule, finding in found.of(row.cluster_id)),
    ]


def cell(finding: Finding) -> Markup:
    """The sign and the figure; the whole sentence stands in the tooltip, on the cluster's page and in the file."""
    sign = element(
        "b", text(rule_words.SIGNS[finding.verdict]), aria_label=rule_words.verdict(finding.verdict), role="img"
    )
    figure = rule_words.brief(finding)
    shown = [sign, element("span", text(figure))] if figure else [sign]
    return element("td", *shown, css=f"verdict {finding.verdict}", title=rule_words.found(finding))
