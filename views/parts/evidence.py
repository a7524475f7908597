"""The publication behind an entry of the registry, as text: publisher, title, address."""

from collections.abc import Iterable, Sequence

from data.lookup import by_key
from metrics import records
from views.documents.passport import Source
from views.parts import store
from views.parts.declared_words import cited, said
from views.parts.language import _


def of(edition: str, source_id: str) -> tuple[str, str, str]:
    """Publisher, title and address of a source; several ids "a; b" give the first that is known."""
    known = store.ask(by_key, edition, "source")
    row = next((known[one] for one in source_id.split("; ") if one in known), None)
    if row is None:
        return _("not named"), "", ""
    return said(str(row["publisher"])) or _("not named"), cited(str(row["title"])), str(row["address"])


def named(edition: str, source_id: str) -> str:
    """Publisher and title in one line."""
    publisher, title, _address = of(edition, source_id)
    return ", ".join(filter(None, (publisher, title)))


def publications(edition: str, source_ids: Iterable[str]) -> tuple[Source, ...]:
    """The publications behind the rows of a file, by id and each once, as its passport lists them."""
    found = store.ask(records.sources, edition, tuple(sorted(set(source_ids))))
    return tuple(
        Source(said(row["publisher"]), cited(row["title"]), row["published_on"], row["address"], said(row["licence"]))
        for row in found.to_dict("records")
    )


def line(edition: str, source_ids: list[str]) -> str:
    """The source line of a table: its first publications, and how many more there are."""
    ids = list(dict.fromkeys(one for entry in source_ids for one in entry.split("; ") if one))
    texts = list(dict.fromkeys(named(edition, one) for one in ids))
    more = [_("and {n} more in the download", n=len(texts) - 3)] if len(texts) > 3 else []
    return _("Source: {publications}.", publications="; ".join([*texts[:3], *more])) if texts else ""


def beside(
    edition: str, headers: Sequence[str], body: list[list[str]], source_ids: Sequence[str]
) -> tuple[list[str], list[list[str]], str]:
    """A table with the publication of each row in a last column; of one publication alone a line says it below."""
    if len(set(source_ids)) < 2:
        return list(headers), body, line(edition, list(source_ids))
    rows = [[*cells, named(edition, one)] for cells, one in zip(body, source_ids, strict=True)]
    return [*headers, _("Source")], rows, ""
