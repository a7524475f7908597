"""Membership, support and what followed, recomputed by plain loops over the rows of the demonstration; empty where nothing is."""

import math
from collections import defaultdict
from datetime import date, timedelta

import pytest

from metrics import cluster_outcomes, cluster_reach, cluster_record, cluster_support, cluster_tables

DAY = "2026-01-31"  # after the regional figures of the demonstration came out
EARLY = "2022-06-30"


@pytest.fixture(scope="module")
def spells(demo):
    """(cluster, organisation, first, last or None) of the members of clusters of Russia."""
    return demo.rows("""SELECT m.cluster_id, m.org_id, m.valid_from, m.valid_to FROM wh.membership m JOIN wh.cluster c USING (cluster_id)
        WHERE m.kind = 'member' AND c.ref_area LIKE 'RU%'""")


def there(spells, cluster, day):
    return {
        org for one, org, first, last in spells if one == cluster and first <= day and (last is None or last >= day)
    }


def test_growth_of_every_cluster_is_that_of_a_count_by_hand(demo, spells):
    for day in (DAY, EARLY):
        changes = [at for *_, first, last in spells for at in (first, last) if at and at <= date.fromisoformat(day)]
        end = min(date(max(changes).year, 12, 31), date.fromisoformat(day))
        start = date(end.year - 1, 12, 31)
        found = cluster_reach.compared(demo, "RU", day)
        assert len(found) > 10
        for row in found:
            before, after = (there(spells, row.cluster_id, at) for at in (start, end))
            assert (row.members_start, row.members_end, row.retained) == (len(before), len(after), len(before & after))
            if before:
                assert row.net_growth_rate == pytest.approx(len(after) / len(before) - 1)
    years = cluster_reach.by_year(demo, "RU", EARLY)
    assert max(years.plain("day")) == date(2022, 6, 30)
    assert {row.day.year for row in years} == set(range(2015, 2023))
    assert all(row.members == len(there(spells, row.cluster_id, row.day)) for row in years)
    tiers = dict(demo.rows("SELECT org_id, any_value(tier) FROM wh.membership GROUP BY org_id"))
    for row in cluster_reach.compared(demo, "RU", DAY):
        mine = [tiers[org] for org in there(spells, row.cluster_id, row.last)]
        assert (row.core_producer, row.supplier_members, row.public) == tuple(
            mine.count(t) for t in ("core_producer", "supplier", "public")
        )


def test_the_share_of_the_sector_is_that_of_a_sum_by_hand(demo, spells):
    text = "SELECT org_id, indicator, obs_value, unit_mult FROM wh.organisation_figure WHERE time_period = '2024' AND obs_value > 0"
    figures = {(org, name): value * 10**power for org, name, value, power in demo.rows(text)}
    text = """SELECT ref_area::VARCHAR, indicator::VARCHAR, obs_value, unit_mult FROM wh.observation
        WHERE dataset = 'DEMO_RU_ACTIVITY' AND activity = 'C13-C15' AND time_period = '2024'"""
    sector = {(area, name): value * 10**power for area, name, value, power in demo.rows(text)}
    areas = defaultdict(set)
    for cluster, area in demo.rows("SELECT cluster_id, ref_area FROM wh.cluster_area"):
        areas[cluster].add(area)
    found = cluster_reach.coverage(demo, "RU", DAY, "")
    assert found.row(0).cluster_id == cluster_reach.EVERY
    shown = 0
    for row in found.where(year="2024").only([name != "" for name in found.plain("cluster_id")]):
        members = there(spells, row.cluster_id, date(2024, 12, 31))
        organisations = sum(sector[area, "ORG"] for area in areas[row.cluster_id])
        assert row.per_1000 == pytest.approx(1000 * len(members) / organisations)
        for name, part in (("EMP", "jobs"), ("GDP_CP", "output")):
            told = [figures[org, name] for org in members if (org, name) in figures]
            assert getattr(row, f"{part}_told") == len(told)
            if not getattr(row, f"{part}_reason"):
                whole = sum(sector[area, name] for area in areas[row.cluster_id])
                assert getattr(row, f"{part}_at_least") == pytest.approx(100 * sum(told) / whole)
                assert len(told) >= 3
                assert max(told) <= 0.85 * sum(told)
                shown += 1
    assert shown > 20
    early = cluster_reach.coverage(demo, "RU", "2025-12-31", "2025-12-31")
    assert set(early.plain("jobs_reason")) == {"BASE_MISSING"}, "the regional figures were not out yet"


def test_a_share_without_a_member_s_figure_says_that_it_is_a_lower_bound(demo, spells):
    jobs = {org: (value, status) for org, value, status in demo.rows(
        "SELECT org_id, obs_value, conf_status::VARCHAR FROM wh.organisation_figure WHERE time_period = '2024' AND indicator = 'EMP'")}  # fmt: skip
    producers = {org for (org,) in demo.rows("SELECT org_id FROM wh.membership WHERE tier = 'core_producer'")}
    found = cluster_reach.coverage(demo, "RU", DAY, "")
    clusters = [row for row in found if row.cluster_id != cluster_reach.EVERY]
    for row in clusters:
        members = there(spells, row.cluster_id, date(2024, 12, 31)) & (set(jobs) | producers)
        withheld = {org for org in members if jobs.get(org, (None, ""))[1] == "C"}
        lacking = {org for org in members if jobs.get(org, (None, ""))[0] is None}
        assert (row.of_sector, row.jobs_withheld) == (len(members), len(withheld))
        expected = "COMPONENT_SUPPRESSED" if withheld else "COMPONENT_MISSING" if lacking else ""
        assert row.jobs_lacks == expected, row.cluster_id
    assert {row.jobs_lacks for row in clusters} == {"", "COMPONENT_MISSING", "COMPONENT_SUPPRESSED"}


def by_hand(demo, joined):
    """The paired differences of output two years after joining, by organisation: peers by plain loops."""
    value, jobs, place = defaultdict(dict), defaultdict(dict), {}
    text = """SELECT f.org_id, o.ref_area, f.activity, f.indicator, f.time_period::INT, f.obs_value
        FROM wh.organisation_figure f JOIN wh.organisation o USING (org_id) WHERE o.ref_area LIKE 'RU%' AND f.obs_value > 0
        AND f.indicator IN ('EMP', 'GDP_CP')"""
    for org, area, activity, name, year, amount in demo.rows(text):
        (value if name == "GDP_CP" else jobs)[org][year], place[org] = amount, (area, activity)
    apart = {}
    for org, year in joined.items():
        base, last = year - 1, year + 2
        near = sorted(
            (round(abs(math.log(jobs[org][base] / jobs[other][base])), 9), other)
            for other in place if base in value[org] and other not in joined and place[other] == place[org] and base in value[other]
        )  # fmt: skip
        peers = [other for distance, other in near if distance <= round(math.log(2), 9)][:3]
        grown = [math.log(value[other][last] / value[other][base]) for other in peers if last in value[other]]
        if grown and last in value[org]:
            apart[org] = math.log(value[org][last] / value[org][base]) - sum(grown) / len(grown)
    return apart


def test_what_followed_joining_is_that_of_plain_loops(demo, spells):
    joined, cluster = {}, {}
    for one, org, first, _ in sorted(spells, key=lambda row: row[2]):
        joined.setdefault(org, first.year)
        cluster.setdefault(org, one)
    apart = by_hand(demo, joined)
    points = cluster_outcomes.after_joining(demo, "RU", "GDP_CP", DAY).points.where(relative_year=2)
    assert any(row.reason for row in points)
    for row in points:
        own = [difference for org, difference in apart.items() if row.group in ("", cluster[org])]
        assert row.n_units == len(own)
        assert row.reason or len(own) >= 3
        if not row.reason:
            assert row.difference_pct == pytest.approx(100 * math.expm1(sum(own) / len(own)))
    assert points.row(0).n_units > 50


def test_support_by_measure_is_that_of_a_count_by_hand(demo):
    asked = demo.rows("""SELECT m.measure_kind, p.org_id, p.applied_on, p.decided_on, p.paid_on, p.outcome, p.amount * 1000
        FROM wh.support_application p JOIN wh.support_measure m USING (measure_id) WHERE p.cluster_id LIKE 'demo-ru%'""")
    day = date.fromisoformat(EARLY)
    known = [row for row in asked if row[2] <= day]
    found = cluster_support.by_measure(demo, "RU", "", EARLY)
    for row in found:
        own = [one for one in known if row.measure_kind in ("", one[0])]
        granted = sum(one[5] == "granted" and one[3] is not None and one[3] <= day for one in own)
        rejected = sum(one[5] == "rejected" and one[3] <= day for one in own)
        paid = [one for one in own if one[4] is not None and one[4] <= day]
        assert (row.asked, row.granted, row.rejected, row.paid) == (len(own), granted, rejected, len(paid))
        assert row.pending == sum(one[3] is None or one[3] > day for one in own)
        assert row.recipients == len({one[1] for one in paid})
        assert row.money_paid == pytest.approx(sum(one[6] for one in paid))
        assert row.approval_rate == pytest.approx(granted / (granted + rejected))
    every = found.row(0)
    assert every.asked == sum(row.asked for row in found) - every.asked > 50
    years = cluster_support.paid_by_year(demo, "RU", "", EARLY)
    assert years["money"].sum() == pytest.approx(every.money_paid)
    still = sorted((((one[4] if one[4] and one[4] <= day else day) - one[2]).days, bool(one[4] and one[4] <= day)) for one in known
                   if not (one[3] and one[3] <= day and one[5] in ("rejected", "withdrawn")))  # fmt: skip
    left, at_risk = 1.0, len(still)
    for length in sorted({days for days, _ in still}):
        events = sum(days == length and is_paid for days, is_paid in still)
        left *= 1 - events / at_risk
        at_risk -= sum(days == length for days, _ in still)
        if left <= 0.5 + 1e-12:
            break
    assert cluster_support.waiting(demo, "RU", "", EARLY)["median_lag_days_km"] == every.median_days == length


def test_the_page_of_a_cluster_and_its_support_in_full_count_alike(demo):
    names = ("asked", "organisations", "granted", "rejected", "paid")
    for cluster in ("demo-ru-iva-cotton", "demo-ru-smo-hosiery"):
        brief = {row.measure_kind: row for row in cluster_record.applications(demo, cluster, DAY)}
        full = [row for row in cluster_support.by_measure(demo, "RU", cluster, DAY) if row.measure_kind]
        assert len(full) == len(brief) > 0
        for row in full:
            one = brief[row.measure_kind]
            assert [getattr(row, name) for name in names] == [getattr(one, name) for name in names]
            assert row.money_paid == pytest.approx(one.amount, nan_ok=True)


def test_support_of_a_firm_that_asked_alone_is_not_told(demo):
    for cluster in ("demo-ru-iva-cotton", "demo-ru-smo-hosiery"):
        found = cluster_support.by_measure(demo, "RU", cluster, DAY)
        few = [row for row in found if row.organisations < 3]
        assert all(math.isnan(row.money_asked) and row.asked_reason for row in few)
        hidden = [row for row in found if row.measure_kind and row.asked_reason]
        if few and len(found) and not found.row(0).asked_reason:
            assert len(hidden) > 1, "the sum less the others would tell it"


def test_after_support_members_are_held_against_members(demo):
    study = cluster_outcomes.after_support(demo, "RU", "GDP_CP", DAY, "measure")
    assert study.n_matched < study.n_event < study.n_candidates
    years = study.points.where(group="")
    assert years.where(relative_year=-1).row(0).difference_pct == 0
    assert (years["n_units"] >= 3).all()
    assert not len(
        cluster_outcomes.after_support(demo, "RU", "GDP_CP", "2018-01-01", "cluster").points.where(reason="")
    )


def test_the_published_edition_has_none_of_it_and_says_nothing(published):
    for country in ("RU", "UA"):
        assert not cluster_reach.has_dates(published, country, DAY)
        assert not cluster_outcomes.is_on_record(published, country, DAY)
        assert not cluster_support.is_on_record(published, country, DAY)
        assert cluster_outcomes.after_joining(published, country, "EMP", DAY).reason == "NO_DATA"
        assert cluster_reach.survival(published, country, "", DAY)["reason"] == "NO_DATA"
        for read in (cluster_tables.compared, cluster_tables.after_joining, cluster_tables.support):
            assert not len(read(published, country, ""))


def test_members_that_stay_are_counted_from_their_first_day(demo, spells):
    found = cluster_reach.survival(demo, "RU", "demo-ru-iva-cotton", DAY)
    first = {}
    for cluster, org, begun, last in sorted(spells, key=lambda row: row[2]):
        if cluster == "demo-ru-iva-cotton":
            first.setdefault(org, (begun, last))
    left = {
        org for org, (_, last) in first.items() if last is not None and last + timedelta(1) <= date.fromisoformat(DAY)
    }
    assert (found["n_used"], found["n_left"]) == (len(first), len(left))
