"""The index of cluster activity as one of two metrics: by which weights it stands there, and what is said of it beside the other one."""

import math
from collections.abc import Iterator
from dataclasses import replace

from metrics.activity_inputs import INDICATORS
from metrics.activity_offer import DIMENSIONS, Weights
from views.parts import activity_choice, activity_made, formats, sentences
from views.parts.activity_words import dimension
from views.parts.language import _
from views.parts.selection import Selection
from views.parts.settling import Settled, Settling

PARTS = {"members", *(one.metric for one in INDICATORS)}  # what the index is made of
PLAIN = "plain"  # the index by fixed weights, which the browser does not weigh anew; stands in addresses of data only


def second(chosen: Selection) -> Settled:
    """The index beside the metric of a page, by the weights of its address."""
    return Settled(Selection(
        language=chosen.language, edition=chosen.edition, country=chosen.country, as_of=chosen.as_of,
        metric=activity_choice.ID, freq="A", transform="level", weights=chosen.weights, part=PLAIN,
    ))  # fmt: skip


def fits(chosen: Selection) -> bool:
    """The country has the index, by year like the metric of the page."""
    return chosen.freq == "A" and activity_choice.is_offered(chosen.edition, chosen.country, chosen.as_of)


def has_index(chosen: Selection) -> bool:
    """One of the two metrics of a selection is the index."""
    return activity_choice.ID in (chosen.metric, chosen.second.partition(".")[0])


def alone(chosen: Selection) -> Selection:
    """The first of two metrics as it is fetched by itself."""
    is_plain = bool(chosen.second) and chosen.metric == activity_choice.ID
    return replace(chosen, second="", part=PLAIN) if is_plain else replace(chosen, second="")


def fixed(found: Selection, chosen: Selection) -> Selection:
    """What an address of data asks for, with weights only where the browser does not weigh by itself."""
    is_plain = chosen.metric == activity_choice.ID and chosen.part == PLAIN
    if not is_plain and not (chosen.second and has_index(chosen)):
        return found
    return replace(found, weights=usual(chosen), part=PLAIN if is_plain else "")


def usual(chosen: Selection) -> str:
    """The weights of an address in their one form; none where neither metric is the index."""
    return activity_choice.settled_weights(chosen.weights, Settling()) if has_index(chosen) else ""


def settled_weights(chosen: Selection, second_one: Selection, settling: Settling) -> str:
    """The weights of a page with two metrics: none where neither of them is the index."""
    if activity_choice.ID not in (chosen.metric, second_one.metric):
        return ""
    return activity_choice.settled_weights(chosen.weights, settling)


def said(one: Selection, other: Selection) -> Iterator[str]:
    """By what weights the index is made, where they are the reader's own, and that its order is uncertain."""
    for chosen in (one, other):
        if chosen.metric == activity_choice.ID:
            if chosen.weights:
                yield _("Weights of the index: {weights}.", weights=weights_said(chosen))
            yield _("The order of regions by the index is uncertain.")
        elif chosen.metric in PARTS and activity_choice.ID in (one.metric, other.metric):
            name = sentences.named(chosen.metric)
            yield _("{metric}: the index is made of it, too, so that a relation is partly arithmetic.", metric=name)


def weights_said(chosen: Selection) -> str:
    """The dimensions with their weights, as parts of a hundred."""
    given = hundred(activity_choice.weights(chosen))
    parts = [_("{dimension} {n}", dimension=dimension(code), n=formats.percent(one, 0))
             for code, one in zip(DIMENSIONS, given, strict=True)]  # fmt: skip
    return "; ".join(parts)


def hundred(given: Weights) -> list[int]:
    """Weights as whole parts of a hundred: rounded down, what is left goes to the largest remainders, as in browser/composite.js.

    >>> hundred((55.0, 25.0, 25.0, 25.0))
    [43, 19, 19, 19]
    """
    exact = [100 * one / sum(given) for one in given]
    parts = [math.floor(one) for one in exact]
    order = sorted(range(len(exact)), key=lambda at: parts[at] - exact[at])
    for at in order[: 100 - sum(parts)]:
        parts[at] += 1
    return parts


def cares(chosen: Selection, period: str, *, is_small: bool = False) -> list[tuple[str, str]]:
    """How the index is made, and where its weights are moved."""
    moved = _("They are moved with sliders on one map of the index; two metrics keep those of the address.")
    if is_small:
        moved = _("They are moved with sliders on one map of the index; among small maps of metrics they are equal.")
    return [(_("Weights of the index."), moved), *activity_made.made(activity_choice.activity(chosen), period)]
