"""What stands in place of the lines of Growth where there is no figure: why, which file brings them, and where figures are."""

from dataclasses import replace

import streamlit as st

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Rows
from views.parts import (
    as_known,
    controls,
    formats,
    growth_unsaid,
    growth_words,
    html,
    names,
    page,
    region_coverage,
    sentences,
    settle,
    store,
)
from views.parts.language import _, current

MOST = 6  # metrics that are offered instead


def draw(here: settle.Settled, rows: Rows) -> None:
    """A note instead of a picture; for a region of which this metric has none, the file and the ways on."""
    chosen, known = here.selection, names.of(here.edition)
    if not is_by_country_alone(here):
        is_early = as_known.is_too_early(chosen.as_of, rows["reason"])
        why = sentences.sentence(growth_unsaid.too_early(here)) if is_early else growth_words.why_nothing(rows)
        html.note(_("No value to draw."), why)
        return
    name, where = find_metric(chosen.metric).title[current()], formats.listed(map(known.area, chosen.areas))
    html.note(f"{name}, {where}.", region_coverage.filled_by(here))
    with st.container(horizontal=True, key="related-absent", gap="small", vertical_alignment="center"):
        html.block("aside", _("There is instead:"), width="content")
        _link(known.short(chosen.country), "country", areas=(), extras="")
        for code in instead(here):
            _link(f"{find_metric(code).short[current()]}, {known.short(chosen.areas[0])}", code, metric=code)


def is_by_country_alone(here: settle.Settled) -> bool:
    """Regions are chosen, and the metric has figures of no region at all."""
    chosen = here.selection
    offers = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    return (
        offers.n_areas < 1 and chosen.country not in chosen.areas and find_metric(chosen.metric).table == "observation"
    )


def instead(here: settle.Settled) -> tuple[str, ...]:
    """Metrics that have figures of the first region that is chosen."""
    chosen, area = here.selection, here.selection.areas[:1]
    known = settle.offered("growth", here.edition, chosen.country)
    found = (code for code in known if code != chosen.metric and _has(here, code, area))
    return tuple(found)[:MOST]


def _has(here: settle.Settled, code: str, area: tuple[str, ...]) -> bool:
    """At least one figure of the metric as it opens is of the area."""
    opens = page.newest(here.edition, here.selection.country, code, ref_areas=area, as_of=here.selection.as_of)
    if opens is None:
        return False
    query = replace(opens, start="", end="", transform=choices.transforms(code, opens.freq)[0])
    return bool(store.ask(choices.areas_with_data, here.edition, query))


def _link(label: str, key: str, **change: object) -> None:
    """Another choice that reads like a link."""
    st.button(label, key=f"absent-{key}", type="tertiary", width="content", on_click=controls.change, kwargs=change)
