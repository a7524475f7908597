"""The checks: each of them notices the fault it exists for, and counts what it compared."""

import shutil

import duckdb
import pytest

from data.checks import promised, require, run
from data.checks.results import Result, of_items, table
from data.errors import CheckFailed
from data.warehouse import Warehouse
from tests.warehouses import tiny_warehouse

# One fault for each file of checks: what is done to the real figures, and the part that must notice.
FAULTS = [
    ("12_membership_of_areas", "DELETE FROM area_parent WHERE ref_area = 'RU-IVA'", "its country"),
    (
        "12_membership_of_areas",
        "UPDATE area_parent SET valid_to = NULL WHERE ref_area = 'RU-BU'",
        "one district at a time",
    ),
    ("10_values_and_statuses", "UPDATE observation SET obs_value = 5 WHERE conf_status = 'C'", "NULL and status"),
    (
        "10_values_and_statuses",
        "UPDATE observation SET obs_status = 'A' WHERE conf_status = 'C'",
        "confidential and withheld",
    ),
    (
        "10_values_and_statuses",
        "UPDATE observation SET break_kind = '' WHERE break_kind = 'territory'",
        "break and its kind",
    ),
    (
        "10_values_and_statuses",
        "UPDATE observation SET time_transform = 'N' WHERE indicator = 'PPI'",
        "index and per cent",
    ),
    ("10_values_and_statuses", "UPDATE observation SET obs_value = 'inf' WHERE obs_value > 1e6", "finite"),
    ("11_reasons", "UPDATE observation SET note = '' WHERE obs_status = 'O' AND ref_area = 'US-TX'", "missing"),
    (
        "20_bulletin_months",
        "UPDATE observation SET obs_value = 99 WHERE dataset = 'RU_KEP' AND time_period = '2012'",
        "",
    ),
    ("20_bulletin_months", "DELETE FROM observation WHERE dataset = 'RU_KEP' AND time_period = '2012-05'", ""),
    ("21_newest_issue", "UPDATE observation SET obs_value = 1 WHERE dataset = 'RU_KEP' AND time_period = '2012'", ""),
    ("21_newest_issue", "DELETE FROM observation WHERE dataset = 'RU_KEP' AND time_period = '2012'", ""),
    ("22_issues", "DELETE FROM observation_history WHERE time_period = '2010-05'", "issues with history"),
    ("22_issues", "DELETE FROM observation WHERE ref_area = 'US-TX'", "newest issues"),
    ("22_issues", "UPDATE issue SET is_newest = true WHERE issue = '2012-10'", "one newest issue a dataset"),
    ("23_revisions", "UPDATE observation_history SET obs_value = obs_value * 10 WHERE first_issue = '2012-10'", ""),
    ("30_districts", "UPDATE observation SET obs_value = obs_value + 1 WHERE ref_area = 'RU-CFD'", "monthly shipments"),
    ("30_districts", "UPDATE observation SET obs_value = obs_value + 99 WHERE ref_area = 'RU-CFD'", "annual shipments"),
    ("30_districts", "DELETE FROM observation WHERE indicator = 'EMP_SME'", "small and medium business"),
    ("31_subjects", "UPDATE observation SET obs_value = obs_value + 99 WHERE ref_area = 'RU-IVA'", "monthly shipments"),
    ("31_subjects", "DELETE FROM area_parent WHERE ref_area = 'RU-IVA'", "annual shipments"),
    ("32_composites", "UPDATE observation SET obs_value = obs_value + 1 WHERE ref_area = 'RU-NEN'", "organisations"),
    ("33_organisations", "UPDATE observation SET obs_value = 1e9 WHERE activity = 'C' AND ref_area = 'RU-IVA'", ""),
    (
        "34_january",
        "UPDATE observation SET obs_value = 1 WHERE time_period = '2012-01' AND time_transform = 'GY'",
        "CDE",
    ),
    ("35_withheld_months", "UPDATE observation SET obs_value = 5 WHERE conf_status = 'C'", ""),
    ("40_textiles", "UPDATE observation SET obs_value = 5 WHERE activity = '313'", "US_CBP"),
    ("40_textiles", "UPDATE observation SET obs_value = 5 WHERE activity = 'C13' AND obs_value IS NULL", "US_QCEW"),
    (
        "41_states",
        "UPDATE observation SET obs_value = obs_value + 8 WHERE ref_area = 'US-AL'",
        "industries, within 7 million dollars",
    ),
    ("42_absent_states", "UPDATE observation SET obs_value = 0, obs_status = 'A' WHERE ref_area = 'US-CA'", ""),
    ("50_breaks", "UPDATE observation SET break_kind = '' WHERE product = '13.20'", "definition of fabrics, 2021"),
    ("60_statements", "UPDATE published_figure SET index_pct = NULL", "growth as an index"),
    ("60_statements", "UPDATE published_figure SET base_period = ''", "base period"),
    ("60_statements", "UPDATE published_figure SET unit_measure = 'NMB'", "unit of the wording"),
    ("60_statements", "UPDATE published_figure SET scope_note = ''", "unknown period explained"),
    ("60_statements", "UPDATE published_figure SET also_source_ids = 'nobody'", "further sources known"),
    ("60_statements", "UPDATE published_figure SET value_max = value - 1", "range ascends"),
    ("71_prospects", "UPDATE cluster_year SET members = 15 WHERE cluster_id = 'ru-kir-light'", "printed numbers"),
    ("73_clusters", "UPDATE cluster SET counted_as = cluster_id", "counted once"),
    ("73_clusters", "UPDATE cluster_stage SET known_by = '2026-12-31'", "stage known by the year"),
    ("80_demonstration", "UPDATE dataset SET dataset = 'DEMO_X' WHERE dataset = 'RU_KEP'", "datasets"),
    ("80_demonstration", "UPDATE source SET source_id = 'demo-x' WHERE source_id = '23rus-2023'", "sources"),
]
PERSONS = [
    {"name_ru": "ИП Иванова"},
    {"name_ru": "Иванов И.И."},
    {"name_ru": "И. И. Иванов"},
    {"name_ru": "Иванов Иван Иванович"},
    {"name_uk": "Коваль Олена Петрівна"},
    {"name_uk": "ФОП Коваль"},
    {"name_en": "Ivanov I. I."},
    {"name_ru": "Ателье", "legal_form": "ИП"},
    {"name_ru": "Ателье", "legal_form": "Индивидуальный предприниматель"},
]


def spoilt(published_file, tmp_path, statement):
    copy = tmp_path / "published.duckdb"
    shutil.copy(published_file, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(statement)
    return Warehouse("published", copy)


@pytest.mark.parametrize(("file", "statement", "part"), FAULTS)
def test_a_check_notices_its_fault(published_file, tmp_path, file, statement, part):
    warehouse = spoilt(published_file, tmp_path, statement)
    results = promised.of_file(warehouse, promised.CHECKS_DIR / f"{file}.sql")
    failed = {result.name for result in results if not result.is_passed}
    assert [name for name in failed if not part or name.endswith(f": {part}")], failed


def test_every_file_of_checks_has_a_fault_that_it_notices():
    tried = {file for file, *_ in FAULTS}
    assert tried == {path.stem for path in promised.CHECKS_DIR.glob("*.sql")}


@pytest.mark.parametrize("row", PERSONS, ids=lambda row: " ".join(row.values()))
def test_a_natural_person_is_no_organisation(tmp_path, row):
    with pytest.raises(CheckFailed, match=r"natural person.*org-a"):
        tiny_warehouse(tmp_path, organisation=[row], checked=True)


@pytest.mark.parametrize(
    "name", ["Зелёная нить", "Легпром-73", "ООО «Типография»", "Фабрика им. Ногина", "Kharkiv Fashion"]
)
def test_a_firm_is_no_natural_person(tmp_path, name):
    opened = tiny_warehouse(tmp_path, organisation=[{"name_ru": name, "legal_form": "ООО"}], checked=True)
    assert opened.rows("SELECT name_ru FROM wh.organisation") == [(name,)]


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ({"observation": [{}, {}]}, "keys are unique"),
        ({"event": [{"held_on": None}]}, "printed dates"),
        ({"cluster": [{"possibly_same_as": "cluster-b"}]}, "an area for every cluster"),
    ],
)
def test_what_the_schema_says_is_checked(tmp_path, tables, said):
    with pytest.raises(CheckFailed, match=said):
        tiny_warehouse(tmp_path, checked=True, **tables)


def test_an_unknown_code_in_a_table_without_enum_is_noticed(published_file, tmp_path):
    warehouse = spoilt(published_file, tmp_path, "UPDATE event SET cluster_id = 'nobody' WHERE cluster_id <> ''")
    failed = [result for result in run(warehouse) if not result.is_passed]
    assert [result.name for result in failed] == ["codes are known"]
    assert "event.cluster_id = 'nobody'" in failed[0].message


def test_an_empty_cell_that_must_not_be_is_noticed(published_file, tmp_path):
    warehouse = spoilt(published_file, tmp_path, "UPDATE event SET kind = NULL")
    failed = {result.name: result.message for result in run(warehouse) if not result.is_passed}
    assert list(failed) == ["nothing is NULL that must not be"]
    assert "event.kind" in failed["nothing is NULL that must not be"]


def test_a_missing_column_is_noticed(published_file, tmp_path):
    warehouse = spoilt(published_file, tmp_path, "ALTER TABLE flow ADD COLUMN extra INTEGER")
    failed = [result.name for result in run(warehouse) if not result.is_passed]
    assert failed == ["tables have the declared columns"]


def test_counts_tell_compared_from_not_compared():
    result = of_items("sums", [("a", True), ("b", None), ("c", False), ("d", True)])
    assert result == Result("sums", 3, 2, 1, "1 of 3 fail, first: c")
    assert not result.is_passed


def test_fewer_comparisons_than_known_fail_even_if_all_hold():
    result = of_items("sums", [("a", True)], at_least=2)
    assert not result.is_passed
    assert "only 1 comparisons were possible where 2 are known" in result.message


def test_all_failed_checks_are_named_at_once():
    good, bad, worse = Result("good", 1, 1, 0, ""), Result("bad", 2, 1, 0, "x"), Result("worse", 3, 0, 0, "y")
    require([good])
    with pytest.raises(CheckFailed, match=r"2 of 3 checks failed, nothing was published: bad \(x\); worse \(y\)"):
        require([good, bad, worse])
    assert "worse" in table([good, bad, worse]).splitlines()[3]
    assert table([good, bad, worse]).count("FAILED") == 2
