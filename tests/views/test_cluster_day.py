"""The day for which members are counted: any from the first joining on; another one gets a sentence and the nearest."""

from datetime import date

import pytest

from metrics import cluster_record
from metrics.rows import of_records
from views.parts import cluster_day, controls, selection, settle, store
from views.parts.language import speaking

CLUSTER = "demo-ru-iva-cotton"
NUMBERS = ("members_start", "retained", "exit_events")


def asked(day: str, as_of: str = "", edition: str = "demo", cluster: str = CLUSTER) -> settle.Settled:
    chosen = selection.Selection(language="en", edition=edition, country="RU", cluster=cluster, as_of=as_of, day=day)
    with speaking("en"):
        return cluster_day.settled(settle.Settled(chosen))


@pytest.mark.usefixtures("made_up")
def test_a_day_that_cannot_be_asked_for_gets_a_sentence():
    first, newest = store.ask(cluster_record.dated, "demo", CLUSTER, "")
    assert asked("2021-03-04") == settle.Settled(asked("2021-03-04").selection)
    assert asked("2021-03-04").selection.day == "2021-03-04"
    assert asked("").selection.day == newest.isoformat()
    for wrong, shown in (
        ("1999-01-01", first),
        ("2999-01-01", date(2025, 12, 31)),  # the last day on record
        ("2021", newest),
        ("yesterday", newest),
    ):
        found = asked(wrong)
        assert found.selection.day == shown.isoformat(), wrong
        assert wrong in " ".join(found.notices), wrong
    early = asked("2024-01-01", as_of="2020-06-30")
    assert early.selection.day == "2020-06-30"
    assert asked("", as_of="2020-06-30").selection.day <= "2020-06-30"


@pytest.mark.usefixtures("made_up")
def test_who_left_and_came_back_is_told():
    year = store.ask(cluster_record.year_to, "demo", CLUSTER, date(2025, 9, 23), "").row(0)
    assert (year.members_start, year.members_end, year.exit_events, year.retention_rate) == (30, 36, 2, 1)
    assert cluster_day.came_back(year)
    assert not cluster_day.came_back(
        of_records([{"members_start": 30, "retained": 28, "exit_events": 2}], NUMBERS).row(0)
    )


def test_no_day_stands_where_nobody_has_one():
    assert asked("2021-03-04", edition="published", cluster="ru-che-textile").selection.day == ""
    assert asked("2021-03-04", edition="published", cluster="").selection.day == ""


def test_another_cluster_or_day_of_knowledge_forgets_the_day():
    chosen = selection.Selection(cluster="a", day="2021-03-04")
    assert chosen.changed(day="2021-03-05").day == "2021-03-05"
    assert chosen.changed(cluster="b").day == chosen.changed(as_of="2020-01-01").day == ""
    assert selection.to_query(chosen) == {"cluster": "a", "day": "2021-03-04"}


def test_only_a_day_is_taken_from_the_slider(monkeypatch):
    taken = []
    monkeypatch.setattr(controls, "change", lambda **choices: taken.append(choices))
    for value in (date(2021, 3, 4), None, "2021-03-04"):
        monkeypatch.setattr(controls.st, "session_state", {"key": value})
        controls._follow_day("key", "day")
    assert taken == [{"day": "2021-03-04"}]
