"""What drove the change: parts of a product, or regions of a country, from the old total to the new one."""

import math

import streamlit as st

from metrics import contributions as parts_of
from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows
from views.parts import bars, figures, formats, growth_words, html, names, page, settle, store, values
from views.parts.language import _
from views.parts.theme import current as theme


def is_offered(here: settle.Settled, rows: Rows) -> bool:
    """A level of one area whose product is itemised, with a computed change."""
    chosen = here.selection
    fits = chosen.transform in ("level", "yoy") and len(chosen.areas) == 1 and bool(chosen.product)
    return fits and find_metric(chosen.metric).scale == "total" and growth_words.newest(here, rows) is not None


def draw(here: settle.Settled, rows: Rows) -> None:
    """The bridge from last year to this one, kind by kind; nothing where the product is not itemised."""
    last = growth_words.newest(here, rows)
    query = here.query(transform="yoy", start=last.time_period, end=last.time_period, base_period="")
    found = store.ask(parts_of.of_products, here.edition, query)
    if found.reason or not len(found.parts):
        return
    bridge(here, found, last)


def bridge(here: settle.Settled, found: parts_of.Contributions, last: Row) -> None:
    """The picture and its table twin."""
    known = names.of(here.edition)
    listed = found.parts
    labels = [_("not itemised") if part == parts_of.REST else known.product(part) for part in listed["part"]]
    write = lambda value: values.level(last.with_(value=value), here.selection.metric, known)  # noqa: E731
    mult = int(last.unit_mult)
    changes = [
        formats.number(change, formats.level_decimals(change), signed=True) for change in listed["change"].tolist()
    ]
    ends = (formats.period(str(int(last.time_period[:4]) - 1)), formats.period(last.time_period))
    html.figure_head(
        _("What gave the change"), _("Contribution of kinds, {unit}", unit=formats.unit(known.unit(last.unit), mult))
    )
    figure = bars.bridge(
        [ends[0], *labels, ends[1]], listed["change"].tolist(), (found.base_value, found.value),
        [write(found.base_value), *changes, write(found.value)], theme(),
    )  # fmt: skip
    st.plotly_chart(
        figure, theme=None, config=figures.CONFIG, alt=_("Contributions of kinds to the change"), key="bridge"
    )
    html.block(
        "source",
        _(
            "Total bars are cut: the axis does not start at zero. Printed kinds need not add up to the printed total; the rest is “not itemised”."
        ),
    )
    headers = [_("Kind"), _("Change"), _("Contribution, p.p."), _("Own change")]
    body = [
        [
            label,
            change,
            formats.points(row.contribution_pp),
            formats.rate(row.own_index) if not math.isnan(row.own_index) else formats.absent(row.reason),
        ]
        for label, change, row in zip(labels, changes, listed, strict=True)
    ]
    page.twin(
        lambda: (headers, body, [False, True, True, True]), _("Contributions of kinds to the change"), "twin-kinds"
    )
