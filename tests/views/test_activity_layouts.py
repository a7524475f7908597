"""The index of cluster activity over neighbours, on small maps and beside another metric: reckoned here by other ways, and as it travels."""

import io
import json
import zipfile
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr

from metrics import cluster_activity
from tests.views.activity_by_hand import OWN, YEAR, index_by_hand, page
from tests.views.test_map_series import get
from views.parts import (
    activity_choice,
    activity_files,
    activity_many,
    activity_many_words,
    activity_pair,
    atlas_layout,
    atlas_overlay,
    atlas_pair,
    atlas_second,
    cluster_many,
    download_before,
    map_data,
    settle,
)
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection

pytestmark = pytest.mark.usefixtures("editions")


def test_small_maps_share_classes_and_hold_what_the_index_and_its_dimensions_say():
    years = json.loads(map_data.text(page("UA", layout="periods")))
    assert [one["period"] for one in years["many"]["panels"]] == [moment["code"] for moment in years["moments"]]
    here = page("UA", layout="dimensions", weights=OWN)
    told = json.loads(map_data.text(here))
    year = activity_choice.activity(here.selection).of(YEAR)
    assert told["moments"][-1]["numbers"].count(None) == 27 - 9  # the browser weighs the index anew, from equal weights
    for at, panel in enumerate(told["many"]["panels"][1:]):
        assert panel["data"].keys() == {"moments", "composite"}
        numbers = panel["data"]["moments"][-1]["numbers"]
        assert [np.nan if one is None else one for one in numbers] == pytest.approx(
            year.scores[:, at].tolist(), rel=1e-5, nan_ok=True
        )
    assert told["many"]["shared"]
    assert told["composite"]["shares"]
    assert {letter for letter, _name in told["legend"]["states"]} == set("rxwnc")
    edges = told["steps"]["quantile"]["5"]["edges"]
    every = [
        one
        for panel in (told, *(p["data"] for p in told["many"]["panels"][1:]))
        for m in panel["moments"]
        for one in m["numbers"]
    ]
    assert edges == pytest.approx(
        np.quantile([one for one in every if one is not None], [0.2, 0.4, 0.6, 0.8]), rel=1e-6
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_maps_are_said_in_every_language(lang):
    with speaking(lang):
        for weights in ("", OWN):
            here = page("UA", layout="periods", weights=weights)
            title, lead = activity_many_words.over_time(here, activity_many.years(here))
            assert "2018" in title + lead
            assert not set("{}") & set(title + lead)
        patterns = activity_many_words.patterns()
        assert not any("{}" in one for one in patterns.values())
        title, lead = activity_many_words.across(here, YEAR)
        assert lead.startswith(YEAR)
        headers, body, _numeric = activity_many.table(here)
        assert (len(headers), len(body)) == (9, 27)
        assert body[0][-1] != "–"


def test_the_index_is_the_first_or_the_second_of_two_metrics_by_the_weights_of_the_address():
    here = page(layout="both", second="gdp_share", weights=OWN)
    assert (here.selection.layout, here.selection.weights, here.notices) == ("both", OWN, ())
    pair = atlas_pair.of(here)
    moment, mine = pair.moment(YEAR), index_by_hand(here, [55, 25, 20, 0])
    assert {area: one for area, (one, _other) in moment.both.items()} == pytest.approx(mine, rel=1e-6)
    assert moment.correlation == pytest.approx(spearmanr(*zip(*moment.both.values(), strict=True)).statistic)
    activity = activity_choice.activity(here.selection)
    every = pd.concat([cluster_activity.index(activity, y.year, (55, 25, 20, 0))["index"] for y in activity.years])
    joints = np.quantile(every.dropna(), [1 / 3, 2 / 3])
    columns = np.searchsorted(joints, list(mine.values()))
    assert [cell % 3 for cell in pair.cells(moment, "quantile").values()] == columns.tolist()
    first = json.loads(map_data.text(replace(here, selection=activity_pair.alone(here.selection))))
    assert "composite" not in first
    assert {a: n for a, n in zip(first["codes"], first["moments"][-1]["numbers"], strict=True) if n} == pytest.approx(
        mine, rel=1e-5
    )
    told = json.loads(map_data.text(here))
    assert told["weights"] == OWN
    assert "r" in {letter for letter, _name in told["states"]}
    assert "Scale 55%; Growth 25%; Organisation 20%; Support 0%" in json.dumps(
        told["periods"][YEAR], ensure_ascii=False
    )
    other = atlas_second.of(
        settle.Settled(replace(here.selection, metric="gdp_share", second=activity_choice.ID, activity="C13-C15"))
    )
    assert (other.selection.metric, other.selection.weights) == (activity_choice.ID, OWN)
    assert other.selection.changed(metric="gdp").weights == ""
    kept = replace(here.selection, metric="gdp_share", second=activity_choice.ID).changed(metric="gdp")
    assert kept.weights == OWN  # the index is still the second of the two
    assert map_data.address(other) == map_data.address(here)  # the same data, whichever place it has


def test_a_metric_that_the_index_is_made_of_is_told():
    members, share = (page(layout="beside", second=name).selection for name in ("members", "gdp_share"))
    with speaking("en"):
        for chosen, is_part in ((members, True), (share, False)):
            second = atlas_second.of(settle.Settled(chosen)).selection
            assert any("partly arithmetic" in one for one in activity_pair.said(chosen, second)) == is_part


def test_addresses_answer_what_is_offered_and_refuse_the_rest():
    with speaking("en"):
        address = map_data.address(page("UA"))
        small = map_data.address(page("UA", layout="dimensions"))
        pair = map_data.pair_address(page("UA", layout="both", second="gdp_share", weights=OWN))
    assert "weights" not in address  # of one map the browser weighs by itself, whatever the address of the page has
    assert address == map_data.address(page("UA", weights=OWN, overlay="moran"))
    asked = [small, pair, f"{address}&part=plain&weights={OWN}", f"{address}&overlay=moran&period={YEAR}&weights={OWN}",
             f"{small}&overlay=hotspots&period={YEAR}&weights={OWN}"]  # fmt: skip
    assert [get(one).status_code for one in asked] == [200] * len(asked)
    lost = [f"{address}&layout=products", f"{address}&layout=metrics", f"{address}&part=nonsense",
            f"{address}&overlay=moran&period=1999", f"{address}&overlay=moran&period={YEAR}&weights=1.2.3",
            small.replace("edition=demo", "edition=published")]  # fmt: skip
    assert [get(one).status_code for one in lost] == [404] * len(lost)


def test_what_an_address_asks_for_in_vain_is_said():
    lost = page(layout="products")
    assert (lost.selection.layout, len(lost.notices)) == ("", 1)
    assert atlas_layout.offered(lost.selection) == ("one", "beside", "both", "periods", "dimensions")
    one = settle.page(Selection(language="en", edition="demo", country="RU", metric="gdp_share"), "atlas").selection
    assert "dimensions" not in atlas_layout.offered(one)
    assert activity_choice.ID in atlas_second.offered(one)
    for country in ("RU", "US"):
        plain = settle.page(Selection(language="en", edition="published", country=country, metric="members"), "atlas")
        assert activity_choice.ID not in atlas_second.offered(plain.selection)


def test_the_index_is_a_small_map_among_metrics_at_equal_weights():
    chosen = Selection(language="en", edition="demo", country="RU", metric="gdp_share", layout="metrics", weights=OWN,
                       panels=(activity_choice.ID, "members"))  # fmt: skip
    here = settle.page(chosen, "atlas")
    told = json.loads(map_data.text(here))
    index, members = told["many"]["panels"][1:]
    assert [index["caption"], members["caption"].startswith("Members")] == ["Cluster activity", True]
    numbers = index["data"]["moments"][-1]["numbers"]
    plain = cluster_activity.index(activity_choice.activity(chosen), index["data"]["moments"][-1]["code"])["index"]
    assert [np.nan if one is None else one for one in numbers] == pytest.approx(plain.tolist(), rel=1e-6, nan_ok=True)
    assert "composite" not in told
    assert "uncertain" in next(iter(told["many"]["heads"].values()))[1]
    assert json.loads(get(map_data.address(here), "identity").body)["many"]["panels"] == told["many"]["panels"]
    marked = json.loads(
        get(f"{map_data.address(here)}&overlay=hotspots&period={here.selection.period or '2025'}", "identity").body
    )
    assert len(marked["panels"]) == 3


def test_a_file_of_small_maps_has_every_year_and_one_of_an_overlay_its_neighbours():
    years = activity_files.worklist(page("UA", layout="periods", panels=("last", "2")))
    assert len(years.frame) == 2 * 27
    assert "neighbours" not in years.frame
    assert ("Layout", "Small maps by period") in years.filters
    here = page("UA", overlay="hotspots", weights=OWN)
    made = activity_files.worklist(here)
    found = atlas_overlay.in_period(here, "hotspots", YEAR)
    p = dict(zip(found.areas, found.p, strict=True))
    for area, value in zip(made.frame["ref_area"], made.frame["neighbours_p"], strict=True):
        assert (np.isnan(p[area]) and pd.isna(value)) or value == p[area]
    assert dict(made.filters)["Neighbours"].startswith("Hot and cold spots")
    assert "p by the normal approximation" in made.labels["neighbours_p"]
    assert any("normal approximation, not of rearrangements" in note for note in made.notes)
    drawn = activity_files.worklist(page("UA", overlay="moran"))
    assert "p by random rearrangements" in drawn.labels["neighbours_p"]
    many = activity_files.worklist(page("UA", layout="dimensions", overlay="hotspots")).frame
    assert any("Scale: " in one and "Support: " in one for one in many["neighbours"])  # as on each of the maps
    two = page("UA", layout="both", second="gdp_share", weights=OWN)
    packed = zipfile.ZipFile(io.BytesIO(activity_files.written(two, "zip", "en", "http://x/atlas")))
    said = next(json.loads(packed.read(name)) for name in packed.namelist() if name.endswith(".json"))
    filters = (
        {one["name"]: one["value"] for one in said["filters"]} if "name" in said["filters"][0] else said["filters"]
    )
    joints = atlas_pair.of(two).first.third("quantile").edges
    assert f"{joints[0]:.4f}"[:5] in json.dumps(filters)
    assert "Share of GDP" in json.dumps(filters)


def test_stages_have_small_maps_by_year_and_say_what_they_have_not():
    here = settle.page(
        Selection(language="en", edition="published", country="RU", metric="furthest_stage", layout="periods"), "atlas"
    )
    assert "periods" in atlas_layout.offered(here.selection)
    assert not {"beside", "both", "metrics", "products"} & set(atlas_layout.offered(here.selection))
    told = json.loads(map_data.text(here))
    assert told["many"]["shared"]
    assert len(told["many"]["panels"]) == len(told["moments"]) > 1
    assert told["steps"][""]["7"]["classes"]  # the same named stages on every map
    bold, text = cluster_many.not_offered()
    assert "order without distances" in text
    assert bold


def test_the_download_page_leads_to_the_other_metric_and_to_the_file_of_the_index():
    seen = page("UA", layout="both", second="gdp_share").selection
    shown = settle.page(Selection(language="en", edition="demo", country="UA", metric="gdp"), "download").selection
    (other,) = download_before.others(shown, seen)
    assert (other.selection.metric, other.beside.metric) == ("gdp_share", activity_choice.ID)
    assert atlas_second.written(other.selection, other.beside) == activity_choice.ID
