"""Areas that lie in no region of a country today, and that its office prints among its own rows all the same."""

from dataclasses import replace

from metrics import choices
from metrics.query import Query
from views.parts import formats, names, settle, store
from views.parts.language import _


def of(here: settle.Settled, asked: Query) -> tuple[str, ...]:
    """Areas of another country in a district of this one, where the question has figures of them; a part of the country's total."""
    known, country = names.of(here.edition).tables["area"], here.selection.country
    within = store.ask(choices.districts, here.edition)
    others = tuple(area for area, district in within.items()
                   if known[district]["country"] == country != known[area]["country"])  # fmt: skip
    asked = replace(asked, ref_areas=others, transform="level", base_period="", start="", end="")
    return store.ask(choices.areas_with_data, here.edition, asked) if others else ()


def words(here: settle.Settled, areas: tuple[str, ...]) -> str:
    """That they are shown as the source prints them; empty where there is none."""
    listed = formats.listed(map(names.of(here.edition).area, areas))
    return _("As the source prints them among its rows: {areas}.", areas=listed) if listed else ""
