"""Tables that a page made itself (worklists, the registry) as files: a frame with its words, made on the click, with its passport."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from views.documents import names as file_names
from views.documents.dust import swept
from views.documents.passport import Field, Passport
from views.parts import evidence, file_buttons, files, settle, store
from views.parts.chrome import edition_name
from views.parts.language import _, current, speaking

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
    return Passport(
        title=made.title, filters=((_("Edition"), edition_name(here.edition)), *made.filters), notes=made.notes,
        sources=evidence.publications(here.edition, made.source_ids),
        fields=tuple(Field(name, made.labels[name]) for name in made.frame.columns), **files.common(here, link),
    )  # fmt: skip


def written(here: settle.Settled, make: Make, kind: str, lang: str, link: str) -> bytes:
    """The bytes of a file, made outside the page's context, so the language comes along."""
    with speaking(lang):
        made = make(here)
        made = replace(made, frame=swept(made.frame))
        return files.KINDS[kind].write(made.frame, passport(here, made, link), lang)


def stem(here: settle.Settled, *parts: str) -> str:
    """Name of the file without its ending; `parts` say what it is."""
    chosen = here.selection
    named = (chosen.country, *filter(None, parts), chosen.as_of)
    return file_names.file_stem(named, is_demonstration=store.is_demonstration(here.edition))


def buttons(here: settle.Settled, make: Make, *parts: str, key: str = "") -> None:
    """One button a format; `parts` say in the name of the file what it is, and are the key where no other is given."""
    lang, link = current(), file_buttons.link(here)
    file_buttons.draw(
        lambda kind: partial(written, here, make, kind, lang, link), stem(here, *parts), KINDS, key or "-".join(parts)
    )
