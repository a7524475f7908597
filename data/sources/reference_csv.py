"""Reference tables kept by hand under data/reference: a CSV file with exactly the columns of its table."""

from pathlib import Path

import pandas as pd

from data.cells import typed
from data.errors import Place, SourceChanged
from data.sources.files import FIRST_ROW, open_csv
from data.tables import reference
from data.tables.declaration import Table

# The dataset table comes from the provenance files, meta from the build.
TABLES = tuple(declared for declared in reference.TABLES if declared.name not in {"dataset", "meta"})


def read_all(folder: Path) -> tuple[dict[str, pd.DataFrame], dict[str, frozenset[str]]]:
    """Every reference table, typed, and the code lists they make; raises SourceChanged for a missing file."""
    frames: dict[str, pd.DataFrame] = {}
    codes: dict[str, frozenset[str]] = {}
    for declared in TABLES:
        frames[declared.name] = read(folder / f"{declared.name}.csv", declared, codes)
        codes[f"{declared.name}.{declared.key[0]}"] = frozenset(frames[declared.name][declared.key[0]])
    return frames, codes


def read(path: Path, declared: Table, codes: dict[str, frozenset[str]]) -> pd.DataFrame:
    """One reference table in file order; codes are held against the lists read before it."""
    file = f"reference/{path.name}"
    if not path.is_file():
        raise SourceChanged(
            "the file is missing.", Place(file=file), expected=f"a CSV with columns {', '.join(declared.names)}"
        )
    own = {f"{declared.name}.{declared.key[0]}"} if len(declared.key) == 1 else set()
    frame = open_csv(path, file)
    known = {name: listed for name, listed in codes.items() if name not in own}
    if own and declared.key[0] in frame:
        known[next(iter(own))] = frozenset(frame[declared.key[0]])
    return typed(frame, declared, file, FIRST_ROW[".csv"], known)
