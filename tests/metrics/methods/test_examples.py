"""Every method answers its worked example with the values that someone else found (`origin` says who)."""

import json
from pathlib import Path

import pytest

from data.requests import answering
from data.requests.method import HEADINGS
from metrics import methods as package
from metrics.methods.catalogue import methods

FOLDER = Path(package.__file__).parent / "examples"
ROUNDED = 1e-9


def agrees(found, expected, tolerance=ROUNDED):
    """Every key and number of `expected` stands in `found`; further keys are allowed."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            key in found and agrees(found[key], expected[key], tolerance) for key in expected
        )
    if isinstance(expected, list):
        return isinstance(found, list) and len(found) == len(expected) and all(
            agrees(f, e, tolerance) for f, e in zip(found, expected, strict=True)
        )  # fmt: skip
    if isinstance(expected, float | int) and not isinstance(expected, bool):
        return found is not None and found == pytest.approx(expected, rel=tolerance, abs=tolerance)
    return found == expected


@pytest.mark.parametrize("name", sorted(methods()))
def test_example(name):
    example = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    found = answering.answer(methods()[name], example["request"])
    assert example["origin"], "who found the expected values?"
    assert agrees(found, example["answer"], example.get("tolerance", ROUNDED)), json.dumps(found, ensure_ascii=False)


def test_every_example_has_its_method():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(methods())


@pytest.mark.parametrize("name", sorted(methods()))
def test_documented(name):
    known = methods()[name]
    assert known.summary.endswith("."), "the first line of the docstring says in one sentence what the method is"
    assert tuple(known.sections) == HEADINGS
    assert known.about_family.endswith("."), "the first line of the module says in one sentence what the family knows"
