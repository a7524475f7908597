"""Areas that are no more: their names, their last day and the area of today that they became part of.

Figures are kept under the codes of today; these codes and names are for readers who still ask by them.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from data.sources import reference_csv
from data.tables.declaration import Column, Table
from data.tables.reference import NAMES, NOTE

_FOLDER = Path(__file__).parent / "reference"
# Not a table of the warehouse: no figure stands under these codes.
FORMER_AREA = Table(
    "former_area",
    "An area that is no more and the area of today that it became part of",
    ("ref_area",),
    (
        Column("ref_area", "ISO 3166-2 code that was withdrawn, or an own code of a former district"),
        Column("successor", "the area of today"),
        Column("valid_to", "last day of the area", "DATE"),
        *NAMES,
        NOTE,
    ),
)


@dataclass(frozen=True, slots=True)
class FormerArea:
    """An area that is no more; `names` are English, Russian, Ukrainian."""

    ref_area: str
    successor: str
    valid_to: date
    names: tuple[str, str, str]

    def name(self, lang: str) -> str:
        """The name in a language; English where there is none."""
        return dict(zip(("en", "ru", "uk"), self.names, strict=True)).get(lang) or self.names[0]


@lru_cache(maxsize=1)
def former_areas() -> dict[str, FormerArea]:
    """By code; raises SourceChanged where the file is missing or has other columns."""
    rows = reference_csv.read(_FOLDER / "former_area.csv", FORMER_AREA, {})
    columns = [rows[name].tolist() for name in ("ref_area", "successor", "valid_to", "name_en", "name_ru", "name_uk")]
    return {
        code: FormerArea(code, successor, last, (english, russian, ukrainian))
        for code, successor, last, english, russian, ukrainian in zip(*columns, strict=True)
    }
