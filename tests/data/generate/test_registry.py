"""The registry: all stages, dated evidence, members that join, leave and return, counts that agree, support with lags."""

from collections import defaultdict
from itertools import pairwise

STAGES = ("idea", "working_group", "agreement", "legal_entity", "strategy_approved", "ministry_register", "supported")


def test_clusters_stand_on_every_stage_with_evidence_in_order(demo):
    rows = demo.rows(
        "SELECT cluster_id, lifecycle_stage, entered_on, source_id, date_precision FROM wh.cluster_stage "
        "JOIN wh.lifecycle_stage USING (lifecycle_stage) ORDER BY cluster_id, ordinal"
    )
    reached = defaultdict(list)
    for cluster, stage, day, *_ in rows:
        reached[cluster].append((STAGES.index(stage), day))
    assert 25 <= len(reached) <= 40
    assert {stages[-1][0] for stages in reached.values()} == set(range(7))
    assert all([day for _, day in stages] == sorted(day for _, day in stages) for stages in reached.values())
    assert any(len(stages) < stages[-1][0] + 1 for stages in reached.values()), "a stage may be skipped"
    assert {precision for *_, precision in rows} == {"day", "month", "quarter", "year"}


def test_printed_numbers_are_those_of_the_memberships(demo):
    held = demo.rows("SELECT cluster_id, org_id, kind, valid_from, valid_to, observed_on FROM wh.membership")
    printed = demo.rows("SELECT cluster_id, as_of, kind, members FROM wh.membership_count")
    for cluster, day, kind, number in printed:
        members = {org for c, org, k, first, last, _ in held
                   if (c, k) == (cluster, "member") and first <= day and (last is None or last >= day)}  # fmt: skip
        wishing = {org for c, org, k, *_, seen in held if (c, k) == (cluster, "prospect") and seen <= day}
        assert number == len(members if kind == "member" else wishing - members), (cluster, day, kind)
    assert len(printed) > 200


def test_some_leave_and_some_come_back_and_spans_do_not_overlap(demo):
    spans = defaultdict(list)
    for cluster, org, first, last in demo.rows(
        "SELECT cluster_id, org_id, valid_from, valid_to FROM wh.membership WHERE kind = 'member' ORDER BY valid_from"
    ):
        spans[cluster, org].append((first, last))
    assert sum(last is not None for held in spans.values() for _, last in held) > 40
    assert sum(len(held) > 1 for held in spans.values()) > 8
    for held in spans.values():
        assert all(last is None or first <= last for first, last in held)
        assert all(one[1] < other[0] for one, other in pairwise(held))


def test_planned_clusters_have_wishes_but_no_members(demo):
    assert demo.rows("SELECT count(*) FROM wh.cluster_year WHERE counts_as = 'planned' AND members IS NOT NULL") == [
        (0,)
    ]
    assert demo.rows("SELECT count(*) FROM wh.membership WHERE kind = 'prospect' AND valid_from IS NOT NULL") == [(0,)]
    assert demo.rows(
        "SELECT count(DISTINCT tier), count(DISTINCT market_presence), count(DISTINCT potential) FROM wh.membership"
    ) == [(6, 4, 3)]


def test_supplies_run_between_members_of_the_year(demo):
    strange = demo.rows("""
        SELECT * FROM (SELECT cluster_id, time_period, unnest([from_org_id, to_org_id]) AS org_id FROM wh.flow) AS flow
        WHERE NOT EXISTS (
            SELECT 1 FROM wh.membership AS m WHERE m.cluster_id = flow.cluster_id AND m.org_id = flow.org_id AND m.kind = 'member'
                AND m.valid_from <= (time_period || '-07-01')::DATE AND coalesce(m.valid_to, DATE '9999-12-31') >= (time_period || '-07-01')::DATE)
    """)
    assert strange == []
    assert demo.rows(
        "SELECT count(*) > 300, min(time_period), max(time_period), bool_and(from_org_id <> to_org_id) FROM wh.flow"
    ) == [(True, "2019", "2025", True)]


def test_applications_are_decided_and_paid_after_they_were_made(demo):
    assert demo.rows(
        "SELECT count(*) FROM wh.support_application WHERE decided_on <= applied_on OR paid_on <= decided_on"
    ) == [(0,)]
    rows = demo.rows(
        "SELECT outcome, count(*), count(decided_on), count(paid_on), count(amount) FROM wh.support_application GROUP BY 1 ORDER BY 1"
    )
    found = {outcome: counts for outcome, *counts in rows}
    assert set(found) == {"granted", "rejected", "pending", "withdrawn"}
    assert found["pending"][1] == found["pending"][2] == found["rejected"][2] == found["withdrawn"][2] == 0
    assert 0 < found["granted"][2] < found["granted"][0], "some are granted and not paid yet"
    assert all(paid == amounts for _, _, paid, amounts in found.values())


def test_no_name_is_that_of_a_person_or_place(demo):
    rows = demo.rows("SELECT name_en, name_ru, name_uk, legal_form FROM wh.organisation")
    for english, russian, ukrainian, form in rows:
        number = english.split(",")[0].removeprefix("SPECIMEN-")
        assert number.isdigit()
        assert russian.startswith(f"ОБРАЗЕЦ-{number}, ")
        assert ukrainian.startswith(f"ЗРАЗОК-{number}, ")
        assert form in {"ООО", "АО", "ТОВ", "ПрАТ"}
    assert len(set(rows)) == len(rows) > 1000
