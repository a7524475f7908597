"""What is marked over the areas of the Atlas: against esda and formulas by hand, who takes no part, and what is said of it."""

import json
import math
import re
from dataclasses import replace

import numpy as np
import pytest
from esda.moran import Moran, Moran_Local
from libpysal.weights import W
from scipy.stats import norm

from geo.outlines import load
from metrics.rows import Rows
from tests.metrics.methods.maps import dense, grid
from tests.views.test_map_series import get
from views.parts import (
    atlas_overlay,
    choropleth,
    map_data,
    names,
    overlay_words,
    page,
    settle,
)
from views.parts.language import speaking
from views.parts.overlay_words import Left
from views.parts.selection import Selection

MAKERS = settle.Settled(
    Selection(language="en", edition="published", country="RU", metric="manufacturing_share_of_organisations", freq="A",
              transform="relative")
)  # fmt: skip


def rows(values: dict[str, float | None], withheld: tuple[str, ...] = (), small: tuple[str, ...] = ()) -> Rows:
    """An answer of the engine with these values."""
    areas = list(values)
    columns = {
        "ref_area": np.array(areas, dtype=object),
        "value": np.array([np.nan if value is None else value for value in values.values()]),
        "obs_status": np.array(["Q" if area in withheld else "A" for area in areas], dtype=object),
        "conf_status": np.array(["C" if area in withheld else "F" for area in areas], dtype=object),
        "is_small_base": np.array([area in small for area in areas]),
        "reason": np.array(["" if value is not None else "VALUE_SUPPRESSED" if area in withheld else "VALUE_MISSING"
                            for area, value in values.items()], dtype=object),
    }  # fmt: skip
    return Rows(len(areas), columns.__getitem__)


@pytest.fixture(scope="module")
def corners() -> tuple[dict[str, float], dict[str, list[str]]]:
    """A grid of 7 x 7 that is high in one corner and low in the opposite one, with a high cell among the low ones."""
    touching, rng = grid(7, 7), np.random.default_rng(5)
    values = {}
    for area in touching:
        row, column = map(int, area.split("."))
        values[area] = 50 + float(rng.normal(0, 2)) + (40 if row + column <= 3 else -40 if row + column >= 9 else 0)
    return {**values, "5.5": 80.0}, touching


def by_hand(p: np.ndarray) -> np.ndarray:
    """P after Benjamini and Hochberg, written out."""
    order, n = np.argsort(p), len(p)
    found, least = np.empty(n), 1.0
    for rank in range(n, 0, -1):
        place = order[rank - 1]
        least = min(least, p[place] * n / rank)
        found[place] = least
    return found


def test_hot_and_cold_spots_are_those_of_the_formula(corners):
    values, touching = corners
    found = atlas_overlay.of("hotspots", rows(values), touching)
    x, w = np.array(list(values.values())), dense(touching, row=False) + np.eye(49)
    wi, mean, s = w.sum(axis=1), x.mean(), x.std()
    z = (w @ x - mean * wi) / (s * np.sqrt((49 * wi - wi**2) / 48))
    p = by_hand(2 * norm.sf(np.abs(z)))
    assert found.p == pytest.approx(p)
    expected = ["" if one > 0.05 else "hot" if side > 0 else "cold" for one, side in zip(p, z, strict=True)]
    assert list(found.kinds) == expected
    assert {"hot", "cold"} <= set(expected)
    assert dict(found.counts) == {"hot": expected.count("hot"), "cold": expected.count("cold")}


@pytest.mark.filterwarnings("ignore:The alternative hypothesis")
def test_similar_neighbours_are_those_of_esda(corners):
    values, touching = corners
    found = atlas_overlay.of("moran", rows(values), touching)
    w = W(touching, id_order=list(touching), silence_warnings=True)
    other = Moran_Local(np.array(list(values.values())), w, permutations=9_999, n_jobs=1, seed=8)
    p = by_hand(np.minimum(1, 2 * other.p_sim))  # the nearer tail, doubled
    sure = np.abs(p - 0.05) > 0.02  # both are chance: near the limit they may differ
    quadrants = np.array(["", "hh", "lh", "ll", "hl"])[other.q]
    shown = np.array(found.kinds)
    assert (shown == np.where(p <= 0.05, quadrants, ""))[sure].all()
    assert {"hh", "ll"} <= set(shown)
    assert found.kinds == atlas_overlay.of("moran", rows(values), touching).kinds  # the same chance each time


def test_islands_and_areas_without_a_figure_take_no_part_and_are_named(corners):
    values, touching = corners
    lacking = {"3.3": None, "3.4": None}
    with_more = {**values, **lacking, "Island": 900.0}
    neighbours = {**touching, "Island": []}
    found = atlas_overlay.of("moran", rows(with_more, withheld=("3.4",), small=("3.5",)), neighbours)
    why = dict(zip(found.areas, found.left, strict=True))
    assert {area for area, one in why.items() if one is not Left.TAKES_PART} == {"3.3", "3.4", "3.5", "Island"}
    assert (why["Island"], why["3.3"], why["3.4"]) == (Left.ALONE, Left.MISSING, Left.WITHHELD)
    used = [area for area in values if area not in ("3.3", "3.4", "3.5")]
    left = {area: [other for other in touching[area] if other in used] for area in used}
    alone = Moran([values[area] for area in used], W(left, silence_warnings=True), permutations=0)
    assert found.overall["I"] == pytest.approx(alone.I)  # the island is no part of the mean either
    *_said, last = overlay_words.sentences(found, "2020", str)
    assert last == (
        "Left out, because it touches no region with a figure: Island. "
        "Left out because of their figure – missing: 1; withheld: 1; on a small base: 1."
    )
    line = dict(zip(found.areas, atlas_overlay.lines(found), strict=True))
    assert line["Island"] == "Touches no region with a figure, so it is not compared."
    assert line["3.3"] == line["3.4"] == ""
    assert re.fullmatch(r"(High|Low|Neighbours).*, p.[=<].0\.\d+ after FDR", line["0.0"])


@pytest.mark.parametrize(
    ("overlay", "values", "said"),
    [("moran", [1.0, 2, 3, 4], "4 regions with a figure touch another one; the method needs five."),
     ("moran", [1.0, None, 2, None, 3, None, 4], "no region with a figure touches another one"),
     ("hotspots", [7.0] * 6, "all regions with a figure have the same one"),
     ("hotspots", [1.0, -2, 3, 4, 5, 6], "some figures are negative")],
)  # fmt: skip
def test_where_nothing_can_be_said_the_words_say_why(overlay, values, said):
    line = {str(n): [str(m) for m in (n - 1, n + 1) if 0 <= m < len(values)] for n in range(len(values))}
    found = atlas_overlay.of(overlay, rows({str(n): value for n, value in enumerate(values)}), line)
    assert found.refusal
    assert found.counts == ()
    assert not any(found.kinds)
    assert not any(atlas_overlay.lines(found))
    assert said in overlay_words.sentences(found, "2020", str)[0]


def test_a_low_region_amid_high_ones_is_a_hot_spot_and_is_not_called_high(corners):
    values, touching = corners
    hollow = {**values, "1.1": 20.0}  # lower than nearly all, amid the high corner
    spots, similar = (atlas_overlay.of(overlay, rows(hollow), touching) for overlay in atlas_overlay.OVERLAYS[::-1])
    at = spots.areas.index("1.1")
    assert (spots.kinds[at], similar.kinds[at]) == ("hot", "lh")
    assert "the neighbourhood as a whole is high" in atlas_overlay.lines(spots)[at]
    said = [" ".join(overlay_words.sentences(found, "2020", str)) for found in (spots, similar)]
    assert ["normal approximation" in text for text in said] == [True, False]


@pytest.mark.parametrize(
    ("p", "printed"),
    [(0.05, "0.050"), (0.0504, "0.0504"), (0.04996, "0.04996"), (0.0496, "0.0496"), (0.0494, "0.049"), (0.0506, "0.051"),
     (0.05000001, "0.0500000"), (0.3, "0.30"), (0.0001, "<\N{NO-BREAK SPACE}0.001")],
)  # fmt: skip
def test_a_probability_beside_the_limit_is_not_printed_as_the_limit(p, printed):
    assert overlay_words._p(p) == printed.replace("0.0500000", "0.050")


def test_who_is_close_to_the_limit_is_said_of_rearrangements_only(corners):
    values, touching = corners
    found = atlas_overlay.of("moran", rows(values), touching)
    p = [0.3] * len(found.p)
    p[4], p[9], p[11], p[12] = 0.04, 0.06, 0.0399, math.nan
    one = replace(found, p=tuple(p))
    close = [text for text in overlay_words.sentences(one, "2020", str) if text.startswith("Close to the limit")]
    assert len(close) == 1
    assert close[0].endswith(
        f"draw of 9,999 rearrangements may decide otherwise: {found.areas[4]} and {found.areas[9]}."
    )
    for quiet in (
        replace(one, p=(0.3,) * len(p)),
        replace(one, overlay="hotspots"),
        replace(one, refusal="ZERO_VARIANCE"),
    ):
        assert not any("Close to the limit" in text for text in overlay_words.sentences(quiet, "2020", str))


def test_chance_alone_outlines_nothing_and_says_so():
    touching, rng = grid(8, 8), np.random.default_rng(11)
    found = atlas_overlay.of("moran", rows({area: float(rng.normal()) for area in touching}), touching)
    assert not any(found.kinds)
    first, second = overlay_words.sentences(found, "2020-Q3", str)
    assert first.startswith("Q3 2020: over the whole map, neighbours are neither more alike")
    assert second.startswith("No region is outlined")


def test_the_answer_comes_by_address_for_one_period(monkeypatch):
    path = f"{map_data.address(MAKERS)}&overlay=hotspots&period=2022"
    answer = get(path, "identity")
    assert "immutable" in answer.headers["Cache-Control"]
    found = json.loads(answer.body)
    shown = page.rows("published", MAKERS.query(ref_areas=(), start="2022", end="2022"))
    assert len(found["marks"]) == len(found["lines"].split("\n")) == len(shown) == 83
    counts = {kind: found["marks"].count(str(place)) for place, (kind, _name, _count) in enumerate(found["kinds"])}
    assert counts == {kind: count for kind, _name, count in found["kinds"]}
    assert min(counts.values()) > 0
    assert "Kaliningrad and Sakhalin" in found["said"][-1]
    assert len(get(path).body) < 1_500  # bytes
    marked = {area for area, mark in zip(shown["ref_area"], found["marks"], strict=True) if mark == "0"}
    assert len(marked & set(load("RU", "m").neighbours["RU-IVA"])) > 1  # the spot around Ivanovo
    for wrong in (("hotspots", "coldspots"), ("period=2022", "period=1066"), ("period=2022", "")):
        assert get(path.replace(*wrong)).status_code == 404
    with speaking("ru"):
        other = json.loads(get(f"{map_data.address(MAKERS)}&overlay=hotspots&period=2022", "identity").body)
    assert other["marks"] == found["marks"]
    assert not re.search(
        "[A-Za-z]{4,}", json.dumps([other["kinds"], other["said"]], ensure_ascii=False).replace("cold", "")
    )


def test_an_order_has_no_overlay_and_neither_have_two_metrics():
    assert atlas_overlay.offered("furthest_stage") == ()
    settling = settle.Settling()
    assert atlas_overlay.settled(Selection(metric="gdp", overlay="moran"), settling) == "moran"
    assert atlas_overlay.settled(Selection(metric="gdp", overlay="moran", layout="periods"), settling) == "moran"
    assert atlas_overlay.settled(Selection(metric="gdp", overlay="moran", layout="both"), settling) == ""
    assert settling.notices == []
    assert atlas_overlay.settled(Selection(metric="furthest_stage", overlay="moran"), settling) == ""
    assert "Similar neighbours" in settling.notices[0]


def test_the_table_says_of_each_region_what_the_map_says():
    here = settle.Settled(MAKERS.selection.changed(period="2022"))
    shown = page.rows("published", here.query(ref_areas=(), start="2022", end="2022"))
    drawn = choropleth.Drawn(shown, here.selection.metric, "relative", names.of("published", "en"), "RU")
    plain, _rows, _numeric = atlas_overlay.ranking(here, drawn)
    chosen = settle.Settled(here.selection.changed(overlay="hotspots"))
    headers, body, numeric = atlas_overlay.ranking(chosen, drawn)
    assert headers == [*plain, "Hot and cold spots (Getis–Ord)"]
    assert len(numeric) == len(headers) == len(body[0])
    by_name = {row[1]: row[-1] for row in body}
    assert re.fullmatch(
        r"Hot spot: the neighbourhood as a whole is high, p.[=<].[\d.]+ after FDR \(normal approximation\)",
        by_name["Ivanovo Oblast"],
    )
    assert by_name["Kaliningrad Oblast"].startswith("Touches no region")
