"""Between the reader's clicks, the selection and the address: where a choice is kept and how it is changed."""

from collections.abc import Callable, Sequence

import streamlit as st

from views.parts import language
from views.parts.selection import Selection, from_query, to_query

_KEPT, _WRITTEN, _UNREADABLE = "selection", "address", "unreadable"


def arrive() -> Selection:
    """The selection on entering the page: a new address wins, else what was kept, else a first guess.

    Navigation drops the query parameters, so an empty address after a click is not a wish to forget.
    """
    asked = st.query_params.to_dict()
    if asked and asked != st.session_state.get(_WRITTEN):
        chosen, st.session_state[_UNREADABLE] = from_query(asked)
        st.session_state[_KEPT] = chosen
    elif _KEPT not in st.session_state:
        st.session_state[_KEPT] = Selection()
    return current()


def current() -> Selection:
    """The selection that is kept; its language is guessed from the browser until one is chosen."""
    kept: Selection = st.session_state.get(_KEPT, Selection())
    if kept.language in language.LANGUAGES:
        return kept
    return kept.changed(language=language.guess(st.context.locale or ""))


def unreadable() -> tuple[str, ...]:
    """Parameters of the address that could not be read."""
    return tuple(st.session_state.get(_UNREADABLE, ()))


def depart(settled: Selection) -> None:
    """Write the settled selection to the address, once; the kept selection stays as the reader chose it."""
    written = to_query(settled)
    if st.query_params.to_dict() != written:
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = written


def change(**choices: object) -> None:
    """Replace some choices; called from widgets, before the page runs again."""
    st.session_state[_KEPT] = current().changed(**choices)


def _follow(key: str, field: str, take: Callable[[str], object]) -> None:
    """Take the value of a widget into the selection; an emptied widget changes nothing."""
    value = st.session_state.get(key)
    if value is not None:
        change(**{field: take(value)})


def hold(key: str, value: object) -> None:
    """Let a widget show the selection's value; written only when it differs, so that an unchanged widget is not sent again."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def choose(  # noqa: PLR0913 - a widget has this many sides
    label: str,
    field: str,
    options: Sequence[str],
    value: str,
    names: Callable[[str], str],
    *,
    shape: str = "select",
    width: int | str = "stretch",
    take: Callable[[str], object] = str,
) -> None:
    """One choice among codes, as a list or as segments; the label is for screen readers, the value is controlled by the selection."""
    key = f"{field}-{shape}"
    hold(key, value if value in options else (options[0] if options else None))
    widget = st.selectbox if shape == "select" else st.segmented_control
    extra = {"required": True, "wrap": True} if shape == "segments" else {}
    widget(
        label,
        options,
        format_func=names,
        key=key,
        on_change=_follow,
        args=(key, field, take),
        label_visibility="collapsed",
        width=width,
        **extra,
    )
