"""Regions that come after the peers only because a figure of theirs is withheld or missing: who, and without which variables."""

import streamlit as st

from metrics.alike import Behind, Feature, Peers
from metrics.status import SUPPRESSED
from views.parts import controls, formats, names, sentences
from views.parts.language import _

NAMED = 3
FEWEST = 3  # variables that a comparison by the others alone needs


def sentence(found: Peers, known: names.Names) -> str:
    """The nearest of them with their distances, and what they lack; empty where there is none."""
    variables = "; ".join(_lacking(one, found, known) for one in without(found))
    told = _("Not known of them: {variables}.", variables=variables) if variables else ""
    return " ".join(filter(None, (who(found, known), told)))


def who(found: Peers, known: names.Names) -> str:
    """The nearest of them with their distances; empty where there is none."""
    listed = [f"{known.short(one.area)} ({formats.number(one.distance, 2)})" for one in found.behind[:NAMED]]
    rest = len(found.behind) - NAMED
    if rest > 0:
        listed.append(_("{n} more", n=formats.number(rest)))
    return (
        _(
            "Nearer by the variables that they have, yet placed behind for want of others: {areas}.",
            areas=formats.listed(listed),
        )
        if listed
        else ""
    )


def without(found: Peers) -> list[Feature]:
    """What at least one of them lacks, in order of the variables."""
    lacked = {feature for one in found.behind for feature in one.lacking}
    return [feature for feature, _period in found.by if feature in lacked]


def offer(found: Peers) -> None:
    """A button that compares by the variables that all of them have."""
    left = [feature.code for feature, _period in found.by if feature not in without(found)]
    if found.behind and len(left) >= FEWEST:
        st.button(
            _("Find peers by the other variables alone"), key="related-peers", type="tertiary", width="content",
            on_click=controls.change, kwargs={"alike": tuple(left)},
        )  # fmt: skip


def _lacking(feature: Feature, found: Peers, known: names.Names) -> str:
    """A variable in words, and whether it is withheld."""
    name = sentences.inner(sentences.subject(feature.metric, "", feature.activity, known))
    these = [one for one in found.behind if feature in one.lacking]
    return _("{variable} (withheld)", variable=name) if _is_withheld(these, feature, found) else name


def _is_withheld(these: list[Behind], feature: Feature, found: Peers) -> bool:
    """The publisher has it of everyone who lacks it, and withholds it."""
    cells = found.cells[feature.code]
    return all(one.area in cells and cells[one.area].reason in SUPPRESSED for one in these)
