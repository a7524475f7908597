"""File names that say what is inside, in plain ASCII: light-industry_RU_output_2024.xlsx."""

import re
import unicodedata
from collections.abc import Iterable

from views.documents.demonstration import FILE_PREFIX

SUBJECT = "light-industry"
_LONGEST = 120  # older archives and mail programs cut longer names
_LATIN = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё", [
    "a", "b", "v", "g", "g", "d", "e", "ie", "zh", "z", "i", "i", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
    "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "iu", "ia", "e",
], strict=True))  # fmt: skip


def file_stem(parts: Iterable[str], *, is_demonstration: bool = False) -> str:
    """The name without its ending: subject and parts of the selection (country, metric, period), without empty ones."""
    words = [slug(part) for part in parts]
    stem = "_".join([*([FILE_PREFIX] if is_demonstration else []), SUBJECT, *(word for word in words if word)])
    return stem[:_LONGEST].rstrip("-_.")


def slug(text: str) -> str:
    """Letters, digits, hyphens and points: Cyrillic is transliterated, accents are dropped, codes keep their case."""
    latin = "".join(_latin(letter) for letter in unicodedata.normalize("NFC", text))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"\.{2,}", ".", re.sub(r"[^A-Za-z0-9.]+", "-", plain)).strip("-.")


def _latin(letter: str) -> str:
    """A Cyrillic letter in Latin ones, in its case; a dash or other sign as a hyphen; any other letter as it is."""
    if unicodedata.category(letter)[0] in "PSZ" and letter != ".":
        return "-"
    written = _LATIN.get(letter.lower(), letter)
    return written.capitalize() if letter.isupper() and letter.lower() in _LATIN else written
