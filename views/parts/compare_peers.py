"""The peer finder: regions built like one of them, by structure only, with the reasons in words and numbers."""

import math

import streamlit as st

from metrics import alike
from metrics.alike import Cell, Feature, NotStructural, Peers
from metrics.status import SUPPRESSED
from views.parts import (
    added_country,
    as_known,
    compare_columns,
    compare_peer_files,
    controls,
    formats,
    html,
    names,
    page,
    peers_behind,
    provisional,
    sentences,
    settle,
    store,
    unfinished,
    values,
)
from views.parts.compare_choice import MOST, Chosen
from views.parts.compare_peer_files import USUAL, how, peers_of, subject
from views.parts.language import _, n_, sort_key
from views.parts.settling import Settling

HOW_MANY = ("3", "5", "7", "9")
NAMED = 2  # figures named as closest, and as furthest


def settled(chosen: settle.Settled) -> settle.Settled:
    """The variables that say how regions are built; any other one is left out, with the reason."""
    settling, found = Settling(chosen.notices), []
    known = names.of(chosen.edition)
    for code in dict.fromkeys(chosen.selection.alike):
        try:
            found.append(alike.feature(code).code)
        except NotStructural:
            column = compare_columns.read(code)
            name = compare_columns.label(column, known) if column is not None else code
            settling.notices.append(
                _(
                    "Peers are found by how regions are built, never by how they perform: “{name}” was left out.",
                    name=name,
                )
            )
    return settle.Settled(chosen.selection.changed(alike=tuple(found)), tuple(settling.notices))


def draw(chosen: Chosen) -> None:
    """Region, variables and number; the peers with the reasons; one click takes them into the comparison."""
    here, known = chosen.here, names.of(chosen.here.edition)
    usable = store.ask(alike.usable, here.edition, here.selection.country)
    if not usable:
        lacking = _(
            "This edition has no figures by region that say how regions are built. An export of the statistics office by region "
            "(organisations, employment, value added), one figure a row as in data/raw/ru_output_annual.csv and with its .toml "
            "file beside it, fills it."
        )
        html.note(_("No peers."), added_country.filled_by(here) if added_country.is_added(here) else lacking)
        return
    area = choose(chosen, usable)
    found = peers_of(here, area)
    if not found.areas:
        reason = formats.reason(found.reason or "NO_DATA")
        html.note(_("No peers."), _("{area}: {reason}", area=known.area(area), reason=reason))
        return
    told(chosen, area, found)


def choose(chosen: Chosen, usable: tuple[Feature, ...]) -> str:
    """The controls; gives the region whose peers are looked for."""
    here, known = chosen.here, names.of(chosen.here.edition)
    alphabet = sort_key(known.lang)
    regions = sorted(
        compare_columns.regions(known, here.selection.country), key=lambda code: alphabet(known.area(code))
    )
    area = here.selection.peer_of if here.selection.peer_of in regions else (chosen.areas or tuple(regions))[0]
    with st.container(horizontal=True, key="compare-peer-controls", gap="small", vertical_alignment="center"):
        controls.choose(_("Region whose peers are looked for"), "peer_of", regions, area, known.area, width=300)
        near = here.selection.near or USUAL
        options = HOW_MANY if near in HOW_MANY else tuple(sorted({*HOW_MANY, near}, key=int))
        controls.choose(_("Number of peers"), "near", options, near, _peers_named, width=140)
    variables(here, usable, known)
    return area


def _peers_named(count: str) -> str:
    return n_("{n} peer", "{n} peers", int(count))


def variables(here: settle.Settled, usable: tuple[Feature, ...], known: names.Names) -> None:
    """The structural variables, those of the house chosen at first."""
    labels = {one.code: subject(one, known) for one in usable}
    usual = [one.code for one in alike.FEATURES if one.code in labels]
    key = controls.key_of("compare-alike")
    kept = [code for code in here.selection.alike if code in labels] or usual
    controls.hold(key, kept)

    def take() -> None:
        mine = tuple(st.session_state[key])
        controls.change(alike=() if list(mine) == usual else mine)

    st.caption(
        _("Structural variables; growth, pay and output are no variables: in these the peers are compared afterwards")
    )
    st.multiselect(
        _("Structural variables"), list(labels), format_func=labels.__getitem__, key=key, on_change=take,
        label_visibility="collapsed", select_all=False, placeholder=_("The usual ones"),
    )  # fmt: skip


def told(chosen: Chosen, area: str, found: Peers) -> None:
    """Sentence, button, reasons, and all figures in a folded table."""
    here, known = chosen.here, names.of(chosen.here.edition)
    listed = formats.listed(known.short(code) for code in found.areas)
    html.block("sub", _("Built most like {area}: {peers}.", area=known.area(area), peers=listed))
    st.button(
        n_("Compare with this peer", "Compare with these {n} peers", len(found.areas)), key="compare-take-peers", type="primary",
        on_click=controls.change, kwargs={"areas": (area, *found.areas)[:MOST]},
    )  # fmt: skip
    headers = [_("Peer"), _("Distance"), _("Variables in common"), _("Closest in"), _("Furthest apart in")]
    html.table(headers, [row(one, far, area, found, known) for one, far in zip(found.areas, found.distances, strict=True)],
               [False, True, True, False, False], _("Peers with the reasons"), kind="wide whole stacked")  # fmt: skip
    if behind := peers_behind.sentence(found, known):
        html.block("aside", behind)
        peers_behind.offer(found)
    html.sources(how(), periods(found, known))
    as_known.source(here, found.rows)
    page.twin(lambda: figures(area, found, known), _("Figures that were compared"), "twin-peers")
    compare_peer_files.buttons(here, area)


def row(peer: str, far: float, area: str, found: Peers, known: names.Names) -> list[str]:
    """One peer: how far it is, by how many variables, in which it is closest and in which furthest."""
    apart = {one: found.apart(one, area, peer) for one, _period in found.by}
    told_of = sorted((one for one, value in apart.items() if not math.isnan(value)), key=lambda one: apart[one])
    closest = told_of[: min(NAMED, max(1, len(told_of) - 1))]
    furthest = [one for one in reversed(told_of) if one not in closest][:NAMED]
    common = _("{n} of {all}", n=formats.number(len(told_of)), all=formats.number(len(found.by)))
    said = ["; ".join(against(one, area, peer, found, known) for one in listed) for listed in (closest, furthest)]
    return [known.area(peer), formats.number(far, 2), common, said[0], said[1] or formats.MISSING]


def against(one: Feature, area: str, peer: str, found: Peers, known: names.Names) -> str:
    """Name and both figures of a variable: 'share of GDP, manufacturing (10.9% against 10.4%)'."""
    mine, theirs = (figure(one, found.cells[one.code].get(code), known) for code in (area, peer))
    return _(
        "{subject} ({mine} against {theirs})", subject=sentences.inner(subject(one, known)), mine=mine, theirs=theirs
    )


class _Told:
    """A cell with the columns by which values are written."""

    def __init__(self, cell: Cell) -> None:
        self.value, self.reason, self.unit, self.unit_mult = cell.value, cell.reason, cell.unit, cell.unit_mult


def figure(one: Feature, cell: Cell | None, known: names.Names) -> str:
    """A figure with its unit; withheld is told from missing."""
    if cell is None or cell.reason:
        is_withheld = cell is not None and cell.reason in SUPPRESSED
        return _("withheld") if is_withheld else _("no figure")
    return values.text(_Told(cell), one.metric, "level", known)


def periods(found: Peers, known: names.Names) -> str:
    """Of which year each variable is."""
    listed = "; ".join(
        f"{sentences.inner(subject(one, known))} {formats.period_short(period)}" for one, period in found.by
    )
    statuses = [row.obs_status for row in found.rows.known]
    told = _("Newest years: {listed}.", listed=listed)
    return unfinished.marked(told, statuses) if provisional.is_in(found.rows) else told


def figures(area: str, found: Peers, known: names.Names) -> page.Table:
    """Every variable of the region and its peers."""
    headers = [_("Variable"), *(known.short(code) for code in (area, *found.areas))]
    body = [[subject(one, known), *(figure(one, found.cells[one.code].get(code), known) for code in (area, *found.areas))]
            for one, _period in found.by]  # fmt: skip
    return headers, body, [False, *([True] * (1 + len(found.areas)))]
