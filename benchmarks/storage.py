"""What the way of storing is worth: sort orders and sums kept ready, size of the file, time to build it, time to start.

Sort orders are measured on the observations as they are and on a forty times larger copy, because below one row
group (122,880 rows) DuckDB has nothing to skip.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.figures import EDITION
from benchmarks.ratios import Ratio, milliseconds, of_rounds
from benchmarks.servers import ROOT
from data.tables.observations import BY_AREA, BY_INDICATOR
from data.warehouse import warehouse_path

LARGER = 40
MAP = """SELECT ref_area, obs_value FROM {table}
WHERE dataset = 'RU_806_REGIONAL' AND indicator = 'SHIPMENTS' AND freq = 'M' AND time_period = '2015-06'"""
PROFILE = "SELECT indicator, activity, time_period, obs_value FROM {table} WHERE ref_area = 'RU-IVA'"
SUMS = "SELECT dataset, indicator, activity, time_period, sum(obs_value) AS total FROM {table} GROUP BY ALL"
AT_ONCE = 5  # executions that are timed as one
# Not serve: it warms up in a thread of its own, beside whatever comes next.
LIBRARIES = "streamlit, duckdb, pandas, plotly.graph_objects, babel.numbers, babel.dates"
OURS = "metrics.engine, metrics.choices, views.map, views.parts.page, views.parts.choropleth, views.parts.figures"


def measure_orders(rounds: int = 15) -> list[Ratio]:
    """Each query where the rows lie in its order, against where they lie in the other; then sums kept against made."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(str(Path(folder) / "orders.duckdb")) as connection:
        connection.execute(f"ATTACH '{warehouse_path(EDITION)}' AS wh (READ_ONLY)")
        found = []
        for times, words in ((1, "as it is"), (LARGER, f"{LARGER} times")):
            _lay_out(connection, times)
            for name, query, good, other in (
                ("map of one period", MAP, "by_indicator", "by_area"),
                ("profile of a region", PROFILE, "by_area", "by_indicator"),
            ):
                pairs = _alternate(connection, query.format(table=good), query.format(table=other), rounds)
                found.append(_orders(f"Own sort order / other order: {name}, {words}", pairs))
            pairs = _alternate(connection, "SELECT * FROM sums", SUMS.format(table="by_indicator"), rounds)
            found.append(_orders(f"Sums kept / sums made when asked, {words}", pairs))
        return found


def _lay_out(connection: duckdb.DuckDBPyConnection, times: int) -> None:
    """The observations in both orders, repeated under other names of datasets."""
    rows = f"""SELECT o.* REPLACE (CASE WHEN i = 0 THEN dataset::VARCHAR ELSE concat(dataset, '-', i) END AS dataset)
        FROM wh.observation o, range({times}) many(i)"""
    for name, order in (("by_indicator", BY_INDICATOR), ("by_area", BY_AREA)):
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS {rows} ORDER BY {', '.join(order)}")
    connection.execute(f"CREATE OR REPLACE TABLE sums AS {SUMS.format(table='by_indicator')}")
    connection.execute("CHECKPOINT")


def _alternate(
    connection: duckdb.DuckDBPyConnection, one: str, other: str, rounds: int
) -> tuple[list[float], list[float]]:
    """Seconds of two queries in turn; the first round warms up."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds + 1):
        for kept, query in zip(times, (one, other), strict=True):
            start = time.perf_counter()
            for _ in range(AT_ONCE):
                connection.execute(query).fetchnumpy()
            kept.append((time.perf_counter() - start) / AT_ONCE)
    return times[0][1:], times[1][1:]


def _orders(name: str, pairs: tuple[list[float], list[float]]) -> Ratio:
    note = " against ".join(f"{sorted(times)[len(times) // 2] * 1000:.1f} ms" for times in pairs)
    return Ratio(name, of_rounds(*pairs), note=note)


def measure_files() -> list[Ratio]:
    """The warehouse against the same tables as Parquet, and what the second sort order takes of it."""
    path = warehouse_path(EDITION)
    size = path.stat().st_size
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute(f"ATTACH '{path}' AS wh (READ_ONLY)")
        names = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        for name in names:
            connection.execute(f"COPY wh.{name} TO '{folder}/{name}.parquet' (FORMAT parquet, COMPRESSION zstd)")
        parquet = sum(file.stat().st_size for file in Path(folder).glob("*.parquet"))
        slim = Path(folder) / "slim.duckdb"
        connection.execute(f"ATTACH '{slim}' AS slim")
        for name in names:
            if name != "observation_by_area":
                connection.execute(f"CREATE TABLE slim.{name} AS FROM wh.{name}")
        connection.execute("DETACH slim")
        without = slim.stat().st_size
    return [
        Ratio(
            "File: warehouse / same tables as Parquet", (size / parquet,), note=f"{size:,} against {parquet:,} bytes"
        ),
        Ratio("File: second sort order / warehouse", (1 - without / size,), note=f"{size - without:,} bytes"),
    ]


def measure_imports(rounds: int = 5) -> list[Ratio]:
    """Processor time to import our modules, against the libraries that they could not do without."""
    ours, theirs = [], []
    for _ in range(rounds + 1):
        ours.append(processor_seconds(["-c", f"import {OURS}"]))
        theirs.append(processor_seconds(["-c", f"import {LIBRARIES}"]))
    note = f"{milliseconds(ours[1:])} against {milliseconds(theirs[1:])}"
    return [Ratio("Import: the app / its libraries alone", of_rounds(ours[1:], theirs[1:]), note=note)]


def measure_build(rounds: int = 3) -> list[Ratio]:
    """Processor time of a whole build aside, against only importing what it is made with."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "published.duckdb")
        call = "import sys; from pathlib import Path; from data.loading import build; build('published', Path(sys.argv[1]))"
        builds = [processor_seconds(["-c", call, target]) for _ in range(rounds)]
    imports = [processor_seconds(["-c", "import duckdb, pandas, pyarrow"]) for _ in range(rounds)]
    note = f"{milliseconds(builds)} against {milliseconds(imports)}"
    return [Ratio("Build of the warehouse / its imports alone", of_rounds(builds, imports), note=note)]


def processor_seconds(arguments: list[str]) -> float:
    """Processor time of a Python process with these arguments; other programs on the machine do not count."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


PARTS: tuple[Callable[[], list[Ratio]], ...] = (measure_orders, measure_files, measure_imports, measure_build)


def measure() -> list[Ratio]:
    """All of it."""
    return [ratio for part in PARTS for ratio in part()]
