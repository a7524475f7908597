"""The key figures of the Overview: which ones a country opens with, and how each reads."""

from dataclasses import dataclass

import pandas as pd

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from metrics.metric import EVERY
from metrics.status import VOIDING_BREAKS
from views.parts import formats, names, page, store
from views.parts.language import _, current
from views.parts.names import Names


@dataclass(frozen=True, slots=True)
class Kpi:
    """One key figure: a metric with its product or activity; the newest period that has data is shown."""

    metric: str
    product: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One key figure, ready to be shown: index = change on the year before (None where there is none)."""

    kpi: Kpi
    label: str
    value: str
    delta: str
    index: float | None
    period: str
    path: tuple[float | None, ...]
    rows: pd.DataFrame

    @property
    def direction(self) -> str:
        """Which of the two colours speaks; a change under 2 % is neither."""
        if self.index is None or formats.is_unchanged(self.index):
            return "same"
        return "up" if self.index > 100 else "down"


# What a country opens with. A card without data is left out, so a new edition needs no list of its own.
CARDS = {
    "RU": tuple(Kpi("output_physical", product) for product in ("15.20", "RS_KNITWEAR", "13.20", "14.31.10", "13.95.10")),
    "US": (Kpi("gdp", activity="C13-C15"), Kpi("gdp_share", activity="C13-C15"), Kpi("gdp", activity="C13"),
           Kpi("gdp", activity="C14-C15"), Kpi("establishments", activity="C13-C15")),
    "UA": (Kpi("clusters"), Kpi("members"), Kpi("facilities")),
}  # fmt: skip


def figures(edition: str, country: str, as_of: str) -> list[Figure]:
    """The key figures that have a value."""
    offered = {metric.id for metric in store.ask(choices.offered, edition, country)}
    found = [figure(edition, country, as_of, kpi) for kpi in CARDS.get(country, ()) if kpi.metric in offered]
    return [one for one in found if one is not None]


def figure(edition: str, country: str, as_of: str, kpi: Kpi) -> Figure | None:
    """One key figure for the whole country; None where it has no value."""
    rows = series(edition, country, as_of, kpi, "level")
    known = rows[rows["reason"] == ""]
    if known.empty:
        return None
    last, words = next(known.tail(1).itertuples()), names.of(edition)
    mine = rows[rows["dataset"] == last.dataset]
    index = _change(edition, country, as_of, kpi, last)
    label, value = _label(kpi, last, words), _value(last, kpi.metric)
    return Figure(kpi, label, value, _delta(index, last), index, last.time_period, _path(mine), mine)


def series(edition: str, country: str, as_of: str, kpi: Kpi, transform: str) -> pd.DataFrame:
    """The rows of one key figure; all products are asked for at once, since the cards and the ranking share the answer."""
    freq = find_metric(kpi.metric).freqs[0]
    product = EVERY if kpi.product else ""
    rows = page.answer(
        edition, Query(kpi.metric, country, (country,), kpi.activity, product, freq, transform=transform, as_of=as_of)
    )
    return rows[rows["product"] == kpi.product] if kpi.product else rows


def _change(edition: str, country: str, as_of: str, kpi: Kpi, last: object) -> float | None:
    """The change on the year before, of the same dataset."""
    if "yoy" not in choices.transforms(kpi.metric, find_metric(kpi.metric).freqs[0]):
        return None
    rows = series(edition, country, as_of, kpi, "yoy")
    mine = rows[(rows["dataset"] == last.dataset) & (rows["time_period"] == last.time_period) & (rows["reason"] == "")]
    return float(mine["value"].iloc[0]) if len(mine) else None


def _path(rows: pd.DataFrame) -> tuple[float | None, ...]:
    """The values in order of time, with a gap before a break: what is not comparable is not joined."""
    found: list[float | None] = []
    for value, kind in zip(rows["value"], rows["break_kind"], strict=True):
        found += [None] * (kind in VOIDING_BREAKS) + [None if pd.isna(value) else float(value)]
    return tuple(found)


def _label(kpi: Kpi, last: object, words: Names) -> str:
    """Product with its unit; of other metrics the activity and the short name, which has the unit in it."""
    if kpi.product:
        return f"{words.product(kpi.product)}, {formats.unit(words.unit(last.unit), int(last.unit_mult))}"
    name = find_metric(kpi.metric).short[current()]
    return f"{words.activity(kpi.activity)}: {name}" if kpi.activity else name


def _value(last: object, metric: str) -> str:
    decimals = (
        find_metric(metric).decimals
        if find_metric(metric).denominator is not None
        else formats.level_decimals(last.value)
    )
    return formats.percent(last.value, decimals) if last.unit == "PC" else formats.number(last.value, decimals)


def _delta(index: float | None, last: object) -> str:
    """The change on the year before, else the period the figure is of."""
    if index is None:
        return formats.period(last.time_period)
    before = str(int(last.time_period[:4]) - 1)
    return _("{rate} on {year}", rate=formats.rate(index), year=before)
