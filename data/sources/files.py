"""Opens CSV and Parquet files as frames; a file that cannot be opened is named in one sentence."""

import csv
import io
from pathlib import Path

import pandas as pd
import pyarrow
from pyarrow import parquet

from data.errors import Place, SourceChanged

# The number a reader sees beside the first data row: a CSV has its heading in row 1.
FIRST_ROW = {".csv": 2, ".parquet": 1}


def open_table(path: Path, file: str) -> pd.DataFrame:
    """All rows of a CSV (every cell as text) or Parquet file, in file order; raises SourceChanged if it is damaged."""
    return open_parquet(path, file) if path.suffix == ".parquet" else open_csv(path, file)


def open_csv(path: Path, file: str) -> pd.DataFrame:
    """A UTF-8 CSV with a heading; every cell is text, an empty one too. A row of another length is refused."""
    rows = csv_rows(path, file)
    for fault in uneven_rows(rows, file):
        raise fault
    return pd.DataFrame(rows[1:], columns=rows[0], dtype=str)


def csv_rows(path: Path, file: str, delimiters: str = ",") -> list[list[str]]:
    """The heading and the rows of a CSV in UTF-8, with or without byte-order mark.

    Of several delimiters the one that stands most often in the first line is meant. Raises SourceChanged for a file
    that is not UTF-8, no whole CSV, or empty.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        said = f"byte {fault.start} is not UTF-8."
        raise SourceChanged(said, Place(file=file), expected="a CSV file in UTF-8") from None
    heading = text.partition("\n")[0]
    delimiter = max(delimiters, key=heading.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        raise SourceChanged(f"the file is no whole CSV file ({fault}).", Place(file=file)) from None
    if not rows or not rows[0]:
        raise SourceChanged("the file is empty.", Place(file=file), expected="a heading and rows")
    return rows


def uneven_rows(rows: list[list[str]], file: str) -> list[SourceChanged]:
    """One fault for each row that is longer or shorter than the heading."""
    wanted = f"{len(rows[0])} cells as in the heading"
    return [
        SourceChanged(f"the row has {len(row)} cells.", Place(file=file, row=number), len(row), wanted)
        for number, row in enumerate(rows[1:], start=2)
        if len(row) != len(rows[0])
    ]


def open_parquet(path: Path, file: str) -> pd.DataFrame:
    """A Parquet file."""
    try:
        frame: pd.DataFrame = parquet.read_table(path).to_pandas()
    except (pyarrow.ArrowException, OSError) as fault:
        cause = str(fault).splitlines()[0]
        raise SourceChanged(
            f"the file is no readable Parquet file ({cause}).", Place(file=file), expected="a whole Parquet file"
        ) from None
    return frame
