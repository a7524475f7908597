"""The registry under the board: one row a cluster, its path through the stages as printed; the table twin of board and map."""

from datetime import date

from metrics import records
from metrics.rows import Row, Rows
from views.parts import cluster_board, cluster_map, cluster_observed, html, names, page, registry_words, settle, store
from views.parts.html import Markup, element, text
from views.parts.language import _

_EXACT = ("day", "month")


def draw(here: settle.Settled, clusters: Rows) -> None:
    """The heading, the rows, and how to read the marks."""
    chosen = here.selection
    paths = store.ask(records.cluster_paths, here.edition, chosen.country, chosen.as_of)
    html.figure_head(
        _("Registry: the reported path of each cluster"),
        _(
            "Dot: day or month known. Ring: quarter or year only. Dash: date not printed. Empty: not reported, which does not mean skipped"
        ),
    )
    cluster_board.mount(table(here, clusters, paths), "registry")
    shown = min(len(clusters), page.SHOWN_ROWS)
    if shown < len(clusters):
        html.block("source", page.first_rows(shown, len(clusters)))


def table(here: settle.Settled, clusters: Rows, paths: Rows) -> Markup:
    """All rows as a table that scrolls sideways where the screen is narrow."""
    known, link = names.of(here.edition), cluster_board.link_to(here.selection)
    order = cluster_map.stages(known)
    titles = (_("Cluster"), _("Region"), *(name for _code, _ordinal, name in order), _("Members"))
    heads = [
        element("th", text(title), scope="col", css="n" if at == len(titles) - 1 else "")
        for at, title in enumerate(titles)
    ]
    by_cluster = {part.row(0).cluster_id: part for part in paths.by("cluster_id")}
    body, today = [], cluster_observed.day(here)
    for row in list(clusters)[: page.SHOWN_ROWS]:
        entries = {entry.ordinal: entry for entry in by_cluster.get(row.cluster_id, ())}
        name = element(
            "a", text(known.text("cluster", row.cluster_id)), href=link(row.cluster_id), data_cluster=row.cluster_id
        )
        cells = [element("td", name), element("td", text(cluster_board.regions(row, known)))]
        cells += [stage_cell(entries, ordinal, row, today) for _code, ordinal, _name in order]
        body.append(element("tr", *cells, element("td", text(printed(row)), css="n")))
    grid = element("table", element("thead", element("tr", *heads)), element("tbody", *body))
    return element(
        "div",
        *cluster_board.marked(here),
        grid,
        css="scroll",
        tabindex="0",
        role="region",
        aria_label=_("Registry of clusters"),
    )


def stage_cell(entries: dict[int, Row], ordinal: int, row: Row, today: date) -> Markup:
    """The mark of one stage with its date, on the line from the first stage reported to the last."""
    reached, css = sorted(entries), "mark"
    if reached and reached[0] < ordinal <= reached[-1]:
        css += " from" if ordinal in entries else " through"
    if ordinal in entries and ordinal < reached[-1]:
        css += " to"
    if ordinal not in entries:
        return element("td", css=css)
    entry = entries[ordinal]
    shape = "" if entry.date_precision in _EXACT else "ring" if entry.entered_on else "dash"
    when = registry_words.stage_date(entry, is_brief=True)
    lines = [element("i", css=shape), element("span", text(when))]
    if entry.lifecycle_stage == "ministry_register" and (row.register_valid_to or row.register_status):
        lines.append(element("div", text(registry_words.register_entry(row, today))))
    return element("td", *lines, css=css)


def printed(row: Row) -> str:
    """Printed members; wishes to join in brackets where no member is printed; empty where neither is."""
    if registry_words.is_known(row.members):
        return registry_words.counted(row.members, row.members_qualifier)
    return f"({registry_words.counted(row.prospects)})" if registry_words.is_known(row.prospects) else ""
