"""The edition as a whole: checks pass, it says what it is, it is the same every time, and nothing in it is copied."""

import time

import pytest

from data import commands, warehouse
from data.checks import run
from data.errors import CheckFailed
from data.generate import descriptions, edition, plan
from data.generate.plan import Plan
from data.lookup import is_demonstration
from tests.warehouses import tiny_warehouse


def test_every_check_passes(demo):
    results = run(demo)
    assert [result for result in results if not result.is_passed] == []
    names = {result.name for result in results}
    assert {f"made-up figures say that they are, and never stand beside real ones: {part}"
            for part in ("datasets", "sources", "titles", "names")} <= names  # fmt: skip


def test_it_says_what_it_is_in_three_languages(demo, published):
    assert is_demonstration(demo)
    assert not is_demonstration(published)
    for titles in demo.rows("SELECT title_en, title_ru, title_uk, warning_en, warning_ru, warning_uk FROM wh.dataset"):
        assert [text.split(".")[0] for text in titles[:3]] == ["DEMONSTRATION", "ДЕМОНСТРАЦИЯ", "ДЕМОНСТРАЦІЯ"]
        assert all(titles)
    assert demo.rows("SELECT source_id FROM wh.source") == [("demo-generator",)]


def test_made_up_figures_without_the_mark_are_not_published(tmp_path):
    with pytest.raises(CheckFailed, match="made-up figures say that they are"):
        tiny_warehouse(tmp_path, observation=[{"dataset": "DEMO_RU_OUTPUT"}], checked=True)
    assert list(tmp_path.iterdir()) == []


def test_it_is_the_same_every_time(demo, tmp_path):
    edition.generate(Plan(), tmp_path / "demo.duckdb")
    again = warehouse.Warehouse("demo", tmp_path / "demo.duckdb")
    assert again.fingerprint == demo.fingerprint
    again.close()


def test_another_seed_gives_other_figures_and_scale_only_more_organisations():
    usual, other, larger = (edition.registry(Plan(*given)) for given in ((), (7,), (2025, 3.0)))
    assert not usual["membership"].equals(other["membership"])
    assert len(larger["organisation"]) == pytest.approx(3 * len(usual["organisation"]), rel=0.02)
    for name in ("membership", "flow", "support_application", "attendance", "organisation_figure"):
        assert len(larger[name]) > 1.8 * len(usual[name])
    assert larger["cluster_stage"].equals(usual["cluster_stage"])
    same, more = (edition.statistics("UA", Plan(2025, scale))["observation"] for scale in (1.0, 3.0))
    assert same.equals(more)
    assert not same["obs_value"].equals(edition.statistics("UA", Plan(7))["observation"]["obs_value"])


def test_no_figure_is_copied_from_the_published_edition(demo, published):
    text = (
        "SELECT indicator::VARCHAR, ref_area::VARCHAR, activity::VARCHAR, product::VARCHAR, time_period, time_transform::VARCHAR, "
        "obs_value FROM wh.observation WHERE obs_value <> 0 AND ref_area <> 'US' AND indicator <> 'IPI'"
    )
    both = set(demo.rows(text)) & set(published.rows(text))
    assert {row[:2] for row in both} == {("PROD_VOL", "RU")}
    assert {row[4] for row in both} <= {str(year) for year in range(2017, 2025)}
    assert demo.rows("SELECT count(*) FROM wh.published_figure") == [(0,)]
    codes = {code for (code,) in demo.rows("SELECT dataset FROM wh.dataset")}
    assert codes == {"DEMO_REGISTRY", *(descriptions.dataset(country, subject) for country in plan.COUNTRIES
                                        for subject in (descriptions.OUTPUT, descriptions.ACTIVITY, descriptions.INDEX))}  # fmt: skip


def test_code_lists_are_those_of_the_published_edition(demo, published):
    for name in ("area", "area_parent", "activity", "product", "indicator", "unit", "stage", "lifecycle_stage"):
        text = f"SELECT * FROM wh.{name} ORDER BY ALL"
        assert demo.rows(text) == published.rows(text), name


def test_the_same_parameters_are_not_built_twice(demo_folder, monkeypatch, capsys):
    monkeypatch.setattr(warehouse, "BUILD_DIR", demo_folder)
    before = (demo_folder / "demo.duckdb").stat()
    begun = time.perf_counter()
    assert commands.main(["generate"]) == 0
    assert "up to date (seed 2025, scale 1)" in capsys.readouterr().out
    assert (demo_folder / "demo.duckdb").stat().st_mtime_ns == before.st_mtime_ns
    assert time.perf_counter() - begun < 10
    assert not plan.is_current(Plan(2025, 2.0))
    assert not plan.is_current(Plan(2026))
    monkeypatch.setattr(plan, "program_digest", lambda: "another program")
    assert not plan.is_current(Plan())


@pytest.mark.parametrize(
    ("arguments", "told"), [(["--seed", "-1"], "seed -1 is negative"), (["--scale", "0"], "scale 0 is out of bounds")]
)
def test_parameters_out_of_bounds_get_a_sentence(arguments, told, capsys):
    assert commands.main(["generate", *arguments]) == 1
    assert told in capsys.readouterr().err


def test_a_damaged_file_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(warehouse, "BUILD_DIR", tmp_path)
    assert not plan.is_current(Plan())
    (tmp_path / "demo.duckdb").write_bytes(b"no warehouse")
    assert not plan.is_current(Plan())
