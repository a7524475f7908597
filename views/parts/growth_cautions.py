"""What is said beside a large multiple: that its base is small, and how far its rounded figures leave it open."""

from metrics import multiples
from metrics.rows import Row
from views.parts import formats, page, settle
from views.parts.language import _


def is_small(here: settle.Settled, index: Row) -> bool:
    """The base of a change is so small that a factor would mislead."""
    if index.is_small_base:
        return True
    if here.selection.metric != "output_physical":
        return False
    level = _level(here, index)
    return level is not None and index.base_value * 10.0**level.unit_mult < multiples.SMALL_BASE


def of(here: settle.Settled, index: Row) -> list[str]:
    """The cautions of a change from 1.5 times on; none for a smaller one."""
    if not formats.is_times(index.value):
        return []
    if is_small(here, index):
        return [_("The base is small: the multiple says little.")]
    bounds = multiples.factor_bounds(index.base_value * index.value / 100, index.base_value)
    if bounds is None:
        return []
    low, high = (formats.number(one, 1) for one in bounds)
    return [_("Both figures are rounded: the factor lies between {low} and {high}.", low=low, high=high)]


def _level(here: settle.Settled, index: Row) -> Row | None:
    """The figure itself, for its unit."""
    asked = here.query(
        transform="level", base_period="", ref_areas=(index.ref_area,), start=index.time_period, end=index.time_period
    )
    found = page.rows(here.edition, asked).where(dataset=index.dataset)
    return found.row(0) if len(found) else None
