"""Each kind of fault is refused with a sentence that names file, row, column, value and what was expected; nothing changes."""

import tomllib
from pathlib import Path

import pytest

from data.registry.publication import RegistryRefused, apply, check
from tests.data.registry.conftest import TODAY, append, folder_of, mark

KIR = "ru-kir-light"
SRC = "doc-kirov-2020"
FAULTS = tomllib.loads(Path(__file__).with_name("faults.toml").read_text(encoding="utf-8"))
EVERYTHING = (
    "cluster", "cluster_name", "cluster_stage", "organisation", "membership", "membership_count", "event", "facility",
    "programme", "support_application", "organisation_figure",
)  # fmt: skip


def spelt(line: str) -> str:
    """A line with the usual cluster and source written out."""
    cells = [{"K": KIR, "S": SRC}.get(cell, cell) for cell in line.split(",")]
    return ",".join(cells)


def batches() -> list[list[str]]:
    """Kinds of fault that are tried together: at most one a file, so that none hides another."""
    found: list[list[str]] = []
    for kind, asked in FAULTS.items():
        free = (batch for batch in found if asked["table"] not in {FAULTS[other]["table"] for other in batch})
        batch = next(free, None)
        if batch is None:
            found.append([kind])
        else:
            batch.append(kind)
    return found


@pytest.fixture(scope="module")
def refusals(quiet_home, tmp_path_factory):
    """Of each kind the row that holds it, and all faults that are told of its batch; nothing has changed."""
    found, before = {}, mark(quiet_home)
    for batch in batches():
        folder = folder_of(quiet_home, tmp_path_factory.mktemp("faults") / "edited", *EVERYTHING)
        rows = {}
        for kind in batch:
            lines = FAULTS[kind]["lines"]
            rows[kind] = append(folder, FAULTS[kind]["table"], *map(spelt, lines)) + len(lines) - 1
        with pytest.raises(RegistryRefused) as refused:
            apply(folder, quiet_home, TODAY)
        assert mark(quiet_home) == before, batch
        found |= {kind: (row, refused.value.faults) for kind, row in rows.items()}
    return found


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_named_and_nothing_changes(refusals, kind):
    asked, (row, faults) = FAULTS[kind], refusals[kind]
    table, column = asked["table"], asked["column"]
    told = [fault for fault in faults if (fault.file, fault.row) == (f"{table}.csv", row)]
    (fault,) = [fault for fault in told if fault.column == column]
    assert asked["said"] in fault.message
    assert asked["expected"] in fault.expected
    where = f"{table}.csv, row {row}" + (f", column '{column}'" if column else "")
    assert str(fault) == f"{where}: {fault.message} Expected: {fault.expected}."
    assert str(fault).count("\n") == 0


def test_all_faults_are_listed_in_order_of_file_and_row(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "organisation", "membership")
    first = append(folder, "organisation", "org-x,,ИП Ким,,,RU-KIR,doc-kirov-2020,", "org-y,,=1,,ООО,RU-XX,hearsay,")
    append(folder, "membership", "nowhere,org-x,member,,,,,,,2020-01-01,day,doc-kirov-2020,")
    found = check(folder, quiet_home, TODAY).faults
    assert [(fault.file, fault.row, fault.column) for fault in found] == [
        ("membership.csv", 12, "cluster_id"),
        ("organisation.csv", first, "name_ru"),
        ("organisation.csv", first + 1, "name_ru"),
        ("organisation.csv", first + 1, "ref_area"),
        ("organisation.csv", first + 1, "source_id"),
    ]


def test_the_row_that_is_contradicted_is_named_with_its_file(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "cluster_name")
    append(folder, "cluster_name", "ru-kir-light,Kirov fabrics", "ru-kir-light,Зелёная нить")
    (fault,) = check(folder, quiet_home, TODAY).faults
    assert "see cluster.csv of the present registry, row 8" in fault.message


def test_a_row_that_others_need_cannot_be_taken_away(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "organisation")
    path = folder / "organisation.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("org-pike,")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (fault,) = check(folder, quiet_home, TODAY).faults
    assert (fault.file, fault.column) == ("membership.csv of the present registry", "org_id")
    assert "'org-pike' is not a known code" in str(fault)


def test_the_day_of_the_file_bounds_what_it_tells(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "event")
    append(folder, "event", "ev-x,Fair,,,exhibition,RU-KIR,,2026-11-21,day,,,,doc-kirov-2020,")
    assert check(folder, quiet_home, TODAY).faults == ()
    (fault,) = check(folder, quiet_home, TODAY.replace(day=20)).faults
    assert "2026-11-21 lies after 2026-11-20, the day of this file" in str(fault)


def test_look_alike_letters_get_a_second_look(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "organisation")
    row = append(folder, "organisation", "org-x,,Ткaцкая фабрика,,ООО,RU-KIR,doc-kirov-2020,")
    found = check(folder, quiet_home, TODAY)
    assert found.faults == ()
    (warning,) = found.warnings
    assert warning.startswith(f"organisation.csv, row {row}, column 'name_ru'")
    assert "'Ткацкая фабрика' is understood" in warning


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("clusters.csv", "a\n", "this is no file of the registry. Expected: cluster.csv"),
        ("organisation.xlsx", "PK", "this is no file of the registry"),
        ("organisation.csv", "", "the file is empty"),
        ("organisation.csv", "org_id,name_en\n", "column 'name_ru' is missing"),
        ("organisation.csv", "org_id,name_en,name_ru,name_uk,legal_form,ref_area,source_id,note,tel\n", "'tel' is not known here"),
        ("organisation.csv", "org_id,name_en,name_ru,name_uk,legal_form,ref_area,source_id,note,note\n", "'note' stands twice"),
        ("organisation.csv", 'org_id,"name', "no whole CSV file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_named(quiet_home, tmp_path, name, content, said):
    folder = folder_of(quiet_home, tmp_path / "edited", "cluster")
    (folder / name).write_text(content, encoding="utf-8")
    found = check(folder, quiet_home, TODAY).faults
    assert found[0].file == name
    assert said in str(found[0])


def test_a_file_in_another_encoding_is_named(quiet_home, tmp_path):
    folder = folder_of(quiet_home, tmp_path / "edited", "organisation")
    path = folder / "organisation.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1251"))
    (fault,) = check(folder, quiet_home, TODAY).faults
    assert str(fault).startswith("organisation.csv: byte ")
    assert "UTF-8" in fault.expected
