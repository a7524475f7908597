"""The second metric of the Atlas: how the address names it, which there are, and the selection that it makes."""

from dataclasses import dataclass, replace
from functools import partial

from data.warehouse import Warehouse
from metrics import choices
from metrics.catalogue import metric as find_metric
from metrics.metric import EVERY
from views.parts import activity_choice, activity_pair, controls, names, settle, store
from views.parts.language import _, current, sort_key
from views.parts.selection import Selection

# What is put beside a metric where the reader has not said: the first of these that there is.
FIRST = (
    "average_pay",
    "average_size",
    "gdp_share",
    "employment_share",
    "employment",
    "organisations",
    "establishments",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A metric with its activity and product, as `second` in the address names them; empty where it is the usual one."""

    metric: str
    activity: str = ""
    product: str = ""

    def written(self) -> str:
        """The parts joined by full stops, without what is empty at the end."""
        return f"{self.metric}.{self.activity}.{self.product}".rstrip(".")


def read(text: str) -> Named:
    """What an address names; codes of products have full stops of their own and come last.

    >>> read("output_physical..13.20.12")
    Named(metric='output_physical', activity='', product='13.20.12')
    """
    metric, activity, product = (*text.split(".", 2), "", "")[:3]
    return Named(metric, activity, product)


def offered(chosen: Selection) -> tuple[str, ...]:
    """Metrics that can stand beside the chosen one: numbers of regions, of the same length of period, at the same time."""
    if chosen.metric == activity_choice.ID:
        years = activity_choice.years(chosen)
        return store.ask(_offered, chosen.edition, chosen.country, chosen.metric, "A", (years[0], years[-1]))
    found = store.ask(choices.available, chosen.edition, chosen.metric, chosen.country).of(freq=chosen.freq)
    span = (found.first, found.last) if len(found) else ()
    others = store.ask(_offered, chosen.edition, chosen.country, chosen.metric, chosen.freq, span)
    return (*others, activity_choice.ID) if span and activity_pair.fits(chosen) else others


def _offered(warehouse: Warehouse, country: str, metric_id: str, freq: str, own: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for metric in choices.offered(warehouse, country):
        series = choices.available(warehouse, metric.id, country).of(freq=freq)
        is_number = metric.scale not in ("points", "ordinal") and freq in metric.freqs
        overlaps = own and len(series) and max(own[0], series.first) <= min(own[1], series.last)
        is_other = metric.id != metric_id or any(len(series.codes(name)) > 1 for name in _varying(metric.id))
        if is_number and overlaps and is_other and series.n_areas > 1:
            found.append(metric.id)
    first = [name for name in FIRST if name in found and name != metric_id]
    rest = [name for name in found if name not in first and name != metric_id]
    return (*first, *rest, *(name for name in found if name == metric_id))


def _varying(metric_id: str) -> tuple[str, ...]:
    """By what the series of a metric differ: product, activity, both or neither; an activity may follow from the product."""
    metric = find_metric(metric_id)
    known = (name for name in ("product", "activity") if name in metric.dimensions)
    return tuple(name for name in known if name == "product" or metric.activity != EVERY)


def settled(here: settle.Settled, settling: settle.Settling) -> settle.Settled | None:
    """The second metric that is shown, as a selection of its own; None where the country has none to offer.

    What the address asked for in vain is said in `settling`, with what is shown instead.
    """
    chosen, asked = here.selection, read(here.selection.second)
    known = offered(chosen)
    if not known:
        return None
    metric = settling.one(asked.metric, known, known[0], settle.metric_name)
    named = asked if asked.metric == metric else Named(metric)
    found = _series(chosen, _known(chosen, named, settling), settling)
    if _is_same(found.selection, chosen):
        other = next((one for one in known if one != metric), metric)
        shown = settle.metric_name(other)
        settling.notices.append(_("The second metric is the same as the first; {shown} is shown instead.", shown=shown))
        found = _series(chosen, Named(other), settling)
    return found


def of(here: settle.Settled) -> settle.Settled:
    """The selection of the second metric of a page that is settled already."""
    return _series(here.selection, read(here.selection.second), settle.Settling())


def is_known(here: settle.Settled) -> bool:
    """The second metric of an address is there as it is asked for, and is another series than the first."""
    settling = settle.Settling()
    return settled(here, settling) is not None and not settling.notices


def _series(chosen: Selection, named: Named, settling: settle.Settling) -> settle.Settled:
    if named.metric == activity_choice.ID:
        return activity_pair.second(chosen)
    return settle.with_base(settle.Settled(settle.series(_selection(chosen, named), "atlas", settling)))


def written(chosen: Selection, second: Selection) -> str:
    """How the address names a second selection: the metric alone where activity and product are the usual ones."""
    usual = _usual(chosen, second.metric)
    activity = second.activity if second.activity != usual.activity else ""
    product = second.product if second.product != usual.product else ""
    return Named(second.metric, activity, product).written()


def _known(chosen: Selection, named: Named, settling: settle.Settling) -> Named:
    """The same with a product and an activity that there are."""
    if named.metric == activity_choice.ID:
        return Named(named.metric)
    found = store.ask(choices.available, chosen.edition, named.metric, chosen.country).of(freq=chosen.freq)
    usual, known = _usual(chosen, named.metric), names.of(chosen.edition)
    says = {"product": known.product, "activity": known.activity}
    parts = {
        name: settling.one(getattr(named, name), found.codes(name), getattr(usual, name), says[name])
        for name in _varying(named.metric)
    }
    return Named(named.metric, **parts)


def _selection(chosen: Selection, named: Named) -> Selection:
    """The second metric in the place of the first, looked at in the same way where it can be."""
    usual = _usual(chosen, named.metric)
    second = Selection(
        language=chosen.language, edition=chosen.edition, country=chosen.country, as_of=chosen.as_of, metric=named.metric,
        activity=named.activity or usual.activity, product=named.product or usual.product, freq=chosen.freq,
    )  # fmt: skip
    alike = replace(second, transform=chosen.transform, base=chosen.base if chosen.transform == "index" else "")
    return alike if _has_values(alike) else second


def _has_values(second: Selection) -> bool:
    """The metric can be looked at like this, and some region then has a value."""
    if second.transform not in settle.transforms(second, "atlas"):
        return False
    asked = settle.Settled(second).query(ref_areas=())
    return bool(store.ask(choices.periods, second.edition, asked))


def _usual(chosen: Selection, metric: str) -> Named:
    """What a metric opens with beside the first: its activity and product where it has them, never the same series twice."""
    if metric == activity_choice.ID:
        return Named(metric)
    found = store.ask(choices.available, chosen.edition, metric, chosen.country).of(freq=chosen.freq)
    first = store.ask(choices.default, chosen.edition, metric, chosen.country)
    parts, is_other = {}, metric != chosen.metric
    for name in _varying(metric):
        known, mine = found.codes(name), getattr(chosen, name)
        parts[name] = mine if mine in known else getattr(first, name)
        others = [code for code in (getattr(first, name), *known) if code != mine]
        if not is_other and others:
            parts[name], is_other = others[0], True
        found = found.of(**{name: parts[name]})
    return Named(metric, **parts)


def _is_same(second: Selection, chosen: Selection) -> bool:
    names_of = ("metric", "activity", "product", "transform")
    return all(getattr(second, name) == getattr(chosen, name) for name in names_of)


def choose(here: settle.Settled, second: Selection) -> None:
    """Controls of the second metric, its product and its activity, where there is more than one."""
    chosen, known = here.selection, names.of(here.edition)
    alphabet = sort_key(current())
    controls.choose(
        _("Second metric"), "second", offered(chosen), second.metric, settle.metric_name, width=380, key="second-metric"
    )
    if second.metric == activity_choice.ID:
        return
    found = store.ask(choices.available, here.edition, second.metric, chosen.country).of(freq=chosen.freq)
    for name, label, says in (
        ("product", _("Product of the second metric"), known.product),
        ("activity", _("Activity of the second metric"), known.activity),
    ):
        only = second.metric == chosen.metric and len(_varying(second.metric)) == 1  # then the first has taken one
        free = [code for code in found.codes(name) if not (only and code == getattr(chosen, name))]
        options = sorted(free, key=lambda code: alphabet(says(code)))
        if getattr(second, name) and len(options) > 1:
            controls.choose(
                label, "second", options, getattr(second, name), says, width=260, key=f"second-{name}",
                take=partial(_with, chosen, second, name),
            )  # fmt: skip


def _with(chosen: Selection, second: Selection, name: str, code: str) -> str:
    """The second metric with another product or activity, as the address names it."""
    return written(chosen, second.changed(**{name: code}))
