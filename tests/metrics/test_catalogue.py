"""A definition that is not exactly as agreed is refused with a sentence that names file, key and remedy."""

import pytest

from metrics.catalogue import DEFINITIONS, catalogue, load, metric
from metrics.errors import DefinitionError, UnknownMetric, did_you_mean
from metrics.reading import read

GOOD = (DEFINITIONS / "gdp_share.toml").read_text(encoding="utf-8")
FAULTS = [
    ('id = "gdp_share"', 'id = "gdp"', "key 'id'"),
    ('topic = "output"', 'topic = "outptu"', "Did you mean 'output'"),
    ('unit = "PC"', "unit = 3", "key 'unit'"),
    ("decimals = 2", "decimals = true", "key 'decimals'"),
    ('table = "observation"', 'table = "observations"', "Did you mean 'observation'"),
    ('sql = "sum(obs_value)"', 'sql = "sum(obs_valeu)"', "Did you mean 'obs_value'"),
    ('sql = "sum(obs_value)"', 'sql = "sum(obs_value); drop table x"', "an expression over the columns"),
    ("[numerator]", "[numerators]", "Did you mean 'numerator'"),
    ("indicator = 'GDP_CP'", "indikator = 'GDP_CP'", "Did you mean 'indicator'"),
    ('transforms = ["level", "yoy", "index", "relative"]', 'transforms = ["level", "ytd"]', "without denominator"),
    ('transforms = ["level", "yoy", "index", "relative"]', 'transforms = ["share"]', "a share only of a total"),
    ('transforms = ["level", "yoy", "index", "relative"]', 'transforms = ["yyoy"]', "Did you mean 'yoy'"),
    ('datasets = ["US_BEA_SAGDP2", "DEMO_RU_ACTIVITY", "DEMO_UA_ACTIVITY"]', "datasets = []", "key 'datasets'"),
    ('uk = "Частка у ВВП, %"', 'uk = ""', "key 'short.uk'"),
    ('en = "Share of GDP, %"', 'en = "Share of gross domestic product at current prices, %"', "at most 40"),
    ("value = 3.0", "", "either a value or a reason"),
    ('ref_area = "US-NC"', 'ref_aera = "US-NC"', "Did you mean 'ref_area'"),
    ("factor = 100", "factro = 100", "Did you mean 'factor'"),
    ('freqs = ["A"]', 'freqs = ["Y"]', "key 'freqs'"),
    ('freqs = ["A"]', "freqs = []", "at least one of each"),
]


@pytest.mark.parametrize(("was", "becomes", "expected"), FAULTS, ids=[fault[2] + fault[1][:20] for fault in FAULTS])
def test_a_fault_is_named(tmp_path, was, becomes, expected):
    assert was in GOOD
    path = tmp_path / "gdp_share.toml"
    path.write_text(GOOD.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        read(path)
    assert expected in str(caught.value)
    assert "gdp_share.toml" in str(caught.value)


@pytest.mark.parametrize("content", ["id = ", "", "\ufeff"], ids=["cut", "empty", "mark"])
def test_a_file_that_is_no_definition(tmp_path, content):
    path = tmp_path / "x.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"x\.toml"):
        read(path)


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(DefinitionError, match="no definition"):
        load(tmp_path)


def test_a_metric_that_is_not_there():
    with pytest.raises(UnknownMetric, match="Did you mean 'gdp_share'"):
        metric("gdp_shar")
    assert str(UnknownMetric("a sentence")) == "a sentence"


def test_metrics_are_hashable_and_ids_are_file_names():
    assert {hash(found) for found in catalogue().values()}
    assert {path.stem for path in DEFINITIONS.glob("*.toml")} == set(catalogue())


def test_suggestions():
    assert did_you_mean("RU-IVO", ["RU-IVA", "RU-VLA"]) == " Did you mean 'RU-IVA'?"
    assert did_you_mean("zzz", ["a", "b"]) == " Known are: a, b."
    assert did_you_mean("zzz", [f"code{i}" for i in range(99)]) == ""
