"""What is on record of a cluster, recomputed by another way; nothing is counted that was not known on the day."""

from datetime import date

import pandas as pd
import pytest

from metrics import cluster_record, lifecycle, records
from metrics.methods.lifecycle import lifecycle_funnel
from metrics.methods.membership import cluster_membership
from tests.metrics.stores import store

SPELLS = [  # organisation, kind, from, to, tier, market, potential
    ("a", "member", "2020-03-01", None, "core_producer", "export", "high"),
    ("b", "member", "2020-03-01", "2021-05-31", "core_producer", "local", "low"),
    ("c", "member", "2021-02-01", "2021-11-30", "supplier", "local", "medium"),
    ("c", "member", "2022-01-15", None, "services", "local", "medium"),
    ("d", "member", "2022-06-30", None, "supplier", "regional", ""),
    ("e", "prospect", None, None, "supplier", "local", "high"),
]
STAGES = [  # cluster, stage, entered, precision, ends, status
    ("cluster-a", "idea", "2019-01-10", "day", None, ""),
    ("cluster-a", "working_group", "2019-03-01", "day", None, ""),
    ("cluster-a", "ministry_register", "2020-05-01", "day", "2022-04-30", "removed"),
    ("cluster-b", "idea", "2020-01-01", "day", None, ""),
    ("cluster-b", "working_group", "2020-01-31", "month", None, ""),
    ("cluster-c", "ministry_register", "2021-01-01", "year", None, "in_force"),
    ("cluster-d", "ministry_register", "2021-01-01", "day", None, "removed"),
]
DAYS = ["2019-12-31", "2020-03-01", "2021-05-31", "2021-12-15", "2022-06-30", "2024-12-31"]


ASKED = {"cluster_id": "cluster-a", "org_id": "a", "unit_mult": 3}
APPLICATIONS = [
    {
        **ASKED,
        "application_id": "1",
        "applied_on": "2021-01-01",
        "decided_on": "2021-02-01",
        "paid_on": "2021-03-01",
        "amount": 500.0,
    },
    {
        **ASKED,
        "application_id": "2",
        "applied_on": "2021-06-01",
        "decided_on": "2021-07-01",
        "paid_on": "2021-09-01",
        "amount": 300.0,
    },
    {
        **ASKED,
        "application_id": "3",
        "org_id": "b",
        "applied_on": "2021-06-01",
        "decided_on": "2021-07-01",
        "outcome": "rejected",
    },
]
FLOWS = [
    {"time_period": "2021", "value": 1.0},
    {"time_period": "2022", "value": 5.0},
    {"time_period": "2022", "value": 9.0, "product": "15.20"},
]


def membership(spell: tuple) -> dict:
    org, kind, first, last, tier, market, grade = spell
    return {"org_id": org, "kind": kind, "valid_from": first, "valid_to": last, "tier": tier, "market_presence": market,
            "potential": grade, "observed_on": first or "2021-01-01"}  # fmt: skip


def entry(cluster, stage, on, precision, ends, status) -> dict:
    return {"cluster_id": cluster, "lifecycle_stage": stage, "entered_on": on, "date_precision": precision, "known_by": on,
            "valid_to": ends, "status": status}  # fmt: skip


@pytest.fixture
def kept(tmp_path):
    clusters = [
        {"cluster_id": f"cluster-{letter}", "ref_area": "RU-IVA", "counted_as": f"cluster-{letter}"}
        for letter in "abcd"
    ]
    counts = [
        {"as_of": "2020-12-31", "members": 2},
        {"as_of": "2021-12-31", "members": 3, "kind": "prospect"},
    ]
    opened = store(
        tmp_path, cluster=clusters, cluster_stage=[entry(*stage) for stage in STAGES], membership=[membership(spell) for spell in SPELLS],
        event=[{"event_id": "event-a", "ref_area": "RU-IVA", "cluster_id": "cluster-a", "held_on": "2021-05-05"}],
        attendance=[{"org_id": "a"}, {"org_id": "b"}], support_application=APPLICATIONS, membership_count=counts, flow=FLOWS,
        support_measure=[{"measure_id": "measure-a", "measure_kind": "certification", "ref_area": "RU"}],
    )  # fmt: skip
    yield opened
    opened.close()


def there(day: str) -> set[str]:
    """Members of a day, by hand."""
    return {
        org
        for org, kind, first, last, *_ in SPELLS
        if kind == "member" and first <= day and (last is None or last >= day)
    }


@pytest.mark.parametrize("day", DAYS)
def test_members_of_a_day_are_those_whose_time_holds_it(kept, day):
    found = cluster_record.composition(kept, "cluster-a", day)
    assert found["members"].sum() == len(there(day))
    present = [spell for spell in SPELLS if spell[1] == "member" and spell[2] <= day <= (spell[3] or "9999")]
    assert {row.tier for row in found} == {spell[4] for spell in present}


def test_an_undated_member_counts_from_the_day_it_was_named(tmp_path):
    opened = store(
        tmp_path,
        cluster=[{"cluster_id": "cluster-a", "ref_area": "RU-IVA"}],
        membership=[{"org_id": "a", "observed_on": "2022-05-01"}],
    )
    assert not len(cluster_record.composition(opened, "cluster-a", "2022-04-30"))
    assert cluster_record.composition(opened, "cluster-a", "2022-05-01").row(0).dated == 0
    assert not len(cluster_record.changes(opened, "cluster-a"))
    opened.close()


@pytest.mark.parametrize("as_of", ["", "2021-06-30", "2022-12-31"])
def test_changes_are_those_of_the_method(kept, as_of):
    columns = ("member_id", "kind", "valid_from", "valid_to", "tier")
    frame = pd.DataFrame([dict(zip(columns, spell[:5], strict=True)) for spell in SPELLS])
    for name in ("valid_from", "valid_to"):
        frame[name] = [date.fromisoformat(day) if isinstance(day, str) else None for day in frame[name]]
    found = cluster_record.changes(kept, "cluster-a", as_of)
    assert len(found) == (2 if as_of == "2021-06-30" else 3)
    for row in found:
        expected = cluster_membership(frame, start=row.first, end=row.last)
        for name in ("members_start", "members_end", "retained", "entry_events", "exit_events"):
            assert getattr(row, name) == expected[name], (row.first, name)
        assert row.retention_rate == pytest.approx(
            expected["retention_rate"] if expected["members_start"] else float("nan"), nan_ok=True
        )
        assert row.members_end == len(there(row.last.isoformat()))


def test_the_funnel_is_that_of_the_method(kept):
    entries = pd.DataFrame([stage[:3] for stage in STAGES], columns=["cluster_id", "stage", "entered"])
    entries["entered"] = [date.fromisoformat(day) for day in entries["entered"]]
    expected, found = lifecycle_funnel(entries), lifecycle.funnel(kept, "RU")
    assert dict(zip(found.plain("stage"), found.plain("reached"), strict=True)) == expected["reached"]
    assert found["median_days_to_next"].tolist()[:-1] == pytest.approx(expected["median_days_to_next"], nan_ok=True)
    assert found.row(0).median_days_to_next == 40
    assert lifecycle.funnel(kept, "RU", "2019-06-30").plain("reached")[:2] == (1, 1)


@pytest.mark.parametrize(
    ("as_of", "registered"), [("", {"c"}), ("2022-04-30", {"a", "c"}), ("2022-05-01", {"c"}), ("2020-06-01", {"a"})]
)
def test_a_register_entry_ends(kept, as_of, registered):
    found = records.clusters(kept, "RU", as_of).where(is_in_register=True)
    assert {row.cluster_id[-1] for row in found} == registered


def test_a_cluster_is_on_record_from_the_first_day_anything_was_known(kept):
    found = {row.cluster_id: row.on_record_by for row in records.clusters(kept, "RU")}
    assert found["cluster-a"] == date(2019, 1, 10)


def test_days_between_stages_are_of_the_stages_reported(kept):
    path = records.cluster_paths(kept, "RU").where(cluster_id="cluster-a")
    assert path.plain("days_since_previous")[1:] == (50, 427)


def test_support_is_as_known_on_the_day(kept):
    early = cluster_record.applications(kept, "cluster-a", "2021-06-15").row(0)
    assert (early.asked, early.organisations, early.granted, early.rejected, early.paid, early.amount) == (
        3,
        2,
        1,
        0,
        1,
        500_000,
    )
    late = cluster_record.applications(kept, "cluster-a", "2022-01-01").row(0)
    assert (late.granted, late.rejected, late.paid, late.amount) == (2, 1, 2, 800_000)


def test_an_application_is_pending_until_its_decision_is_known(kept):
    def told(as_of):
        return [(row.application_id, row.outcome, row.decided_on, row.paid_on, row.amount) for row in
                cluster_record.application_list(kept, "RU", as_of)]  # fmt: skip

    late = told("")
    assert [row[:2] for row in late] == [("1", "granted"), ("2", "granted"), ("3", "rejected")]
    assert told("2020-12-31") == []
    early = told("2021-06-15")
    assert early[0] == ("1", "granted", date(2021, 2, 1), date(2021, 3, 1), 500.0)
    assert [(row[1], row[2], row[3], str(row[4])) for row in early[1:]] == [("pending", None, None, "nan")] * 2
    granted = told("2021-08-01")[1]
    assert (granted[1], granted[3], str(granted[4])) == ("granted", None, "nan"), "granted and not paid yet"


def test_supplies_come_newest_and_largest_first(kept):
    assert cluster_record.flows(kept, "RU").plain("value") == (9.0, 5.0, 1.0)
    assert cluster_record.flows(kept, "RU", "2021-12-31").plain("value") == (1.0,)
    assert not len(cluster_record.flows(kept, "RU", "2021-12-30")), "a year is not known before it is over"


def test_reach_counts_organisations_and_printed_numbers_stay_apart(kept):
    assert cluster_record.reach(kept, "cluster-a") == {"event-a": 2}
    assert cluster_record.counts(kept, "RU").plain("kind") == ("member", "prospect")
    assert len(cluster_record.counts(kept, "RU", "2021-01-01")) == 1
