"""The sentences and the table of small maps of the index of cluster activity: who leads when, and in which dimensions."""

import math
from collections import Counter
from collections.abc import Sequence

from metrics import cluster_activity
from metrics.activity_offer import DIMENSIONS, Weights
from metrics.cluster_activity import Activity
from views.parts import activity_choice, activity_dimensions, formats, names, settle
from views.parts.language import _
from views.parts.sentences import sentence


def patterns() -> dict[str, str]:
    """What is said of small maps by year; the braces are filled here and in the browser alike."""
    return {
        "same_usual": _("Cluster activity: highest {in_area} both times, {first} and {last}"),
        "same_own": _("Cluster activity by weights of your own: highest {in_area} both times, {first} and {last}"),
        "other_usual": _("Cluster activity: highest {in_first} ({first}), then {in_last} ({last})"),
        "other_own": _(
            "Cluster activity by weights of your own: highest {in_first} ({first}), then {in_last} ({last})"
        ),
        "more": _("{in_area} and {n} more"),
        "range": _("{period}: from {low} to {high} of 100, regions with an index: {n}."),
        "every": _("Every year, with the same classes."),
        "some": _("{n} of {all} years, with the same classes."),
        "order": _("The order of regions is uncertain; one map of the index shows it as bands of places."),
    }


def over_time(here: settle.Settled, years: Sequence[str]) -> tuple[str, str]:
    """Title and lead of maps by year, by the weights of the address; the browser says the same of others."""
    chosen, said = here.selection, patterns()
    activity, weights = activity_choice.activity(chosen), activity_choice.weights(chosen)
    ends = [_first_told(activity, order, weights) for order in (years, years[::-1])]
    areas, form = activity.years[-1].areas, "own" if chosen.weights else "usual"
    (before, first), (now, last) = (_leader(here, areas, column) for _year, column in ends)
    named = {"in_area": last, "in_first": first, "in_last": last, "first": ends[0][0], "last": ends[1][0]}
    title = said[f"{'same' if before == now else 'other'}_{form}"].format(**named)
    every = said["every"] if len(years) == len(activity.years) else said["some"].format(
        n=formats.number(len(years)), all=formats.number(len(activity.years)))  # fmt: skip
    spans = [_span(year, column) for year, column in ends]
    return title, " ".join([every, *filter(None, spans), said["order"]])


def _first_told(activity: Activity, years: Sequence[str], weights: Weights) -> tuple[str, list[float]]:
    """The first of the years in which a region has an index, and the indices: another has no leader. The first of all if none has."""
    for year in years:
        column = cluster_activity.index(activity, year, weights)["index"].tolist()
        if not all(map(math.isnan, column)):
            return year, column
    return years[0], [math.nan] * len(activity.years[-1].areas)


def _leader(here: settle.Settled, areas: Sequence[str], column: Sequence[float]) -> tuple[str, str]:
    """The region with the highest index, and 'in it' with how many round to the same points."""
    known = [(value, area) for value, area in zip(column, areas, strict=True) if not math.isnan(value)]
    if not known:
        return "", formats.MISSING
    top, best = max(known, key=lambda one: one[0])
    more = sum(activity_choice.points(value) == activity_choice.points(top) for value, _area in known) - 1
    inside = names.of(here.edition).inside(best)
    return best, patterns()["more"].format(in_area=inside, n=more) if more else inside


def _span(year: str, column: Sequence[float]) -> str:
    """The lowest and the highest index of a year, and of how many regions."""
    known = [one for one in column if not math.isnan(one)]
    if not known:
        return ""
    low, high = formats.number(min(known)), formats.number(max(known))
    return patterns()["range"].format(period=year, low=low, high=high, n=formats.number(len(known)))


def across(here: settle.Settled, year: str) -> tuple[str, str]:
    """Title and lead of the index beside its dimensions in a year: nothing in them follows the weights."""
    known, of_year = names.of(here.edition), activity_choice.activity(here.selection).of(year)
    leaders = [activity_dimensions.leader(of_year, at) for at in range(len(DIMENSIONS))]
    alone = Counter(of_year.areas[place] for place, more in leaders if place >= 0 and not more)
    count, every = max(alone.values(), default=0), sum(place >= 0 for place, _more in leaders)
    best = [area for area, n in alone.items() if n == count]
    subject = activity_choice.named()
    title = _("{subject}: the dimensions have different leaders", subject=subject)
    if count > 1 and len(best) == 1:
        title = _("{subject}: {area} leads in {n} of {all} dimensions", subject=subject, area=known.area(best[0]),
                  n=formats.number(count), all=formats.number(every))  # fmt: skip
    heads = "; ".join(activity_dimensions.head(of_year, at, known) for at in range(len(DIMENSIONS)))
    highest = _("Highest scores – {list}.", list=heads)
    scale = _(
        "All maps have the same classes. A score is a place between the lowest and the highest of the regions compared, cut off "
        "at both ends for the others: equal colours are equal scores, not equal amounts."
    )
    return title, f"{sentence(formats.period(year))} {highest} {scale}"


def table(
    here: settle.Settled, years: Sequence[str], columns: Sequence[Sequence[float]]
) -> tuple[list[str], list[list[str]], list[bool]]:
    """One row a region, one column a year: the highest index of the last year first, those that never had one last."""
    areas, known = activity_choice.activity(here.selection).years[-1].areas, names.of(here.edition)
    order = sorted(
        range(len(areas)), key=lambda at: tuple(-one if (one := c[at]) == one else math.inf for c in columns[::-1])
    )
    body = [[known.area(areas[at]), *(_cell(column[at]) for column in columns)] for at in order]
    return [_("Region"), *years], body, [False, *(True for _year in years)]


def _cell(value: float) -> str:
    return formats.MISSING if math.isnan(value) else formats.number(value)
