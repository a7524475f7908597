"""The map without a browser: the message, its checks, and the files that are published."""

import gzip
import json
import os
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.views.map_page.example import STATES, example
from views.__main__ import main
from views.map import palettes
from views.map.assets import SOURCES, files, kept, publish, script_address, version
from views.map.component import _LOADER
from views.map.message import UnknownRegion, message
from views.map.view import Circle, Label, Legend, LegendClass, Palette, Point, Region, State, ranges
from views.map.words import words
from views.parts.theme import DARK, LIGHT


def read(data: bytes) -> dict[str, Any]:
    return json.loads(zlib.decompress(data))


def test_regions_travel_as_parallel_arrays():
    sent = read(message(example()))
    assert len(sent["codes"]) == len(sent["names"]) == len(sent["fills"]) == len(sent["values"].split("\n")) == 13
    assert dict(zip(sent["codes"], sent["fills"], strict=True))["XX-A2"] == "1"


def test_states_travel_as_their_letters():
    sent = read(message(example()))
    letters = dict(zip(sent["codes"], sent["fills"], strict=True))
    assert {code: letters[code] for code in STATES} == {code: state.value for code, state in STATES.items()}


def test_state_letters_differ_and_are_no_digits():
    letters = [state.value for state in State]
    assert len(set(letters)) == len(letters)
    assert not any(letter.isdigit() for letter in letters)


def test_marks_name_regions_by_place():
    sent = read(message(example(picked=("XX-A2",))))
    assert sent["picked"] == [1]
    assert [sent["codes"][place] for place, _, _ in sent["points"]] == ["XX-B1", "XX-B1", "XX-A3"]


def test_labels_are_sorted_by_priority():
    view = replace(example(), labels=(Label("XX-A1", ("late",), 9), Label("XX-A2", ("early",), 1)))
    assert [lines for _, lines, _ in read(message(view))["labels"]] == [["early"], ["late"]]


def test_the_message_changes_with_the_content_only():
    sent = [message(example(step)) for step in (0, 0, 1)]
    assert sent[0] == sent[1] != sent[2]


def test_what_a_choice_does_not_change_is_kept_apart_and_the_same_for_every_step():
    kept: list[str] = []

    def keep(text: str) -> str:
        kept.append(text)
        return "app/static/map/0/words.json"

    sent = [read(message(example(step, picked), keep)) for step, picked in ((0, ()), (1, ("XX-A2",)))]
    assert kept[0] == kept[1]
    assert set(json.loads(kept[0])).isdisjoint(sent[0])
    assert {**json.loads(kept[0]), **sent[1]} == {**read(message(example(1, ("XX-A2",)))), "kept": sent[1]["kept"]}


def test_a_part_that_could_not_be_kept_travels_in_the_message():
    assert message(example(), lambda _text: "") == message(example())


def test_ranks_travel_as_what_the_printed_values_do_not_tell():
    regions = tuple(
        Region(f"XX-{n}", f"Region {n}", 0, value=text, rank=rank)
        for n, (text, rank) in enumerate([("−1.5", 5), ("2.0", 3), ("2.0", 2), ("10.0", 1), ("2.0", 3), ("–", 0)])
    )
    view = replace(example(), regions=regions, labels=(), points=(), circles=())
    assert read(message(view))["ranks"] == [0, 1, 0, 0, 1, None]


def test_a_label_that_repeats_its_region_travels_as_a_number():
    view = replace(example(), labels=(Label("XX-A1", ("Region A1", "0.5 mln pairs", "1")),))
    assert read(message(view))["labels"] == [[0, [1, 0, "1"], 0]]


def test_classes_that_follow_each_other_travel_as_joints():
    legend = Legend("Title", ranges(["0", "3", "6", "9"], [1, 2, 3]))
    assert read(message(replace(example(), legend=legend)))["joints"] == ["0", "3", "6", "9"]
    assert [one.upper for one in legend.classes] == ["3", "6", ""]
    named = replace(legend, classes=(*legend.classes[:2], LegendClass("over 6", 3)))
    sent = read(message(replace(example(), legend=named)))
    assert "joints" not in sent
    assert [text for text, *_ in sent["classes"]] == ["0 – 3", "3 – 6", "over 6"]


def test_a_palette_of_the_theme_travels_as_its_number():
    palette = Palette(LIGHT.ramp(3), DARK.ramp(3))
    place = read(message(replace(example(), palette=palette)))["palette"]
    assert palettes.known()[place] == palette
    assert json.loads(palettes.script().split("=", 1)[1].rstrip(";\n"))[place]["dark"] == list(DARK.ramp(3))
    assert read(message(example()))["palette"]["light"] == list(example().palette.light)


def test_the_kept_part_is_written_once_and_compressed_beforehand(tmp_path: Path):
    address = kept(tmp_path, '{"names":["Іванове"]}')
    target = tmp_path / address.removeprefix("app/static/")
    before = target.stat().st_mtime_ns
    assert kept(tmp_path, '{"names":["Іванове"]}') == address != kept(tmp_path, "{}")
    assert target.stat().st_mtime_ns == before
    assert gzip.decompress(target.with_name("words.json.gz").read_bytes()) == target.read_bytes()
    assert not list(tmp_path.rglob("*.tmp"))


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path):
    (tmp_path / "map").write_text("a file where the folder should be")
    assert kept(tmp_path, "{}") == ""


def test_a_message_of_a_large_country_stays_small():
    names = [f"Область с длинным названием номер {n}" for n in range(83)]
    regions = tuple(
        Region(f"RU-{n:03}", name, n % 3, value=f"{n * 1.37:.2f} млн пар", rank=83 - n) for n, name in enumerate(names)
    )
    view = replace(example(), regions=regions, labels=(), points=(), circles=())
    assert len(message(view, lambda _text: "app/static/map/0/words.json")) < 700


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("label", {"labels": (Label("XX-Z9", ("Nowhere",)),)}),
        ("point", {"points": (Point("XX-Z9", "dot", "Nowhere"),)}),
        ("circle", {"circles": (Circle("XX-Z9", 1, "1"),)}),
        ("pick", {"picked": ("XX-Z9",)}),
    ],
)
def test_a_mark_in_an_unknown_region_is_refused(part, change):
    with pytest.raises(UnknownRegion, match=f"no region 'XX-Z9', but a {part} of it"):
        message(replace(example(), **change))


def test_a_palette_of_another_length_is_refused():
    with pytest.raises(ValueError, match="3 classes and the dark palette 2 colours"):
        message(replace(example(), palette=Palette(("#111111",) * 3, ("#111111",) * 2)))


@pytest.mark.parametrize("fill", [3, -1])
def test_a_class_without_legend_is_refused(fill):
    regions = (*example().regions, Region("XX-D1", "Extra", fill))
    with pytest.raises(ValueError, match=rf"Extra \(XX-D1\) is in class {fill}, but the legend has classes 0 to 2"):
        message(replace(example(), regions=regions))


def test_publishing_twice_changes_nothing(tmp_path: Path):
    folder = publish(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert publish(tmp_path) == folder
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    assert set(before) == set(files())


def test_publishing_forgets_all_but_the_newest_versions(tmp_path: Path):
    for number in range(20):
        for name in ("map.js", "words.json"):
            old = tmp_path / "map" / f"{number:02}{name[0]}" / name
            old.parent.mkdir(parents=True)
            old.touch()
            os.utime(old.parent, (number, number))
    folder = publish(tmp_path)
    left = sorted(path.name for path in (tmp_path / "map").iterdir() if path != folder)
    assert left == sorted([f"{n:02}m" for n in range(9, 20)] + [f"{n:02}w" for n in range(8, 20)])


def test_publishing_mends_a_damaged_file(tmp_path: Path):
    target = publish(tmp_path) / "map.js"
    target.write_text("broken")
    publish(tmp_path)
    assert target.read_text("utf-8") == files()["map.js"]


def test_the_command_publishes_or_explains(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["publish", str(tmp_path)]) == 0
    assert (tmp_path / "map" / version() / "map.js").is_file()
    assert {path.name for path in tmp_path.glob("chart/*/*")} >= {"chart.js", "plotly.min.js", "plotly.min.js.gz"}
    assert main([]) == 2
    assert "publish" in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_named_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "static").touch()
    assert main(["publish", str(tmp_path / "static")]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"The folder {tmp_path / 'static'} cannot be written (Not a directory): make it writable")
    assert said.count("\n") == 1


def test_the_loader_that_travels_is_tiny_and_names_the_version():
    assert script_address() in _LOADER
    assert len(_LOADER) < 200


def test_scripts_import_only_what_is_published():
    for name, text in files().items():
        imported = [line.rsplit('"', 2)[1] for line in text.splitlines() if line.startswith("import ")]
        assert all(path.removeprefix("./") in files() for path in imported), name


def test_scripts_ask_nothing_of_other_machines():
    addresses = [text for name, text in files().items() if "://" in text.replace("http://www.w3.org/2000/svg", "")]
    assert addresses == []


def test_the_style_sheet_takes_its_colours_from_the_theme():
    for theme in (LIGHT, DARK):
        assert f'[data-mode="{theme.mode}"]{{--page:{theme.page};' in files()["map.css"]
    assert not any("#" in path.read_text("utf-8") for path in SOURCES.glob("*.css"))


def test_the_words_keep_the_braces_that_the_browser_fills():
    spoken = words()
    assert "{names}" in spoken.no_outline
    assert "{name}" in spoken.picked


def test_a_page_with_a_map_runs_without_a_browser():
    page = AppTest.from_file(str(Path(__file__).parent / "map_page" / "app.py"), default_timeout=20).run()
    assert not page.exception
    assert page.text[0].value == "step=0 returned=None chosen=None"
