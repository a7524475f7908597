"""The real figures: nothing is lost on the way in, and every promise about them is proved with its number of cases."""

from datetime import date

import pytest

from data.checks import run
from data.loading import RAW_DIR
from data.provenance import read_all

# Comparisons made and comparisons not possible, as known from the publications.
PROVED = {
    "months of the bulletin add up to quarters and years": (360, 0),
    "the last issue in the history equals the newest figures": (2916, 0),
    "every issue holds the rows it is said to hold: issues with history": (93, 0),
    "an earlier issue prints a figure within five times of the newest": (5658, 0),
    "federal districts add up to Russia: monthly shipments": (82, 3),
    "federal districts add up to Russia: annual shipments": (12, 0),
    "federal districts add up to Russia: small and medium business": (17, 0),
    "regions add up to their federal district: monthly shipments": (690, 75),
    "regions add up to their federal district: annual shipments": (94, 2),
    "regions add up to their federal district: small and medium business": (140, 13),
    "a region with its autonomous districts is the sum of its parts: monthly shipments": (52, 118),
    "a region with its autonomous districts is the sum of its parts: annual shipments": (24, 0),
    "a region with its autonomous districts is the sum of its parts: small and medium business": (16, 18),
    "a region with its autonomous districts is the sum of its parts: organisations": (20, 4),
    "manufacturing organisations are fewer than all": (340, 170),
    "January against January is January to date: D": (748, 28),
    "January against January is January to date: CDE": (748, 28),
    "the withheld months of the Crimean district stay withheld": (9, 0),
    "C13 is NAICS 313 + 314, and unknown as soon as one of them is: US_CBP": (1456, 380),
    "C13 is NAICS 313 + 314, and unknown as soon as one of them is: US_QCEW": (844, 216),
    "states add up to the United States: industries, within 7 million dollars": (75, 3),
    "states add up to the United States: all industries, country larger by 0.5 to 0.8 %": (26, 0),
    "California and Texas of the quarterly census are missing, not zero": (280, 0),
    "statements are complete in themselves: growth as an index": (472, 0),
    "no row names a natural person": (161, 0),
    "a name belongs to one cluster": (30, 0),
    "a prospect is never counted as a member": (10, 0),
    "printed dates are as exact as they are said to be": (82, 0),
    "figures stand near their own series: RU_806_REGIONAL": (56944, 16),
    "figures stand near their own series: RU_EMISS_ORG": (850, 0),
    "figures stand near their own series: RU_KEP": (2916, 0),
    "figures stand near their own series: RU_PROD_ANNUAL": (240, 0),
    "figures stand near their own series: RU_SHIPMENTS_ANNUAL": (1126, 6),
    "figures stand near their own series: US_BEA_SAGDP2": (5302, 0),
    "figures stand near their own series: US_CBP": (10829, 511),
    "figures stand near their own series: US_QCEW": (6271, 309),
    "every jump listed in reference/accepted_jump.csv is still one": (55, 0),
}
ROWS = {
    "source": 161, "observation": 90372, "observation_by_area": 90372, "issue": 100, "published_figure": 472,
    "cluster": 22, "cluster_stage": 22, "membership_count": 10, "organisation": 10, "membership": 10,
    "event": 17, "facility": 7, "support_measure": 12, "programme": 16,
    "flow": 0, "support_application": 0, "attendance": 0, "training": 0, "organisation_figure": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def results(published):
    return {result.name: result for result in run(published)}


def test_every_check_passes(results):
    assert {name: result.message for name, result in results.items() if not result.is_passed} == {}


@pytest.mark.parametrize("name", PROVED)
def test_a_promise_is_proved_with_all_its_cases(results, name):
    assert (results[name].checked, results[name].not_compared) == PROVED[name]


@pytest.mark.parametrize("table", ROWS)
def test_no_row_is_lost(published, table):
    assert published.rows(f"SELECT count(*) FROM wh.{table}") == [(ROWS[table],)]


def test_statuses_are_those_printed(published):
    found = published.rows(
        "SELECT dataset::VARCHAR, obs_status::VARCHAR, count(*), count(obs_value) FROM wh.observation "
        "WHERE dataset IN ('RU_806_REGIONAL', 'RU_SHIPMENTS_ANNUAL', 'RU_EMISS_ORG') GROUP BY ALL"
    )
    counted = {status: sum(n for _, s, n, _ in found if s == status) for status in "AEBOQ"}
    assert counted == {"A": 57327, "E": 1586, "B": 29, "O": 2585, "Q": 9}
    assert sum(values for *_, values in found) == 58942


def test_withheld_american_cells(published):
    sql = "SELECT indicator::VARCHAR, count(*) FROM wh.observation WHERE obs_status = 'Q' AND dataset = ? GROUP BY ALL"
    assert dict(published.rows(sql, ["US_CBP"])) == {"EMP": 798, "PAYROLL": 714}
    assert dict(published.rows(sql, ["US_QCEW"])) == {"EMP": 420, "WAGES": 140}
    assert dict(published.rows(sql, ["US_BEA_SAGDP2"])) == {"GDP_CP": 2}


def test_the_cumulative_level_is_told_from_an_index(published):
    sql = "SELECT DISTINCT time_transform::VARCHAR FROM wh.observation WHERE indicator = 'EMP_SME' AND freq = 'Q'"
    assert published.rows(sql) == [("C_YTD_LEVEL",)]


@pytest.mark.parametrize(
    ("figure", "index", "qualifier"),
    [("F007", 150.0, "exact"), ("F008", 300.0, "exact"), ("F009", None, "about")],
)
def test_growth_is_given_as_an_index_beside_the_wording(published, figure, index, qualifier):
    sql = "SELECT index_pct, qualifier FROM wh.published_figure WHERE figure_id = ?"
    assert published.rows(sql, [figure]) == [(index, qualifier)]


def test_a_rate_and_its_index_differ_by_one_hundred(published):
    sql = "SELECT count(*), max(abs(index_pct - value - 100)) FROM wh.published_figure WHERE value_kind = 'rate_pct'"
    ((number, difference),) = published.rows(sql)
    assert number == 171
    assert difference < 1e-9


def test_every_raw_file_feeds_the_table_of_datasets(published):
    described = {entry.file: entry for entry in read_all(RAW_DIR)}
    listed = dict(published.rows("SELECT file, sha256 FROM wh.dataset"))
    assert listed == {file: entry.sha256 for file, entry in described.items() if entry.kind != "issues"}
    ((warning,),) = published.rows("SELECT warning_en FROM wh.dataset WHERE dataset = 'RU_806_REGIONAL'")
    assert "Never subtract around the three withheld months" in warning


def test_figures_are_official_and_areas_known(published):
    assert published.codes("observation", "origin") == {"official"}
    assert published.codes("observation", "ref_area") <= published.codes("area", "ref_area")


def test_a_stage_without_a_date_counts_from_its_report(published):
    rows = published.rows(
        "SELECT entered_on, known_by FROM wh.cluster_stage "
        "WHERE cluster_id = 'ru-irk-baikal-light' AND lifecycle_stage = 'ministry_register'"
    )
    assert rows == [(None, date(2024, 5, 21))]
    by_year = published.rows(
        "SELECT time_period, lifecycle_stage, is_dated_by_source, members FROM wh.cluster_year "
        "WHERE cluster_id = 'ru-irk-baikal-light' AND time_period BETWEEN '2022' AND '2024' ORDER BY 1"
    )
    assert by_year == [
        ("2022", "agreement", False, 10),
        ("2023", "agreement", False, 10),
        ("2024", "ministry_register", True, 10),
    ]


def test_possibly_same_clusters_are_counted_once(published):
    pairs = published.rows(
        "SELECT cluster_id, possibly_same_as, counted_as FROM wh.cluster WHERE possibly_same_as <> ''"
    )
    assert len(pairs) == 6
    assert {counted for *_, counted in pairs} == {"ru-irk-baikal-light", "ru-iva-textile-industrial", "ru-da-footwear"}
    assert all(counted == min(one, other) for one, other, counted in pairs)


def test_wishes_to_join_are_no_members(published):
    sql = "SELECT max(members), max(prospects) FROM wh.cluster_year WHERE cluster_id = ?"
    assert published.rows(sql, ["ru-kir-light"]) == [(None, 15)]
    assert published.rows(sql, ["ru-da-footwear"]) == [(None, 12)]
    assert published.rows(sql, ["ru-cu-textile-light"]) == [(None, 11)]


def test_a_printed_number_stands_at_the_seat_only(published):
    sql = "SELECT ref_area, max(members), max(is_seat) FROM wh.cluster_year WHERE cluster_id = ? GROUP BY 1 ORDER BY 1"
    assert published.rows(sql, ["ru-che-textile"]) == [("RU-BA", None, False), ("RU-CHE", 10, True)]
