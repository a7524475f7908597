"""How a value reads in the view it is looked at: a share changes by percentage points, an index names its base."""

from typing import Any

import numpy as np

from metrics.catalogue import metric as find_metric
from metrics.rows import Rows
from views.parts import activity_choice, codes, formats, values
from views.parts.language import _
from views.parts.names import Names
from views.parts.selection import Selection


def is_in_points(metric_id: str, transform: str) -> bool:
    """The change of a share is a difference of two percentages, not a percentage of one."""
    return transform in values.INDEX_TRANSFORMS and find_metric(metric_id).scale == "share"


CUMULATIVE = "C_YTD_LEVEL"


def is_cumulative(metric_id: str, freq: str) -> bool:
    """Shorter periods of this metric are printed as an average since January, not of the period itself."""
    return freq in ("Q", "M") and CUMULATIVE in find_metric(metric_id).numerator.where


def span(metric_id: str, transform: str, freq: str = "") -> str:
    """What stretch of time a value covers, for the wording of its period."""
    return "ytd" if is_cumulative(metric_id, freq) else values.span(transform)


def span_of(chosen: Selection) -> str:
    """The same of the values that a page shows."""
    return span(chosen.metric, chosen.transform, chosen.freq)


def points(value: float, index: float) -> float | None:
    """By how much a share changed, from the share and its index; None where nothing is left of it.

    >>> points(3.0, 150.0)
    1.0
    """
    return value - value * 100 / index if index > 0 else None


def as_shown(rows: Rows, metric_id: str, transform: str) -> Rows:
    """The rows with the number that is read in place of the value: what is highest, and who has which place, goes by it."""
    if not is_in_points(metric_id, transform):
        return rows
    return rows.with_(value=rows["base_value"] * (rows["value"] - 100) / 100)


def ordered(rows: Rows, metric_id: str, transform: str) -> Rows:
    """The rows in order of the number that is read, highest first, those without one last."""
    return rows.at(np.argsort(-as_shown(rows, metric_id, transform)["value"], kind="stable"))


def shown(row: Any, metric_id: str, transform: str) -> float:
    """The number that a picture draws."""
    if is_in_points(metric_id, transform):
        return float(row.base_value * (row.value - 100) / 100)
    return values.shown(row.value, transform)


def text(row: Any, metric_id: str, transform: str, names: Names, decimals_shown: int | None = None) -> str:
    """A value with its unit, the missing sign where there is none; `decimals_shown` of levels that are read together."""
    if row.reason:
        return formats.MISSING
    if metric_id == activity_choice.ID:
        return activity_choice.points(row.value)
    if transform == "index":
        return formats.number(row.value, 1)
    if is_in_points(metric_id, transform):
        return formats.points(shown(row, metric_id, transform), decimals=max(1, find_metric(metric_id).decimals))
    return values.text(row, metric_id, transform, names, decimals_shown)


def unit_line(row: Any, metric_id: str, transform: str, names: Names) -> str:
    """The unit of a whole picture, for its sub-title."""
    if metric_id == activity_choice.ID:
        return activity_choice.unit()
    if transform == "level" and is_cumulative(metric_id, row.freq):
        return _("{unit}, average since January", unit=values.unit_line(row, transform, names))
    if transform == "index" and row.base_period:
        return _("index, {base}", base=codes.base_name(str(row.base_period)))
    if is_in_points(metric_id, transform):
        return _("change in percentage points")
    return values.unit_line(row, transform, names)
