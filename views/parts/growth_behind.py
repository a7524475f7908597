"""What the newest figure of a single area rests on: its change on the year before, the two levels, and the base of an index."""

import math

from metrics import choices
from metrics.rows import Row
from views.parts import (
    formats,
    growth_bases,
    growth_cautions,
    names,
    page,
    provisional,
    readings,
    sentences,
    settle,
    values,
)
from views.parts.language import _


def growth(here: settle.Settled, row: Row) -> Row | None:
    """The change on the same period of the year before, for a level; None where it is not offered, has no value or is provisional."""
    chosen = here.selection
    if "yoy" not in choices.transforms(chosen.metric, chosen.freq):
        return None
    asked = here.query(
        transform="yoy", ref_areas=(row.ref_area,), start=row.time_period, end=row.time_period, base_period="",
        dataset=row.dataset,
    )  # fmt: skip
    found = page.rows(here.edition, asked).where(reason="")
    return found.row(0) if len(found) and not provisional.is_in(found) else None


def of(here: settle.Settled, last: Row) -> list[str]:
    """The levels of now and before, cautions, the period of the base; empty where nothing is compared."""
    chosen = here.selection
    if chosen.transform == "level":
        change = growth(here, last)
        if change is None or math.isnan(change.base_value):
            return []
        return [
            _after(here, last, last.value, change.base_value, change.base_period),
            *growth_cautions.of(here, change),
        ]
    if readings.is_in_points(chosen.metric, chosen.transform) and last.base_period:
        return [_after(here, last, last.base_value * last.value / 100, last.base_value, last.base_period)]
    if chosen.transform == "index":
        return _since_base(here, last) if last.base_period not in (last.time_period, "") else []
    if chosen.transform in values.INDEX_TRANSFORMS and last.base_period:
        told = sentences.sentence(formats.index(last.value, str(last.base_period), span=readings.span_of(chosen)))
        return [told, *growth_cautions.of(here, last)]
    return []


def _since_base(here: settle.Settled, last: Row) -> list[str]:
    """An index as a change on its base: in times with the percentage from 1.5 on, and the cautions of a large multiple.

    Where a break lies between the base and now, the period that is still compared is named with it.
    """
    is_small = growth_cautions.is_small(here, last)
    told = formats.change(last.value, str(last.base_period), span=growth_bases.span(last), is_small_base=is_small)
    if formats.is_times(last.value) and not is_small:
        told = f"{told} ({formats.rate(last.value)})"
    if growth_bases.warning(here):
        when = formats.period(last.time_period, case="in")
        told = _("{in_period} (the last period that can be compared), {change}", in_period=when, change=told)
    return [sentences.sentence(told), *(growth_cautions.of(here, last) if here.selection.freq == "A" else ())]


def _after(here: settle.Settled, row: Row, now: float, before: float, base: str) -> str:
    """Two levels between which a change stands, in the unit of the row."""
    known = names.of(here.edition)
    metric = here.selection.metric
    alike = values.shared_decimals((now, before))
    levels = [values.text(row.with_(value=value), metric, "level", known, alike) for value in (now, before)]
    when = formats.period(base, case="in", span=readings.span(metric, "level", here.selection.freq))
    return _("{now} after {before} {in_period}.", now=levels[0], before=levels[1], in_period=when)
