"""What the overlays say of the index of cluster activity and of its dimensions, held against the formulas."""

import json
from dataclasses import replace

import numpy as np
import pytest

from geo.outlines import load
from tests.views.activity_by_hand import OWN, YEAR, index_by_hand, moran_by_hand, page, spots_by_hand
from views.parts import activity_choice, atlas_many_overlay, atlas_overlay
from views.parts.overlay_words import Left

pytestmark = pytest.mark.usefixtures("editions")


@pytest.mark.parametrize(("country", "given"), [("RU", OWN), ("UA", "")])
def test_neighbours_follow_the_weights_as_they_are_reckoned_by_hand(country, given):
    here = page(country, weights=given, overlay="hotspots")
    values = index_by_hand(here, list(activity_choice.weights(here.selection)))
    found = atlas_overlay.in_period(here, "hotspots", YEAR)
    assert {area: p for area, p in zip(found.areas, found.p, strict=True) if not np.isnan(p)} == pytest.approx(
        spots_by_hand(values, country), rel=1e-6
    )
    assert found.overall["I"] == pytest.approx(moran_by_hand(values, country), rel=1e-6)
    assert found.areas == activity_choice.activity(here.selection).years[-1].areas  # the order in which marks travel
    said = json.loads(atlas_overlay.text(here, "hotspots", YEAR))["said"]
    assert any("no cluster on record" in one and "points as given" in one for one in said)
    assert not any("missing:" in one for one in said)


def test_scores_of_a_dimension_have_neighbours_of_their_own():
    here = page(layout="dimensions", overlay="hotspots")
    year = activity_choice.activity(here.selection).of(YEAR)
    panels = atlas_many_overlay.panels(here, "hotspots", YEAR)
    assert [caption for caption, _one, _period in panels] == ["Index", "Scale", "Growth", "Organisation", "Support"]
    for at, (_caption, found, _period) in enumerate(panels[1:]):
        values = {area: s for area, s in zip(year.areas, year.scores[:, at].tolist(), strict=True) if not np.isnan(s)}
        expected = spots_by_hand(values, "RU")
        assert {a: p for a, p in zip(found.areas, found.p, strict=True) if not np.isnan(p)} == pytest.approx(
            expected, rel=1e-6
        )
        assert {a for a, kind in zip(found.areas, found.kinds, strict=True) if kind} == {
            a for a, p in expected.items() if p <= 0.05
        }
    assert any(panels[1][1].kinds)  # the scale lies together in space, also after the correction
    values, near = dict(zip(year.areas, year.scores[:, 0].tolist(), strict=True)), load("RU", "m").neighbours
    alike = atlas_overlay.in_period(replace(here, selection=replace(here.selection, part="scale")), "moran", YEAR)
    mean = np.mean([values[area] for area, why in zip(alike.areas, alike.left, strict=True) if why is Left.TAKES_PART])
    marked = [(area, kind) for area, kind in zip(alike.areas, alike.kinds, strict=True) if kind]
    letters = [
        ("h" if values[a] > mean else "l") + ("h" if np.mean([values[n] for n in near[a]]) > mean else "l")
        for a, _kind in marked
    ]
    assert letters == [kind for _area, kind in marked] != []
