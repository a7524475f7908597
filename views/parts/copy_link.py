"""A button that copies the address of the page; its script is the one that runs on every page."""

from pathlib import Path

import streamlit as st

from views.parts import language, spoken_words
from views.parts.theme import current

_SCRIPT = spoken_words.SCRIPT + Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_RULES = """
button { all: unset; cursor: pointer; font: 400 15px/40px "Source Sans", sans-serif; color: var(--st-link-color); white-space: nowrap; }
button:hover { text-decoration: underline; } button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_LINK = st.components.v2.component(
    "lio_copy_link", html='<button type="button" aria-live="polite"></button>', css=_RULES, js=_SCRIPT
)


def copy_link() -> None:
    """The button; it works on the address that the page has written."""
    _ = language.gettext
    data = {"label": _("Copy link"), "done": _("Link copied"), "language": language.current(), "mode": current().mode,
            "words": spoken_words.words()}  # fmt: skip
    _LINK(data=data, key="copy-link", width="content", on_mode_change=lambda: None)
