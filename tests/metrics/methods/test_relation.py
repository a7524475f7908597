"""Statements of methods: where they stand, how one is part of another, and that their numbers are those of the statuses."""

import re
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from data.statuses import RANKED
from metrics import methods as package
from metrics.methods import relation
from metrics.methods.statement_rows import (
    HIDDEN,
    NOTHING,
    TWICE,
    why_no_total,
)
from metrics.status import rank
from tests.test_architecture import SQL, strings_of

FOLDER = Path(package.__file__).parent
# A rank held against a number, in SQL.
COMPARED = re.compile(r"\b(?:worst|rank)\)?(?:::\w+)? *([<>]=?|<>|=) *(\d+)")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_module_of_methods_holds_sql(path):
    assert not [text for text in strings_of(path) if SQL.search(text)]


def test_a_statement_takes_in_others_of_its_family_and_of_another():
    whole = relation.statement("inequality", "gini")
    assert "{" not in whole
    assert relation.statement("concentration", "wholes") in whole
    with pytest.raises(KeyError):
        relation.statement("inequality", "nothing")


def test_statements_know_the_ranks_of_statuses():
    assert (rank("H"), NOTHING, HIDDEN, TWICE) == (8, 9, 12, 13)
    assert RANKED[HIDDEN - 1] == "Q"
    compared = {path.stem: COMPARED.findall(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.sql")}
    once = [(">", "12"), ("=", "12"), (">", "8")]
    assert {family: found for family, found in compared.items() if found} == {
        "statement_rows": once,
        "specialisation": once,
    }


def test_the_guard_sees_every_way_to_compare_a_rank():
    said = "worst > 12, max(worst)=12, rank>=9, flow.rank <> 3, worst::INT < 8, x > 12, rank = why, max(rank) AS n"
    assert COMPARED.findall(said) == [(">", "12"), ("=", "12"), (">=", "9"), ("<>", "3"), ("<", "8")]


@pytest.mark.parametrize("worst", [1, 8, NOTHING, HIDDEN, TWICE])
def test_what_follows_from_the_worst_status_is_the_same_in_python(worst):
    unit = pd.DataFrame({"whole": [""], "time_period": "", "place": 0, "value": 1.0, "rank": worst})
    found = relation.ask("concentration", "wholes", unit=unit)
    assert found["reason"].tolist() == [why_no_total(worst, np.array([1.0]))]


def test_nothing_outside_can_be_reached():
    with relation._connection().cursor() as cursor, pytest.raises(duckdb.PermissionException, match="disabled"):
        cursor.execute("SELECT * FROM read_text(?)", [str(FOLDER / "concentration.sql")])
