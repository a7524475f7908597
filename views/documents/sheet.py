"""One sheet of a workbook, written from top to bottom: typed cells, safe text, widths that fit Cyrillic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format

from views.documents import cells
from views.documents.errors import TextTooLong
from views.parts.formats import number
from views.parts.language import _

LONGEST_TEXT = 32_767
_FIRST_DATE = date(1900, 3, 1)  # spreadsheets count the days before wrongly, so those are written as text
_NARROWEST, _WIDEST = 8, 60

Style = dict[str, object]
PLAIN: Style = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
BOLD: Style = {**PLAIN, "bold": True}
TITLE: Style = {**PLAIN, "font_size": 14, "bold": True}
HEADER: Style = {**BOLD, "text_wrap": True, "bottom": 1, "bg_color": "#F5F6F8", "valign": "vcenter"}
WRAPPED: Style = {**PLAIN, "text_wrap": True}
BANNER: Style = {**BOLD, "bg_color": "#FFF1C7", "font_color": "#3D2E00"}


class Exact(float):
    """A figure with all its digits: the library would write 16 of the 17 that some doubles need."""

    def __format__(self, spec: str) -> str:
        """The shortest digits that lead back to the same double, whatever form is asked for."""
        return repr(float(self))


@dataclass(frozen=True, slots=True)
class Formats:
    """One style as the workbook holds it: for any value, for text that looks like a formula, for days and for times."""

    plain: Format
    marked: Format
    day: Format
    time: Format


class Sheet:
    """Writes rows in order and remembers the next one."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self.book, self.page, self.row = book, book.add_worksheet(name), 0

    def formats(self, style: Style) -> Formats:
        """Enter a style into the workbook, once for all the cells that wear it."""
        day: Style = {"num_format": "yyyy-mm-dd"}
        time: Style = {"num_format": "yyyy-mm-dd hh:mm:ss"}
        variants: tuple[Style, ...] = ({}, {"quote_prefix": True}, day, time)
        return Formats(*(self.book.add_format({**style, **variant}) for variant in variants))

    def line(self, values: Sequence[object], style: Style = PLAIN) -> None:
        """Write one row in one style."""
        self.cells(values, [self.formats(style)] * len(values))

    def cells(self, values: Sequence[object], formats: Sequence[Formats]) -> None:
        """Write one row, each value in the format of its column; a missing value leaves its cell empty."""
        for at, (value, known) in enumerate(zip(values, formats, strict=True)):
            if isinstance(value, str):
                self._text(at, value, known)
            elif value is not None:
                self._typed(at, value, known)
        self.row += 1

    def banner(self, text: str) -> None:
        """Write one line whose paper is coloured over the whole row; it also heads every printed sheet of paper."""
        self.page.set_header(f"&C&B{text.replace('&', '&&')}")
        self.page.set_row(self.row, None, self.formats(BANNER).plain)
        self.line([text], BANNER)

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def widths(self, characters: list[float]) -> None:
        """Set the width of each column, in characters, within readable bounds."""
        for at, width in enumerate(characters):
            self.page.set_column(at, at, max(_NARROWEST, min(_WIDEST, width + 2)))

    def _typed(self, at: int, value: object, known: Formats) -> None:
        """Write a value that is not text by its type."""
        if isinstance(value, bool):
            self.page.write_boolean(self.row, at, value, known.plain)
        elif isinstance(value, int | float | Decimal):
            cells.text(value)  # refuses infinity
            self.page.write_number(self.row, at, Exact(value) if isinstance(value, float) else value, known.plain)
        elif isinstance(value, date) and _is_in_calendar(value):
            is_time = isinstance(value, datetime)
            self.page.write_datetime(self.row, at, value, known.time if is_time else known.day)
        else:
            self._text(at, cells.text(value), known)

    def _text(self, at: int, text: str, known: Formats) -> None:
        """Write text; one that looks like a formula is marked as text, so that editing the cell does not run it."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(
                _("The text in row {row}, column {column} has {n} characters; a cell holds {limit}. Take CSV.",
                  row=self.row + 1, column=at + 1, n=number(len(text)), limit=number(LONGEST_TEXT))
            )  # fmt: skip
        if text:
            self.page.write_string(self.row, at, text, known.marked if cells.is_risky(text) else known.plain)


def _is_in_calendar(value: date) -> bool:
    """Whether a spreadsheet can hold the day or time as one."""
    if isinstance(value, datetime):
        return value.date() >= _FIRST_DATE and value.tzinfo is None
    return value >= _FIRST_DATE


def width_of(text: str) -> float:
    """How many average characters wide a text is; Cyrillic letters and capitals are wider."""
    return sum(1.15 if ord(letter) >= 0x400 or letter.isupper() else 1.0 for letter in text)


def number_form(decimals: int, *, grouped: bool = True) -> str:
    """The number format with so many decimals; the spreadsheet shows it with the separators of its own language."""
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
