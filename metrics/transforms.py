"""The ways of looking at any metric: level, growth, index, share of the country, relative to the country.

A transform names a function of metrics.compare, which finds what a figure is held against, and says in which unit the
result stands. Any metric may be seen through any transform that makes sense for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from metrics import compare
from metrics.compare import Pair, Scene
from metrics.cube import Cells
from metrics.metric import Metric


@dataclass(frozen=True, slots=True)
class Transform:
    """One way of looking: its function, what it multiplies the quotient by, and the unit of the result.

    `formula` is the id of METRICS that every value carries; `words` is the formula for the reader.
    `unit` empty = the unit of the metric.
    """

    id: str
    formula: str
    words: str
    pair: Callable[[Cells, Scene], Pair]
    unit: str
    times: float = 1.0
    needs_country: bool = False


TRANSFORMS: dict[str, Transform] = {
    t.id: t
    for t in (
        Transform("level", "level", "x(t)", compare.level, ""),
        Transform(
            "yoy", "growth_yoy", "x(t) / x(same period of the year before) × 100", compare.year_before, "PC", 100
        ),
        Transform(
            "ytd",
            "growth_ytd",
            "sum of x since January / the same sum of the year before × 100",
            compare.year_to_date,
            "PC",
            100,
        ),
        Transform(
            "mom",
            "growth_mom",
            "x(t) / x(period before) × 100, not seasonally adjusted",
            compare.period_before,
            "PC",
            100,
        ),
        Transform(
            "rolling12",
            "growth_rolling12",
            "sum of x over the last 12 months",
            compare.twelve_months,
            "",
        ),
        Transform(
            "rolling12_yoy",
            "growth_rolling12",
            "sum over 12 months / the 12 months before × 100",
            compare.twelve_months_growth,
            "PC",
            100,
        ),
        Transform(
            "index",
            "index_base100",
            "x(t) / mean of x over the base period × 100; where x is a quotient, the mean of its values",
            compare.base_period,
            "PC",
            100,
        ),
        Transform(
            "share", "share_of_country", "x(area) / x(country) × 100", compare.country, "PC", 100, needs_country=True
        ),
        Transform(
            "relative", "location_quotient", "x(area) / x(country)", compare.country, "RATIO", needs_country=True
        ),
    )
}

# By length of period: what would be the same as another transform, or has no parts, is not offered.
_SHORT_PERIODS_ONLY = ("ytd", "mom", "rolling12", "rolling12_yoy")


def offered(metric: Metric, freq: str) -> tuple[str, ...]:
    """Ids of the transforms a metric offers for periods of one length, in the order of TRANSFORMS."""
    return tuple(
        name
        for name in TRANSFORMS
        if name in metric.transforms and not (freq in ("A", "S") and name in _SHORT_PERIODS_ONLY)
    )


def impossible(metric: Metric, transform: str) -> str:
    """Why a definition must not list a transform; empty where it may.

    Sums over time need a plain flow; a share needs a total that adds up over areas; "relative" needs a quotient;
    a published index is read only as it is printed.
    """
    if metric.published:
        return "" if transform in dict(metric.published) else "a transform that is published for this index"
    is_plain_flow = metric.kind == "flow" and metric.denominator is None and metric.table == "observation"
    if transform in ("ytd", "rolling12", "rolling12_yoy") and not is_plain_flow:
        return "sums over time only of a flow without denominator"
    if transform == "share" and (metric.denominator is not None or "ref_area" not in metric.adds_over):
        return "a share only of a total that adds up over ref_area"
    if transform == "relative" and metric.denominator is None:
        return "a relation to the country only of a quotient; of a total it would be a share"
    return ""
