"""Reads one definition file into a Metric and refuses whatever is not exactly as agreed.

Every error names the file and the key, shows what was found, and says what was expected.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data import schema
from metrics.errors import DefinitionError, did_you_mean
from metrics.metric import DIRECTIONS, FREQS, KINDS, LANGUAGES, SCALES, TOPICS, Example, Half, Metric, Text
from metrics.transforms import TRANSFORMS, impossible

SHORT_AT_MOST = 40
PUBLISHED_AS = ("GY", "G1", "C_YTD")
REQUIRED = (
    "id",
    "title",
    "short",
    "description",
    "caveats",
    "unit",
    "unit_mult",
    "decimals",
    "kind",
    "scale",
    "better",
    "topic",
    "numerator",
    "adds_over",
    "freqs",
    "transforms",
    "source_of_method",
    "example",
)
OPTIONAL = ("datasets", "denominator", "factor", "published", "activity", "product", "small_base", "caveats_demo",
            "structural")  # fmt: skip
HALF_KEYS = ("table", "sql", "where", "activity", "product", "freq", "column")
# Words of SQL that an aggregate may use besides the columns of its table.
SQL_WORDS = frozenset(
    [
        "sum",
        "count",
        "max",
        "min",
        "any_value",
        "distinct",
        "filter",
        "where",
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "case",
        "when",
        "then",
        "else",
        "end",
        "nullif",
        "between",
    ]
)
_LITERAL = re.compile(r"'(?:[^']|'')*'")
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def read(path: Path) -> Metric:
    """The metric a file declares; raises DefinitionError naming file and key."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise DefinitionError(f"{path.name}: is not TOML in UTF-8: {fault}") from None
    return _Reader(path.name, found).metric(path.stem)


class _Reader:
    """One file while it is read: knows its name, so that every complaint can say it."""

    def __init__(self, name: str, found: Mapping[str, Any]) -> None:
        self.name, self.found = name, found

    def metric(self, stem: str) -> Metric:
        """All fields, validated; then what holds between them."""
        self._keys("", self.found, REQUIRED, OPTIONAL)
        self._equal("id", self.found["id"], stem)
        declared = Metric(
            id=stem,
            **{key: self._text(key) for key in ("title", "short", "description", "caveats")},
            unit=self._typed("unit", str),
            unit_mult=self._typed("unit_mult", int),
            decimals=self._typed("decimals", int),
            kind=self._one_of("kind", KINDS),
            scale=self._one_of("scale", SCALES),
            better=self._one_of("better", DIRECTIONS),
            topic=self._one_of("topic", TOPICS),
            datasets=self._words("datasets", ()),
            numerator=self._half("numerator"),
            denominator=self._half("denominator") if "denominator" in self.found else None,
            factor=float(self._typed("factor", float, int, default=1.0)),
            adds_over=self._words("adds_over", ("ref_area", "activity")),
            freqs=self._words("freqs", FREQS),
            transforms=self._words("transforms", tuple(TRANSFORMS)),
            published=self._published(),
            activity=self._typed("activity", str, default=""),
            product=self._typed("product", str, default=""),
            small_base=float(self._typed("small_base", int, float, default=0)),
            source_of_method=self._typed("source_of_method", str),
            example=self._example(),
            caveats_demo=self._text("caveats_demo") if "caveats_demo" in self.found else None,
            structural=self._words("structural", ()),
        )
        return self._consistent(declared)

    def _consistent(self, metric: Metric) -> Metric:
        """What holds between fields: length of the short title, transforms that the kind allows, datasets where needed."""
        for language in LANGUAGES:
            if len(metric.short[language]) > SHORT_AT_MOST:
                self._fail(f"short.{language}", metric.short[language], f"at most {SHORT_AT_MOST} characters")
        for transform in metric.transforms:
            if why := impossible(metric, transform):
                self._fail("transforms", transform, why)
        if (metric.table == "observation") != bool(metric.datasets):
            self._fail("datasets", metric.datasets, "names of datasets exactly where the table is observation")
        if not metric.freqs or not metric.transforms:
            self._fail("freqs, transforms", (), "at least one of each")
        return metric

    def _text(self, key: str) -> Text:
        """A text in all three languages, none of them empty."""
        value = self.found[key]
        if not isinstance(value, dict):
            self._fail(key, value, "a text in en, ru and uk")
        self._keys(key, value, LANGUAGES, ())
        for language in LANGUAGES:
            if not isinstance(value[language], str) or not value[language].strip():
                self._fail(f"{key}.{language}", value[language], "a text that is not empty")
        return Text(**value)

    def _half(self, key: str) -> Half:
        """An aggregate whose table, columns and words are known."""
        value = self.found[key]
        if not isinstance(value, dict):
            self._fail(key, value, "a table with table, sql and where")
        self._keys(key, value, ("table", "sql", "where"), HALF_KEYS[3:])
        names = [declared.name for declared in schema.TABLES]
        if value["table"] not in names:
            self._fail(
                f"{key}.table", value["table"], "a table of the schema", did_you_mean(str(value["table"]), names)
            )
        columns = schema.table(value["table"]).names
        for part in ("sql", "where"):
            self._columns(f"{key}.{part}", value[part], columns)
        if value.get("column"):
            self._columns(f"{key}.column", value["column"], columns)
        return Half(**value)

    def _columns(self, key: str, sql: object, columns: tuple[str, ...]) -> None:
        """Every word of an expression is a column of the table or a word of SQL that is allowed here."""
        if not isinstance(sql, str) or ";" in sql or "--" in sql:
            self._fail(key, sql, "an expression over the columns of the table")
        for word in _WORD.findall(_LITERAL.sub(" ", str(sql))):
            if word not in columns and word.lower() not in SQL_WORDS:
                self._fail(key, word, "a column of the table", did_you_mean(word, columns))

    def _published(self) -> tuple[tuple[str, str], ...]:
        """Pairs of transform and time_transform."""
        value = self._typed("published", dict, default={})
        for transform, printed in value.items():
            if transform not in TRANSFORMS:
                self._fail("published", transform, "a transform", did_you_mean(transform, TRANSFORMS))
            if printed not in PUBLISHED_AS:
                self._fail(f"published.{transform}", printed, f"one of {', '.join(PUBLISHED_AS)}")
        return tuple(value.items())

    def _example(self) -> Example:
        """Rows by table, the question and its answer; one of value and reason must be there."""
        value = self._typed("example", dict)
        self._keys("example", value, ("query", "rows"), ("value", "reason"))
        if ("value" in value) == bool(value.get("reason")):
            self._fail("example", value, "either a value or a reason")
        names = [declared.name for declared in schema.TABLES]
        for table, rows in value["rows"].items():
            if table not in names:
                self._fail("example.rows", table, "a table of the schema", did_you_mean(table, names))
            for row in rows:
                self._keys(f"example.rows.{table}", row, (), schema.table(table).names)
        rows = {table: tuple(listed) for table, listed in value["rows"].items()}
        return Example(
            rows, value["query"], float(value["value"]) if "value" in value else None, value.get("reason", "")
        )

    def _words(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A list of words, each one of `allowed` if there are any."""
        value = self._typed(key, list, default=[])
        for word in value:
            if not isinstance(word, str) or (allowed and word not in allowed):
                self._fail(key, word, f"one of {', '.join(allowed)}", did_you_mean(str(word), allowed))
        return tuple(value)

    def _one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        """A word of a closed list."""
        if self.found[key] not in allowed:
            self._fail(
                key, self.found[key], f"one of {', '.join(allowed)}", did_you_mean(str(self.found[key]), allowed)
            )
        return str(self.found[key])

    def _typed(self, key: str, *types: type, default: Any = None) -> Any:
        """A value of one of the types; true and false are no numbers."""
        value = self.found.get(key, default)
        if not isinstance(value, types) or isinstance(value, bool):
            self._fail(key, value, f"a value of type {' or '.join(t.__name__ for t in types)}")
        return value

    def _keys(self, where: str, value: Mapping[str, Any], required: tuple[str, ...], optional: tuple[str, ...]) -> None:
        """No key is missing and none is unknown."""
        prefix = f"{where}." if where else ""
        for key in value:
            if key not in (*required, *optional):
                self._fail(prefix + key, value[key], "no such key", did_you_mean(key, (*required, *optional)))
        for key in required:
            if key not in value:
                self._fail(prefix + key, None, "this key, which is missing")

    def _equal(self, key: str, value: object, expected: str) -> None:
        """A value that is fixed."""
        if value != expected:
            self._fail(key, value, f"{expected!r}, as the file is named")

    def _fail(self, key: str, value: object, expected: str, hint: str = "") -> None:
        """Raise the error."""
        raise DefinitionError(f"{self.name}: key {key!r} is {value!r}; expected {expected}.{hint}")
