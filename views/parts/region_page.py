"""The parts of the Region page in the order of the questions that are asked, on the screen and on paper."""

from collections.abc import Callable

import streamlit as st

from views.parts import (
    chrome,
    html,
    names,
    paper,
    region_choice,
    region_coverage,
    region_figures,
    region_files,
    region_growth,
    region_lede,
    region_locator,
    region_neighbours,
    region_press,
    region_profile,
    region_record,
    region_structure,
    settle,
    theme,
)  # fmt: skip
from views.parts.language import _
from views.parts.region_profile import Profile, Weight


def body(chosen: region_choice.Chosen, controls_of: Callable[[settle.Settled, str], None] | None) -> None:
    """The finding and the parts, in the order of the questions that are asked."""
    here, area = chosen.here, chosen.area
    leading = region_profile.leading(here, area, region_neighbours.around(here.selection.country, area))
    weight = region_profile.weight(here, area)
    counts = region_record.counts(here, area)
    headline(chosen, region_lede.of(here, area, leading, weight, counts))
    if controls_of is not None:
        controls_of(here, area)
    first = [leading] if leading is not None else []
    region_figures.draw(here, first, weight, region_record.cards(here, counts))
    left, right = st.columns([4, 8], gap="large") if not theme.is_on_paper() else (st.container(), st.container())[::-1]
    with right:
        if leading is not None:
            region_growth.draw(here, leading)
        if leading is None or not leading.measure.is_light:
            region_coverage.note(here)
    with left:
        region_locator.draw(here, area)
    parts(here, area, leading, weight)


def parts(here: settle.Settled, area: str, leading: Profile | None, weight: Weight | None) -> None:
    """Key figures, structure, contribution, neighbours, registry, press, coverage: made when opened, or all on paper."""
    # Of an earlier day it is looked up first whether there are any; of today every measure that is listed has figures.
    if len(region_profile.listed(here)) > 1 and (
        not here.selection.as_of or region_profile.others(here, area, leading)
    ):
        with paper.part(_("More key figures"), "region-figures") as is_open:
            if is_open:
                region_figures.draw(here, region_profile.others(here, area, leading))
    with paper.part(_("Structure and specialisation"), "region-structure") as is_open:
        if is_open:
            region_structure.draw(here, area)
    with paper.part(_("Contribution to the change of the country"), "region-contribution") as is_open:
        if is_open:
            region_growth.contribution(here, leading)
    with paper.part(_("The region and its neighbours"), "region-neighbours") as is_open:
        if is_open:
            region_neighbours.draw(here, area, leading, weight)
    with paper.part(_("Clusters, members, facilities, programmes"), "region-record") as is_open:
        if is_open:
            region_record.draw(here, area)
    with paper.part(_("What was said in public, and whether our series agree"), "region-press") as is_open:
        if is_open:
            region_press.draw(here, area)
    label = _("Coverage and freshness") if theme.is_on_paper() else _("Coverage, freshness, files")
    with paper.part(label, "region-coverage") as is_open:
        if is_open:
            region_coverage.draw(here, area)
            if not theme.is_on_paper():
                region_files.draw(here, area)


def headline(chosen: region_choice.Chosen, said: region_lede.Lede) -> None:
    """Title, three sentences, what became of the area, what was corrected."""
    here, area = chosen.here, chosen.area
    known = names.of(here.edition)
    chrome.headline(said.title, " ".join(filter(None, (*said.sentences, said.later))), here.notices)
    if history := region_choice.history(known, area):
        html.note(_("On this area."), " ".join(history))
    if chosen.is_default:
        html.note(
            _("No region is chosen."),
            _(
                "{area} is shown, the one of which most is on record. Choose another by name or on the map.",
                area=known.area(area),
            ),
        )
