"""The catalogue from the command line: list, sql, compute, docs."""

import argparse
import subprocess
import sys
from collections.abc import Sequence

from data.errors import DataError, UnknownCode
from data.loading import REFERENCE_DIR
from data.requests import command
from data.sources import reference_csv
from data.tables import reference
from metrics import documentation, engine
from metrics.catalogue import catalogue
from metrics.errors import MetricsError, did_you_mean
from metrics.methods.catalogue import methods
from metrics.metric import LANGUAGES
from metrics.query import Query
from metrics.transforms import TRANSFORMS

# Methods on maps are another package's, which metrics does not import: a request for one is handed to its command.
_ON_MAPS = ("map_classification", "spatial_weights")
_GEO_COMPUTE = (sys.executable, "-X", "utf8", "-m", "geo", "compute")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 = done, 2 = what was asked cannot be had, with the sentence on standard error."""
    asked = _parser().parse_args(arguments)
    if asked.command == "compute" and not asked.list:
        if asked.method in _ON_MAPS:
            return _handed_over(asked.method)
        return command.run(methods(), asked.method, sys.stdin, sys.stdout, sys.stderr)
    try:
        sys.stdout.write(_answer(asked))
    except (MetricsError, DataError) as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    return 0


def _handed_over(method: str) -> int:
    """Let `python -m geo compute` answer the request on standard input; its exit code."""
    done = subprocess.run((*_GEO_COMPUTE, method), input=command.raw(sys.stdin), capture_output=True, check=False)  # noqa: S603
    sys.stdout.write(done.stdout.decode())
    sys.stderr.write(done.stderr.decode())
    return done.returncode


def _answer(asked: argparse.Namespace) -> str:
    """The text of a command."""
    if asked.command == "list":
        return "".join(f"{m.id:40} {m.topic:12} {m.title.en}\n" for m in catalogue().values())
    if asked.command == "compute":
        on_maps = subprocess.run([*_GEO_COMPUTE, "--list"], check=True, capture_output=True, encoding="utf-8")  # noqa: S603
        return "".join(sorted([*command.listed(methods()).splitlines(True), *on_maps.stdout.splitlines(True)]))
    if asked.command == "docs":
        return documentation.render(asked.language)
    _refuse_unknown_areas(asked.country, asked.area)
    query = Query(
        metric=asked.metric,
        country=asked.country,
        ref_areas=tuple(asked.area),
        activity=asked.activity,
        product=asked.product,
        freq=asked.freq,
        start=asked.start,
        end=asked.end,
        transform=asked.transform,
        base_period=asked.base_period,
        as_of=asked.as_of,
    )
    return engine.sql(query)


def _refuse_unknown_areas(country: str, areas: Sequence[str]) -> None:
    """Raise UnknownCode for a country or an area that the reference tables do not list."""
    listed = reference_csv.read(REFERENCE_DIR / "area.csv", reference.AREA, {})
    countries = listed.loc[listed["kind"] == "country", "ref_area"]
    for code, words, codes in [
        (country, "a country", countries),
        *((area, "an area", listed["ref_area"]) for area in areas),
    ]:
        if code not in set(codes):
            raise UnknownCode(f"{code!r} is not the code of {words}.{did_you_mean(code, codes)}", value=code)


def _parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="python -m metrics", description="What does it amount to?")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="ids, topics and titles of all metrics")
    docs = commands.add_parser("docs", help="docs/metrics.md on standard output")
    docs.add_argument("--language", choices=LANGUAGES, default="en")
    command.declare(commands)
    text = commands.add_parser("sql", help="the statements of a metric with their parameters")
    text.add_argument("metric")
    text.add_argument("--transform", default="level", help=f"one of {', '.join(TRANSFORMS)}")
    text.add_argument("--country", default="RU")
    text.add_argument("--area", action="append", default=[], help="area code; may be given several times")
    for option in ("activity", "product", "freq", "start", "end"):
        text.add_argument(f"--{option}", default="")
    text.add_argument("--base-period", dest="base_period", default="")
    text.add_argument("--as-of", dest="as_of", default="")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
