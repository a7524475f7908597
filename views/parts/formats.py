"""How figures, periods and missing values read: one place to import from, the wording stands in the modules below.

Every function takes `lang` and falls back to the language of the running context.
"""

from metrics.methods.display import MINUS, NBSP, Number, rounded
from views.parts.change_words import change, index, is_times, is_unchanged
from views.parts.numerals import (
    MISSING,
    file_size,
    level,
    level_decimals,
    listed,
    number,
    part,
    percent,
    points,
    printed_decimals,
    quotient,
    rate,
    regions,
    rows,
    times,
    unit,
)
from views.parts.period_words import day, day_brief, day_short, month_name, month_short, period, period_short
from views.parts.reasons import absent, confidentiality, reason, status

__all__ = [
    "MINUS",
    "MISSING",
    "NBSP",
    "Number",
    "absent",
    "change",
    "confidentiality",
    "day",
    "day_brief",
    "day_short",
    "file_size",
    "index",
    "is_times",
    "is_unchanged",
    "level",
    "level_decimals",
    "listed",
    "month_name",
    "month_short",
    "number",
    "part",
    "percent",
    "period",
    "period_short",
    "points",
    "printed_decimals",
    "quotient",
    "rate",
    "reason",
    "regions",
    "rounded",
    "rows",
    "status",
    "times",
    "unit",
]
