"""Rules for days: nobody leaves before joining, stages go forward, nothing is dated after whoever told it."""

from collections.abc import Iterator
from datetime import date, timedelta

from data.periods import Period, parse
from data.registry.rows import TABLES, Fault, Registry, Row, Rule
from data.sources.registry_csv import FREQ, PRECISION, graded

# Table, the day that comes first, the day that cannot lie before it, what is said of a row where it does.
_ORDERS = {
    "nobody leaves before joining": (
        ("membership", "valid_from", "valid_to", "the organisation leaves on {last} before it joins on {first}"),
    ),
    "a register entry or stage ends after it begins": (
        ("cluster_stage", "entered_on", "valid_to", "the entry ends on {last} before it begins on {first}"),
    ),
    "applications are decided and paid after they are made": (
        ("support_application", "applied_on", "decided_on", "the decision of {last} comes before the application of {first}"),
        ("support_application", "applied_on", "paid_on", "the payment of {last} comes before the application of {first}"),
        ("support_application", "decided_on", "paid_on", "the payment of {last} comes before the decision of {first}"),
    ),
}  # fmt: skip
REGISTER = "ministry_register"
# Days that a source may name in advance, and days that data/sql fills.
_MAY_LIE_AHEAD = frozenset({("cluster_stage", "valid_to"), ("cluster_stage", "known_by")})


def printed(row: Row, column: str) -> Period | None:
    """The date of a row as the day, month, quarter or year it is known by; None where it is not known."""
    freq, day = FREQ.get(row[PRECISION], ""), row[column]
    return _around(day, freq) if day is not None and freq else None


def _around(day: date, freq: str) -> Period:
    """The period of a frequency that holds a day."""
    quarter = f"{day.year}-Q{(day.month + 2) // 3}"
    return parse({"D": day.isoformat(), "M": f"{day:%Y-%m}", "Q": quarter, "A": f"{day.year:04d}"}[freq])


def _order(name: str) -> Rule:
    """The rule that days of one row follow each other."""
    orders = _ORDERS[name]

    def find(registry: Registry) -> Iterator[Fault]:
        for table, first, last, said in orders:
            for at, row in registry.rows(table):
                begun, ended = row[first], row[last]
                if begun is not None and ended is not None and ended < begun:
                    told = said.format(first=begun.isoformat(), last=ended.isoformat())
                    yield Fault(table, at, last, told, f"a day not before {begun.isoformat()}, or an empty cell")

    return Rule(name, tuple({table for table, *_ in orders}), find)


def _stages_forward(registry: Registry) -> Iterator[Fault]:
    """A stage of a cluster that is dated wholly after a later stage of it."""
    stages: dict[str, list[tuple[int, int, Period]]] = {}
    for at, row in registry.rows("cluster_stage"):
        known, ordinal = printed(row, "entered_on"), registry.ordinals.get(row["lifecycle_stage"])
        if known is not None and ordinal is not None:
            stages.setdefault(row["cluster_id"], []).append((ordinal, at, known))
    rows = registry.tables.get("cluster_stage", ())
    for entries in stages.values():
        for ordinal, at, known in entries:
            later = [entry for entry in entries if entry[0] > ordinal and entry[2].end < known.start]
            if later:
                _, there, before = min(later, key=lambda entry: entry[2].end)
                said = (
                    f"the stage {rows[at]['lifecycle_stage']!r} is dated {known.code}, after the later stage "
                    f"{rows[there]['lifecycle_stage']!r} of {before.code}: a cluster does not go back"
                )
                expected = f"a date not after {before.code}, or one of both corrected"
                yield Fault("cluster_stage", at, "entered_on", said, expected, ("cluster_stage", there))


def _register_status(registry: Registry) -> Iterator[Fault]:
    """The state of a register entry beside another stage."""
    for at, row in registry.rows("cluster_stage"):
        if row["status"] and row["lifecycle_stage"] != REGISTER:
            said = f"{row['status']!r} is the state of a register entry, the stage is {row['lifecycle_stage']!r}"
            yield Fault("cluster_stage", at, "status", said, f"an empty cell, or the stage {REGISTER}")


def _precision(registry: Registry) -> Iterator[Fault]:
    """Dates that are not the first day of what they are known by; a date that data/sql fills may be of the source."""
    for table, declared in TABLES.items():
        column = graded(declared)
        for at, row in registry.rows(table) if column else ():
            day, precision, known = row[column], row[PRECISION], printed(row, column)
            is_unknown = precision == "unknown" and (day is None or declared.column(column).is_filled)
            if not is_unknown and (known is None or known.start != day):
                said = f"{'no date' if day is None else day.isoformat()} is not a date of precision {precision!r}"
                yield Fault(table, at, column, said, "the first day of the month, quarter or year that is known")


def _not_ahead(registry: Registry) -> Iterator[Fault]:
    """Days after the day of the file, or after the day on which the source was read."""
    for table, declared in TABLES.items():
        days = [column.name for column in declared.columns if column.type == "DATE"]
        days = [name for name in days if (table, name) not in _MAY_LIE_AHEAD]
        filled = graded(declared)
        for at, row in registry.rows(table) if days else ():
            limit, whose = _limit(registry, row)
            for name in days:
                is_filled = name == filled and row[PRECISION] == "unknown"
                if limit is not None and row[name] is not None and row[name] > limit and not is_filled:
                    said = f"{row[name].isoformat()} lies after {limit.isoformat()}, {whose}"
                    yield Fault(table, at, name, said, f"a day not after {limit.isoformat()}")


def _limit(registry: Registry, row: Row) -> tuple[date | None, str]:
    """The last day that a row can know of, and what it is the day of."""
    read = registry.read_on.get(row.get("source_id", ""))
    if registry.day is not None and (read is None or registry.day <= read):
        return registry.day, "the day of this file"
    return read, f"the day the source {row.get('source_id', '')!r} was read"


def day_before(day: date) -> str:
    """The day before, as it is written in a file."""
    return (day - timedelta(days=1)).isoformat()


RULES = (
    *map(_order, _ORDERS),
    Rule("stages of a cluster go forward", ("cluster_stage",), _stages_forward),
    Rule("only a register entry has a register status", ("cluster_stage",), _register_status),
    Rule("printed dates are as exact as they are said to be", tuple(name for name in TABLES if graded(TABLES[name])), _precision),
    Rule("nothing is dated after its source", tuple(TABLES), _not_ahead),
)  # fmt: skip
