"""The commands of a data steward: build, check, generate, registry, schema."""

import argparse
import sys
import time
from collections.abc import Sequence

from data import documentation
from data.checks import run
from data.checks.results import table
from data.errors import DataError
from data.generate import edition, plan
from data.generate.plan import Plan
from data.loading import build
from data.registry import commands as registry_commands
from data.registry.publication import recover
from data.warehouse import is_whole, open_warehouse, warehouse_path


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
    build_one.add_argument(
        "--if-needed", action="store_true", help="only where the file is missing, damaged or of another version"
    )
    check_one = commands.add_parser("check", help="check a published warehouse and print the counts")
    check_one.add_argument("--edition", default="published")
    made_up = commands.add_parser("generate", help="make the demonstration edition, which says that it is one")
    made_up.add_argument("--seed", type=int, default=Plan().seed, help="another seed gives other figures (0 or more)")
    made_up.add_argument(
        "--scale", type=float, default=Plan().scale, help="multiplies organisations and what hangs on them"
    )
    made_up.add_argument("--force", action="store_true", help="also where nothing has changed")
    registry_commands.add_to(
        commands.add_parser("registry", help="export, check, compare and apply edited registry files")
    )
    commands.add_parser("schema", help="print every table and column as Markdown")
    return parser


def _build(options: argparse.Namespace) -> int:
    """Build one edition and say how long it took."""
    begun = time.perf_counter()
    target = warehouse_path(options.edition)
    if options.if_needed and is_whole(options.edition):
        return 0
    recover(registry_commands.home())
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


def _generate(options: argparse.Namespace) -> int:
    """Make the demonstration edition, unless the one that is there was made with the same parameters and program."""
    begun, wanted = time.perf_counter(), plan.parameters(options.seed, options.scale)
    target = warehouse_path(plan.EDITION)
    if plan.is_current(wanted) and not options.force:
        print(f"{target.name} is up to date (seed {wanted.seed}, scale {wanted.scale:g})")
        return 0
    edition.generate(wanted, target)
    print(f"{target.name} published in {time.perf_counter() - begun:.1f} s: made-up figures, marked as such everywhere")
    return 0


def _schema(_: argparse.Namespace) -> int:
    """Print docs/schema.md."""
    print(documentation.markdown(), end="")
    return 0


_COMMANDS = {
    "build": _build,
    "check": _check,
    "generate": _generate,
    "registry": registry_commands.run,
    "schema": _schema,
}
