"""The peers of a region say why in numbers, on the page and in the file; withheld figures stay empty."""

import re

import numpy as np
import pytest

from views.parts import compare_peer_files, compare_peers, names, peers_behind, settle, store
from views.parts.selection import Selection


def here(country="US", edition="published", **more) -> settle.Settled:
    return settle.Settled(Selection(language="en", edition=edition, country=country, **more))


def test_peers_say_why_in_numbers():
    found = store.ask(compare_peers.alike.peers, "published", "US", "US-GA", 3, "")
    known = names.of("published")
    row = compare_peers.row(found.areas[0], found.distances[0], "US-GA", found, known)
    assert row[0] == "North Carolina"
    assert re.search(r"\(\S+% against \S+%\)|against", row[3])
    assert re.fullmatch(r"\d of 6", row[2])
    hidden = next(
        area for area, cell in found.cells["employment_share.C13-C15"].items() if cell.reason.endswith("SUPPRESSED")
    )
    share = compare_peers.alike.feature("employment_share.C13-C15")
    assert compare_peers.figure(share, found.cells[share.code][hidden], known) == "withheld"
    assert compare_peers.figure(share, None, known) == "no figure"


def test_who_is_behind_for_want_of_a_figure_is_named_with_it_and_can_be_let_in(monkeypatch):
    found = store.ask(compare_peers.alike.peers, "published", "US", "US-GA", 3, "")
    told = peers_behind.sentence(found, names.of("published"))
    assert "for want of others: South Carolina (0.19), " in told
    assert told.endswith("Not known of them: share of employment, light industry (withheld); "
                         "employees per establishment, light industry (withheld).")  # fmt: skip
    offered = []
    monkeypatch.setattr(peers_behind.st, "button", lambda _label, **more: offered.append(more["kwargs"]["alike"]))
    peers_behind.offer(found)
    assert offered == [("gdp._T", "employment._T", "gdp_share.C", "gdp_share.C13-C15")]
    assert "South Carolina (0.19)" in " ".join(compare_peer_files.worklist(here(peer_of="US-GA", near="3")).notes)
    complete = store.ask(compare_peers.alike.peers, "published", "US", "US-SC", 3, "")
    assert peers_behind.sentence(complete, names.of("published")) == ""


def test_the_file_of_peers_has_every_variable_and_withheld_stays_empty():
    asked = here(peer_of="US-SC", near="3")
    made = compare_peer_files.worklist(asked)
    assert list(made.frame["peer"].unique()) == ["US-AL", "US-NC", "US-MS"]
    assert len(made.frame) == 3 * 6
    hidden = made.frame[(made.frame["peer"] == "US-NC") & (made.frame["variable"] == "employment_share.C13-C15")].iloc[
        0
    ]
    assert hidden["reason"].endswith("SUPPRESSED")
    assert np.isnan(hidden["value"])
    assert np.isnan(hidden["apart"])
    assert made.source_ids
    nearest = made.frame[made.frame["peer"] == "US-NC"]
    assert nearest["apart"].mean() == pytest.approx(nearest["distance"].iloc[0])
