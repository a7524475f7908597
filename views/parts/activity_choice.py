"""Whether the Atlas has the index of cluster activity, how it is called, and the weights that the reader gave its dimensions."""

from dataclasses import replace
from typing import TYPE_CHECKING

from metrics import activity_offer
from metrics.activity_offer import EQUAL, Weights
from metrics.catalogue import metric as find_metric
from views.parts import formats, names, store
from views.parts.language import _
from views.parts.selection import WEIGHED, Selection
from views.parts.settling import Settling

if TYPE_CHECKING:
    from metrics.cluster_activity import Activity

DIMENSIONS = "dimensions"  # the layout that only the index has
ID = WEIGHED  # stands in the address where other maps have a metric
PAGE = "atlas"
MOST = 100


def name() -> str:
    """The index in words, as a choice beside metrics."""
    return _("Cluster activity, index")


def named() -> str:
    """The index in a sentence."""
    return _("Cluster activity")


def unit() -> str:
    """The unit of a picture of the index."""
    return _("points from 1 to 100")


def points(value: float) -> str:
    """An index in whole points: more digits would promise more than the order of regions holds."""
    return _("{n} of 100", n=formats.number(value))


def joint(value: float) -> str:
    """A joint of classes in whole points, rounded as the values are: so none reads as if it stood above its class."""
    return formats.number(value)


def scale(metric_id: str) -> str:
    """Of what kind the values of a metric are, also where it is the index, which no catalogue has."""
    return "composite" if metric_id == ID else find_metric(metric_id).scale


def dimensions(metric_id: str) -> tuple[str, ...]:
    """By what the series of a metric differ; those of the index by nothing."""
    return () if metric_id == ID else tuple(find_metric(metric_id).dimensions)


def years(chosen: Selection) -> tuple[str, ...]:
    """The years that the index is known of."""
    return tuple(year.year for year in activity(chosen).years)


def is_offered(edition: str, country: str, as_of: str = "") -> bool:
    """The index can be made: three of its four dimensions are known of enough regions."""
    return bool(country) and bool(store.ask(activity_offer.is_offered, edition, country, as_of))


def offered(page: str, chosen: Selection) -> tuple[str, ...]:
    """The index before the metrics of a page, where the page and the country have it."""
    return (ID,) if page == PAGE and is_offered(chosen.edition, chosen.country, chosen.as_of) else ()


def is_shown(page: str, chosen: Selection) -> bool:
    """The Atlas opens with the index, and shows it where the address asks for it."""
    is_its_own = chosen.layout in ("", DIMENSIONS)
    is_first = is_its_own and not (
        chosen.metric or chosen.second or chosen.overlay
    )  # these may speak of another metric
    return (is_first or chosen.metric == ID) and bool(offered(page, chosen))


def filled(chosen: Selection, settling: Settling) -> Selection:
    """The selection of the index; activity, product and the like have no meaning for it."""
    areas = settling.several(chosen.areas, names.of(chosen.edition).areas(chosen.country))
    nothing = dict.fromkeys(("activity", "product", "base"), "")
    return replace(chosen, metric=ID, freq="A", transform="level", areas=areas, **nothing)  # type: ignore[arg-type]


def activity(chosen: Selection) -> "Activity":
    """The index of the country with all its years; asked only where it is offered."""
    from metrics import cluster_activity  # with scipy and the methods: only where there is an index

    found = store.ask(cluster_activity.of, chosen.edition, chosen.country, chosen.as_of)
    if found is None:
        raise KeyError(ID)
    return found


def weights(chosen: Selection) -> Weights:
    """The weights of the address, equal ones where it has none."""
    return read(chosen.weights) or EQUAL


def read(text: str) -> Weights | None:
    """Four whole numbers from 0 to 100 joined by full stops, not all of them zero; None for any other text.

    >>> read("40.20.20.20"), read("0.0.0.0"), read("1.2.3"), read("101.0.0.0")
    ((40.0, 20.0, 20.0, 20.0), None, None, None)
    """
    parts = text.split(".")
    if len(parts) != len(EQUAL) or not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        return None
    found = tuple(float(part) for part in parts)
    return found if sum(found) > 0 and max(found) <= MOST else None


def settled_weights(asked: str, settling: Settling) -> str:
    """The weights as the address writes them: nothing where they are equal; what cannot be read is said."""
    found = read(asked) if asked else EQUAL
    if found is None:
        settling.notices.append(_("“{asked}” are no weights of four dimensions; equal weights are used.", asked=asked))
    return written(found or EQUAL)


def written(given: Weights) -> str:
    """Weights as they stand in the address."""
    return "" if given == EQUAL else ".".join(f"{one:.0f}" for one in given)
