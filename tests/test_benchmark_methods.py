"""The benchmark of methods measures every statement, and each one answers rightly on a table of a database, not only on frames."""

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks.method_cases import ASIDE, CASES
from benchmarks.methods import compared, lay_out, processor_seconds, table_of
from metrics import methods as package
from metrics.methods.relation import statement

SIZE = (6, 5, 8)
FOLDER = Path(package.__file__).parent


@pytest.fixture(scope="module")
def cells():
    with table_of(*SIZE) as connection:
        yield connection


def test_every_statement_is_measured_or_stands_aside_with_a_reason():
    texts = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}
    every = {
        f"{family}.{name}" for family, text in texts.items() for name in re.findall(r"^-- name: (\w+)$", text, re.M)
    }
    parts = {
        f"{found[0] or family}.{found[1]}"
        for family, text in texts.items()
        for found in re.findall(r"\{(?:(\w+)\.)?(\w+)\}", text)
    }
    listed = {f"{case.family}.{case.name}" for case in CASES}
    missing = {name for name in every - parts - listed if not {name, name.partition(".")[0]} & set(ASIDE)}
    assert not missing, "give them an entry in benchmarks/method_cases.py"
    assert listed <= every


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.family}.{case.name}")
def test_a_statement_answers_on_a_table(cells, case):
    lay_out(cells, case)
    params = {
        **case.params,
        **({"steps": SIZE[2]} if "steps" in case.params else {}),
        **({"k": SIZE[1]} if "k" in case.params else {}),
    }
    assert processor_seconds(cells, statement(case.family, case.name), params) >= 0
    answer = cells.execute("SELECT * FROM answer").df()
    assert len(answer) or case.name == "excluded"
    numbers = answer.select_dtypes("number").to_numpy(float)
    assert not np.isinf(numbers).any()
    if "reason" in answer:
        assert (answer["reason"] == "").sum() > 0


def test_the_answer_on_a_table_is_that_on_frames(cells):
    processor_seconds(cells, statement("specialisation", "location_quotients"), {})
    found = cells.execute("SELECT lq FROM answer ORDER BY time_period, ref_area, activity").df()["lq"].to_numpy(float)
    x = (
        cells.execute("SELECT value FROM cell ORDER BY time_period, ref_area, activity")
        .df()["value"]
        .to_numpy()
        .reshape(SIZE[2], SIZE[0], SIZE[1])
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = (x / x.sum(axis=2, keepdims=True)) / (
            x.sum(axis=1, keepdims=True) / x.sum(axis=(1, 2), keepdims=True)
        )
    assert found == pytest.approx(expected.ravel(), nan_ok=True)


def test_a_case_becomes_a_ratio(cells):
    ratio = compared(cells, CASES[0], 2)
    assert ratio.name.endswith("concentration.hhi")
    assert len(ratio.rounds) == 2
    assert ratio.at_most == 8
