"""Rule check and gaps on screen and in files: every verdict has words, what is not known is never a gap, the office's file is named."""

import ast
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from metrics import gaps, records, rule_check, rule_reading, rule_sets
from metrics.rule_check import Finding
from tests.app_pages import turned_to
from tests.conftest import ROOT
from views.documents.csv import write_csv
from views.parts import (
    gap_files,
    gap_missing,
    gap_view,
    gap_words,
    rule_files,
    rule_findings,
    rule_matrix,
    rule_refusals,
    rule_words,
    settle,
    store,
    worklist_files,
)
from views.parts.language import LANGUAGES, _, speaking
from views.parts.selection import Selection


def here(**changed) -> settle.Settled:
    return settle.Settled(Selection(**{"language": "en", "edition": "published", "country": "RU", **changed}))


def reasons() -> set[str]:
    """Every reason that a finding can have, read from the text of the module."""
    tree = ast.parse(Path(rule_check.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    placed = [call.args[1] for call in calls if getattr(call.func, "id", "") == "Finding" and len(call.args) > 1]
    named = [key.value for call in calls for key in call.keywords if key.arg == "why"]
    return {
        leaf.value
        for node in (*placed, *named)
        for leaf in ast.walk(node)
        if isinstance(leaf, ast.Constant) and leaf.value
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_and_every_expectation_has_words(lang):
    codes = reasons() | {"kinds_not_stated", "list_not_whole", "removed", "ran_out", "suspended"}
    assert len(codes) > 25
    finding = Finding("unknown", "", 7.0, 12.0, "exact", date(2024, 5, 1), "2024", (("public", 0, 1),))
    with speaking(lang):
        said = {code: rule_words.found(replace(finding, why=code)) for code in codes}
        assert all(text.endswith(".") and "{" not in text for text in said.values())
        assert len(set(said.values())) == len(said)
        for expected in rule_reading.EXPECTED:
            error = rule_reading.FaultyRules(expected, "x", rule_reading.Where("f.toml", "r", "at_least"), ("a", "b"))
            text = rule_refusals.refused(error)
            assert all(part in text for part in ("f.toml", "r", "at_least", "x"))
            assert "{" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_matrix_and_the_file_tell_the_same(lang):
    at = here(language=lang, as_of="2024-06-30")
    with speaking(lang):
        found = rule_findings.checked(at)
        every = store.ask(records.clusters, "published", "RU", "2024-06-30")
        drawn = rule_matrix.table(at, every, found)
        made = rule_files.worklist(at)
        passport = worklist_files.passport(at, made, "http://localhost/clusters")
    assert found.day == date(2024, 6, 30)
    rows = made.frame
    assert len(rows) == 6 * rows["cluster_id"].nunique() == 6 * 13
    assert {"met", "not_met", "unknown"} == set(rows["verdict_code"])
    for code in rule_check.VERDICTS:
        of_known = sum(one.verdict == code for row in every for _rule, one in found.of(row.cluster_id))
        assert drawn.count(f'class="verdict {code}"') == of_known
    nit = rows[(rows["cluster_id"] == "ru-iva-zelyonaya-nit") & (rows["rule_id"] == "members")].iloc[0]
    assert (nit["verdict_code"], nit["value"], nit["date"]) == ("not_met", 5, date(2024, 5, 22))
    chelyabinsk = rows[(rows["cluster_id"] == "ru-che-textile") & (rows["rule_id"] == "register")].iloc[0]
    assert (chelyabinsk["verdict_code"], chelyabinsk["date"]) == ("met", date(2024, 10, 1)), (
        "five years from 1 October 2019"
    )
    assert chelyabinsk["date_precision"] == "day"
    register = dict(found.of("ru-iva-zelyonaya-nit"))
    (entry,) = [one for one in register.values() if one.rule_id == "register"]
    with speaking("en"):
        assert rule_words.brief(entry) == "entered May 2024"
        assert rule_words.brief(replace(entry, why="by_act_over", exact="day")) == "by the act ended 1 May 2024"
    assert any("№ 779" in note or "No. 779" in note for note in passport.notes)
    assert passport.sources


@pytest.mark.usefixtures("made_up")
def test_an_office_file_is_named_and_a_faulty_one_is_explained(demo_folder):
    own = demo_folder / rule_sets.OWN
    text = (rule_sets.SHIPPED / "organisation_profile.toml").read_text(encoding="utf-8")
    own.mkdir()
    try:
        (own / "office.toml").write_text(text.replace('status = "example"', 'status = "reviewed"'), encoding="utf-8")
        found = rule_findings.checked(here(edition="demo"))
        assert rule_words.origin(found.rules) == "file of the office, cluster_rules/office.toml: reviewed by the office"
        (own / "office.toml").write_text(text.replace("at_least = 15", "at_least = -1"), encoding="utf-8")
        with pytest.raises(rule_reading.FaultyRules) as refused:
            rule_findings.checked(here(edition="demo"))
        with speaking("ru"):
            said = rule_refusals.refused(refused.value)
        assert said.startswith("office.toml")
        assert all(part in said for part in ("members", "at_least", "-1", "целое число"))
    finally:
        (own / "office.toml").unlink(missing_ok=True)
        own.rmdir()


def test_a_floor_or_share_that_is_none_gets_a_sentence():
    for wrong in ("nan", "inf", "-1"):
        found = gap_view.settled(Selection(country="US", floor=wrong))
        assert found.selection.floor == "1.5"
        assert any(wrong in one for one in found.notices), wrong
    found = gap_view.settled(Selection(country="US", best="999"))
    assert found.selection.best == "80"
    assert any("999" in one and "899" not in one for one in found.notices)


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("country", ["RU", "UA"])
def test_the_worklist_of_the_demonstration(country):
    at = gap_view.settled(Selection(edition="demo", country=country))
    view = gap_view.view(at)
    made = gap_files.worklist(at)
    frame = made.frame
    assert (at.selection.metric, at.selection.activity, at.selection.floor, at.selection.best) == (
        "employment_share",
        "C13-C15",
        "1.5",
        "80",
    )
    assert frame["ref_area"].is_unique
    assert set(frame["kind_code"]) <= set(gaps.KINDS)
    specialised = frame["location_quotient"] > 1.5
    assert set(frame[specialised]["kind_code"]) <= {"without", "only_planned", "matched"}
    assert set(frame[frame["location_quotient"].isna()]["kind_code"]) <= {"unknown"}
    assert (frame[frame["kind_code"] == "without"]["clusters"] == "").all()
    regions, plans = {"RU": (12, 4), "UA": (5, 1)}[country]
    assert (len(view.of("unspecialised")), len(view.of("unspecialised_plan"))) == (regions, plans)
    assert f"{regions} regions have a cluster without being specialised" in gap_words.title(view)
    text = write_csv(frame, worklist_files.passport(at, made, "x"), "en").decode("utf-8-sig")
    assert text.splitlines()[0].strip('"').startswith("DEMONSTRATION DATA")
    book = openpyxl.load_workbook(io.BytesIO(worklist_files.written(at, gap_files.worklist, "xlsx", "ru", "x")))
    assert str(book.worksheets[0]["A1"].value).startswith("ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ")


def test_no_registry_no_word_on_missing_clusters_and_withheld_is_apart():
    at = gap_view.settled(Selection(country="US"))
    view = gap_view.view(at)
    assert at.selection.metric == "gdp_share", "employment of 2011 is withheld throughout"
    assert gap_words.title(view) == "9 of 51 regions are specialised; no registry of clusters covers the country"
    assert set(gap_files.worklist(at).frame["kind_code"]) == {"specialised", "not_specialised"}
    hidden = gap_view.settled(Selection(country="US", metric="employment_share"))
    assert set(gap_files.worklist(hidden).frame["kind_code"]) == {"unknown"}
    assert gap_words.title(gap_view.view(hidden)).startswith("Specialisation of the regions is not known here")


def test_the_published_edition_of_russia_says_what_is_missing_and_quotes_the_press():
    at = gap_view.settled(Selection(country="RU", metric="manufacturing_share_of_organisations", activity="C"))
    assert at.selection.metric == "", "manufacturing is not light industry"
    found = {one.code: one for one in gap_missing.regions(at)}
    assert found["RU-IVA"].clusters
    assert any("12.5" in text for text in found["RU-TVE"].said)
    assert not found["RU-TVE"].clusters
    frame = gap_files.worklist(at).frame
    assert list(frame.columns) == ["ref_area", "area", "clusters", "said", "source_id"]
    assert (frame["source_id"] != "").all()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_gaps_corrects_its_address_and_keeps_it(lang):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    asked = {"lang": lang, "country": "US", "metric": "gdp_share", "floor": "7", "best": "90", "period": "2021"}
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    for name, value in asked.items():
        app.query_params[name] = value
    app.session_state["gap-stars"] = True  # as a click on the part leaves it
    turned_to(app, "gaps").run()
    assert not app.exception
    kept = {name: (value[0] if isinstance(value, list) else value) for name, value in dict(app.query_params).items()}
    assert (kept["floor"], kept["best"], kept["period"], kept["activity"]) == ("1.5", "90", "2021", "C13-C15"), (
        json.dumps(kept)
    )
    texts = " ".join(part.proto.body for part in app.get("html"))
    assert "7.0" in texts or "7,0" in texts, "the correction is said"
    with speaking(lang):
        assert _("Employment by region ends in {year}.", year=2011) in texts, "the opened stars say why there are none"
