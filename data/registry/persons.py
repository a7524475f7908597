"""How a natural person or a sole trader is recognised in a text. The registry holds legal entities only."""

import re
from functools import lru_cache

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
    # Names typed without capitals; adjectives that end alike (столична) are left alone here.
    (rf"(?i)^\w+\s\w+\s\w+(?:ович|евич|йович|ильич|овна|евна|івна|ївна|{_PATRONYMIC_LATIN})$", "full name"),
)
_FREE = tuple((re.compile(pattern), what) for pattern, what in _ANYWHERE)
_STRICT = tuple((re.compile(pattern), what) for pattern, what in (*_ANYWHERE, *_IN_NAMES))
# Enough to notice the usual case of two bare words; a legal form beside them shows that a firm is meant.
_GIVEN_NAMES = """
    александр александра алексей алина алла анастасия андрей анна антон артём валентина валерий вера виктор виктория
    виталий владимир галина дарья денис дмитрий евгений евгения екатерина елена иван игорь ирина кирилл константин
    ксения лариса любовь людмила максим марина мария михаил надежда наталья николай оксана олег ольга павел пётр роман
    светлана сергей софья степан татьяна фёдор юлия юрий яна анатолий
    андрій валентин василь віктор вікторія віталій володимир ганна григорій дмитро євген ірина іван ігор катерина
    марія микола михайло наталія олександр олександра олексій олена оксана петро сергій світлана тетяна юлія юрій ярослав
    aleksandr alexander alexandra alexey andrei andrey andriy anna anton dmitry dmytro elena ekaterina evgeny galina
    hanna igor ihor iryna irina ivan kateryna larisa lyudmila maria mariia marina mikhail mykola mykhailo natalia
    nikolai oksana oleg oleh olena olga olha oleksandr oleksiy pavel petro petr roman sergei sergey serhiy svetlana
    svitlana tatiana tetiana tatyana viktor vladimir volodymyr yulia yuri yuriy
"""
_GIVEN = frozenset(_GIVEN_NAMES.split())


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
    """Whether a text is nothing but a first name and one other word, in either order.

    >>> is_bare_name("Олена Коваленко"), is_bare_name("Зелёная нить")
    (True, False)
    """
    words = normalised(text).casefold().split()
    return len(words) == 2 and all(map(str.isalpha, words)) and not _GIVEN.isdisjoint(words)
