"""The size of figures: a slip of the point or of the unit is found and named, a jump that was looked at is not."""

import shutil

import pandas as pd
import pytest

from data import loading
from data.checks import plausible
from data.errors import CheckFailed, DataError
from data.tables.observations import KEY
from tests.data.test_raw_files import describe_again
from tests.warehouses import tiny_warehouse

HEADING = ",".join((*KEY, "obs_value", "reason"))


def series(values, **more):
    """A series of one region by year, from 2010 on."""
    return [{"time_period": str(2010 + year), "obs_value": value, **more} for year, value in enumerate(values)]


def judged(tmp_path, rows, edition="tiny"):
    opened = tiny_warehouse(tmp_path, edition=edition, observation=rows)
    results = plausible.run(opened)
    opened.close()
    return results


@pytest.fixture
def accepted(tmp_path, monkeypatch):
    """A function that writes the table of accepted jumps."""

    def written(*lines):
        path = tmp_path / "accepted_jump.csv"
        path.write_text("\n".join((HEADING, *lines, "")), encoding="utf-8")
        monkeypatch.setattr(plausible, "ACCEPTED", path)

    return written


def test_a_slip_is_found_wherever_it_stands(tmp_path, monkeypatch):
    """Of thirty regions each has one slip, at another place or of another size."""
    monkeypatch.setattr(plausible, "SHOWN", 100)
    rows, expected = [], []
    for place in range(10):
        for slip in (0.1, 10, 1000):
            values = [100.0 + year for year in range(10)]
            values[place] *= slip
            area = f"RU-{len(expected):03}"
            rows += series(values, ref_area=area)
            said = f"C13 _T A {2010 + place} N is {values[place]:.12g}, its series suggests about 10"
            expected.append(f"{area} {said}")
    (result,) = judged(tmp_path, rows)
    assert (result.checked, result.passed) == (300, 270)
    assert not [said for said in expected if said not in result.message]


def test_a_wrong_multiplier_is_found(tmp_path):
    rows = series([100.0] * 6)
    rows[3]["unit_mult"] = 3
    (result,) = judged(tmp_path, rows)
    assert "2013 N is 100, its series suggests about 100000" in result.message


def test_a_zero_in_place_of_a_figure_is_found(tmp_path):
    (result,) = judged(tmp_path, series([500.0, 510.0, 0.0, 490.0, 505.0]))
    assert "2012 N is 0, its series suggests about 502" in result.message


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        (series([100.0 * 1.5**year for year in range(10)]), (10, 10, 0)),  # grows to 38 times of the first
        (series([1.0, 9.0, 0.0, 2.0, 8.0], unit_mult=0), (0, 0, 5)),  # a few persons
        (series([1.0, 100.0, 1.0]), (0, 0, 3)),  # too short to know what is usual
    ],
)
def test_growth_small_numbers_and_short_series_are_left_alone(tmp_path, rows, counts):
    (result,) = judged(tmp_path, rows)
    assert result.is_passed
    assert (result.checked, result.passed, result.not_compared) == counts


def test_series_are_kept_apart(tmp_path):
    rows = series([1.0] * 5) + series([1000.0] * 5, activity="C14") + series([1e6] * 5, ref_area="RU-KIR")
    (result,) = judged(tmp_path, rows)
    assert result.is_passed
    assert result.checked == 15


def test_an_accepted_jump_is_not_reported_but_another_value_in_its_place_is(tmp_path, accepted):
    accepted("TEST,OUTPUT_VALUE,RU-IVA,C13,_T,A,2012,N,4000,a factory opened and closed")
    values = [100.0, 110.0, 4000.0, 105.0, 102.0]
    assert all(result.is_passed for result in judged(tmp_path, series(values), "published"))
    values[2] = 40000.0
    near, listed = judged(tmp_path, series(values), "published")
    assert "2012 N is 40000" in near.message
    assert "2012 N = 4000: remove the line" in listed.message


def test_an_accepted_jump_needs_a_reason(tmp_path, accepted):
    accepted("TEST,OUTPUT_VALUE,RU-IVA,C13,_T,A,2011,N,5,so printed", "TEST,OUTPUT_VALUE,RU-IVA,C13,_T,A,2012,N,5, ")
    with pytest.raises(DataError, match="reason is empty") as raised:
        judged(tmp_path, series([1.0]))
    assert (raised.value.file, raised.value.row) == ("reference/accepted_jump.csv", 3)


def test_a_slip_with_a_matching_checksum_publishes_nothing(tmp_path):
    raw = tmp_path / "raw"
    shutil.copytree(loading.RAW_DIR, raw)
    path = raw / "ru_output_annual.csv"
    text = path.read_text(encoding="utf-8")
    assert ",A,2019,N,MTK,6,5978.62149," in text
    path.write_text(text.replace(",A,2019,N,MTK,6,5978.62149,", ",A,2019,N,MTK,6,59786.2149,"), encoding="utf-8")
    describe_again(path)
    with pytest.raises(CheckFailed) as raised:
        loading.build("published", tmp_path / "published.duckdb", raw)
    assert "raw/ru_output_annual.csv: RU_PROD_ANNUAL PROD_VOL RU C13 13.20 A 2019 N is 59786.2149" in str(raised.value)
    assert "its series suggests about 6000. Correct the file, or list the figure" in str(raised.value)
    assert not (tmp_path / "published.duckdb").exists()


def test_of_the_slips_in_real_figures_hardly_one_is_missed(published):
    # A figure times ten is missed where it was below half of what is expected, a tenth where it was above twice of it.
    rows = published.rows(plausible._SQL.read_text(encoding="utf-8"), {"factor": 10 / plausible.FACTOR})
    compared, missed = sum(row[2] for row in rows), sum(len(row[4] or ()) for row in rows)
    assert compared > 80_000
    assert missed / (2 * compared) < 1 / 250


def test_every_accepted_jump_of_the_real_figures_is_told_apart_and_explained():
    table = pd.read_csv(plausible.ACCEPTED, keep_default_na=False)
    assert not table.duplicated(list(KEY)).any()
    assert (table["reason"].str.len() > 30).all()
