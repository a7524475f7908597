"""Statuses have one home; whoever names them takes them from there."""

import ast
import csv
from pathlib import Path

import pytest

import data
from data import flags, statuses
from data.tables.observations import OBSERVATION

ROOT = Path(data.__file__).parent.parent
SETS = {
    frozenset(statuses.RANKED), frozenset(statuses.WITHOUT_VALUE), frozenset(statuses.WITHOUT_VALUE) - {"Q"},
    frozenset(statuses.VOIDING_BREAKS), frozenset(statuses.BREAK_ORDER), frozenset(statuses.FREE),
}  # fmt: skip


def test_the_sets_belong_together():
    assert set(statuses.RANKED[-len(statuses.WITHOUT_VALUE) :]) == set(statuses.WITHOUT_VALUE), "the worst of all"
    assert set(statuses.VOIDING_BREAKS) < set(statuses.BREAK_ORDER)
    allowed = {column.name: column.allowed for column in OBSERVATION.columns}
    assert allowed["obs_status"] == tuple("ABEFHILMNOPQU")
    assert allowed["break_kind"] == ("", "definition", "territory", "territory_remark")


def test_every_status_has_its_words():
    with (ROOT / "data/reference/code.csv").open(encoding="utf-8") as lines:
        named = {row["code"] for row in csv.DictReader(lines) if row["codelist"] == "obs_status"}
    assert {*statuses.RANKED, "B"} <= named


def test_the_worst_flag_is_the_worst_status():
    for better, worse in zip(statuses.RANKED[1:], statuses.RANKED[2:], strict=False):
        assert flags.read("sdmx", better + worse).obs_status == worse


@pytest.mark.parametrize("package", ["data", "metrics", "geo"])
def test_nobody_else_lists_them(package):
    """A set of statuses that is written down a second time would not follow the first."""
    found = []
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set) and len(node.elts) > 1:
                words = [part.value for part in node.elts if isinstance(part, ast.Constant)]
                if len(words) == len(node.elts) and frozenset(words) in SETS:
                    found.append(path.relative_to(ROOT).as_posix())
    assert set(found) <= {"data/statuses.py"}
