"""Between the reader's clicks, the selection and the address: where a choice is kept and how it is changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from views.parts import language
from views.parts.selection import Selection, from_query, joints_left_out, to_query

_KEPT, _WRITTEN, _UNREADABLE, _ARRIVALS, _PAGE = "selection", "address", "unreadable", "arrivals", "page"
_ENTERED, _SEEN, _LEFT = "entered", "seen", "joints-left-out"
_SUBJECT = ("metric", "activity", "product", "freq", "transform", "base")
_CLASSES = ("method", "k", "breaks", "lock")
DRAWS_AREAS = "growth"  # the page that fills in which areas it shows
LOST = "lost"  # in an address: the name of a page that there is not, and in whose place another one is shown


def arrive() -> Selection:
    """The selection on entering the page: a new address wins, else what was kept, else a first guess.

    Navigation drops the query parameters, so an empty address after a click is not a wish to forget.
    """
    asked = st.query_params.to_dict()
    if asked and asked != st.session_state.get(_WRITTEN):
        st.session_state[LOST] = asked.pop(LOST, "")[:64]
        chosen, st.session_state[_UNREADABLE] = from_query(asked)
        st.session_state[_KEPT], st.session_state[_LEFT] = chosen, joints_left_out(asked.get("breaks", ""))
        st.session_state[_ARRIVALS] = st.session_state.get(_ARRIVALS, 0) + 1
    elif _KEPT not in st.session_state:
        st.session_state[_KEPT] = Selection()
    return current()


def current() -> Selection:
    """The selection that is kept; its language is guessed from the browser until one is chosen."""
    kept: Selection = st.session_state.get(_KEPT, Selection())
    if kept.language in language.LANGUAGES:
        return kept
    return kept.changed(language=language.guess(st.context.locale or ""))


def unknown_language() -> str:
    """The language that the address asked for and that there is not; empty where there is nothing to say."""
    asked = st.session_state.get(_KEPT, Selection()).language
    return "" if asked in language.LANGUAGES else str(asked)


def unreadable() -> tuple[str, ...]:
    """Parameters of the address that could not be read."""
    return tuple(st.session_state.get(_UNREADABLE, ()))


def joints_lost() -> tuple[str, ...]:
    """Joints of classes in the address that cannot be drawn."""
    return tuple(st.session_state.get(_LEFT, ()))


def lost_page() -> str:
    """The page that the address asked for and that there is not; empty where there is nothing to say."""
    return str(st.session_state.get(LOST, ""))


def depart(settled: Selection) -> None:
    """Write the settled selection to the address, once; the kept selection stays as the reader chose it."""
    written = to_query(settled)
    if st.query_params.to_dict() != written:
        st.query_params.from_dict(written)
    st.session_state[_WRITTEN] = written


def change(**choices: object) -> None:
    """Replace some choices; called from widgets, before the page runs again. What an old address got wrong is forgotten."""
    _forget()
    st.session_state[_KEPT] = current().changed(**choices)
    if "areas" in choices:
        st.session_state[_SEEN] = replace(st.session_state.get(_SEEN, Selection()), areas=())


def _forget() -> None:
    """What an old address got wrong need not be said again."""
    st.session_state[_UNREADABLE], st.session_state[LOST], st.session_state[_LEFT] = (), "", ()


def key_of(name: str) -> str:
    """The key of a widget: another page, a new language or a new address makes a new widget.

    An old one would go on showing, and sending, the labels it was made with; and Streamlit draws the widget of another
    page empty although its key has a value.
    """
    arrivals, page = place()
    return f"{name}-{page}-{language.current()}-{arrivals}"


def place() -> tuple[int, str]:
    """How many new addresses have arrived in this session (0 = none), and the page that is shown."""
    return st.session_state.get(_ARRIVALS, 0), st.session_state.get(_PAGE, "")


def enter(page: str) -> None:
    """From here on the widgets are those of this page; what the address of another page got wrong was said there."""
    arrivals, _before = place()
    old_arrivals, old_page = st.session_state.get(_ENTERED, (arrivals, page))
    if old_arrivals != arrivals:
        st.session_state[_SEEN] = Selection()
    elif old_page != page:
        _forget()
        seen, _unread = from_query(st.session_state.get(_WRITTEN, {}))
        st.session_state[_SEEN] = seen if old_page == DRAWS_AREAS else replace(seen, areas=())
    st.session_state[_PAGE], st.session_state[_ENTERED] = page, (arrivals, page)


def before() -> Selection:
    """What the page before showed; nothing where the page was opened by its address."""
    seen: Selection = st.session_state.get(_SEEN, Selection())
    return seen


def as_seen() -> Selection:
    """The selection with what the page before showed where nothing is chosen: a file is of what was on the screen.

    It holds as long as edition, country and metric are those that were seen. No areas mean all of them, as on the map: only
    those whose lines Growth drew are filled in, until the reader chooses areas or none.
    """
    kept, seen = current(), st.session_state.get(_SEEN, Selection())
    if not seen.metric or any(
        getattr(kept, name) not in ("", getattr(seen, name)) for name in ("edition", "country", "metric")
    ):
        return kept
    filled = {name: getattr(kept, name) or getattr(seen, name) for name in _SUBJECT}
    areas = kept.areas or seen.areas
    is_same = all(filled[name] == getattr(seen, name) for name in _SUBJECT)
    shown = seen if is_same and seen.drawn != "symbols" else Selection()
    filled |= {name: getattr(shown, name) for name in _CLASSES}  # joints belong to the figures that were classed
    period = "" if seen.layout == "periods" else seen.period  # small maps of periods show more than one
    return replace(kept, **filled, areas=areas, start=kept.start or period, end=kept.end or period)


def _follow(key: str, field: str, take: Callable[[str], object], options: Sequence[str]) -> None:
    """Take the value of a widget into the selection; an emptied widget, or a value it does not offer, changes nothing."""
    value = st.session_state.get(key)
    if isinstance(value, str) and value in options:
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
    key: str = "",
) -> None:
    """One choice among codes, as a list or as segments; the label is for screen readers, the value is controlled by the selection.

    `key` tells two widgets apart that set the same field; `take` then makes the field's value of what is chosen.
    """
    key = key_of(key or f"{field}-{shape}")
    hold(key, value if value in options else (options[0] if options else None))
    widget: Any = st.selectbox if shape == "select" else st.segmented_control
    extra = {"required": True, "wrap": True} if shape == "segments" else {}
    widget(
        label,
        options,
        format_func=names,
        key=key,
        on_change=_follow,
        args=(key, field, take, tuple(options)),
        label_visibility="collapsed",
        width=width,
        **extra,
    )


def slide(label: str, field: str, ends: tuple[date, date], value: date, form: str) -> None:
    """A day between two others; `form` is how the widget writes days, in figures only."""
    key = key_of(f"{field}-slider")
    hold(key, value)
    st.slider(
        label, *ends, key=key, format=form, on_change=_follow_day, args=(key, field), label_visibility="collapsed"
    )


def _follow_day(key: str, field: str) -> None:
    """Take the day of a slider into the selection."""
    value = st.session_state.get(key)
    if isinstance(value, date):
        change(**{field: value.isoformat()})
