"""Methods on maps: worked examples, outlines as they come, classes, and the command."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
import shapely
from libpysal.weights import Rook

import geo
from data.requests import answering
from data.requests.kinds import BadRequest
from geo import __main__ as command
from geo.boundaries import read
from geo.methods import methods
from geo.neighbours import contiguity, neighbours, shared_edges
from tests.geo.regions import regions

FOLDER = Path(geo.__file__).parent / "examples"


def ask(method, inputs, **params):
    return answering.answer(methods()[method], {"inputs": inputs, "params": params})


def outlines(**shapes):
    return {"polygons_wkt": [{"ref_area": name, "wkt": shape if shape is None else str(shape)} for name, shape in shapes.items()]}  # fmt: skip


def square(x, y, width=1.0, height=1.0):
    return shapely.box(x, y, x + width, y + height)


def close(expected):
    """Numbers of a nested answer may differ by rounding."""
    if isinstance(expected, dict):
        return {key: close(value) for key, value in expected.items()}
    is_numeric = isinstance(expected, list) and all(isinstance(value, int | float) for value in expected)
    return pytest.approx(expected) if is_numeric else expected


@pytest.mark.parametrize("name", sorted(methods()))
def test_example(name):
    example = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    found = answering.answer(methods()[name], example["request"])
    assert example["origin"]
    assert {key: found[key] for key in example["answer"]} == close(example["answer"])


def test_every_method_has_an_example_and_is_documented():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(methods())
    for known in methods().values():
        assert known.summary.endswith(".")
        assert {"Formula", "Unit", "Edge cases", "Source"} <= set(known.sections)


@pytest.mark.parametrize(("rule", "counts"), [("queen", {3: 4, 5: 4, 8: 1}), ("rook", {2: 4, 3: 4, 4: 1})])
def test_a_grid(rule, counts):
    grid = outlines(**{f"P{x}{y}": square(x, y) for x in range(3) for y in range(3)})
    found = list(ask("spatial_weights", grid, rule=rule)["cardinalities"].values())
    assert {n: found.count(n) for n in set(found)} == counts


def test_outlines_that_cross_themselves_keep_their_neighbours():
    bow = "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"
    shapes = outlines(bow=bow, side=square(2, 0.5), corner=square(2, 2), far=square(9, 9))
    queen = ask("spatial_weights", shapes)
    assert queen["neighbors"] == {"bow": ["corner", "side"], "side": ["bow"], "corner": ["bow"], "far": []}
    assert queen["islands"] == ["far"]
    rook = ask("spatial_weights", shapes, rule="rook")
    assert rook["neighbors"]["bow"] == ["side"]
    assert rook["islands"] == ["corner", "far"]


def test_an_edge_that_only_one_side_divides_and_an_overlap_are_found():
    """Vertex by vertex the middle square above touches nothing."""
    shapes = outlines(long=square(0, 0, 3), left=square(0, 1), middle=square(1, 1), right=square(2, 1))
    for rule in ("queen", "rook"):
        assert ask("spatial_weights", shapes, rule=rule)["neighbors"]["long"] == ["left", "middle", "right"]
    overlap = outlines(one=square(0, 0, 2), other=square(1, 0, 2))
    assert ask("spatial_weights", overlap, rule="rook")["neighbors"] == {"one": ["other"], "other": ["one"]}


def test_an_area_without_outline_is_an_island():
    shapes = outlines(one=square(0, 0), other=square(1, 0), none=None, empty="POLYGON EMPTY")
    found = ask("spatial_weights", shapes)
    assert found["islands"] == ["none", "empty"]
    assert found["cardinalities"] == {"one": 1, "other": 1, "none": 0, "empty": 0}
    assert (found["without_outline"], found["warning"]) == (["none", "empty"], "INCONSISTENT_INPUT")
    nothing = {"neighbors": {}, "islands": [], "cardinalities": {}, "without_outline": [], "warning": None}
    assert ask("spatial_weights", {"polygons_wkt": []}) == nothing


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        (outlines(A="POLYGON 1 2"), "the outline of A cannot be read as WKT"),
        (outlines(A="POINT (1 1)"), "A is a Point; expected a POLYGON or MULTIPOLYGON"),
        ({"polygons_wkt": [{"ref_area": "A", "wkt": None}] * 2}, "A has several rows"),
        ({"polygons_wkt": [{"ref_area": "A"}]}, "lacks the column wkt"),
    ],
)
def test_outlines_that_cannot_be_read(shapes, message):
    with pytest.raises(BadRequest, match=message):
        ask("spatial_weights", shapes)


@pytest.mark.parametrize("country", ["RU", "UA", "US"])
def test_rook_of_a_country_is_that_of_libpysal(country):
    frame = read(country, "m")
    other = Rook.from_dataframe(frame, ids="ref_area", silence_warnings=True).neighbors
    assert contiguity(frame, "rook") == {code: tuple(sorted(other[code])) for code in frame["ref_area"]}


def test_the_same_neighbours_as_the_map():
    frame = read("UA", "m")
    found = ask("spatial_weights", outlines(**dict(zip(frame["ref_area"], frame.geometry.to_wkt(), strict=True))))
    assert found["neighbors"] == {code: list(others) for code, others in neighbours("UA").items()}


def test_classes_leave_missing_values_out():
    found = ask("map_classification", {"values": [5, None, 1, 2, None, 9]}, k=2)
    assert (found["n_used"], found["n_dropped"]) == (4, 2)
    assert sum(found["fisher_jenks_counts"]) == sum(found["quantile_counts"]) == 4
    assert found["quantile_upper_bounds"] == [3.5, 9]


def test_fixed_breaks_stay_whatever_the_values():
    found = ask("map_classification", {"values": [1, 2, 30]}, breaks=[2, 10, 20])
    assert (found["fixed_upper_bounds"], found["fixed_counts"]) == ([2, 10, 20, 30], [2, 0, 0, 1])
    low = ask("map_classification", {"values": [1, 2]}, breaks=[2, 10])
    assert (low["fixed_upper_bounds"], low["fixed_counts"]) == ([2, 10, None], [2, 0, 0])


@pytest.mark.parametrize("values", [[], [None, None]])
def test_no_value_has_no_class(values):
    found = ask("map_classification", {"values": values}, k=4, breaks=[1])
    assert (found["reason"], found["fisher_jenks_upper_bounds"], found["quantile_counts"]) == ("NO_DATA", None, None)


@pytest.mark.parametrize(("values", "bounds"), [([7], [7]), ([0, 0, 0], [0]), ([-1, 0, -1], [-1, 0])])
def test_more_classes_than_different_values(values, bounds):
    found = ask("map_classification", {"values": values}, k=5)
    assert found["fisher_jenks_upper_bounds"] == found["quantile_upper_bounds"] == bounds
    assert found["k"] == len(bounds)


@pytest.mark.parametrize("params", [{"k": 0}, {"breaks": []}, {"breaks": ["much"]}, {"k": 2.5}])
def test_classes_that_cannot_be(params):
    with pytest.raises(BadRequest, match="params"):
        ask("map_classification", {"values": [1, 2, 3]}, **params)


def test_the_order_of_the_values_does_not_matter():
    values = np.random.default_rng(2).lognormal(size=40).tolist()
    assert ask("map_classification", {"values": values}) == ask("map_classification", {"values": values[::-1]})


def run(monkeypatch, capsys, arguments, text=""):
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    code = command.main(arguments)
    return code, *capsys.readouterr()


def test_the_command_answers_lists_and_says_what_is_wrong(monkeypatch, capsys):
    request = json.dumps({"inputs": {"values": [1, 2]}, "params": {"k": 2}})
    code, out, _ = run(monkeypatch, capsys, ["compute", "map_classification"], request)
    assert code == 0
    assert json.loads(out)["quantile_upper_bounds"] == [1.5, 2]
    code, out, _ = run(monkeypatch, capsys, ["compute", "--list"])
    assert (code, [line.split()[0] for line in out.splitlines()]) == (0, ["map_classification", "spatial_weights"])
    code, out, said = run(monkeypatch, capsys, ["compute", "spatial_weigths"], "{}")
    assert (code, out) == (2, "")
    assert "Did you mean spatial_weights?" in said


def test_shapes_that_cross_themselves_share_edges_all_the_same():
    frame = regions({"a": shapely.from_wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"), "b": square(2, 0)})
    assert shared_edges(frame) == {("a", "b")}
