"""A question put to the engine: one metric, a grain, a period and a way of comparing."""

from dataclasses import dataclass

from metrics.catalogue import metric as find_metric
from metrics.errors import NotOffered, did_you_mean
from metrics.metric import EVERY, Metric
from metrics.transforms import TRANSFORMS, offered


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked. Empty fields take the metric's default; the object is hashable and serves as a cache key.

    ref_areas: codes; none = every region of the country. activity, product: a code, or "*" = every one the dataset
    prints. start, end: period codes of the same freq, both included; empty = from the first, to the last period with
    data. base_period: a year or a period, for transform "index". as_of: ISO day; empty = newest. dataset: one of the
    metric's; empty = all of them, each a series of its own.
    """

    metric: str
    country: str = "RU"
    ref_areas: tuple[str, ...] = ()
    activity: str = ""
    product: str = ""
    freq: str = ""
    start: str = ""
    end: str = ""
    transform: str = "level"
    base_period: str = ""
    as_of: str = ""
    dataset: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the warehouse says of a grain: its datasets of the country; (parent, dataset, activity) of their parts."""

    datasets: tuple[str, ...]
    parts: tuple[tuple[str, str, str], ...]

    def parts_of(self, activity: str) -> dict[str, list[str]]:
        """The parts of an activity by dataset; no entry for a dataset without parts."""
        found: dict[str, list[str]] = {}
        for parent, dataset, part in self.parts:
            if parent == activity and dataset in self.datasets:
                found.setdefault(dataset, []).append(part)
        return found


@dataclass(frozen=True, slots=True)
class Grain:
    """A query with its defaults filled in and found to be offered.

    `known` is None until a warehouse was asked: statements for reading look it up themselves.
    """

    query: Query
    metric: Metric
    activity: str
    product: str
    freq: str
    datasets: tuple[str, ...]
    known: Known | None = None


def resolved(query: Query) -> Grain:
    """Fill in the defaults; raises UnknownMetric or NotOffered with what is offered instead."""
    metric = find_metric(query.metric)
    freq = query.freq or metric.freqs[0]
    _demand(freq in metric.freqs, f"{metric.id!r} has no periods of length {freq!r}.", freq, metric.freqs)
    ids = offered(metric, freq)
    known = query.transform in TRANSFORMS
    words = "is not offered for" if known else "is not a transform known to"
    _demand(query.transform in ids, f"Transform {query.transform!r} {words} {metric.id!r} by {freq}.", "", ids)
    datasets = (query.dataset,) if query.dataset else metric.datasets
    _demand(
        not query.dataset or query.dataset in metric.datasets,
        f"{metric.id!r} is not drawn from dataset {query.dataset!r}.",
        query.dataset,
        metric.datasets,
    )
    if query.transform == "index" and not query.base_period:
        raise NotOffered(f"An index of {metric.id!r} needs a base: give base_period a year or a period.")
    return Grain(
        query,
        metric,
        _dimension(metric, "activity", query.activity),
        _dimension(metric, "product", query.product),
        freq,
        datasets,
    )


def _dimension(metric: Metric, name: str, asked: str) -> str:
    """The code asked for, else the default; EVERY where the metric has no such dimension."""
    default = str(getattr(metric, name))
    if asked not in ("", EVERY) and not default:
        raise NotOffered(f"{metric.id!r} is not split by {name}; {asked!r} cannot be asked for.")
    return asked or default or EVERY


def _demand(is_fine: bool, sentence: str, word: str, known: tuple[str, ...]) -> None:
    """Raise NotOffered with the nearest choice."""
    if not is_fine:
        hint = did_you_mean(word, known) if word else f" Offered are: {', '.join(known)}."
        raise NotOffered(sentence + hint)
