"""Words of the calendar in Russian, Ukrainian and English, as patterns for texts in plain form (see data.wording)."""

import re

from data.wording import NUMBER

_UK = "(?:ень|ня|ню|нем|ні)"
_MONTHS = (
    rf"январ[ьяюе]\w?|янв|січ{_UK}|січ|january|jan",
    r"феврал[ьяюе]\w?|февр?|лют(?:ий|ого|ому|им)|лют|february|feb",
    rf"март[ауе]?м?|мар|берез{_UK}|march|mar",
    rf"апрел[ьяюе]\w?|апр|квіт{_UK}|квіт|april|apr",
    rf"ма[йяюе]м?|трав{_UK}|трав|may(?!\s+(?!of\b|to\b|and\b|through\b|till\b|until\b)[a-z])",
    rf"июн[ьяюе]\w?|июн|черв{_UK}|черв|june|jun",
    rf"июл[ьяюе]\w?|июл|лип{_UK}|лип|july|jul",
    rf"август[ауе]?м?|авг|серп{_UK}|серп|august|aug",
    rf"сентябр[ьяюе]\w?|сент?|верес{_UK}|верес|september|sept?",
    rf"октябр[ьяюе]\w?|окт|жовт{_UK}|жовт|october|oct",
    r"ноябр[ьяюе]\w?|нояб?|листопад[ауі]?|november|nov",
    rf"декабр[ьяюе]\w?|дек|груд{_UK}|груд|december|dec",
)
MONTH = r"(?:" + "|".join(_MONTHS) + r")\b\.?"
_COMPILED = tuple(re.compile(rf"(?:{words})\.?") for words in _MONTHS)

_YEAR_WORD = r"(?:\s*(?:-?(?:го|й|м)\s+)?(?:гг?\b\.?|год\w*|рр?\b\.?|рік\b|рок\w*))?"
YEAR = rf"(?<!\d)(?:19|20)\d\d(?![\d]){_YEAR_WORD}"
_ORDINALS = (
    r"i|і|1(?:-?(?:й|м|го|му|е|ий|ше|st))?|перв\w+|перш\w+|first",
    r"ii|іі|2(?:-?(?:й|м|го|му|е|ий|ге|nd))?|втор\w+|друг\w+|second",
    r"iii|ііі|3(?:-?(?:й|м|го|му|е|ий|тє|rd))?|трет\w+|third",
    r"iv|іv|4(?:-?(?:й|м|го|му|е|ий|th))?|четверт\w+|fourth",
)
# Other digits and Roman numerals are caught, too, so that a fifth quarter is no whole year.
ORDINAL = "(?:" + "|".join(reversed(_ORDINALS)) + r"|\d{1,2}(?:-?(?:й|м|го|е|th))?|[ivxіх]{1,6})"
_ORDINAL_FORMS = tuple(re.compile(words) for words in _ORDINALS)
QUARTER = r"(?:квартал\w*|кв\b\.?|quarters?|qtr\b\.?)"
HALF = r"(?:полугоди\w*|піврічч\w*|п/г\b\.?|пг\b|half(?:[- ]year)?\b|половин\w+(?=\s+(?:19|20)\d\d|\s+год|\s+рок|\s*$))"
MONTHS_WORD = r"(?:месяц\w*|мес\b\.?|місяц\w*|міс\b\.?|months?\b)"
COUNT = rf"(?P<count>{NUMBER})(?:-?(?:ти|и|х|ми|м))?"
# Words that tie a count of months to the moment of writing, which the text does not name.
RECENT = re.compile(r"\b(?:последни\w*|останн\w*|прошедши\w*|минулі|last|past|latest|trailing|previous)\s*$")

_LAST = r"(?:прошл\w+|предыдущ\w+|минувш\w+|прошедш\w+|предшеств\w+|минул\w+|попередн\w+|last|previous|preceding|prior)"
_LAST_YEAR = rf"{_LAST}(?: (?:же )?)?\s*(?:год[ау]?\w*|г\b\.?|рок\w*|р\b\.?|years?)"
LAST_YEAR = re.compile(rf"[\s,(]*(?:of (?:the )?|у |в )?{_LAST_YEAR}")
_SAME = (
    r"(?:соответств\w+|аналогичн\w+|та(?:ким|кому|кой|ким) же|то(?:му|т|м) же|тем же|тех же|тот же|відповідн\w+|аналогічн\w+|"
    r"ти(?:м|х) же|тому ж|тим самим|той самий|такому ж|same|corresponding|equivalent|respective)"
)
_PERIOD = (
    r"(?:период\w*|месяц\w*|квартал\w*|полугоди\w*|врем\w+|дат\w+|показател\w+|період\w*|місяц\w*|піврічч\w*|час\w*|"
    r"показник\w*|periods?|months?|quarters?|half|time)"
)
SAME_PERIOD = re.compile(
    rf"\b{_SAME} (?:\w+ )?{_PERIOD}(?:[\s,]*(?:of (?:the )?|in |за |в |у )?(?:(?P<year>(?:19|20)\d\d)(?!\d){_YEAR_WORD}|{_LAST_YEAR}|"
    r"годом ранее|роком раніше|a year (?:earlier|ago|before)))?"
)
_TO_LAST_YEAR = rf"(?:к|до|от|с|із|з|from|to|than|on|with|over|уровню|рівня|уровнем) (?:the )?{_LAST_YEAR}"
YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:г/г|год к году|р/р|рік до року|y/y|yoy|y-o-y|year[- ](?:on|over)[- ]year|годом ранее|год назад|"
    r"роком раніше|рік тому|прошлогодн\w+|торішн\w+|a year (?:earlier|ago|before)|"
    rf"{_TO_LAST_YEAR})(?!\w)"
)
PERIOD_BEFORE = re.compile(
    r"(?<!\w)(?:м/м|месяц к месяцу|місяць до місяця|m/m|mom|month[- ](?:on|over)[- ]month|кв/кв|квартал к кварталу|q/q|qoq|"
    rf"quarter[- ](?:on|over)[- ]quarter|{_LAST}\s+(?:месяц\w*|квартал\w*|полугоди\w*|місяц\w*|піврічч\w*|months?|quarters?|half))(?!\w)"
)
# At the end of what stands before a period that is the base of a comparison.
BASE_MARK = re.compile(
    r"(?:\b(?:к|ко|против|относительно|проти|відносно|против|versus|vs\.?|against|over|than in|than|from|relative to|compared (?:with|to)|"
    r"по сравнению с[о]?|по отношению к|в сравнении с|порівняно (?:з|із|до)|у порівнянні (?:з|із)|в порівнянні з|до|"
    r"(?:к|до) (?:уровню|рівня|показателю|показника)|уров(?:ню|нем|ня)|рівня|рівнем|показателем|base)|"
    r"(?<=[hq]\d\s\d{4})\s/|(?<=\w{3}\s\d{4})\s/)\s*$"
)


def of_year(name: str = "y") -> str:
    """A year that may follow a period, as group `name`: "июнь 2023 г.", "June of 2023"; as `name`s "июнь 23 г."."""
    return (
        rf"(?:[\s,(]*(?:of |in |за |в |у )?(?P<{name}>(?<!\d)(?:19|20)\d\d(?!\d)){_YEAR_WORD}|"
        rf"\s+(?P<{name}s>\d\d)\s*(?:г\.|год\w*|р\.|рок\w*))?"
    )


def month_of(word: str) -> int:
    """The month 1 to 12 of a word that matches MONTH."""
    return next(at for at, words in enumerate(_COMPILED, start=1) if words.fullmatch(word))


def ordinal_of(word: str) -> int:
    """1 to 4 of a word that matches ORDINAL; 0 for any other number."""
    return next((at for at, words in enumerate(_ORDINAL_FORMS, start=1) if words.fullmatch(word)), 0)
