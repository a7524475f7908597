"""Who the members of clusters are: by activity, and how many sell far and have high potential."""

from metrics.rows import Rows
from views.parts import formats, html, names, registry_words, settle
from views.parts.language import _


def draw(here: settle.Settled, compared: Rows) -> None:
    """One row a cluster, the first of all together; in brackets the part of its members."""
    known, label = names.of(here.edition), _("Who the members are")
    html.figure_head(
        label,
        _("Members by activity, {day}; in brackets the part of all members", day=formats.day(compared.row(0).last)),
    )
    tiers = {code: "supplier_members" if code == "supplier" else code for code in registry_words.WORDS["tier"]}
    tiers = {code: name for code, name in tiers.items() if compared[name].sum()}
    columns = [*tiers.values(), "wide", "export", "high"]
    headers = [
        _("Cluster"),
        *(registry_words.word("tier", code) for code in tiers),
        _("Sell nationwide"),
        _("of these abroad"),
        _("High potential"),
    ]
    body = [
        [known.text("cluster", row.cluster_id), *(_with_part(int(getattr(row, name)), int(row.members_end)) for name in columns)]
        for row in compared
    ]  # fmt: skip
    total = int(compared["members_end"].sum())
    if len(compared) > 1:
        body.insert(0, [_("All clusters"), *(_with_part(int(compared[name].sum()), total) for name in columns)])
    html.table(headers, body, [False] + [True] * len(columns), label)


def _with_part(number: int, whole: int) -> str:
    """A number and its part of the whole; nobody is 0, not a dash: the number is known."""
    shown = formats.number(number)
    return f"{shown} ({formats.percent(100 * number / whole, 0)})" if number else shown
