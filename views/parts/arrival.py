"""Which metric an address asked for, and on which page: only there is it a wish that an answer is owed to.

A metric that was chosen on one page and has no place on the next is left silently; one that the address of this very
page names is not.
"""

import streamlit as st

from views.parts import controls

_ASKED = "asked"


def note(metric: str, where: tuple[str, str] = ("", "")) -> None:
    """Remember the metric of a new address with the page that it opened; `where` is its edition and country.

    Who has left that page, that edition or that country has had his answer.
    """
    arrivals, page = controls.place()
    known = st.session_state.get(_ASKED, (0, "", "", ("", "")))
    if arrivals and known[0] != arrivals:
        st.session_state[_ASKED] = (arrivals, page, metric, where)
    elif known[1] != page or any(one and other and one != other for one, other in zip(known[3], where, strict=True)):
        st.session_state[_ASKED] = (known[0], page, "", where)


def is_asked(metric: str) -> bool:
    """The newest address asked this page for the metric."""
    here = (*controls.place(), metric)
    return bool(here[0]) and st.session_state.get(_ASKED, ())[:3] == here
