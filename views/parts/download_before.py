"""What the page before showed and the file does not hold: the index of cluster activity, or the other metric of two."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from metrics.catalogue import metric as find_metric
from views.parts import activity_choice, atlas_layout, atlas_second, contents, controls, html, names, sentences, settle
from views.parts.language import _
from views.parts.selection import Selection

SERIES = ("edition", "country", "metric", "activity", "product")


@dataclass(frozen=True, slots=True)
class Other:
    """A metric that stood on the map beside the one of the file, and the one that stood beside it there."""

    selection: Selection
    beside: Selection


def draw(here: settle.Settled) -> None:
    """A sentence with a way to what is missing; nothing where the file holds all that was seen."""
    if is_index():
        _index()
    for other in others(here.selection, controls.before()):
        if other.selection.metric == activity_choice.ID:
            _index()
            continue
        _line("second", _("The map before showed two metrics; the other one is a file of its own:"), other)


def _index() -> None:
    """The index has no place among the metrics of this page."""
    _line("index", _("The map before showed the index of cluster activity. It has a file of its own under the map:"))


def is_index() -> bool:
    """The index of cluster activity was on the screen, and no metric was chosen since."""
    return controls.before().metric == activity_choice.ID and controls.current().metric in ("", activity_choice.ID)


def others(shown: Selection, seen: Selection) -> Iterator[Other]:
    """The other metric of a map of two, where the file holds one of them."""
    if seen.layout not in atlas_layout.WITH_SECOND or not seen.second:
        return
    is_index_first = seen.metric == activity_choice.ID
    first = replace(seen, start=seen.period, end=seen.period)
    second = replace(atlas_second.of(settle.Settled(seen)).selection, start=seen.period, end=seen.period)
    for one, other in ((first, second), (second, first)):
        is_here = all(getattr(one, name) == getattr(shown, name) for name in SERIES)
        if is_here or (is_index_first and one is first and shown.metric != other.metric):
            yield Other(other, one)


def _line(key: str, sentence: str, other: Other | None = None) -> None:
    """The sentence and its link."""
    with st.container(horizontal=True, key=f"before-{key}", gap="small", vertical_alignment="center"):
        html.block("aside", sentence, width="content")
        if other is None:
            contents.link("atlas", _("Atlas"))
        else:
            st.button(
                _named(other.selection), key="before-other", type="tertiary", width="content",
                on_click=partial(take, other),
            )  # fmt: skip


def _named(chosen: Selection) -> str:
    """A metric with its product or activity."""
    activity = chosen.activity if "activity" in find_metric(chosen.metric).dimensions else ""
    return sentences.subject(chosen.metric, chosen.product, activity, names.of(chosen.edition))


def take(other: Other) -> None:
    """The other metric as it was looked at; a map of two then has the first one beside it."""
    chosen = other.selection
    controls.change(metric=chosen.metric)  # forgets what belonged to the metric before
    kept = {
        name: getattr(chosen, name) for name in ("activity", "product", "freq", "transform", "base", "start", "end")
    }
    controls.change(**kept, second=atlas_second.written(chosen, other.beside))
