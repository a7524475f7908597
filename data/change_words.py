"""Words of change in Russian, Ukrainian and English, in plain form (see data.wording): what grew, what fell, how exactly."""

import re


def _any(*words: str) -> re.Pattern[str]:
    """Any of some patterns, each beginning at a word."""
    return re.compile(r"\b(?:" + "|".join(words) + ")")


_UP_VERBS = (
    r"вырос\w*", r"выраст\w+", r"возрос\w*", r"возраста[ею]\w*", r"подрос\w*", r"раст[еу]т\b", r"рос(?:ла|ло|ли)?\b", r"увеличи\w+",
    r"повыси\w+", r"поднял\w+", r"прибави\w+", r"подскочи\w+", r"превы[сш]\w+", r"нарасти\w+", r"нараща\w+", r"расшири\w+", r"улучши\w+",
    r"зрос(?:л[аоие]|тає|тають)\w*", r"зріс\b", r"вирос\w*", r"виріс\b", r"підрос\w*", r"підріс\b", r"збільши\w+", r"підвищи\w+",
    r"піднял\w+", r"додал\w+", r"перевищ\w+", r"наростил\w+",
    r"grew\b", r"grow(?:s|n|ing)?\b", r"rose\b", r"rises?\b", r"risen\b", r"rising\b", r"increas(?:ed|es|ing)\b", r"gained\b", r"jumped\b",
    r"surged\b", r"climbed\b", r"expanded\b", r"advanced\b", r"exceed\w+", r"soared\b", r"improved\b",
)  # fmt: skip
_UP_NOUNS = (
    r"рост(?:а|у|ом|е)?\b", r"прирост\w*", r"увеличени\w+", r"повышени\w+", r"превышени\w+",
    r"зростанн\w+", r"ріст\b", r"росту\b", r"приріст\b", r"приросту\b", r"збільшенн\w+", r"підвищенн\w+",
    r"growth\b", r"increase\b", r"rise\b", r"gain\b", r"expansion\b",
)  # fmt: skip
_DOWN_VERBS = (
    r"снизи\w+", r"снижа\w+", r"сократи\w+", r"сокраща\w+", r"уменьши\w+", r"уменьша\w+", r"упа(?:л|ла|ло|ли|дет)\b", r"пада(?:л|ет|ют)\w*",
    r"просе(?:л|ла|ло|ли)\b", r"рухну\w+", r"обвали\w+", r"потеря(?:л|ла|ло|ли)\b", r"убыл\w+", r"ухудши\w+",
    r"отста(?:ет|л|ла|ло|ли|ют)\b", r"відста(?:є|в|ла|ло|ли)\b",
    r"знизи\w+", r"знижу\w+", r"скороти\w+", r"скорочу\w+", r"зменши\w+", r"зменшу\w+", r"впа(?:в|ла|ло|ли)\b", r"упа(?:в|ла|ло|ли)\b",
    r"падає\b", r"просі(?:в|ла|ло|ли)\b", r"втрати(?:в|ла|ло|ли)\b",
    r"fell\b", r"falls?\b", r"fallen\b", r"decreas(?:ed|es|ing)\b", r"declin(?:ed|es|ing)\b", r"dropped\b", r"drops\b", r"reduc\w+",
    r"shrank\b", r"shrunk\b", r"shrink\w*", r"contracted\b", r"slump\w*", r"plung\w+", r"plummet\w*", r"lost\b", r"slipped\b",
)  # fmt: skip
_DOWN_NOUNS = (
    r"снижени\w+", r"сокращени\w+", r"уменьшени\w+", r"спад\w{0,3}\b", r"падени\w+", r"убыль\b",
    r"зниженн\w+", r"скороченн\w+", r"зменшенн\w+", r"падінн\w+",
    r"decrease\b", r"decline\b", r"drop\b", r"fall\b", r"reduction\b", r"contraction\b", r"downturn\b",
)  # fmt: skip
_MORE = (r"больше\b", r"выше\b", r"лучше\b", r"плюс\b", r"більш[еи]\w{0,2}\b", r"вищ[еий]\w*", r"more\b", r"higher\b", r"above\b", r"greater\b",
         r"up\b(?! to\b)", r"plus\b", r"larger\b")  # fmt: skip
_LESS = (r"меньше\b", r"ниже\b", r"хуже\b", r"минус\b", r"менш[еи]\w{0,2}\b", r"нижч[еий]\w*", r"мінус\b", r"less\b", r"lower\b", r"below\b",
         r"fewer\b", r"down\b", r"minus\b", r"smaller\b", r"low\b")  # fmt: skip

UP = _any(*_UP_VERBS, *_UP_NOUNS, *_MORE)
DOWN = _any(*_DOWN_VERBS, *_DOWN_NOUNS, *_LESS)
# "темп роста" is an index, "темп прироста" a change.
INDEX_NOUN = _any(
    r"индекс\w*",
    r"індекс\w*",
    r"[иі]пп\b",
    r"ipi\b",
    r"index\b",
    r"indices\b",
    r"темп\w* роста\b",
    r"темп\w* зростанн\w+",
    r"темп\w* росту\b",
)
VERB = _any(*_UP_VERBS, *_DOWN_VERBS, *_MORE, *_LESS)
NOUN = _any(*_UP_NOUNS, *_DOWN_NOUNS)
# Nouns that offices use for the index as well.
BARE_NOUN = _any(r"рост(?:а|у|ом|е)?", r"зростанн\w+", r"ріст", r"росту")
# The verb "to be" in its many forms, at the end of what stands before a figure.
COPULA = re.compile(
    r"(?:состав\w+|склав|скла[лд]\w*|станови\w+|равн[аоы]?|равнял\w*|рав[её]н|дорівню\w+|достиг\w*|сягну\w+|was|were|is|are|stood at|amounted to|"
    r"came to|reached|equal\w*|totall?ed|оцени\w+ в|[-:=(])\s*$"
)
# "рост ускорился до 5 %": the pace of growth reaches something, not the level.
PACE = _any(r"ускор\w+", r"замедл\w+", r"прискор\w+", r"сповільн\w+", r"уповільн\w+", r"accelerat\w+", r"slow\w+")
_RATE = r"(?:темп[ыи]?|growth rates?|(?:rates?|pace) of \w+)\b"
_GROWTH = r"(?:рост|прирост|зростання|ріст|приріст|growth)\b"
_MOVES = _any(*_UP_VERBS, *_DOWN_VERBS).pattern
_PACE_MOVES = rf"(?!\w*(?:slowly|slower|ускоренн|замедленн|(?:прискор|повільн)ен[оиі])){PACE.pattern}"
# "рост замедлился на 5 %", "темпы роста снизились на 3 %", "снижение темпов роста": the pace changes, whatever the level does.
OF_PACE = re.compile(
    rf"(?:{_PACE_MOVES}(?!.*\b(?:рост|прирост|ріст|приріст)\b)|\b{_RATE}(?:(?!{_MOVES}).)*{_MOVES}|\b{_GROWTH} {_MOVES}"
    rf"|{NOUN.pattern} (?:in )?(?:the )?(?:темпов|темпа|темпів|темпу|{_RATE}))(?!.*{_MOVES})"
)
# "темпы роста удвоились": the figure is in the verb, and its subject is the pace.
PACE_SUBJECT = re.compile(rf"\b(?:{_RATE}(?:(?!{_MOVES})[^,;:])*|{_GROWTH}\s*)$")
# "рост 105,3 % к январю", "рост к 2022 году 105,3 %": a base is named, as for an index.
AGAINST = re.compile(r"\s*(?:к|ко|до|to)\b")
OF_LEVEL = re.compile(
    r"\s*(?:от|к|ко|від|до|of|to) (?:уровн|показател|соответств|аналогичн|объем|рівн|відповідн|обсяг|the|last|level)"
)
# "5 % growth", "a 20 % year-on-year decline", "5 % больше".
CHANGE_AFTER = re.compile(rf"[\s-]*(?:[\w-]+ ){{0,2}}?(?:{NOUN.pattern}|{VERB.pattern})")
SHARE = _any(r"дол[яиюею]\b", r"долей\b", r"удельн\w+ вес\w*", r"частк\w+", r"питом\w+ ваг\w+", r"shares?\b")
UNCHANGED = re.compile(
    r"(?<!ничего )\bне изменил\w*|\bбез изменени\w+|\bна (?:прежнем|том же|прошлогоднем) уровне|"
    r"\bна уровне (?:прошлого|предыдущего) года|(?<!нічого )\bне зміни(?:в|л)\w*|\bбез змін\b|"
    r"\bна рівні (?:минулого|попереднього) року|\bunchanged\b|\bdid not change\b|\bno change\b|\bremained flat\b"
)
QUALIFIERS = (
    ("more_than", re.compile(r"более(?:,? чем)?|больше,? чем|свыше|не менее(?:,? чем)?|не меньше(?:,? чем)?|больш,? ніж|більш(?:е)?,? ніж|"
                             r"більш як|понад|щонайменше|не менше(?:,? ніж)?|more than|over|at least|чуть более(?:,? чем)?")),
    ("less_than", re.compile(r"менее(?:,? чем)?|меньше,? чем|не более(?:,? чем)?|не больше(?:,? чем)?|менш(?:е)?,? ніж|не більше(?:,? ніж)?|"
                             r"less than|under|up to|no more than|чуть менее(?:,? чем)?")),
    ("almost", re.compile(r"почти|едва ли не|чуть ли не|практически|майже|almost|nearly|close to")),
    ("about", re.compile(r"около|примерно|порядка|приблизительно|где-то|близько|приблизно|орієнтовно|about|around|roughly|some|approximately")),
)  # fmt: skip
_QUALIFIER = "|".join(words.pattern for _, words in QUALIFIERS)
# Preposition and qualifier at the end of what stands before a figure, in either order.
PREPOSITION = re.compile(
    rf"(?:\b(?P<outer>{_QUALIFIER})[ ,]*)?"
    r"(?:(?<!\w)(?:(?:ровно|сразу|аж|всего|лишь|только|лише|just|only) )?"
    r"(?P<preposition>на уровне|на рівні|до уровня|до рівня|на|до|by|to|at|of|в|у)\s+)?"
    rf"(?:(?:ровно|сразу|аж|всего|лишь|целых|just|only) )?(?:\b(?P<inner>{_QUALIFIER})\s+)?$"
)
