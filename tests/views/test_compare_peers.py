"""The peers of a region say why in numbers, on the page and in the file; withheld figures stay empty."""

import re

import numpy as np
import pytest

from views.parts import compare_peer_files, compare_peers, names, settle, store
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
