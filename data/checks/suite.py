"""All checks: what the schema says, a file each of data/sql/checks, the rules of the registry, the plausible size of figures.

Plausible size is asked of figures that somebody wrote down. Generated ones cannot hold a slip of the point, and repeat
every real jump of the totals they add up to in each of their regions.
"""

from data.checks import declared, plausible, promised, registered
from data.checks.results import Result
from data.lookup import is_demonstration
from data.warehouse import Warehouse


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each check, in a fixed order. Nothing is raised: see `require`."""
    written = [] if is_demonstration(warehouse) else plausible.run(warehouse)
    return [*declared.run(warehouse), *promised.run(warehouse), *registered.run(warehouse), *written]
