"""Every rule of the registry. Edited files and finished warehouses are held against this one list."""

from data.registry import dates, figures, memberships, names, numbers, texts, wholes
from data.registry.rows import Rule

RULES: tuple[Rule, ...] = (
    *texts.RULES,
    *names.RULES,
    *wholes.RULES,
    *dates.RULES,
    *numbers.RULES,
    *figures.RULES,
    *memberships.RULES,
)
