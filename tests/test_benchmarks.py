"""The benchmarks measure what they say: their table, their counters and their pages; never how fast anything is."""

import base64
import json
import time

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import __main__ as command
from benchmarks import geojson, map_ratios, script_time, storage
from benchmarks.browser import Scales, Visit, payload
from benchmarks.ratios import Ratio, of_rounds, table
from benchmarks.servers import ROOT, NotMeasured, served
from benchmarks.session import visit
from benchmarks.timed import Meter

HALF = Ratio("Ours / theirs", (0.4, 0.6, 0.5), 0.7, "5 ms against 10 ms")


def test_a_ratio_is_judged_by_its_median():
    assert HALF.verdict == "pass"
    assert Ratio("x", (0.1, 0.8, 0.9), 0.7).verdict == "FAIL"
    assert Ratio("x", (9.0,)).verdict == ""


def test_rounds_are_compared_one_by_one():
    assert of_rounds((2.0, 9.0), (4.0, 3.0)) == (0.5, 3.0)
    with pytest.raises(ValueError, match="longer"):
        of_rounds((1.0,), (1.0, 2.0))


def test_the_table_shows_spread_target_and_verdict():
    share = Ratio("Bytes", (0.0123,), 0.01, "9 of 731", percent=True)
    head, _rule, first, second = table([HALF, share]).splitlines()
    assert head.split()[:4] == ["What", "Median", "Lowest", "Highest"]
    assert " ".join(first.split()) == "Ours / theirs 0.50 0.40 0.60 3 <= 0.70 pass 5 ms against 10 ms"
    assert " ".join(second.split()) == "Bytes 1.23 % 1.23 % 1.23 % 1 <= 1.00 % FAIL 9 of 731"
    assert first.index("pass") == second.index("FAIL")


def test_a_call_within_a_call_counts_once_and_only_on_a_thread_that_runs_a_script():
    meter = Meter()
    inner = meter.watched(lambda: time.sleep(0.02))
    outer = meter.watched(inner)
    outer()
    meter.begin()
    assert meter.spent == [0.0, 0.0]
    start = time.perf_counter()
    outer()
    assert 0.02 <= meter.spent[0] <= time.perf_counter() - start


def test_messages_are_weighed_as_they_travel():
    binary = {"response": {"opcode": 2, "payloadData": base64.b64encode(b"\x00" * 300).decode()}}
    assert payload(binary) == 300
    assert payload({"response": {"opcode": 1, "payloadData": "тест"}}) == 8


def test_scales_add_both_directions_and_files():
    class Session:
        def __init__(self):
            self.heard = {}

        def on(self, name, hear):
            self.heard[name] = hear

        def send(self, _name):
            self.is_enabled = True

    session = Session()
    scales = Scales(session)
    message = {"response": {"opcode": 1, "payloadData": "12345"}}
    session.heard["Network.webSocketFrameReceived"](message)
    session.heard["Network.webSocketFrameSent"](message)
    session.heard["Network.loadingFinished"]({"encodedDataLength": 7})
    assert session.is_enabled
    assert (scales.received, scales.sent, scales.fetched, scales.total) == (5, 5, 7, 17)
    scales.clear()
    assert scales.total == 0


def test_geojson_is_compact_and_whole():
    text = geojson.compact("UA", "s")
    assert b" " not in text
    assert {one["id"] for one in json.loads(text)["features"]} >= {"UA-53", "UA-30"}
    assert len(text) < len(geojson.compact("UA", "l"))


@pytest.mark.parametrize("page", ["reference_page", "plotly_embedded_page"])
def test_the_pages_to_compare_with_run(page):
    ran = AppTest.from_file(ROOT / "benchmarks" / f"{page}.py", default_timeout=60).run()
    assert not ran.exception
    charts = ran.get("plotly_chart")
    assert len(charts) == (4 if page == "reference_page" else 1)
    older = ran.selectbox[0].options[1]
    assert not ran.selectbox[0].select(older).run().exception
    assert ran.get("plotly_chart")[0].proto.spec != charts[0].proto.spec


def test_an_unknown_part_is_refused_with_what_there_is(capsys):
    assert command.main(["speed"]) == 2
    assert "pages, pixels, bytes, storage" in capsys.readouterr().err


def test_what_cannot_be_measured_ends_the_run_with_its_sentence(monkeypatch, capsys):
    def refuse():
        raise NotMeasured("No Chromium found.")

    monkeypatch.setattr(command, "PARTS", {"pages": lambda: [HALF], "pixels": refuse})
    assert command.main([]) == 1
    said = capsys.readouterr()
    assert "No Chromium found." in said.err
    assert "Ours / theirs" in said.out


def test_files_are_compared_with_parquet():
    whole, second = storage.measure_files()
    assert whole.median > 1
    assert 0 < second.median < 1


@pytest.mark.browser
def test_a_run_of_a_page_is_written_down(tmp_path):
    log = tmp_path / "log"
    with served("serve:app", log) as port:
        run = script_time.timed_visit(port, "methods?lang=en", log)
        assert visit(port, "methods?lang=en") > 10_000
    for clock in (script_time.CLOCK, script_time.PROCESSOR):
        assert 0 < run["queries"][clock] <= run["answers"][clock] < run["script"][clock]


@pytest.mark.browser
def test_a_choice_on_the_map_is_weighed_and_timed(chromium):
    with served("serve:app") as port:
        seen = Visit(chromium, f"http://127.0.0.1:{port}/{map_ratios.ATLAS}", "ours")
        fetched = map_ratios.series_bytes(seen)
        weight = seen.weigh(map_ratios.choose_period)
        seconds = seen.time(map_ratios.step_back, "keydown")
        told = seen.weigh_answer(map_ratios.turn_away)
        seen.page.context.close()
    assert 1_000 < fetched < len(geojson.compact("RU", "l"))
    assert weight < told
    assert seconds > 0


def test_a_server_that_does_not_start_is_a_sentence():
    with pytest.raises(NotMeasured, match="did not start"), served("benchmarks.apps:missing"):
        pass
