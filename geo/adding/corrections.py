"""Where the source of the boundaries is older than ISO 3166-2, or errs: codes, names, regions without a shape of their own.

Found by holding the source against ISO 3166-2 (pycountry) and official areas; a country that is not listed is taken as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.adding.found import Named

# Remarks on regions; views translate them.
BEFORE_2022 = "its outline is that of before 2022-06-08, when a part of it became a region of its own"
BEFORE_2018 = "its outline is that of before 2018-06-19, when the city of Shymkent became a region of its own"
NONE_YET = "the source of the outlines does not show it as a region of its own yet"


def _names(english: str, russian: str, ukrainian: str) -> dict[str, str]:
    return {"en": english, "ru": russian, "uk": ukrainian}


@dataclass(frozen=True, slots=True)
class Correction:
    """`codes`: code or feature id of the source -> code of today; `names` and `notes` by code of today; `absent`: no shape."""

    codes: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[Named, ...] = ()


_KAZAKHSTAN = Correction(
    codes={
        "KZ-AKM": "KZ-11", "KZ-AKT": "KZ-15", "KAZ-3207": "KZ-19", "KZ-ATY": "KZ-23", "KZ-ZAP": "KZ-27", "KZ-ZHA": "KZ-31",
        "KZ-KAR": "KZ-35", "KZ-KUS": "KZ-39", "KZ-KZY": "KZ-43", "KZ-MAN": "KZ-47", "KZ-PAV": "KZ-55", "KZ-SEV": "KZ-59",
        "KZ-YUZ": "KZ-61", "KZ-VOS": "KZ-63", "KZ-AST": "KZ-71", "KAZ-4829": "KZ-75", "KAB+00?": "KZ-43",
    },
    names={
        "KZ-19": _names("Almaty Region", "Алматинская область", "Алматинська область"),
        "KZ-43": _names("Kyzylorda", "Кызылординская область", "Кизилординська область"),
        "KZ-61": _names("Turkistan Region", "Туркестанская область", "Туркестанська область"),
        "KZ-71": _names("Astana", "Астана", "Астана"),
        "KZ-75": _names("Almaty", "Алматы", "Алмати"),
    },
    notes={"KZ-19": BEFORE_2022, "KZ-35": BEFORE_2022, "KZ-63": BEFORE_2022, "KZ-61": BEFORE_2018},
    absent=(
        Named("KZ-10", _names("Abai", "Область Абай", "Область Абай"), "ours", NONE_YET),
        Named("KZ-33", _names("Jetisu", "Область Жетысу", "Область Жетису"), "ours", NONE_YET),
        Named("KZ-62", _names("Ulytau", "Область Улытау", "Область Улитау"), "ours", NONE_YET),
        Named("KZ-79", _names("Shymkent", "Шымкент", "Шимкент"), "ours", NONE_YET),
    ),
)  # fmt: skip
_KYRGYZSTAN = Correction(
    names={"KG-O": _names("Osh Region", "Ошская область", "Ошська область")},  # the source has those of the city
    absent=(Named("KG-GO", _names("Osh", "Ош", "Ош"), "ours", NONE_YET),),
)
_BELARUS = Correction(
    names={
        "BY-MI": _names("Minsk Region", "Минская область", "Мінська область"),
        "BY-HM": _names("Minsk", "Минск", "Мінськ"),
    }
)
CORRECTIONS: Mapping[str, Correction] = {"BY": _BELARUS, "KG": _KYRGYZSTAN, "KZ": _KAZAKHSTAN}
