"""What stands where no number can stand: reason codes, and which status wins when figures are combined (METRICS R2, R3)."""

from data.statuses import BREAK_ORDER, RANKED, VOIDING_BREAKS

REASONS = (
    "BASE_ZERO",
    "BASE_NEGATIVE",
    "BASE_MISSING",
    "BASE_SUPPRESSED",
    "BASE_ABSENT",
    "BASE_INCOMPLETE",
    "VALUE_MISSING",
    "VALUE_SUPPRESSED",
    "SERIES_BREAK",
    "INCOMPLETE_YTD",
    "SHORT_SERIES",
    "GAPS",
    "COMPONENT_MISSING",
    "COMPONENT_SUPPRESSED",
    "INCONSISTENT_INPUT",
    "NO_DATA",
    "NEGATIVE_INPUT",
    "ZERO_IN_LOG",
    "ZERO_VARIANCE",
    "TOO_FEW_UNITS",
    "PLANT_HHI_ONE",
    "INVALID_WEIGHTS",
    "PRICE_MISSING",
    "DEFLATOR_MISSING",
    "ZERO_MAD",
    "TOO_FEW_DIMENSIONS",
    "PERCENTAGE_POINTS",
    "NEGATIVE_INCREMENT",
    "FEATURE_OFF",
    "DEGENERATE_SPECTRUM",
)
SUPPRESSED = ("VALUE_SUPPRESSED", "COMPONENT_SUPPRESSED", "BASE_SUPPRESSED")
# Statuses as they may be printed, by their place.
PRINTED = ("", *RANKED, "B")


def rank(status: str) -> int:
    """Place of a status among RANKED, 1 = harmless; an unranked one (B) counts as A.

    >>> rank("Q") > rank("P") > rank("B") == rank("A")
    True
    """
    return RANKED.index(status) + 1 if status in RANKED else 1


def worst(*statuses: str) -> str:
    """The status that wins.

    >>> worst("A", "P", "E")
    'E'
    """
    return RANKED[max(rank(status) for status in statuses) - 1]


def lacking(reason: str) -> str:
    """The status of a result that is not there.

    >>> lacking("BASE_SUPPRESSED"), lacking("BASE_ZERO"), lacking("VALUE_MISSING")
    ('Q', 'M', 'O')
    """
    if reason in SUPPRESSED:
        return "Q"
    return "M" if reason in ("BASE_ZERO", "BASE_NEGATIVE", "SERIES_BREAK") else "O"


# The place of each reason in arrays; 0 = there is a value.
CODE = {reason: place for place, reason in enumerate(("", *REASONS))}
NO_DATA = CODE["NO_DATA"]
SUPPRESSED_CODES = tuple(CODE[reason] for reason in SUPPRESSED)
VOIDING_CODES = tuple(BREAK_ORDER.index(kind) for kind in VOIDING_BREAKS)


def _sql_list(words: tuple[str, ...]) -> str:
    """A tuple of our own constants as a list in SQL."""
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"


PRINTED_SQL, REASONS_SQL = _sql_list(PRINTED), _sql_list(("", *REASONS))
RANKS_SQL = _sql_list(RANKED)
BREAKS_SQL = _sql_list(BREAK_ORDER)
SUPPRESSED_SQL = "(" + _sql_list(SUPPRESSED)[1:-1] + ")"
