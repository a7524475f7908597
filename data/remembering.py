"""What is worked out once for a warehouse file is kept on the warehouse, and goes with it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from data.warehouse import Warehouse

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def remembered(
    work: Callable[Concatenate[Warehouse, Arguments], Answer],
) -> Callable[Concatenate[Warehouse, Arguments], Answer]:
    """The same function, worked out once for each warehouse and frozen arguments.

    A replaced file is another warehouse: nothing of the old one is held on to. Not to be changed in place.
    """

    @wraps(work)
    def known(warehouse: Warehouse, /, *given: Arguments.args, **named: Arguments.kwargs) -> Answer:
        key = (work, given, tuple(sorted(named.items())))
        found: Answer = warehouse.kept(key, lambda: work(warehouse, *given, **named))
        return found

    return known
