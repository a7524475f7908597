"""Which series of a metric a page of regions speaks of, and how far it goes."""

from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.offer import Offer
from metrics.query import Query
from views.parts import settle, store


def of(
    here: settle.Settled, metric: str, *, activity: str = "", product: str = "", transform: str = "level"
) -> Offer | None:
    """The series of the longest period that is printed by region and offers the view, of several the one that goes on longest."""
    found = store.ask(choices.available, here.edition, metric, here.selection.country)
    printed = [one for one in found.of(activity=activity, product=product).series if one.n_areas > 1]
    order = find_metric(metric).freqs
    fit = [one for one in printed if transform in choices.transforms(metric, one.freq)]
    return min(sorted(fit, key=lambda one: one.last, reverse=True), key=lambda one: order.index(one.freq), default=None)


def last_period(here: settle.Settled, asked: Query, series: Offer, year: str = "") -> str:
    """The last period of a series, of a year if one is given; of an earlier day what was out by then; empty where nothing is."""
    if not asked.as_of and not year:
        return series.last
    known = [code for code in store.ask(choices.periods, here.edition, asked) if code.startswith(year)]
    return known[-1] if known else ""
