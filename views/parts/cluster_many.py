"""Small maps of the furthest stage by year: stages are an order, which is the same on all maps, and circles count members on one scale."""

from dataclasses import replace

from geo.outlines import outline_name
from views.map.series import packed, written
from views.parts import atlas_controls, atlas_many, choropleth, cluster_series, formats, settle, small_choice
from views.parts.language import _


def years(here: settle.Settled) -> tuple[str, ...]:
    """The years of the maps."""
    return small_choice.shown(here.selection, atlas_controls.periods(here))


def text(here: settle.Settled) -> str:
    """The data of all small maps, as JSON in the current language."""
    series = cluster_series.of_clusters(here)
    outline = choropleth.OUTLINES + outline_name(here.selection.country, "s")
    series = replace(series, still=replace(series.still, outline=outline))
    data = atlas_many.together(packed(series))
    panels = [{"caption": year, "period": year} for year in years(here)]
    data["many"] = {"kind": here.selection.layout, "shared": True, "panels": panels, "heads": {"": head(here)}}
    return written(data)


def head(here: settle.Settled) -> tuple[str, str]:
    """Title and lead: the last year, and since when the maps reach back."""
    shown, every = years(here), atlas_controls.periods(here)
    title, lead = cluster_series.head(here, shown[-1])
    said = (
        _("Every year from {first} to {last}, with the same stages.", first=shown[0], last=shown[-1])
        if len(shown) == len(every)
        else _(
            "{n} of {all} years, with the same stages.", n=formats.number(len(shown)), all=formats.number(len(every))
        )
    )
    counted = _("Title and counts are those of {year}.", year=shown[-1])
    return title, f"{said} {counted} {lead}"


def not_offered() -> tuple[str, str]:
    """Why there is no second metric, no test of neighbours and no map by branch of stages."""
    return _("Not offered."), _(
        "Stages are an order without distances: thirds of them, a mean of neighbours or a correlation of amounts would read "
        "numbers into names. Members and clusters are counts, and stand beside other metrics under their own names."
    )
