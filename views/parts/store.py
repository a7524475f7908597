"""What the app remembers: open warehouses and answers, bounded, keyed by file and frozen arguments.

What comes out is shared between sessions and must not be changed in place. Python's own cache, since Streamlit's takes
longer to look a key up than many an answer takes to be made.
"""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from data import lookup
from data.warehouse import Warehouse, editions, open_warehouse, stamp

Answer = TypeVar("Answer")
DEFAULT_EDITION = "published"
# A page asks for its warehouse a hundred times; the file is looked at once in this many seconds.
LOOK_AGAIN = 1.0
_looked: dict[str, tuple[float, str]] = {}


@lru_cache(maxsize=4)
def _opened(edition: str, version: str) -> Warehouse:  # noqa: ARG001 - the version of the file is the cache key
    return open_warehouse(edition)


def moment() -> int:
    """The same number for as long as files need not be looked at again: a key for what is remembered of them."""
    return int(time.monotonic() / LOOK_AGAIN)


def version(edition: str) -> str:
    """What changes when the file of an edition is replaced; empty where there is no file."""
    now = time.monotonic()
    looked_at, known = _looked.get(edition, (0.0, ""))
    if not known or now - looked_at > LOOK_AGAIN:
        known = stamp(edition)
        _looked[edition] = (now, known)
    return known


def warehouse(edition: str) -> Warehouse:
    """The open warehouse of an edition; a file that was swapped since is opened anew.

    Raises data.errors.MissingWarehouse or SchemaMismatch with a sentence that says what to do.
    """
    found = version(edition)
    return _opened(edition, found) if found else open_warehouse(edition)


def present() -> tuple[str, ...]:
    """Editions that have a warehouse file, the published one first."""
    return editions()


@lru_cache(maxsize=2048)
def _answer(call: Callable[..., Any], edition: str, version: str, arguments: tuple[Any, ...]) -> Any:
    return call(_opened(edition, version), *arguments)


def ask(call: Callable[..., Answer], edition: str, *arguments: Any) -> Answer:
    """`call(warehouse, *arguments)`, remembered by function, file and frozen arguments; `call` stands in a module."""
    found = version(edition)
    if not found:
        return call(open_warehouse(edition), *arguments)
    answer: Answer = _answer(call, edition, found, arguments)
    return answer


def forget() -> None:
    """Remember nothing: what a page costs with cold caches can be measured then."""
    _answer.cache_clear()
    _opened.cache_clear()


def is_demonstration(edition: str) -> bool:
    """The edition was made up by the program; its file says so itself."""
    return bool(ask(lookup.is_demonstration, edition))
