"""The index of cluster activity in words: its dimensions and indicators, its bands, and why a part of it is missing."""

import math
from collections.abc import Sequence

import numpy as np

from metrics import cluster_activity
from metrics.activity_offer import COOPERATION, DIMENSIONS, DYNAMICS, ORGANISATION, SCALE
from metrics.bands import Band
from metrics.cluster_activity import Year
from views.parts import compare_words, formats
from views.parts.activity_choice import points
from views.parts.language import N_, _, n_
from views.parts.names import Names

NAMES = {SCALE: N_("Scale"), DYNAMICS: N_("Growth"), ORGANISATION: N_("Organisation"), COOPERATION: N_("Support")}
ABSENT = {
    ORGANISATION: N_("no member of a cluster on record"),
    COOPERATION: N_("no application for support on record"),
    SCALE: N_("no figure published"),
    DYNAMICS: N_("no figure published"),
}
THIRDS = {
    (0, 0): N_("Leading"), (0, 1): N_("Leading or middle"), (1, 1): N_("Middle"), (1, 2): N_("Middle or last"), (2, 2): N_("Last"),
    (0, 2): N_("Order not certain"),
}  # fmt: skip


def dimension(code: str) -> str:
    """A dimension by its name."""
    return _(NAMES[code])


def absent(year: Year, area: int, at: int) -> str:
    """Why a region has no figure of a dimension, in a few words; empty where it has one."""
    reason = year.reason(area, at)
    if not reason:
        return ""
    return _("withheld") if reason.endswith("SUPPRESSED") else _(ABSENT[DIMENSIONS[at]])


def coverage(share: float) -> str:
    """How much of the weight is known; nothing where all of it is."""
    return _("{share} of the weight is known.", share=formats.percent(100 * share, 0)) if share < 1 - 1e-9 else ""


def why_none(year: Year, area: int) -> str:
    """Why a region has no index."""
    if not year.inputs.has_cluster[area] and not year.is_compared[area]:
        return _("no cluster on record")
    return too_few_weighed() if year.is_compared[area] else _("fewer than three dimensions known")


def too_few_weighed() -> str:
    """Why a region that can be compared has no index by the weights of the reader: what is known of it weighs nothing."""
    return _("too few dimensions with a weight known")


def band(one: Band) -> str:
    """The third of the places and the places themselves."""
    known = {"band": _(THIRDS[cluster_activity.thirds(one)]), "places": compare_words.place(one)}
    return _("{band}: place {places}", **known) if one.is_one else _("{band}: places {places}", **known)


def patterns() -> dict[str, str]:
    """The title in its four forms; braces are filled here and in the browser alike."""
    return {
        "usual": _("Cluster activity: highest {in_area}, {value}"),
        "usual_more": _("Cluster activity: highest {in_area} and {n} more, {value}"),
        "own": _("Cluster activity by weights of your own: highest {in_area}, {value}"),
        "own_more": _("Cluster activity by weights of your own: highest {in_area} and {n} more, {value}"),
    }


def title(areas: Sequence[str], index: Sequence[float], known: Names, *, is_own: bool) -> str:
    """The region with the highest index; how many more round to the same number of points."""
    known_of = [(value, area) for value, area in zip(index, areas, strict=True) if not math.isnan(value)]
    if not known_of and is_own:
        return _("Cluster activity by weights of your own: too few dimensions with a weight are known")
    if not known_of:
        return _("Cluster activity: fewer than three dimensions are known")
    top, best = max(known_of, key=lambda one: one[0])
    same = sum(points(value) == points(top) for value, _area in known_of)
    form = ("own" if is_own else "usual") + ("_more" if same > 1 else "")
    return patterns()[form].format(in_area=known.inside(best), value=points(top), n=same - 1)


def lead(year: Year, own: Sequence[float] | None = None) -> str:
    """The year, of how many regions enough is known, and what no region has; `own`: the index by weights of the reader's own."""
    if own is not None:
        told = own_lead(len(year.areas)).format(year=year.year, n=sum(not math.isnan(one) for one in own))
        return " ".join(filter(None, (told, lacking(year), uncertain())))
    n, every = int(year.is_compared.sum()), len(year.areas)
    compared = n_(
        "{year}: three or four of four dimensions are known for {n} of {all} regions.",
        "{year}: three or four of four dimensions are known for {n} of {all} regions.",
        n, year=year.year, all=formats.number(every),
    )  # fmt: skip
    return " ".join(filter(None, (compared, lacking(year), uncertain())))


def own_lead(regions: int) -> str:
    """The lead by weights of the reader's own; the braces are filled here and in the browser alike."""
    return _(
        "{year}: by these weights {n} of {all} regions have an index.",
        year="{year}", n="{n}", all=formats.number(regions),
    )  # fmt: skip


def uncertain() -> str:
    """That bands stand for places."""
    return _("The order of regions is uncertain and is shown as bands of places.")


def lacking(year: Year) -> str:
    """Dimensions that no region has in a year; empty where all are known of some."""
    scores = year.scores[year.is_compared]
    absent_of = [dimension(code) for at, code in enumerate(DIMENSIONS) if np.isnan(scores[:, at]).all()]
    return _("No figures yet: {dimensions}.", dimensions=formats.listed(absent_of)) if absent_of else ""
