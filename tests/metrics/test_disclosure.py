"""No printed total, beside the parts that are shown, tells a withheld part: by the rule, and on the real figures."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from metrics import disclosure
from metrics.engine import evaluate
from metrics.geography import Membership
from metrics.methods.suppression import suppression_secondary
from metrics.query import Query
from tests.metrics.stores import store

FIRST, LAST, DAY = date(2000, 1, 1).toordinal(), date(2100, 1, 1).toordinal(), np.array([date(2015, 1, 31).toordinal()])
SHIPMENTS = Query("shipments_all", "RU", start="2015-01", end="2015-03")


def made_of(*names: str, last: int = LAST) -> Membership:
    return Membership(names, np.full(len(names), FIRST), np.full(len(names), last))


KINDS = {
    "RU": {"district": made_of("D1", "D2"), "region": made_of("a", "b", "c", "d")},
    "D1": {"region": made_of("a", "b")},
    "D2": {"region": made_of("c", "d")},
}
SHOWN = dict.fromkeys(("RU", "D1", "D2", "a", "b", "c", "d"), False)


@pytest.mark.parametrize(
    ("withheld", "missing", "also"),
    [
        ("", "", ""),
        ("a", "", "D1 RU"),
        ("a b", "", ""),  # only their sum could be told
        ("a c", "", "D1 D2"),  # each is alone in its district; the country then tells only the sum of two
        ("D1 a b", "", "RU"),
        ("a", "b", "RU"),  # the other region is not printed, so the district tells nothing; all regions but a and b ...
    ],
)
def test_a_whole_goes_with_its_only_withheld_part(withheld, missing, also):
    printed = {area: area in withheld.split() for area in SHOWN if area not in missing.split()}
    expected = set(also.split()) - ({"RU"} if missing else set())  # ... and b is missing, so the country tells nothing
    assert disclosure.wholes(printed, KINDS, DAY) == expected


def test_a_part_of_another_day_is_no_part():
    gone = {"RU": {"district": made_of("D1", "D2", last=FIRST + 1)}}
    assert disclosure.wholes({"RU": False, "D1": True, "D2": False}, gone, DAY) == set()


def test_two_regions_withheld_leave_the_printed_country(tmp_path):
    def rows(*hidden: str) -> list[dict]:
        return [{"dataset": "RU_806_REGIONAL", "indicator": "SHIPMENTS", "activity": "_T", "ref_area": area,
                 "time_period": "2023-01", "obs_value": None if area in hidden else 1.0,
                 **({"obs_status": "Q", "conf_status": "C"} if area in hidden else {})}
                for area in ("RU", "RU-IVA", "RU-KOS", "RU-VLA")]  # fmt: skip

    parents = [{"ref_area": a, "parent": "RU", "valid_from": "1900-01-01"} for a in ("RU-IVA", "RU-KOS", "RU-VLA")]
    for name, hidden, reason in (("one", ["RU-IVA"], "COMPONENT_SUPPRESSED"), ("two", ["RU-IVA", "RU-KOS"], "")):
        (tmp_path / name).mkdir()
        warehouse = store(tmp_path / name, observation=rows(*hidden), area_parent=parents)
        answer = evaluate(warehouse, Query("shipments_all", ref_areas=("RU",)))
        assert answer["reason"].tolist() == [reason]
        assert answer["conf_status"].tolist() == ["S" if reason else "F"]
        # A share goes with its whole: where both figures are shown their quotient is, and a printed zero is a share of zero.
        share = evaluate(warehouse, Query("shipments_all", ref_areas=("RU-VLA",), transform="share")).iloc[0]
        assert (share["reason"], share["value"]) == (
            ("BASE_SUPPRESSED", pytest.approx(np.nan, nan_ok=True)) if reason else ("", 100.0)
        )


def districts(warehouse) -> list[str]:
    listed = warehouse.rows("SELECT ref_area FROM wh.area_parent WHERE parent = 'RU' AND starts_with(ref_area, 'RU-') "
                            "AND ref_area IN (SELECT ref_area FROM wh.area WHERE kind = 'district') ORDER BY 1")  # fmt: skip
    return [str(code) for (code,) in listed]


@pytest.mark.parametrize("month", ["2015-01", "2015-02", "2015-03"])
def test_what_is_shown_of_the_withheld_months_is_safe(published, month):
    """The source forbids to subtract around these months: the method that judges tables says whether it can be done."""
    names = districts(published)
    query = Query("shipments_all", "RU", ("RU", *names), start=month, end=month)
    shown = evaluate(published, query).set_index("ref_area")["value"]
    printed = published.rows("SELECT obs_value FROM wh.observation WHERE dataset = 'RU_806_REGIONAL' AND indicator = 'SHIPMENTS' "
                             "AND time_transform = 'N' AND ref_area = 'RU' AND time_period = ?", [month])  # fmt: skip
    table = pd.DataFrame({"region": [*names, "total"], "shipments": [*shown[names], shown["RU"]]})
    assert suppression_secondary(table, rounding=0.05)["verdict"] == "safe"
    table.loc[len(table) - 1, "shipments"] = printed[0][0]
    told = suppression_secondary(table, rounding=0.05)
    assert (told["verdict"], [cell["region"] for cell in told["recoverable_cells"]]) == ("unsafe", ["RU-CRFD"])


@pytest.mark.parametrize("transform", ["level", "yoy", "mom", "ytd", "rolling12", "rolling12_yoy", "index"])
def test_nothing_that_rests_on_a_withheld_total_is_shown(published, transform):
    """Sums, and ratios to what is printed, would lead back to it: no value of Russia rests on the first quarter of 2015."""
    base = "2015" if transform == "index" else ""
    asked = Query("shipments_all", "RU", ("RU",), start="2015-01", transform=transform, base_period=base)
    answer = evaluate(published, asked).set_index("time_period")["value"]
    assert answer["2015-01":"2015-03"].isna().all()
    rests_on_it = {"rolling12": answer, "rolling12_yoy": answer, "index": answer, "ytd": answer}.get(transform)
    assert rests_on_it is None or rests_on_it.isna().all()
    assert transform != "yoy" or answer[["2016-01"]].isna().all(), "January 2016 over January 2015"
    assert transform != "mom" or answer[["2015-04"]].isna().all(), "April over March"
    assert transform != "level" or answer["2015-04":].notna().all()
