"""The only caches of the app: open warehouses and evaluated queries, bounded, keyed by file and frozen value.

What comes out is shared between sessions and must not be changed in place.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data.warehouse import Warehouse, editions, open_warehouse, warehouse_path

DEFAULT_EDITION = "published"


@st.cache_resource(max_entries=4, show_spinner=False, on_release=lambda opened: opened.close())
def _opened(edition: str, stamp: tuple[int, int]) -> Warehouse:  # noqa: ARG001 - the stamp is the cache key
    return open_warehouse(edition)


def warehouse(edition: str) -> Warehouse:
    """The open warehouse of an edition; a file that was swapped since is opened anew.

    Raises data.errors.MissingWarehouse or SchemaMismatch with a sentence that says what to do.
    """
    path = warehouse_path(edition)
    if not path.is_file():
        return open_warehouse(edition)
    stat = path.stat()
    return _opened(edition, (stat.st_mtime_ns, stat.st_size))


def present() -> tuple[str, ...]:
    """Editions that have a warehouse file, the published one first."""
    return tuple(sorted(editions(), key=lambda name: (name != DEFAULT_EDITION, name)))


@st.cache_resource(max_entries=512, show_spinner=False)
def _answer(_call: Callable[..., Any], name: str, edition: str, fingerprint: str, arguments: tuple[Any, ...]) -> Any:  # noqa: ARG001
    return _call(warehouse(edition), *arguments)


def ask(call: Callable[..., Any], edition: str, *arguments: Any) -> Any:
    """`call(warehouse, *arguments)` of metrics, remembered by function, file and frozen arguments."""
    name = f"{call.__module__}.{call.__qualname__}"
    return _answer(call, name, edition, warehouse(edition).fingerprint, arguments)
