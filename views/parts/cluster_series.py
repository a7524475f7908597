"""Cluster activity in every year of the registry at once, for the map of the Atlas."""

from collections.abc import Sequence
from dataclasses import replace

from metrics.rows import Rows
from views.map import Label, MapView, State
from views.map.series import Moment, Series, Steps
from views.parts import atlas_controls, atlas_points, atlas_words, cluster_map, codes, names, page, settle
from views.parts.atlas_series import HEIGHT, care, common


def of_clusters(here: settle.Settled) -> Series:
    """Cluster activity in every year of the registry."""
    words = names.of(here.edition)
    order = cluster_map.stages(words)
    pictures = [(year, cluster_map.view(here, year, HEIGHT)) for year in atlas_controls.periods(here)]
    _year, newest = pictures[-1]
    classes = newest.legend.classes
    points = atlas_points.of(here.edition, here.selection.country, here.selection.as_of)
    legend = replace(newest.legend, points=points.legend)
    edges = tuple(place + 0.5 for place in range(len(classes) - 1))
    return Series(
        still=replace(newest, legend=legend, points=points.points),
        shorts=tuple(words.short(region.code) for region in newest.regions),
        moments=tuple(_year_of(here, year, picture) for year, picture in pictures),
        steps=(Steps("", len(order), edges, (), newest.palette, classes),),
        is_ranked=False,
        labels_have_values=False,
        **common(here, points),
    )


def _year_of(here: settle.Settled, year: str, picture: MapView) -> Moment:
    """One year of the registry."""
    chosen = here.selection
    title, lead = head(here, year)
    at = {region.code: place for place, region in enumerate(picture.regions)}
    furthest = cluster_map.rows(here.edition, chosen.country, year, chosen.as_of)
    is_state = [isinstance(region.fill, State) for region in picture.regions]
    return Moment(
        code=year, name=codes.period_name("level")(year), title=title, lead=lead, alt=picture.alt,
        source=page.source_line(here.edition, furthest), values=tuple(region.value for region in picture.regions),
        numbers=tuple(None if state else float(region.fill) for region, state in zip(picture.regions, is_state, strict=True)),
        states=tuple(region.fill if state else "" for region, state in zip(picture.regions, is_state, strict=True)),  # type: ignore[misc]
        remarks=tuple(region.remark for region in picture.regions), labelled=_places(picture.labels, at),
        strong=sum(label.strong for label in picture.labels), circles=picture.circles, care=care(furthest),
    )  # fmt: skip


def _places(labels: Sequence[Label], at: dict[str, int]) -> tuple[int, ...]:
    return tuple(at[label.code] for label in sorted(labels, key=lambda label: label.priority))


def known(here: settle.Settled, year: str) -> Rows:
    """The clusters on record at the end of a year, as known on the day that is asked about."""
    day = min(filter(None, (here.selection.as_of, f"{year}-12-31")))
    return cluster_map.clusters(here.edition, here.selection.country, day)


def head(here: settle.Settled, year: str) -> tuple[str, str]:
    """Title and lead of the clusters at the end of a year."""
    return atlas_words.clusters_head(known(here, year), here.selection.as_of)
