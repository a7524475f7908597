"""Compare: up to ten regions by ten metrics, where each stands, how that changed, and which regions are built alike."""

from metrics.rows import joined
from views.parts import (
    added_up,
    as_known,
    chrome,
    compare_choice,
    compare_closer,
    compare_columns,
    compare_files,
    compare_pair,
    compare_peers,
    compare_ranking,
    compare_saved,
    compare_table,
    compare_words,
    compare_year,
    controls,
    formats,
    html,
    names,
    page,
    region_coverage,
    sentences,
    settle,
)
from views.parts.language import _


def show() -> None:
    """The page."""
    base = settle.everywhere(controls.current())
    mine = settle.Settled(compare_saved.own(base.selection), base.notices)
    chosen = compare_choice.settled(compare_peers.settled(mine))
    here = chosen.here
    controls.depart(here.selection)
    named = (_("“{name}”", name=here.selection.name),) if here.selection.name else ()
    chrome.top(
        here,
        (_("Compare"), names.of(here.edition).short(here.selection.country), chrome.edition_name(here.edition), *named),
    )
    chrome.headline(compare_words.title(chosen), compare_words.lead(chosen), here.notices)
    if chosen.columns:
        table(chosen)
    region_coverage.note(here)
    if chosen.focus is not None:
        closer(chosen, chosen.focus)
    others(chosen)


def table(chosen: compare_choice.Chosen) -> None:
    """The controls and the table with its source."""
    compare_choice.draw(chosen)
    year, as_of = chosen.here.selection.year, chosen.here.selection.as_of
    found = compare_table.lines(chosen)
    if not found:
        html.note(_("No table."), compare_year.none(year) if year else sentences.sentence(compare_year.none_by(as_of)))
        return
    compare_table.draw(chosen, found)
    areas, known = (*chosen.areas, chosen.here.selection.country), names.of(chosen.here.edition)
    pairs = zip(chosen.columns, chosen.answers, strict=True)
    lacking = formats.listed(compare_columns.label(column, known) for column, answer in pairs if answer is None)
    said = compare_year.lacking(year, lacking) if year else _("Not published by this day: {metrics}.", metrics=lacking)
    sums = [(compare_columns.label(one.answer.column, known), one.answer.rows) for one in found]
    as_known.source(chosen.here, joined([one.answer.rows.among("ref_area", areas) for one in found]), said if lacking else "",
                    added_up.words(known, sums, areas))  # fmt: skip


def closer(chosen: compare_choice.Chosen, found: compare_columns.Answer) -> None:
    """One metric more closely, then two against each other; each part is made when it is opened."""
    compare_choice.closer(chosen)
    parts = {
        "compare-multiples": (_("Over time: region by region on the same scales"), compare_closer.multiples),
        "compare-ranking": (_("Ranking with bands and its history"), compare_ranking.draw),
        "compare-strip": (_("Position among all regions"), compare_closer.strip),
    }
    for key, (label, draw) in parts.items():
        with page.unfolded(label, key) as is_open:
            if is_open:
                draw(chosen, found)
    with page.unfolded(_("Two metrics against each other"), "compare-pair") as is_open:
        if is_open:
            compare_pair.draw(chosen)


def others(chosen: compare_choice.Chosen) -> None:
    """Peers, radar, saved comparisons, files."""
    parts = {
        "compare-peers": (_("Find peers: regions that are built alike"), compare_peers.draw),
        "compare-radar": (_("Profile as a radar"), compare_pair.radar),
    }
    for key, (label, draw) in parts.items():
        with page.unfolded(label, key) as is_open:
            if is_open:
                draw(chosen)
    with page.unfolded(_("Saved comparisons"), "compare-saved") as is_open:
        if is_open:
            compare_saved.draw(chosen.here)
    with page.unfolded(_("The comparison as a file"), "compare-files") as is_open:
        if is_open:
            compare_files.draw(chosen.here)
