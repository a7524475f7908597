"""Series of different bases joined where they overlap."""

import numpy as np
import pandas as pd
import pytest

from metrics.methods.splicing import index_splice

MONTHS = [f"{year}-{month:02d}" for year in (2022, 2023) for month in range(1, 13)]


def parts(**series):
    rows = [(base[1:], year, value) for base, points in series.items() for year, value in points.items()]
    return pd.DataFrame(rows, columns=["vintage_base", "time_period", "index"]).astype({"index": float})


OLD, NEW = {"2016": 80, "2017": 96, "2018": 104}, {"2018": 100, "2019": 103}


def test_growth_inside_the_parts_is_kept_and_the_overlap_is_new():
    found = index_splice(parts(b2018=NEW, b2010=OLD), overlap="2018")
    growth = found["index"].to_numpy()[1:] / found["index"].to_numpy()[:-1]
    assert growth == pytest.approx([96 / 80, 104 / 96, 1.03])
    assert found["source_base"].tolist() == ["2010", "2010", "2018", "2018"]
    assert found["obs_status"].tolist() == ["A", "A", "B", "A"]


def test_the_old_base_may_be_kept():
    found = index_splice(parts(b2010=OLD, b2018=NEW), overlap="2018", prefer="old")
    assert found["index"].tolist() == [80, 96, 104, pytest.approx(107.12)]
    assert found["source_base"].tolist() == ["2010", "2010", "2010", "2018"]


def test_three_bases_and_the_first_common_period():
    series = parts(b2010=OLD, b2018=NEW, b2023={"2019": 90, "2020": 99})
    found = index_splice(series, overlap=["2018", "2019"])
    pd.testing.assert_frame_equal(found, index_splice(series))
    assert found["index"].iloc[-3:].tolist() == [pytest.approx(90 / 1.03), 90, 99]
    assert found["obs_status"].tolist() == ["A", "A", "B", "B", "A"]


def test_a_year_of_months_is_joined_by_the_means():
    old = pd.DataFrame({"vintage_base": "2010", "time_period": MONTHS, "index": [50.0] * 12 + [60.0] * 12})
    new = pd.DataFrame({"vintage_base": "2023", "time_period": MONTHS[12:], "index": np.linspace(90, 110, 12)})
    found = index_splice(pd.concat([old, new]), overlap="2023")
    assert found["index"][:12].tolist() == pytest.approx([50 / 60 * 100] * 12)
    assert found["obs_status"][12] == "B"
    short = index_splice(pd.concat([old, new.iloc[1:]]), overlap="2023")
    assert set(short["reason"]) == {"BASE_INCOMPLETE"}


@pytest.mark.parametrize(
    ("old", "status", "reason"),
    [({"2017": 96}, "A", "BASE_ABSENT"), ({"2018": 0}, "A", "BASE_ZERO"), ({"2018": -1}, "A", "BASE_NEGATIVE"),
     ({"2018": None}, "A", "BASE_MISSING"), ({"2018": 104}, "Q", "BASE_SUPPRESSED")],
)  # fmt: skip
def test_without_joint_no_series(old, status, reason):
    series = parts(b2010=old, b2018=NEW)
    found = index_splice(series.assign(obs_status=[status] + ["A"] * (len(series) - 1)), overlap="2018")
    assert set(found["reason"]) == {reason}
    assert found["index"].isna().all()


def test_areas_are_joined_one_by_one():
    both = pd.concat([parts(b2010=OLD, b2018=NEW).assign(ref_area=area) for area in ("B", "A")])
    found = index_splice(both, overlap="2018")
    assert found["ref_area"].tolist() == ["B"] * 4 + ["A"] * 4
    assert not found["reason"].any()
