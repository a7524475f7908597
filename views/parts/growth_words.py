"""The sentences and lines of the Growth page."""

from collections import Counter

from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows
from views.parts import (  # fmt: skip
    as_known,
    codes,
    formats,
    growth_areas,
    growth_bases,
    growth_behind,
    growth_cautions,
    growth_final,
    growth_unsaid,
    names,
    provisional,
    readings,
    sentences,
    settle,
    trends,
    unfinished,
    values,
)
from views.parts import prices as nominal
from views.parts.language import _, current


def subject(here: settle.Settled) -> str:
    """What the page speaks of: 'Output of footwear', 'Employment, textiles', 'Value added at current prices, textiles'."""
    chosen = here.selection
    return sentences.subject(chosen.metric, chosen.product, chosen.activity, names.of(here.edition))


def prices(here: settle.Settled) -> str:
    """At what prices money is counted; empty for everything else, and where prices cancel out."""
    return nominal.words(here.selection.metric, here.selection.transform)


def newest(here: settle.Settled, rows: Rows, area: str = "") -> Row | None:
    """The newest row with a value of the first area, where its line ends."""
    mine = rows.where(ref_area=area or here.selection.areas[0], reason="").ordered("period_start")
    return mine.row(-1) if len(mine) else None


def title(here: settle.Settled, rows: Rows) -> str:
    """Subject, verb, number, period: what the newest figure says; of several areas, which stand out."""
    chosen, known = here.selection, names.of(here.edition)
    if as_known.is_too_early(chosen.as_of, rows["reason"]):
        return f"{subject(here)}: {growth_unsaid.too_early(here)}"
    about = ", ".join(filter(None, (subject(here), prices(here), _view(here, rows))))
    if several := growth_areas.title(here, rows, about):
        return unfinished.marked(several, growth_areas.statuses(here, rows))
    last = growth_final.spoken(here, rows)
    where = "" if chosen.areas[0] == chosen.country else known.inside(chosen.areas[0])
    is_output = chosen.metric == "output_physical"
    head = (" " if is_output else ", ").join(filter(None, (subject(here), where)))
    if last is None:
        return _provisional(here, rows, head) or _unsaid(here, rows, head)
    index = last if chosen.transform in values.INDEX_TRANSFORMS else growth_behind.growth(here, last)
    if chosen.transform in ("level", *values.INDEX_TRANSFORMS) and index is not None and is_output:
        return unfinished.marked(verb_sentence(here, head, index), [last.obs_status])
    return unfinished.marked(_stated(here, last, ", ".join(filter(None, (head, prices(here))))), [last.obs_status])


def _provisional(here: settle.Settled, rows: Rows, head: str) -> str:
    """A level that is provisional as every other one, which is compared with none; empty where there is no figure."""
    last, transform = newest(here, rows), here.selection.transform
    if last is None:
        return ""
    head = ", ".join(filter(None, (head, prices(here))))
    if transform in (*values.CHANGES, "relative"):
        return provisional.only(head, is_growth=transform != "relative")
    return provisional.alone(unfinished.marked(_stated(here, last, head), [last.obs_status]))


def _unsaid(here: settle.Settled, rows: Rows, head: str) -> str:
    """Why the first area has no value, and the newest one of the only other that has any."""
    told = growth_unsaid.why(here, rows, here.selection.areas[0])
    said = f"{head}: {told}" if told else _("{subject}: no value for this choice", subject=head)
    other = _other(here, rows)
    if other is None:
        return said
    known, chosen = names.of(here.edition), here.selection
    value = readings.text(other, chosen.metric, chosen.transform, known)
    when = formats.period(other.time_period, case="in", span=readings.span_of(here.selection))
    beside = f"{known.short(other.ref_area)} {value} {when}"
    return unfinished.marked(f"{said}; {beside}", [other.obs_status])


def _other(here: settle.Settled, rows: Rows) -> Row | None:
    """The figure of the next area that has one, where the first has none."""
    found = (growth_final.spoken(here, rows, area) for area in here.selection.areas[1:])
    return next((one for one in found if one is not None), None)


def _view(here: settle.Settled, rows: Rows) -> str:
    """How several areas are looked at, where their values do not say so by themselves."""
    if here.selection.transform == "index" and len(rows.known):
        return _("index, {base}", base=codes.base_name(str(rows.known.row(0).base_period)))
    words = {
        "share": _("share of the country"),
        "relative": _("relative to the country"),
        "mom": _("on the period before"),
    }
    return words.get(here.selection.transform, "")


def _stated(here: settle.Settled, last: Row, head: str) -> str:
    """Subject, value and period, and what the value is held against."""
    chosen, known = here.selection, names.of(here.edition)
    when = unfinished.running(formats.period(last.time_period, case="in", span=readings.span_of(here.selection)), last)
    value = readings.text(last, chosen.metric, chosen.transform, known)
    if chosen.transform == "index":
        base = codes.base_name(str(last.base_period))
        if growth_bases.warning(here):
            then = formats.period(str(last.base_period), case="in")
            return _("{subject}: no comparison with the level {in_base}", subject=head, in_base=then)
        told = _("{subject}: index {value} {in_period} ({base})", subject=head, value=value, in_period=when, base=base)
        return _cautioned(here, told, last)
    if chosen.transform == "share":
        return _("{subject}: {value} of the country {in_period}", subject=head, value=value, in_period=when)
    if chosen.transform == "relative":
        return _("{subject}: {value} of the country's level {in_period}", subject=head, value=value, in_period=when)
    told = _("{subject}: {value} {in_period}", subject=head, value=value, in_period=when)
    if chosen.transform in values.INDEX_TRANSFORMS and not readings.is_in_points(chosen.metric, chosen.transform):
        return _with_times(here, told, last)
    return told


def verb_sentence(here: settle.Settled, head: str, index: Row) -> str:
    """Output rose, fell or hardly changed; the noun is the subject, so one verb form serves all products."""
    when = formats.period(index.time_period, case="in", span=readings.span_of(here.selection))
    if formats.is_unchanged(index.value):
        return _(
            "{subject} hardly changed {in_period}: {rate}", subject=head, in_period=when, rate=formats.rate(index.value)
        )
    size = formats.percent(abs(index.value - 100))
    if index.value > 100:
        return _with_times(here, _("{subject} rose by {percent} {in_period}", subject=head, percent=size, in_period=when), index)  # fmt: skip
    return _("{subject} fell by {percent} {in_period}", subject=head, percent=size, in_period=when)


def _with_times(here: settle.Settled, told: str, index: Row) -> str:
    """The sentence with the factor beside the percentage, from 1.5 times on; a small base is said and never reads as a factor."""
    if not formats.is_times(index.value):
        return told
    if growth_cautions.is_small(here, index):
        return _cautioned(here, told, index)
    return f"{told}: {formats.change(index.value, str(index.base_period), span=readings.span_of(here.selection))}"


def _cautioned(here: settle.Settled, told: str, index: Row) -> str:
    """The sentence with its small base, where the change on it is a multiple."""
    is_shaky = formats.is_times(index.value) and growth_cautions.is_small(here, index)
    return _("{change}, on a small base", change=told) if is_shaky else told


def lead(here: settle.Settled, rows: Rows) -> str:
    """Levels behind the title, then what limits it; the flag of a figure that is not final stands in the title."""
    chosen = here.selection
    last, shown = growth_final.spoken(here, rows), newest(here, rows)
    several = bool(growth_areas.title(here, rows, ""))
    if shown is None and not several:
        silent = growth_unsaid.silent(here, rows, growth_areas.without(here, rows)[1:])
        later = growth_areas.later(here, rows) or growth_final.later(here, rows, _other(here, rows))
        return " ".join(filter(None, (silent, later)))
    parts = (
        list(filter(None, [growth_areas.lead(here, rows)])) if several else growth_behind.of(here, last) if last else []
    )
    parts += filter(None, [growth_areas.later(here, rows) if several else growth_final.later(here, rows, last)])
    if shown is not None and not several:
        quiet = growth_unsaid.silent(here, rows, growth_areas.without(here, rows))
        parts += filter(None, [growth_unsaid.ended(here, rows, shown), quiet])
    if shown is not None and trends.open_year(rows.where(ref_area=shown.ref_area), chosen.transform):
        parts.append(_("The year is not complete: hollow points, not to be compared with whole years."))
    parts += filter(None, [growth_bases.warning(here)])
    if chosen.transform == "mom" or growth_bases.is_of_another_season(here, shown):
        parts.append(_("Not seasonally adjusted."))
    if readings.is_cumulative(chosen.metric, chosen.freq):
        parts.append(_("Each figure is the average since January, not of the quarter."))
    return " ".join(parts)


def heading(here: settle.Settled) -> str:
    """Heading over the picture."""
    return find_metric(here.selection.metric).title[current()]


def sub(here: settle.Settled, rows: Rows) -> str:
    """Product or activity, and unit."""
    chosen, known = here.selection, names.of(here.edition)
    which = (
        known.product(chosen.product) if chosen.product else known.activity(chosen.activity) if chosen.activity else ""
    )
    first = rows.known.row(0) if len(rows.known) else None
    unit = readings.unit_line(first, chosen.metric, chosen.transform, known) if first is not None else ""
    return ", ".join(part for part in (which, unit) if part)


def why_nothing(rows: Rows) -> str:
    """The most frequent reason why there is no value."""
    if not len(rows):
        return _("This warehouse has no such series.")
    return formats.reason(Counter(rows["reason"].tolist()).most_common(1)[0][0])
