"""The Clusters page says what the registry says: dates as exact as printed, members apart from wishes, files as on screen."""

import io
from datetime import date
from functools import partial

import openpyxl
import pytest

from data.schema import table
from metrics import lifecycle, records
from metrics.rows import of_records
from views.parts import (
    cluster_board,
    cluster_files,
    cluster_registry,
    cluster_words,
    names,
    registry_words,
    settle,
    store,
    worklist_files,
)
from views.parts.language import LANGUAGES, speaking
from views.parts.selection import Selection

ENTRY = {
    "entered_on": date(2024, 5, 1), "date_precision": "month", "known_by": date(2024, 5, 1), "stage_published_on": "2024-05-22",
    "register_source_id": "s", "register_status": "", "register_valid_to": None, "register_is_good": True,
    "members": 5.0, "members_qualifier": "exact", "prospects": float("nan"),
}  # fmt: skip


def entry(**changed):
    record = {**ENTRY, **changed}
    return of_records([record], tuple(record)).row(0)


def here(**changed) -> settle.Settled:
    return settle.Settled(Selection(**{"language": "en", "edition": "published", "country": "RU", **changed}))


@pytest.mark.parametrize(
    ("changed", "brief", "long"),
    [
        ({}, "May 2024", "May 2024"),
        ({"date_precision": "day", "entered_on": date(2019, 10, 1)}, "1 Oct 2019", "1 October 2019"),
        ({"date_precision": "quarter", "entered_on": date(2017, 7, 1)}, "Q3 2017", "Q3 2017"),
        ({"date_precision": "year", "entered_on": date(2020, 1, 1)}, "2020", "2020"),
        ({"date_precision": "unknown", "entered_on": None}, "by 1 May 2024", "by 1 May 2024"),
        (
            {"date_precision": "unknown", "entered_on": None, "stage_published_on": ""},
            "date not printed",
            "by 1 May 2024",
        ),
    ],
)
def test_a_date_is_as_exact_as_printed(changed, brief, long):
    assert registry_words.stage_date(entry(**changed), is_brief=True) == brief
    assert registry_words.stage_date(entry(**changed)) == long


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "in the register"),
        ({"register_source_id": ""}, ""),
        ({"register_status": "suspended"}, "suspended"),
        ({"register_valid_to": date(2029, 7, 28)}, "in the register, valid until 28 July 2029"),
        ({"register_is_good": False, "register_valid_to": date(2020, 8, 24)}, "ran out on 24 August 2020"),
        ({"register_is_good": False, "register_status": "removed", "register_valid_to": date(2020, 8, 24)}, "removed on 24 August 2020"),
        ({"register_is_good": False, "register_status": "removed"}, "removed"),
    ],
)  # fmt: skip
def test_a_register_entry_says_whether_it_still_holds(changed, said):
    assert registry_words.register_entry(entry(**changed)) == said


@pytest.mark.parametrize(
    ("ends", "today", "en", "ru", "uk"),
    [
        (date(2027, 5, 15), date(2026, 11, 25), "expires in 5 months", "истекает через 5 месяцев", "спливає через 5 місяців"),
        (date(2027, 5, 15), date(2027, 4, 15), "expires in 1 month", "истекает через 1 месяц", "спливає через 1 місяць"),
        (date(2028, 8, 31), date(2026, 11, 30), "expires in 21 months", "истекает через 21 месяц", "спливає через 21 місяць"),
        (date(2027, 1, 25), date(2026, 11, 25), "expires in 2 months", "истекает через 2 месяца", "спливає через 2 місяці"),
        (date(2026, 12, 24), date(2026, 11, 25), "expires in 29 days", "истекает через 29 дней", "спливає через 29 днів"),
        (date(2026, 11, 26), date(2026, 11, 25), "expires in 1 day", "истекает через 1 день", "спливає через 1 день"),
        (date(2026, 11, 25), date(2026, 11, 25), "expires today", "истекает сегодня", "спливає сьогодні"),
        (None, date(2026, 11, 25), "no end of validity is printed", "срок действия не напечатан", "строк дії не надруковано"),
    ],
)  # fmt: skip
def test_it_is_said_how_long_a_register_entry_holds(ends, today, en, ru, uk):
    for lang, said in (("en", en), ("ru", ru), ("uk", uk)):
        with speaking(lang):
            assert registry_words.remaining(entry(register_valid_to=ends), today) == said
    assert registry_words.register_entry(entry(register_valid_to=ends), today).endswith(f"; {en}")
    assert registry_words.remaining(entry(register_is_good=False, register_valid_to=ends), today) == ""


def test_members_and_wishes_are_never_one_number():
    assert cluster_board.people(entry(prospects=7.0)) == "5 members"
    assert cluster_registry.printed(entry(members=float("nan"), prospects=7.0)) == "(7)"
    assert cluster_board.people(entry(members=float("nan"), prospects=7.0)) == "7 wishes to join"
    assert (
        cluster_board.people(entry(members=float("nan"))) == cluster_registry.printed(entry(members=float("nan"))) == ""
    )


def test_the_title_counts_what_is_on_record():
    clusters = store.ask(records.clusters, "published", "RU", "")
    assert (
        cluster_words.title(clusters, "")
        == "18 clusters on record, 5 reported to have entered the ministry register, none reported as supported"
    )
    early = store.ask(records.on_record, "published", "RU", "2018-12-31")
    assert cluster_words.title(early, "2018-12-31").startswith("3 clusters on record, no entry in the ministry")
    nothing = store.ask(records.on_record, "published", "RU", "2001-01-01")
    assert cluster_words.title(nothing, "2001-01-01") == "No cluster had been reported by 1 January 2001"
    ukraine = cluster_words.lead(store.ask(records.clusters, "published", "UA", ""))
    assert "pair" not in ukraine
    assert "ministry register" not in ukraine  # nobody looked into it
    assert "Whether an entry in the ministry register holds today is not known." in cluster_words.lead(clusters)
    assert cluster_board.days_of(172.5) == "173 days"
    assert cluster_board.days_of(194.5) == "195 days"
    (beside,) = cluster_board.beside(1)
    assert "1 more without a known stage" in str(beside)
    assert cluster_board.beside(0) == []


def test_the_board_has_every_cluster_with_a_stage_once_and_escapes():
    at = here()
    clusters = store.ask(records.clusters, "published", "RU", "")
    drawn = cluster_board.board(at, clusters, store.ask(lifecycle.funnel, "published", "RU", ""))
    for row in clusters:
        assert drawn.count(f'data-cluster="{row.cluster_id}"') == bool(row.lifecycle_stage)
    assert drawn.count('<section class="stage"') == 7
    assert "cluster=ru-che-textile" in drawn
    unknown = sum(bool(row.register_source_id) and row.register_valid_to is None for row in clusters)
    assert drawn.count("no end of validity is printed") == unknown > 0
    known = names.Names("en", {**names.of("published").tables, "cluster": {"x": {"name_en": "<script>"}}})
    assert "<script>" not in cluster_board.element("b", cluster_board.text(known.text("cluster", "x")))


def test_the_path_is_a_line_between_the_stages_reported():
    at = here()
    clusters = store.ask(records.clusters, "published", "RU", "").where(cluster_id="ru-cu-textile-light")
    drawn = cluster_registry.table(at, clusters, store.ask(records.cluster_paths, "published", "RU", ""))
    assert drawn.count('class="mark to"') == drawn.count('class="mark from"') == 1
    assert drawn.count('class="mark through"') == 3
    assert "20 Sep 2022" in drawn
    assert "10 Dec 2024" in drawn


@pytest.mark.parametrize(
    ("kind", "declared"), [("tier", "membership"), ("market_presence", "membership"), ("potential", "membership")]
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_allowed_code_has_a_word(kind, declared, lang):
    with speaking(lang):
        for code in filter(None, table(declared).column(kind).allowed):
            assert registry_words.word(kind, code) != code or code in ("high", "medium", "low", "services")


@pytest.mark.parametrize(
    ("kind", "read", "column"),
    [("event", records.events, "kind"), ("facility", records.facilities, "kind"), ("status", records.facilities, "status"),
     ("status", records.programmes, "status"), ("level", records.programmes, "level"), ("precision", records.cluster_paths, "date_precision")],
)  # fmt: skip
@pytest.mark.parametrize("country", ["RU", "UA"])
def test_every_code_on_record_has_a_word(kind, read, column, country):
    assert set(store.ask(read, "published", country, "").plain(column)) - {""} <= set(registry_words.WORDS[kind])


@pytest.mark.parametrize("name", cluster_files.TABLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_has_the_rows_of_the_screen_with_their_publication(name, lang):
    at = here(language=lang)
    with speaking(lang):
        frame = cluster_files.frame(at, name)
        assert len(frame) == len(cluster_files.rows(at, name))
        assert tuple(frame.columns) == cluster_files.TABLES[name].columns
        make = partial(cluster_files.worklist, table_id=name)
        passport = worklist_files.passport(at, make(at), "http://localhost/clusters")
    assert set(frame["source_id"]) - {""} <= set(
        store.ask(records.sources, "published", tuple(frame["source_id"]))["source_id"]
    )
    assert len(passport.sources) == len(set(frame["source_id"]) - {""})
    for kind in worklist_files.KINDS:
        assert worklist_files.written(at, make, kind, lang, "http://localhost/clusters")


def test_the_workbook_of_one_cluster_holds_its_rows_only():
    make = partial(cluster_files.worklist, table_id="stages")
    content = worklist_files.written(
        here(cluster="ru-cu-textile-light"), make, "xlsx", "en", "http://localhost/clusters"
    )
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Data"].values)
    assert [row[3] for row in rows] == ["Stage", "Idea", "Strategy approved"]
    assert rows[2][-4].startswith("http") or rows[2][-3].startswith("http")
