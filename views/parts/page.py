"""Pieces that several pages put together: the evaluated answer, its source line, its cares, its table twin."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd
import streamlit as st

from data.lookup import whole
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.engine import Query, evaluate
from metrics.metric import EVERY
from views.parts import formats, html, names, store
from views.parts.declared_words import cited, said
from views.parts.language import _, current

SHOWN_ROWS = 400


def answer(edition: str, query: Query) -> pd.DataFrame:
    """The engine's answer, remembered; not to be changed in place."""
    return store.ask(evaluate, edition, query)


def source_line(edition: str, frame: pd.DataFrame) -> str:
    """Publishers, titles and vintages behind an answer, in one sentence a source."""
    known, frame = whole_table(edition, "source").set_index("source_id"), frame[frame["value"].notna()]
    ids = dict.fromkeys(part for text in frame["source_id"] for part in str(text).split("; ") if part in known.index)
    listed = list(ids)[:3]
    parts = [
        ", ".join(filter(None, (said(known.loc[one, "publisher"]), cited(known.loc[one, "title"])))) for one in listed
    ]
    if len(ids) > len(listed):
        parts.append(_("and {n} more on the Methods page", n=len(ids) - len(listed)))
    newest = frame["vintage"].dropna()
    when = _("Issue of {day}.", day=formats.day(newest.max().date())) if len(newest) else ""
    named = _("Source: {publications}.", publications="; ".join(parts)) if parts else ""
    return " ".join(filter(None, (named, when)))


def source(edition: str, frame: pd.DataFrame) -> None:
    """The source line under a picture."""
    html.block("source", source_line(edition, frame))


def cares(edition: str, metric_id: str, frame: pd.DataFrame) -> None:
    """What applies to these figures: caveat of the metric, warnings of its datasets, small bases, flags."""
    metric, known = find_metric(metric_id), names.of(edition)
    pairs = [(_("What it is."), metric.description[current()]), (_("Caveat."), metric.caveats[current()])]
    for dataset in dict.fromkeys(frame["dataset"]):
        warning = known.text("dataset", dataset, "warning") if dataset else ""
        if warning and warning != dataset:
            pairs.append((known.text("dataset", dataset, "title") + ".", warning))
    if frame["is_small_base"].any():
        pairs.append((_("Small base."), _("Some values rest on very few units; their changes say little.")))
    html.figure_head(_("Read with care"), "")
    html.cares([pair for pair in pairs if pair[1]])


Table = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[bool]]


def twin(make: Callable[[], Table], label: str, key: str = "twin") -> None:
    """The table beside a picture: headers, rows and which columns are numbers, made only when it is opened.

    Long ones are cut on screen and whole in the download.
    """
    with unfolded(_("The figures as a table"), key) as is_open:
        if not is_open:
            return
        headers, rows, numeric = make()
        html.table(headers, rows[:SHOWN_ROWS], numeric, label)
        if len(rows) > SHOWN_ROWS:
            shown, every = formats.rows(SHOWN_ROWS), formats.rows(len(rows))
            html.block("source", _("The first {shown} of {all}; the download has them all.", shown=shown, all=every))


@contextmanager
def unfolded(label: str, key: str) -> Iterator[bool]:
    """A folded block whose content is made and sent only once it is opened."""
    block = st.expander(label, key=key, on_change="rerun")
    with block:
        yield bool(block.open)


def whole_table(edition: str, name: str) -> pd.DataFrame:
    """All rows of a reference table."""
    return store.ask(whole, edition, name)


def newest(edition: str, country: str, metric_id: str, **changed: object) -> Query | None:
    """The question for the newest period of a metric as it opens; None where the country has no such figures."""
    if not len(store.ask(choices.available, edition, metric_id, country)):
        return None
    first = store.ask(choices.default, edition, metric_id, country)
    activity = "" if find_metric(metric_id).activity == EVERY else first.activity  # it follows from the product
    asked = Query(
        metric_id, country, (), activity, first.product, first.freq, first.period, first.period, dataset=first.dataset
    )  # fmt: skip
    return replace(asked, **changed)  # type: ignore[arg-type]
