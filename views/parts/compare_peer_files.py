"""Peers as a file: a row a peer and variable, with both figures, how far apart they are, and why one is not there."""

import math

import pandas as pd

from metrics import alike
from metrics.alike import Feature, Peers
from views.parts import formats, names, peers_behind, sentences, settle, store, worklist_files
from views.parts.language import N_, _
from views.parts.worklist_files import Worklist

USUAL = "5"
LABELS = {
    "ref_area": N_("Area code"), "area": N_("Area"), "peer_rank": N_("Rank of the peer"), "peer": N_("Code of the peer"),
    "peer_name": N_("Peer"), "distance": N_("Distance"), "variable": N_("Variable code"), "variable_name": N_("Variable"),
    "time_period": N_("Period"), "value": N_("Value"), "peer_value": N_("Value of the peer"), "unit": N_("Unit"),
    "unit_mult": N_("Power of ten"), "apart": N_("Difference as a part of the range"), "reason": N_("Reason code"),
    "peer_reason": N_("Reason code of the peer"),
}  # fmt: skip


def subject(one: Feature, known: names.Names) -> str:
    """A variable in words."""
    return sentences.subject(one.metric, "", one.activity, known)


def how() -> str:
    """How distances are made, and what a gap does."""
    return _(
        "Distance after Gower: the mean of the differences, each as a part of the whole range among the regions; 0 = the same, 1 = opposite ends. "
        "Sizes are compared by factors. Regions are compared by the variables that both have, at least half of them, and those that have all come "
        "first; a withheld figure is left out, neither zero nor guessed."
    )


def k_of(here: settle.Settled) -> int:
    """How many peers are looked for."""
    return int(here.selection.near or USUAL)


def peers_of(here: settle.Settled, area: str) -> Peers:
    """The peers by the variables that are chosen and that the country has."""
    usable = {one.code for one in store.ask(alike.usable, here.edition, here.selection.country)}
    codes, chosen = tuple(code for code in here.selection.alike if code in usable), here.selection
    return store.ask(alike.peers, here.edition, chosen.country, area, k_of(here), chosen.as_of, codes)


def buttons(here: settle.Settled, area: str) -> None:
    """One button a format; the address in the file names the region and the number."""
    chosen = here.selection.changed(peer_of=area, near=str(k_of(here)))
    worklist_files.buttons(settle.Settled(chosen), worklist, "peers", area)


def worklist(here: settle.Settled) -> Worklist:
    """The rows as on the screen, every variable of every peer."""
    area, known = here.selection.peer_of, names.of(here.edition)
    found = peers_of(here, area)
    rows = [
        _row(area, place, one, period, found, known) for place in range(len(found.areas)) for one, period in found.by
    ]
    filters = (
        (_("Region whose peers are looked for"), known.area(area)),
        (_("Structural variables"), formats.listed(subject(one, known) for one, _period in found.by)),
        (_("As of"), here.selection.as_of or _("Newest figures")),
    )  # fmt: skip
    ids = sorted({source for text in found.rows.plain("source_id") for source in str(text).split("; ") if source})
    title = _("Regions built like {area}", area=known.area(area))
    notes = tuple(filter(None, (how(), peers_behind.sentence(found, known))))
    frame = pd.DataFrame(rows, columns=list(LABELS))
    return Worklist(title, frame, {code: _(label) for code, label in LABELS.items()}, filters, notes, tuple(ids))


def _row(area: str, place: int, one: Feature, period: str, found: Peers, known: names.Names) -> dict[str, object]:
    """One variable of one peer; a figure that is not there stays empty and has its reason."""
    peer, cells, apart = found.areas[place], found.cells[one.code], found.apart(one, area, found.areas[place])
    mine, theirs = cells.get(area), cells.get(peer)
    told = mine or theirs
    return {
        "ref_area": area, "area": known.area(area), "peer_rank": place + 1, "peer": peer, "peer_name": known.area(peer),
        "distance": found.distances[place], "variable": one.code, "variable_name": subject(one, known), "time_period": period,
        "value": mine.value if mine else None, "peer_value": theirs.value if theirs else None, "unit": told.unit if told else "",
        "unit_mult": told.unit_mult if told else 0, "apart": None if math.isnan(apart) else apart,
        "reason": mine.reason if mine else "NO_DATA", "peer_reason": theirs.reason if theirs else "NO_DATA",
    }  # fmt: skip
