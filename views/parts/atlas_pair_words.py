"""What the Atlas says of two metrics at once: in how many regions both are high, and whether they go together."""

from collections.abc import Iterator
from dataclasses import dataclass

from metrics.rank_correlation import FEWEST, WEAK, is_clear
from views.parts import activity_choice, activity_pair, formats, sentences, values
from views.parts.atlas_controls import LOCKS
from views.parts.atlas_layout import BOTH
from views.parts.atlas_pair import SIZE, Axis, Moment, Pair
from views.parts.language import _, n_
from views.parts.names import Names

HIGH = SIZE * SIZE - 1  # the cell of both highest classes


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of a page with two metrics, for one period and one method."""

    title: str
    lead: str


def said(pair: Pair, moment: Moment, layout: str, method: str, lock: str = "") -> Said:
    """Title and lead; on one map the title counts the regions that are high in both, on two it says how the two go together."""
    head = _heads(pair)
    if not moment.both:
        when = formats.period_short(moment.period, span=_span(pair))
        nothing = _("no region has both figures ({period})", period=when)
        return Said(f"{head}: {nothing}", _lead(pair, moment, ""))
    if layout == BOTH and not all(axis.third(method, moment.own(lock)).edges for axis in pair.axes):
        equal = _("no classes, as all figures of one of them are equal")
        return Said(f"{head}: {equal}", _lead(pair, moment, ""))
    if layout == BOTH:
        count, is_own = list(pair.cells(moment, method, lock).values()).count(HIGH), bool(moment.own(lock))
        high = _high(pair, count, len(moment.both), method, is_own=is_own)
        return Said(f"{head}: {high}", _lead(pair, moment, method, is_own=is_own))
    return Said(f"{head}: {_together(moment)}", _lead(pair, moment, ""))


def names_of(pair: Pair) -> tuple[str, str]:
    """What each metric is called: with its activity or product where these tell the two apart."""
    one, other = pair.axes
    if _series(one)[1:] == _series(other)[1:]:
        return tuple(sentences.named(axis.here.selection.metric) for axis in pair.axes)  # type: ignore[return-value]
    return _subject(one), _subject(other)


def _heads(pair: Pair) -> str:
    """Both names; one metric of two activities is named once."""
    one, other = (_series(axis) for axis in pair.axes)
    known = pair.first.newest.names
    if one[0] == other[0] and one[1] != other[1]:
        parts = {"one": sentences.inner(known.activity(one[1])), "other": sentences.inner(known.activity(other[1]))}
        return _("{metric}, {one} and {other}", metric=sentences.named(one[0]), **parts)
    return _joined(pair)


def _joined(pair: Pair) -> str:
    one, other = names_of(pair)
    return _("{one} and {other}", one=one, other=sentences.inner(other))


def _subject(axis: Axis) -> str:
    metric, activity, product = _series(axis)
    return sentences.subject(metric, product, activity, axis.newest.names)


def _series(axis: Axis) -> tuple[str, str, str]:
    """Metric, activity and product, each where the metric has it."""
    chosen = axis.here.selection
    return (
        chosen.metric,
        chosen.activity if "activity" in activity_choice.dimensions(chosen.metric) else "",
        chosen.product,
    )


def _high(pair: Pair, count: int, among: int, method: str, *, is_own: bool = False) -> str:
    """In how many regions both are high, among those that have both; thirds of all periods are not those of this one."""
    if method == "quantile" and len(pair.periods) > 1 and not is_own:
        return _in_third_of_all(count, among, _all_periods(pair))
    if not count:
        return (
            _("in no region are both in the highest third")
            if method == "quantile"
            else _("in no region are both in the highest class")
        )
    numbers = {"n": formats.number(count), "all": formats.number(among)}
    if method == "quantile":
        return n_(
            "both in the highest third in {n} of {all} region",
            "both in the highest third in {n} of {all} regions",
            among,
            **numbers,
        )
    return n_(
        "both in the highest class in {n} of {all} region",
        "both in the highest class in {n} of {all} regions",
        among,
        **numbers,
    )


def _in_third_of_all(count: int, among: int, span: str) -> str:
    """The same where the thirds are of the figures of several periods, so that a period can have more or less than a third."""
    if not count:
        return _("in no region are both in the highest third of {period}", period=span)
    return n_(
        "both in the highest third of {period} in {n} of {all} region",
        "both in the highest third of {period} in {n} of {all} regions",
        among, n=formats.number(count), all=formats.number(among), period=span,
    )  # fmt: skip


def _together(moment: Moment) -> str:
    """How the order of the regions in one goes with that in the other."""
    found, count = moment.correlation, len(moment.both)
    if count < FEWEST:
        return _("too few regions with both figures to speak of a relation")
    if found is None or not is_clear(found, count):
        return _("no clear relation between regions")
    if found > 0:
        return _("where one is high, the other tends to be high")
    return _("where one is high, the other tends to be low")


def _lead(pair: Pair, moment: Moment, method: str, *, is_own: bool = False) -> str:
    """Of what and when, how the two go together, and of what the classes are."""
    when = formats.period(moment.period, span=_span(pair))
    activity = _shared_activity(pair, moment.first.names)
    parts = [sentences.sentence(", ".join(filter(None, (activity, when))))]
    if moment.correlation is not None:
        parts.append(_relation(moment, is_first_said=bool(method)))
    if method and is_own:
        parts.append(_own_classes(method))
    elif method and len(pair.periods) > 1:
        span = _all_periods(pair)
        parts.append(
            _("Thirds are of all figures of {period}.", period=span)
            if method == "quantile"
            else _("Classes are of all figures of {period}.", period=span)
        )
        parts += _crowded(pair, moment, method)
    parts += activity_pair.said(*(axis.here.selection for axis in pair.axes))
    return " ".join(parts)


def _crowded(pair: Pair, moment: Moment, method: str) -> Iterator[str]:
    """That a class of all periods holds nearly all regions of this one, as prices or growth alone can do; and the way out."""
    for axis, place, count in pair.crowded(moment, method):
        yield _(
            "“{metric}”: {n} of {all} regions are in the {third}, so the classes say more of change over time, such as growth "
            "or prices, than of regions; “{own}” compares the regions of one period.",
            metric=names_of(pair)[axis], n=formats.number(count), all=formats.number(len(moment.both)),
            third=class_names(method)[place], own=_("Each period by itself"),
        )  # fmt: skip


def _own_classes(method: str) -> str:
    """Of which figures the classes are, where each period has its own."""
    if method == "quantile":
        return _("Thirds are of the figures of this period alone: those of other periods lie elsewhere.")
    return _("Classes are of the figures of this period alone: those of other periods lie elsewhere.")


def cells_titles(pair: Pair) -> dict[str, str]:
    """What the legend counts and of which figures its classes are: alike in all periods, or of each by itself."""
    cells = _("Number of regions in each cell")
    if len(pair.periods) < 2:
        return dict.fromkeys(LOCKS, cells)
    every = _("classes of all figures of {period}", period=_all_periods(pair))
    alone = _("classes of this period alone")
    return dict(zip(LOCKS, (f"{cells}, {every}", f"{cells}, {alone}"), strict=True))


def _relation(moment: Moment, *, is_first_said: bool) -> str:
    """The rank correlation with its number of regions, in words where the title has not said them."""
    found, count = moment.correlation or 0.0, len(moment.both)
    if count < FEWEST:
        return n_("Only {n} region has both figures.", "Only {n} regions have both figures.", count)
    number = formats.number(found, 2)
    of = n_("Rank correlation {value} over {n} region with both figures", "Rank correlation {value} over {n} regions with both figures",
            count, value=number)  # fmt: skip
    if is_first_said:
        unclear = "" if is_clear(found, count) else f" {_rule()}"
        return f"{of}: {_together(moment)}.{unclear}"
    caution = _("this is no proof of a cause")
    return f"{of}; {caution}." if is_clear(found, count) else f"{of}. {_rule()}"


def _rule() -> str:
    """From where on a relation is called clear."""
    return _(
        "A relation is called clear from {n} regions and ±{weak} on, where chance hardly makes it.",
        n=formats.number(FEWEST),
        weak=formats.number(WEAK, 1),
    )


def _shared_activity(pair: Pair, known: Names) -> str:
    """The activity that both are of, where the title does not name it."""
    one, other = (_series(axis) for axis in pair.axes)
    if one[1:] != other[1:]:
        return ""
    return sentences.capital(known.activity(one[1])) if one[1] else known.product(one[2]) if one[2] else ""


def _all_periods(pair: Pair) -> str:
    first, last = (formats.period_short(code) for code in (pair.periods[0], pair.periods[-1]))
    return f"{first}–{last}"


def _span(pair: Pair) -> str:
    """Periods read alike for both only where both are of the same stretch of time."""
    spans = {values.span(axis.here.selection.transform) for axis in pair.axes}
    return spans.pop() if len(spans) == 1 else ""


def mark(moment: Moment) -> str:
    """Why a period is not complete, for the time slider; empty where every region has both."""
    every = len(moment.first.rows)
    have = sum(area in moment.both for area in moment.first.rows["ref_area"].tolist())
    return "" if have == every else _("{n} of {all} regions have both figures", n=have, all=every)


def axis_title(pair: Pair, place: int) -> str:
    """Name and unit of an axis of the legend."""
    return f",{formats.NBSP}".join(filter(None, (names_of(pair)[place], pair.axes[place].unit)))


def class_names(method: str) -> tuple[str, str, str]:
    """The three classes in words, low to high."""
    if method == "quantile":
        return _("lowest third"), _("middle third"), _("highest third")
    return _("lowest class"), _("middle class"), _("highest class")


def told_of_classes(pair: Pair) -> str:
    """Whether the two maps share their classes."""
    if pair.is_alike:
        return _("Both maps have the same classes: equal colours stand for equal values.")
    return _("Each map has classes of its own: equal colours do not stand for equal values.")
