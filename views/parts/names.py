"""Names of everything that has a code, in the language of the reader; a code without a name is shown as itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.lookup import by_key
from views.parts import language, store

if TYPE_CHECKING:
    from data.warehouse import Warehouse

TABLES = (
    "area",
    "activity",
    "product",
    "unit",
    "stage",
    "lifecycle_stage",
    "indicator",
    "dataset",
    "cluster",
    "facility",
)


@dataclass(frozen=True, slots=True)
class Names:
    """Look-ups for one edition and language; every method falls back to English, then to the code."""

    lang: str
    tables: Mapping[str, Mapping[str, Mapping[str, object]]]

    def text(self, table: str, code: str, form: str = "name") -> str:
        """A form (name, short, genitive, in, symbol, title, warning) of a code in a table."""
        row = self.tables[table].get(code, {})
        return str(row.get(f"{form}_{self.lang}") or row.get(f"{form}_en") or code)

    def area(self, code: str) -> str:
        """Full name of an area."""
        return self.text("area", code)

    def short(self, code: str) -> str:
        """Label of an area on maps and charts."""
        return self.text("area", code, "short")

    def inside(self, code: str) -> str:
        """'in the area', with its preposition."""
        return self.text("area", code, "in")

    def product(self, code: str) -> str:
        """Label of a product."""
        return self.text("product", code, "short")

    def output_of(self, code: str) -> str:
        """Genitive of a product, as it stands after 'output of'."""
        return self.text("product", code, "genitive")

    def activity(self, code: str) -> str:
        """Label of an activity."""
        return self.text("activity", code, "short")

    def unit(self, code: str) -> str:
        """Short form of a unit."""
        return self.text("unit", code, "symbol")

    def regions(self, country: str) -> tuple[str, ...]:
        """Codes of the regions of a country, sorted by name."""
        key = language.sort_key(self.lang)
        codes = [
            code for code, row in self.tables["area"].items() if row["kind"] == "region" and row["country"] == country
        ]
        return tuple(sorted(codes, key=lambda code: key(self.area(code))))

    def areas(self, country: str) -> tuple[str, ...]:
        """Country, districts, composites, regions: codes of all areas of a country that figures may speak of."""
        order = {"country": 0, "district": 1, "region": 2, "composite": 3, "outlying": 4}
        key = language.sort_key(self.lang)
        rows = [
            (code, row)
            for code, row in self.tables["area"].items()
            if row["country"] == country and row["kind"] in order
        ]
        return tuple(code for code, row in sorted(rows, key=lambda r: (order[str(r[1]["kind"])], key(self.area(r[0])))))


def of(edition: str, lang: str = "") -> Names:
    """Names in an edition and language; the current language where none is given."""
    return store.ask(_read, edition, lang or language.current())


class _Tables(dict[str, Mapping[str, Mapping[str, object]]]):
    """The reference tables, each read when a name of it is looked up first."""

    def __init__(self, warehouse: "Warehouse") -> None:
        super().__init__()
        self._warehouse = warehouse

    def __missing__(self, name: str) -> Mapping[str, Mapping[str, object]]:
        if name not in TABLES:
            raise KeyError(name)
        self[name] = by_key(self._warehouse, name)
        return self[name]


def _read(warehouse: "Warehouse", lang: str) -> Names:
    """The names of a warehouse, a few hundred rows in all."""
    return Names(lang, _Tables(warehouse))
