"""The sentences and the table of small maps: which region leads on each of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metrics.rows import Row
from views.parts import (
    activity_choice,
    atlas_controls,
    atlas_layout,
    atlas_totals,
    choropleth,
    formats,
    names,
    readings,
    sentences,
    settle,
    small_choice,
    values,
)
from views.parts.atlas_words import alike
from views.parts.choropleth import Drawn
from views.parts.language import _

NAMED = 3  # leading regions that the lead names


@dataclass(frozen=True, slots=True)
class Small:
    """One small map: what stands above it, the selection that it shows, its period, and the answer for every region."""

    caption: str
    here: settle.Settled
    period: str
    drawn: Drawn


def head(here: settle.Settled, smalls: Sequence[Small], count: int, period: str = "") -> tuple[str, str]:
    """Title and lead; `count` is the number of all periods."""
    if here.selection.layout == atlas_layout.PERIODS:
        return _over_time(here, smalls), _periods_said(smalls, count)
    return _across(here, smalls), _across_said(here, smalls, period or here.selection.period)


def activity(here: settle.Settled) -> str:
    """The activity of a selection, where its metric has one."""
    return here.selection.activity if "activity" in activity_choice.dimensions(here.selection.metric) else ""


def _subject(here: settle.Settled) -> str:
    """What all the maps are of."""
    chosen = here.selection
    is_of_periods = chosen.layout == atlas_layout.PERIODS
    product, activity = (chosen.product, chosen.activity) if is_of_periods else ("", "")
    return sentences.subject(chosen.metric, product, "" if product else activity, names.of(here.edition))


def _leader(small: Small) -> Row | None:
    """The region with the highest value; None where no region has one."""
    ordered = small.drawn.classed.ordered("value", descending=True)
    return ordered.row(0) if len(ordered) else None


def _equals(small: Small) -> int:
    """How many more regions have the highest value."""
    found = small.drawn.classed
    return alike(found, found["value"].max()) - 1


def _and_more(small: Small, where: str) -> str:
    """The leading region, and how many are level with it."""
    more = _equals(small)
    return _("{in_area} and {n} more", in_area=where, n=formats.number(more)) if more else where


def _over_time(here: settle.Settled, smalls: Sequence[Small]) -> str:
    """Who led on the first map and who on the last."""
    subject, words = _subject(here), names.of(here.edition)
    first, last = smalls[0], smalls[-1]
    before, now = _leader(first), _leader(last)
    if before is None or now is None:
        return _("{subject}: no value for this choice", subject=subject)
    if before.ref_area == now.ref_area:
        where = _and_more(last, words.inside(now.ref_area))
        return _("{subject}: highest {in_area} both times, {first} and {last}",
                 subject=subject, in_area=where, first=first.caption, last=last.caption)  # fmt: skip
    return _("{subject}: highest {in_first} ({first}), then {in_last} ({last})",
             subject=subject, in_first=_and_more(first, words.inside(before.ref_area)), first=first.caption,
             in_last=_and_more(last, words.inside(now.ref_area)), last=last.caption)  # fmt: skip


def _periods_said(smalls: Sequence[Small], count: int) -> str:
    """How many periods are shown, and from where to where the values of the first and of the last go."""
    said = _("Every period, with the same classes."), _("{n} of {all} periods, with the same classes.",
                                                      n=formats.number(len(smalls)), all=formats.number(count))  # fmt: skip
    shown = said[len(smalls) < count]
    here = smalls[0].here
    left_out = small_choice.said(here.selection, atlas_controls.periods(here))
    return " ".join([shown, *left_out, *filter(None, map(_range, (smalls[0], smalls[-1]))), *_totals(smalls)])


def _range(small: Small) -> str:
    """The lowest and the highest value of a map."""
    drawn = small.drawn
    ordered = drawn.classed.ordered("value")
    if not len(ordered):
        return ""
    low, high = (_value(drawn, ordered.row(place)) for place in (0, -1))
    return _("{period}: from {low} to {high}.", period=small.caption, low=low, high=high)


def _value(drawn: Drawn, row: Row) -> str:
    return readings.text(row, drawn.metric, drawn.transform, drawn.names)


def _across(here: settle.Settled, smalls: Sequence[Small]) -> str:
    """Which region leads on most of the maps; where several are level, none leads."""
    is_of_metrics = here.selection.layout == atlas_layout.METRICS
    subject = _place(here, smalls) if is_of_metrics else _subject(here)
    leaders = {small.caption: (row.ref_area, _equals(small)) for small in smalls if (row := _leader(small))}
    if not leaders:
        return _("{subject}: no value for this choice", subject=subject)
    (area, count), *others = Counter(area for area, equals in leaders.values() if not equals).most_common() or [("", 0)]
    if count < 2 or (others and others[0][1] == count):
        return _("{subject}: the maps have different leaders", subject=subject)
    return _("{subject}: {area} leads on {n} of {all} maps", subject=subject, area=names.of(here.edition).area(area),
             n=formats.number(count), all=formats.number(len(leaders)))  # fmt: skip


def _place(here: settle.Settled, smalls: Sequence[Small]) -> str:
    """The country, and the activity where all the maps have one and the same."""
    known, found = names.of(here.edition), {activity(small.here) for small in smalls}
    same = sentences.inner(known.activity(found.pop())) if len(found) == 1 and "" not in found else ""
    return ", ".join(filter(None, (known.short(here.selection.country), same)))


def _across_said(here: settle.Settled, smalls: Sequence[Small], period: str) -> str:
    """The period, the leading region of some maps, and whether colours mean the same on all."""
    when = sentences.sentence(formats.period(period, span=values.span(here.selection.transform)))
    said = (*_shown(here, smalls), *_leaders(smalls, period), *_classes(smalls), *_totals(smalls), *_uncertain(smalls))
    return " ".join([when, *said])


def _uncertain(smalls: Sequence[Small]) -> Iterator[str]:
    """That the index of cluster activity, where one map shows it, is no firm order."""
    if activity_choice.ID in {small.here.selection.metric for small in smalls}:
        yield _("The order of regions by the index is uncertain.")


def _shown(here: settle.Settled, smalls: Sequence[Small]) -> Iterator[str]:
    """How many products or activities there are, where not all are shown, and why not those that are named."""
    if here.selection.layout != atlas_layout.KINDS:
        return
    field, every = atlas_layout.kinds(here.selection)
    shown, words = {getattr(small.here.selection, field) for small in smalls}, names.of(here.edition)
    left = [code for code in every if code not in shown]
    if not left:
        return
    yield _("{n} of {all} are shown.", n=formats.number(len(smalls)), all=formats.number(len(every)))
    says = words.product if field == "product" else words.activity
    asked = here.selection.panels
    left = [code for code in left if not asked or code in asked]
    wholes = [says(code) for code in left if code in atlas_layout.WHOLES and not asked]
    if wholes:
        yield _("Not shown, as wholes that contain the others: {list}.", list="; ".join(wholes))
    others = [says(code) for code in left if code not in atlas_layout.WHOLES or asked]
    if len(smalls) < atlas_layout.MOST and others:
        yield _("Not shown, as no region has a figure: {list}.", list="; ".join(others))
    elif others:
        yield _("There is room for {n} maps.", n=formats.number(atlas_layout.MOST))


def _leaders(smalls: Sequence[Small], period: str) -> Iterator[str]:
    """The leading region of the first maps; of a map of another period than the page's, with that period."""
    said = []
    for small in smalls[:NAMED]:
        if row := _leader(small):
            drawn = small.drawn
            place = f"{_and_more(small, drawn.names.short(row.ref_area))}, {_value(drawn, row)}"
            said.append(_("{caption}: {place}", caption=_dated(small, period), place=place))
    if said:
        yield _("Highest: {list}.", list="; ".join(said))


def _dated(small: Small, period: str) -> str:
    """The caption, with the period of the map where the page shows another one."""
    if small.period == period:
        return small.caption
    when = formats.period_short(small.period, span=values.span(small.here.selection.transform))
    return _("{caption} ({period})", caption=small.caption, period=when)


def _totals(smalls: Sequence[Small]) -> Iterator[str]:
    """That a total follows the size of a region, and on which maps; one map alone can draw circles instead."""
    found = [small for small in smalls if atlas_totals.is_total(small.here)]
    if not found:
        return
    if len(found) == len(smalls):
        yield _(
            "A total that fills an area looks large where the region is large; one map alone draws it as circles, too."
        )
        return
    yield _(
        "A total that fills an area looks large where the region is large ({list}); one map alone draws it as circles, too.",
        list="; ".join(small.caption for small in found),
    )


def _classes(smalls: Sequence[Small]) -> Iterator[str]:
    if not is_alike(smalls):
        yield _("Each map has its own classes: the same colour does not mean the same value.")


def is_alike(smalls: Sequence[Small]) -> bool:
    """All maps show one metric in one unit, so that they can have the same classes."""
    return len({(small.drawn.metric, unit(small)) for small in smalls}) == 1


def unit(small: Small) -> str:
    """The unit of a whole map."""
    drawn = small.drawn
    return readings.unit_line(drawn.rows.row(0), drawn.metric, drawn.transform, drawn.names)


def table(smalls: Sequence[Small]) -> tuple[list[str], list[list[str]], list[bool]]:
    """One row a region, one column a map; sorted by the last period, or by what was chosen first."""
    is_time = len({small.here for small in smalls}) == 1
    drawn = [small.drawn for small in smalls]
    ranks = drawn[-1 if is_time else 0].ranks()
    texts = [{region.code: region.value for region in choropleth.told(one)} for one in drawn]
    order = sorted(ranks, key=lambda code: (not ranks[code], ranks[code]))
    body = [[drawn[0].names.area(code), *(one.get(code, formats.MISSING) for one in texts)] for code in order]
    return [_("Region"), *(small.caption for small in smalls)], body, [False, *(True for _small in smalls)]
