"""Invented names in three languages: each begins with a word that says it is a specimen, and names no place or person."""

from collections.abc import Sequence

LANGUAGES = ("en", "ru", "uk")
# Nobody in any register is called so; the words stand in capitals so that they are seen in a table, too.
MARKERS = ("SPECIMEN", "ОБРАЗЕЦ", "ЗРАЗОК")

BRANCHES = {
    "cotton": ("cotton fabrics", "хлопчатобумажные ткани", "бавовняні тканини"),
    "synthetic": ("synthetic fabrics", "ткани из химических волокон", "тканини з хімічних волокон"),
    "wool": ("wool fabrics", "шерстяные ткани", "вовняні тканини"),
    "linen": ("linen", "льняные ткани", "лляні тканини"),
    "carpets": ("carpets", "ковры", "килими"),
    "nonwovens": ("nonwovens", "нетканые материалы", "неткані матеріали"),
    "camping": ("tents and sleeping bags", "палатки и спальные мешки", "намети та спальні мішки"),
    "sewn": ("sewn apparel", "швейные изделия", "швейні вироби"),
    "knit": ("knitwear", "трикотаж", "трикотаж"),
    "hosiery": ("hosiery", "чулочно-носочные изделия", "панчішно-шкарпеткові вироби"),
    "fur": ("fur", "меховые изделия", "хутряні вироби"),
    "leather": ("leather", "кожа", "шкіра"),
    "footwear": ("footwear", "обувь", "взуття"),
    "rubber": ("rubber footwear", "резиновая обувь", "гумове взуття"),
    "felt": ("felt footwear", "валяная обувь", "валяне взуття"),
}
TIERS = {
    "core_producer": ("factory", "фабрика", "фабрика"),
    "supplier": ("supplier", "поставщик", "постачальник"),
    "services": ("services", "услуги", "послуги"),
    "education_rd": ("college", "колледж", "коледж"),
    "public": ("public body", "учреждение", "установа"),
    "investor": ("fund", "фонд", "фонд"),
}
CLUSTER = ("cluster", "кластер", "кластер")
EVENTS = {
    "forum": ("forum", "форум", "форум"),
    "exhibition": ("exhibition", "выставка", "виставка"),
    "meeting": ("meeting", "встреча", "зустріч"),
    "launch": ("launch", "открытие", "відкриття"),
}
FACILITIES = {
    "industrial_park": ("industrial park", "индустриальный парк", "індустріальний парк"),
    "technopark": ("technopark", "технопарк", "технопарк"),
    "competence_centre": ("competence centre", "центр компетенций", "центр компетенцій"),
    "coworking": ("co-working", "коворкинг", "коворкінг"),
}
TRAINING = ("training course", "учебный курс", "навчальний курс")
PROGRAMME = ("support programme", "программа поддержки", "програма підтримки")


def names(numbers: Sequence[int], *texts: Sequence[tuple[str, ...]]) -> dict[str, list[str]]:
    """Columns name_en, name_ru and name_uk: marker with number, then the words of each list.

    >>> names([7], [("fund", "фонд", "фонд")])["name_ru"]
    ['ОБРАЗЕЦ-00007, фонд']
    """
    found = {}
    for at, (language, marker) in enumerate(zip(LANGUAGES, MARKERS, strict=True)):
        said = [", ".join(words[at] for words in row) for row in zip(*texts, strict=True)]
        found[f"name_{language}"] = [
            f"{marker}-{number:05d}, {text}" for number, text in zip(numbers, said, strict=True)
        ]
    return found
