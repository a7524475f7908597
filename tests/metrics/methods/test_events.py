"""Whom events reach, against sets."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods.events import event_reach


def reach(pairs, members=("A", "B"), target=10):
    return event_reach(pd.DataFrame(list(pairs), columns=["event", "org"], dtype=object), list(members), target)


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from("123"), st.sampled_from("ABCDE")), min_size=1, max_size=20))
def test_reach_against_sets(pairs):
    orgs = {org for _, org in pairs}
    again = {org for org in orgs if len({event for event, other in pairs if other == org}) > 1}
    found = reach([*pairs, pairs[0]])
    assert (found["unique_orgs"], found["unique_members"]) == (len(orgs), len(orgs & {"A", "B"}))
    assert found["repeat_rate_pct"] == pytest.approx(100 * len(again) / len(orgs))
    assert found["non_member_share_pct"] == pytest.approx(100 * len(orgs - {"A", "B"}) / len(orgs))


@pytest.mark.parametrize(
    ("pairs", "members", "target", "reason", "warning"),
    [
        ([], ["A"], 5, "NO_DATA", None),
        ([("1", None)], ["A"], 5, "NO_DATA", None),
        ([("1", "A")], [], 5, "BASE_ZERO", ""),
        ([("1", "A")], ["A"], 0, "BASE_ZERO", ""),
        ([("1", "A")], ["A"], None, "BASE_MISSING", ""),
        ([("1", "A"), ("1", "B")], ["A", None], 1, "", "INCONSISTENT_INPUT"),
    ],
)
def test_reach_that_cannot_be_had(pairs, members, target, reason, warning):
    found = reach(pairs, members, target)
    assert (found["reason"], found.get("warning")) == (reason, warning)
