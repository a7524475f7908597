"""The sentences and lines of the Growth page."""

import pandas as pd

from metrics import choices
from metrics.catalogue import metric as find_metric
from views.parts import formats, names, page, sentences, settle, trends, values
from views.parts.language import _, current


def subject(here: settle.Settled) -> str:
    """What the page speaks of: 'Output of footwear', 'Employment, textiles'."""
    chosen = here.selection
    return sentences.subject(chosen.metric, chosen.product, chosen.activity, names.of(here.edition))


def newest(here: settle.Settled, rows: pd.DataFrame, area: str = "") -> object | None:
    """The newest row with a value of the first area."""
    mine = rows[(rows["ref_area"] == (area or here.selection.areas[0])) & (rows["reason"] == "")]
    return next(mine.sort_values("period_start").tail(1).itertuples(), None)


def title(here: settle.Settled, rows: pd.DataFrame) -> str:
    """Subject, verb, number, period: what the newest figure says."""
    chosen, known = here.selection, names.of(here.edition)
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
    value = said(here, last)
    return _("{subject}: {value} {in_period}", subject=head, value=value, in_period=when)


def said(here: settle.Settled, row: object) -> str:
    """A value as a title says it: growth in words, everything else with its unit."""
    chosen = here.selection
    if chosen.transform in values.INDEX_TRANSFORMS and row.base_period:
        return formats.rate(row.value)
    return values.text(row, chosen.metric, chosen.transform, names.of(here.edition))


def growth(here: settle.Settled, row: object) -> object | None:
    """The change on the same period of the year before, for a level; None where it is not offered or has no value."""
    chosen = here.selection
    if "yoy" not in choices.transforms(chosen.metric, chosen.freq):
        return None
    asked = here.query(
        transform="yoy", ref_areas=(row.ref_area,), start=row.time_period, end=row.time_period, base_period=""
    )
    found = page.answer(here.edition, asked)
    found = found[(found["reason"] == "") & (found["dataset"] == row.dataset)]
    return next(found.itertuples(), None)


def verb_sentence(head: str, index: object, transform: str) -> str:
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


def lead(here: settle.Settled, rows: pd.DataFrame) -> str:
    """Levels behind the title, then the flag or the reason that limits it."""
    chosen, known = here.selection, names.of(here.edition)
    last = newest(here, rows)
    if last is None:
        return ""
    parts = []
    if chosen.transform == "level":
        change = growth(here, last)
        level = values.text(last, chosen.metric, "level", known)
        if change is not None and not pd.isna(change.base_value):
            before = values.text(last_with(last, change.base_value), chosen.metric, "level", known)
            parts.append(
                _(
                    "{now} after {before} {in_period}.",
                    now=level,
                    before=before,
                    in_period=formats.period(change.base_period, case="in"),
                )
            )
            if formats.is_times(change.value):
                told = formats.change(change.value, change.base_period, is_small_base=bool(last.is_small_base))
                parts.append(sentences.sentence(told))
    elif chosen.transform in values.INDEX_TRANSFORMS and last.base_period:
        span = values.span(chosen.transform)
        parts.append(sentences.sentence(formats.index(last.value, str(last.base_period), span=span)))
    if trends.open_year(rows[rows["ref_area"] == last.ref_area], chosen.transform):
        parts.append(_("The year is not complete: hollow points, not to be compared with whole years."))
    if chosen.transform == "mom":
        parts.append(_("Not seasonally adjusted."))
    if last.obs_status in ("P", "E", "U"):
        parts.append(sentences.sentence(formats.status(last.obs_status)))
    return " ".join(parts)


def last_with(row: object, value: float) -> object:
    """The same row with another value, for writing it with the same unit."""
    return row._replace(value=value)


def heading(here: settle.Settled) -> str:
    """Heading over the picture."""
    return find_metric(here.selection.metric).title[current()]


def sub(here: settle.Settled, rows: pd.DataFrame) -> str:
    """Product or activity, and unit."""
    chosen, known = here.selection, names.of(here.edition)
    first = next(rows[rows["reason"] == ""].itertuples())
    which = (
        known.product(chosen.product) if chosen.product else known.activity(chosen.activity) if chosen.activity else ""
    )
    return ", ".join(part for part in (which, values.unit_line(first, chosen.transform, known)) if part)


def why_nothing(rows: pd.DataFrame) -> str:
    """The most frequent reason why there is no value."""
    if rows.empty:
        return _("This warehouse has no such series.")
    return formats.reason(rows["reason"].mode().iloc[0])
