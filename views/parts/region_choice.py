"""Which region the Region page is about: by address, by name in any language, and what became of an area that is no more."""

from collections import Counter
from dataclasses import dataclass, replace

from data.former_areas import former_areas
from metrics import records
from views.parts import area_search, controls, formats, names, page, sentences, settle, store
from views.parts.area_notes import said
from views.parts.language import _, current
from views.parts.names import Names


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settled page and its area; `is_default`: no area was asked for, or none that there is."""

    here: settle.Settled
    area: str
    is_default: bool


def settled(base: settle.Settled) -> Chosen:
    """The first area of the selection that this country has; what was asked for and is not there is said."""
    chosen, known = base.selection, names.of(base.edition)
    settling = settle.Settling(base.notices)
    asked = [_today(code, settling) for code in chosen.areas]
    if chosen.country in asked:
        settling.notices.append(
            _("“{country}” is the whole country, not a region.", country=known.area(chosen.country))
        )
    listed = [code for code, row in known.tables["area"].items() if row["country"] == chosen.country]
    found = settling.several(
        [code for code in asked if code != chosen.country], [c for c in listed if c != chosen.country]
    )
    area = found[0] if found else default(base)
    areas = (area,) if area else ()
    return Chosen(settle.Settled(replace(chosen, areas=areas), tuple(settling.notices)), area, not found)


def _today(code: str, settling: settle.Settling) -> str:
    """The area of today for a code that was withdrawn, with a sentence; any other code as it is."""
    former = former_areas().get(code.upper())
    if former is None or former.ref_area in names.of(store.DEFAULT_EDITION).tables["area"]:
        return code
    settling.notices.append(
        _("{former} was part of the list until {day}; {area} succeeded it and is shown.",
          former=former.name(current()), day=formats.day(former.valid_to),
          area=names.of(store.DEFAULT_EDITION).area(former.successor))
    )  # fmt: skip
    return former.successor


def default(base: settle.Settled) -> str:
    """The region most is on record of: most clusters, else the largest by value added, else the first by name."""
    chosen = base.selection
    clusters = store.ask(records.clusters, base.edition, chosen.country, chosen.as_of)
    counted = Counter(code for areas in clusters.plain("areas") for code in str(areas or "").split("; ") if code)
    regions = names.of(base.edition).regions(chosen.country)
    if seats := Counter({code: counted[code] for code in clusters.plain("ref_area") if code in regions}):
        return str(seats.most_common(1)[0][0])
    query = page.newest(base.edition, chosen.country, "gdp", as_of=chosen.as_of)
    if query is not None and len(found := page.rows(base.edition, query).known.ordered("value", descending=True)):
        return str(found.row(0).ref_area)
    outlined = [code for code in regions if names.of(base.edition).tables["area"][code]["has_outline"]]
    return next(iter(outlined or regions), "")


def draw(here: settle.Settled, area: str) -> None:
    """The list of areas, searchable by the names of all three languages."""
    area_search.draw(here, _("Region"), area, lambda code: controls.change(areas=(code,)), key="region-choice")


def history(known: Names, area: str) -> list[str]:
    """What became of the area, or what it came from; empty where nothing changed."""
    row, former = known.tables["area"].get(area, {}), former_areas().get(area)
    found = []
    if former is not None:
        found.append(
            _("{area} was there until {day}; {successor} succeeded it.", area=known.area(area),
              day=formats.day(former.valid_to), successor=known.area(former.successor))
        )  # fmt: skip
    if row.get("note"):
        found.append(sentences.sentence(said(str(row["note"]))))
    return found
