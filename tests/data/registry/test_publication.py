"""An edited folder becomes the registry, files and warehouse both, or nothing changes."""

import shutil
import tomllib

import pytest

from data import commands
from data.errors import DataError
from data.loading import read_inputs
from data.provenance import read_all, verify
from data.registry import commands as registry_commands
from data.registry import publication
from data.registry.differences import table
from data.registry.publication import Home, RegistryRefused, apply, check, diff, export
from data.registry.rows import TABLES
from data.warehouse import Warehouse
from tests.data.registry.conftest import TODAY, append, contents, edited, folder_of, mark, replace


def test_the_registry_goes_out_and_comes_back_unchanged(quiet_home, tmp_path):
    before = mark(quiet_home)
    assert export(tmp_path / "out", quiet_home) == len(TABLES)
    assert check(tmp_path / "out", quiet_home, TODAY).faults == ()
    assert apply(tmp_path / "out", quiet_home, TODAY) == ()
    assert mark(quiet_home) == before
    for path in sorted((quiet_home.raw / "registry").glob("*.csv")):
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
    assert (tmp_path / "out" / "flow.csv").read_text().startswith("cluster_id,from_org_id,")


def test_an_edit_is_shown_applied_and_exported_again(home, tmp_path):
    folder = edited(home, tmp_path / "edited")
    found = diff(folder, home)
    assert [(one.table, one.what, one.key[0]) for one in found] == [
        ("cluster_stage", "changed", "ru-che-textile"),
        ("cluster_stage", "added", "ru-kir-light"),
        ("organisation", "added", "org-vyatka"),
        ("membership", "changed", "ru-kir-light"),
        ("membership", "added", "ru-kir-light"),
        ("membership", "added", "ru-kir-light"),
        ("event", "removed", "ev-mow-textillegprom"),
        ("training", "added", "tr-kir-sewing"),
    ]
    assert found[0].cells == (("valid_to", "", "2029-09-30"), ("status", "", "in_force"))
    assert found[3].cells == (("valid_from", "", "2020-08-20"), ("valid_to", "", "2021-01-31"))
    assert apply(folder, home, TODAY) == found
    assert diff(folder, home) == ()
    export(tmp_path / "again", home)
    for path in folder.iterdir():
        assert (tmp_path / "again" / path.name).read_bytes() == path.read_bytes()
    opened = Warehouse("published", home.warehouse)
    sql = "SELECT org_id, kind, valid_from::VARCHAR, valid_to::VARCHAR FROM wh.membership WHERE cluster_id = 'ru-kir-light'"
    rows = opened.rows(f"{sql} AND valid_from IS NOT NULL ORDER BY valid_from")
    assert rows == [
        ("org-azzarti", "prospect", "2020-08-20", "2021-01-31"),
        ("org-azzarti", "member", "2021-02-01", None),
        ("org-vyatka", "member", "2021-03-01", None),
    ]
    sql = "SELECT valid_to::VARCHAR, status FROM wh.cluster_stage WHERE cluster_id = 'ru-che-textile'"
    assert opened.rows(sql) == [("2029-09-30", "in_force")]
    assert opened.rows("SELECT held_on::VARCHAR, date_precision, trained FROM wh.training") == [
        ("2021-04-01", "month", 24)
    ]
    assert opened.rows("SELECT count(*) FROM wh.event") == [(16,)]


def test_every_file_is_described_again_and_only_what_changed_is_touched(home, tmp_path):
    before = contents(home.raw / "registry")
    apply(edited(home, tmp_path / "edited"), home, TODAY)
    after = contents(home.raw / "registry")
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        f"{name}.{ending}"
        for name in ("organisation", "membership", "cluster_stage", "event", "training")
        for ending in ("csv", "toml")
    }
    for entry in read_all(home.raw):
        verify(entry)
    told = tomllib.loads(after["organisation.toml"].decode())
    assert (told["rows"], told["date"]) == (11, "read on 2026-11-25")
    assert told["warning"] == tomllib.loads(before["organisation.toml"].decode())["warning"]
    assert tomllib.loads(after["training.toml"].decode())["title"]["uk"] == "Навчання"
    assert len(read_inputs(home.raw, home.reference)["training"]) == 1
    assert sorted(path.name for path in home.raw.parent.iterdir()) == ["build", "raw"]
    assert sorted(path.name for path in home.warehouse.parent.iterdir()) == [".registry.lock", "published.duckdb"]


@pytest.mark.parametrize("name", ["flow", "support_application", "attendance", "training", "organisation_figure"])
def test_a_table_without_rows_has_its_titles_ready(name, tmp_path):
    frame = publication.present(tmp_path)[name]
    publication.write(tmp_path, name, frame, TODAY)
    (entry,) = read_all(tmp_path)
    verify(entry)
    assert (entry.table, entry.rows, entry.dataset) == (name, 0, f"REGISTRY_{name.upper()}")
    assert all(entry.title) and all(entry.warning)  # noqa: PT018


def test_a_file_saved_by_a_spreadsheet_is_the_same_file(quiet_home, tmp_path):
    export(tmp_path / "sheet", quiet_home, for_spreadsheet=True)
    raw = (tmp_path / "sheet" / "organisation.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbforg_id;name_en;")
    for path in (tmp_path / "sheet").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert check(tmp_path / "sheet", quiet_home, TODAY).faults == ()
    assert diff(tmp_path / "sheet", quiet_home) == ()
    append(tmp_path / "sheet", "organisation", "org-x;;Икс;;ООО;RU-KIR;doc-kirov-2020;")
    (found,) = diff(tmp_path / "sheet", quiet_home)
    assert (found.what, found.key) == ("added", ("org-x",))


def test_columns_may_stand_in_another_order(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "cluster_area")
    lines = (folder / "cluster_area.csv").read_text().splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in lines)
    (folder / "cluster_area.csv").write_text(turned)
    assert diff(folder, quiet_home) == ()


def test_the_differences_are_a_table(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "organisation")
    replace(folder, "organisation", "org-pike,Pike,Пике", "org-pike,Pike,Пикé")
    append(folder, "organisation", "org-x,,Икс,,ООО,RU-KIR,doc-kirov-2020," + "long " * 40)
    lines = table(diff(folder, quiet_home)).splitlines()
    assert lines[0].split() == ["table", "row", "what", "column", "old", "new"]
    assert lines[1].split() == ["organisation", "org-pike", "changed", "name_ru", "Пике", "Пикé"]
    assert lines[2].split() == ["organisation", "org-x", "added", "org_id", "org-x"]
    assert lines[-2].endswith("…")
    assert lines[-1] == "Rows: 1 added, 1 changed, 0 removed."
    assert table(()) == "No difference from the present registry."


def test_a_folder_in_use_is_not_written_over(quiet_home, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(DataError, match="edits could be lost"):
        export(tmp_path / "mine", quiet_home)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("step", ["check", "diff", "apply"])
def test_no_folder_and_an_empty_one_are_named(quiet_home, tmp_path, step):
    done = {"check": lambda f: check(f, quiet_home, TODAY), "diff": lambda f: diff(f, quiet_home)}
    done["apply"] = lambda f: apply(f, quiet_home, TODAY)
    with pytest.raises(DataError, match="no such folder"):
        done[step](tmp_path / "nowhere")
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError, match="the folder is empty"):
        done[step](tmp_path / "empty")


def test_differences_of_an_unreadable_file_are_refused(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "cluster")
    (folder / "clusters.csv").write_text("a\n")
    with pytest.raises(RegistryRefused, match=r"clusters\.csv: this is no file of the registry"):
        diff(folder, quiet_home)


def test_the_commands_of_a_registrar(home, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(registry_commands, "home", lambda: Home(home.raw, home.reference, home.warehouse))
    folder = tmp_path / "edited"
    assert commands.main(["registry", "export", str(folder)]) == 0
    assert "16 files" in capsys.readouterr().out
    assert commands.main(["registry", "check", str(folder)]) == 0
    assert capsys.readouterr().out == "No fault: the folder may be applied.\n"
    row = append(
        folder, "organisation", "org-x,,ИП Ким,,,RU-KIR,doc-kirov-2020,", "org-y,,=1,,ООО,RU-XX,doc-kirov-2020,"
    )
    before = mark(home)
    assert commands.main(["registry", "diff", str(folder)]) == 0
    shown = capsys.readouterr()
    assert "Rows: 2 added, 0 changed, 0 removed." in shown.out
    assert shown.err.startswith("3 faults: apply would refuse this folder. The first: organisation.csv, row ")
    for step in ("check", "apply"):
        assert commands.main(["registry", step, str(folder)]) == 1
        lines = capsys.readouterr().err.splitlines()
        places = [
            f"organisation.csv, row {row}, column 'name_ru'",
            f"organisation.csv, row {row + 1}, column 'name_ru'",
        ]
        places.append(f"organisation.csv, row {row + 1}, column 'ref_area'")
        assert [line.split(":")[0] for line in lines] == places
        assert mark(home) == before
    shutil.rmtree(folder)
    edited(home, folder)
    assert commands.main(["registry", "apply", str(folder)]) == 0
    assert "published.duckdb are published" in capsys.readouterr().out
    assert mark(home) != before


def test_a_copy_of_the_kept_folder_is_an_edited_folder_too(quiet_home):
    assert check(quiet_home.raw / "registry", quiet_home, TODAY).faults == ()
    assert diff(quiet_home.raw / "registry", quiet_home) == ()
