"""What a method in SQL costs: its statement against the plain sums it stands on, over the same table, in one run.

The table has a figure for each of 85 regions, 100 activities and 240 months. Both halves write their answer into a table,
so that neither is charged with handing rows to Python; what counts is processor time of all threads, because other
programs on the machine do not lengthen it. benchmarks.method_cases says what is measured.
"""

import time
from collections.abc import Mapping
from statistics import median
from typing import Any

import duckdb

from benchmarks.method_cases import ACTIVITIES, CASES, MADE, MONTHS, REGIONS, Case
from benchmarks.ratios import Ratio, of_rounds
from metrics.methods.relation import statement

AT_MOST = 8.0
_KEYS = ("ref_area", "activity", "time_period")


def table_of(regions: int, activities: int, months: int) -> duckdb.DuckDBPyConnection:
    """A database in memory with the table `cell`, its rows in the order of activity and period."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"CREATE TABLE made AS {MADE.format(regions=regions, activities=activities, months=months)}")
    for name in _KEYS:
        connection.execute(f"CREATE TYPE {name}_code AS ENUM (SELECT DISTINCT {name} FROM made ORDER BY 1)")
    codes = ", ".join(f"{name}::{name}_code AS {name}" for name in _KEYS)
    connection.execute(
        f"""CREATE TABLE cell AS SELECT {codes}, row_number() OVER (ORDER BY activity, time_period, ref_area) AS place,
            value, 1::TINYINT AS rank FROM made ORDER BY place"""
    )
    connection.execute("DROP TABLE made")
    return connection


def lay_out(connection: duckdb.DuckDBPyConnection, case: Case) -> None:
    """The tables that the statement of a case reads, as views: making them counts as part of it."""
    for name, query in case.tables.items():
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS {query}")


def processor_seconds(connection: duckdb.DuckDBPyConnection, query: str, params: Mapping[str, Any]) -> float:
    """Processor time of a query whose answer becomes the table `answer`."""
    start = time.process_time()
    connection.execute(f"CREATE OR REPLACE TEMP TABLE answer AS {query}", dict(params) or None)
    return time.process_time() - start


def compared(connection: duckdb.DuckDBPyConnection, case: Case, rounds: int) -> Ratio:
    """The statement of a case and its plain sums in turn; the first round warms up."""
    lay_out(connection, case)
    query, ours, theirs = statement(case.family, case.name), [], []
    for _ in range(rounds + 1):
        theirs.append(processor_seconds(connection, case.plain, {}))
        ours.append(processor_seconds(connection, query, case.params))
    note = f"{median(ours[1:]) * 1000:.0f} ms against {median(theirs[1:]) * 1000:.0f} ms of processor time"
    return Ratio(f"Method / its sums: {case.family}.{case.name}", of_rounds(ours[1:], theirs[1:]), AT_MOST, note)


def measure(rounds: int = 9) -> list[Ratio]:
    """Every case on one table."""
    with table_of(REGIONS, ACTIVITIES, MONTHS) as connection:
        return [compared(connection, case, rounds) for case in CASES]
