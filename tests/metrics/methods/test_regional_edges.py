"""Whatever is wrong with the figures, every method on regions and industries says why: never an error, never a wrong number."""

import pytest

from tests.metrics.methods.regional import ask

# The figures of three units, and flags beside the second one.
FIGURES = {
    "empty": ([], {}),
    "one": ([5.0], {}),
    "null": ([None, None, None], {}),
    "zero": ([0.0, 0.0, 0.0], {}),
    "negative": ([1.0, -1.0, 2.0], {}),
    "suppressed": ([1.0, None, 2.0], {"obs_status": "Q"}),
    "confidential": ([1.0, 7.0, 2.0], {"conf_status": "C"}),
    "gap": ([1.0, None, 2.0], {}),
    "provisional": ([1.0, 4.0, 2.0], {"obs_status": "P"}),
}
OF_SUM = {"empty": "NO_DATA", "null": "COMPONENT_MISSING", "zero": "BASE_ZERO", "negative": "NEGATIVE_INPUT",
          "suppressed": "COMPONENT_SUPPRESSED", "confidential": "COMPONENT_SUPPRESSED", "gap": "COMPONENT_MISSING"}  # fmt: skip
OF_LISTS = {kind: reason for kind, reason in OF_SUM.items() if kind not in ("suppressed", "confidential")}
DROPPING = {"empty": "NO_DATA", "one": "TOO_FEW_UNITS", "null": "TOO_FEW_UNITS", "zero": "TOO_FEW_UNITS", "negative": "",
            "suppressed": "", "confidential": "", "gap": ""}  # fmt: skip


def rows(kind, **columns):
    """A row a unit; `columns` say what each column makes of the figure."""
    figures, flags = FIGURES[kind]
    return [
        {"ref_area": f"R{i}", **{name: make(x) for name, make in columns.items()}, **(flags if i == 1 else {})}
        for i, x in enumerate(figures)
    ]


def same(figure):
    return figure


def one_of_each(kind):
    return {"obs": [dict(row, activity="A") for row in rows(kind, employment=same)]}


REQUESTS = {
    "gini_weighted": (lambda kind: {"rows": rows(kind, value=same, weight=lambda _: 2)}, OF_SUM),
    "locational_gini": (lambda kind: {"rows": rows(kind, e_ij=same, e_j=lambda _: 50)}, OF_SUM),
    "theil_decomposition": (lambda kind: {"obs": rows(kind, value=same, group=lambda _: "G")}, OF_SUM),
    "theil_decomposition_weighted": (
        lambda kind: {"obs": rows(kind, value=same, group=lambda _: "G", population=lambda _: 3)},
        OF_SUM,
    ),
    "ellison_glaeser": (
        lambda kind: {
            "plants": [dict(row, region="A") for row in rows(kind, employment=same)],
            "regions": [{"region": code, "total_employment": 50} for code in "AB"],
        },
        {**OF_SUM, "one": "PLANT_HHI_ONE"},
    ),
    "ellison_glaeser_coagglomeration": (
        lambda kind: {
            "plants": [dict(row, region="A", activity=row["ref_area"]) for row in rows(kind, employment=same)],
            "regions": [{"region": code, "total_employment": 50} for code in "AB"],
        },
        {**OF_SUM, "one": "TOO_FEW_UNITS"},
    ),
    "beta_convergence": (lambda kind: {"obs": rows(kind, y0=same, y1=lambda _: 3)}, DROPPING),
    "sigma_convergence": (lambda kind: {"obs": rows(kind, y0=same, y1=lambda _: 3)}, DROPPING),
}


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("name", REQUESTS)
def test_reason(name, kind):
    make, expected = REQUESTS[name]
    found = ask(name, {"T": 5} if name == "beta_convergence" else {}, **make(kind))
    reason = expected.get(kind, "")
    assert (found["reason"] or "") == reason
    if reason and reason != "PLANT_HHI_ONE":
        assert not [field for field, value in found.items() if isinstance(value, float) and field != "G"]
    if "SUPPRESSED" in reason or kind == "provisional":
        assert found["obs_status"] == ("P" if kind == "provisional" else "Q")


@pytest.mark.parametrize("kind", OF_LISTS)
@pytest.mark.parametrize("name", ["hhi", "cr_n", "gini", "theil", "krugman_index_pair"])
def test_reason_of_lists(name, kind):
    figures = FIGURES[kind][0]
    found = ask(name, **({"a": figures, "b": figures} if name == "krugman_index_pair" else {"values": figures}))
    assert found["reason"] == OF_LISTS[kind]
    assert not [field for field, value in found.items() if isinstance(value, float | int)]


OF_TABLES = {**OF_SUM, "empty": None, "null": "VALUE_MISSING", "one": ""}


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("name", ["location_quotient", "rca"])
def test_reason_of_quotients(name, kind):
    found = ask(name, **one_of_each(kind))
    reasons = [row["reason"] or "" for row in found]
    own = {"suppressed": "VALUE_SUPPRESSED", "confidential": "VALUE_SUPPRESSED", "gap": "VALUE_MISSING"}
    assert len(found) == len(FIGURES[kind][0])
    if kind in own:
        assert reasons == [OF_SUM[kind], own[kind], OF_SUM[kind]]
    else:
        assert set(reasons) <= {OF_TABLES.get(kind) or ""}
    if kind == "provisional":
        assert {row["obs_status"] for row in found} == {"P"}


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("name", ["entropy_diversity", "krugman_index"])
def test_reason_of_structures(name, kind):
    found = ask(name, **one_of_each(kind))
    anywhere = name == "krugman_index" and kind in ("gap", "suppressed", "confidential", "negative")
    for row, figure in zip(found, FIGURES[kind][0], strict=True):
        if anywhere:
            assert row["reason"] == OF_SUM[kind]
        elif kind == "confidential":
            assert row["reason"] == ("COMPONENT_SUPPRESSED" if figure == 7 else None)
        else:
            says = {None: OF_SUM.get(kind), 0.0: "BASE_ZERO", -1.0: "NEGATIVE_INPUT"}
            assert row["reason"] == says.get(figure)


def test_reason_of_standardised_quotients():
    for kind, expected in (("empty", []), ("one", ["TOO_FEW_UNITS"]), ("zero", ["ZERO_VARIANCE"] * 3), ("null", ["VALUE_MISSING"] * 3),
                           ("suppressed", [None, "VALUE_SUPPRESSED", None]), ("negative", [None, "NEGATIVE_INPUT", None])):  # fmt: skip
        found = ask("location_quotient_standardised", obs=rows(kind, lq=same))
        assert [row["reason"] for row in found] == expected
        assert not any(row["significant"] for row in found)


CLUSTER = {
    "e_ij": 1743,
    "e_i": 5740,
    "area_j": 50,
    "area": 576,
    "pop_j": 488,
    "pop": 4621,
    "firms_ij": 35,
    "firms_i": 53,
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [({name: 0}, "BASE_ZERO") for name in CLUSTER]
    + [({whole: 1}, "INCONSISTENT_INPUT") for whole in ("e_i", "area", "pop", "firms_i")]
    + [({name: None}, "COMPONENT_MISSING") for name in CLUSTER]
    + [({name: -1}, "NEGATIVE_INPUT") for name in CLUSTER]
    + [({"e_ij": None, "obs_status": "Q"}, "COMPONENT_SUPPRESSED")],
)
def test_reason_of_the_cluster_index(change, reason):
    (found,) = ask("litzenberger_sternberg", cases=[{"id": "x", **CLUSTER, **change}])
    assert (found["id"], found["ci"], found["reason"]) == ("x", None, reason)
