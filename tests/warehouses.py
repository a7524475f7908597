"""Tiny warehouses for tests: rows state only what matters, everything else has a default.

`tiny_warehouse(tmp_path, observation=[{"ref_area": "RU-IVA", "time_period": "2023", "obs_value": 5.0}])` is written by
the production code, with the real stages, statuses and units, and with a reference row for every code the rows use.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from data import loading, schema
from data.cells import typed
from data.periods import parse
from data.sources import reference_csv
from data.statuses import WITHOUT_VALUE
from data.tables import staging
from data.tables.declaration import Column, Table
from data.warehouse import Warehouse

Row = Mapping[str, Any]
# What a row says if the test does not: one plausible annual figure of one region.
DEFAULTS: dict[str, Any] = {
    "dataset": "TEST", "indicator": "OUTPUT_VALUE", "ref_area": "RU-IVA", "activity": "C13", "product": "_T",
    "time_period": "2023", "time_transform": "N", "unit_measure": "RUB", "unit_mult": 6, "obs_value": 1.0,
    "obs_status": "A", "conf_status": "F", "vintage": "2024-06-30", "vintage_precision": "day",
    "source_id": "test-source", "origin": "official", "published_on": "2024-01-01",
    "cluster_id": "cluster-a", "org_id": "org-a", "from_org_id": "org-a", "to_org_id": "org-b", "event_id": "event-a",
    "measure_id": "measure-a", "lifecycle_stage": "agreement", "stage": "fabric", "kind": "member", "members": 1,
    "as_of": "2023-06-30", "observed_on": "2023-06-30", "date_precision": "day", "name_kind": "proper",
    "scope": "area", "value_kind": "level", "value": 1.0, "confidence": "medium", "period_code": "2023",
    "qualifier": "exact", "outcome": "granted", "level": "regional",
    "base_unit": "RUB", "factor": 1.0, "ordinal": 1, "parent": "RU", "valid_from": "1900-01-01",
}  # fmt: skip
# Kept as in the project: tests would otherwise invent a second order of stages or meaning of units.
_REAL = ("stage", "lifecycle_stage", "unit", "code")
_OWN_KIND = {
    "area": "region",
    "facility": "industrial_park",
    "event": "forum",
    "source": "official",
    "dataset": "observations",
}


def tiny_warehouse(
    tmp_path: Path, *, edition: str = "tiny", checked: bool = False, **tables: Iterable[Row]
) -> Warehouse:
    """A warehouse with the given rows by table name; `printed_figure` rows (with `issue`) make issues and history.

    Missing rows of code lists (areas, activities, clusters, ...) are added. With `checked` the file goes through
    the checks and the swap of a real publication; without, figures may be as odd as the test needs.
    """
    frames = tiny_frames(**tables)
    target = Path(tmp_path) / f"{edition}.duckdb"
    if checked:
        loading.publish(edition, frames, target)
    else:
        loading.write(edition, frames, target)
    return Warehouse(edition, target)


def tiny_frames(**tables: Iterable[Row]) -> dict[str, pd.DataFrame]:
    """The typed frames of a tiny warehouse, as the production code reads them from files."""
    declared = {table.name: table for table in (*schema.TABLES, *staging.TABLES)}
    strange = set(tables) - set(declared)
    if strange:
        raise ValueError(f"unknown tables {sorted(strange)}")
    rows = {name: [_row(declared[name], row) for row in given] for name, given in tables.items()}
    real = _real_tables()
    for name in _REAL:
        own = rows.pop(name, [])
        rows[name] = own + [
            row for row in real[name] if not any(_key(declared[name], row) == _key(declared[name], o) for o in own)
        ]
    _complete(rows, declared)
    kept = {name: frame for name, frame in _real_frames().items() if name in _REAL and name not in tables}
    return {name: _frame(declared[name], found) for name, found in rows.items() if name not in kept} | kept


def _row(table: Table, given: Row) -> dict[str, Any]:
    """A full row: given cells, then what follows from them, then defaults. A misspelt column raises."""
    strange = set(given) - set(table.names)
    if strange:
        raise ValueError(f"table {table.name} has no column {sorted(strange)}")
    row = {column.name: given.get(column.name, _default(table, column)) for column in table.columns}
    if "obs_value" in row:
        if given.get("obs_value", 1.0) is None and "obs_status" not in given:
            row["obs_status"] = "O"
        elif row["obs_status"] in WITHOUT_VALUE and "obs_value" not in given:
            row["obs_value"] = None
    if table.name == "area" and not row["country"]:
        row["country"] = str(row["ref_area"]).partition("-")[0]
    _dates(table, row, given)
    if "issue" in row and not row["issue"]:
        row["issue"] = str(row["vintage"])
    return row


def _dates(table: Table, row: dict[str, Any], given: Row) -> None:
    """First day, last day and frequency from the code of the period."""
    code = row.get("time_period") or row.get("period_code")
    if not code or "period_start" not in row or table.column("period_start").type != "DATE":
        return
    period = parse(str(code))
    for name, value in (("freq", period.freq), ("period_start", period.start), ("period_end", period.end)):
        if name in row and name not in given:
            row[name] = value


def _default(table: Table, column: Column) -> Any:
    """The default cell of a column."""
    if column.name == "kind":
        return _OWN_KIND.get(table.name, DEFAULTS["kind"])
    if column.nullable or column.may_be_empty or (column.is_filled and column.type != "DATE"):
        return 1.0 if column.name == "obs_value" else None
    if column.name in DEFAULTS:
        return DEFAULTS[column.name]
    if column.allowed:
        return column.allowed[0]
    return {"VARCHAR": "", "BOOLEAN": False, "DATE": date(2023, 1, 1)}.get(column.type, 0)


def _complete(rows: dict[str, list[dict[str, Any]]], declared: dict[str, Table]) -> None:
    """Add reference rows until every code that is used has one."""
    lists = {table.name: table.key[0] for table in schema.TABLES if len(table.key) == 1 and table.name != "meta"}
    changed = True
    while changed:
        changed = _add_parents(rows)
        for name in list(rows):
            for column in declared[name].columns:
                target = column.codes.split(".")[0]
                if target in lists:
                    changed |= _add_missing(rows, declared[target], {row[column.name] for row in rows[name]})


def _add_missing(rows: dict[str, list[dict[str, Any]]], table: Table, used: set[Any]) -> bool:
    """Add rows for codes that the table does not hold; whether any was added."""
    key = table.key[0]
    have = {row[key] for row in rows.setdefault(table.name, [])}
    missing = sorted(str(code) for code in used - have if code)
    rows[table.name] += [_row(table, {key: code, **_described(table, code)}) for code in missing]
    return bool(missing)


def _described(table: Table, code: str) -> dict[str, Any]:
    """What a code says about its row: it is its own name, an area names its country."""
    named: dict[str, Any] = {
        name: code for name in table.names if name.startswith(("name_", "short_")) and name[-3] == "_"
    }
    if table.name == "area":
        is_region = "-" in code
        kind = "region" if is_region else "country"
        return named | {"country": code.partition("-")[0], "kind": kind, "has_outline": is_region}
    if table.name == "activity":
        return named | {"is_light_industry": code[:3] in {"C13", "C14", "C15"}}
    return named | ({"stage": "_Z"} if table.name == "product" else {})


def _add_parents(rows: dict[str, list[dict[str, Any]]]) -> bool:
    """A region belongs to its country, unless the test says where it belongs; whether any membership was added."""
    listed = rows.setdefault("area_parent", [])
    have = {row["ref_area"] for row in listed}
    alone = [area for area in rows.get("area", []) if area["kind"] == "region" and area["ref_area"] not in have]
    parent = schema.table("area_parent")
    listed += [_row(parent, {"ref_area": area["ref_area"], "parent": area["country"]}) for area in alone]
    return bool(alone)


def _frame(table: Table, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as the production code types them."""
    frame = pd.DataFrame(rows, columns=list(table.names), dtype=object)
    return typed(frame, table, f"rows of {table.name}", 1, {})


def _key(table: Table, row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in table.key)


@lru_cache(maxsize=1)
def _real_frames() -> dict[str, pd.DataFrame]:
    """The project's own reference tables."""
    return reference_csv.read_all(loading.REFERENCE_DIR)[0]


@lru_cache(maxsize=1)
def _real_tables() -> dict[str, list[dict[str, Any]]]:
    """The project's own small code lists, as rows."""
    return {name: _real_frames()[name].to_dict("records") for name in _REAL}
