"""The sentences of the Region page, on every edge: zero, minus 100 %, twice, withheld, without a base, plural and case."""

import numpy as np
import pytest

from metrics.bands import Band
from metrics.rows import NONE
from tests.views import answers
from views.parts import region_words
from views.parts.language import speaking
from views.parts.region_profile import Measure, Profile, Weight

NBSP, MINUS = "\u00a0", "\u2212"
GDP = Measure("gdp", "C13-C15")


def level(value=None, reason="", **more):
    return answers.answer({"time_period": "2021", "value": value, "reason": reason, **more}).row(0)


def change(value=None, reason="", base=2.0, **more):
    row = {"time_period": "2021", "value": value, "reason": reason, "base_value": base, "base_period": "2020"}
    return answers.answer({**row, **more}).row(0)


FINDINGS = [
    (level(5.0), change(125.0, base=4.0), "5 mln USD in 2021, 25.0% more than in 2020", "5 млн долл. в 2021 году, на 25,0 % больше, чем в 2020 году"),
    (level(4.0), change(200.0), "4 mln USD in 2021, 2 times the level of 2020 (+100.0%)", "4 млн долл. в 2021 году, в 2 раза"),
    (level(4.0), change(200.0, is_small_base=True), "4 mln USD in 2021, 100.0% more than in 2020, on a small base",
     "на 100,0 % больше, чем в 2020 году, при малой базе"),
    (level(0.0), change(0.0), "zero in 2021, after 2 mln USD in 2020 (−100.0%)", "ноль в 2021 году после 2 млн долл. в 2020 году (−100,0 %)"),
    (level(0.0), change(reason="BASE_ZERO", base=0.0), "zero in 2021, as in 2020", "ноль в 2021 году, как и в 2020 году"),
    (level(3.0), change(reason="BASE_ZERO", base=0.0), "3 mln USD in 2021, after zero in 2020", "3 млн долл. в 2021 году после нуля в 2020 году"),
    (level(3.0), change(reason="BASE_MISSING"), "3 mln USD in 2021; no change can be given (the figure compared with is not in the source at hand)",
     "3 млн долл. в 2021 году; изменение указать нельзя ("),
    (level(3.0), change(reason="BASE_SUPPRESSED"),
     "3 mln USD in 2021; no change can be given (the figure compared with is withheld by its publisher)",
     "изменение указать нельзя ("),
    (level(3.0), change(reason="SERIES_BREAK"),
     "3 mln USD in 2021; no change can be given (the series breaks between the two periods, so they are not compared)",
     "изменение указать нельзя ("),
    (level(reason="VALUE_SUPPRESSED"), change(reason="VALUE_SUPPRESSED"), "withheld by the publisher in 2021",
     "данные не раскрыты ведомством в 2021 году"),
    (level(reason="VALUE_MISSING"), None, "no figure in 2021 (the source at hand has no figure)", "нет данных в 2021 году ("),
    (None, None, "no figure in 2021 (the series does not print this area)", "нет данных в 2021 году ("),
    (level(3.0), None, "3 mln USD in 2021", "3 млн долл. в 2021 году"),
    (level(3.0), change(101.0), "3 mln USD in 2021, hardly changed: +1.0%", "+1,0 %"),
]  # fmt: skip


def plain(text: str) -> str:
    return text.replace(NBSP, " ").replace("\u202f", " ")


@pytest.mark.parametrize(("now", "then", "english", "russian"), FINDINGS)
def test_level_and_change_on_every_edge(now, then, english, russian):
    for lang, expected in (("en", english), ("ru", russian)):
        with speaking(lang):
            said = plain(region_words.finding(now, then, "gdp", answers.known(lang), "2021"))
        assert said == expected if lang == "en" else expected in said
    with speaking("uk"):
        said = region_words.finding(now, then, "gdp", answers.known("uk"), "2021")
        assert "2021" in said
        assert not any(word in said for word in ("zero", "figure", "withheld", "after", " in "))


def test_a_share_changes_by_points():
    row = change(150.0, base=2.0, unit="PC")
    with speaking("en"):
        assert plain(region_words.changed(row, "gdp_share", answers.known())) == "+1.00 p.p. on 2020"


@pytest.mark.parametrize(
    ("band", "english", "russian", "ukrainian"),
    [
        (Band(1, 1, 81), "place 1 of 81 regions compared", "место 1 из 81 сравниваемого региона", "місце 1 з 81 порівнюваного регіону"),
        (Band(3, 7, 83), "places 3–7 of 83 regions compared", "места 3–7 из 83 сравниваемых регионов", "місця 3–7 з 83 порівнюваних регіонів"),
        (Band(5, 40, 44), "places 5–40 of 44 regions compared, hardly to be told apart", "места 5–40 из 44 сравниваемых регионов, почти неразличимы",
         "місця 5–40 з 44 порівнюваних регіонів, майже не розрізнити"),
        (None, "", "", ""),
    ],
)  # fmt: skip
def test_a_band_of_places_in_three_languages(band, english, russian, ukrainian):
    for lang, expected in (("en", english), ("ru", russian), ("uk", ukrainian)):
        with speaking(lang):
            assert region_words.places(band) == expected


def weigh(own, whole=1.0, quotient=None, **more) -> Weight:
    """A share of three areas and the country; the quotient of the first is own / whole unless it is withheld."""
    reason = more.get("reason", "")
    shares = answers.answer(
        {"ref_area": "US-AA", "value": own, "unit": "PC", "reason": reason, "time_period": "2021"},
        {"ref_area": "US-BB", "value": 0.2, "unit": "PC", "time_period": "2021"},
        {"ref_area": "US-CC", "value": 0.1, "unit": "PC", "time_period": "2021"},
        {"ref_area": "US", "value": whole, "unit": "PC", "time_period": "2021"},
    )  # fmt: skip
    if quotient is None and not reason:
        quotient = own / whole
    rows = shares.with_(
        value=np.array([np.nan if quotient is None else quotient, 0.2, 0.1, 1.0]), base_value=np.full(4, whole),
        reason=np.array([reason, "", "", ""], dtype=object),
    )  # fmt: skip
    return Weight(Measure("gdp_share", "C13-C15"), "US-AA", "US", ("US-AA", "US-BB", "US-CC"), "2021", rows, shares)


@pytest.mark.parametrize(
    ("quotient", "english", "russian", "ukrainian"),
    [
        (2.0, "Aland: light industry weighs 2 times as much as in the country",
         "Аландия: вес лёгкой промышленности в 2 раза выше, чем по стране", "у 2 рази"),
        (5.0, "Aland: light industry weighs 5 times as much as in the country",
         "Аландия: вес лёгкой промышленности в 5 раз выше, чем по стране", "у 5 разів"),
        (1.23, "Aland: light industry weighs more than in the country (1.23)", "выше, чем по стране (1,23)", "вища, ніж по країні (1,23)"),
        (1.01, "Aland: light industry weighs as much as in the country", "такой же, как по стране", "така сама, як по країні"),
        (0.4, "Aland: light industry weighs less than in the country (0.40)", "ниже, чем по стране (0,40)", "нижча, ніж по країні (0,40)"),
        (0.0, "Aland: no light industry", "Аландия: лёгкой промышленности нет", "легкої промисловості немає"),
    ],
)  # fmt: skip
def test_the_title_says_what_the_industry_weighs(quotient, english, russian, ukrainian):
    with speaking("en"):
        assert region_words.title("US-AA", weigh(quotient), answers.known()) == english
    for lang, expected in (("ru", russian), ("uk", ukrainian)):
        with speaking(lang):
            assert expected in plain(region_words.title("US-AA", weigh(quotient), answers.known(lang)))


def test_the_weight_stands_beside_that_of_the_country():
    with speaking("en"):
        said = region_words.weight(weigh(2.0), answers.known())
        assert "2.00% in 2021, in the country 1.00%; location quotient 2.00; place 1 of 3 regions compared." in said
        withheld = region_words.weight(weigh(float("nan"), reason="VALUE_SUPPRESSED"), answers.known())
        assert withheld.endswith("withheld by the publisher in 2021, so weight and place cannot be given.")
        assert region_words.title("US-AA", weigh(float("nan"), reason="VALUE_SUPPRESSED"), answers.known()) == ""
        assert region_words.weight(None, answers.known()).startswith("No series of weight by region")
        assert "was out by 1 June 2016" in region_words.weight(None, answers.known(), "1 June 2016")


def test_nothing_on_record_is_not_none():
    none = dict.fromkeys(("clusters", "registered", "planned", "facilities", "programmes"), 0)
    some = {"clusters": 3, "registered": 2, "planned": 1, "facilities": 1, "programmes": 5}
    with speaking("en"):
        assert region_words.on_record(none).endswith("which does not mean that there is none.")
        assert (
            region_words.on_record(some)
            == "On record: 3 clusters (2 in the ministry register), 1 planned cluster, 1 facility and 5 programmes."
        )
    with speaking("ru"):
        assert (
            region_words.on_record(some)
            == "На учёте: 3 кластера (в реестре министерства — 2), 1 планируемый кластер, 1 объект и 5 программ."
        )
    with speaking("uk"):
        assert (
            region_words.on_record(some)
            == "На обліку: 3 кластери (у реєстрі міністерства — 2), 1 запланований кластер, 1 об’єкт і 5 програм."
        )


def test_neighbours_with_a_figure_are_counted_and_no_others():
    changes = answers.answer(
        {"ref_area": "US-AA", "value": 101.0, "time_period": "2021"}, {"ref_area": "US-BB", "value": 105.0, "time_period": "2021"},
        {"ref_area": "US-CC", "reason": "VALUE_SUPPRESSED", "time_period": "2021"},
    )  # fmt: skip
    profile = Profile(GDP, "US-AA", "US", (), "2021", NONE, changes)
    with speaking("en"):
        only = "The only neighbour with a figure grew faster."
        assert region_words.beside_neighbours(profile, ("US-BB", "US-CC")) == only
        assert region_words.beside_neighbours(profile, ("US-CC",)) == "No neighbour has a figure to compare it with."
        assert region_words.beside_neighbours(profile, ()) == "It borders on no other region."
        assert region_words.beside_neighbours(None, ("US-BB",)) == ""


@pytest.mark.parametrize(
    ("faster", "count", "is_fall", "english", "russian", "ukrainian"),
    [
        (0, 1, False, "The only neighbour with a figure did not grow faster.", "В единственном соседнем", "В єдиному сусідньому"),
        (0, 3, False, "None of the 3 neighbours with a figure grew faster.", "Ни в одном из 3 соседних регионов", "У жодному з 3 сусідніх регіонів"),
        (2, 2, True, "Both neighbours with a figure grew, or fell less.", "В обоих соседних регионах с данными рост или меньшее снижение.",
         "В обох сусідніх регіонах"),
        (4, 4, False, "All 4 neighbours with a figure grew faster.", "Во всех 4 соседних регионах", "У всіх 4 сусідніх регіонах"),
        (1, 4, False, "1 of 4 neighbours with a figure grew faster.", "В 1 из 4 соседних регионов", "В 1 з 4 сусідніх регіонів"),
    ],
)  # fmt: skip
def test_how_many_neighbours_grew_faster(faster, count, is_fall, english, russian, ukrainian):
    for lang, expected in (("en", english), ("ru", russian), ("uk", ukrainian)):
        with speaking(lang):
            assert plain(region_words._faster(faster, count, is_fall)).startswith(expected)


def test_nominal_growth_names_its_prices_and_zeros_are_last():
    with speaking("en"):
        assert region_words.subject(GDP, answers.known()).endswith("at current prices")
        assert (
            region_words.places(Band(8, 75, 75, is_nothing=True)) == "last of 75 regions compared, level with 67 more"
        )
