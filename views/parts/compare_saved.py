"""Comparisons saved by name in a file beside the warehouse: save, open, replace when asked, delete."""

import re
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from data import comparisons
from data.comparisons import Comparison
from data.errors import DataError
from views.parts import controls, formats, html, names, settle
from views.parts.language import _
from views.parts.selection import Selection, from_query, to_query

_SAID, _REPLACE, _FORGET = "comparison-said", "comparison-replace", "comparison-forget"
KEPT = (
    "edition",
    "country",
    "as_of",
    "areas",
    "columns",
    "year",
    "focus",
    "across",
    "along",
    "alike",
    "near",
    "peer_of",
    "name",
)


def address(chosen: Selection, name: str) -> str:
    """The comparison as query parameters: what it compares and its name, never the language of who saved it."""
    return urlencode(to_query(replace(own(chosen), language="", name=name)))


def own(chosen: Selection) -> Selection:
    """What of a selection the page uses and writes; the rest stays with the reader for the pages that use it."""
    return Selection(chosen.language, **{field: getattr(chosen, field) for field in KEPT})


def opened(one: Comparison, language: str) -> Selection:
    """What a saved comparison shows, in the language of who opens it."""
    found, _unreadable = from_query(dict(parse_qsl(one.address)))
    return replace(own(found), language=language, name=one.name)


def draw(here: settle.Settled) -> None:
    """A field for the name, what came of it, and the list."""
    st.caption(
        _("The name stands in the address, and the comparison in a file of this machine beside the warehouse: everybody who uses the "
          "machine can open and delete it. It keeps what is compared, not the figures.")
    )  # fmt: skip
    st.html("<style>[data-testid='InputInstructions']{display:none}</style>")  # Streamlit's own words, in English only
    key = controls.key_of("comparison-name")
    controls.hold(key, st.session_state.get(key, here.selection.name))
    with st.container(horizontal=True, key="comparison-save", gap="small", vertical_alignment="center"):
        st.text_input(_("Name of the comparison"), key=key, label_visibility="collapsed",
                      placeholder=_("Name of the comparison"), width=360)  # fmt: skip
        st.button(_("Save"), key="comparison-button", on_click=_save, args=(here.selection, key))
    _answered(here.selection, key)
    try:
        found = comparisons.kept()
    except comparisons.DamagedComparisons as fault:
        html.note(_("Saved comparisons cannot be read."), said(fault))
        return
    if not found:
        html.block("sub", _("No comparison is saved yet."))
    for at, one in enumerate(found):
        _entry(at, one)


def _save(chosen: Selection, key: str, is_replacing: bool = False) -> None:
    """Keep the comparison; the page then carries its name."""
    name = str(st.session_state.get(key, ""))
    st.session_state.pop(_REPLACE, None)
    try:
        made = comparisons.save(name, address(chosen, " ".join(name.split())), is_replacing=is_replacing)
    except comparisons.NameTaken:
        st.session_state[_REPLACE] = name
    except DataError as fault:
        st.session_state[_SAID] = partial(said, fault)
    else:
        st.session_state[_SAID] = partial(_saved, made.name)
        controls.change(name=made.name)


def _answered(chosen: Selection, key: str) -> None:
    """What came of the last click; a name that is taken is replaced only by a second one.

    It is put into words here: a click is answered before the page speaks the language of its reader.
    """
    if told := st.session_state.pop(_SAID, None):
        html.note("", told())
    if taken := st.session_state.get(_REPLACE):
        html.note(
            _("The name is taken."), _("A comparison “{name}” is saved already; nothing was overwritten.", name=taken)
        )
        st.button(_("Replace it"), key="comparison-replace-button", on_click=_save, args=(chosen, key, True))


def _entry(at: int, one: Comparison) -> None:
    """One saved comparison: its name opens it."""
    found, _unreadable = from_query(dict(parse_qsl(one.address)))
    country = names.of(settle.edition(found.edition)).short(found.country) if found.country else ""
    with st.container(horizontal=True, key=f"comparison-{at}", gap="small", vertical_alignment="center"):
        shown = re.sub(r"([_.)+-])", r"\\\1", one.name)  # labels are Markdown: "1. Name" would be a list
        st.button(shown, key=f"comparison-open-{at}", type="tertiary", on_click=_open, args=(one,))
        html.block("source", " · ".join(filter(None, (country, formats.day_short(one.day)))), width="content")
        if st.session_state.get(_FORGET) == one.name:
            st.button(_("Delete for good"), key=f"comparison-forget-{at}", on_click=_delete, args=(one.name,))
        else:
            st.button(_("Delete"), key=f"comparison-delete-{at}", type="tertiary", on_click=_ask, args=(one.name,))


def _open(one: Comparison) -> None:
    """Take over what it compares."""
    mine = opened(one, controls.current().language)
    controls.change(edition=mine.edition, country=mine.country)
    controls.change(**{field: getattr(mine, field) for field in KEPT})


def _ask(name: str) -> None:
    st.session_state[_FORGET] = name


def _delete(name: str) -> None:
    """Forget a comparison; who deletes it first wins."""
    st.session_state.pop(_FORGET, None)
    try:
        comparisons.delete(name)
        st.session_state[_SAID] = partial(_deleted, name)
    except DataError as fault:
        st.session_state[_SAID] = partial(said, fault)


def _saved(name: str) -> str:
    return _("Saved as “{name}”.", name=name)


def _deleted(name: str) -> str:
    return _("“{name}” was deleted.", name=name)


def said(fault: DataError) -> str:
    """What went wrong, in the language of the reader."""
    name, where = str(fault.value or ""), str(comparisons.path())
    if isinstance(fault, comparisons.BadName):
        return _("“{name}” cannot be a name: 1 to {most} letters, digits, spaces and {signs} are allowed.", name=name,
                 most=formats.number(comparisons.LONGEST_NAME), signs=comparisons.SIGNS)  # fmt: skip
    if isinstance(fault, comparisons.NoSuchComparison):
        return _("There is no comparison “{name}” any more.", name=name)
    if isinstance(fault, comparisons.TooMany):
        return _("{most} comparisons are saved; delete one first.", most=formats.number(comparisons.MOST))
    if isinstance(fault, comparisons.CannotWrite):
        return _("Nothing was saved: the server may not write to the folder of {file}. Let it write there.", file=where)
    if isinstance(fault, comparisons.DamagedComparisons):
        return _("{file} is damaged. It was left as it is: mend it, or move it away to begin anew.", file=where)
    return _("The comparison cannot be saved: it is too long.")
