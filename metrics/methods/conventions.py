"""How offices and the press write figures down: growth in words, periods, flags, units, codes, federal districts.

The reading itself is in data/, where loading needs it; here it is a method by name.
"""

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from data import claims, concordance, districts, flags, period_words, units
from data.requests.kinds import BadRequest, List, One, Table
from data.requests.method import method
from data.requests.quoting import quoted

# METRICS 9.4 calls a pair NPR and keeps kilograms apart from tonnes; table unit says PR and counts in tonnes.
_CODES, _OWN_BASE = {"PR": "NPR"}, ("KGM",)
ISO, ROSSTAT = "ISO 3166-2:RU", "Rosstat"
Row = dict[str, Any]


@method(
    phrases=Table(
        needs={"text": str},
        may={"lang": str, "official_index_pct": float, "scope": str, "headline_scope": str},
    )
)
def claim_normalise(phrases: pd.DataFrame) -> list[Row]:
    """Growth as a sentence words it, in Russian, Ukrainian or English, as an index.

    Formula: "в k раз" = 100 k, with a word of decline 100 / k; "на x %" = 100 + x or 100 - x; "до x %" and "составил
    x %" = x; "на треть" = a change by 33.3 %; percentage points are no index.
    Unit: `index_pct`, 100 = unchanged; `gap_pp` = `index_pct` - `official_index_pct` where that is given.
    Reading: "в три раза" is 300, not +300 %. `qualifier` says about, almost, more_than, less_than; of a printed range
    `index_pct` is the first end and `index_max_pct` the other. `base_kind` says how the base of the comparison is
    worded; without one `warning_base` is BASE_ABSENT. `scope_mismatch`: the headline speaks of another sector or
    product than the body.
    Edge cases: the first figure of growth counts, and `warning` is INCONSISTENT_INPUT if another one in the same text
    differs by more than a point; percentage points give PERCENTAGE_POINTS; no figure of growth, a share, or a
    percentage below 50 alone, of which nothing says whether it is a change, NO_DATA; a fall by more than 100 %
    INCONSISTENT_INPUT, and so does growth or decline by less than one time ("выросло в 0,8 раза"); a half without a
    word of growth or decline NO_DATA; "рост составил 105 %" is an index, "рост составил 5 %" a change. Letters of another alphabet
    that look alike are read as meant. A word of decline is looked for next to the figure; without one it is growth.
    Source: [OWN], METRICS section 7; office terms "темп роста" and "темп прироста" as Rosstat defines them.
    """
    return [_claim(row) for row in _rows(phrases)]


def _claim(row: Row) -> Row:
    """One phrase."""
    text, lang = row["text"] or "", row["lang"] or ""
    found, period = claims.read(text, lang), period_words.read(text)
    official, scopes = row["official_index_pct"], (row["scope"], row["headline_scope"])
    has_gap = found.index is not None and not math.isnan(official)
    return {
        "index_pct": found.index,
        "index_max_pct": found.index_max,
        "value_kind": found.kind or None,
        "value": found.value,
        "qualifier": found.qualifier,
        "time_period": period.period.code if period.period else None,
        "base": period.base.code if period.base else None,
        "base_kind": period.base_kind or None,
        "gap_pp": found.index - official if has_gap and found.index is not None else None,
        "scope_mismatch": scopes[0] != scopes[1] if all(scopes) else None,
        "warning": found.warning,
        "warning_base": "" if period.base_kind or found.index is None else "BASE_ABSENT",
        "reason": found.reason,
    }


@method(texts=List(str))
def period_parse(texts: Sequence[str | None]) -> list[Row]:
    """The period that a text words, in Russian, Ukrainian or English, and the period it is compared with.

    Formula: names of months, ranges of them, quarters, half-years, "за 9 месяцев", years, days, SDMX codes; "к
    соответствующему периоду прошлого года" moves the period a year back, "к предыдущему месяцу" to the one before.
    Unit: `start` and `end` are the first and last day, `time_period` and `base` SDMX codes (2023-S1, 2023-01-01/P9M).
    Reading: `kind` is day, month, quarter, half_year, year, ytd (months since January) or range; `base_kind` is
    same_period_previous_year, previous_period or stated.
    Edge cases: no year in the text gives year, start and end null with VALUE_MISSING, but kind, month and day are
    kept; no period, or one counted back from an unnamed moment ("за последние 12 месяцев"), gives NO_DATA; a day,
    month or quarter that the calendar lacks, or months that run over New Year with one year only, INCONSISTENT_INPUT.
    A base in months without a year is taken from the year before. Of a period since January the previous period is
    not defined (base null).
    Source: [OWN], METRICS 9.1: wording of Rosstat and Ukrstat; codes SDMX.
    """
    return [_period(period_words.read(text or "")) for text in texts]


def _period(found: period_words.Worded) -> Row:
    """One text."""
    period = found.period
    return {
        "start": period.start if period else None,
        "end": period.end if period else None,
        "kind": found.kind or None,
        "base": found.base.code if found.base else None,
        "time_period": period.code if period else None,
        "year": found.year,
        "month": found.month,
        "day": found.day,
        "base_kind": found.base_kind or None,
        "reason": found.reason,
    }


@method(rows=Table(needs={"source": str, "flag": str}, may={"value": float}))
def flag_mapping(rows: pd.DataFrame) -> list[Row]:
    """Flags and signs of an office as SDMX statuses of observation and confidentiality.

    Formula: c -> Q and C; Ukrstat "с" -> Q and C; "…" -> O; "–" -> the value 0, A; "x" -> M; "0,0" -> the value 0, N;
    p -> P, e -> E, i and s -> I, u -> U, b -> B, z and m -> M, d -> D, f -> F, n -> N; "0n" -> the value 0, N.
    Unit: codes of CL_OBS_STATUS and CL_CONF_STATUS; `OBS_VALUE` is the value that the sign stands for, or the given one.
    Reading: sources eurostat_pre2025, eurostat (from 27 January 2025, capitals C, N, P are confidentiality), rosstat,
    ukrstat, sdmx.
    Edge cases: of combined flags the worst status is the main one (rule R3, a break is never ranked), the others stand
    in `extra_status` in the order of the flag: "bep" -> E with B and P. A withheld or missing figure loses its value.
    N and P of Eurostat are withheld like C. An unknown sign or source gives INCONSISTENT_INPUT and no status.
    Source: SDMX code lists 2.2; Eurostat's list of flags since 27 January 2025; signs in tables of Rosstat and Ukrstat.
    """
    return [_flag(row) for row in _rows(rows)]


def _flag(row: Row) -> Row:
    """One flag beside its figure, if given."""
    found = flags.read(row["source"] or "", row["flag"] or "")
    given = None if math.isnan(row["value"]) or flags.holds_no_value(found) or found.reason else row["value"]
    return {
        "OBS_STATUS": found.obs_status or None,
        "CONF_STATUS": found.conf_status or None,
        "extra_status": list(found.extra),
        "OBS_VALUE": given if found.value is None else found.value,
        "reason": found.reason,
    }


@method(rows=Table(needs={"value": float, "unit_text": str}))
def unit_normalise(rows: pd.DataFrame) -> list[Row]:
    """A value with its unit in words (ru, uk, en), in the base unit with its code.

    Formula: base value = value x 10^UNIT_MULT x factor; тыс. 3, млн 6, млрд 9, трлн 12; dm² = 0.01 m².
    Unit: `UNIT_MEASURE` as METRICS 9.4 names it: MTK m², KGM, TNE, NPR pair, NMB piece, RUB, UAH, BB_COND conditional
    bobbin; also MTR, HAR, SET, PS, USD, EUR, PC, PP, RATIO.
    Reading: 5.4 млрд кв. м = 5 400 000 000 MTK; `UNIT_MULT` is the power of ten that was worded.
    Edge cases: goods after the unit are passed over ("млн пар обуви"), a span of time is not ("пар в год"): a unit
    that is not known, or two after each other ("т м²"), gives INCONSISTENT_INPUT, a missing value VALUE_MISSING with its unit.
    Source: UN/CEFACT recommendation 20; factors as in table unit.
    """
    return [_unit(row["value"], row["unit_text"] or "") for row in _rows(rows)]


def _unit(value: float, text: str) -> Row:
    """One value."""
    found = units.read(text)
    base, factor = (found.code, 1.0) if found.code in _OWN_BASE else units.base_of(found.code)
    reason = "INCONSISTENT_INPUT" if not found.code else "VALUE_MISSING" if math.isnan(value) else ""
    return {
        "UNIT_MEASURE": _CODES.get(base, base) or None,
        "base_value": None if reason else value * factor * 10**found.power,
        "UNIT_MULT": found.power if found.code else None,
        "reason": reason,
    }


@method(renamed={"from": "source", "to": "target"}, codes=List(str))
def code_concordance(
    codes: Sequence[str | None], *, source: str = "NACE2", target: str = "NACE2.1"
) -> dict[str, list[str]]:
    """Codes of one classification of activities as codes of another, for light industry (divisions 13 to 15).

    Formula: by table; NACE2 = OKVED2 = KVED2010 to four digits, further digits roll up; groups follow from their
    classes; OKPD2 = CPA2.1 to six digits.
    Unit: a list of codes for each code, the main one first.
    Reading: several codes: the class is split, so history at class level is not comparable; divisions (C14) and ranges
    of them (C13-C15) are.
    Edge cases: a code outside light industry or not in the classification gives an empty list; the part of 14.20 that
    is no apparel has no target yet; an unknown classification is refused with the names of the known ones.
    Source: titles of NACE Rev. 2 and 2.1 and ISIC 4, METRICS 9.3; that knitted parts of 14.13, 14.14 and 14.19 go to
    14.10 is expert knowledge, not yet held against Eurostat's table.
    """
    families = [concordance.family(name) for name in (source, target)]
    if not all(families):
        known = ", ".join(concordance.CLASSIFICATIONS)
        raise BadRequest(f"params: {quoted(source)} to {quoted(target)} is not known; there are {known}.")
    return {code: list(concordance.targets(code, *families)) for code in codes if code is not None}


@method(optional=("universe",), queries=Table(needs={"ref_area": str, "date": date}), universe=One(str))
def federal_district_lookup(queries: pd.DataFrame, universe: str | None = ISO) -> list[str | None]:
    """The federal district of a region on a day.

    Formula: the membership of table area_parent that holds on the day, both ends included.
    Unit: codes of areas, RU-CFD and so on, in the order of the queries; null where there is none.
    Reading: Buryatia and Zabaykalsky Krai are Far Eastern from 2018-11-03, North Caucasian regions from 2010-01-19.
    Edge cases: null for an unknown code, before 2000-05-13, without a day, and for areas that ISO 3166-2:RU does not
    hold: Crimea and Sevastopol (UA-43, UA-40) have a district only with `universe` "Rosstat", which reports them in
    RU-CRFD from 2014-03-21 and in RU-SOFD from 2016-07-28. Codes are matched whole, never by prefix.
    Source: decree 849 of 13.05.2000 as amended by decrees 82 of 19.01.2010 and 632 of 03.11.2018.
    """
    is_reported = _is_reported(universe)
    pairs = zip(queries["ref_area"], queries["date"], strict=True)
    return [
        districts.district_of(area or "", day, is_reported) or None if isinstance(day, date) else None
        for area, day in pairs
    ]


@method(optional=("universe",), as_of=One(date), universe=One(str))
def federal_district_counts(as_of: date | None, universe: str | None = ISO) -> dict[str, int | str | None]:
    """How many regions each federal district of Russia has on a day.

    Formula: number of memberships of table area_parent that hold on the day.
    Unit: regions, one field a district, and `total`.
    Reading: 83 subdivisions of ISO 3166-2:RU since 2008; `universe` "Rosstat" adds Crimea and Sevastopol.
    Edge cases: a district that was not there yet has 0; before 2000-05-13 all have; without a day all are null
    (NO_DATA).
    Source: as for federal_district_lookup.
    """
    is_reported = _is_reported(universe)
    found = districts.counts(as_of or districts.SINCE, is_reported)
    if as_of is None:
        return dict.fromkeys((*found, "total")) | {"reason": "NO_DATA"}
    return {**found, "total": sum(found.values())}


def _is_reported(universe: str | None) -> bool:
    """Whether the areas are those that Rosstat reports instead of those of ISO 3166-2:RU."""
    name = (universe or ISO).strip().lower()
    if not name.startswith((ISO.lower(), ROSSTAT.lower())):
        raise BadRequest(f"inputs, universe is {quoted(universe)}; there are {quoted(ISO)} and {quoted(ROSSTAT)}.")
    return name.startswith(ROSSTAT.lower())


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a table as records."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
