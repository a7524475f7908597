"""Rules for numbers: within what can be, and amounts with their currency."""

from collections.abc import Iterator

from data.registry.rows import Fault, Registry, Row, Rule

# Least and most that can be: more organisations than this are not in a cluster, more people not at a fair.
_RANGES: dict[tuple[str, str], tuple[float, float]] = {
    ("membership_count", "members"): (0, 100_000),
    ("event", "participants"): (0, 2_000_000),
    ("event", "speakers"): (0, 10_000),
    ("facility", "residents"): (0, 100_000),
    ("facility", "area_ha"): (0, 1_000_000),
    ("facility", "area_ha_max"): (0, 1_000_000),
    ("training", "trained"): (0, 1_000_000),
    ("flow", "unit_mult"): (0, 12),
    ("support_measure", "unit_mult"): (0, 12),
    ("support_application", "unit_mult"): (0, 12),
    ("programme", "unit_mult"): (0, 12),
    ("organisation_figure", "unit_mult"): (0, 12),
}
_AMOUNTS = (
    ("flow", "value"),
    ("support_measure", "ceiling"),
    ("support_application", "amount_asked"),
    ("support_application", "amount_granted"),
    ("support_application", "amount"),
    ("programme", "budget"),
    ("organisation_figure", "obs_value"),
)
# More than a state spends in a year, in any currency: a slip of the unit.
_MOST, _PERCENT = 1e14, "PC"


def _ranges(registry: Registry) -> Iterator[Fault]:
    """Numbers outside their range; upper ends below lower ends."""
    for (table, column), (least, most) in _RANGES.items():
        for at, row in registry.rows(table):
            if row[column] is not None and not least <= row[column] <= most:
                yield Fault(
                    table, at, column, f"{row[column]:.12g} cannot be", f"a number from {least:g} to {most:.12g}"
                )
    for at, row in registry.rows("facility"):
        low, high = row["area_ha"], row["area_ha_max"]
        if high is not None and (low is None or high < low):
            said = f"{high:.12g} is no upper end of a range from {'nothing' if low is None else format(low, '.12g')}"
            yield Fault("facility", at, "area_ha_max", said, "a number not below area_ha, or an empty cell")


def _amounts(registry: Registry) -> Iterator[Fault]:
    """Amounts that are negative, immense, above 100 %, or without currency."""
    for table, column in _AMOUNTS:
        for at, row in registry.rows(table):
            amount, unit, mult = row[column], row["unit_measure"], row["unit_mult"]
            if amount is None:
                continue
            if not unit or mult is None:
                missing = "unit_mult" if unit else "unit_measure"
                said = f"the amount {amount:.12g} has no {missing}"
                yield Fault(table, at, missing, said, "a currency such as RUB and its power of ten such as 6")
            elif not 0 <= amount * 10.0**mult <= (100 if unit == _PERCENT else _MOST):
                yield Fault(table, at, column, f"{amount:.12g} x 10^{mult} {unit} cannot be", _limits(row))


def _limits(row: Row) -> str:
    return "0 to 100 %" if row["unit_measure"] == _PERCENT else f"an amount from 0 to {_MOST:g}, without its unit_mult"


RULES = (
    Rule("numbers of the registry are within what can be", tuple({table for table, _ in _RANGES}), _ranges),
    Rule(
        "amounts of the registry have a currency and a plausible size",
        tuple({table for table, _ in _AMOUNTS}),
        _amounts,
    ),
)
