"""The Region page on the screen and on sheets of paper: what stands around the parts that both show."""

import streamlit as st

from views.documents import demonstration
from views.parts import (
    chrome,
    formats,
    html,
    names,
    paper,
    region_choice,
    region_map,
    region_page,
    settle,
    store,
)
from views.parts.language import _


def screen(chosen: region_choice.Chosen) -> None:
    """Controls, the finding, and everything below, folded until it is asked for."""
    here = chosen.here
    if not chosen.area:
        nothing()
        return
    region_page.body(chosen, choice)
    with paper.part(_("Choose on the map"), "region-map") as is_open:
        if is_open:
            region_map.draw(here, chosen.area)
    html.block(
        "print-only", _("Parts that were folded on the screen are not on this print; “For paper” has all of them.")
    )


def sheet(chosen: region_choice.Chosen) -> None:
    """The same for paper: no controls, every part open."""
    here = chosen.here
    html.style(look(here, chosen.area))
    paper.mark()
    if store.is_demonstration(here.edition):
        html.block("banner", demonstration.words(), "div")
    paper.bar()
    if not chosen.area:
        nothing()
        return
    html.block("kicker", " · ".join(kicker(chosen)))
    region_page.body(chosen, None)
    address = str(st.context.url or "").split("?")[0]
    html.block("source", _("Address of this page: {link}", link=paper.permalink(address, here.selection)))


def choice(here: settle.Settled, area: str) -> None:
    """The list of regions, the page for paper, the map."""
    with st.container(horizontal=True, key="controls", gap="medium", vertical_alignment="center"):
        region_choice.draw(here, area)
        paper.offer()
        region_map.link()


def nothing() -> None:
    """A country without regions."""
    html.title(_("No region to show"))
    html.note(_("No region."), _("This country has no regions in this edition."))


def kicker(chosen: region_choice.Chosen) -> tuple[str, ...]:
    """Section, country, edition, region."""
    here, known = chosen.here, names.of(chosen.here.edition)
    parts = (_("Region"), known.short(here.selection.country), chrome.edition_name(here.edition))
    return (*parts, known.short(chosen.area)) if chosen.area else parts


def look(here: settle.Settled, area: str) -> str:
    """The print style sheet with what stands on every sheet."""
    foot = " · ".join(
        (names.of(here.edition).area(area), chrome.edition_name(here.edition),
         chrome.as_known(here.selection.as_of) or _("newest issues"), _("printed on {day}", day=formats.day(settle.today())))
    )  # fmt: skip
    return paper.look(foot, store.is_demonstration(here.edition))
