"""What every page wears: name, edition, country, language, download and link; and what it says when it cannot be shown."""

import logging
from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.errors import StreamlitDuplicateElementKey

from data.errors import DamagedWarehouse, DataError, MissingWarehouse, SchemaMismatch
from data.lookup import issue_days
from geo.errors import GeoError, OutlineDamaged, OutlineMissing
from metrics.errors import MetricsError
from views.documents import demonstration
from views.parts import contents, controls, formats, html, names, settle, store
from views.parts.copy_link import copy_link
from views.parts.language import LANGUAGES, SOURCE_LANGUAGE, _, current, use
from views.parts.theme import current as theme

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

BRAND = Path(__file__).with_name("brand")


@cache
def _picture(name: str) -> str:
    """A picture of ours as an address that holds it, as Streamlit would make it of the file in every run."""
    return f"data:image/svg+xml;base64,{b64encode((BRAND / f'{name}.svg').read_bytes()).decode()}"


ICON = _picture("icon")
LANGUAGE_NAMES = {"en": "EN", "ru": "РУ", "uk": "УК"}
NEWEST = "newest"


def brand() -> None:
    """Name of the observatory in the language and mode of the reader."""
    st.logo(_picture(f"{current()}-{theme().mode}"), size="medium")


def tab(title: str) -> str:
    """What the tab of the browser is called; of a demonstration it says so first."""
    parts = [title, _("Light Industry Observatory")]
    try:
        if store.is_demonstration(settle.edition(controls.current().edition)):
            parts.insert(0, demonstration.mark())
    except DataError:  # the page itself says what is wrong
        pass
    return " · ".join(parts)


def run(page: "StreamlitPage") -> None:
    """Run a page; whatever goes wrong becomes a sentence that says what to do, and the log keeps the rest."""
    if not _guarded(page.run, page.url_path):
        with suppress(StreamlitDuplicateElementKey):  # where the top of the page was drawn, it is there
            copy_link()


def _guarded(draw: Callable[[], None], name: str) -> bool:
    """Draw something, and whether it could be drawn; a fragment that is redrawn alone needs the same guard as the page."""
    try:
        draw()
        return True
    except (DataError, GeoError, MetricsError) as error:
        logging.getLogger("observatory").warning("%s: %s", name, error)
        advice = _advice(error)
        # The errors' own sentences are English: beside a translated advice they would only confuse.
        detail = "" if advice and current() != SOURCE_LANGUAGE else str(error)
        _refuse(advice or _("What is wrong:"), detail)
    except Exception:
        logging.getLogger("observatory").exception("%s failed", name)
        _refuse(
            _("Something unexpected happened."), _("The log of the server has the details. The other pages still work.")
        )
    return False


def _refuse(bold: str, detail: str) -> None:
    html.style()
    html.title(_("This page cannot be shown"))
    html.note(bold, detail)


def _advice(error: Exception) -> str:
    """What to do, in the language of the reader; the error's own sentence follows it."""
    if isinstance(error, MissingWarehouse):
        return _("There is no warehouse yet. Run: make run.")
    if isinstance(error, SchemaMismatch):
        return _("The warehouse was built by another version of the program. Run: make run.")
    if isinstance(error, OutlineMissing | OutlineDamaged):
        return _("Outlines of regions are missing or damaged. Run: make run.")
    if isinstance(error, DamagedWarehouse):
        return _("The warehouse file is damaged. Run: python -m data build.")
    return ""


def fragment(draw: Callable[[], None]) -> Callable[[], None]:
    """A part of a page that is redrawn alone; it speaks the reader's language although it runs outside the page."""

    def drawn() -> None:
        use(controls.current().language)
        _guarded(draw, draw.__module__)

    return st.fragment(drawn)


def part(draw: Callable[..., None]) -> Callable[[], None]:
    """A fragment within a page, told whether it is drawn with the page or alone.

    What goes wrong while it is drawn with the page is the page's to say, in its own place.
    """
    is_first, fault = True, None

    def drawn() -> None:
        nonlocal is_first, fault
        use(controls.current().language)
        if not is_first:
            _guarded(lambda: draw(is_first=False), draw.__module__)
            return
        is_first = False
        try:
            draw(is_first=True)
        except Exception as found:  # raised below, outside the fragment
            fault = found

    def shown() -> None:
        st.fragment(drawn)()
        if fault is not None:
            raise fault

    return shown


def top(here: settle.Settled, kicker: Sequence[str], look: str = "") -> None:
    """Top of a page: what section and country it is, and the choices that hold everywhere; `look` = rules of its own."""
    html.style(look)
    if store.is_demonstration(here.edition):
        html.printed_across(demonstration.mark())
        html.block("banner", demonstration.words(), "div")
    with st.container(horizontal=True, vertical_alignment="center", key="top", gap="small"):
        html.block("kicker", " · ".join(part for part in (*kicker, as_known(here.selection.as_of)) if part))
        _everywhere(here)


def headline(title: str, lead: str, notices: Sequence[str] = ()) -> None:
    """The sentence that answers, what limits it, and what was corrected in the address."""
    html.title(title, lead)
    if notices:
        html.note(_("Address corrected."), " ".join(notices))


def _everywhere(here: settle.Settled) -> None:
    """Country, language, edition and day of knowledge: reachable on every page."""
    chosen, known = here.selection, names.of(here.edition)
    controls.choose(_("Country"), "country", settle.countries(here.edition), chosen.country, known.short, width=150)
    controls.choose(
        _("Language"),
        "language",
        LANGUAGES,
        chosen.language,
        LANGUAGE_NAMES.__getitem__,
        shape="segments",
        width="content",
    )
    with st.popover(_("Edition"), width="content", key="edition-popover", on_change="rerun") as popover:
        if popover.open:
            _edition_and_day(here)
    contents.link("download", _("Download"), ":material/download:")
    copy_link()


def as_known(as_of: str) -> str:
    """The day of knowledge in words; empty for the newest figures."""
    return _("as known on {day}", day=formats.day(date.fromisoformat(as_of))) if as_of else ""


def _edition_and_day(here: settle.Settled) -> None:
    """Which file of figures, and as known on which day; made only when it is opened."""
    html.block("sub", _("Edition of the figures"))
    controls.choose(_("Edition"), "edition", store.present(), here.edition, edition_name, width=300)
    html.block("sub", _("As known on a day: of each dataset the newest whole issue by then"))
    asked = here.selection.as_of or NEWEST
    days = [day.isoformat() for day in store.ask(issue_days, here.edition)]
    options = list(dict.fromkeys((NEWEST, asked, *days)))
    controls.choose(_("As of"), "as_of", options, asked, _day_name, width=300)


def edition_name(edition: str) -> str:
    """An edition in words."""
    known = {"published": _("Published figures"), "demo": _("Demonstration data")}
    return known.get(edition, edition)


def _day_name(day: str) -> str:
    return _("Newest figures") if day == NEWEST else formats.day(date.fromisoformat(day))
