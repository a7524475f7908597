"""Writes registry files as they are kept below data/raw, each with the provenance file that describes it."""

import csv
import hashlib
import io
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data.provenance import LANGUAGES

_TITLES = Path(__file__).with_name("titles.toml")


def as_bytes(frame: pd.DataFrame, *, for_spreadsheet: bool = False) -> bytes:
    """A table as CSV in UTF-8; for a spreadsheet with byte-order mark and semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", delimiter=";" if for_spreadsheet else ",")
    writer.writerow(frame.columns)
    writer.writerows(frame.itertuples(index=False, name=None))
    return text.getvalue().encode("utf-8-sig" if for_spreadsheet else "utf-8")


def write(folder: Path, table: str, frame: pd.DataFrame, day: date) -> None:
    """The CSV of a table and the TOML beside it: rows, checksum and day anew, everything else as it was."""
    content = as_bytes(frame)
    (folder / f"{table}.csv").write_bytes(content)
    described = folder / f"{table}.toml"
    text = described.read_text(encoding="utf-8") if described.is_file() else _first(table)
    facts = {
        "rows": str(len(frame)),
        "sha256": f'"{hashlib.sha256(content).hexdigest()}"',
        "date": f'"read on {day.isoformat()}"',
    }
    for key, value in facts.items():
        text = re.sub(rf"^{key} = .*$", f"{key} = {value}", text, count=1, flags=re.MULTILINE)
    described.write_text(text, encoding="utf-8")


def _first(table: str) -> str:
    """The provenance file of a table that had no rows before."""
    said: dict[str, dict[str, str]] = _titles()[table]
    parts = "\n".join(
        f"\n[{key}]\n" + "\n".join(f'{language} = "{said[key][language]}"' for language in LANGUAGES)
        for key in ("title", "warning")
    )
    return f"""dataset = "REGISTRY_{table.upper()}"
kind = "registry"
table = "{table}"
file = "{table}.csv"
rows = 0
sha256 = ""
publisher = "offices and press, named in each row"
address = ""
date = ""
licence = "facts quoted with their source"
country = ""
source_id = ""
origin = "document"
{parts}
"""


def _titles() -> dict[str, Any]:
    return tomllib.loads(_TITLES.read_text(encoding="utf-8"))
