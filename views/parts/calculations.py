"""Methods of calculation on the Methods page: which there are, the one that is chosen, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import streamlit as st

from data.requests.documentation import ROOT, Example, example, families, parameters
from data.requests.method import HEADINGS, Method
from metrics.methods import catalogue
from views.parts import controls, html, settle
from views.parts.language import N_, _

# How the page begins the paragraph of each heading.
PARAGRAPHS = dict(
    zip(HEADINGS, (N_("Formula."), N_("Unit."), N_("How to read it."), N_("Edge cases."), N_("Source.")), strict=True)
)


@cache
def known() -> Mapping[str, Method]:
    """All methods by name; found by importing them, so nobody asks before a reader does."""
    from geo import methods as on_maps

    return {**catalogue.methods(), **on_maps.methods()}


@cache
def count() -> int:
    """How many methods there are, told from their worked examples without importing any; each has one (tested)."""
    return sum(1 for folder in ("metrics/methods/examples", "geo/examples") for _file in (ROOT / folder).glob("*.json"))


@cache
def by_family() -> Mapping[str, tuple[Method, ...]]:
    """All methods by family."""
    return families(known())


def settled(here: settle.Settled) -> settle.Settled:
    """The same with a method that exists; none where none was chosen."""
    asked = here.selection.calculation
    if not asked or asked in known():
        return here
    settling = settle.Settling(here.notices)
    found = settling.one(asked, tuple(known()), next(iter(known())), summary)
    return replace(here, selection=replace(here.selection, calculation=found), notices=tuple(settling.notices))


def summary(name: str) -> str:
    """A method in one sentence without its full stop."""
    return _(known()[name].summary).rstrip(".")


def family(name: str) -> str:
    """A family in one sentence without its full stop."""
    return _(by_family()[name][0].about_family).rstrip(".")


def first() -> str:
    """The method that is shown until one is chosen."""
    return next(iter(by_family().values()))[0].id


def draw(name: str) -> None:
    """The choice of a method, and the chosen one in full."""
    chosen = known()[name]
    _choose(chosen)
    shown = example(chosen)
    html.figure_head(summary(chosen.id), command(chosen))
    html.cares([*paragraphs(chosen), (_("Family."), family(chosen.family))], cited=[chosen.sections.get("Source", "")])
    if rows := parameter_rows(chosen):
        headers = [_("Parameter"), _("Default"), _("Possible values")]
        html.table(headers, rows, [False] * 3, _("Parameters"))
    html.figure_head(_("Worked example"), "")
    html.cares([(_("Who found the values."), shown.origin)], cited=[shown.origin])
    st.code(shown.request, language="json", wrap_lines=True)
    st.code(shown.answer, language="json", wrap_lines=True)
    if not shown.is_whole:
        html.block("source", note_of_cut(shown))


def _choose(chosen: Method) -> None:
    """One flat list of all methods; what is typed finds a method by its name as well as by its title."""
    with st.container(horizontal=True, key="calculation-controls"):
        controls.choose(_("Method"), "calculation", tuple(sorted(known())), chosen.id, entry, width=760)


def entry(name: str) -> str:
    """A method as the list names it: its name in requests, then its title."""
    return f"{name} – {summary(name)}"


def command(method: Method) -> str:
    """How the method is asked without the page."""
    return f"python -m {method.call.__module__.partition('.')[0]} compute {method.id}"


def paragraphs(method: Method) -> list[tuple[str, str]]:
    """What a method says of itself in the reader's language; its source is cited."""
    return [
        (_(bold), method.sections[head] if head == "Source" else _(method.sections[head]))
        for head, bold in PARAGRAPHS.items()
        if method.sections.get(head)
    ]


def parameter_rows(method: Method) -> list[list[str]]:
    """Name, default and possible values of every parameter."""
    return [[one.name, one.default or _("must be given"), ", ".join(one.choices)] for one in parameters(method)]


def note_of_cut(shown: Example) -> str:
    """Where the whole example is."""
    return _("Long lists are cut here: … +12 stands for twelve more entries. Whole in {file}.", file=shown.file)
