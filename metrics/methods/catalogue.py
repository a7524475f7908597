"""All methods by name: whatever a module of this package marks with `method`."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from data.requests.method import MARK, Method
from metrics import methods as package


@cache
def methods() -> Mapping[str, Method]:
    """The methods by name. A new one needs no entry anywhere: it is found by its mark."""
    found: dict[str, Method] = {}
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        for value in vars(import_module(module.name)).values():
            known = getattr(value, MARK, None)
            if known is not None and value.__module__ == module.name:
                found[known.id] = known
    return dict(sorted(found.items()))
