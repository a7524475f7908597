"""Checks of the figures themselves: one file of data/sql/checks is one check.

A file begins with `-- check: <name>` and may say `-- at least: <number> <part>` of comparisons known to be possible in
the edition with the real figures. Its query returns rows (part, item, held): held is TRUE, FALSE, or NULL where nothing
can be compared; each part is reported on its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from data.checks.results import Result, of_items
from data.warehouse import Warehouse

CHECKS_DIR = Path(__file__).parents[1] / "sql" / "checks"
REAL_FIGURES = "published"
_NAME = re.compile(r"^-- check: (.+)$", re.MULTILINE)
_AT_LEAST = re.compile(r"^-- at least: (\d+) ?(.*)$", re.MULTILINE)


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each part of each file, in the order of file names."""
    return [result for path in sorted(CHECKS_DIR.glob("*.sql")) for result in of_file(warehouse, path)]


def of_file(warehouse: Warehouse, path: Path) -> Iterator[Result]:
    """The results of one file. Only the real figures are held to the number of comparisons that is known for them."""
    text = path.read_text(encoding="utf-8")
    is_real = warehouse.edition == REAL_FIGURES
    known = {part: int(number) for number, part in _AT_LEAST.findall(text)} if is_real else {}
    parts: dict[str, list[tuple[str, bool | None]]] = {part: [] for part in known}
    for part, item, held in warehouse.rows(text):
        parts.setdefault(part, []).append((str(item), held))
    for part, items in parts.items():
        name = _NAME.findall(text)[0] + (f": {part}" if part else "")
        yield of_items(name, items, known.get(part, 0))
