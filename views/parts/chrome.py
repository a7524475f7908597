"""What every page wears: name, edition, country, language, download and link; and what it says when it cannot be shown."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from data.errors import DataError
from geo.errors import GeoError
from metrics.errors import MetricsError
from views.parts import controls, html, names, store
from views.parts.copy_link import copy_link
from views.parts.language import LANGUAGES, _, current
from views.parts.selection import Selection
from views.parts.theme import current as theme

BRAND = Path(__file__).with_name("brand")
ICON = str(BRAND / "icon.svg")
LANGUAGE_NAMES = {"en": "EN", "ru": "РУ", "uk": "УК"}


def brand() -> None:
    """Name of the observatory in the language and mode of the reader."""
    st.logo(str(BRAND / f"{current()}-{theme().mode}.svg"), size="large")


def run(page: st.Page) -> None:
    """Run a page; whatever goes wrong becomes a sentence that says what to do, and the log keeps the rest."""
    try:
        page.run()
    except (DataError, GeoError, MetricsError) as error:
        html.style()
        html.title(_("This page cannot be shown"))
        html.note(_("What is wrong:"), str(error))
    except Exception:
        logging.getLogger("observatory").exception("page %s failed", page.url_path)
        html.style()
        html.title(_("This page cannot be shown"))
        html.note(_("Something unexpected happened."), _("The log of the server has the details. The other pages still work."))


def header(selection: Selection, kicker: str, title: str, lead: str, notices: Sequence[str] = ()) -> None:
    """Top of a page: kicker with the choices that hold everywhere, the title that answers, the lead, what was corrected."""
    html.style()
    if names.is_demonstration(selection.edition):
        html.block("banner", _("DEMONSTRATION DATA. Nothing on this page is real."), "div")
    with st.container(horizontal=True, vertical_alignment="center", key="top", gap="medium"):
        with st.container(width="stretch", key="kicker"):
            html.block("kicker", kicker)
        _everywhere(selection)
    html.title(title)
    if lead:
        html.block("lead", lead)
    for notice in notices:
        html.note(_("Address corrected."), notice)


def _everywhere(selection: Selection) -> None:
    """Country, language, edition and day of knowledge: reachable on every page."""
    controls.choose(_("Country"), "country", names.countries(selection.edition), selection.country, names.area, width=170)
    controls.choose(_("Language"), "language", LANGUAGES, selection.language, LANGUAGE_NAMES.__getitem__, shape="segments", width="content")
    with st.popover(_("Data"), width="content"):
        controls.choose(_("Edition"), "edition", store.present(), selection.edition, names.edition, width=280)
        html.block("sub", _("Figures as known on a day: the newest whole issue of every dataset by then."))
        controls.choose(_("As of"), "as_of", ("newest", *names.vintages(selection.edition)), selection.as_of or "newest", names.as_of, width=280)
    st.page_link("views/download.py", label=_("Download"), icon=":material/download:")
    copy_link()


def show(draw: Callable[[], None]) -> None:
    """Draw a page body; kept apart so that a fragment can be redrawn alone."""
    draw()
