"""The maps of the peers ask the same as ours and are told apart; how fast anything is does no test say."""

import ast
import re
import sys
from bisect import bisect_left

import pytest

from benchmarks.peers import __main__ as command
from benchmarks.peers import measure, servers
from benchmarks.peers.prepare import prepare
from benchmarks.peers.shared import METHODS, VIEWS, Map
from benchmarks.ratios import table
from benchmarks.servers import ROOT, NotMeasured
from data.warehouse import open_warehouse
from geo.classes import RATIO_JOINTS, classify
from metrics.engine import Query, evaluate

PEERS = ROOT / "benchmarks" / "peers"


@pytest.mark.parametrize("peer", servers.PEERS)
def test_the_application_of_a_peer_needs_only_what_its_environment_has(peer):
    """It is read, not run: the peers are not installed here."""
    pinned = (PEERS / f"requirements-{peer}.txt").read_text(encoding="utf-8")
    named = set(re.findall(r"^([a-z]+)==[\d.]+$", pinned, re.M))
    assert named >= {peer, "duckdb"}
    brought = {"dash": {"flask"}, "panel": {"tornado"}, "vizro": {"flask", "pandas"}}[peer]
    for path in (PEERS / f"{peer}_map.py", PEERS / "shared.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = (
                [node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in getattr(node, "names", ())]
            )
            if isinstance(node, ast.Import | ast.ImportFrom):
                tops = {module.split(".")[0] for module in modules} - set(sys.stdlib_module_names)
                assert tops <= named | brought | {"benchmarks"}
                assert not any(
                    module.startswith("benchmarks") for module in modules if module != "benchmarks.peers.shared"
                )


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("peers")
    prepare(folder)
    return Map(folder)


@pytest.mark.parametrize("view", VIEWS)
def test_the_peers_draw_the_values_that_our_map_draws(shown, view):
    """Our engine, the long way, against the query of the peers: every period's regions, and their classes."""
    warehouse = open_warehouse("published")
    rows = evaluate(warehouse, Query("shipments_all", "RU", freq="M", transform="level" if view == VIEWS[0] else "yoy"))
    warehouse.close()
    rows = rows[rows["reason"] == ""]
    level = rows["value"].tolist()
    joints = classify(level, "quantile", 5).breaks if view == VIEWS[0] else [100 * joint for joint in RATIO_JOINTS[5]]
    for period in (shown.periods[14], shown.periods[-1]):
        mine = rows[rows["time_period"] == period].sort_values("ref_area")
        areas, classes = shown.classed(period, METHODS[1], view)
        assert areas == mine["ref_area"].tolist()
        assert classes == [bisect_left(list(joints), value) for value in mine["value"]]


def test_the_table_holds_ours_against_each_peer():
    times = {"ours": [0.02, 0.03, 0.05], "dash": [0.1, 0.1, 0.1], "vizro": [0.2, 0.4, 0.5]}
    found = measure.against("Slider to pixel", times, {"dash": 0.3})
    found += [
        measure.weight_of("ours", "period", [0, 400, 0], 100_000),
        measure.weight_of("dash", "period", [900], 100_000),
    ]
    found += [measure.outside("ours", 1), measure.outside("dash", 2)]
    lines = [" ".join(line.split()) for line in table(found).splitlines()[2:]]
    assert lines == [
        "Slider to pixel / dash 0.30 0.20 0.50 3 <= 0.30 pass 30 ms against 100 ms; lower quartiles 0.20",
        "Slider to pixel / vizro 0.10 0.07 0.10 3 30 ms against 400 ms; lower quartiles 0.10",
        "Bytes of a choice / GeoJSON: ours, period 0.00 % 0.00 % 0.40 % 3 <= 0.50 % pass 0 bytes of 100,000",
        "Bytes of a choice / GeoJSON: dash, period 0.90 % 0.90 % 0.90 % 1 900 bytes of 100,000",
        "Requests to other machines: ours 1.00 1.00 1.00 1 <= 0.00 FAIL",
        "Requests to other machines: dash 2.00 2.00 2.00 1",
    ]


def test_a_peer_that_is_not_installed_or_not_known_is_a_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(servers, "ENVIRONMENTS", ROOT / "nowhere")
    with pytest.raises(
        NotMeasured, match=r"dash is not installed: there is no nowhere/dash/bin/python\. Run: make bench-peers"
    ):
        servers.python("dash")
    assert command.main(["panel"]) == 1
    assert command.main(["superset"]) == 2
    assert "there are dash, panel, vizro" in capsys.readouterr().err
