"""CSV files: UTF-8 with a byte order mark so that spreadsheets read Cyrillic, alone or in a ZIP beside their passport.

The header has machine names. Of a demonstration the first line says so, before the header. A text that a spreadsheet
would run as a formula gets an apostrophe before it (= + - @, tab, line ends); numbers are written as they are, negative
ones too. Missing values are empty. Lines end with LF, so that with comma and point
`tail -n +2 file.csv | LC_ALL=C sort | sha256sum` gives the passport's checksum where no apostrophe was needed.
"""

import codecs
import io
import zipfile

import pandas as pd

from views.documents import cells, demonstration
from views.documents.errors import DocumentError
from views.documents.passport import Passport, sealed

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # ZIP cannot say earlier; a fixed day makes the same rows the same bytes


def write_csv(frame: pd.DataFrame, passport: Passport, lang: str, separator: str = ",", decimal: str = ".") -> bytes:
    """The rows as CSV. Russian and Ukrainian spreadsheets want separator ";" and decimal ",".

    Raises DocumentError if separator and decimal sign are the same, or for a value that is not finite.
    """
    if separator == decimal or separator not in (",", ";", "\t") or decimal not in (".", ","):
        raise DocumentError(
            f"Separator {separator!r} and decimal {decimal!r} cannot be read back; use , with . or ; with ,"
        )
    columns = [cells.fields(frame.iloc[:, at], separator, decimal, is_safe=True) for at in range(frame.shape[1])]
    header = [cells.quoted(cells.neutralised(str(name)), separator) for name in frame.columns]
    lines = [cells.quoted(demonstration.words(lang), separator)] if passport.is_demonstration else []
    lines += [separator.join(header), *(separator.join(row) for row in zip(*columns, strict=True))]
    return codecs.BOM_UTF8 + ("\n".join(lines) + "\n").encode("utf-8")


def write_zip(
    frame: pd.DataFrame, passport: Passport, lang: str, stem: str, separator: str = ",", decimal: str = "."
) -> bytes:  # fmt: skip
    """The CSV as `stem`.csv with passport.json beside it; the same rows and passport give the same bytes."""
    members = {
        f"{stem}.csv": write_csv(frame, passport, lang, separator, decimal),
        "passport.json": sealed(passport, frame).as_json().encode("utf-8"),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, content)
    return packed.getvalue()
