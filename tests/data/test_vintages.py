"""As-of: every issue of the bulletin comes back exactly as it was printed, and a day chooses its issue."""

from datetime import date

import pandas as pd
import pytest

from data.errors import UnknownCode
from data.loading import RAW_DIR
from data.tables.observations import KEY
from tests.data.issues import figures_of, issues_as_of
from tests.warehouses import tiny_warehouse

COLUMNS = [*KEY, "obs_value", "obs_status", "conf_status", "break_kind", "unit_measure", "unit_mult", "vintage"]
COLUMNS += ["vintage_precision", "classification_version", "product_classification", "source_id", "note"]


def as_rows(frame):
    return set(zip(*(frame[column].tolist() for column in COLUMNS), strict=True))


def test_all_ninety_two_issues_come_back_as_printed(published):
    printed = pd.read_parquet(RAW_DIR / "ru_bulletin_issues.parquet")
    assert printed["issue"].nunique() == 92
    assert printed["obs_value"].notna().all()
    for issue, rows in printed.groupby("issue"):
        found = figures_of(published, "RU_KEP", str(issue))
        found["vintage"] = found["vintage"].dt.strftime("%Y-%m-%d")
        assert len(found) == len(rows)
        assert as_rows(found) == as_rows(rows), issue


@pytest.mark.parametrize(
    ("day", "issue"),
    [
        (date(2009, 4, 29), None),
        (date(2009, 4, 30), "2009-04"),
        (date(2012, 11, 15), "2012-10"),
        (date(2012, 12, 15), "2012-10"),  # the stored 2012-11 is a copy of 2012-10
        (date(2013, 12, 15), "2013-10"),  # 2013-11 is not at hand
        (date(2013, 12, 31), "2013-12"),
        (date(2026, 1, 1), "2016-12"),
    ],
)
def test_a_day_chooses_the_newest_whole_issue(published, day, issue):
    assert issues_as_of(published, day).get("RU_KEP") == issue


def test_datasets_with_one_issue_are_not_published_before_it(published):
    assert "US_BEA_SAGDP2" not in issues_as_of(published, date(2023, 3, 30))
    assert issues_as_of(published, date(2023, 3, 31))["US_BEA_SAGDP2"] == "2023-03-31"


def test_the_default_is_the_newest_of_every_dataset(published):
    newest = dict(published.rows("SELECT dataset, issue FROM wh.issue WHERE is_newest"))
    assert issues_as_of(published, date.max) == newest


def test_remarks_on_issues_are_kept(published):
    sql = "SELECT issue, status, row_count, note FROM wh.issue WHERE note <> '' ORDER BY issue"
    duplicate, absent, incomplete = published.rows(sql)
    assert duplicate[:2] == ("2012-11", "duplicate")
    assert absent[:3] == ("2013-11", "absent", 0)
    assert incomplete[:2] == ("2015-12", "whole")
    assert len(figures_of(published, "RU_KEP", "2013-11")) == 0
    assert "PROD_VOL" not in set(figures_of(published, "RU_KEP", "2015-12")["indicator"])


def test_a_figure_printed_alike_is_one_row_and_a_gap_ends_it(tmp_path):
    printed = [("2020-01", 1.0), ("2020-02", 1.0), ("2020-03", 2.0), ("2020-05", 2.0), ("2020-06", 1.0)]
    rows = [{"issue": issue, "vintage": f"{issue}-28", "obs_value": value} for issue, value in printed]
    other = [{**row, "ref_area": "RU-KIR", "obs_value": 9.0} for row in rows]
    other.append({"issue": "2020-04", "vintage": "2020-04-28", "ref_area": "RU-KIR", "obs_value": 9.0})
    opened = tiny_warehouse(tmp_path, printed_figure=[*rows, *other], observation=[rows[-1], other[4]])
    sql = "SELECT ref_area::VARCHAR, obs_value, first_issue, last_issue FROM wh.observation_history ORDER BY 1, 3"
    assert opened.rows(sql) == [
        ("RU-IVA", 1.0, "2020-01", "2020-02"),
        ("RU-IVA", 2.0, "2020-03", "2020-03"),
        ("RU-IVA", 2.0, "2020-05", "2020-05"),
        ("RU-IVA", 1.0, "2020-06", "2020-06"),
        ("RU-KIR", 9.0, "2020-01", "2020-06"),
    ]
    assert issues_as_of(opened, date(2020, 3, 30)) == {"TEST": "2020-03"}


def test_an_unknown_issue_is_refused_with_the_known_ones(published):
    with pytest.raises(UnknownCode, match="2009-04"):
        figures_of(published, "RU_KEP", "2008-01")
