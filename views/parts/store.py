"""The only caches of the app: open warehouses and evaluated queries, bounded, keyed by file and frozen value.

What comes out is shared between sessions and must not be changed in place.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data import lookup
from data.warehouse import Warehouse, editions, open_warehouse, stamp

DEFAULT_EDITION = "published"


@st.cache_resource(max_entries=4, show_spinner=False, on_release=lambda opened: opened.close())
def _opened(edition: str, version: str) -> Warehouse:  # noqa: ARG001 - the version of the file is the cache key
    return open_warehouse(edition)


def warehouse(edition: str) -> Warehouse:
    """The open warehouse of an edition; a file that was swapped since is opened anew.

    Raises data.errors.MissingWarehouse or SchemaMismatch with a sentence that says what to do.
    """
    version = stamp(edition)
    return _opened(edition, version) if version else open_warehouse(edition)


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


def is_demonstration(edition: str) -> bool:
    """The edition was made up by the program; its file says so itself."""
    return lookup.is_demonstration(warehouse(edition))
