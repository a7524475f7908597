"""The sentences of Compare: what the first metric says, what is missing or withheld, and how places are told."""

from collections.abc import Iterable

from metrics.bands import TOLERANCE, Band
from metrics.rows import Row, Rows
from metrics.status import SUPPRESSED
from views.parts import (
    compare_columns,
    compare_year,
    formats,
    names,
    provisional,
    readings,
    sentences,
    unfinished,
    values,
)
from views.parts.compare_choice import Chosen
from views.parts.compare_columns import Answer
from views.parts.language import _, n_
from views.parts.names import Names

NAMED = 3  # regions that a title has room for
NOT_PRINTED = ("VALUE_MISSING", "NO_DATA", "COMPONENT_MISSING")


def direction(better: str) -> str:
    """Which direction is the better one."""
    words = {"higher": _("more is better"), "lower": _("less is better"), "neither": _("neither direction is better")}
    return words[better]


def fifth(place: int | None, better: str) -> str:
    """Where a figure stands among all regions, in words; empty where it has no place."""
    if place is None:
        return ""
    if better == "neither":
        words = (_("lowest fifth"), _("lower than most"), _("in the middle"), _("higher than most"), _("highest fifth"))
        return words[place]
    words = (_("weakest fifth"), _("weaker than most"), _("in the middle"), _("better than most"), _("best fifth"))
    return words[place if better == "higher" else 4 - place]


def place(band: Band | None) -> str:
    """A band of places, briefly: '3–5 of 51'."""
    if band is None:
        return ""
    if band.is_nothing:
        return _(
            "last of {count}, level with {n} more",
            count=formats.number(band.count),
            n=formats.number(band.last - band.first),
        )
    first, last = formats.number(band.first), formats.number(band.last)
    span = first if band.is_one else f"{first}–{last}"
    return _("{places} of {count}", places=span, count=formats.number(band.count))


def absent(reason: str) -> str:
    """Why a cell has no figure, in two words; the table of figures has the sentence."""
    if reason == "VALUE_SUPPRESSED":
        return _("withheld")
    if reason in SUPPRESSED:
        return _("rests on what is withheld")
    return _("no figure") if reason in NOT_PRINTED else _("cannot be given")


def whole(row: Row | None) -> str:
    """Why the country has no figure: a sum that was never printed is not withheld, and not given where a part of it is."""
    reason = row.reason if row is not None else "NO_DATA"
    if row is not None and row.is_computed and reason == "COMPONENT_SUPPRESSED":
        return _("not printed; no sum, as parts are withheld")
    return absent(reason)


def nothing(found: Answer, row: Row) -> str:
    """Of a level that is zero: that nothing was produced, or that there are none; empty for every other figure."""
    if row.reason or row.value != 0 or found.column.transform != "level":
        return ""
    return _("nothing produced") if found.column.metric == "output_physical" else ""


def shades() -> str:
    """What shades and strips mean."""
    return _(
        "Shade: the fifth of places among all regions that have a figure, indigo towards the better end, madder towards the weaker, "
        "grey where neither is better. Hatched: no figure; cross-hatched: withheld, or resting on a withheld one; dotted: small base. These "
        "have no place and are never counted as zero. Places count from the highest figure; figures within 2% of each other share a "
        "band, which of changes in per cent is about two points. Strip: every region a stroke, this one the dot."
    )


def subject(found: Answer, known: Names) -> str:
    """What a picture or a sentence speaks of."""
    return compare_columns.label(found.column, known)


def value(found: Answer, row: Row, known: Names) -> str:
    """A figure with its unit."""
    return readings.text(row, found.column.metric, found.column.transform, known)


def when(found: Answer) -> str:
    """The period of the figures as it stands in a sentence."""
    return formats.period(found.period, case="in", span=found.span)


def title(chosen: Chosen) -> str:
    """Where the metric looked at is highest among the regions compared; figures that are almost the same share the sentence."""
    told = chosen.focus.rows.among("ref_area", chosen.areas).known if chosen.focus is not None else ()
    if chosen.focus is not None and chosen.focus.is_open and len(told):
        return _open(chosen, chosen.focus)
    return unfinished.marked(_highest(chosen), [row.obs_status for row in told])


def _open(chosen: Chosen, found: Answer) -> str:
    """Figures that are provisional in every period: as they are, in the order of the regions, and nobody is the highest."""
    known, transform = names.of(chosen.here.edition), found.column.transform
    rows = [row for area in chosen.areas for row in found.rows.where(ref_area=area).known]
    if transform in (*values.INDEX_TRANSFORMS, "relative") or len(rows) > NAMED:
        return provisional.only(subject(found, known), is_growth=transform in values.INDEX_TRANSFORMS)
    listed = "; ".join(f"{known.short(row.ref_area)} {value(found, row, known)}" for row in rows)
    when = formats.period(found.period, span=found.span)
    told = _("{subject}, {period}: {values}", subject=subject(found, known), period=when, values=listed)
    return provisional.alone(unfinished.marked(told, [row.obs_status for row in rows]))


def later(answers: Iterable[Answer | None]) -> str:
    """Which periods after those compared are provisional; empty where none is."""
    found = [one for one in answers if one is not None and one.later]
    return provisional.of_periods(provisional.named(one.later, one.span) for one in found)


def _highest(chosen: Chosen) -> str:
    """The same without the flag of figures that are not final."""
    found, known = chosen.focus, names.of(chosen.here.edition)
    if found is None:
        as_of, year = chosen.here.selection.as_of, chosen.here.selection.year
        if year:
            return compare_year.none(year).rstrip(".")
        return sentences.capital(compare_year.none_by(as_of)) if as_of else _("Nothing to compare by region")
    every = found.rows.among("ref_area", chosen.areas).known
    told = readings.ordered(
        every.only(~every["is_small_base"].astype(bool)), found.column.metric, found.column.transform
    )
    if len(every) and not len(told):
        small = _("{subject}: only small bases in the regions compared {in_period}")
        return small.format(subject=subject(found, known), in_period=when(found))
    if not len(told):
        return _(
            "{subject}: no figure of the regions compared {in_period}",
            subject=subject(found, known),
            in_period=when(found),
        )
    if told.row(0).value == 0 and found.column.transform == "level":
        zero = _("{subject}: zero in every region compared that has a figure {in_period}")
        return zero.format(subject=subject(found, known), in_period=when(found))
    return _leading(found, told, known, among(len(chosen.areas), len(every), len(told)))


def among(compared: int, known: int, placed: int) -> str:
    """Among whom the highest is looked for: of the regions compared, some have no figure, or one on a small base."""
    if placed < known:
        return _("of those that can be compared")
    return _("of those with a figure") if known < compared else _("of the regions compared")


def _leading(found: Answer, told: Rows, known: names.Names, of_whom: str) -> str:
    """Who is highest of the rows, which stand in order; of a single one its value alone."""
    read = readings.as_shown(told, found.column.metric, found.column.transform).plain("value")
    most, pairs = read[0], list(zip(told, read, strict=True))
    top = [row for row, one in pairs if one == most or abs(one - most) < TOLERANCE * abs(most)]
    said = {"subject": subject(found, known), "value": value(found, top[0], known), "in_period": when(found)}
    areas = _named([known.short(row.ref_area) for row in top])
    if len(told) == 1:
        return _("{subject}: {areas}, {value} {in_period}", areas=areas, **said)
    if len(top) == 1:
        return _("{subject}: highest {of_whom} — {areas}, {value} {in_period}", areas=areas, of_whom=of_whom, **said)
    if all(one == most for one in read[: len(top)]):
        told_of = _("{subject}: level at the top {of_whom} — {areas}, {value} each {in_period}")
    else:
        told_of = _("{subject}: about level at the top {of_whom} — {areas}, {low} to {value} {in_period}")
    return told_of.format(areas=areas, of_whom=of_whom, low=value(found, top[-1], known), **said)


def _named(areas: list[str]) -> str:
    """Names in a row; of many the first two and how many more."""
    if len(areas) <= NAMED:
        return formats.listed(areas)
    return formats.listed([*areas[:2], _("{n} more", n=formats.number(len(areas) - 2))])


def lead(chosen: Chosen) -> str:
    """What the country has, and how many cells have no figure, withheld ones apart."""
    found, known = chosen.focus, names.of(chosen.here.edition)
    if found is None:
        return ""
    parts, whole = [], found.rows.where(ref_area=chosen.here.selection.country)
    if len(whole) and not whole.row(0).reason:
        parts.append(
            unfinished.marked(
                _(
                    "{country}: {value}.",
                    country=known.area(chosen.here.selection.country),
                    value=value(found, whole.row(0), known),
                ),
                [whole.row(0).obs_status],
            )
        )
    parts += lacking(chosen)
    parts.append(later(chosen.answers))
    parts.append(
        _("Figures are of different years where the newest differ; each row names its own.") if _differ(chosen) else ""
    )
    return " ".join(filter(None, parts))


def lacking(chosen: Chosen) -> list[str]:
    """How many cells of the regions compared have no figure, withheld ones and those that rest on such apart."""
    answers = [one.rows.among("ref_area", chosen.areas) for one in chosen.answers if one is not None]
    reasons = [reason for rows in answers for reason in rows.plain("reason")]
    withheld = reasons.count("VALUE_SUPPRESSED")
    resting = sum(reason in SUPPRESSED for reason in reasons) - withheld
    missing = sum(bool(reason) for reason in reasons) - withheld - resting
    told = (
        n_(
            "{n} cell of the table is withheld by its publisher.",
            "{n} cells of the table are withheld by their publisher.",
            withheld,
        ),
        n_("{n} cell rests on a figure that is withheld.", "{n} cells rest on figures that are withheld.", resting),
        n_("{n} cell has no figure.", "{n} cells have no figure.", missing),
    )
    return [one for one, count in zip(told, (withheld, resting, missing), strict=True) if count]


def _differ(chosen: Chosen) -> bool:
    return len({one.period for one in chosen.answers if one is not None}) > 1 and not chosen.here.selection.year


def joined(parts: Iterable[str]) -> str:
    """Findings one after the other."""
    return "; ".join(filter(None, parts))
