"""One sheet of a workbook, written from top to bottom: typed cells, safe text, widths that fit Cyrillic."""

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


class Sheet:
    """Writes rows in order and remembers the next one."""

    def __init__(self, book: xlsxwriter.Workbook, name: str) -> None:
        self.book, self.page, self.row = book, book.add_worksheet(name), 0
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def line(self, values: list[object], *styles: Style) -> None:
        """Write one row; the last style holds for the rest of it. A missing value leaves its cell empty."""
        for at, value in enumerate(values):
            self._cell(at, value, styles[min(at, len(styles) - 1)] if styles else PLAIN)
        self.row += 1

    def banner(self, text: str) -> None:
        """Write one line whose paper is coloured over the whole row."""
        self.page.set_row(self.row, None, self._format(BANNER))
        self.line([text], BANNER)

    def skip(self) -> None:
        """Leave a row empty."""
        self.row += 1

    def widths(self, characters: list[float]) -> None:
        """Set the width of each column, in characters, within readable bounds."""
        for at, width in enumerate(characters):
            self.page.set_column(at, at, max(_NARROWEST, min(_WIDEST, width + 2)))

    def _cell(self, at: int, value: object, style: Style) -> None:
        """Write one cell by the type of its value."""
        match value:
            case None:
                return
            case bool():
                self.page.write_boolean(self.row, at, value, self._format(style))
            case int() | float() | Decimal():
                cells.text(value)  # refuses infinity
                self.page.write_number(self.row, at, value, self._format(style))
            case date() if _as_date(value) >= _FIRST_DATE and not getattr(value, "tzinfo", None):
                self.page.write_datetime(self.row, at, value, self._format({**style, "num_format": _date_form(value)}))
            case _:
                self._text(at, cells.text(value), style)

    def _text(self, at: int, text: str, style: Style) -> None:
        """Write text; one that looks like a formula is marked as text, so that editing the cell does not run it."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLong(
                _("The text in row {row}, column {column} has {n} characters; a cell holds {limit}. Take CSV.",
                  row=self.row + 1, column=at + 1, n=number(len(text)), limit=number(LONGEST_TEXT))
            )  # fmt: skip
        if text:
            marked = {**style, "quote_prefix": True} if cells.is_risky(text) else style
            self.page.write_string(self.row, at, text, self._format(marked))

    def _format(self, style: Style) -> Format:
        """The workbook's format for a style, made once."""
        key = tuple(sorted(style.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(style)
        return self._formats[key]


def width_of(text: str) -> float:
    """How many average characters wide a text is; Cyrillic letters and capitals are wider."""
    return sum(1.15 if ord(letter) >= 0x400 or letter.isupper() else 1.0 for letter in text)


def number_form(decimals: int, *, grouped: bool = True) -> str:
    """The number format with so many decimals; the spreadsheet shows it with the separators of its own language."""
    return ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _date_form(value: date) -> str:
    return "yyyy-mm-dd hh:mm:ss" if isinstance(value, datetime) else "yyyy-mm-dd"
