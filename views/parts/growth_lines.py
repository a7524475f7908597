"""The lines of the Growth page: one for each area and dataset, the older list of products in grey beside them."""

from metrics import choices
from metrics.rows import Rows
from views.parts import figures, growth_words, names, page, readings, settle, store, trends
from views.parts.language import _


def lines(here: settle.Settled, rows: Rows) -> list[figures.Line]:
    """One line for each area and dataset; the first area is the chosen one."""
    chosen, known = here.selection, names.of(here.edition)
    found = []
    for place, area in enumerate(chosen.areas):
        for mine in rows.where(ref_area=area).by("dataset"):
            label = known.short(area) if len(chosen.areas) > 1 else last_label(here, mine)
            role = "chosen" if place == 0 else "other"
            found.append(trends.line(mine, chosen.metric, chosen.transform, known, label, role=role))
    return found


def last_label(here: settle.Settled, rows: Rows) -> str:
    """Last value and its period, as the label of a single line."""
    last = growth_words.newest(here, rows, rows.row(0).ref_area)
    return (
        ""
        if last is None
        else readings.text(last, here.selection.metric, here.selection.transform, names.of(here.edition))
    )


def older_rows(here: settle.Settled) -> list[Rows]:
    """Answers for the products of an older list that stand nearest; only for levels by year."""
    chosen = here.selection
    if chosen.metric != "output_physical" or chosen.transform != "level" or chosen.freq != "A":
        return []
    products = store.ask(choices.predecessors, here.edition, chosen.product)
    return [rows for product in products if len(rows := page.rows(here.edition, here.query(product=product)))]


def older(here: settle.Settled) -> list[figures.Line]:
    """Series of an older list of products, in grey: shown beside, never joined."""
    known = names.of(here.edition)
    metric, transform = here.selection.metric, here.selection.transform
    return [trends.line(rows, metric, transform, known, "", role="context") for rows in older_rows(here)]


def joint(older_lines: list[figures.Line], newer: list[figures.Line]) -> tuple[figures.Break, ...]:
    """The place between two lists of products, with its sentence; and the breaks inside the older list."""
    if not older_lines or not newer:
        return ()
    start = newer[0].x[0]
    inside = tuple(
        figures.Break((x + line.x[i - 1]) / 2, _("{year}: wider list", year=round(x)))
        for line in older_lines
        for i, x in enumerate(line.x)
        if line.y[i] is None and i
    )
    return (*inside, figures.Break(start - 0.5, _("{year}: new list of products", year=round(start))))
