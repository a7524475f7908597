"""A country that the office added: its map before there is any figure, and which file brings figures."""

from geo.areas import TILES, expected_areas
from geo.outlines import outline_name
from geo.tiles import has_tiles
from metrics import choices, records
from views.map import Legend, LegendState, MapView, Palette, Region, State, draw, words
from views.parts import choropleth, chrome, controls, formats, html, names, settle, square_words, store
from views.parts.language import _, current, n_


def is_added(here: settle.Settled) -> bool:
    """The office added the country; the others come with the program."""
    return here.selection.country in store.ask(choices.added_countries, here.edition)


def is_bare(here: settle.Settled) -> bool:
    """The office added the country, and no figure of it has come yet."""
    return is_added(here) and not store.ask(choices.offered, here.edition, here.selection.country)


def title(here: settle.Settled) -> str:
    """What a page can say of a country that has no figures, or only some that it does not show."""
    country = names.of(here.edition).short(here.selection.country)
    count = len(store.ask(choices.offered, here.edition, here.selection.country))
    if len(store.ask(records.on_record, here.edition, here.selection.country, here.selection.as_of)):
        return n_("{country}: {n} metric with figures", "{country}: {n} metrics with figures", count, country=country)
    if not count:
        return _("{country}: no figures yet, the map is ready", country=country)
    return n_("{country}: {n} metric with figures, no cluster on record",
              "{country}: {n} metrics with figures, no cluster on record", count, country=country)  # fmt: skip


def filled_by(here: settle.Settled) -> str:
    """Which file brings figures, and where publications and names stand; a demonstration has none of the office's."""
    brought = _(
        "Figures come from a file data/own/raw/NAME.csv, one figure a row as in data/raw/ru_output_annual.csv, with "
        "data/own/raw/NAME.toml beside it, in which metrics = [...] names what they are of; a new publication gets a row in "
        "data/own/reference/source.csv. Then: make run."
    )
    return f"{invented(here)} {brought}".strip()


def registry(here: settle.Settled) -> str:
    """Which files bring clusters."""
    brought = _(
        "The registry of this country is empty. data/own/raw/registry/cluster.csv and cluster_area.csv fill it, in the form "
        "of data/raw/registry and each with its .toml file beside it, whose dataset has a name of its own."
    )
    return f"{invented(here)} {brought}".strip()


def invented(here: settle.Settled) -> str:
    """Of which countries a demonstration makes anything up; nothing in any other edition."""
    if not store.is_demonstration(here.edition):
        return ""
    added, known = store.ask(choices.added_countries, here.edition), names.of(here.edition)
    listed = formats.listed(known.short(code) for code in settle.countries(here.edition) if code not in added)
    return _(
        "The demonstration makes figures and clusters up for {countries} alone. What the office knows of its own countries "
        "stands in the published edition.", countries=listed,
    )  # fmt: skip


def note(here: settle.Settled) -> None:
    """What stands where a picture would be: which file fills it; nothing for a country of the program."""
    if is_bare(here):
        html.note(_("No figures yet."), filled_by(here))


def whole(here: settle.Settled) -> None:
    """A page of a country without its figures: title, which file fills it or where they stand, the map all hatched."""
    chrome.headline(title(here), "", here.notices)
    note(here)
    if not is_bare(here):
        html.note(
            _("No figures on this map."), _("The Atlas maps the figures that are loaded, Growth shows them over time.")
        )
    draw_map(here)


def draw_map(here: settle.Settled, height: int = 460) -> None:
    """The map without figures; a click chooses a region for the other pages."""
    chosen = here.selection
    if has_tiles(chosen.country):
        ways = {"": _("Areas"), TILES: _("Squares")}
        way = chosen.drawn if chosen.drawn in ways else ""
        controls.choose(
            _("Drawn as"), "drawn", tuple(ways), way, ways.__getitem__,
            shape="segments", width="content", key="added-drawn",
        )  # fmt: skip
    draw(view(here, height), "added-map", lambda code: controls.change(areas=(code,) if code else ()))
    known, drawn = names.of(here.edition), expected_areas(here.selection.country)
    if lacking := [known.area(code) for code in known.regions(here.selection.country) if code not in drawn]:
        html.block(
            "source",
            _("No outline of their own, as the outlines are older or leave them out: {names}. What was made out of other "
              "regions since is drawn as land of these.", names=formats.listed(lacking)),
        )  # fmt: skip
    if is_squares(here):
        html.block("source", " ".join(square_words.notes(here.selection.country)))


def is_squares(here: settle.Settled) -> bool:
    """The reader wants one square a region, and there are squares."""
    return here.selection.drawn == TILES and has_tiles(here.selection.country)


def view(here: settle.Settled, height: int) -> MapView:
    """Every region without a figure."""
    country, known = here.selection.country, names.of(here.edition)
    drawn = expected_areas(country)
    regions = tuple(
        Region(code, known.area(code), State.NO_DATA, _("no data")) for code in known.regions(country) if code in drawn
    )
    legend = Legend(_("Number of regions"), states=(LegendState(State.NO_DATA, _("no data"), len(regions)),))
    alt = _("Map of {country}; every region is hatched: no data", country=known.short(country))
    outline = choropleth.OUTLINES + outline_name(country, TILES if is_squares(here) else "m")
    return MapView(
        country=country, outline=outline, alt=alt, regions=regions, legend=legend,
        words=words(), palette=Palette((), ()), picked=choropleth.on_map(here.selection.areas, regions), height=height,
        language=current(),
    )  # fmt: skip
