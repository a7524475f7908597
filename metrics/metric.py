"""The value objects of the catalogue: a metric, its two halves, its texts and its worked example."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUAGES = ("en", "ru", "uk")
KINDS = ("flow", "stock")
SCALES = ("total", "share", "ratio", "index", "ordinal", "points")
DIRECTIONS = ("higher", "lower", "neither")
TOPICS = ("output", "prices", "shipments", "business", "employment", "pay", "clusters", "press")
# P: a period of whatever length was printed.
FREQS = ("A", "S", "Q", "M", "P")
EVERY = "*"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in three languages; read as `text["ru"]`."""

    en: str
    ru: str
    uk: str

    def __getitem__(self, language: str) -> str:
        """The text in one of LANGUAGES; raises KeyError for another."""
        if language not in LANGUAGES:
            raise KeyError(language)
        return str(getattr(self, language))


@dataclass(frozen=True, slots=True)
class Half:
    """An aggregate over one table: the numerator or the denominator of a metric.

    `activity`, `product` and `freq` fix what the grain would otherwise choose; empty = as asked.
    `column` names the column of a register whose NULL means "not reported".
    """

    table: str
    sql: str
    where: str
    activity: str = ""
    product: str = ""
    freq: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: rows of tables, the question, and the value they must give (None with a reason)."""

    rows: Mapping[str, tuple[Mapping[str, object], ...]]
    query: Mapping[str, object]
    value: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """An aggregate, or a quotient of two, with everything a reader must know about it.

    `activity` and `product` are the defaults of dimensions that vary; EVERY = all that the dataset holds; empty = the
    metric has no such dimension. `published` maps a transform to the time_transform under which it is printed.
    `small_base`: below this numerator a quotient is shown as resting on a small base. `structural`: the activities of
    which it says how an area is built, not how it performs: only by these may peers be found ("_T" = the whole economy).
    """

    id: str
    title: Text
    short: Text
    description: Text
    caveats: Text
    unit: str
    unit_mult: int
    decimals: int
    kind: str
    scale: str
    better: str
    topic: str
    datasets: tuple[str, ...]
    numerator: Half
    denominator: Half | None
    factor: float
    adds_over: tuple[str, ...]
    freqs: tuple[str, ...]
    transforms: tuple[str, ...]
    published: tuple[tuple[str, str], ...]
    activity: str
    product: str
    small_base: float
    source_of_method: str
    example: Example = field(hash=False, compare=False)
    caveats_demo: Text | None = None
    structural: tuple[str, ...] = ()

    def caveat(self, language: str, *, is_demonstration: bool = False) -> str:
        """What to beware of; of made-up figures what is true of them, where the metric says so apart."""
        own = self.caveats_demo if is_demonstration else None
        return (own or self.caveats)[language]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Which of activity and product the reader may choose."""
        return tuple(name for name in ("activity", "product") if getattr(self, name))

    @property
    def table(self) -> str:
        """The table of the numerator: tells observations from registers."""
        return self.numerator.table

    @property
    def is_published_index(self) -> bool:
        """The growth of this metric is read as printed, never computed here."""
        return bool(self.published)
