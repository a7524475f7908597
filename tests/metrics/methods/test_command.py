"""One command answers every method, also those on maps, which another package has."""

import io
import json

from geo.methods import methods as on_maps
from metrics.__main__ import _ON_MAPS, main
from metrics.methods.catalogue import methods


def asked(monkeypatch, capsys, method, request):
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(request)))
    return main(["compute", method]), *capsys.readouterr()


def test_a_method_on_maps_is_handed_over(monkeypatch, capsys):
    request = {"inputs": {"values": [1, 2, 3, 5]}, "params": {"k": 2}}
    code, out, said = asked(monkeypatch, capsys, "map_classification", request)
    assert (code, said, json.loads(out)["fisher_jenks_counts"]) == (0, "", [3, 1])
    code, out, said = asked(monkeypatch, capsys, "map_classification", {"inputs": {}})
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "lacks values" in said


def test_all_methods_on_maps_are_known():
    assert set(_ON_MAPS) == set(on_maps())


def test_the_list_names_every_method_in_one_line(capsys):
    assert main(["compute", "--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == sorted({*methods(), *on_maps()})


def test_a_method_that_there_is_not(monkeypatch, capsys):
    code, out, said = asked(monkeypatch, capsys, "hhii", {})
    assert (code, out, said.count("\n")) == (2, "", 1)
    assert "Did you mean hhi?" in said
