"""Lines that end before others in the same picture, with which period and why nothing comes after it; and those that just began."""

from collections.abc import Iterable

import numpy as np

from metrics.rows import Row, Rows
from views.parts import formats, sentences, values
from views.parts.language import _
from views.parts.names import Names


def last(rows: Rows) -> Row | None:
    """The newest figure; None without any."""
    return rows.known.ordered("period_start").row(-1) if len(rows.known) else None


def newest(parts: Iterable[Rows]) -> str:
    """The newest period in which any of several lines has a figure."""
    return max((str(row.time_period) for part in parts if (row := last(part)) is not None), default="")


def is_early(row: Row, until: str) -> bool:
    """A figure is of a period before one that others reach."""
    return str(row.time_period) < until


def reason(rows: Rows, row: Row) -> str:
    """The code of why there is nothing after a figure of a line; that nothing is printed where no row follows."""
    after = rows.only((rows["period_start"] > np.datetime64(row.period_start)) & (rows["reason"] != ""))
    return str(after.ordered("period_start").row(-1).reason) if len(after) else "NO_DATA"


def words(known: Names, parts: Iterable[Rows], transform: str, span: str = "") -> str:
    """A sentence a line that ends before the others; empty where all reach as far."""
    listed = list(parts)
    until = newest(listed)
    return " ".join(
        _("{area}: the last figure is of {period}; later: {reason}", area=known.short(row.ref_area),
          period=formats.period(row.time_period, case="of", span=span), reason=_because(reason(part, row), transform))
        for part in listed
        if (row := last(part)) is not None and is_early(row, until)
    )  # fmt: skip


def begun(change: Rows) -> str:
    """That a line of changes has a single point, whose base is the first figure of its area; empty for every other line."""
    found = change.known
    if len(found) != 1:
        return ""
    period = formats.period(str(found.row(0).base_period))
    return _(
        "The figures of this area begin with {period}, later than others: the first may not cover everything.",
        period=period,
    )


def _because(code: str, transform: str) -> str:
    """The reason as the end of a sentence."""
    if code == "NO_DATA":
        return _("the series goes no further.")
    return sentences.inner(values.why(code, "", transform))
