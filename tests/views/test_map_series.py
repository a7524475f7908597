"""The map of every period: what travels classes as Python does, says what the page says, and is kept by its address."""

import gzip
import json
import math
from bisect import bisect_left
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pytest

from geo.classes import classify
from metrics import records
from tests.views.by_address import asked
from views.parts import (
    atlas_classes,
    atlas_points,
    atlas_series,
    atlas_words,
    choropleth,
    cluster_map,
    map_data,
    names,
    page,
    settle,
    store,
    versions,
)
from views.parts.language import speaking
from views.parts.selection import Selection

US = settle.Settled(
    Selection(
        language="en", edition="published", country="US", metric="employment", activity="C13-C15", freq="A", transform="level"
    )
)  # fmt: skip
STAGES = settle.Settled(
    Selection(language="en", edition="published", country="RU", metric="furthest_stage", freq="A", transform="level")
)


@pytest.fixture(scope="module")
def employment() -> dict:
    return json.loads(map_data.text(US))


@pytest.fixture(scope="module")
def stages() -> dict:
    return json.loads(map_data.text(STAGES))


def classed(data: dict) -> list[float]:
    return [
        number
        for moment in data["moments"]
        for number, state in zip(moment["numbers"], moment["states"], strict=True)
        if state == "."
    ]


def test_a_look_up_between_the_joints_gives_the_classes_of_python(employment):
    values = classed(employment)
    for method, sizes in employment["steps"].items():
        for k, steps in sizes.items():
            made = classify(values, method, int(k))
            found = [made.index(value) for value in values]
            unreached = min(found) if method == "std_dev" else 0  # a class below every value is not drawn
            assert [bisect_left(steps["edges"], value) for value in values] == [one - unreached for one in found]
            assert len(steps["joints"]) == len(steps["edges"]) + 2
    assert set(employment["steps"]) == {"fisher_jenks", "quantile", "equal", "std_dev"}


def test_every_period_says_what_the_page_says_of_it_alone(employment):
    known = names.of("published", "en")
    for moment in employment["moments"][::4]:
        rows = page.rows("published", US.query(ref_areas=(), start=moment["code"], end=moment["code"]))
        drawn = choropleth.Drawn(rows, "employment", "level", known, "US")
        assert moment["title"] == atlas_words.title(drawn)
        assert moment["lead"] == atlas_words.lead(drawn, moment["code"])
        assert moment["source"] == page.source_line("published", rows)
        assert moment["care"] == atlas_series.care(rows)
        assert moment["values"].split("\n") == [region.value for region in choropleth.told(drawn)]
        missing = [number is None for number in moment["numbers"]]
        assert missing == np.isnan(rows["value"]).tolist()
        assert [state in "nc" for state in moment["states"]] == missing


def test_withheld_is_not_missing_and_marks_the_period_as_not_complete(employment):
    newest = employment["moments"][-1]
    assert newest["states"].count("c") > 0
    assert newest["mark"] == f"{51 - newest['numbers'].count(None)} of 51 regions have a figure"
    assert [letter for letter, *_ in employment["legend"]["states"]] == ["n", "c"]


def test_stages_of_every_year_are_those_of_the_picture_of_that_year(stages):
    known = [code for code, _order, _name in cluster_map.stages(names.of("published", "en"))]
    assert list(stages["steps"]) == [""]
    (steps,) = stages["steps"][""].values()
    assert len(steps["classes"]) == len(known)
    for moment in stages["moments"][::6]:
        picture = cluster_map.view(STAGES, moment["code"])
        numbers = dict(zip(stages["codes"], moment["numbers"], strict=True))
        for region in picture.regions:
            shown = numbers[region.code]
            assert region.fill == ("r" if shown is None else bisect_left(steps["edges"], shown))


def test_a_cluster_of_several_regions_counts_once_and_the_legend_counts_as_the_title():
    found = atlas_points.of("published", "RU", "")
    counts = {one.mark: one.count for one in found.legend}
    clusters = cluster_map.clusters("published", "RU", "")
    every, registered = counts["dot"] + counts["ring"], counts["dot"]
    assert atlas_words.clusters_title(clusters) == f"{every} clusters on record, {registered} in the ministry register"
    assert atlas_words.clusters_lead(clusters).startswith(f"{counts['planned']} more are planned.")
    covered = [point.code for point in found.points if point.title == known_as("ru-che-textile")]
    assert sorted(covered) == ["RU-BA", "RU-CHE"]
    assert found.covers_several
    facilities = {row.kind for row in store.ask(records.facilities, "published", "RU", "")}
    shapes = {mark for mark, group in found.groups.items() if group == "facilities"}
    assert len(shapes) == len(facilities)


def known_as(cluster: str) -> str:
    return names.of("published", "en").text("cluster", cluster)


def test_a_total_offers_circles_and_the_quotient_that_rests_on_it(employment):
    assert employment["instead"][0] == "employment_share"
    assert employment["warning"]
    sizes = [value for value, _text in employment["sizes"]]
    assert sizes == sorted(sizes)
    largest = max(number for moment in employment["moments"] for number in moment["numbers"] if number is not None)
    assert largest / 2.5 < sizes[-1] <= largest


def get(path: str, encoding: str = "gzip"):
    return asked(map_data.data, path, encoding)


def test_the_address_gives_the_data_for_good(employment):
    with speaking("en"):
        path = map_data.address(US)
    answer = get(path)
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert json.loads(gzip.decompress(answer.body)) == employment
    assert json.loads(get(path, "identity").body) == employment
    with speaking("ru"):
        assert (
            json.loads(gzip.decompress(get(map_data.address(US)).body))["moments"][0]["title"]
            != employment["moments"][0]["title"]
        )


def test_each_period_can_have_classes_of_its_own(employment):
    path = f"{map_data.address(US)}&lock=period&classes=quantile&k=4"
    own = json.loads(get(path, "identity").body)
    assert list(own) == [moment["code"] for moment in employment["moments"]]
    for moment in employment["moments"][::5]:
        values = [v for v, state in zip(moment["numbers"], moment["states"], strict=True) if state == "."]
        assert own[moment["code"]]["edges"] == pytest.approx(list(classify(values, "quantile", 4).breaks))


def test_the_version_follows_the_program_and_the_outlines(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    found = {versions.of_program.__wrapped__()}
    for name in ("views/map/series.py", "data/periods.py", "geo/boundaries/RU.parquet"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
        found.add(versions.of_program.__wrapped__())
    assert len(found) == 4


def test_period_classes_and_regions_are_no_part_of_the_address():
    chosen = settle.Settled(US.selection.changed(period="2005", method="equal", k=4, areas=("US-TX",), points="none"))
    assert map_data.address(chosen) == map_data.address(US)
    other = settle.Settled(US.selection.changed(as_of="2020-01-01"))
    assert map_data.address(other) != map_data.address(US)
    assert dict(parse_qsl(urlsplit(map_data.address(US)).query)) == {
        "edition": "published", "country": "US", "metric": "employment", "activity": "C13-C15", "freq": "A", "view": "level", "lang": "en",
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [("metric=employment", "metric=none"), ("country=US", "country=DE"), ("edition=published", "edition=../x"),
     ("view=level", "view=none"), ("lang=en", "lang=de"), ("activity=C13-C15", "activity=C99"), ("app/map/", "app/map/0"),
     ("view=level", "view=level&lock=period&classes=std_dev&k=1000000000"), ("view=level", "view=level&lock=period&classes=manual&k=3")],
)  # fmt: skip
def test_what_is_not_there_is_refused_with_a_sentence(change):
    path = map_data.address(US)
    assert change[0] in path
    answer = get(path.replace(*change))
    assert answer.status_code == 404
    assert b"Reload the page" in answer.body


def test_deviations_are_counted_from_the_mean():
    steps = list(atlas_classes.steps([1.0, 2.0, 4.0, 9.0], {"national": 3.0}, "{:g}".format))
    around = {one.k: one.edges for one in steps if one.method == "national"}
    assert around[3] == pytest.approx((2.73, 3.3))
    halves = {one.k: one.edges for one in steps if one.method == "std_dev"}
    assert halves[4] == pytest.approx((4.0, 4.0 + math.sqrt(38 / 3)))  # 0.44 is below every value: a class of nothing
    assert halves[3] == pytest.approx((4 - np.std([1, 2, 4, 9], ddof=1) / 2, 4 + np.std([1, 2, 4, 9], ddof=1) / 2))
