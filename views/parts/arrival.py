"""Which metric an address asked for, and on which page: only there is it a wish that an answer is owed to.

A metric that was chosen on one page and has no place on the next is left silently; one that the address of this very
page names is not.
"""

import streamlit as st

from views.parts import controls

_ASKED = "asked"


def note(metric: str) -> None:
    """Remember the metric of a new address with the page that it opened; who has left that page has had his answer."""
    arrivals, page = controls.place()
    known = st.session_state.get(_ASKED, (0, "", ""))
    if arrivals and known[0] != arrivals:
        st.session_state[_ASKED] = (arrivals, page, metric)
    elif known[1] != page:
        st.session_state[_ASKED] = (known[0], page, "")


def is_asked(metric: str) -> bool:
    """The newest address asked this page for the metric."""
    here = (*controls.place(), metric)
    return bool(here[0]) and st.session_state.get(_ASKED) == here
