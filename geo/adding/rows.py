"""The rows of an added country in the reference tables: its regions, their names in three languages, what they belong to."""

from collections.abc import Iterator, Mapping

from babel import Locale

from geo.adding.found import LANGUAGES, Found, Named

Row = dict[str, str]
# 'in the country' where a language bends the name; elsewhere the name stands unbent behind a word that is bent.
_IN_COUNTRY = {
    "AM": ("in Armenia", "в Армении", "у Вірменії"),
    "AZ": ("in Azerbaijan", "в Азербайджане", "в Азербайджані"),
    "BY": ("in Belarus", "в Беларуси", "у Білорусі"),
    "CN": ("in China", "в Китае", "у Китаї"),
    "GE": ("in Georgia", "в Грузии", "у Грузії"),
    "KG": ("in Kyrgyzstan", "в Киргизии", "у Киргизстані"),
    "KZ": ("in Kazakhstan", "в Казахстане", "у Казахстані"),
    "MD": ("in Moldova", "в Молдове", "у Молдові"),
    "PL": ("in Poland", "в Польше", "у Польщі"),
    "TJ": ("in Tajikistan", "в Таджикистане", "у Таджикистані"),
    "TM": ("in Turkmenistan", "в Туркмении", "у Туркменистані"),
    "TR": ("in Türkiye", "в Турции", "у Туреччині"),
    "UZ": ("in Uzbekistan", "в Узбекистане", "в Узбекистані"),
}
_IN = {"en": "in {name}", "ru": "в регионе {name}", "uk": "у регіоні {name}"}
_IN_WHOLE = {"en": "in {name}", "ru": "в стране {name}", "uk": "у країні {name}"}
# Codes that ISO 3166-1 leaves to users; the world's list of names calls some of them test data.
_USERS = (
    "AA",
    "ZZ",
    *(f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"),
    *(f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWXYZ"),
)


def areas(found: Found, added_on: str) -> list[Row]:
    """Rows of table area: the country, its regions with a shape, its regions without one."""
    told = f"outlines from {found.source}, added on {added_on}"
    whole = _row(Named(found.country, country_names(found), "ours", told), found.country, "country", _in_country(found))
    drawn = [_row(one, found.country, "region", _bent(one.names, _IN), has_outline=True) for one in found.regions]
    others = [_row(one, found.country, "region", _bent(one.names, _IN)) for one in found.without_outline]
    return [whole, *drawn, *others]


def parents(found: Found) -> list[Row]:
    """Rows of table area_parent: every region belongs to the country."""
    return [
        {"ref_area": one.code, "parent": found.country, "valid_from": "1900-01-01"}
        for one in (*found.regions, *found.without_outline)
    ]


def country_names(found: Found) -> dict[str, str]:
    """The names of the country: as given, else as the Unicode list of territories has them, else its code."""
    listed = dict.fromkeys(LANGUAGES, "")
    if found.country not in _USERS:
        listed = {language: str(Locale(language).territories.get(found.country, "")) for language in LANGUAGES}
    given = {language: name for language, name in (found.names or {}).items() if name}
    first = next(iter(given.values()), "") or listed["en"] or found.country
    return {language: given.get(language) or ("" if given else listed[language]) or first for language in LANGUAGES}


def _in_country(found: Found) -> dict[str, str]:
    if found.country in _IN_COUNTRY and not found.names:
        return dict(zip(LANGUAGES, _IN_COUNTRY[found.country], strict=True))
    return _bent(country_names(found), _IN_WHOLE)


def _bent(names: Mapping[str, str], form: Mapping[str, str]) -> dict[str, str]:
    """'in the area' in every language; an unwritten name is taken from the English one."""
    return {language: form[language].format(name=names.get(language) or names["en"]) for language in LANGUAGES}


def _row(one: Named, country: str, kind: str, inside: Mapping[str, str], *, has_outline: bool = False) -> Row:
    return {
        "ref_area": one.code, "kind": kind, "country": country, "name_origin": one.origin, "note": one.note,
        "has_outline": str(has_outline).lower(), **dict(_forms("name", one.names)),
        **dict(_forms("short", {language: _short(name) for language, name in one.names.items()})),
        **dict(_forms("in", inside)),
    }  # fmt: skip


def _short(name: str) -> str:
    """A name as it fits on a map: "Акмолинская область" stands there as "Акмолинская"."""
    return name.removesuffix(" область") or name


def _forms(form: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield f"{form}_{language}", names.get(language, "")
