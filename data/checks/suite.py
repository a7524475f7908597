"""All checks: those that follow from the schema, and one for each file of data/sql/checks."""

from data.checks import declared, promised
from data.checks.results import Result
from data.warehouse import Warehouse


def run(warehouse: Warehouse) -> list[Result]:
    """One result for each check, in a fixed order. Nothing is raised: see `require`."""
    return [*declared.run(warehouse), *promised.run(warehouse)]
