"""Codes of activities from one classification to another."""

import pytest

from data.concordance import _FROM_NACE2, family, targets


@pytest.mark.parametrize(
    ("code", "source", "target", "expected"),
    [
        ("14.11", "NACE2", "NACE2.1", ("14.24",)),
        ("14.13", "NACE2", "NACE2.1", ("14.21", "14.10")),
        ("14.20", "NACE2", "NACE2.1", ("14.24",)),
        ("14.39", "NACE2", "NACE2.1", ("14.10",)),
        ("13.92.1", "NACE2", "NACE2.1", ("13.92",)),
        ("14.19.11", "NACE2", "NACE2", ("14.19",)),
        ("1411", "NACE2", "NACE2.1", ("14.24",)),
        ("C14.11", "NACE2", "NACE2.1", ("C14.24",)),
        ("14.24", "NACE2.1", "NACE2", ("14.11", "14.20")),
        ("14.10", "NACE2.1", "NACE2", ("14.13", "14.14", "14.19", "14.31", "14.39")),
        ("14.10", "NACE2.1", "NACE2.1", ("14.10",)),
        ("14.1", "NACE2", "NACE2.1", ("14.2", "14.1")),
        ("13.9", "NACE2", "ISIC4", ("139",)),
        ("13.95", "NACE2", "ISIC4", ("1399",)),
        ("1410", "ISIC4", "NACE2", ("14.11", "14.12", "14.13", "14.14", "14.19")),
        ("14", "NACE2", "NACE2.1", ("14",)),
        ("C13-C15", "NACE2.1", "NACE2", ("C13-C15",)),
        ("13.20.20.110", "CPA2.1", "CPA2.1", ("13.20.20",)),
        ("13.20.2", "CPA2.1", "CPA2.1", ("13.20.2",)),
        ("10.11", "NACE2", "NACE2.1", ()),
        ("14.99", "NACE2", "NACE2.1", ()),
        ("C10-C12", "NACE2", "NACE2.1", ()),
        ("", "NACE2", "NACE2.1", ()),
        ("textiles", "NACE2", "NACE2.1", ()),
    ],
)
def test_targets(code, source, target, expected):
    assert targets(code, source, target) == expected


@pytest.mark.parametrize("target", ["NACE2.1", "ISIC4"])
def test_there_and_back_loses_no_class(target):
    for own in _FROM_NACE2["NACE2"]:
        assert all(own in targets(goal, target, "NACE2") for goal in targets(own, "NACE2", target))


def test_no_class_leaves_its_division():
    for own in _FROM_NACE2["NACE2"]:
        for target in ("NACE2.1", "ISIC4"):
            assert all(goal[:2] == own[:2] for goal in targets(own, "NACE2", target))


@pytest.mark.parametrize(
    ("name", "known"),
    [("OKVED2", "NACE2"), ("KVED2010", "NACE2"), ("NACE Rev. 2", "NACE2"), ("NACE Rev. 2.1", "NACE2.1"), ("nace2.1", "NACE2.1"),
     ("ISIC Rev. 4", "ISIC4"), ("OKPD2", "CPA2.1"), ("NAICS2012", "")],
)  # fmt: skip
def test_names_of_classifications(name, known):
    assert family(name) == known
