"""The commands of a data steward: build, check, schema."""

import argparse
import sys
import time
from collections.abc import Sequence

from data import documentation
from data.checks import run
from data.checks.results import table
from data.errors import DataError
from data.loading import build
from data.warehouse import open_warehouse, warehouse_path


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 = done, 1 = refused with one sentence on the error stream."""
    options = _parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except DataError as fault:
        sys.stderr.write(f"{fault}\n")
    except OSError as fault:
        sys.stderr.write(f"{fault.filename or 'A file'} cannot be read or written: {fault.strerror}.\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m data", description="Build and check the warehouse.")
    commands = parser.add_subparsers(dest="command", required=True)
    build_one = commands.add_parser("build", help="read the raw files, check them, publish the warehouse")
    build_one.add_argument("--edition", default="published", choices=("published",))
    check_one = commands.add_parser("check", help="check a published warehouse and print the counts")
    check_one.add_argument("--edition", default="published")
    commands.add_parser("schema", help="print every table and column as Markdown")
    return parser


def _build(options: argparse.Namespace) -> int:
    """Build one edition and say how long it took."""
    begun = time.perf_counter()
    target = warehouse_path(options.edition)
    build(options.edition, target)
    print(f"{target.name} published in {time.perf_counter() - begun:.1f} s")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Print the table of checks; 1 if any failed."""
    warehouse = open_warehouse(options.edition)
    results = run(warehouse)
    warehouse.close()
    print(table(results))
    return 0 if all(result.is_passed for result in results) else 1


def _schema(_: argparse.Namespace) -> int:
    """Print docs/schema.md."""
    print(documentation.markdown(), end="")
    return 0


_COMMANDS = {"build": _build, "check": _check, "schema": _schema}
