"""A page on paper: what is folded on the screen stands open, in one light column; every sheet says what it is.

On the screen the parts below the fold are made when they are opened. The page for paper (`print=1` in the address) makes
them all, without controls, and is what a browser prints or saves as PDF. A print of the screen itself is clean as well,
but holds only what was open.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Template
from urllib.parse import urlencode

import streamlit as st

from views.documents import demonstration
from views.parts import controls, html, page
from views.parts.copy_link import copy_link
from views.parts.language import _
from views.parts.selection import Selection, to_query
from views.parts.theme import is_on_paper

ASKED = "1"
_RULES, _SHEET = html.style_rules("paper.css"), Template(html.style_rules("print_sheet.css"))
_SCRIPT = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => window.print();
}
"""
_LOOK = """
button { all: unset; cursor: pointer; font: 600 15px/40px "Source Sans", sans-serif; color: var(--st-link-color); white-space: nowrap; }
button:hover { text-decoration: underline; } button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_button = st.components.v2.component("lio_print", html='<button type="button"></button>', css=_LOOK, js=_SCRIPT)


def look(foot: str, is_demonstration: bool) -> str:
    """The page for paper on the screen, and what stands at the head and foot of every sheet."""
    head = demonstration.words() if is_demonstration else _("Light Industry Observatory")
    sheet = _SHEET.substitute(head=quoted(head), foot=quoted(foot), weight=700 if is_demonstration else 400)
    return _RULES + sheet


def quoted(text: str) -> str:
    r"""A text as CSS writes it.

    >>> quoted('a "b" <c>')
    '"a \\22 b\\22  \\3c c>"'
    """
    escaped = "".join(f"\\{ord(letter):x} " if letter in '"\\<\n' else letter for letter in text)
    return f'"{escaped}"'


def mark() -> None:
    """Says to the style sheet that this page is the one for paper."""
    html.block("paper", "", "div")


def bar() -> None:
    """What the page for paper still needs on the screen: back, print, copy."""
    with st.container(horizontal=True, vertical_alignment="center", key="paper-bar", gap="medium"):
        st.button(
            _("Back to the page"), icon=":material/arrow_back:", type="tertiary", on_click=controls.change,
            kwargs={"paper": ""}, key="leave-paper",
        )  # fmt: skip
        _button(key="print-now", data={"label": _("Print or save as PDF")}, width="content")
        copy_link()


def offer() -> None:
    """The way to the page for paper."""
    st.button(
        _("For paper"), icon=":material/print:", type="tertiary", on_click=controls.change, kwargs={"paper": ASKED},
        key="to-paper", width="content",
    )  # fmt: skip


@contextmanager
def part(label: str, key: str, is_open_at_first: bool = False) -> Iterator[bool]:
    """A part of the page: folded on the screen and made when it is opened; open under its heading on paper."""
    if is_on_paper():
        st.html(html.element("h2", html.text(label), css="lio-part"))
        yield True
        return
    with page.unfolded(label, key, is_open_at_first) as is_open:
        yield is_open


def permalink(address: str, chosen: Selection) -> str:
    """The address that shows the page again, on the screen."""
    return f"{address}?{urlencode(to_query(chosen))}"
