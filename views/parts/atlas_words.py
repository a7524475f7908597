"""The sentences of the Atlas: what the map shows, in words and numbers."""

from collections import Counter

import numpy as np

from metrics.catalogue import metric as find_metric
from metrics.rows import Rows
from views.parts import as_known, formats, readings, sentences, values
from views.parts.choropleth import Drawn
from views.parts.language import _, n_


def title(drawn: Drawn) -> str:
    """The region that stands out and its value; what is missing where there is none."""
    ordered = drawn.classed.ordered("value", descending=True)
    shown_of = drawn.rows.row(0)
    activity = shown_of.activity if "activity" in find_metric(drawn.metric).dimensions else ""
    name = sentences.subject(drawn.metric, shown_of.product, activity, drawn.names)
    if as_known.is_too_early(drawn.as_of, drawn.rows["reason"]):
        return f"{name}: {as_known.nothing_by(drawn.as_of)}"
    if not len(ordered):
        return _("{subject}: no value for this choice", subject=name)
    first = ordered.row(0)
    where = drawn.names.inside(first.ref_area)
    if drawn.transform == "relative":
        times = formats.quotient(first.value)
        return _("{subject}: highest {in_area}, {times} times the country", subject=name, in_area=where, times=times)
    shown = readings.text(first, drawn.metric, drawn.transform, drawn.names)
    return _("{subject}: highest {in_area}, {value}", subject=name, in_area=where, value=shown)


def lead(drawn: Drawn, period: str) -> str:
    """Period, lowest region and how many regions have a figure."""
    known = drawn.classed.ordered("value")
    when = formats.period(period, span=values.span(drawn.transform))
    if not len(known):
        return f"{sentences.sentence(when)} {as_known.reason(Counter(drawn.rows['reason'].tolist()).most_common(1)[0][0], drawn.as_of)}"
    last, count = known.row(0), len(known)
    low = _(
        "Lowest {in_area}, {value}.",
        in_area=drawn.names.inside(last.ref_area),
        value=readings.text(last, drawn.metric, drawn.transform, drawn.names),
    )
    have = n_("{n} region has a figure", "{n} regions have a figure", count)
    missing = len(drawn.rows) - count
    without = n_("{n} has none", "{n} have none", missing) if missing else ""
    return f"{sentences.sentence(when)} {low} {', '.join(part for part in (have, without) if part)}."


def clusters_title(clusters: Rows) -> str:
    """How many clusters are on record and how many are in the ministry register; a possibly-same pair counts once."""
    real = clusters.where(counts_as="cluster")
    count = len(real.distinct("counted_as"))
    registered = len(real.where(is_in_register=True).distinct("counted_as"))
    on_record = n_("{n} cluster on record", "{n} clusters on record", count)
    in_register = n_("{n} in the ministry register", "{n} in the ministry register", registered)
    return f"{on_record}, {in_register}"


def clusters_lead(clusters: Rows) -> str:
    """Planned clusters, members and wishes; what the absence of a record means."""
    planned = len(clusters.where(counts_as="planned").distinct("counted_as"))
    wishing = int((~np.isnan(clusters["prospects"])).sum())
    parts = [n_("{n} more is planned.", "{n} more are planned.", planned)] if planned else []
    if wishing:
        parts.append(
            n_(
                "For {n} cluster only wishes to join are printed.",
                "For {n} clusters only wishes to join are printed.",
                wishing,
            )
        )
    parts.append(_("A region without a record is not reported, which does not mean that it has no cluster."))
    return " ".join(parts)
