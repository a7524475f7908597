"""How one value of the engine's answer reads: number with unit, index as change, reason in words."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from metrics.catalogue import metric as find_metric
from views.parts import formats, sentences
from views.parts.language import _
from views.parts.names import Names

ALIKE = 100  # offices print about three digits: "103" beside "57.5" is as printed
INDEX_TRANSFORMS = ("yoy", "ytd", "mom", "rolling12_yoy")
CHANGES = (*INDEX_TRANSFORMS, "index")  # each compares a figure with an earlier one
_SPANS = {"ytd": "ytd", "rolling12": "rolling12", "rolling12_yoy": "rolling12"}


def span(transform: str) -> str:
    """What stretch of time a transform's value covers, for the wording of its period."""
    return _SPANS.get(transform, "")


def decimals(metric_id: str, transform: str) -> int:
    """Decimals of a computed value; levels of printed figures keep their own."""
    if transform in ("relative",):
        return 2
    return 1 if transform != "level" else find_metric(metric_id).decimals


def text(row: Any, metric_id: str, transform: str, names: Names, decimals_shown: int | None = None) -> str:
    """A value with its unit: '151.2 mln pairs', '+16.4%', '1.64'; the missing sign where there is none."""
    if pd.isna(row.value):
        return formats.MISSING
    if find_metric(metric_id).scale == "ordinal":
        return stage(row.value, names)
    if transform in INDEX_TRANSFORMS:
        return formats.rate(row.value)
    if transform == "relative":
        return formats.quotient(row.value)
    if row.unit == "PC":
        return formats.percent(row.value, max(1, decimals(metric_id, transform)))
    return level(row, metric_id, names, decimals_shown)


def shared_decimals(figures: Sequence[float]) -> int | None:
    """How many decimals levels that are read together have in common: those of the longest, from 1 to 100."""
    read = [one for one in figures if not pd.isna(one)]
    if not read or any(one and not 1 <= abs(one) < ALIKE for one in read):
        return None
    return max(formats.level_decimals(one) for one in read)


def level(row: Any, metric_id: str, names: Names, decimals_shown: int | None = None) -> str:
    """A level with its unit; a computed quotient shows as many decimals as its definition says."""
    is_quotient = find_metric(metric_id).denominator is not None
    wanted = find_metric(metric_id).decimals if is_quotient else decimals_shown
    if not row.unit or (row.unit == "NMB" and not int(row.unit_mult)):
        return formats.level(row.value, "", int(row.unit_mult), decimals=wanted)
    return formats.level(row.value, names.unit(row.unit), int(row.unit_mult), decimals=wanted)


def stage(ordinal: float, names: Names) -> str:
    """Name of a lifecycle stage by its order."""
    table = names.tables["lifecycle_stage"]
    code = next((code for code, row in table.items() if row["ordinal"] == round(ordinal)), "")
    return names.text("lifecycle_stage", code) if code else formats.MISSING


def unit_line(row: Any, transform: str, names: Names) -> str:
    """The unit of a whole picture, for its sub-title."""
    if transform in INDEX_TRANSFORMS:
        return _("change in %")
    if transform == "index":
        return _("index, base period = 100")
    if transform == "relative":
        return _("1 = as the country")
    if row.unit == "PC":
        return "%"
    if row.unit == "NMB" and not int(row.unit_mult):
        return _("number")
    return formats.unit(names.unit(row.unit) if row.unit else "", int(row.unit_mult))


def shown(value: float, transform: str) -> float:
    """The number that a picture draws: an index of growth is drawn as a change in per cent."""
    return value - 100 if transform in INDEX_TRANSFORMS else value


def because(row: Any, metric_id: str = "", transform: str = "") -> str:
    """Why there is no value, in words; empty where there is one."""
    return why(row.reason, metric_id, transform)


def why(code: str, metric_id: str, transform: str) -> str:
    """Why a metric has no value, as a sentence; of clusters, that none is on record, as the map of stages says."""
    nothing = unrecorded(metric_id) if code == "NO_DATA" else ""
    return sentences.sentence(nothing) if nothing else formats.reason(code, transform=transform)


def unrecorded(metric_id: str) -> str:
    """What no data means where clusters are counted or followed by stage; empty for every other metric."""
    return {
        "clusters": _("no cluster on record, or only a planned one"),
        "furthest_stage": _("no cluster on record"),
        "cluster_activity": _("no cluster on record"),
    }.get(metric_id, "")
