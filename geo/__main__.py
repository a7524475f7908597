"""Commands for the boundaries: `python -m geo add`, `publish`, `build` (developers); `compute` and `docs` for methods."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from data.requests import command
from geo.adding import command as adding
from geo.errors import FolderUnwritable, GeoError
from geo.outlines import OUTLINES_DIR, publish
from geo.recipes import RECIPES, recipe


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 if it was done, else a sentence on standard error: 1, or 2 for a request to compute."""
    options = _parser().parse_args(arguments)
    if options.command == "compute":
        return _compute(options)
    if options.command == "docs":
        return _docs()
    try:
        _COMMANDS[options.command](options)
    except GeoError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geo", description="Boundaries and outlines of the regions.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="rebuild geo/boundaries from the source package (developers)")
    listed = ", ".join(known.country for known in RECIPES)
    build.add_argument("--country", nargs="+", metavar="CODE", help=f"only these countries of {listed}")
    adding.declare(commands)
    publishing = commands.add_parser("publish", help="write the outline files that the browser fetches")
    publishing.add_argument("--target", type=Path, default=OUTLINES_DIR, help="folder (default: static/outlines)")
    commands.add_parser("docs", help="docs/maps.md on standard output")
    command.declare(commands)
    return parser


def _add(options: argparse.Namespace) -> None:
    for sentence in adding.run(options):
        print(sentence)


def _build(options: argparse.Namespace) -> None:
    from geo.build import build

    chosen = options.country
    for sentence in build([recipe(country) for country in chosen] if chosen else RECIPES):
        print(sentence)


def _compute(options: argparse.Namespace) -> int:
    from geo.methods import methods

    if options.list:
        sys.stdout.write(command.listed(methods()))
        return 0
    return command.run(methods(), options.method, sys.stdin, sys.stdout, sys.stderr, "python -m metrics compute")


def _docs() -> int:
    from geo.documentation import render

    sys.stdout.write(render())
    return 0


def _publish(options: argparse.Namespace) -> None:
    target = options.target
    try:
        published = publish(target)
    except OSError as fault:
        raise FolderUnwritable(
            f"The folder {target} cannot be written ({fault.strerror or fault}): make it writable for this user, "
            "or name another with --target."
        ) from fault
    for country, files in published.items():
        sizes = (f"{level} {(target / f'{name}.gz').stat().st_size / 1024:.0f} KB" for level, name in files.items())
        print(f"{country}: outlines are current; compressed {', '.join(sizes)}.")


_COMMANDS = {"add": _add, "build": _build, "publish": _publish}

if __name__ == "__main__":
    sys.exit(main())
