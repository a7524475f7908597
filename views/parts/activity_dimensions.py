"""The dimensions of the index of cluster activity as maps of their own: the score of each in every year, from 1 to 100."""

from dataclasses import replace

import numpy as np

from metrics.activity_offer import COOPERATION, DIMENSIONS, ORGANISATION
from metrics.cluster_activity import Activity, Year
from views.map import State
from views.map.series import Moment, Series, rounded
from views.parts import activity_choice, activity_series, activity_words, names, page, settle
from views.parts.language import _
from views.parts.sentences import sentence


def of_dimension(here: settle.Settled, activity: Activity, at: int, like: Series) -> Series:
    """One dimension, on the outlines and with the words of the map of the index; nothing in it follows the weights."""
    moments = tuple(_moment(here, year, at) for year in activity.years)
    return replace(like, moments=moments, composite={})


def _moment(here: settle.Settled, year: Year, at: int) -> Moment:
    """One year. A region that the index does not compare has a score, too: on the scale of the others, cut off at its ends."""
    scores, known = year.scores[:, at], names.of(here.edition)
    order = [int(place) for place in np.argsort(-scores, kind="stable") if not np.isnan(scores[place])]
    title = head(year, at, known)
    return Moment(
        code=year.year, name=year.year, title=title, lead="", alt=title,
        source=page.source_line(here.edition, activity_series.sources(year)),
        values=tuple("" if np.isnan(one) else activity_choice.points(one) for one in scores.tolist()),
        numbers=tuple(None if np.isnan(one) else rounded(one) for one in scores.tolist()),
        states=tuple(_state(year, place, at) for place in range(len(scores))),
        remarks=tuple(sentence(why) if (why := activity_words.absent(year, place, at)) else "" for place in range(len(scores))),
        labelled=tuple(order[:1]), strong=1,
    )  # fmt: skip


def _state(year: Year, area: int, at: int) -> State | str:
    """Why a region has no score: no cluster to be a member of or to apply with, it is withheld, or there is no figure."""
    if not np.isnan(year.scores[area, at]):
        return ""
    if DIMENSIONS[at] in (ORGANISATION, COOPERATION) and not year.inputs.has_cluster[area]:
        return State.NOT_REPORTED
    return State.CONFIDENTIAL if year.reason(area, at).endswith("SUPPRESSED") else State.NO_DATA


def head(year: Year, at: int, known: names.Names) -> str:
    """The highest score of a dimension; of many that have it how many."""
    found, more = leader(year, at)
    if found < 0:
        return _("{dimension}: no figure", dimension=dimension(at))
    area, value = year.areas[found], activity_choice.points(year.scores[found, at])
    if more:
        return _("{dimension}: {area} and {n} more, {value}",
                 dimension=dimension(at), area=known.short(area), n=more, value=value)  # fmt: skip
    return _("{dimension}: {area}, {value}", dimension=dimension(at), area=known.short(area), value=value)


def dimension(at: int) -> str:
    """The dimension at a place, by its name."""
    return activity_words.dimension(DIMENSIONS[at])


def leader(year: Year, at: int) -> tuple[int, int]:
    """The place of the region with the highest score, and how many more are level with it in whole points; -1 where none has one."""
    scores = year.scores[:, at]
    if np.isnan(scores).all():
        return -1, 0
    best = int(np.nanargmax(scores))
    same = {activity_choice.points(one) for one in [float(scores[best])]}
    return best, sum(activity_choice.points(one) in same for one in scores[~np.isnan(scores)].tolist()) - 1
