"""Complexity and relatedness against ecomplexity and the eigenvectors themselves; degenerate cases."""

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.methods.complexity import economic_complexity, relatedness_density

FIELDS = ("eci", "pci_econcomplex_z", "pci_ecomplexity")


def presence(matrix, **columns):
    matrix = np.asarray(matrix, dtype=float)
    rows = [(f"r{i}", f"p{j}", matrix[i, j]) for i in range(matrix.shape[0]) for j in range(matrix.shape[1])]
    return pd.DataFrame(rows, columns=["ref_area", "product", "present"]).assign(**columns)


def nested(n=12, m=20, seed=3):
    """A matrix like those of real regions: some make much, and what is rare is made where much is made."""
    random = np.random.default_rng(seed)
    odds = 1.6 - np.add.outer(np.linspace(0, 1, n), np.linspace(0, 1, m))
    matrix = (random.uniform(size=(n, m)) < odds).astype(float)
    return matrix[matrix.sum(axis=1) > 0][:, matrix.sum(axis=0) > 0]


def of_ecomplexity(matrix):
    """ECI, PCI and density as the program ecomplexity gives them (density there with phi of a product to itself)."""
    from ecomplexity import ecomplexity

    names = {"time": "year", "loc": "ref_area", "prod": "product", "val": "present"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ecomplexity(presence(matrix).assign(year=1), names, presence_test="manual",
                            check_logsupermodularity=False, verbose=False)  # fmt: skip
    return found.groupby("ref_area")["eci"].first(), found.groupby("product")["pci"].first()


@pytest.mark.parametrize("seed", [3, 4, 5, 6])
def test_against_ecomplexity(seed):
    matrix = nested(seed=seed)
    found = economic_complexity(presence(matrix))
    eci, pci = of_ecomplexity(matrix)
    assert found["eci"] == pytest.approx(eci.to_dict(), abs=1e-8)
    assert found["pci_ecomplexity"] == pytest.approx(pci.to_dict(), abs=1e-8)


@pytest.mark.parametrize("seed", [3, 4, 5, 6])
def test_it_is_the_second_eigenvector(seed):
    matrix = nested(seed=seed)
    found = economic_complexity(presence(matrix))
    diversity, ubiquity = matrix.sum(axis=1), matrix.sum(axis=0)
    eci, own, shared = (np.array(list(found[name].values())) for name in FIELDS)
    for transition, vector in (
        ((matrix / diversity[:, None]) @ (matrix / ubiquity).T, eci),
        ((matrix / ubiquity).T @ (matrix / diversity[:, None]), own),
    ):
        values, vectors = np.linalg.eig(transition)
        second = np.real(vectors[:, np.argsort(values.real)[-2]])
        assert abs(np.corrcoef(second, vector)[0, 1]) == pytest.approx(1)
        assert (vector.mean(), vector.std()) == (pytest.approx(0, abs=1e-9), pytest.approx(1))
    assert np.corrcoef(eci, diversity)[0, 1] > 0
    assert np.corrcoef(own, ubiquity)[0, 1] < 0
    assert (matrix / diversity[:, None]) @ shared == pytest.approx(eci)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=6), st.randoms())
def test_the_order_of_rows_does_not_matter(matrix, random):
    rows = presence(matrix)
    places = list(rows.index)
    random.shuffle(places)
    one, other = economic_complexity(rows), economic_complexity(rows.loc[places])
    assert one["reason"] == other["reason"]
    for name in FIELDS:
        known = {key: value for key, value in one[name].items() if not np.isnan(value)}
        assert known == pytest.approx({key: other[name][key] for key in known}, abs=1e-6)
        assert not np.isinf(list(one[name].values())).any()


def test_empty_regions_and_products_are_left_out():
    matrix = nested(seed=3)
    wider = np.pad(matrix, ((0, 1), (0, 1)))
    found, plain = economic_complexity(presence(wider)), economic_complexity(presence(matrix))
    last = {"ref_area": [f"r{len(matrix)}"], "product": [f"p{matrix.shape[1]}"]}
    assert found["excluded"] == last
    assert np.isnan(found["eci"][last["ref_area"][0]])
    assert found["diversity"][last["ref_area"][0]] == 0
    assert {key: found["eci"][key] for key in plain["eci"]} == pytest.approx(plain["eci"])


@pytest.mark.parametrize(
    "matrix",
    [
        np.eye(4),  # nobody shares anything
        np.kron(np.eye(2), [[1, 1, 0], [1, 1, 1]]),  # two worlds
        np.ones((4, 5)),  # everybody makes everything
        [[1, 1, 0], [0, 1, 1], [1, 0, 1]],  # a ring: two eigenvectors are equally large
        [[1, 1, 1]],
        [[1], [1], [1]],
        np.zeros((3, 3)),
    ],
)
def test_a_spectrum_that_tells_nothing(matrix):
    found = economic_complexity(presence(matrix))
    assert found["reason"] == "DEGENERATE_SPECTRUM"
    assert all(np.isnan(list(found[name].values())).all() for name in FIELDS)


def test_without_differences_in_diversity_ubiquity_gives_the_sign():
    matrix = np.array([[1, 1, 1, 0, 0], [1, 1, 0, 1, 0], [1, 1, 0, 0, 1], [0, 1, 1, 1, 0]])
    found = economic_complexity(presence(matrix))
    assert found["reason"] == ""
    assert np.corrcoef(list(found["pci_ecomplexity"].values()), matrix.sum(axis=0))[0, 1] < 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"present": np.nan}, "COMPONENT_MISSING"),
        ({"present": 0.5}, "INCONSISTENT_INPUT"),
        ({"present": -1.0}, "INCONSISTENT_INPUT"),
        ({"obs_status": "Q"}, "COMPONENT_SUPPRESSED"),
        ({"conf_status": "C"}, "COMPONENT_SUPPRESSED"),
    ],
)
def test_presence_that_cannot_be_used(change, reason):
    rows = presence(nested(), obs_status="A", conf_status="F")
    rows.loc[7, list(change)] = list(change.values())
    assert economic_complexity(rows)["reason"] == relatedness_density(rows)["reason"] == reason


def test_pairs_stated_twice():
    rows = presence(nested())
    assert economic_complexity(pd.concat([rows, rows]))["eci"] == economic_complexity(rows)["eci"]
    contrary = pd.concat([rows, rows.assign(present=1 - rows["present"])])
    assert relatedness_density(contrary)["reason"] == "INCONSISTENT_INPUT"


def test_a_pair_without_a_row_is_not_made():
    rows = presence(nested())
    listed = rows[rows["present"] == 1]
    assert economic_complexity(listed)["eci"] == pytest.approx(economic_complexity(rows)["eci"])


def test_no_rows():
    rows = presence(nested()).iloc[:0]
    assert economic_complexity(rows)["reason"] == relatedness_density(rows)["reason"] == "NO_DATA"


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_density_against_conditional_probabilities(seed):
    matrix = nested(seed=seed)
    found = relatedness_density(presence(matrix))
    n, m = matrix.shape
    phi = np.zeros((m, m))
    for p in range(m):
        for q in range(m):
            both = (matrix[:, p] * matrix[:, q]).sum()
            phi[p, q] = min(both / matrix[:, p].sum(), both / matrix[:, q].sum()) if p != q else 0
    expected = [sum(matrix[r] * phi[p]) / sum(phi[p]) for r in range(n) for p in range(m)]
    assert found["density"]["density"].tolist() == pytest.approx(expected)
    assert found["proximity"]["phi"].tolist() == pytest.approx(phi[np.triu_indices(m, 1)].tolist())


def test_products_that_nobody_makes_or_that_stand_alone():
    found = relatedness_density(presence([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 0]]))
    assert (found["excluded"], found["warning"]) == (["p3"], "")
    alone = found["density"][found["density"]["product"] == "p2"]
    assert alone["density"].isna().all()
    assert set(alone["reason"]) == {"BASE_ZERO"}
    assert economic_complexity(presence([[1, 1, 0], [1, 0, 1]]))["warning"] == "TOO_FEW_UNITS"
