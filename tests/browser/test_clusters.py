"""The Clusters page as a reader uses it: the board, a card, the evidence behind it, the link, the way back, the file."""

import csv
import io
import re

import pytest

from tests.browser import words

pytestmark = pytest.mark.browser

CARD = "[data-cluster='ru-irk-baikal-light'].card"
BACK = {"en": "All clusters", "ru": "Все кластеры", "uk": "Усі кластери"}
PATH = {"en": "Path through the stages", "ru": "Путь по стадиям", "uk": "Шлях за стадіями"}


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_a_card_opens_its_cluster_with_the_evidence_and_leads_back(visit, lang):
    screen = visit("clusters", lang=lang, country="RU")
    every = screen.title
    assert re.search(r"\b18\b.*\b5\b", every)
    assert screen.page.locator(".board .card").count() == 17, "one record has no reported stage"
    assert screen.page.locator(".board .stage").count() == 7
    screen.page.locator(CARD).click()
    screen.wait_params(cluster="ru-irk-baikal-light")
    chosen = screen.wait_title(every)
    evidence = screen.table(PATH[lang])
    assert len(evidence) == 3
    assert "https://baikal24.ru/text/14-04-2022/039" in evidence[1]
    assert "Export.Link" in evidence[2]
    assert "data/raw/registry/flow.csv" in " ".join(screen.texts())
    assert not [text for text in screen.texts() if words.INSIDE.search(text)]
    assert words.leftovers(screen.texts(), lang) == [] if lang != "en" else True
    other = visit("methods")
    other.page.goto(screen.page.url)
    other.page.wait_for_url("**/clusters?**")
    assert other.ready().title == chosen
    screen.page.get_by_role("button", name=BACK[lang]).click()
    screen.wait_params(cluster="")
    assert screen.wait_title(chosen) == every


def test_back_returns_to_the_board(visit):
    screen = visit("clusters", country="RU")
    every = screen.title
    screen.page.locator(CARD).click()
    screen.wait_params(cluster="ru-irk-baikal-light")
    screen.wait_title(every)
    screen.page.go_back()
    screen.wait_params(cluster="")
    screen.page.locator(".board").wait_for()
    assert screen.title == every


def test_the_list_the_registry_and_the_map_open_a_cluster_too(visit):
    screen = visit("clusters", country="RU")
    screen.choose("Cluster", "Legkoprom-73")
    screen.wait_params(cluster="ru-uly-legkoprom-73")
    screen.go("clusters", lang="en", country="RU").page.locator("td [data-cluster='ru-che-textile']").click()
    screen.wait_params(cluster="ru-che-textile")
    screen.go("clusters", lang="en", country="RU").area("RU-ROS").click()
    screen.wait_params(cluster="ru-ros-innovative-light")


def test_the_file_has_a_row_for_every_cluster_of_the_title(visit):
    screen = visit("clusters", country="RU")
    name, content = screen.download("clusters-csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert name.startswith("light-industry_RU_registry_clusters")
    assert f"{len(rows)} clusters" in screen.title
    assert sum(row["is_in_register"] == "true" for row in rows) == 5
    assert all(row["source_id"] and (row["publisher"] or row["address"] or row["title"]) for row in rows)


def test_an_earlier_day_shows_what_was_known_then(visit):
    screen = visit("clusters", country="RU", as_of="2019-12-31")
    assert "1 reported to have entered the ministry register" in screen.title
    assert screen.page.locator("[data-cluster='ru-iva-zelyonaya-nit']").count() == 0


def test_an_unknown_cluster_gets_a_sentence(visit):
    screen = visit("clusters", country="RU", cluster="ru-moon")
    assert any("ru-moon" in note for note in screen.notes)
    assert "cluster" not in screen.params
    assert screen.page.locator(".board .card").count() == 17


@pytest.mark.parametrize("cluster", ["", "ru-irk-baikal-light"])
def test_the_telephone_shows_it_within_its_width(visit, cluster):
    screen = visit(
        "clusters",
        at={"width": 390, "height": 844, "has_touch": True},
        lang="ru",
        country="RU",
        **({"cluster": cluster} if cluster else {}),
    )
    assert screen.overflow() <= 0


MARKS = {"en": "DEMONSTRATION DATA", "ru": "ДЕМОНСТРАЦИОННЫЕ ДАННЫЕ", "uk": "ДЕМОНСТРАЦІЙНІ ДАНІ"}
ENDS = {"en": "expires in", "ru": "истекает через", "uk": "спливає через"}
LATER = {"en": "A day later", "ru": "На день позже", "uk": "На день пізніше"}
COTTON = "demo-ru-iva-cotton"
ACROSS = "() => getComputedStyle(document.body, '::after').content"
IN_SIGHT = "() => { const box = document.querySelector('.lio-banner').getBoundingClientRect(); return box.top >= 0 && box.bottom < innerHeight; }"


def follow_the_day(screen, lang: str) -> None:
    """The slider moves by the keyboard, the button moves back, and the address follows."""
    page, day = screen.page, screen.params["day"]
    page.locator("[data-testid=stSlider] [role=slider], [data-testid=stSlider] input[type=range]").first.press(
        "ArrowLeft"
    )
    page.wait_for_url(lambda url: f"day={day}" not in url)
    assert screen.ready().params["day"] < day
    page.get_by_role("button", name=LATER[lang]).click()
    screen.wait_params(day=day)


def open_the_network(screen, lang: str) -> None:
    """As many marks as rows of the table beside them, and the words of a demonstration in the picture."""
    page = screen.page
    page.locator(".st-key-cooperation summary").click()
    page.locator(".st-key-cooperation .js-plotly-plot .annotation-text", has_text=MARKS[lang]).wait_for()
    screen.ready()
    marks = page.locator(".st-key-cooperation .scatterlayer .trace").nth(1).locator(".points path").count()
    assert marks == page.locator(".st-key-cooperation .lio-table").first.locator("tbody tr").count() > 5


def save_the_network(screen, lang: str) -> None:
    """The saved picture says what it is, who is who, and no amount."""
    with screen.page.expect_download() as arriving:
        screen.page.locator(".st-key-save-cooperation-graph button").first.click()
    picture = arriving.value.path().read_text(encoding="utf-8")
    assert arriving.value.suggested_filename.startswith("DEMONSTRATION-DATA-")
    assert picture.count(MARKS[lang]) >= 2, "in the picture and below it"
    assert re.search(r"\b1 \w+-\d{5}, ", picture)


def take_the_supplies(screen, lang: str) -> None:
    """The file says what it is, and holds no firm's own amount."""
    screen.page.locator(".st-key-registry-files summary").click()
    screen.page.locator(".st-key-file-flows-csv button").wait_for()
    name, content = screen.download("flows-csv")
    assert name.startswith("DEMONSTRATION-DATA_")
    first, header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert first[0].startswith(MARKS[lang])
    assert {row[header.index("value")] for row in rows} == {""}


def look_for_the_mark(screen, lang: str) -> None:
    """It stays in sight at the end of the page, on paper, and on a telephone."""
    page = screen.page
    page.locator(".st-key-registry-files").scroll_into_view_if_needed()
    assert page.evaluate(IN_SIGHT)
    page.emulate_media(media="print")
    assert MARKS[lang] in page.evaluate(ACROSS)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    assert screen.ready().overflow() <= 0


@pytest.mark.parametrize("lang", ["en", "ru", "uk"])
def test_the_demonstration_is_full_and_says_what_it_is_everywhere(visit, two_editions, lang):
    screen = visit("clusters", base=two_editions, lang=lang, edition="demo", country="RU")
    page, every = screen.page, screen.title
    assert page.title().startswith(MARKS[lang])
    assert page.locator(".mark-of-edition").all_inner_texts() == [MARKS[lang]] * 2, "the board and the registry"
    assert page.locator(".lio-map .mark").inner_text() == MARKS[lang], "the map is a picture, too"
    assert ENDS[lang] in " ".join(screen.texts())
    page.locator(f"[data-cluster='{COTTON}'].card").click()
    screen.wait_params(cluster=COTTON)
    screen.wait_title(every)
    follow_the_day(screen, lang)
    open_the_network(screen, lang)
    save_the_network(screen, lang)
    take_the_supplies(screen, lang)
    said = screen.texts()
    assert not [text for text in said if words.INSIDE.search(text)]
    assert words.leftovers(said, lang) == [] if lang != "en" else True
    look_for_the_mark(screen, lang)
    screen.go("clusters", lang=lang, edition="published", country="RU")
    assert not page.title().startswith(MARKS[lang])
    assert page.locator(".lio-banner, .mark-of-edition").count() == 0
    assert page.evaluate(ACROSS) == "none"
