"""What stands beside the regions on the Atlas, and how what is marked over them is told apart."""

import re

import pytest

from tests.views.test_atlas_overlay import MAKERS
from tests.views.test_map_palettes import EYES, apart, linear
from tests.views.test_map_series import US
from views.map import assets
from views.parts import atlas_overlay, atlas_series, atlas_spread, names
from views.parts.theme import DARK, LIGHT


def test_the_country_stands_among_its_regions_where_it_can(monkeypatch):
    known = names.of("published", "en")
    moments = [moment for _drawn, moment in atlas_series.moments_of(MAKERS)]
    found = atlas_spread.with_country(MAKERS, moments, known)
    assert {moment.country for moment in found} == {(1.0, "1.00")}  # relative to itself
    totals = [moment for _drawn, moment in atlas_series.moments_of(US)]
    assert {moment.country for moment in atlas_spread.with_country(US, totals, known)} == {None}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_outlines_are_told_apart_by_colour_and_by_pattern(theme):
    def light(colour: str) -> float:
        return float(linear(colour) @ [0.2126, 0.7152, 0.0722]) + 0.05

    for line in (theme.spot_high, theme.spot_low):
        brighter, darker = sorted((light(line), light(theme.page)), reverse=True)
        assert brighter / darker > 4.5  # each line lies on a wider one in the colour of the page
        fills = {*theme.ramp(5), *theme.ramp(9), *theme.ramp(7, True), theme.ink}
        assert min(apart(line, fill, eye) for fill in fills for eye in EYES) > 8
    assert min(apart(theme.spot_high, theme.spot_low, eye) for eye in EYES) > 12
    looks = dict(re.findall(r'^  (\w+): \["spot-\w+", "([\d. ]*)"\]', assets.files()["kinds.js"], re.MULTILINE))
    assert set(looks) == {kind for kinds in atlas_overlay.KINDS.values() for kind in kinds}
    for kinds in atlas_overlay.KINDS.values():
        assert len({looks[kind] for kind in kinds}) == len(kinds)
