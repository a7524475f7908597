"""The lifecycle board: a column a stage, a card a cluster at its furthest stage; a click on a card opens the cluster."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from metrics import lifecycle, records
from metrics.rows import Row, Rows
from views.documents import demonstration
from views.parts import cluster_map, cluster_observed, controls, formats, html, names, registry_words, settle, store
from views.parts.html import Markup, element, text
from views.parts.language import _, n_
from views.parts.selection import Selection, to_query
from views.parts.theme import current as theme

MOST_CARDS = 12
SOON = 365  # days to the end of a register entry
# A link stays a link: a plain click is told to the page, any other opens the address.
_SCRIPT = """
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".registry");
  if (root.lio !== data.html) { root.innerHTML = data.html; root.lio = data.html; }
  root.onclick = (event) => {
    const link = event.target.closest("[data-cluster]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
    setTriggerValue("picked", link.dataset.cluster);
  };
}
"""
_RULES = Path(__file__).with_name("board.css").read_text(encoding="utf-8")
_component = st.components.v2.component("lio_clusters", html='<div class="registry"></div>', css=_RULES, js=_SCRIPT)


def mount(content: Markup, key: str) -> None:
    """Draw what has links to clusters; a click chooses the cluster."""

    def tell() -> None:
        picked = st.session_state[key].get("picked")
        if picked:
            controls.change(cluster=picked)

    _component(key=key, data={"html": content}, on_picked_change=tell)


def link_to(chosen: Selection) -> Callable[[str], str]:
    """From a cluster to the address that opens it."""
    kept = to_query(chosen)
    return lambda cluster_id: "?" + urlencode({**kept, "cluster": cluster_id})


def draw(here: settle.Settled, clusters: Rows) -> None:
    """The board of all clusters."""
    chosen = here.selection
    steps = store.ask(lifecycle.funnel, here.edition, chosen.country, chosen.as_of)
    mount(board(here, clusters, steps), "board")


def board(here: settle.Settled, clusters: Rows, steps: Rows) -> Markup:
    """The columns in the order of the stages, coloured where there is a card."""
    order = cluster_map.stages(names.of(here.edition))
    ramp, link = theme().ramp(len(order) + 1)[1:], link_to(here.selection)
    found = {step.stage: step for step in steps}
    columns = []
    for at, (code, _ordinal, name) in enumerate(order):
        cards = [card(row, here, link) for row in clusters.where(lifecycle_stage=code)]
        head = element("div", element("span", text(name)), element("b", text(formats.number(len(cards)))), css="head")
        below = cards[:MOST_CARDS]
        if len(cards) > MOST_CARDS:
            more = _("and {n} more in the registry below", n=formats.number(len(cards) - MOST_CARDS))
            below.append(element("div", text(more), css="none"))
        bar = f"border-top-color:{ramp[at]}" if cards else ""
        columns.append(element("section", head, step_line(found[code]), *below, css="stage", style=bar))
    is_timed = any(registry_words.is_known(step.median_days_to_next) for step in steps)
    whole = element("div", *columns, css="board timed" if is_timed else "board")
    return element("div", *marked(here), whole, *beside(len(clusters.where(lifecycle_stage=""))))


def beside(number: int) -> list[Markup]:
    """How many clusters stand in no column, since no stage of theirs is reported."""
    if not number:
        return []
    said = n_(
        "{n} more without a known stage, in the registry below",
        "{n} more without a known stage, in the registry below",
        number,
    )
    return [element("div", text(said), css="none")]


def marked(here: settle.Settled) -> list[Markup]:
    """The mark of a demonstration, a part of the picture itself."""
    return (
        [element("div", text(demonstration.mark()), css="mark-of-edition")]
        if store.is_demonstration(here.edition)
        else []
    )


def step_line(step: Row) -> Markup:
    """How many clusters entered the stage, and the median of the days until they entered the next one."""
    if not step.reached:
        return element("div", text(_("none reported")), css="step")
    reached = n_("{n} reached it", "{n} reached it", int(step.reached), n=formats.number(int(step.reached)))
    days = step.median_days_to_next
    parts = [element("div", text(reached))]
    if registry_words.is_known(days):  # no number where no cluster has both dates
        parts.append(element("div", text(_("to the next: {days}", days=days_of(days)))))
    return element("div", *parts, css="step")


def days_of(days: float) -> str:
    """A number of days in words; half a day of a median is rounded up."""
    whole = int(formats.rounded(Decimal(days), 0))
    return n_("{n} day", "{n} days", whole, n=formats.number(whole))


def card(row: Row, here: settle.Settled, link: Callable[[str], str]) -> Markup:
    """One cluster: name, regions, date of the stage and printed members, and how long its register entry holds."""
    known = names.of(here.edition)
    twin = " ≈" if row.possibly_same_as else ""
    lines = [
        element("b", text(known.text("cluster", row.cluster_id) + twin)),
        element("div", text(regions(row, known))),
        element("div", text(" · ".join(filter(None, (registry_words.stage_date(row, is_brief=True), people(row)))))),
    ]
    lines += register_line(row, cluster_observed.day(here))
    return element("a", *lines, css="card", href=link(row.cluster_id), data_cluster=row.cluster_id)


def register_line(row: Row, today: date) -> list[Markup]:
    """What a register entry is worth: over, or how long it still holds; marked where it is over or ends within a year."""
    if not row.register_source_id:
        return []
    end = row.register_valid_to
    is_doubtful = not row.register_is_good or (end is not None and (end - today).days < SOON)
    state = registry_words.remaining(row, today) if row.register_is_good else registry_words.register_entry(row)
    return [element("div", text(_("register entry: {state}", state=state)), css="state" if is_doubtful else "")]


def regions(row: Row, known: names.Names) -> str:
    """The areas of a cluster, three at most by name."""
    areas = records.areas_of(row)
    return formats.listed(known.short(code) for code in areas) if len(areas) < 4 else formats.regions(len(areas))


def people(row: Row) -> str:
    """Printed members, else printed wishes to join; never both in one number."""
    if registry_words.is_known(row.members):
        return n_(
            "{n} member", "{n} members", int(row.members), n=registry_words.counted(row.members, row.members_qualifier)
        )
    if registry_words.is_known(row.prospects):
        return n_("{n} wish to join", "{n} wishes to join", int(row.prospects))
    return ""


def legend() -> None:
    """What the board shows, below it."""
    html.block(
        "source",
        _("Each cluster stands at the furthest stage that a source reports; earlier stages may be unreported. “By” = "
          "only the report is dated. Days are medians of clusters with both dates. ≈ may be the same cluster as another "
          "record. Wishes to join are not members."),
    )  # fmt: skip
