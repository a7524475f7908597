"""Worklists as files: a frame with its words, made on the click, with the same passport as every other file."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from data.schema import SCHEMA_VERSION
from metrics import records
from views.documents import names as file_names
from views.documents.passport import Field, Passport, Source
from views.parts import chrome, files, settle, store
from views.parts.declared_words import cited, said
from views.parts.language import _, current, speaking
from views.parts.selection import to_query

KINDS = ("xlsx", "csv", "csv_semicolon")


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows of a file and what is said of them; `labels` name the columns, `source_ids` what they rest on."""

    title: str
    frame: pd.DataFrame
    labels: dict[str, str]
    filters: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    source_ids: tuple[str, ...] = ()


Make = Callable[[settle.Settled], Worklist]


def passport(here: settle.Settled, made: Worklist, link: str) -> Passport:
    """Everything that is needed to trace and repeat the file."""
    used = store.ask(records.sources, here.edition, made.source_ids)
    return Passport(
        title=made.title, edition=here.edition, edition_title=chrome.edition_name(here.edition),
        is_demonstration=store.is_demonstration(here.edition), query=urlencode(to_query(here.selection)), permalink=link,
        program_version=files.PROGRAM_VERSION, schema_version=SCHEMA_VERSION,
        filters=((_("Edition"), chrome.edition_name(here.edition)), *made.filters),
        sources=tuple(map(_source, used.to_dict("records"))),
        notes=made.notes, fields=tuple(Field(name, made.labels[name]) for name in made.frame.columns),
        created_at=datetime.now(UTC).replace(microsecond=0).isoformat(),
    )  # fmt: skip


def _source(row: Mapping[Hashable, Any]) -> Source:
    """One publication in the words of the reader."""
    publisher, title, day, address, licence = (
        str(row[name]) for name in ("publisher", "title", "published_on", "address", "licence")
    )
    return Source(said(publisher), cited(title), day, address, said(licence))


def written(here: settle.Settled, make: Make, kind: str, lang: str, link: str) -> bytes:
    """The bytes of a file, made outside the page's context, so the language comes along."""
    with speaking(lang):
        made = make(here)
        return files.KINDS[kind].write(made.frame, passport(here, made, link), lang)


def buttons(here: settle.Settled, make: Make, *parts: str) -> None:
    """One button a format; `parts` say in the name of the file what it is."""
    labels = {"xlsx": _("Excel workbook"), "csv": _("CSV"), "csv_semicolon": _("CSV ; and comma")}
    stem = file_names.file_stem(
        (here.selection.country, *parts, here.selection.as_of), is_demonstration=store.is_demonstration(here.edition)
    )
    link = files.permalink(here, str(st.context.url or "").split("?")[0])
    with st.container(horizontal=True, gap="small", key=f"formats-{'-'.join(parts)}"):
        for kind in KINDS:
            how = files.KINDS[kind]
            st.download_button(
                labels[kind], partial(written, here, make, kind, current(), link), f"{stem}{how.suffix}.{how.extension}",
                how.mime, key=f"file-{'-'.join(parts)}-{kind}", on_click="ignore", icon=":material/download:",
            )  # fmt: skip
