"""The schema: code lists exist, names are unique, every column is used, the documentation says it all."""

import pytest

from data import ddl, documentation, schema
from data.schema import TABLES, UnknownColumn, UnknownTable, table

# Filled by editions that hold a full registry; the published documents say nothing about them.
FOR_OTHER_EDITIONS = {
    "flow", "support_application", "attendance", "training", "organisation_figure",
    "membership.tier", "membership.market_presence", "membership.potential",
    "membership.valid_from", "membership.valid_to", "cluster_stage.valid_to", "cluster_stage.status",
    "organisation.name_uk", "event.name_uk", "facility.name_uk", "programme.name_uk", "programme.name_ru",
}  # fmt: skip


def test_names_of_tables_are_unique_and_found():
    assert len({declared.name for declared in TABLES}) == len(TABLES)
    assert all(table(declared.name) is declared for declared in TABLES)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(UnknownTable, match="observation"):
        table("observations")
    with pytest.raises(UnknownColumn, match="obs_value"):
        table("observation").column("value")


@pytest.mark.parametrize("declared", TABLES, ids=lambda declared: declared.name)
def test_a_table_is_declared_soundly(declared):
    names = declared.names
    assert len(set(names)) == len(names)
    assert set(declared.key) <= set(names)
    assert set(declared.order) <= set(names)
    for column in declared.columns:
        assert column.meaning
        if column.codes:
            target, key = column.codes.split(".")
            assert table(target).column(key)


def test_every_column_is_used(published):
    empty = set()
    for declared in TABLES:
        counts = ", ".join(
            f"count(*) FILTER ({column.name} IS NOT NULL AND {column.name}::VARCHAR <> '')"
            for column in declared.columns
        )
        (found,) = published.rows(f"SELECT {counts} FROM wh.{declared.name}")
        empty |= {f"{declared.name}.{name}" for name, number in zip(declared.names, found, strict=True) if not number}
    unused = {name for name in empty if name not in FOR_OTHER_EDITIONS and name.split(".")[0] not in FOR_OTHER_EDITIONS}
    assert unused == set()


def test_the_documentation_names_every_table_and_column():
    page = documentation.markdown()
    for declared in TABLES:
        assert f"\n## {declared.name}\n" in page
        assert declared.meaning in page
        assert all(f"| `{name}` |" in page for name in declared.names)
    assert f"schema version {schema.SCHEMA_VERSION}" in page


def test_a_quote_in_a_code_stays_a_code():
    assert ddl.quoted("O'Brien") == "'O''Brien'"
