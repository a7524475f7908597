"""Files of rules: a faulty one is refused where the fault stands, an own one is used instead of ours."""

import pytest

from metrics import rule_reading, rule_sets
from metrics.rule_reading import FaultyRules
from metrics.rule_sets import Members
from tests.metrics.stores import store


def test_countries_of_rules_are_those_of_the_warehouse(published):
    known = {country for (country,) in published.rows("SELECT DISTINCT country FROM wh.area")}
    assert known == set(rule_reading.COUNTRIES)


TEXT = (rule_sets.SHIPPED / "industrial_cluster.toml").read_text(encoding="utf-8")
FAULTS = [
    ("at_least = 10\n", 'at_least = "ten"\n', "rule 'members', field 'at_least': found 'ten', expected a whole number from 1"),
    ("at_least = 10\n", "at_least = true\n", "rule 'members', field 'at_least': found True"),
    ("at_least = 10\n", "at_lest = 10\n", "rule 'members', field 'at_lest': found 'at_lest', expected one of the fields"),
    ("at_least = 10\n", "", "rule 'members', field 'at_least': found nothing, expected this field"),
    ('test = "members"', 'test = "member"', "rule 'members', field 'test': found 'member'"),
    ("core_producer = 1,", "core_producers = 1,", "rule 'kinds', field 'at_least': found {'core_producers'"),
    ("education_rd = 1}", "education_rd = 0}", "rule 'kinds', field 'at_least.education_rd': found 0"),
    ("at_least_pct = 20", "at_least_pct = 120", "rule 'internal_supplies', field 'at_least_pct': found 120, expected a number above 0 and up to 100"),
    ("in_special_areas_pct = 10", "in_special_areas_pct = 30", "field 'in_special_areas_pct': found 30.0, expected a smaller number than"),
    ('tiers = ["services", "investor"]', "tiers = []", "rule 'non_producing', field 'tiers': found []"),
    ("for_entries_before = 2021-11-16", 'for_entries_before = "2021"', "rule 'register', field 'for_entries_before': found '2021', expected a day"),
    ("years_without_end = 5\n", "", "rule 'register', field 'years_without_end': found nothing"),
    ('id = "kinds"', 'id = "members"', "rule 'members', field 'id': found 'members', expected an id that no other rule"),
    ('status = "example"', 'status = "final"', "field 'status': found 'final', expected one of example, reviewed"),
    ("at_least = 10\n", f"at_least = {10**22}\n", f"found {10**22}, expected a whole number from 1 to 100000"),
    ("years_without_end = 5\n", "years_without_end = 9000\n", "field 'years_without_end': found 9000, expected a whole number from 1 to 100"),
    ('countries = ["RU"]', 'countries = ["XX"]', "field 'countries': found ['XX'], expected a list of one or more of ES, IT, RU, UA, US"),
    ('countries = ["RU"]', 'countries = ["Russia"]', "field 'countries': found ['Russia']"),
    ('uk = "Кількість учасників"', 'uk = ""', "rule 'members', field 'title': found {"),
    ("[[rule]]", "[rule", "expected a text file in the form TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_faulty_file_is_refused_with_file_rule_field_value_and_what_was_expected(tmp_path, old, new, said):
    path = tmp_path / "office.toml"
    assert old in TEXT
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FaultyRules) as refused:
        rule_sets.one_set(path)
    assert str(refused.value).startswith("office.toml")
    assert said in str(refused.value)


def test_an_own_file_is_used_instead_of_ours_and_a_faulty_one_never_falls_back(tmp_path):
    kept = store(tmp_path, cluster=[{"cluster_id": "c"}])
    assert [one.is_own for one in rule_sets.of(kept, "RU")] == [False, False]
    assert rule_sets.of(kept, "US") == ()
    own = kept.path.parent / rule_sets.OWN
    own.mkdir()
    (own / "office.toml").write_text("\ufeff" + TEXT.replace("at_least = 10\n", "at_least = 7\n", 1), encoding="utf-8")
    (found,) = rule_sets.of(kept, "RU")
    assert (found.is_own, found.file, found.rules[0].demand) == (True, "cluster_rules/office.toml", Members(7, 3))
    (own / "office.toml").write_text("status = 1", encoding="utf-8")
    with pytest.raises(FaultyRules, match=r"office\.toml"):
        rule_sets.of(kept, "RU")
