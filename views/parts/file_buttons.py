"""Buttons that make a file on the click, one a format."""

from collections.abc import Callable, Sequence

import streamlit as st

from views.parts import files, settle
from views.parts.language import _


def labels() -> dict[str, str]:
    """What the formats are called."""
    return {
        "xlsx": _("Excel workbook"), "csv": _("CSV"), "csv_semicolon": _("CSV ; and comma"), "zip": _("CSV with passport"),
        "parquet": _("Parquet"),
    }  # fmt: skip


def link(here: settle.Settled) -> str:
    """The address of this page with these choices, as a file states it."""
    return files.permalink(here, str(st.context.url or "").split("?")[0])


def draw(
    make: Callable[[str], Callable[[], bytes]], stem: str, kinds: Sequence[str], key: str, *, is_disabled: bool = False
) -> None:  # fmt: skip
    """`make(kind)` gives what makes the bytes of a format, called on the click and outside the page's context."""
    named = labels()
    with st.container(horizontal=True, gap="small", key=f"formats-{key}"):
        for kind in kinds:
            how = files.KINDS[kind]
            st.download_button(
                named[kind], make(kind), f"{stem}{how.suffix}.{how.extension}", how.mime, key=f"file-{key}-{kind}",
                on_click="ignore", icon=":material/download:", disabled=is_disabled,
            )  # fmt: skip
