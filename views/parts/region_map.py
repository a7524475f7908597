"""The map as a way to choose a region: its weight by region, a click opens one; and the way to the Atlas."""

from views.map import draw as draw_map
from views.parts import choropleth, contents, controls, html, names, page, region_profile, region_words, settle
from views.parts.language import _


def link() -> None:
    """To the Atlas, where the region stays chosen."""
    contents.link("atlas", _("On the map"), ":material/map:")


def draw(here: settle.Settled, area: str) -> None:
    """Location quotients by region where there are any, else outlines alone."""
    chosen, known = here.selection, names.of(here.edition)
    weight = region_profile.weight(here, area)
    if weight is None:
        html.note(_("No figures to map."), _("Choose by name above, or in the Atlas."))
        return
    rows = weight.rows.among("ref_area", known.regions(chosen.country))
    drawn = choropleth.Drawn(rows, weight.measure.metric, "relative", known, chosen.country, chosen.as_of)
    title = region_words.subject(weight.measure, known)
    legend = _("Location quotient, 1 = share of the country; number of regions")
    view = choropleth.view(drawn, choropleth.Scheme("ratio", 7), legend, title, picked=(area,), height=380)
    draw_map(view, "region-choice-map", lambda code: controls.change(areas=(code,)) if code else None)
    page.source(here.edition, rows)
