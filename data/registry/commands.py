"""The commands of a registrar: export the registry, check an edited folder, see what it changes, make it the registry."""

import argparse
import sys
from datetime import date
from pathlib import Path

from data.loading import RAW_DIR, REFERENCE_DIR
from data.registry.differences import table
from data.registry.publication import EDITION, Home, apply, check, diff, export
from data.warehouse import warehouse_path


def add_to(parser: argparse.ArgumentParser) -> None:
    """The subcommands of `python -m data registry`."""
    commands = parser.add_subparsers(dest="step", required=True)
    for step, said in (
        ("export", "write the present registry into a new folder, one CSV a table, for editing"),
        ("check", "hold an edited folder against the schema and every rule; nothing is changed"),
        ("diff", "show the rows that an edited folder adds, changes and removes; nothing is changed"),
        ("apply", "make an edited folder the registry, files and warehouse both, or refuse and change nothing"),
    ):
        one = commands.add_parser(step, help=said)
        one.add_argument("folder", type=Path)
        if step == "export":
            one.add_argument("--spreadsheet", action="store_true", help="with byte-order mark and semicolons")


def home() -> Home:
    """Where this program keeps the registry."""
    return Home(RAW_DIR, REFERENCE_DIR, warehouse_path(EDITION))


def run(options: argparse.Namespace) -> int:
    """One step; 0 = done, 1 = the folder that was checked has faults. Raises DataError where a step is refused."""
    return {"export": _export, "check": _check, "diff": _diff, "apply": _apply}[options.step](options)


def _export(options: argparse.Namespace) -> int:
    written = export(options.folder, home(), for_spreadsheet=options.spreadsheet)
    print(f"{written} files written into {options.folder}")
    return 0


def _check(options: argparse.Namespace) -> int:
    """Every fault on the error stream, one line each."""
    findings = check(options.folder, home(), date.today())
    for warning in findings.warnings:
        print(warning)
    for fault in findings.faults:
        sys.stderr.write(f"{fault}\n")
    print(_counted(len(findings.faults)) if findings.faults else "No fault: the folder may be applied.")
    return 1 if findings.faults else 0


def _diff(options: argparse.Namespace) -> int:
    """What would change, and that it would be refused where the folder has faults."""
    print(table(diff(options.folder, home())))
    faults = check(options.folder, home(), date.today()).faults
    if faults:
        sys.stderr.write(f"{_counted(len(faults))}: apply would refuse this folder. The first: {faults[0]}\n")
    return 0


def _counted(number: int) -> str:
    return f"{number} fault" if number == 1 else f"{number} faults"


def _apply(options: argparse.Namespace) -> int:
    found = apply(options.folder, home(), date.today())
    print(table(found))
    if found:
        print(f"The registry and {warehouse_path(EDITION).name} are published.")
    return 0
