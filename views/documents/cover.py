"""The first sheet of a workbook: what the rows are, where they come from and how to check them, for people."""

from collections.abc import Iterable, Iterator

import xlsxwriter

from views.documents import demonstration
from views.documents.passport import Passport
from views.documents.sheet import BOLD, HEADER, TITLE, WRAPPED, Sheet
from views.parts.formats import number
from views.parts.language import _

_WIDTHS = [30.0, 58.0, 40.0, 24.0, 24.0]


def write_cover(book: xlsxwriter.Workbook, passport: Passport) -> None:
    """Write the sheet in the current language."""
    sheet = Sheet(book, _("About this file"))
    sheet.widths(_WIDTHS)
    if passport.is_demonstration:
        sheet.banner(demonstration.words())
    sheet.line([passport.title], TITLE)
    _pairs(sheet, "", _facts(passport))
    _pairs(sheet, _("Filters"), passport.filters)
    if passport.formula:
        _pairs(sheet, _("How it is calculated"), [(passport.formula.title, passport.formula.definition)])
    _table(sheet, _("Datasets"), [_("Code"), _("Title"), _("Issue"), _("As of")],
           ((one.dataset, one.title, one.vintage, one.as_of) for one in passport.vintages))  # fmt: skip
    _table(sheet, _("Sources"), [_("Publisher"), _("Title"), _("Address"), _("Date"), _("Licence")],
           ((one.publisher, one.title, one.address, one.date, one.licence) for one in passport.sources))  # fmt: skip
    _pairs(sheet, _("Read with care"), (("", note) for note in passport.notes))
    _table(sheet, _("Flags that occur"), [_("Column"), _("Meaning"), _("Code")],
           ((one.column, one.meaning, one.code) for one in passport.flags))  # fmt: skip
    _table(sheet, _("Columns"), [_("Label"), _("Meaning"), _("Machine name"), _("Unit")],
           ((one.label, one.meaning, one.name, one.unit) for one in passport.fields))  # fmt: skip
    sheet.page.set_landscape()
    sheet.page.set_paper(9)
    sheet.page.fit_to_pages(1, 0)


def _facts(passport: Passport) -> Iterator[tuple[str, str]]:
    """What identifies the file."""
    yield _("Edition"), passport.edition_title
    yield _("Rows"), number(passport.row_count, 0)
    yield _("Link to this view"), passport.permalink
    yield _("Query"), passport.query
    yield _("Checksum of the rows (SHA-256)"), passport.rows_sha256
    yield (
        _("How the checksum is taken"),
        _(
            "Rows as CSV (comma, point, UTF-8, no header), sorted by bytes, each ended by LF. "
            "The rows of the CSV and Parquet files of this view give the same checksum."
        ),
    )
    yield _("Version of the program"), passport.program_version
    yield _("Version of the data schema"), str(passport.schema_version)
    yield _("Made on"), passport.created_at


def _pairs(sheet: Sheet, heading: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Labels with their values; nothing, not even the heading, where there are none."""
    filled = [(label, value) for label, value in pairs if value]
    if not filled:
        return
    sheet.skip()
    if heading:
        sheet.line([heading], BOLD)
    for label, value in filled:
        sheet.line([label, value], WRAPPED)


def _table(sheet: Sheet, heading: str, header: list[str], rows: Iterable[tuple[str, ...]]) -> None:
    """A small table; nothing where it has no rows."""
    filled = list(rows)
    if not filled:
        return
    sheet.skip()
    sheet.line([heading], BOLD)
    sheet.line(list(header), HEADER)
    for row in filled:
        sheet.line(list(row), WRAPPED)
