"""The rules hold for the real registry and notice a fault in a finished warehouse; persons and names are recognised."""

import shutil

import duckdb
import pytest

from data.checks import registered, run
from data.registry import figures, memberships, names, persons
from data.registry.rows import TABLES, Registry
from data.registry.rules import RULES
from data.sources.registry_csv import graded
from data.warehouse import Warehouse

MEMBER = "INSERT INTO membership SELECT * REPLACE (%s) FROM membership WHERE org_id = 'org-pike'"
# What is done to the real registry, and the rule that must notice.
IN_THE_WAREHOUSE = [
    ("UPDATE organisation SET name_ru = 'ИП Пике' WHERE org_id = 'org-pike'", "no row names a natural person"),
    ("UPDATE event SET note = '=1' WHERE event_id LIKE 'ev-kir%'", "no text of the registry would run as a formula"),
    ("UPDATE organisation SET org_id = 'орг' WHERE org_id = 'org-pike'", "keys of the registry are plain"),
    ("UPDATE facility SET name_en = '', name_ru = '', name_uk = ''", "everything in the registry has a name"),
    ("UPDATE organisation SET name_ru = 'Aззарти' WHERE org_id = 'org-pike'", "no organisation stands twice"),
    ("UPDATE cluster SET name_en = 'KHARKIV FASHION CLUSTER' WHERE cluster_id = 'ru-kir-light'", "a name belongs to one cluster"),
    ("DELETE FROM cluster_area WHERE cluster_id = 'ru-kir-light'", "an area for every cluster"),
    ("UPDATE cluster SET possibly_same_as = '' WHERE cluster_id = 'ru-da-footwear'", "clusters that may be the same name each other"),
    ("UPDATE membership SET valid_from = '2020-02-02', valid_to = '2020-02-01'", "nobody leaves before joining"),
    ("UPDATE cluster_stage SET valid_to = '2000-01-01'", "a register entry or stage ends after it begins"),
    ("UPDATE cluster_stage SET entered_on = '2025-01-01', date_precision = 'day' WHERE lifecycle_stage = 'idea'", "stages of a cluster go forward"),
    ("UPDATE cluster_stage SET status = 'in_force' WHERE lifecycle_stage = 'idea'", "only a register entry has a register status"),
    ("UPDATE cluster_stage SET entered_on = NULL WHERE date_precision = 'day'", "printed dates are as exact as they are said to be"),
    ("UPDATE cluster_stage SET entered_on = '2020-02-02' WHERE date_precision = 'month'", "printed dates are as exact as they are said to be"),
    ("UPDATE event SET held_on = '2026-12-31' WHERE date_precision = 'day'", "nothing is dated after its source"),
    (MEMBER % "'2022-12-07'::DATE AS valid_from", "an organisation is in a cluster once at a time"),
    (MEMBER % "'member' AS kind", "a prospect is never counted as a member"),
    ("UPDATE membership_count SET members = 2 WHERE members = 5", "printed numbers of members fit the organisations named"),
    ("UPDATE event SET participants = -400 WHERE participants = 400", "numbers of the registry are within what can be"),
    ("UPDATE programme SET unit_measure = '' WHERE budget > 0", "amounts of the registry have a currency and a plausible size"),
    ("DELETE FROM membership_count", "printed numbers of members fit the organisations named"),
]  # fmt: skip


def spoilt(published_file, tmp_path, statement):
    copy = tmp_path / "published.duckdb"
    shutil.copy(published_file, copy)
    with duckdb.connect(str(copy)) as connection:
        connection.execute(statement)
    return Warehouse("published", copy)


@pytest.mark.parametrize(("statement", "rule"), IN_THE_WAREHOUSE)
def test_a_rule_notices_its_fault_in_a_warehouse(published_file, tmp_path, statement, rule):
    warehouse = spoilt(published_file, tmp_path, statement)
    failed = [result.name for result in registered.run(warehouse) if not result.is_passed]
    warehouse.close()
    assert [name for name in failed if name.startswith(rule)], failed


def test_every_rule_is_among_the_checks_and_most_have_rows_of_the_real_registry(published):
    results = {result.name: result for result in run(published)}
    counts = {rule.name: results[rule.name].checked for rule in RULES}
    assert [name for name, checked in counts.items() if not checked] == [
        "applications are decided and paid after they are made",
        *(rule.name for rule in figures.RULES),
    ]
    assert all(set(rule.tables) <= set(TABLES) for rule in RULES)


PERSONS = [
    "Иванов И. И.", "Иванов И.И.", "И. И. Иванов", "И.И.Иванов", "Іваненко О.", "I. Petrenko", "Petrenko I.", "J. R. Smith",
    "Иванов Иван Иванович", "Иван Иванович Иванов", "Иванову Ивану Ивановичу", "Смирновой Ольгой Петровной",
    "Коваль Олена Петрівна", "Ivanov Ivan Ivanovich", "Kovalenko Olena Petrivna", "Петров-Водкин К. С.",
    "Иванoв И. И.", "г-н Смирнов", "Mr Smith",
]  # fmt: skip
TRADERS = [
    "ИП", "ИП Смирнова", "ФОП Петренко", "ФЛП Петренко О.", "Ателье (ФОП)", "Индивидуальный предприниматель Ким",
    "фізична особа — підприємець", "individual entrepreneur", "Sole trader",
    "Sole Proprietor Smith", "самозанятая", "самозайнята особа", "физическое лицо", "self-employed", "IP Smirnova",
    "иванов иван иванович", "Смирнова ОП", "частный предприниматель",
]  # fmt: skip
FIRMS = [
    "Зелёная нить", "Легпром-73", "ООО «Типография»", "Фабрика им. Ногина", "Фабрика им. С. М. Кирова", "Завод имени Ильича",
    "Kharkiv Fashion", "Sew4U", "Po.in.tex Textile Innovation Cluster", "ТД «Восток»", "Типовые решения", "U.S. Department of Commerce",
    "Первая столичная фабрика", "ПрАТ Легка індустрія", "Гипюр", "Швейная фабрика Основа", "A&B Textile", "Фабрика одягу Столична",
    "Индивидуальный пошив", "Textile Company A", "АО «Красная Роза»", "St. Petersburg Textile", "ул. П. Морозова, 5",
]  # fmt: skip
REMARKS = [
    "four companies and one sole trader", "companies and sole traders", "индустриальный парк (ИП) и ФОП", "order 1302-r, strategy to 2028",
    "in Chelyabinsk region and Bashkortostan", "участие самозанятых и физических лиц",
]  # fmt: skip


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_recognised_in_any_text(text):
    assert persons.found(text)
    assert persons.found(text, is_name=True)


@pytest.mark.parametrize("text", TRADERS)
def test_a_sole_trader_is_recognised_in_a_name(text):
    assert persons.found(text, is_name=True)


@pytest.mark.parametrize("text", FIRMS)
def test_a_firm_is_no_person(text):
    assert persons.found(text, is_name=True) == ""


@pytest.mark.parametrize("text", REMARKS)
def test_a_remark_may_speak_of_sole_traders_in_general(text):
    assert persons.found(text) == ""


@pytest.mark.parametrize(("text", "is_bare"), [
    ("Ольга Смирнова", True), ("Смирнова Ольга", True), ("Igor Chapurin", True), ("Зелёная нить", False), ("Ольга", False),
    ("Ольга Смирнова Текстиль", False), ("Ольга-73 Текстиль", False),
])  # fmt: skip
def test_two_bare_words_with_a_first_name_are_a_person(text, is_bare):
    assert persons.is_bare_name(text) == is_bare


@pytest.mark.parametrize("text", [
    "Ромашка, тел. +7 912 345-67-89", "ivan@mail.ru", "8 (912) 345-67-89", "тел. 22-33-44", "иванов и. и.", "КФХ Иванов Петр",
])  # fmt: skip
def test_a_telephone_an_address_and_small_initials_are_personal(text):
    assert persons.found(text, is_name=True)


@pytest.mark.parametrize(("name", "form", "is_person"), [
    ("«Иванов Иван»", "ООО", True), ("Светлана Морозова", "ООО", True), ("«Шевченко Тарас»", "", True), ("Elena Petrova", "Ltd", True),
    ("Анна-Мария Ким", "", True), ("ЧП Шевченко", "", True), ("Шевченко", "ФОП", True), ("Анна Текстиль", "ООО", False),
    ("Роман Магазин", "ООО", False), ("Вектор", "ЧП", False), ("Покров", "ПП", False), ("КФХ Рассвет", "", False),
])  # fmt: skip
def test_a_legal_form_does_not_turn_a_person_into_a_firm(name, form, is_person):
    assert persons.bears(name, form) == is_person


def test_no_name_of_the_demonstration_reads_as_a_person(demo):
    found = {result.name: result.message for result in registered.run(demo) if not result.is_passed}
    assert found == {}


STAGES = [("planned", "idea", "2020-01-01"), ("founded", "idea", "2020-01-01"), ("founded", "agreement", "2022-03-01"),
          ("late", "strategy_approved", "2022-03-01"), ("undated", "idea", "2020-01-01"), ("undated", "agreement", None)]  # fmt: skip


@pytest.mark.parametrize(("cluster", "day", "is_refused"), [
    ("planned", "2024-01-01", True), ("planned", "2019-01-01", True), ("planned", None, True), ("founded", "2022-02-28", True),
    ("founded", "2022-03-01", False), ("founded", None, False), ("late", "2021-01-01", False), ("undated", "2021-01-01", False),
    ("nothing is known", "2021-01-01", False),
])  # fmt: skip
def test_only_a_founded_cluster_has_members(cluster, day, is_refused):
    def read(text):
        return None if text is None else memberships.date.fromisoformat(text)

    stages = [{"cluster_id": key, "lifecycle_stage": stage, "entered_on": read(text), "date_precision": "day" if text else "unknown"}
              for key, stage, text in STAGES]  # fmt: skip
    count = {"cluster_id": cluster, "as_of": read(day), "date_precision": "day" if day else "unknown", "kind": "member"}
    member = {**count, "observed_on": read(day), "valid_from": None}
    ordinals = {"idea": 1, "working_group": 2, "agreement": 3, "strategy_approved": 5}
    for table, one in (("membership_count", count), ("membership", member)):
        rows = {"cluster_stage": stages, table: [one, {**one, "kind": "prospect"}]}
        assert [fault.at for fault in memberships._founded(Registry(rows, ordinals))] == [0] * is_refused


def test_a_number_of_prospects_is_not_told_as_members_too():
    one = {"cluster_id": "c", "as_of": memberships.date(2024, 1, 1), "members": 12, "kind": "prospect"}
    twice, other = [one, {**one, "kind": "member"}], [one, {**one, "kind": "member", "members": 11}]
    assert [fault.at for fault in memberships._same_counts(Registry({"membership_count": twice}, {}))] == [1]
    assert not list(memberships._same_counts(Registry({"membership_count": other}, {})))


def test_names_are_compared_as_they_look():
    assert names.plain("ООО «Зелёная Нить»") == names.plain("Зеленая нить, ООО") == "зеленая нить"
    assert names.plain("ООО") == "ооо"
    assert names.shape("ВЕКТОР") == names.shape("BEKTOP") == names.shape("Вектор")
    assert names.shape("Вектор") != names.shape("Векторы")
    assert names.mixed_words("Зелёная нить Kharkiv") == ""


def test_the_two_names_of_kharkiv_are_one_cluster(published):
    found = published.rows("SELECT cluster_id, name_en FROM wh.cluster WHERE ref_area = 'UA-63'")
    assert found == [("ua-63-kharkiv-light-design", "Kharkiv Cluster of Light Industry and Design")]
    further = published.rows(
        "SELECT name FROM wh.cluster_name WHERE cluster_id = 'ua-63-kharkiv-light-design' ORDER BY name"
    )
    assert ("Kharkiv Fashion Cluster",) in further
    assert ("Kharkiv cluster of design and light industry",) in further
    assert published.rows("SELECT count(DISTINCT counted_as) FROM wh.cluster_year WHERE ref_area = 'UA-63'") == [(1,)]


@pytest.mark.parametrize(
    "name", ["cluster_stage", "membership", "membership_count", "event", "training", "facility", "programme"]
)
def test_a_stage_a_count_and_an_event_carry_source_date_and_precision(published, name):
    declared = TABLES[name]
    assert {"source_id", "date_precision"} <= set(declared.names)
    assert declared.column(graded(declared)).type == "DATE"
    (bare,) = published.rows(f"SELECT count(*) FROM wh.{name} WHERE source_id = '' OR date_precision = ''")
    assert bare == (0,)


@pytest.mark.parametrize("name", TABLES)
def test_a_date_without_precision_beside_it_is_a_whole_day(name):
    days = {column.name for column in TABLES[name].columns if column.type == "DATE"} - {graded(TABLES[name])}
    assert days <= {"valid_from", "valid_to", "known_by", "applied_on", "decided_on", "paid_on", "reported_on"}


def row(kind="member", joined=None, left=None, seen="2020-01-01", org="org-a"):
    days = {"valid_from": joined, "valid_to": left, "observed_on": seen}
    read = {name: None if text is None else memberships.date.fromisoformat(text) for name, text in days.items()}
    return {"cluster_id": "c", "org_id": org, "kind": kind, "source_id": "s", **read}


@pytest.mark.parametrize(("first", "second", "clash"), [
    ({"joined": "2020-01-01", "left": "2020-12-31"}, {"joined": "2021-01-01"}, False),
    ({"joined": "2020-01-01", "left": "2020-12-31"}, {"joined": "2020-12-31"}, True),
    ({"joined": "2020-01-01"}, {"joined": "2021-01-01"}, True),
    ({"joined": "2020-01-01"}, {"joined": "2021-01-01", "org": "org-b"}, False),
    ({"seen": "2020-01-01"}, {"seen": "2021-01-01"}, False),
    ({"seen": "2020-01-01"}, {"seen": "2020-01-01"}, True),
    ({"left": "2020-06-01", "seen": "2020-01-01"}, {"seen": "2020-03-01"}, True),
    ({"left": "2020-06-01", "seen": None}, {"seen": "2020-03-01"}, False),
    ({"seen": None}, {"joined": "2020-01-01"}, False),
    ({"joined": "2021-01-01", "left": "2020-01-01"}, {"joined": "2020-06-01"}, False),
])  # fmt: skip
def test_times_overlap_where_a_day_is_in_both(first, second, clash):
    for rows in ([row(**first), row(**second)], [row(**second), row(**first)]):
        found = list(memberships._once(Registry({"membership": rows}, {})))
        assert bool(found) == clash
        if found:
            assert (found[0].at, found[0].other) == (1, ("membership", 0))
    mixed = [row("prospect", **first), row(**second)]
    assert bool(list(memberships._kinds(Registry({"membership": mixed}, {})))) == clash
