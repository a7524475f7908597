"""The source line: who published, and of which issue, each publication by itself where they differ."""

import numpy as np

from tests.views.answers import answer
from views.parts import page

KEP = {"source_id": "rosstat-kep", "vintage": np.datetime64("2016-12-31", "s")}
ANNUAL = {"source_id": "rosstat-production-annual", "vintage": np.datetime64("2025-09-30", "s")}


def test_one_issue_is_named_once():
    line = page.source_line("published", answer(KEP, KEP))
    assert line.startswith("Source: Rosstat, Short-term economic indicators")
    assert line.endswith("Issue of 31 December 2016.")
    assert "(issue" not in line


def test_different_issues_are_named_each():
    line = page.source_line("published", answer(ANNUAL, KEP))
    assert "(issue of 30 September 2025); Rosstat, Short-term" in line
    assert line.endswith("(issue of 31 December 2016).")


def test_of_one_publication_the_newest_issue_counts():
    older = {**KEP, "vintage": np.datetime64("2016-11-30", "s")}
    assert page.source_line("published", answer(older, KEP)).count("ssue of") == 1
    assert page.source_line("published", answer(older, KEP)).endswith("Issue of 31 December 2016.")


def test_a_row_without_a_value_has_no_source():
    assert page.source_line("published", answer({**KEP, "reason": "NO_DATA"})) == ""


def test_a_statement_has_a_source_but_no_issue():
    line = page.source_line("published", answer({"source_id": "pg37", "vintage": np.datetime64("NaT", "s")}))
    assert line.startswith("Source: pg37.ru")
    assert "ssue of" not in line
