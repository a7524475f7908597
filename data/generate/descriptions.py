"""What the edition says of itself in three languages: its source and its datasets, each marked as a demonstration."""

from dataclasses import dataclass

import pandas as pd

from data import provenance
from data.generate.framing import framed
from data.generate.plan import MARK, SOURCE_ID, TOLD_ON, Plan
from data.tables.reference import ACTIVITY_PARENT, DATASET, SOURCE

_LICENCE = "made up by this program, free to use"
_MARKS = {"en": MARK, "ru": "ДЕМОНСТРАЦИЯ", "uk": "ДЕМОНСТРАЦІЯ"}
_WARNINGS = {
    "en": "Nothing here is real: the program made these figures up from a fixed seed. Do not quote them.",
    "ru": "Здесь нет ничего подлинного: эти данные создала программа из заданного начального числа. Не цитируйте их.",
    "uk": "Тут немає нічого справжнього: ці дані створила програма із заданого початкового числа. Не цитуйте їх.",
}
_TOTALS = {
    "en": "For 2017-2024 the regions add up to the official output of Russia by product; their shares are invented.",
    "ru": "За 2017–2024 годы сумма регионов равна официальному выпуску России по каждому продукту; доли регионов вымышлены.",
    "uk": "За 2017–2024 роки сума регіонів дорівнює офіційному випуску Росії за кожним продуктом; частки регіонів вигадано.",
}
_FREE = {
    "en": "No official total stands behind them, and none of Ukraine is printed by region.",
    "ru": "За ними не стоит никакой официальный итог; по регионам Украины такие данные не публикуются.",
    "uk": "За ними не стоїть жоден офіційний підсумок; за регіонами України таких даних не публікують.",
}
_CASES = {"RU": ("Russia", "Россия", "Росія"), "UA": ("Ukraine", "Украина", "Україна")}
_SUBJECTS = {
    "OUTPUT": (
        "output of 30 products by region, month, quarter and year",
        "выпуск 30 видов продукции по регионам, месяцам, кварталам и годам",
        "випуск 30 видів продукції за регіонами, місяцями, кварталами та роками",
    ),
    "ACTIVITY": (
        "employment, value added, payroll, establishments by region and year",
        "занятость, добавленная стоимость, оплата труда, заведения по регионам и годам",
        "зайнятість, додана вартість, оплата праці, заклади за регіонами та роками",
    ),
    "INDEX": (
        "production indices by region and month",
        "индексы производства по регионам и месяцам",
        "індекси виробництва за регіонами та місяцями",
    ),
}
_REGISTRY = (
    "clusters, members, supplies, support and events",
    "кластеры, участники, поставки, поддержка и мероприятия",
    "кластери, учасники, поставки, підтримка та заходи",
)
OUTPUT, ACTIVITY, INDEX = _SUBJECTS


def dataset(country: str, subject: str) -> str:
    """Code of a dataset; every one begins with DEMO_."""
    return f"DEMO_{country}_{subject}"


@dataclass(frozen=True, slots=True)
class _Dataset:
    """What table dataset says of one."""

    code: str
    country: str
    kind: str
    titles: tuple[str, ...]
    further: tuple[str, ...]


def _all() -> list[_Dataset]:
    """The datasets of the edition."""
    found = [_Dataset("DEMO_REGISTRY", "", "registry", _REGISTRY, ("", "", ""))]
    for country, names in _CASES.items():
        for subject, texts in _SUBJECTS.items():
            further = (_TOTALS if country == "RU" else _FREE) if subject == OUTPUT else dict.fromkeys(_TOTALS, "")
            titles = tuple(f"{name}: {text}" for name, text in zip(names, texts, strict=True))
            code = dataset(country, subject)
            found.append(_Dataset(code, country, "observations", titles, tuple(further.values())))
    return found


def tables(plan: Plan) -> dict[str, pd.DataFrame]:
    """Tables dataset, source and activity_parent."""
    known = _all()
    rows = {name: [getattr(one, name) for one in known] for name in ("country", "kind")}
    for at, language in enumerate(provenance.LANGUAGES):
        rows[f"title_{language}"] = [f"{_MARKS[language]}. {_begun(one.titles[at])}" for one in known]
        rows[f"warning_{language}"] = [f"{_WARNINGS[language]} {one.further[at]}".strip() for one in known]
    rows["dataset"] = [one.code for one in known]
    same = {"source_id": SOURCE_ID, "licence": _LICENCE, "file": "generated"}
    parts = [(one.code, part) for one in known if one.code.endswith(ACTIVITY) for part in ("C13", "C14", "C15")]
    parents = {"dataset": [code for code, _ in parts], "activity": [part for _, part in parts], "parent": "C13-C15"}
    return {
        "dataset": framed(DATASET, len(known), rows | same),
        "source": framed(SOURCE, 1, _source(plan)),
        "activity_parent": framed(ACTIVITY_PARENT, len(parts), parents),
    }


def _begun(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


def _source(plan: Plan) -> dict[str, str]:
    """The only source there is."""
    return {
        "source_id": SOURCE_ID,
        "publisher": "DEMONSTRATION",
        "title": "Figures made up by this program",
        "published_on": TOLD_ON.isoformat(),
        "vintage": TOLD_ON.isoformat(),
        "licence": _LICENCE,
        "kind": "modelled",
        "note": f"seed {plan.seed}, scale {plan.scale:g}",
    }
