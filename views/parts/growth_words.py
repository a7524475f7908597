"""The sentences and lines of the Growth page."""

import math
from collections import Counter

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows
from views.parts import as_known, codes, formats, growth_areas, names, page, readings, sentences, settle, trends, values
from views.parts.language import _, current


def subject(here: settle.Settled) -> str:
    """What the page speaks of: 'Output of footwear', 'Employment, textiles'."""
    chosen = here.selection
    return sentences.subject(chosen.metric, chosen.product, chosen.activity, names.of(here.edition))


def newest(here: settle.Settled, rows: Rows, area: str = "") -> Row | None:
    """The newest row with a value of the first area."""
    mine = rows.where(ref_area=area or here.selection.areas[0], reason="").ordered("period_start")
    return mine.row(-1) if len(mine) else None


def title(here: settle.Settled, rows: Rows) -> str:
    """Subject, verb, number, period: what the newest figure says; of several areas, which stand out."""
    chosen, known = here.selection, names.of(here.edition)
    if as_known.is_too_early(chosen.as_of, rows["reason"]):
        return f"{subject(here)}: {as_known.nothing_by(chosen.as_of)}"
    if several := growth_areas.title(here, rows, subject(here)):
        return several
    last = newest(here, rows)
    if last is None:
        return _("{subject}: no value for this choice", subject=subject(here))
    where = "" if chosen.areas[0] == chosen.country else known.inside(chosen.areas[0])
    head = (" " if chosen.metric == "output_physical" else ", ").join(filter(None, (subject(here), where)))
    index = last if chosen.transform in values.INDEX_TRANSFORMS else growth(here, last)
    if (
        chosen.transform in ("level", *values.INDEX_TRANSFORMS)
        and index is not None
        and chosen.metric == "output_physical"
    ):
        return verb_sentence(head, index, chosen.transform)
    when = formats.period(last.time_period, case="in", span=values.span(chosen.transform))
    value = readings.text(last, chosen.metric, chosen.transform, known)
    if chosen.transform == "index":
        base = codes.base_name(str(last.base_period))
        return _("{subject}: index {value} {in_period} ({base})", subject=head, value=value, in_period=when, base=base)
    return _("{subject}: {value} {in_period}", subject=head, value=value, in_period=when)


def growth(here: settle.Settled, row: Row) -> Row | None:
    """The change on the same period of the year before, for a level; None where it is not offered or has no value."""
    chosen = here.selection
    if "yoy" not in choices.transforms(chosen.metric, chosen.freq):
        return None
    asked = here.query(
        transform="yoy", ref_areas=(row.ref_area,), start=row.time_period, end=row.time_period, base_period=""
    )
    found = page.rows(here.edition, asked).where(reason="", dataset=row.dataset)
    return found.row(0) if len(found) else None


def verb_sentence(head: str, index: Row, transform: str) -> str:
    """Output rose, fell or hardly changed; the noun is the subject, so one verb form serves all products."""
    when = formats.period(index.time_period, case="in", span=values.span(transform))
    if formats.is_unchanged(index.value):
        return _(
            "{subject} hardly changed {in_period}: {rate}", subject=head, in_period=when, rate=formats.rate(index.value)
        )
    size = formats.percent(abs(index.value - 100))
    if index.value > 100:
        return _("{subject} rose by {percent} {in_period}", subject=head, percent=size, in_period=when)
    return _("{subject} fell by {percent} {in_period}", subject=head, percent=size, in_period=when)


def lead(here: settle.Settled, rows: Rows) -> str:
    """Levels behind the title, then the flag or the reason that limits it."""
    chosen = here.selection
    last = newest(here, rows)
    if last is None:
        return ""
    several = growth_areas.lead(here, rows)
    parts = [several] if several else behind(here, last)
    if trends.open_year(rows.where(ref_area=last.ref_area), chosen.transform):
        parts.append(_("The year is not complete: hollow points, not to be compared with whole years."))
    if chosen.transform == "mom":
        parts.append(_("Not seasonally adjusted."))
    if last.obs_status in ("P", "E", "U") and not several:
        parts.append(sentences.sentence(formats.status(last.obs_status)))
    return " ".join(parts)


def behind(here: settle.Settled, last: Row) -> list[str]:
    """What the newest figure of a single area rests on: the levels of now and before, a factor, the period of the base."""
    chosen = here.selection
    if chosen.transform == "level":
        change = growth(here, last)
        if change is None or math.isnan(change.base_value):
            return []
        parts = [after(here, last, last.value, change.base_value, change.base_period)]
        if formats.is_times(change.value):
            told = formats.change(change.value, change.base_period, is_small_base=bool(last.is_small_base))
            parts.append(sentences.sentence(told))
        return parts
    if readings.is_in_points(chosen.metric, chosen.transform) and last.base_period:
        return [after(here, last, last.base_value * last.value / 100, last.base_value, last.base_period)]
    if chosen.transform in values.INDEX_TRANSFORMS and last.base_period:
        span = values.span(chosen.transform)
        return [sentences.sentence(formats.index(last.value, str(last.base_period), span=span))]
    return []


def after(here: settle.Settled, row: Row, now: float, before: float, base: str) -> str:
    """Two levels between which a change stands, in the unit of the row."""
    known = names.of(here.edition)
    metric = here.selection.metric
    levels = [values.text(row.with_(value=value), metric, "level", known) for value in (now, before)]
    when = formats.period(base, case="in")
    return _("{now} after {before} {in_period}.", now=levels[0], before=levels[1], in_period=when)


def heading(here: settle.Settled) -> str:
    """Heading over the picture."""
    return find_metric(here.selection.metric).title[current()]


def sub(here: settle.Settled, rows: Rows) -> str:
    """Product or activity, and unit."""
    chosen, known = here.selection, names.of(here.edition)
    first = rows.known.row(0)
    which = (
        known.product(chosen.product) if chosen.product else known.activity(chosen.activity) if chosen.activity else ""
    )
    return ", ".join(
        part for part in (which, readings.unit_line(first, chosen.metric, chosen.transform, known)) if part
    )


def why_nothing(rows: Rows, as_of: str = "") -> str:
    """The most frequent reason why there is no value; that nothing was out on the day that is asked about."""
    if as_known.is_too_early(as_of, rows["reason"]):
        return sentences.sentence(as_known.nothing_by(as_of))
    if not len(rows):
        return _("This warehouse has no such series.")
    return formats.reason(Counter(rows["reason"].tolist()).most_common(1)[0][0])
