"""What lies behind the lines of Growth, looked at one by one: each part is worked out only when it is asked for."""

from collections.abc import Callable

import streamlit as st

from metrics import choices
from metrics.rows import Rows
from views.parts import (
    contributions,
    controls,
    growth_industry,
    growth_outlook,
    growth_shift,
    published_growth,
    settle,
    store,
)
from views.parts.language import _

PARTS = ("kinds", "industry", "activities", "regions", "shift", "outlook", "said")


def offered(here: settle.Settled, rows: Rows) -> tuple[str, ...]:
    """The parts that fit the choice; finding them asks for no figures."""
    found = [part for part in ("kinds", "activities", "regions") if contributions.is_offered(here, rows, part)]
    if growth_industry.is_offered(here, rows):
        found.insert(found.count("kinds"), "industry")
    found += ["shift"] if growth_shift.is_offered(here) else []
    found += ["outlook"] if growth_outlook.is_offered(here) else []
    has_said = len(store.ask(choices.available, here.edition, "latest_published_growth", here.selection.country))
    return (*found, *(["said"] if has_said else []))


def draw(here: settle.Settled, rows: Rows) -> None:
    """The choice of a part, and the part that is chosen."""
    parts = offered(here, rows)
    if not parts:
        return
    key, chosen = controls.key_of("part-segments"), here.selection.part
    controls.hold(key, chosen if chosen in parts else None)

    def take() -> None:
        controls.change(part=st.session_state[key] or "")

    words = {
        "kinds": _("What gave the change: kinds"), "regions": _("What gave the change: regions"),
        "activities": _("What gave the change: industries"), "industry": _("Which products of the industry grew"),
        "shift": _("Why other than the country"), "outlook": _("What may come"), "said": _("What was said in public"),
    }  # fmt: skip
    st.segmented_control(_("Look closer"), parts, format_func=words.__getitem__, key=key, on_change=take, wrap=True)
    drawing: dict[str, Callable[[], None]] = {
        "kinds": lambda: contributions.draw(here, rows, "kinds"),
        "activities": lambda: contributions.draw(here, rows, "activities"),
        "regions": lambda: contributions.draw(here, rows, "regions"),
        "industry": lambda: growth_industry.draw(here, rows),
        "shift": lambda: growth_shift.draw(here),
        "outlook": lambda: growth_outlook.draw(here),
        "said": lambda: published_growth.draw(here),
    }
    if chosen in parts:
        drawing[chosen]()
