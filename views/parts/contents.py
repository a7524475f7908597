"""The pages as Streamlit knows them, and the ways from one to another.

A page is a function: of a file Streamlit would ask the disk for every part of its path, for every page, in every run.
"""

from typing import TYPE_CHECKING

import streamlit as st

from views import PAGES, PageEntry
from views.parts.language import gettext

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage


def listed() -> list["StreamlitPage"]:
    """Every page in order, named in the language of the reader; the first is where an address without a name leads."""
    return [_page(entry) for entry in PAGES]


def link(address: str, label: str, icon: str | None = None) -> None:
    """A link to a page; what is chosen comes along."""
    st.page_link(_named(address), label=label, icon=icon)


def turn_to(address: str) -> None:
    """Leave for another page now."""
    st.switch_page(_named(address))


def _named(address: str) -> "StreamlitPage":
    return next(_page(entry) for entry in PAGES if entry.url_path == address)


def _page(entry: PageEntry) -> "StreamlitPage":
    return st.Page(entry.show, title=gettext(entry.title), url_path=entry.url_path, default=entry is PAGES[0])
