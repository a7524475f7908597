"""Every code that stands for a missing figure is in the list, and every one in the list can be said in words."""

import ast
import csv
import re
from pathlib import Path

import data
from metrics.status import CODE, REASONS, lacking
from views.parts import reasons as words

ROOT = Path(data.__file__).parent.parent
CODE_LIKE = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
# Codes of the same look that are no reasons: a transform of published figures, keys and columns of other formats.
OTHERS = {
    "C_YTD",
    "C_YTD_LEVEL",
    "BB_COND",
    "SCHEMA_VERSION",
    "OBS_STATUS",
    "OBS_VALUE",
    "CONF_STATUS",
    "UNIT_MEASURE",
    "UNIT_MULT",
}
# Invented figures and the checks of real ones name datasets, indicators and products on every line.
ABOUT_FIGURES = ("data/generate", "data/sql")


def literals():
    """Every code-like text in metrics and data with the files that hold it."""
    found: dict[str, set[str]] = {}
    for path in sorted(part for package in ("metrics", "data") for part in (ROOT / package).rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix not in (".py", ".sql") or name.startswith(ABOUT_FIGURES):
            continue
        text = path.read_text(encoding="utf-8")
        said = re.findall(r"'(\w+)'", text) if path.suffix == ".sql" else [
            node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]  # fmt: skip
        for code in filter(CODE_LIKE.fullmatch, said):
            found.setdefault(code, set()).add(name)
    return found


def known_codes(name):
    with (ROOT / f"data/reference/{name}.csv").open(encoding="utf-8") as lines:
        return {row[name] for row in csv.DictReader(lines)}


def test_every_code_that_a_method_answers_is_in_the_list():
    found = literals()
    assert len(found) > 20
    others = OTHERS | known_codes("indicator") | known_codes("product")
    assert {code: files for code, files in found.items() if code not in {*REASONS, *others}} == {}


def test_every_reason_has_words():
    assert set(REASONS) == set(words.REASONS)


def test_the_list_grows_at_its_end():
    """Statements and stored answers name reasons by their place."""
    assert len(REASONS) == len(set(REASONS))
    assert REASONS[:3] == ("BASE_ZERO", "BASE_NEGATIVE", "BASE_MISSING")
    assert (CODE["INVALID_WEIGHTS"], CODE["DEGENERATE_SPECTRUM"]) == (22, 30)
    assert {lacking(reason) for reason in REASONS} == {"M", "O", "Q"}
