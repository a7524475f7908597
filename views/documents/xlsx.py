"""Workbooks: a cover sheet from the passport and a sheet of typed rows; no formula, no link, no macro.

The header row has labels with units in the reader's language; the cover's table of columns gives each machine name. The
first row of both sheets of a demonstration says that it is one. The same rows and passport give the same bytes.
"""

import io
from datetime import UTC, datetime

import pandas as pd
import xlsxwriter

from views.documents import cells, demonstration
from views.documents.cover import write_cover
from views.documents.errors import TooManyRows
from views.documents.passport import Field, Passport, sealed
from views.documents.sheet import HEADER, PLAIN, Sheet, Style, number_form, width_of
from views.parts.formats import number, printed_decimals
from views.parts.language import _, speaking

ROW_LIMIT = 1_048_575  # a sheet has one row more, for the header
MANY_ROWS = 20_000  # from here on rows go to disk as they are written, so that memory does not grow with them
_SAMPLE = 500  # rows looked at for widths and decimals
_MOST_DECIMALS = 6
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)


def write_xlsx(frame: pd.DataFrame, passport: Passport, lang: str, row_limit: int = ROW_LIMIT) -> bytes:
    """The rows as a workbook.

    Raises TooManyRows if they do not fit one sheet, TextTooLong for a text that no cell holds; both speak the language.
    """
    with speaking(lang):
        _check_size(len(frame) + passport.is_demonstration, row_limit)
        known, written = sealed(passport, frame), io.BytesIO()
        book = xlsxwriter.Workbook(written, _options(len(frame)))
        book.set_properties({"title": known.title, "comments": known.permalink, "created": _made(known)})
        write_cover(book, known)
        _write_rows(book, frame, known)
        book.close()
    return written.getvalue()


def _check_size(rows: int, row_limit: int) -> None:
    """Refuse what a sheet cannot hold before any work is done."""
    if rows > row_limit:
        raise TooManyRows(
            _("A sheet holds {limit} rows, the selection has {n}. Narrow it, or take CSV or Parquet.",
              limit=number(row_limit), n=number(rows))
        )  # fmt: skip


def _options(rows: int) -> dict[str, object]:
    """Nothing is taken for a formula, link or number; memory stays small for many rows."""
    kept = {"constant_memory": True} if rows >= MANY_ROWS else {"in_memory": True}
    return {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, **kept}


def _made(passport: Passport) -> datetime:
    """The day the passport was made; a fixed one where it does not say, so that the bytes stay the same."""
    made = datetime.fromisoformat(passport.created_at) if passport.created_at else _NO_DAY
    return made.astimezone(UTC).replace(tzinfo=None) if made.tzinfo else made


def _write_rows(book: xlsxwriter.Workbook, frame: pd.DataFrame, passport: Passport) -> None:
    """The sheet of rows: header frozen and filtered, one number of decimals a column."""
    sheet = Sheet(book, _("Data"))
    fields = [passport.field(str(name)) for name in frame.columns]
    columns = [cells.values(frame.iloc[:, at]) for at in range(frame.shape[1])]
    formats = [sheet.formats(_style(field, column)) for field, column in zip(fields, columns, strict=True)]
    sheet.widths([_width(field, column) for field, column in zip(fields, columns, strict=True)])
    if passport.is_demonstration:
        sheet.banner(demonstration.words())
    head = sheet.row
    sheet.line([_label(field) for field in fields], HEADER)
    for row in zip(*columns, strict=True):
        sheet.cells(row, formats)
    _make_handy(sheet, head, len(fields))


def _make_handy(sheet: Sheet, head: int, width: int) -> None:
    """Freeze and filter the header, and print it on every page."""
    sheet.page.freeze_panes(head + 1, 0)
    if width:
        sheet.page.autofilter(head, 0, max(head, sheet.row - 1), width - 1)
    sheet.page.repeat_rows(head)
    sheet.page.set_landscape()
    sheet.page.set_paper(9)
    sheet.page.fit_to_pages(1, 0)


def _label(field: Field) -> str:
    """Label and unit as the header shows them."""
    return f"{field.label}, {field.unit}" if field.unit else field.label


def _style(field: Field, column: list[object]) -> Style:
    """The number format of a column: the decimals it declares, else as many as its figures have."""
    figures = [value for value in column if isinstance(value, int | float) and not isinstance(value, bool)]
    if not figures:
        return PLAIN
    if field.decimals is not None:
        return {**PLAIN, "num_format": number_form(field.decimals)}
    decimals = max(printed_decimals(value) for value in figures[:_SAMPLE])
    is_code = all(isinstance(value, int) for value in figures[:_SAMPLE])
    return {**PLAIN, "num_format": number_form(min(decimals, _MOST_DECIMALS), grouped=not is_code)}


def _width(field: Field, column: list[object]) -> float:
    """The width of a column: its longest value, or half of a header that wraps into two lines."""
    header = width_of(_label(field)) * (1.1 if len(_label(field)) < 16 else 0.6)
    return max([header, *(width_of(cells.text(value)[:60]) for value in column[:_SAMPLE])])
