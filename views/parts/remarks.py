"""Remarks beside single figures in the reader's language; what is not in our own words is marked as a quotation.

A remark is a row of short notes between semicolons. Ours are English and listed here; whatever an office wrote itself
stays in its language, in quotation marks.
"""

import re
from functools import lru_cache

from views.parts import declared_words
from views.parts.language import N_, _, current

_AREA = (
    N_("reported by Rosstat"),
    N_("Crimea and Sevastopol"),
    N_("with Crimea and Sevastopol (from January 2015)"),
    N_("with Crimea and Sevastopol (footnote 2)"),
    N_("with small enterprises of Crimea and Sevastopol"),
    N_("with small and medium enterprises of Crimea and Sevastopol"),
    N_("the districts add up to it only with Crimea and Sevastopol"),
    N_("borders as changed on 1 July 2012"),
    N_("with the Nenets autonomous district"),
    N_("without the Nenets autonomous district"),
    N_("with the Khanty-Mansi and Yamalo-Nenets autonomous districts"),
    N_("without the autonomous districts"),
    N_("formula in the workbook: region less its two autonomous districts"),
    N_("blank: row calculated from the results for 2013 on"),
    N_("blank: not reported by Rosstat before 2014"),
    N_("without DPR, LPR, Zaporizhzhia and Kherson (footnote 2)"),
    N_("the remark starts here"),
    N_("the four areas are not in the figures of 2021 either, so 2021 and 2022 cover the same territory"),
    N_("California is absent from the copy of the source at hand: not zero, not withheld"),
    N_("Texas is absent from the copy of the source at hand: not zero, not withheld"),
)
_SCOPE = (
    N_("all activities, organisations by their main activity"),
    N_("not manufacturing"),
    N_("legal entities, by actual activity"),
    N_("on 1 October"),
    N_("estimate"),
    N_("average of January-March"),
    N_("average of January-June"),
    N_("average of January-September"),
    N_("January-December"),
    N_("with the annual sample survey of micro-enterprises (footnote 2)"),
    N_("full survey of small and medium business of 2010"),
    N_("recalculated to the results of the full survey of 2010"),
    N_("without the new SME size criteria of 2015 (footnote 6)"),
    N_("end of period against end of the previous quarter"),
    N_("end of period against end of the previous year"),
    N_("from the report for January 2010 the product list follows OKPD: not comparable with 2009 and earlier"),
    N_("2017 is printed rounded"),
    N_("also without special footwear"),
    N_("from 2021 without nonwovens (footnote 3): not comparable with 2020 and earlier"),
    N_("includes nonwovens other than wadding (footnote 3)"),
    N_("part of 15.20.13"),
    N_("part of 15.20.14"),
    N_("printed rows do not add up to it exactly"),
    N_('row "cotton" under finished fabrics'),
    N_("synthetic and artificial fibres and yarns, staple fibres included"),
    N_("total of the footwear rows"),
    N_("without wadding (vatin)"),
    N_("computed: 313 + 314"),
)
_MARKS = (
    N_('printed as "…"'),
    N_("blank in the export"),
    N_("not published: confidentiality of primary data (footnote 5, law 282-FZ)"),
    N_("(D) in the source: withheld"),
    N_("(NA) in the source: not available in this release"),
    N_("flag D: withheld"),
    N_("flag S: withheld, did not meet publication standards"),
    N_("withheld (size-class flag only)"),
    N_("disclosure code N: withheld"),
    N_("noise flag G (under 2 %)"),
    N_("noise flag H (2 to under 5 %)"),
    N_("no row in the source, which lists only industries with establishments: entered as zero"),
    N_("printed with footnote mark 1"),
    N_("printed with footnote mark 1: revised against the previous issue"),
    N_(
        "printed with footnote mark 1: revised against the previous issue (respondents corrected the preliminary figure)"
    ),
    N_("printed with footnote mark 2"),
    N_("text of the footnote not found"),
    N_("not in the issue of that day"),
    N_("not yet published"),
    N_("by that year: date of the report"),
)
OURS = frozenset((*_AREA, *_SCOPE, *_MARKS, *declared_words.REMARKS))
_OF_PART = re.compile(r"(sum not computed: )?(31[34]): (.+)")
_SIZE = re.compile(r"size class ([A-Z]) \((\d+)-(\d+) employees\)")


def in_words(remark: str) -> str:
    """A whole remark in the current language."""
    return _in_words(remark, current()) if remark else ""


@lru_cache(maxsize=4096)
def _in_words(remark: str, _lang: str) -> str:
    """The same, remembered: a file repeats a few remarks many times."""
    return "; ".join(_said(one) for one in _apart(remark.split("; ")))


def _apart(pieces: list[str]) -> list[str]:
    """The notes of a remark; one that is listed may hold a semicolon itself."""
    found = []
    while pieces:
        most = next((n for n in range(len(pieces), 1, -1) if "; ".join(pieces[:n]) in OURS), 1)
        found.append("; ".join(pieces[:most]))
        pieces = pieces[most:]
    return found


def _said(note: str) -> str:
    """One note."""
    if note in OURS:
        return _(note)
    if of_part := _OF_PART.fullmatch(note):
        unsummed, part, rest = of_part.groups()
        said = _said(rest)
        return _("sum not computed: {part}: {note}", part=part, note=said) if unsummed else f"{part}: {said}"
    if size := _SIZE.fullmatch(note):
        letter, first, last = size.groups()
        return _("size class {letter} ({first}–{last} employees)", letter=letter, first=first, last=last)
    return _("“{words}”", words=note)
