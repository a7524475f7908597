"""Runs the program X-13ARIMA-SEATS on one series: its specification file, and the tables that it saves."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from metrics.cube import Array
from metrics.methods.one_series import Series

# Names under which the Census Bureau and packagers ship the program.
NAMES = ("x13as", "x13as_ascii", "x13as_html", "x13")
TABLES = ("d10", "d11", "d12")
_SECONDS = 120


def program() -> Path | None:
    """The program that X13PATH names (it or its folder), else the one in PATH; None where there is none."""
    named = os.environ.get("X13PATH", "")
    if named and (found := shutil.which(named)):
        return Path(found)
    for name in NAMES:
        if found := (named and shutil.which(name, path=named)) or shutil.which(name):
            return Path(found)
    return None


def adjusted(
    binary: Path, series: Series, regressors: pd.DataFrame | None, *, is_additive: bool
) -> tuple[Mapping[str, Array], str]:
    """The tables by name, one number a period; none and the program's own sentence where it refused."""
    with TemporaryDirectory(prefix="x13-") as folder:
        home = Path(folder)
        text = specification(series, regressors, is_additive=is_additive)
        (home / "series.spc").write_text(text, encoding="ascii")
        try:
            # The program is the one that the office has installed; nothing of the request reaches its command line.
            subprocess.run([binary, "series"], cwd=home, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as fault:
            return {}, f"X-13ARIMA-SEATS did not run: {fault}."
        tables = {name: _table(home / f"series.{name}") for name in TABLES}
        if any(len(values) != len(series.values) for values in tables.values()):
            return {}, f"X-13ARIMA-SEATS refused the series: {_fault(home)}"
        return tables, ""


def specification(series: Series, regressors: pd.DataFrame | None, *, is_additive: bool) -> str:
    """The specification file, every setting that matters written out."""
    first = series.periods[0]
    start = f"{first.start.year}.{(first.start.month - 1) // first.months + 1}"
    parts = [
        f"series{{\n title = series\n start = {start}\n period = {series.season}\n data = (\n{_numbers(series.values)}\n )\n}}",
        f"transform{{ function = {'none' if is_additive else 'auto'} }}",
        _regression(start, regressors) if regressors is not None else "",
        "outlier{ }",
        "automdl{ maxorder = (2 1) maxdiff = (2 1) }",
        f"forecast{{ maxlead = {_lead(series, regressors)} }}",
        f"x11{{ {'mode = add ' if is_additive else ''}save = ({' '.join(TABLES)}) }}",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _regression(start: str, regressors: pd.DataFrame) -> str:
    """Regressors of the calendar, row by row, less their mean of each month; their effect is taken out of D11."""
    names = " ".join(f"r{place}" for place in range(1, regressors.shape[1] + 1))
    data = _numbers(regressors.to_numpy(dtype=float).ravel())
    return f"regression{{\n user = ({names})\n usertype = td\n centeruser = seasonal\n start = {start}\n data = (\n{data}\n )\n}}"


def _lead(series: Series, regressors: pd.DataFrame | None) -> int:
    """Periods ahead that the program forecasts for its filters: a year, or as far as the regressors reach."""
    return series.season if regressors is None else min(series.season, len(regressors) - len(series.values))


def _numbers(values: Array) -> str:
    """One number a line: the program reads lines of at most 132 characters."""
    return "\n".join(f"  {value:.12g}" for value in values.tolist())


def _table(path: Path) -> Array:
    """The numbers of a saved table: two lines of heading, then period and value."""
    if not path.exists():
        return np.array([])
    lines = path.read_text(encoding="ascii", errors="replace").splitlines()[2:]
    return np.array([float(line.split()[1]) for line in lines if line.strip()])


def _fault(home: Path) -> str:
    """What the program wrote about it, in one line."""
    for path in sorted(home.glob("series*err*")):
        lines = [line.strip() for line in path.read_text(encoding="ascii", errors="replace").splitlines()]
        told = [line for line in lines if line.startswith(("ERROR", "error"))] or list(filter(None, lines))
        if told:
            return told[0]
    return "it left no table"
