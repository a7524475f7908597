"""Members of five days and what changed in the year before each, against a count of the rows in plain Python."""

from collections import Counter
from datetime import date

import pytest

from metrics import cluster_record

DAYS = (date(2018, 6, 30), date(2020, 2, 29), date(2021, 12, 31), date(2023, 5, 17), date(2025, 11, 15))


def year_before(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else date(day.year - 1, day.month, day.day)


@pytest.fixture(scope="module")
def spells(demo):
    return demo.rows(
        "SELECT cluster_id, org_id, kind, tier, market_presence, potential, valid_from, valid_to FROM wh.membership"
    )


@pytest.mark.parametrize("day", DAYS)
def test_members_and_changes_are_those_of_the_rows(demo, spells, day):
    before, members_seen, changes_seen = year_before(day), 0, 0
    for cluster in sorted({row[0] for row in spells}):
        held = [row for row in spells if row[0] == cluster and row[2] == "member"]

        def there(on, held=held):
            return {
                org: words for _, org, _, *words, first, last in held if first <= on and (last is None or on <= last)
            }

        start, end = there(before), there(day)
        found = cluster_record.composition(demo, cluster, day.isoformat())
        counted = {(row.tier, row.market_presence, row.potential): row.members for row in found}
        assert counted == Counter(tuple(words) for words in end.values()), cluster
        if not held:
            assert cluster_record.dated(demo, cluster) is None
            continue
        year = cluster_record.year_to(demo, cluster, day).row(0)
        joined = sum(before < row[6] <= day for row in held)
        left = sum(row[7] is not None and before < row[7] <= day for row in held)
        assert (year.members_start, year.members_end, year.retained) == (
            len(start),
            len(end),
            len(start.keys() & end.keys()),
        )
        assert (year.entry_events, year.exit_events) == (joined, left), cluster
        if start:
            assert year.retention_rate == pytest.approx(len(start.keys() & end.keys()) / len(start))
            assert year.churn_rate == pytest.approx(1 - year.retention_rate)
        else:
            assert str(year.retention_rate) == "nan"
        members_seen, changes_seen = members_seen + len(end), changes_seen + joined + left
    assert members_seen > 20
    assert changes_seen > 10
