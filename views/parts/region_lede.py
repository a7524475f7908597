"""Title and three sentences of a region, put together from what the edition has of it."""

from dataclasses import dataclass
from datetime import date

from metrics import freshness
from metrics.rows import Row
from views.parts import formats, names, region_press, region_record, region_words, settle, store
from views.parts.language import _
from views.parts.region_neighbours import around
from views.parts.region_profile import Profile, Weight


@dataclass(frozen=True, slots=True)
class Lede:
    """What the page opens with; always three sentences, and a remark on later figures that are provisional."""

    title: str
    sentences: tuple[str, str, str]
    later: str = ""


def of(here: settle.Settled, area: str, leading: Profile | None, weight: Weight | None, counts: dict[str, int]) -> Lede:
    """How it grew, what it weighs and where it stands, what is on record of it (`counts` of region_record)."""
    known = names.of(here.edition)
    said = None if leading is not None and leading.measure.is_light else newest(here, area)
    first = region_press.sentence(said, known) if said is not None else region_words.growth(leading, known)
    record = third(here, area, leading, counts)
    title = region_words.title(area, weight, known)
    title = title or (region_press.title(said, known, area) if said is not None else known.area(area))
    as_of = here.selection.as_of
    day = formats.day(date.fromisoformat(as_of)) if as_of else ""
    return Lede(title, (first or nothing(here, area, day), region_words.weight(weight, known, day), record),
                region_words.later(leading, weight))  # fmt: skip


def nothing(here: settle.Settled, area: str, day: str) -> str:
    """The first sentence where there is neither a figure nor a statement: by that day, by this country, or at all."""
    if day:
        return _("Nothing at hand on light industry there was out by {day}: no series, no statement.", day=day)
    if len(store.ask(freshness.of_area, here.edition, area)):
        return _(
            "Nothing was said in public of light industry there; which series print the area is under “Coverage” below."
        )
    return _("Nothing was said in public of light industry there, and no series by region is in this edition.")


def newest(here: settle.Settled, area: str) -> Row | None:
    """The newest growth of light industry stated for the area."""
    return region_press.newest(region_press.stated(here, area), names.of(here.edition))


def third(here: settle.Settled, area: str, leading: Profile | None, counts: dict[str, int]) -> str:
    """What is on record, where the edition keeps a registry of the country; else how the neighbours grew."""
    if any(counts.values()) or region_record.has_registry(here):
        return region_words.on_record(counts)
    return region_words.beside_neighbours(leading, around(here.selection.country, area)) or region_words.on_record(
        counts
    )
