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
    assert "1 in the ministry register" in screen.title
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
