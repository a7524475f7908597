"""Rules for clusters: verdicts worked out by hand, nothing missing is ever a failure, and a faulty file is refused by name."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from metrics import rule_check, rule_facts, rule_sets
from metrics.methods.network import cluster_functional_dependency
from metrics.rule_check import MET, NOT_MET, UNKNOWN, judge
from metrics.rule_facts import Facts
from metrics.rule_sets import Contracts, InternalSupplies, Kinds, Members, NonProducing, Register, Rule
from tests.metrics.stores import store

DAY = date(2026, 6, 1)
SHIPPED = [rule_sets.one_set(path) for path in sorted(rule_sets.SHIPPED.glob("*.toml"))]
NOTHING = Facts("c")
LISTED = Facts(
    "c", named=12, tiers={"core_producer": 8, "services": 4}, printed=12, printed_on=date(2025, 12, 31), named_then=12
)
PRINTED = Facts("c", printed=12, printed_on=date(2025, 1, 1))
SOLD = Facts("c", named=4, year="2025", linked=4, sales_year="2025", supplies=30.0, suppliers=3, is_one_currency=True, firms=4,
             told=4, sales=100.0)  # fmt: skip
ENTRY = Facts("c", has_entry=True, entered_on=date(2022, 3, 1))
BY_ACT = Register(5, date(2021, 11, 16))

CASES = [
    (Members(10), LISTED, MET, "named"),
    (Members(13), LISTED, NOT_MET, "named"),  # a complete list that is too short
    (Members(13), replace(LISTED, named=13, named_then=13, qualifier="more_than"), MET, "named"),
    (Members(10), PRINTED, MET, "printed"),
    (Members(13), PRINTED, NOT_MET, "printed"),
    (Members(13), replace(PRINTED, named=13), MET, "named"),  # names prove at least so many
    (Members(10, 1), replace(PRINTED, printed_on=date(2024, 2, 29)), UNKNOWN, "printed_old"),
    (Members(13), replace(PRINTED, qualifier="more_than"), MET, "printed"),  # over 12 is 13 or more
    (Members(14), replace(PRINTED, qualifier="more_than"), UNKNOWN, "printed_rough"),
    (Members(12), replace(PRINTED, qualifier="less_than"), NOT_MET, "printed"),
    (Members(11), replace(PRINTED, qualifier="less_than"), UNKNOWN, "printed_rough"),
    (Members(12), replace(PRINTED, qualifier="about"), UNKNOWN, "printed_rough"),
    (Members(8), replace(PRINTED, qualifier="about"), MET, "printed"),
    (Members(10), replace(NOTHING, named=9), UNKNOWN, "only_named"),
    (Kinds((("core_producer", 8),)), LISTED, MET, "kinds"),
    (Kinds((("core_producer", 1), ("public", 1))), LISTED, NOT_MET, "kinds"),
    (Kinds((("public", 1),)), replace(LISTED, printed=13), UNKNOWN, "list_not_whole"),
    (Kinds((("public", 1),)), replace(LISTED, tiers={"core_producer": 11, "": 1}), UNKNOWN, "kinds_not_stated"),
    (NonProducing(3, ("services",)), LISTED, NOT_MET, "non_producing"),
    (NonProducing(3, ("services",)), replace(LISTED, printed=99), NOT_MET, "non_producing"),  # four are too many already
    (NonProducing(4, ("services",)), LISTED, MET, "non_producing"),
    (NonProducing(4, ("services",)), replace(LISTED, printed=13), UNKNOWN, "list_not_whole"),
    (NonProducing(4, ("services",)), replace(LISTED, tiers={"services": 4, "": 8}), UNKNOWN, "kinds_not_stated"),
    (Contracts(), replace(LISTED, year="2025", linked=12), MET, "linked"),
    (Contracts(), replace(LISTED, year="2025", linked=12, printed=13), UNKNOWN, "linked_list_not_whole"),
    (Contracts(), replace(LISTED, year="2025", linked=11), UNKNOWN, "linked_in_part"),
    (Contracts(unlisted="none"), replace(LISTED, year="2025", linked=11), NOT_MET, "linked"),
    (Contracts(50, "none"), replace(LISTED, year="2025", linked=5, printed=13), UNKNOWN, "linked_in_part"),
    (Contracts(50), replace(LISTED, year="2025", linked=6), MET, "linked"),
    (Contracts(), LISTED, UNKNOWN, "no_supplies"),
    (InternalSupplies(30), SOLD, MET, "share"),  # a tie meets the limit
    (InternalSupplies(31), SOLD, NOT_MET, "share"),
    (InternalSupplies(31, 20), SOLD, UNKNOWN, "share_between"),
    (InternalSupplies(20), replace(SOLD, told=3), UNKNOWN, "no_sales"),
    (InternalSupplies(31), replace(SOLD, told=3), NOT_MET, "share_at_most"),  # the fourth can only lower 30 %
    (InternalSupplies(20), replace(SOLD, told=3, withheld=1), UNKNOWN, "sales_withheld"),
    (InternalSupplies(20), replace(SOLD, suppliers=2), UNKNOWN, "too_few_firms"),
    (InternalSupplies(20), replace(SOLD, is_one_currency=False), UNKNOWN, "no_sales"),
    (InternalSupplies(90), replace(SOLD, missing=1), UNKNOWN, "supplies_missing"),
    (InternalSupplies(20), replace(SOLD, supplies=101.0), UNKNOWN, "more_than_sales"),
    (Register(), ENTRY, UNKNOWN, "no_end"),
    (Register(), replace(ENTRY, status="in_force"), MET, "in_force"),
    (Register(), replace(ENTRY, valid_to=DAY), MET, "in_force"),  # the last day still counts
    (Register(), replace(ENTRY, valid_to=date(2026, 5, 31)), NOT_MET, "ran_out"),
    (Register(), replace(ENTRY, status="removed"), NOT_MET, "removed"),
    (Register(), replace(ENTRY, status="suspended", valid_to=date(2030, 1, 1)), NOT_MET, "suspended"),
    (BY_ACT, ENTRY, UNKNOWN, "no_end"),
    (BY_ACT, replace(ENTRY, entered_on=date(2021, 11, 15)), MET, "by_act"),
    (BY_ACT, replace(ENTRY, entered_on=date(2021, 11, 1), entered_exact="month"), UNKNOWN, "no_end"),  # before or after the 16th
    (BY_ACT, replace(ENTRY, entered_on=date(2021, 10, 1), entered_exact="month"), MET, "by_act"),
    (InternalSupplies(20), replace(SOLD, supplies=None), UNKNOWN, "no_supplies_then"),
    (BY_ACT, replace(ENTRY, entered_on=date(2019, 10, 1)), UNKNOWN, "by_act_over"),  # it may have been confirmed again
]  # fmt: skip


def rule(demand) -> Rule:
    return replace(SHIPPED[0].rules[0], demand=demand)


@pytest.mark.parametrize(("demand", "facts", "verdict", "why"), CASES)
def test_verdicts_by_hand(demand, facts, verdict, why):
    found = judge(rule(demand), facts, DAY)
    assert (found.verdict, found.why, found.rule_id) == (verdict, why, "members")


@pytest.mark.parametrize("rules", SHIPPED, ids=lambda one: one.id)
def test_what_is_not_on_record_is_never_a_failure(rules):
    """Nothing on record is unknown; and no fact that is taken away turns unknown or met into not met."""
    assert {one.verdict for one in rule_check.check(rules, NOTHING, DAY)} == {UNKNOWN}
    blank = {
        "printed": None,
        "printed_on": None,
        "year": "",
        "sales": None,
        "supplies": None,
        "has_entry": False,
        "tiers": None,
    }
    for facts, (name, nothing) in product([case[1] for case in CASES], blank.items()):
        less = (
            {name: nothing}
            | ({"told": 0} if name == "sales" else {})
            | ({"named": 0, "named_then": 0} if name == "tiers" else {})
        )
        before, after = (rule_check.check(rules, one, DAY) for one in (facts, replace(facts, **less)))
        worse = [b for a, b in zip(before, after, strict=True) if b.verdict == NOT_MET and a.verdict != NOT_MET]
        assert not worse, (facts, name, worse)


def test_five_years_after_a_leap_day():
    assert rule_check.later(date(2020, 2, 29), 5) == date(2025, 2, 28)
    assert rule_check.later(date(2020, 2, 29), 4) == date(2024, 2, 29)


def spell(org, tier="core_producer", first="2020-01-01", last=None, kind="member"):
    return {
        "org_id": org,
        "kind": kind,
        "tier": tier,
        "valid_from": first,
        "valid_to": last,
        "observed_on": "2020-01-01",
    }


def figure(org, value, status="A", year="2024"):
    return {"org_id": org, "indicator": "SALES", "time_period": year, "obs_value": value, "obs_status": status,
            "conf_status": "C" if status == "Q" else "F", "unit_measure": "RUB", "unit_mult": 3, "reported_on": f"{int(year) + 1}-03-01"}  # fmt: skip


def test_facts_are_counted_as_of_a_day(tmp_path):
    flows = [("a", "b", "2024", 10.0), ("b", "c", "2024", 5.0), ("d", "a", "2024", 2.0), ("a", "a", "2024", 90.0), ("a", "b", "2025", 7.0),
             ("a", "b", "2026", 1.0)]  # fmt: skip
    kept = store(
        tmp_path,
        membership=[spell("a"), spell("b"), spell("c", "supplier"), spell("d", "services", last="2025-06-30"),
                    spell("e", "public"), spell("f", kind="prospect"), spell("g", first="2026-09-01")],
        membership_count=[{"members": 5, "as_of": "2024-12-31"}, {"members": 7, "kind": "prospect", "as_of": "2026-01-01"}],
        flow=[{"from_org_id": a, "to_org_id": b, "time_period": year, "value": value, "unit_mult": 3} for a, b, year, value in flows],
        organisation_figure=[figure("a", 60.0), figure("b", 30.0), figure("c", 10.0)],
        cluster_stage=[{"lifecycle_stage": "ministry_register", "entered_on": "2021-01-01", "known_by": "2021-01-01", "status": "in_force"}],
    )  # fmt: skip
    (now,) = rule_facts.facts(kept, "RU", "2026-06-01")
    assert (now.named, now.tiers) == (4, {"core_producer": 2, "supplier": 1, "public": 1})
    assert (now.printed, now.printed_on, now.named_then, now.is_listed_whole) == (5, date(2024, 12, 31), 5, True)
    assert (now.year, now.linked) == ("2025", 2), "supplies of a year that is not over and to oneself do not count"
    assert (now.sales_year, now.supplies, now.suppliers, now.firms, now.told) == ("2024", 15000.0, 2, 3, 3)
    assert (now.sales, now.has_entry, now.status) == (100000.0, True, "in_force")
    (then,) = rule_facts.facts(kept, "RU", "2025-01-15")
    assert (then.named, then.year, then.linked, then.sales) == (5, "2024", 4, None), "not reported by then"
    (before,) = rule_facts.facts(kept, "RU", "2019-01-01")
    assert before == Facts(before.cluster_id)


def test_the_share_is_the_one_of_the_method(demo_frames):
    """Another way to the same figure: the method on frames, for every cluster whose sales are all told."""
    facts, flows, sold, members = demo_frames
    told = [one for one in facts if one.told == one.firms and one.sales]
    assert len(told) > 2
    for one in told:
        sales = sold[(sold["cluster_id"] == one.cluster_id)]
        inside = flows[(flows["cluster_id"] == one.cluster_id) & flows["from"].isin(sales["from"])]
        outside = sales.assign(
            value=sales["value"] - sales["from"].map(inside.groupby("from")["value"].sum()).fillna(0), to="elsewhere"
        )
        every = members[one.cluster_id] | set(inside["to"])
        answer = cluster_functional_dependency(_only(inside, outside, every), sorted(every))
        assert answer["level_pct"] == pytest.approx(100 * one.supplies / one.sales)


def _only(inside, outside, members):
    import pandas as pd

    columns = ["from", "to", "value"]
    return pd.concat([inside[columns], outside[columns]], ignore_index=True)


@pytest.fixture(scope="module")
def demo_frames(demo):
    facts = rule_facts.facts(demo, "RU", "2026-06-01")
    year = {one.cluster_id: one.sales_year for one in facts}
    flows = demo.frame(
        'SELECT cluster_id, from_org_id AS "from", to_org_id AS "to", time_period, value * 1000 AS value FROM wh.flow'
    )
    flows = flows[flows["time_period"] == flows["cluster_id"].map(year)]
    held = demo.frame("SELECT * FROM wh.membership WHERE kind = 'member'")
    held["end"] = held["cluster_id"].map(year).replace("", None)
    held = held[held["end"].notna()]
    ends = held["end"].map(lambda text: date(int(text), 12, 31))
    held = held[(held["valid_from"].dt.date <= ends) & (held["valid_to"].isna() | (held["valid_to"].dt.date >= ends))]
    sold = demo.frame(
        "SELECT org_id AS \"from\", time_period, obs_value * 1000 AS value FROM wh.organisation_figure WHERE indicator = 'SALES'"
    )
    sold = held.merge(sold, left_on=["org_id", "end"], right_on=["from", "time_period"]).dropna(subset="value")
    members = {cluster: set(rows["org_id"]) for cluster, rows in held.groupby("cluster_id")}
    return facts, flows, sold[["cluster_id", "from", "value"]], members


def test_the_year_judged_on_is_the_newest_in_which_enough_members_report(tmp_path):
    """Two of three report 2025, three 2024: 2024 it is, and the limit is never given out as a figure."""
    flows = [(a, b, year) for year in ("2024", "2025") for a, b in (("a", "b"), ("b", "c"), ("c", "a"))]
    kept = store(
        tmp_path,
        membership=[spell("a"), spell("b"), spell("c")],
        flow=[{"from_org_id": a, "to_org_id": b, "time_period": year, "value": 1.0, "unit_mult": 3} for a, b, year in flows],
        organisation_figure=[figure(org, 10.0, year="2024") for org in "abc"] + [figure(org, 10.0, year="2025") for org in "ab"],
        cluster_stage=[{"lifecycle_stage": "ministry_register", "entered_on": "2024-05-01", "known_by": "2024-05-31", "date_precision": "month"}],
    )  # fmt: skip
    (found,) = rule_facts.facts(kept, "RU", "2026-06-01")
    assert (found.year, found.sales_year, found.told, found.supplies) == ("2025", "2024", 3, 3000.0)
    entry = judge(rule(BY_ACT), found, DAY)
    assert (entry.why, entry.on, entry.exact) == ("no_end", date(2024, 5, 1), "month")
    few = judge(rule(InternalSupplies(20)), replace(SOLD, suppliers=2), DAY)
    assert (few.why, few.value, few.year) == ("too_few_firms", None, "2025")
