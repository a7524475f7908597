"""Issues: whole, revised, late, provisional, with the breaks of the real table; only the newest agrees with the totals."""

import pytest

OUTPUT = "DEMO_RU_OUTPUT"
ANNUAL = (
    "SELECT first_issue::VARCHAR, last_issue::VARCHAR, obs_value FROM wh.observation_history WHERE dataset = 'DEMO_RU_OUTPUT' "
    "AND ref_area = 'RU' AND product = '15.20' AND time_period = '2024' ORDER BY 1"
)


def test_there_are_thirteen_whole_issues_of_either_country(demo):
    for country in ("RU", "UA"):
        rows = demo.rows(
            "SELECT issue, status, vintage FROM wh.issue WHERE dataset = ? ORDER BY issue", [f"DEMO_{country}_OUTPUT"]
        )
        assert [issue for issue, *_ in rows] == ["2024-12", *(f"2025-{month:02d}" for month in range(1, 13))]
        assert {status for _, status, _ in rows} == {"whole"}
        assert [day for *_, day in rows] == sorted(day for *_, day in rows)


def test_the_year_before_is_final_from_august_on(demo):
    rows = demo.rows(ANNUAL)
    assert rows[0][0] == "2024-12"
    assert rows[-1][1] == "2025-12"
    final = next(value for first, last, value in rows if first <= "2025-08" <= last)
    assert final == 151.227504 == rows[-1][2]
    assert all(abs(value / final - 1) < 0.05 for *_, value in rows)
    assert any(value != final for *_, value in rows)


def test_the_newest_months_are_provisional_and_older_ones_are_not(demo):
    text = "SELECT time_period, obs_status::VARCHAR FROM wh.observation WHERE dataset = ? AND ref_area = 'RU' AND product = '15.20' AND freq = 'M'"
    statuses = dict(demo.rows(text, [OUTPUT]))
    assert [statuses[f"2025-{month}"] for month in ("09", "10", "11", "12")] == ["A", "P", "P", "P"]


def test_late_reports_come_with_a_later_issue(demo):
    rows = demo.rows(
        "SELECT o.obs_status::VARCHAR FROM wh.observation_history AS h JOIN wh.observation AS o "
        "USING (dataset, indicator, ref_area, activity, product, freq, time_period, time_transform) "
        "WHERE h.note LIKE '%closing day%' AND h.last_issue < '2025-12' AND h.dataset = ?", [OUTPUT])  # fmt: skip
    assert len(rows) > 50
    assert sum(status == "O" for (status,) in rows) < len(rows) / 10


def test_breaks_stand_where_they_belong(demo):
    rows = demo.rows(
        "SELECT DISTINCT time_period, break_kind::VARCHAR, product = '13.20', ref_area = 'RU' FROM wh.observation "
        "WHERE dataset = ? AND break_kind <> ''",
        [OUTPUT],
    )
    assert {row[0] for row in rows if row[1] == "definition"} == {"2021", "2021-Q1", "2021-01"}
    assert {row[2] for row in rows if row[1] == "definition"} == {True}
    assert {row[0] for row in rows if row[1] == "territory_remark"} == {"2022", "2022-Q1", "2022-01"}
    assert {row[3] for row in rows if row[1] == "territory_remark"} == {True}


@pytest.mark.parametrize("country", ["RU", "UA"])
def test_months_add_up_to_quarters_and_years(demo, country):
    text = """
        SELECT count(*), max(abs(whole.obs_value - parts.added)) FROM wh.observation AS whole JOIN (
            SELECT w.ref_area, w.product, w.time_period, sum(m.obs_value) AS added
            FROM wh.observation AS w JOIN wh.observation AS m ON m.dataset = w.dataset AND m.ref_area = w.ref_area
                AND m.product = w.product AND m.freq = 'M' AND m.period_start BETWEEN w.period_start AND w.period_end
            WHERE w.dataset = $dataset AND w.freq <> 'M' AND w.obs_value IS NOT NULL GROUP BY ALL
        ) AS parts USING (ref_area, product, time_period) WHERE whole.dataset = $dataset
    """
    compared, furthest = demo.rows(text, {"dataset": f"DEMO_{country}_OUTPUT"})[0]
    assert compared > 30_000
    assert furthest < 1e-6
