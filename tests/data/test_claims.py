"""Growth in words, as an index: the wordings of METRICS, of the press and of offices in three languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.claims import as_index, read

RUSSIAN = {
    "выросло в полтора раза": 150,
    "увеличился в три раза": 300,
    "на 50 %": 150,
    "составил 97,8 %": 97.8,
    "вдвое меньше": 50,
    "в 1,5 раза": 150,
    "в два с половиной раза": 250,
    "в полтора раза меньше": 100 / 1.5,
    "на четверть": 125,
    "сократилось на треть": 200 / 3,
    "на две трети упало": 100 / 3,
    "сократился на 1/3": 200 / 3,
    "уменьшилось на одну пятую": 80,
    "наполовину сократили": 50,
    "втрое сократилось": 100 / 3,
    "2-х кратный рост": 200,
    "полуторакратный рост": 150,
    "2,5-кратное увеличение": 250,
    "производство удвоилось": 200,
    "рост на 5 проц.": 105,
    "5-процентный рост": 105,
    "увеличилось на пять процентов": 105,
    "минус 3 %": 97,
    "–16,4 %": 83.6,
    "\u221216,4 %": 83.6,
    "+18 %": 118,
    "ИПП – 97,8 %": 97.8,
    "падение – 16,4%": 83.6,
    "Рост в 2023 г. составил 5,3 %": 105.3,
    "рост составил 105,3 %": 105.3,
    "темп роста составил 97,8 %": 97.8,
    "темп прироста составил 5 %": 105,
    "прирост на уровне 5 %": 105,
    "рост ускорился до 5 %": 105,
    "рост замедлился до 5 %": 105,
    "темп роста снизился до 103 %": 103,
    "после замедления рост на 5 %": 105,
    "темпы роста снизились, а выпуск вырос на 3 %": 103,
    "рост 200 %": 300,
    "рост 1 000%": 1100,
    "рост выпуска 105,3 % к январю 2022 года": 105.3,
    "рост к 2022 году 105,3 %": 105.3,
    "рост: 105,3 %": 105.3,
    "снижение составило 2,2 %": 97.8,
    "Объём производства снизился и составил 97,8 %": 97.8,
    "Выпуск вырос, составив 103,5 %": 103.5,
    "сократилось до 97,8 %": 97.8,
    "снизилась незначительно - 99,8 %": 99.8,
    "на 5 % больше, чем в 2022 году": 105,
    "выпуск вырос до 173,2 млн кв. м, что на 16,4% ниже прошлогоднего": 83.6,
    "94,1 процента к уровню прошлого года": 94.1,
    "индекс снизился со 105 % до 97,8 %": 97.8,
    "индекс составил 85,4": 85.4,
    "Ростовская область: 97,8 %": 97.8,
    "на 2 300 %": 2400,
    "увеличилοсь в пοлтора раза": 150,
    "в 2,0 р.": 200,
    "не изменилось": 100,
    "снизилось на 100 %": 0,
}
UKRAINIAN = {
    "вдвічі": 200,
    "у 2,3 рази": 230,
    "зменшилося вдвічі": 50,
    "зросло у півтора раза": 150,
    "більш ніж удвічі": 200,
    "впали на чверть": 75,
    "збільшилося на третину": 400 / 3,
    "в п'ять разів більше": 500,
    "виробництво зросло вп’ятеро": 500,
    "скоротилося на 9,8%": 90.2,
    "обсяг становив 90,2 %": 90.2,
    "приріст склав 12,7%": 112.7,
    "зростання склало 5,3 %": 105.3,
    "ріст склав 105,3 %": 105.3,
    "зростання 200 %": 300,
    "зростання сповільнилося до 5 %": 105,
    "збільшилось на 21,8 відсотка": 121.8,
    "119,7% до січня-жовтня 2016 року": 119.7,
    "у 2023 р. обсяг зріс на 5 %": 105,
    "без змін": 100,
}
ENGLISH = {
    "doubled": 200,
    "nearly tripled": 300,
    "halved": 50,
    "1.5 times": 150,
    "fell by 3 %": 97,
    "rose by a third": 400 / 3,
    "one third less": 200 / 3,
    "half as much": 50,
    "three times as much": 300,
    "a three-fold drop": 100 / 3,
    "a 20 percent year-on-year decline": 80,
    "up 3.2%": 103.2,
    "grew 120 %": 220,
    "growth of 3 %": 103,
    "grew slowly by 2 %": 102,
    "growth slowed to 2 %": 102,
    "output rose to 103 %": 103,
    "output was 97.8 % of last year's level": 97.8,
    "in the third quarter output rose by 4%": 104,
    "Textile production index: 97.8 (2021 = 100)": 97.8,
}


@pytest.mark.parametrize(("text", "index"), [*RUSSIAN.items(), *UKRAINIAN.items(), *ENGLISH.items()])
def test_wording(text, index):
    found = read(text)
    assert (found.index, found.reason) == (pytest.approx(index, abs=1e-8), "")


@pytest.mark.parametrize(
    "text",
    ["на 3,5 п.п.", "на 2 процентных пункта", "на 1,2 в. п. більше", "на 0,5 відсоткового пункту", "down 2 percentage points",
     "доля выросла на 3 п. п. до 45 %"],
)  # fmt: skip
def test_percentage_points_are_no_index(text):
    assert (read(text).index, read(text).reason) == (None, "PERCENTAGE_POINTS")


@pytest.mark.parametrize(
    "text",
    ["", "выросло в разы", "в 2022 году", "доля составила 30 %", "5 %", "три раза в год", "увеличилось на 5 млн пар",
     "рентабельность снизилась с 12 % до 9 %", "двузначный рост", "ничего не изменилось"],
)  # fmt: skip
def test_no_growth_is_read_where_none_is_worded(text):
    assert (read(text).index, read(text).reason) == (None, "NO_DATA")


@pytest.mark.parametrize(
    "text",
    ["темпы роста снизились до 3%", "темпы роста снизились на 3%", "темпы роста выпуска, по данным за год, выросли на 3%",
     "рост замедлился на 5%", "рост снизился на 3 %", "снижение темпов роста на 2 %", "рост ускорился вдвое",
     "темпи зростання знизилися до 3%", "темпи зростання знизилися на 3%", "зростання сповільнилося на 5%",
     "зниження темпів зростання на 2 %", "growth slowed by 2%", "the growth rate fell by 2%", "growth fell to 3%",
     "the pace of growth fell by a third", "темпы роста удвоились", "темп прироста выпуска утроился", "рост удвоился",
     "темпи зростання подвоїлися", "the growth rate doubled", "growth doubled"],
)  # fmt: skip
def test_a_change_of_the_pace_tells_nothing_about_the_level(text):
    assert (read(text).index, read(text).reason) == (None, "NO_DATA")


def test_a_level_that_doubles_beside_its_pace_is_read():
    assert read("темпы роста высоки, выпуск удвоился").index == read("output doubled").index == 200


def test_a_fall_by_more_than_everything_contradicts_itself():
    assert read("упало на 150 %").reason == read("сократилось в 0 раз").reason == "INCONSISTENT_INPUT"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("более чем вдвое", "more_than"), ("сократилось больше чем на 5 %", "more_than"), ("почти в 2 раза", "almost"),
     ("около 100 % к прошлому году", "about"), ("не более чем на 5 %", "less_than"), ("на более чем 5 %", "more_than"),
     ("в 2 с лишним раза", "more_than"), ("в 2 раза", "exact"), ("more than doubled", "more_than"), ("майже вдвічі", "almost")],
)  # fmt: skip
def test_qualifier(text, qualifier):
    assert read(text).qualifier == qualifier


def test_a_word_of_quantity_is_no_word_of_direction():
    assert read("сократилось больше чем на 5 %").index == 95


def test_of_a_range_both_ends_are_kept():
    found = read("рост в 1,5-2 раза")
    assert (found.index, found.index_max) == (150, 200)


def test_another_figure_that_says_something_else_is_pointed_out():
    text = "За первую половину года выросло в полтора раза. Пошив увеличился в три раза."
    assert (read(text).index, read(text).warning) == (150, "INCONSISTENT_INPUT")
    assert read("выросло вдвое, или на 100 %").warning == ""


def test_only_in_english_a_comma_parts_thousands():
    assert read("grew 1,200 %", "en").index == 1300
    assert read("выросло на 1,200 %", "ru").index == 101.2


def test_no_kind_but_growth_has_an_index():
    assert as_index("times", 1.1) == 110
    assert as_index("rate_pct", -2.2) == 97.8
    assert as_index("level", 5.0) is as_index("times", None) is None


@settings(deadline=None)
@given(st.floats(0.1, 99.9).map(lambda x: round(x, 1)))
def test_growth_and_decline_mirror_each_other(x):
    printed = f"{x}".replace(".", ",")
    assert read(f"выросло на {printed} %").index == pytest.approx(100 + x)
    assert read(f"сократилось на {printed} %").index == pytest.approx(100 - x)
    divided = read(f"сократилось в {printed} раза")
    assert divided.reason == ("INCONSISTENT_INPUT" if x < 1 else "")
    assert x < 1 or divided.index == pytest.approx(100 / x)


@settings(deadline=None)
@given(st.text(alphabet="внадопрс раз%-+,.1205п вдвое тысячиболее", max_size=60))
def test_any_text_has_an_index_or_a_reason(text):
    found = read(text)
    assert (found.index is None) == bool(found.reason)
    assert found.index is None or 0 <= found.index < float("inf")
