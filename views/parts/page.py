"""Pieces that several pages put together: the evaluated answer, its source line, its cares, its table twin."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

import numpy as np
import pandas as pd
import streamlit as st

from data.lookup import by_key, whole
from metrics import choices, engine
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from metrics.metric import EVERY
from metrics.rows import Rows
from views.documents import demonstration
from views.parts import formats, html, names, sentences, store
from views.parts.declared_words import cited, said
from views.parts.language import _, current

SHOWN_ROWS = 400
TWIN = "twin"  # key of the table beside a picture: whether it is open stands in the state of the page


def mark(edition: str) -> str:
    """What a picture of made-up figures says of itself; nothing where the figures are real."""
    return demonstration.mark() if store.is_demonstration(edition) else ""


def answer(edition: str, query: Query) -> pd.DataFrame:
    """The engine's answer as a frame, for files and tables; remembered, not to be changed in place."""
    return store.ask(engine.evaluate, edition, query)


def rows(edition: str, query: Query) -> Rows:
    """The same answer as rows, for everything that is drawn or said; remembered."""
    return store.ask(engine.rows, edition, query)


def source_line(edition: str, used: Rows | pd.DataFrame) -> str:
    """Publishers, titles and issues behind an answer; publications of different issues have each its own day."""
    known, has_value = store.ask(by_key, edition, "source"), ~np.isnan(np.asarray(used["value"], dtype=float))
    texts = np.asarray(used["source_id"], dtype=object)[has_value].tolist()
    vintages = np.asarray(used["vintage"], dtype="datetime64[s]")[has_value].tolist()
    issued = {one: day for one, day in _issues(texts, vintages).items() if one in known}
    days, listed = {day for day in issued.values() if day is not None}, list(issued)[:3]
    parts = [
        ", ".join(filter(None, (said(str(known[one]["publisher"])), cited(str(known[one]["title"]))))) for one in listed
    ]
    if len(days) > 1:
        parts = [f"{part} {_of_issue(issued[one])}".strip() for part, one in zip(parts, listed, strict=True)]
    if len(issued) > len(listed):
        parts.append(_("and {n} more on the Methods page", n=len(issued) - len(listed)))
    when = _("Issue of {day}.", day=formats.day(days.pop())) if len(days) == 1 else ""
    named = _("Source: {publications}.", publications="; ".join(parts)) if parts else ""
    return " ".join(filter(None, (named, when)))


def _issues(texts: Sequence[str], vintages: Sequence[datetime | None]) -> dict[str, date | None]:
    """The newest issue of every publication in order of appearance, None where it has none; "a; b" counts as two."""
    found: dict[str, date | None] = {}
    for text, vintage in dict.fromkeys(zip(texts, vintages, strict=True)):
        for one in str(text).split("; "):
            known = filter(None, (found.get(one), vintage and vintage.date()))
            found[one] = max(known, default=None)
    return found


def _of_issue(day: date | None) -> str:
    """The issue of one publication among several."""
    return _("(issue of {day})", day=formats.day(day)) if day else ""


def source(edition: str, used: Rows | pd.DataFrame, *before: str) -> None:
    """The source line under a picture; `before` = what else is to be known of it, in front."""
    html.sources(*before, source_line(edition, used))


def cares(edition: str, metric_id: str, frame: Rows, more: Sequence[tuple[str, str]] = ()) -> None:
    """What applies to these figures: caveat of the metric, warnings of its datasets, small bases, flags; `more` comes last."""
    metric = find_metric(metric_id)
    pairs = [
        (_("What it is."), metric.description[current()]),
        (_("Caveat."), metric.caveat(current(), is_demonstration=store.is_demonstration(edition))),
    ]
    _cares(edition, pairs, [frame], more)


def cares_of(edition: str, shown: Sequence[tuple[str, Rows]]) -> None:
    """The same for several metrics, each with its answer: every metric by its name, what they share once."""
    is_made_up = store.is_demonstration(edition)
    found = [find_metric(metric_id) for metric_id in dict.fromkeys(metric_id for metric_id, _rows in shown)]
    pairs = [
        (
            f"{sentences.named(one.id)}.",
            f"{one.description[current()]} {one.caveat(current(), is_demonstration=is_made_up)}",
        )
        for one in found
    ]
    _cares(edition, pairs, [rows for _metric, rows in shown])


def _cares(
    edition: str, pairs: list[tuple[str, str]], answers: Sequence[Rows], more: Sequence[tuple[str, str]] = ()
) -> None:
    """What is said of metrics, then what holds for the datasets behind their answers."""
    known = names.of(edition)
    for dataset in dict.fromkeys(code for rows in answers for code in rows["dataset"].tolist()):
        warning = known.text("dataset", dataset, "warning") if dataset else ""
        if warning and warning != dataset:
            pairs.append((known.text("dataset", dataset, "title") + ".", warning))
    if any(rows["is_small_base"].any() for rows in answers):
        pairs.append((_("Small base."), _("Some values rest on very few units; their changes say little.")))
    html.cares([pair for pair in (*pairs, *more) if pair[1]], heading=_("Read with care"))


Table = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[bool]]


def twin(
    make: Callable[[], Table], label: str, key: str = TWIN, before: Callable[[], None] | None = None
) -> None:  # fmt: skip
    """The table beside a picture: headers, rows and which columns are numbers, made only when it is opened.

    Long ones are cut on screen and whole in the download. `before` puts the picture as a file above the table.
    """
    with unfolded(
        _("The figures as a table, the picture as a file") if before else _("The figures as a table"), key
    ) as is_open:
        if not is_open:
            return
        if before:
            before()
        headers, rows, numeric = make()
        html.table(headers, rows[:SHOWN_ROWS], numeric, label)
        if len(rows) > SHOWN_ROWS:
            html.block("source", first_rows(SHOWN_ROWS, len(rows)))


def first_rows(shown: int, every: int) -> str:
    """What is said below a table that is cut on screen."""
    return _(
        "The first {shown} of {all}; the download has them all.", shown=formats.rows(shown), all=formats.rows(every)
    )


@contextmanager
def unfolded(label: str, key: str, is_open_at_first: bool = False) -> Iterator[bool]:
    """A folded block whose content is made and sent only once it is opened."""
    block = st.expander(label, is_open_at_first, key=key, on_change="rerun")
    with block:
        yield bool(block.open)


def whole_table(edition: str, name: str) -> pd.DataFrame:
    """All rows of a reference table."""
    return store.ask(whole, edition, name)


def newest(edition: str, country: str, metric_id: str, **changed: object) -> Query | None:
    """The question for the newest period of a metric as it opens, as known on the day; None where the country has none."""
    if not len(store.ask(choices.available, edition, metric_id, country)):
        return None
    first = store.ask(choices.default, edition, metric_id, country)
    activity = "" if find_metric(metric_id).activity == EVERY else first.activity  # it follows from the product
    asked = Query(
        metric_id,
        country,
        activity=activity,
        product=first.product,
        freq=first.freq,
        start=first.period,
        end=first.period,
        dataset=first.dataset,
    )
    asked = replace(asked, **changed)  # type: ignore[arg-type]
    known = store.ask(choices.periods, edition, replace(asked, start="", end="")) if asked.as_of else ()
    return replace(asked, start=known[-1], end=known[-1]) if known else asked
