"""How a natural person or a sole trader is recognised in a text. The registry holds legal entities only."""

import re
from functools import lru_cache
from pathlib import Path

from data.look_alikes import normalised

_UPPER, _LOWER = "A-ZА-ЯЁІЇЄҐ", "a-zа-яёіїєґ"
_WORD = rf"[{_UPPER}][{_LOWER}]+(?:[-’'ʼ][{_UPPER}{_LOWER}]+)*"
_INITIAL = rf"[{_UPPER}]\."
# A factory named after somebody, a street, and abbreviations of countries are not persons.
_AFTER = ("им", "имени", "ім", "імені", "named after", "ул", "вул", "street", "class", "category", "литера", "літера")
_HONOUR = re.compile(
    rf"(?i:\b(?:{'|'.join(_AFTER)})\b\.?)\s*(?:{_INITIAL}\s?){{0,2}}{_WORD}|\b(?:U\.\s?[SKN]|E\.\s?U)\."
)
_PATRONYMIC_CYRILLIC = "(?:ович|евич|ьевич|йович|ич)(?:а|у|ем|ом|е|і|еві)?|(?:овн|евн|ичн|івн|ївн)(?:а|ы|е|ой|у|и|і|ою)"
_PATRONYMIC_LATIN = "(?:ovich|evich|ovych|evych|yovych|ovna|evna|ivna|yivna|ichna)"
_PATRONYMIC = rf"[{_UPPER}]?[{_LOWER}]+(?:{_PATRONYMIC_CYRILLIC}|{_PATRONYMIC_LATIN})\b"
_ANYWHERE = (
    (rf"(?<![\w.]){_INITIAL}\s?(?:{_INITIAL}\s?)?{_WORD}", "initials"),
    (rf"\b{_WORD}\s{_INITIAL}(?:\s?{_INITIAL})?(?!\w)", "initials"),
    (rf"\b{_WORD}\s{_WORD}\s(?=[{_UPPER}]){_PATRONYMIC}", "full name"),
    (rf"\b{_WORD}\s(?=[{_UPPER}]){_PATRONYMIC}\s{_WORD}", "full name"),
    (rf"\b(?:ИП|ФОП|ФЛП|СПД)\s+[«\"]?{_WORD}", "sole trader"),
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "e-mail"),
    (r"\+\d(?:[\s()\-–]*\d){7,}", "telephone number"),
    (r"(?<!\d)8[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d\d[\s-]?\d\d(?!\d)", "telephone number"),
    (r"(?i)\b(?:тел|моб|tel|phone|телефон)\b[.:]*\s*\+?[\d(]", "telephone number"),
    (r"(?<!\w)0\d{2}[\s)-]+\d{3}[\s-]?\d\d[\s-]?\d\d(?!\d)", "telephone number"),
    (rf"\b(?:КФХ|ЧП|ПП|ФХ|ФГ)\s+[«\"]?{_WORD}\s{_WORD}[»\"]?$", "sole trader"),
    (rf"\b(?i:господин|госпожа|г-н|г-жа|mr|mrs|ms)\b\.?\s{_WORD}", "form of address"),
)
# Only in the name or the legal form of an organisation: a remark may speak of sole traders in general.
_IN_NAMES = (
    (r"(?i)\b(?:ип|фоп|флп|фл-п|спд|спдфл)\b", "sole trader"),
    (r"(?i)(?:индивидуальн|частн|приватн|фізичн)\w+[\s-]+(?:предпринимател|підприєм)\w+", "sole trader"),
    (r"(?i)\b(?:фізичн\w+\s+ос[оі]б|физическ\w+\s+лиц|самозанят|самозайнят|глава\s+кфх)\w*", "sole trader"),
    (
        r"(?i)\b(?:sole|individual|private)[\s-]+(?:trader|proprietor|entrepreneur)|\bself-?\s?employed\b",
        "sole trader",
    ),
    (r"(?i)\bnatural\s+person\b", "natural person"),
    (rf"\b(?:IP|FOP|FLP)\s+[«\"]?{_WORD}", "sole trader"),
    (r"\b\w{2,}(?:ов|ев|ёв|ин|ова|ева|ёва|ина|енко|чук)\s[А-ЯЁІЇЄҐ]{1,2}$", "initials"),
    (r"(?i)^[«\"]?(?!(?:им|имени|ім|імені|ул|вул)\b)[^\W\d_]{3,}\s[^\W\d_]\.\s?[^\W\d_]\.?[»\"]?$", "initials"),
    (r"(?i)^[«\"]?[^\W\d_]\.\s?[^\W\d_]\.\s?[^\W\d_]{3,}[»\"]?$", "initials"),
    # Names typed without capitals; adjectives that end alike (столична) are left alone here.
    (rf"(?i)^\w+\s\w+\s\w+(?:ович|евич|йович|ильич|овна|евна|івна|ївна|{_PATRONYMIC_LATIN})$", "full name"),
)
_FREE = tuple((re.compile(pattern), what) for pattern, what in _ANYWHERE)
_STRICT = tuple((re.compile(pattern), what) for pattern, what in (*_ANYWHERE, *_IN_NAMES))


def _words_of(file: str) -> frozenset[str]:
    """The words of a list beside this module; lines that begin with # are remarks."""
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


# Two bare words with a given name are a person; a legal form beside them shows that a firm is meant, unless the other
# word ends like a surname.
_GIVEN = _words_of("given_names.txt")
# Forms under which one person, or one family, works in his own name as well as a firm does.
_PERSONAL = frozenset(["кфх", "фх", "фг", "фгх", "чп", "пп", "ип", "фоп", "флп", "спд", "спдфл"])
_LEGAL = frozenset(
    [
        "ооо",
        "тов",
        "ао",
        "зао",
        "пао",
        "оао",
        "прат",
        "пат",
        "ат",
        "нко",
        "ано",
        "зат",
        "llc",
        "ltd",
        "jsc",
        "inc",
        "gmbh",
    ]
)
_SURNAME = re.compile(
    "(?:ов|ев|ова|ева|ин|ын|ина|ына|ін|їн|іна|їна|ский|цкий|ская|цкая|ський|цький|ська|цька|енко|єнко|чук|щук|юк|дзе|швили|"
    "швілі|нян|рян|ів|їв|єв|єва|ov|ova|ev|eva|in|ina|yn|sky|skyi|skiy|skaya|ska|enko|chuk|shvili|yan)$"
)
# Words that end like surnames and are not: what firms are called.
_COMMON = _words_of("like_surnames.txt")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*\.?")


@lru_cache(maxsize=65536)
def found(text: str, *, is_name: bool = False) -> str:
    """What of a person stands in a text ("initials", "full name", "sole trader" ...), empty where nothing does.

    `is_name`: the text is the name or the legal form of an organisation, where a bare sign of a sole trader counts.
    Look-alike letters are read as they are meant.

    >>> found("Иванов И. И."), found("ФОП Петренко", is_name=True), found("Фабрика им. С. М. Кирова", is_name=True)
    ('initials', 'sole trader', '')
    """
    meant = _HONOUR.sub(" ", normalised(" ".join(text.split())))
    return next((what for pattern, what in (_STRICT if is_name else _FREE) if pattern.search(meant)), "")


def is_bare_name(text: str) -> bool:
    """Whether a text is nothing but a first name and one other word, in either order, quoted or not.

    >>> is_bare_name("Олена Коваленко"), is_bare_name("«Иванов Иван»"), is_bare_name("Зелёная нить")
    (True, True, False)
    """
    words = _words(text)
    return len(words) == 2 and any(map(_is_given, words))


def bears(text: str, legal_form: str) -> bool:
    """Whether the name of an organisation is the name of a person, for all the legal form beside it.

    >>> bears("Иванов Иван", "ООО"), bears("Анна Текстиль", "ООО"), bears("Шевченко", "ЧП"), bears("Вектор", "ЧП")
    (True, False, True, False)
    """
    words, forms = _words(text), set(_words(legal_form))
    while words and words[0] in _PERSONAL | _LEGAL:
        forms.add(words.pop(0))
    given = [word for word in words if _is_given(word)]
    surnames = [word for word in words if word not in given and _SURNAME.search(word) and word not in _COMMON]
    if len(words) == 2 and given and (not forms or surnames or len(given) == 2):
        return True
    is_personal = not forms.isdisjoint(_PERSONAL)
    return is_personal and bool(words) and len(words) <= 2 and len(surnames) + len(given) == len(words)


def _words(text: str) -> list[str]:
    """The words of a text in lower case without quotation marks; none where anything else stands in it."""
    bare = re.sub(r"[«»„“”\"(),]", " ", normalised(text)).casefold().replace("ё", "е").split()
    return [word.rstrip(".") for word in bare] if all(map(_TOKEN.fullmatch, bare)) else []


def _is_given(word: str) -> bool:
    """Whether a word, or each part of one with a hyphen, is a given name."""
    return word in _GIVEN or ("-" in word and all(part in _GIVEN for part in word.split("-")))
