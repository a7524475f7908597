"""Reference tables kept by hand under data/reference: a CSV file with exactly the columns of its table.

An office adds rows of its own in files of the same form below data/own/reference.
"""

from pathlib import Path

import pandas as pd

from data import own_files
from data.cells import typed
from data.errors import DataError, Place, SourceChanged
from data.sources.files import FIRST_ROW, open_csv
from data.tables import reference
from data.tables.declaration import Table

# The dataset table comes from the provenance files, meta from the build.
TABLES = tuple(declared for declared in reference.TABLES if declared.name not in {"dataset", "meta"})


def read_all(folder: Path, own: Path | None = None) -> tuple[dict[str, pd.DataFrame], dict[str, frozenset[str]]]:
    """Every reference table with the office's own rows, typed, and the code lists they make.

    Raises SourceChanged for a missing file of `folder`, DataError for an own row that is there already.
    """
    frames: dict[str, pd.DataFrame] = {}
    codes: dict[str, frozenset[str]] = {}
    for declared in TABLES:
        shipped = read(folder / f"{declared.name}.csv", declared, codes)
        frames[declared.name] = _with_own(shipped, declared, codes, own_files.reference(own))
        codes[f"{declared.name}.{declared.key[0]}"] = frozenset(frames[declared.name][declared.key[0]])
    return frames, codes


def _with_own(shipped: pd.DataFrame, declared: Table, codes: dict[str, frozenset[str]], folder: Path) -> pd.DataFrame:
    """The rows of the program, then those of the office, none of which may be there already."""
    path, key = folder / f"{declared.name}.csv", list(declared.key)
    if not path.is_file():
        return shipped
    file = f"own/reference/{path.name}"
    before = frozenset(shipped[key[0]]) if len(key) == 1 else frozenset()
    added = read(path, declared, codes, file, before)
    there = set(shipped[key].itertuples(index=False, name=None))
    for number, row in enumerate(added[key].itertuples(index=False, name=None), start=FIRST_ROW[".csv"]):
        if row in there:
            said = f"{', '.join(map(str, row))} is a row of the program already."
            raise DataError(said, Place(file, "", number, key[0]), row[0], "a key that no other row has")
        there.add(row)
    return pd.concat([shipped, added], ignore_index=True) if len(added) else shipped


def read(
    path: Path, declared: Table, codes: dict[str, frozenset[str]], file: str = "", before: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """One reference table in file order; codes are held against the lists read before it.

    `file` is how errors name it; `before` are codes of the table itself that stand in another file.
    """
    file = file or f"reference/{path.name}"
    if not path.is_file():
        raise SourceChanged(
            "the file is missing.", Place(file=file), expected=f"a CSV with columns {', '.join(declared.names)}"
        )
    own = {f"{declared.name}.{declared.key[0]}"} if len(declared.key) == 1 else set()
    frame = open_csv(path, file)
    known = {name: listed for name, listed in codes.items() if name not in own}
    if own and declared.key[0] in frame:
        known[next(iter(own))] = before | frozenset(frame[declared.key[0]])
    return typed(frame, declared, file, FIRST_ROW[".csv"], known)
