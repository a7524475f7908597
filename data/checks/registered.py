"""The rules of the registry, held against a finished warehouse: the same list that edited files are held against."""

from data.checks.promised import REAL_FIGURES
from data.checks.results import Result, of_items
from data.registry.rows import TABLES, Fault, Registry, Row, Rule, source_days
from data.registry.rules import RULES
from data.tables.declaration import Table
from data.warehouse import Warehouse


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each rule; a comparison is a row of the tables that the rule reads."""
    registry = of_warehouse(warehouse)
    return [_result(rule, registry, warehouse.edition == REAL_FIGURES) for rule in RULES]


def of_warehouse(warehouse: Warehouse) -> Registry:
    """The registry of a warehouse; days that data/sql fills are filled."""
    stages = warehouse.rows("SELECT lifecycle_stage, ordinal FROM wh.lifecycle_stage")
    sources = warehouse.rows("SELECT source_id, vintage FROM wh.source")
    tables = {name: _rows(warehouse, declared) for name, declared in TABLES.items()}
    return Registry(tables, dict(stages), source_days(sources))


def _rows(warehouse: Warehouse, declared: Table) -> list[Row]:
    """Every row of a table; text is never None."""
    cells = ", ".join(
        f"coalesce({column.name}, '')" if column.type == "VARCHAR" else column.name for column in declared.columns
    )
    found = warehouse.rows(f"SELECT {cells} FROM wh.{declared.name}")
    return [dict(zip(declared.names, row, strict=True)) for row in found]


def _result(rule: Rule, registry: Registry, is_real: bool) -> Result:
    """What one rule finds. Rows with a fault are counted once; the real registry is never empty."""
    faults: dict[tuple[str, int], Fault] = {}
    for fault in rule.find(registry):
        faults.setdefault((fault.table, fault.at), fault)
    checked = sum(len(registry.tables[table]) for table in rule.tables)
    items: list[tuple[str, bool | None]] = [(_label(registry, fault), False) for fault in faults.values()]
    items += [("", True)] * (checked - len(faults))
    return of_items(rule.name, items, 1 if is_real and set(rule.tables) & _FILLED else 0)


# What the documents fill; the other tables wait for an office's own registry.
_FILLED = frozenset({"cluster", "cluster_stage", "organisation", "membership", "membership_count"})


def _label(registry: Registry, fault: Fault) -> str:
    """Table, key and what is said."""
    row = registry.tables[fault.table][fault.at]
    key = " ".join(str(row[name]) for name in TABLES[fault.table].key if row[name] not in (None, ""))
    return f"{fault.table} {key}, {fault.column}: {fault.said}"
