"""The sentences of the Methods page."""

from typing import Any

import pandas as pd

from metrics import documentation
from metrics.metric import Metric
from metrics.transforms import TRANSFORMS
from views.parts import calculations, codes, declared_words, formats, reasons, settle, store
from views.parts.language import NP_, _, current, n_, p_
from views.parts.names import Names

# As the words stand after "By": other languages need another case, and the plural.
BY_LENGTH = {
    "A": NP_("by length of period", "year"),
    "S": NP_("by length of period", "half-year"),
    "Q": NP_("by length of period", "quarter"),
    "M": NP_("by length of period", "month"),
}


def title(here: settle.Settled) -> str:
    """How many metrics have data for this country, and how many methods of calculation there are."""
    metrics = n_("{n} metric", "{n} metrics", len(settle.offered("methods", here.edition, here.selection.country)))
    ways = n_("{n} method of calculation", "{n} methods of calculation", calculations.count())
    return _("{metrics} and {ways}, each with its formula, source and limits", metrics=metrics, ways=ways)


def lead() -> str:
    """The law of the house in one paragraph."""
    return _(
        "Missing is never zero and withheld is never missing. "
        "Sums come first, division last; nothing is averaged, nothing is filled in. A comparison across a break is not shown."
    )


def unit(metric: Metric) -> str:
    """Which views are offered."""
    lengths = formats.listed(p_(*BY_LENGTH[freq]) for freq in metric.freqs if freq in BY_LENGTH)
    return _("By {lengths}", lengths=lengths) if lengths else ""


def cares(metric: Metric, here: settle.Settled) -> list[tuple[str, str]]:
    """Description, formula, caveat, method."""
    transform = TRANSFORMS.get(here.selection.transform)
    pairs = [(_("What it is."), metric.description[current()]), (_("Formula."), documentation.formula(metric)),
             (_("Caveat."), metric.caveat(current(), is_demonstration=store.is_demonstration(here.edition))),
             (_("Method."), declared_words.said(metric.source_of_method))]  # fmt: skip
    if transform is not None:
        pairs.insert(2, (_("View."), f"{codes.transform_name(transform.id)}: {declared_words.said(transform.words)}"))
    return [pair for pair in pairs if pair[1]]


def example(metric: Metric) -> list[list[str]]:
    """The rows of the worked example, the question, and the value."""
    found = [
        [_("Rows of {table}", table=name), "; ".join(f"{k} = {v}" for k, v in row.items())]
        for name, rows in metric.example.rows.items()
        for row in rows
    ]
    found.append([_("Question"), "; ".join(f"{k} = {v}" for k, v in metric.example.query.items())])
    value = (
        formats.number(metric.example.value, 4)
        if metric.example.value is not None
        else formats.absent(metric.example.reason)
    )
    return [*found, [_("Value"), value]]


def dataset_row(row: Any, known: Names) -> list[str]:
    """One dataset: periods, counts, newest issue, warning."""
    span = (
        f"{row.first_period} – {row.last_period}"
        if isinstance(row.first_period, str) and row.first_period
        else formats.MISSING
    )
    counts = [
        formats.number(int(n)) if not pd.isna(n) else formats.MISSING
        for n in (row.n_values, row.n_suppressed, row.n_missing)
    ]
    issue = formats.MISSING if pd.isna(row.vintage) else formats.day(row.vintage.date())
    return [
        known.text("dataset", row.dataset, "title"),
        span,
        *counts,
        issue,
        known.text("dataset", row.dataset, "warning"),
    ]


def source_rows(found: pd.DataFrame) -> list[list[str]]:
    """Publications: publisher, title, day, terms of use, address."""
    said, cited = declared_words.said, declared_words.cited
    return [
        [said(row["publisher"]), cited(row["title"]), row["published_on"], said(row["licence"]), row["address"]]
        for row in found.to_dict("records")
    ]


def flags() -> list[list[str]]:
    """SDMX flags and reason codes in words."""
    return [[code, formats.status(code)] for code in reasons.STATUSES] + [
        [code, formats.reason(code)] for code in reasons.REASONS
    ]
