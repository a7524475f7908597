"""The key figures of the Overview: which ones a country opens with, and how each reads."""

import math
from dataclasses import dataclass, replace

import numpy as np

from data.statuses import VOIDING_BREAKS
from metrics import choices, records
from metrics.catalogue import metric as find_metric
from metrics.engine import Query
from metrics.metric import EVERY
from metrics.rows import Row, Rows
from views.parts import formats, names, page, readings, store, unfinished
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
    rows: Rows
    printed: str = ""

    @property
    def when(self) -> str:
        """The period in words, with the flag of a value that is not final; of a number that only a register printed, its month."""
        if self.printed:
            return self.printed
        shown = self.rows.where(time_period=self.period, reason="")
        return ", ".join(filter(None, (formats.period(self.period), unfinished.words(row.obs_status for row in shown))))

    @property
    def direction(self) -> str:
        """Which of the two colours speaks; a change under 2 % is neither."""
        if self.index is None or formats.is_unchanged(self.index):
            return "same"
        return "up" if self.index > 100 else "down"


COUNTED = ("members", "prospects")  # numbers that sources print now and then
# What a country opens with. A card without data is left out, so a new edition needs no list of its own.
CARDS = {
    "RU": tuple(Kpi("output_physical", product) for product in ("15.20", "RS_KNITWEAR", "13.20", "14.31.10", "13.95.10")),
    "US": (Kpi("gdp", activity="C13-C15"), Kpi("gdp_share", activity="C13-C15"), Kpi("gdp", activity="C13"),
           Kpi("gdp", activity="C14-C15"), Kpi("establishments", activity="C13-C15")),
    "UA": (Kpi("output_physical", "15.20"), Kpi("output_physical", "RS_KNITWEAR"), Kpi("clusters"), Kpi("members"), Kpi("facilities")),
}  # fmt: skip


def figures(edition: str, country: str, as_of: str) -> list[Figure]:
    """The key figures that have a value."""
    offered = {metric.id for metric in store.ask(choices.offered, edition, country)}
    cards = [kpi for kpi in CARDS.get(country, ()) if kpi.metric in offered]
    found = [figure(edition, country, as_of, kpi) or _older(edition, country, as_of, kpi) for kpi in cards]
    return [one for one in found if one is not None]


def _older(edition: str, country: str, as_of: str, kpi: Kpi) -> Figure | None:
    """The same of the older list of products, which was the present one on the day that is asked about."""
    products = store.ask(choices.predecessors, edition, kpi.product) if as_of and kpi.product else ()
    found = (figure(edition, country, as_of, replace(kpi, product=product)) for product in products)
    return next((one for one in found if one is not None), None)


def figure(edition: str, country: str, as_of: str, kpi: Kpi) -> Figure | None:
    """One key figure for the whole country; None where it has no value."""
    rows = series(edition, country, as_of, kpi)
    known = rows.known
    if not len(known):
        return None
    last, words = known.row(-1), names.of(edition)
    mine = rows.where(dataset=last.dataset)
    index = _change(edition, country, as_of, kpi, last)
    label, value = _label(kpi, last, words), _value(last, kpi.metric)
    printed = _printed(edition, country, as_of, kpi.metric) if kpi.metric in COUNTED else ""
    return Figure(kpi, label, value, _delta(kpi, index, last), index, last.time_period, _path(mine), mine, printed)


def _printed(edition: str, country: str, as_of: str, metric: str) -> str:
    """The month of the newest count of members: the register carries it on, but nobody has counted since."""
    days = store.ask(records.clusters, edition, country, as_of)[f"{metric}_as_of"]
    known = days[~np.isnat(days)]
    return formats.month_short(known.max().astype("datetime64[D]").item()) if len(known) else ""


def series(edition: str, country: str, as_of: str, kpi: Kpi, last: Row | None = None) -> Rows:
    """The rows of one key figure: its levels, or its growth in the period and the dataset of its last level.

    All products are asked for at once, since the cards and the ranking share the answer.
    """
    freq = find_metric(kpi.metric).freqs[0]
    product = EVERY if kpi.product else ""
    asked = Query(kpi.metric, country, (country,), kpi.activity, product, freq, as_of=as_of)
    if last is not None:
        period = {"start": last.time_period, "end": last.time_period}
        asked = replace(asked, transform="yoy", dataset=last.dataset, **period)
    elif not as_of:
        asked = replace(asked, dataset=newest_dataset(edition, asked))
    found = page.rows(edition, asked)
    return found.where(product=kpi.product) if kpi.product else found


def newest_dataset(edition: str, asked: Query) -> str:
    """The dataset whose figures reach furthest; those that end earlier are not looked at. Empty for registers."""
    offers = store.ask(choices.available, edition, asked.metric, asked.country)
    found = offers.of(activity=asked.activity, freq=asked.freq)
    return max(found.series, key=lambda one: one.last).dataset if len(found) else ""


def _change(edition: str, country: str, as_of: str, kpi: Kpi, last: Row) -> float | None:
    """The change on the year before, of the same dataset."""
    if "yoy" not in choices.transforms(kpi.metric, find_metric(kpi.metric).freqs[0]):
        return None
    mine = series(edition, country, as_of, kpi, last).where(time_period=last.time_period, reason="")
    return mine.row(0).value if len(mine) else None


def _path(rows: Rows) -> tuple[float | None, ...]:
    """The values in order of time, with a gap before a break: what is not comparable is not joined."""
    found: list[float | None] = []
    for value, kind in zip(rows["value"].tolist(), rows["break_kind"], strict=True):
        found += [None] * (kind in VOIDING_BREAKS) + [None if math.isnan(value) else value]
    return tuple(found)


def _label(kpi: Kpi, last: Row, words: Names) -> str:
    """Product with its unit; of other metrics the activity and the short name, which has its unit in it where it has one."""
    unit = formats.unit(words.unit(last.unit), int(last.unit_mult)) if last.unit else ""
    if kpi.product:
        return f"{words.product(kpi.product)}, {unit}"
    metric = find_metric(kpi.metric)
    name = metric.short[current()] if metric.unit or not unit else f"{metric.short[current()]}, {unit}"
    return f"{words.activity(kpi.activity)}: {name}" if kpi.activity else name


def _value(last: Row, metric: str) -> str:
    decimals = (
        find_metric(metric).decimals
        if find_metric(metric).denominator is not None
        else formats.level_decimals(last.value)
    )
    return formats.percent(last.value, decimals) if last.unit == "PC" else formats.number(last.value, decimals)


def _delta(kpi: Kpi, index: float | None, last: Row) -> str:
    """The change on the year before, of a share in percentage points; empty where there is none."""
    if index is None:
        return ""
    before = str(int(last.time_period[:4]) - 1)
    change = readings.points(last.value, index) if readings.is_in_points(kpi.metric, "yoy") else None
    rate = formats.rate(index) if change is None else formats.points(change, decimals=find_metric(kpi.metric).decimals)
    return _("{rate} on {year}", rate=rate, year=before)
