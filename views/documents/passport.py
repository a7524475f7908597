"""What a file says of itself: where its rows come from, what they mean, and a checksum to know them again."""

import hashlib
import json
from dataclasses import asdict, dataclass, replace

import pandas as pd

from views.documents import cells
from views.documents.errors import PassportMismatch

FORM = 1  # raise it when a field of the JSON changes name or meaning


@dataclass(frozen=True, slots=True)
class Vintage:
    """A dataset in the file and the issue of it that was newest on the day asked for."""

    dataset: str
    title: str
    vintage: str
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that figures of the file rest on."""

    publisher: str
    title: str
    date: str = ""
    address: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A code that occurs in a column of the file, with its meaning."""

    column: str
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Field:
    """A column: machine name, label for the reader, meaning, unit, decimals to show (None: as many as occur)."""

    name: str
    label: str
    meaning: str = ""
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """The metric of the file: its id, its name and the formula in words and signs."""

    metric: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Passport:
    """Everything a reader needs to cite the file, repeat the query and check the rows.

    Texts are in the reader's language; `query` and `permalink` lead back to the same selection. `row_count` and
    `rows_sha256` are set by `sealed`. `created_at` has no part in the checksum.
    """

    title: str
    edition: str
    edition_title: str
    is_demonstration: bool
    query: str
    permalink: str
    program_version: str
    schema_version: int
    vintages: tuple[Vintage, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    fields: tuple[Field, ...] = ()
    formula: Formula | None = None
    created_at: str = ""
    row_count: int | None = None
    rows_sha256: str = ""

    def as_json(self) -> str:
        """The passport for machines: keys in the order declared, text as it is written, missing values as null."""
        document = {"passport": FORM, **asdict(self)}
        document["filters"] = [{"label": label, "value": value} for label, value in self.filters]
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def field(self, name: str) -> Field:
        """What is known of a column; a column that is not described is labelled with its name."""
        return next((known for known in self.fields if known.name == name), Field(name, name))


def rows_sha256(frame: pd.DataFrame) -> str:
    r"""The checksum of the rows, the same in every format and whatever their order.

    Rule: write each row as a record of RFC 4180 with the columns in the order of the file, separator comma, UTF-8, no
    header. Values are in the form that views.documents.cells describes, before neutralisation: missing is empty,
    numbers have a point and as few digits as lead back to the same double, dates are ISO. A field is quoted only if it
    holds a comma, a quote, CR or LF. Sort the records by their bytes, end each with LF, and take SHA-256 of it all.
    """
    columns = [cells.fields(frame.iloc[:, at]) for at in range(frame.shape[1])]
    records = sorted(",".join(row).encode("utf-8") for row in zip(*columns, strict=True))
    digest = hashlib.sha256()
    for record in records:
        digest.update(record + b"\n")
    return digest.hexdigest()


def sealed(passport: Passport, frame: pd.DataFrame) -> Passport:
    """The passport with count and checksum of the rows; raises PassportMismatch if it has those of other rows."""
    count, checksum = len(frame), rows_sha256(frame)
    if passport.rows_sha256 and (passport.row_count, passport.rows_sha256) != (count, checksum):
        raise PassportMismatch(
            f"The passport {passport.title!r} is of {passport.row_count} rows, checksum {passport.rows_sha256[:12]}; "
            f"the frame has {count} rows, checksum {checksum[:12]}. Make the passport from the frame that is written."
        )
    return replace(passport, row_count=count, rows_sha256=checksum)
