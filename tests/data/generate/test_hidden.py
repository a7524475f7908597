"""No withheld cell can be computed: not from totals, not from months and years, not from an earlier issue."""

import numpy as np
import pytest

from data.generate import hiding

DIVISIONS = ("C13", "C14", "C15")


def undetermined(equations: np.ndarray) -> np.ndarray:
    """Which unknowns of a linear system are left open: some solution of the homogeneous system moves them."""
    _, sizes, rows = np.linalg.svd(equations)
    free = rows[np.sum(sizes > 1e-9) :]
    return np.abs(free).max(axis=0, initial=0.0) > 1e-9


def test_the_measure_itself():
    assert undetermined(np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])).tolist() == [True, True, False]


@pytest.mark.parametrize("dataset", ["DEMO_RU_OUTPUT", "DEMO_UA_OUTPUT"])
def test_sums_over_regions_months_quarters_and_years_leave_every_hidden_cell_open(demo, dataset):
    hidden = demo.rows(
        "SELECT DISTINCT product::VARCHAR, ref_area::VARCHAR FROM wh.observation WHERE dataset = ? AND obs_status = 'Q'",
        [dataset],
    )
    products = {product for product, _ in hidden}
    assert 4 <= len(products) <= 20
    for product in products:
        areas = [area for one, area in hidden if one == product]
        periods = 12 + 4 + 1
        places = np.arange(len(areas) * periods).reshape(len(areas), periods)
        equations = []
        for period in range(periods):
            equations.append(np.isin(places, places[:, period]))
        for row in places:
            for quarter in range(4):
                parts, whole = row[3 * quarter : 3 * quarter + 3], row[12 + quarter]
                equations.append(np.isin(places, parts).astype(float) - np.isin(places, whole))
            equations.append(np.isin(places, row[:12]).astype(float) - np.isin(places, row[16]))
        system = np.array([np.asarray(equation, dtype=float).ravel() for equation in equations])
        assert undetermined(system).all(), (product, areas)


@pytest.mark.parametrize("dataset", ["DEMO_RU_ACTIVITY", "DEMO_UA_ACTIVITY"])
@pytest.mark.parametrize("indicator", ["EMP", "GDP_CP", "PAYROLL"])
def test_sums_over_regions_and_divisions_leave_every_hidden_cell_open(demo, dataset, indicator):
    rows = demo.rows(
        "SELECT time_period, ref_area::VARCHAR, activity::VARCHAR FROM wh.observation WHERE dataset = ? AND indicator = ? AND obs_status = 'Q'",
        [dataset, indicator],
    )
    assert {activity for *_, activity in rows} <= set(DIVISIONS)
    years = sorted({year for year, *_ in rows})
    assert len(years) == 9
    for year in years:
        cells = [(area, activity) for one, area, activity in rows if one == year]
        margins = [{cell for cell in cells if cell[0] == area} for area, _ in cells]
        margins += [{cell for cell in cells if cell[1] == activity} for activity in DIVISIONS]
        system = np.array([[float(cell in margin) for cell in cells] for margin in margins])
        assert undetermined(system).all()


def test_a_hidden_series_is_hidden_in_every_period_and_issue(demo):
    text = (
        "SELECT count(*) FROM (SELECT dataset, indicator, ref_area, activity, product FROM wh.{} "
        "GROUP BY ALL HAVING bool_or(obs_status = 'Q') AND NOT bool_and(obs_status = 'Q'))"
    )
    for table in ("observation", "observation_history"):
        assert demo.rows(text.format(table)) == [(0,)]
    assert demo.rows(
        "SELECT count(*) FROM wh.observation_history JOIN wh.observation AS o "
        "USING (dataset, indicator, ref_area, activity, product, freq, time_period, time_transform) "
        "WHERE (o.obs_status = 'Q') <> (observation_history.obs_status = 'Q')"
    ) == [(0,)]


def test_hidden_cells_say_why_and_the_country_is_never_hidden(demo):
    assert demo.rows(
        "SELECT count(*) FROM wh.observation WHERE obs_status = 'Q' AND (note = '' OR conf_status <> 'C' OR ref_area IN ('RU', 'UA'))"
    ) == [(0,)]


def test_one_sensitive_region_takes_the_smallest_other_with_it():
    found = hiding.in_a_list(np.array([5, 2, 4, 0]), np.array([90, 30, 10, 0]))
    assert found.tolist() == [False, True, True, False]
    assert not hiding.in_a_list(np.array([5, 3]), np.array([1, 2])).any()


def test_a_table_hides_a_rectangle():
    found = hiding.in_a_table(np.array([[9, 9, 9], [1, 3, 9], [4, 4, 4], [0, 0, 0]]))
    assert found.tolist() == [[False] * 3, [True, False, True], [True, False, True], [False] * 3]
