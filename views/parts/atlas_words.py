"""The sentences of the Atlas: what the map shows, in words and numbers."""

from collections import Counter
from datetime import date

import numpy as np

from metrics.catalogue import metric as find_metric
from metrics.rows import Rows
from views.parts import as_known, formats, readings, sentences, values
from views.parts.choropleth import Drawn
from views.parts.language import _, n_

SAME = 1e-9  # of a value: values this near differ by the noise of a sum or a quotient


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
    first, count = ordered.row(0), len(ordered)
    shown = readings.text(first, drawn.metric, drawn.transform, drawn.names)
    if _is_level(ordered, drawn):
        each = n_("{value} in each of {n} regions", "{value} in each of {n} regions", count, value=shown)
        return f"{name}: {each}{_why_level(ordered)}"
    if drawn.transform == "relative":
        said = _("{subject}: highest {in_area}, {times} times the country",
                 subject=name, in_area=_where(ordered, drawn), times=formats.quotient(first.value))  # fmt: skip
    else:
        said = _("{subject}: highest {in_area}, {value}", subject=name, in_area=_where(ordered, drawn), value=shown)
    return f"{said} ({_among(count)})" if count < len(drawn.rows) else said


def _is_level(ordered: Rows, drawn: Drawn) -> bool:
    """Several regions with a figure, all of them with the same, as it is printed: no order comes out of what was rounded off."""
    if len(ordered) < 2:
        return False
    low, high = (readings.text(ordered.row(at), drawn.metric, drawn.transform, drawn.names) for at in (0, -1))
    return low == high


def alike(rows: Rows, value: float) -> int:
    """How many rows have this value, but for the noise of a sum or a quotient."""
    return int((np.abs(rows["value"] - value) <= SAME * abs(value)).sum())


def _why_level(ordered: Rows) -> str:
    """Every series is 100 in the period that an index is based on."""
    first = ordered.row(0)
    why = _("the base period")
    return f" ({why})" if first.base_period == first.time_period else ""


def _where(ordered: Rows, drawn: Drawn) -> str:
    """In the first region of an order, and in how many more that have the same value."""
    first = ordered.row(0)
    where = drawn.names.inside(first.ref_area)
    more = alike(ordered, first.value) - 1
    return _("{in_area} and {n} more", in_area=where, n=formats.number(more)) if more else where


def _among(count: int) -> str:
    """The highest is the highest of those that are known; the real one may be withheld."""
    return n_("among the {n} region with a figure", "among the {n} regions with a figure", count)


def lead(drawn: Drawn, period: str) -> str:
    """Period, lowest region (none where one value is all there is) and how many regions have a figure."""
    known = drawn.classed.ordered("value")
    when = formats.period(period, span=values.span(drawn.transform))
    if not len(known):
        code = Counter(drawn.rows["reason"].tolist()).most_common(1)[0][0]
        return f"{sentences.sentence(when)} {as_known.reason(code, drawn.as_of, drawn.metric, drawn.transform)}"
    last, has_low = known.row(0), not _is_level(known, drawn) and len(known) > 1
    value = readings.text(last, drawn.metric, drawn.transform, drawn.names)
    low = _("Lowest {in_area}, {value}.", in_area=_where(known, drawn), value=value) if has_low else ""
    return " ".join(filter(None, (sentences.sentence(when), low, f"{_counted(drawn)}.")))


def _counted(drawn: Drawn) -> str:
    """How many regions have a figure, how many one on a small base, how many none: as the legend counts them."""
    count, small = len(drawn.classed), int(drawn.rows.known["is_small_base"].sum())
    missing = len(drawn.rows) - count - small
    have = n_("{n} region has a figure", "{n} regions have a figure", count)
    shaky = n_("{n} more on a small base", "{n} more on a small base", small) if small else ""
    without = n_("{n} has none", "{n} have none", missing) if missing else ""
    return ", ".join(filter(None, (have, shaky, without)))


def is_before_clusters(clusters: Rows, as_of: str) -> bool:
    """A day is asked about on which no cluster had been reported yet."""
    return bool(as_of) and not clusters["lifecycle_stage"].any()


def clusters_head(clusters: Rows, as_of: str) -> tuple[str, str]:
    """Title and lead of the clusters; on a day before the first report that there was none, never a count of zero."""
    if is_before_clusters(clusters, as_of):
        day = formats.day(date.fromisoformat(as_of))
        absent = _("A region without a record is not reported, which does not mean that it has no cluster.")
        return _("No cluster had been reported by {day}", day=day), absent
    return clusters_title(clusters), clusters_lead(clusters)


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
