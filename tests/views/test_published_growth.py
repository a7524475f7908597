"""Growth as it was published: every row says who said it, and of what."""

import numpy as np

from metrics import statements
from views.parts import published_growth, store
from views.parts.language import speaking


def test_a_statement_without_publisher_or_activity_says_so(monkeypatch):
    shown = []
    monkeypatch.setattr(published_growth.html, "table", lambda _headers, rows, *_more: shown.extend(rows))
    monkeypatch.setattr(published_growth.html, "figure_head", lambda *_texts: None)
    said = store.ask(published_growth.latest, "published", "RU", (), "")
    assert (said["publisher"] == "").any()
    assert (said["activity"] == "_Z").any()
    here = type("Here", (), {"edition": "published"})()
    for lang, publisher, activity in (("en", "not named", "not stated"), ("ru", "не назван", "не указано")):
        shown.clear()
        with speaking(lang):
            published_growth.said_table(here, said)
        assert all(all(cell for cell in row) for row in shown)
        assert publisher in {row[4] for row in shown}
        assert activity in {row[1] for row in shown}
        assert not {"Unclassified", "Вне классификации"} & {row[1] for row in shown}


def test_a_short_list_has_its_source_below(monkeypatch):
    lines = []
    monkeypatch.setattr(published_growth.html, "table", lambda *_more: None)
    monkeypatch.setattr(published_growth.html, "figure_head", lambda *_texts: None)
    monkeypatch.setattr("views.parts.html.sources", lambda *texts: lines.append("".join(texts)))
    said = store.ask(published_growth.latest, "published", "UA", (), "")
    here = type("Here", (), {"edition": "published"})()
    published_growth.said_table(here, said, is_short=True)
    (text,) = lines
    assert text.startswith("Source: ")


def test_the_list_of_a_day_holds_what_was_out_by_then():
    early = store.ask(published_growth.latest, "published", "RU", (), "2016-12-15")
    every = store.ask(statements.latest_growth, "published", "RU")
    assert 0 < len(early) < len(every)
    assert (early["known_by"].astype("datetime64[D]") <= np.datetime64("2016-12-15")).all()
