"""The figures of an area as files with their passport: the area, its neighbours and its country, measure by measure."""

from dataclasses import replace
from functools import partial

import streamlit as st

from metrics import choices
from views.parts import contents, controls, file_buttons, files, html, names, region_words, settle, store
from views.parts.language import _, current
from views.parts.region_neighbours import around
from views.parts.region_profile import MEASURES, Measure, offered, query

KINDS = ("xlsx", "csv", "csv_semicolon")


def selected(here: settle.Settled, area: str, measure: Measure) -> settle.Settled:
    """What the file of a measure holds: all its periods, for the area, its neighbours and its country."""
    chosen = here.selection
    areas = tuple(dict.fromkeys((area, *around(chosen.country, area), chosen.country)))
    asked = query(here, area, measure)
    fresh = replace(
        chosen, metric=measure.metric, activity=measure.activity, product="", freq=asked.freq, transform="level", areas=areas,
        start="", end="", period="", base="",
    )  # fmt: skip
    return settle.Settled(fresh)


def draw(here: settle.Settled, area: str) -> None:
    """Buttons for every measure, and the way to the Download page with this area chosen."""
    known = names.of(here.edition)
    address = str(st.context.url or "").split("?")[0].rstrip("/").removesuffix("/region") + "/download"
    html.figure_head(
        _("Figures of the region as files"),
        _("The region, its neighbours and its country, all periods, with a passport"),
    )
    listed = offered(here, MEASURES)
    if not listed:
        said = _("This edition has no series of the country by region; what it has of the area is on this page.")
        html.note(_("No file."), said)
        return
    for measure in listed:
        mine = selected(here, area, measure)
        html.block("sub", region_words.subject(measure, known))
        link = files.permalink(mine, address)
        file_buttons.draw(
            lambda kind, mine=mine, link=link: partial(files.written, mine, kind, current(), link),  # type: ignore[misc]
            files.stem(mine) + f"_{area}", KINDS, measure.metric,
        )  # fmt: skip
    more(here, area)


def more(here: settle.Settled, area: str) -> None:
    """Every other metric that is printed by region, on the Download page with this area chosen."""
    label, listed = _("Every other metric of this region on the Download page"), others(here)
    if listed and st.button(label, type="tertiary", icon=":material/download:", key="to-download"):
        controls.change(metric=listed[0], areas=(area,))
        contents.turn_to("download")


def others(here: settle.Settled) -> list[str]:
    """Metrics with figures of several regions that this page has no buttons for."""
    edition, country = here.edition, here.selection.country
    ours = {one.metric for one in MEASURES}
    found = [
        m.id for m in store.ask(choices.offered, edition, country) if m.table == "observation" and m.id not in ours
    ]
    return [name for name in found if store.ask(choices.available, edition, name, country).n_areas > 1]
