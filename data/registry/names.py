"""Rules for names: one organisation and one cluster behind each, whatever letters and quotation marks it is written with."""

import re
import unicodedata
from collections.abc import Iterator

from data.look_alikes import CYRILLIC, LOOK_ALIKES, examined
from data.registry.rows import Fault, Registry, Row, Rule

NAMES = ("name_en", "name_ru", "name_uk")
_LEGAL = "ооо оао зао пао ао ано нко тов пат прат пп чп нго llc ltd jsc ngo gmbh inc"
_FORMS = frozenset(_LEGAL.split())
# Capitals that look alike make their small letters alike, too: names are compared without case.
_ALIKE = {letter.casefold(): cyrillic.casefold() for letter, cyrillic in LOOK_ALIKES[CYRILLIC].items()}


def plain(name: str) -> str:
    """A name without case, punctuation and legal form; letters stay as they are written.

    >>> plain("ООО «Зелёная нить»")
    'зеленая нить'
    """
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    words = re.findall(r"[^\W_]+", folded)
    return " ".join([word for word in words if word not in _FORMS] or words)


def shape(name: str) -> str:
    """A plain name as it looks: letters of all alphabets that look alike are one letter.

    >>> shape("BEKTOP") == shape("Вектор"), plain("BEKTOP") == plain("Вектор")
    (True, False)
    """
    return "".join(_ALIKE.get(letter, letter) for letter in plain(name))


def mixed_words(name: str) -> str:
    """The name as meant where a word of it mixes alphabets; empty where none does.

    >>> mixed_words("Ивановский тeкстиль")
    'Ивановский текстиль'
    """
    read = examined(name)
    return read.normalised if read.mixed else ""


def _organisations(registry: Registry) -> Iterator[Fault]:
    """Organisations entered a second time: under look-alike letters anywhere, or under the same name in one area."""
    known: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for at, row in registry.rows("organisation"):
        for column in NAMES:
            name, alike = row[column], known.setdefault((column, shape(row[column])), [])
            there = next((place for place, other in alike if _is_same(row, other, column)), None)
            if name and there is not None:
                letters = "" if plain(name) == plain(_name(registry, there, column)) else " in look-alike letters"
                said = f"{name!r} is there already{letters} as {registry.tables['organisation'][there]['org_id']!r}"
                yield Fault("organisation", at, column, said, "one row for each organisation", ("organisation", there))
            elif name:
                alike.append((at, row))


def _is_same(row: Row, other: Row, column: str) -> bool:
    """Whether two rows of one shape are one organisation: other letters, or same area and no different legal forms."""
    if row["org_id"] == other["org_id"]:
        return False
    forms = {row["legal_form"].casefold(), other["legal_form"].casefold()} - {""}
    return plain(row[column]) != plain(other[column]) or (row["ref_area"] == other["ref_area"] and len(forms) < 2)


def _name(registry: Registry, at: int, column: str) -> str:
    return str(registry.tables["organisation"][at][column])


def _clusters(registry: Registry) -> Iterator[Fault]:
    """Names that stand for two clusters; those that may be the same cluster are listed as such, not refused."""
    pairs = {(row["cluster_id"], row["possibly_same_as"]) for _, row in registry.rows("cluster")}
    known: dict[str, tuple[str, str, int]] = {}
    for table, column, at, row in _cluster_names(registry):
        cluster, other = row["cluster_id"], known.setdefault(shape(row[column]), (row["cluster_id"], table, at))
        if other[0] != cluster and not {(cluster, other[0]), (other[0], cluster)} & pairs:
            said = f"{row[column]!r} is a name of the cluster {other[0]!r} already"
            expected = "one row of table cluster for each cluster, its further names in table cluster_name"
            yield Fault(table, at, column, said, expected, other[1:])


def _cluster_names(registry: Registry) -> Iterator[tuple[str, str, int, Row]]:
    """Every name of a cluster: table, column, place, row."""
    for at, row in registry.rows("cluster"):
        yield from (("cluster", column, at, row) for column in NAMES if row[column])
    yield from (("cluster_name", "name", at, row) for at, row in registry.rows("cluster_name") if row["name"])


RULES = (
    Rule("no organisation stands twice, look-alike letters or not", ("organisation",), _organisations),
    Rule("a name belongs to one cluster", ("cluster", "cluster_name"), _clusters),
)
