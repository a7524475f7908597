"""What to say of a day of knowledge from before which no issue of the figures is at hand."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from data.lookup import whole
from metrics.rows import Rows
from views.parts import formats, page, sentences, store, values
from views.parts.language import _
from views.parts.settling import Settled


def is_too_early(as_of: str, reasons: Iterable[str]) -> bool:
    """A day is asked about, and of all these figures none stands in an issue from before it."""
    return bool(as_of) and set(reasons) <= {"NO_DATA"}


def nothing_by(as_of: str) -> str:
    """That no issue from before a day is at hand, as the end of a sentence; older ones may exist elsewhere."""
    return _("no issue from before {day} is at hand", day=formats.day(date.fromisoformat(as_of)))


def by_then(rows: Rows, as_of: str) -> Rows:
    """The rows without the empty ones of periods that had not begun on a day of knowledge."""
    if not as_of or not len(rows):
        return rows
    return rows.only((rows["reason"] != "NO_DATA") | (rows["period_start"] <= np.datetime64(as_of, "s")))


def unsure(edition: str, rows: Rows, as_of: str) -> str:
    """That an issue is only known to be no older than its day, so that it may not have been out on the day of knowledge."""
    known = rows.known if as_of else rows
    if not as_of or not len(known):
        return ""
    shown = set(zip(known["dataset"].tolist(), known["issue"].tolist(), strict=True))
    issues = store.ask(whole, edition, "issue")
    bounds = issues[issues["vintage_precision"] == "not_before"]
    keys = zip(bounds["dataset"], bounds["issue"], bounds["vintage"], strict=True)
    days = [day.date() for dataset, issue, day in keys if (dataset, issue) in shown]
    if not days:
        return ""
    last, day = formats.day(max(days)), formats.day(date.fromisoformat(as_of))
    return _(
        "The day of the issue is not on record: it came out on {issued} or later, perhaps after {day}.",
        issued=last,
        day=day,
    )


def source(here: Settled, used: Rows, *before: str) -> None:
    """The source line under a picture, after what else is to be known of it; of an issue that may be younger than the day, that."""
    page.source(here.edition, used, *before, unsure(here.edition, used, here.selection.as_of))


def reason(code: str, as_of: str, metric_id: str = "", transform: str = "") -> str:
    """Why there is no figure, as a sentence: on a day of knowledge what is absent stands in no issue at hand."""
    early = bool(as_of) and code == "NO_DATA"
    return sentences.sentence(nothing_by(as_of)) if early else values.why(code, metric_id, transform)
