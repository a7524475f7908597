"""The sentences of Compare: what the first metric says, what is missing or withheld, and how places are told."""

from collections.abc import Iterable

from metrics.bands import TOLERANCE, Band
from metrics.rows import Row, Rows
from metrics.status import SUPPRESSED
from views.parts import as_known, compare_columns, formats, names, provisional, readings, sentences, unfinished, values
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
    if reason in SUPPRESSED:
        return _("withheld")
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
        "grey where neither is better. Hatched: no figure; cross-hatched: withheld; dotted: small base. These have no place and are never "
        "counted as zero. Places count from the highest figure; figures within 2% of each other share a band. Strip: every region a "
        "stroke, this one the dot."
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
        as_of = chosen.here.selection.as_of
        return sentences.capital(as_known.nothing_by(as_of)) if as_of else _("Nothing to compare by region")
    told = found.rows.among("ref_area", chosen.areas).known.ordered("value", descending=True)
    if not len(told):
        return _(
            "{subject}: no figure of the regions compared {in_period}",
            subject=subject(found, known),
            in_period=when(found),
        )
    if told.row(0).value == 0 and found.column.transform == "level":
        zero = _("{subject}: zero in every region compared that has a figure {in_period}")
        return zero.format(subject=subject(found, known), in_period=when(found))
    return _leading(found, told, known)


def _leading(found: Answer, told: Rows, known: names.Names) -> str:
    """Who is highest of the rows, which stand in order; of a single one its value alone."""
    most = told.row(0).value
    top = [row for row in told if row.value == most or abs(row.value - most) < TOLERANCE * abs(most)]
    said = {"subject": subject(found, known), "value": value(found, top[0], known), "in_period": when(found)}
    areas = _named([known.short(row.ref_area) for row in top])
    if len(told) == 1:
        return _("{subject}: {areas}, {value} {in_period}", areas=areas, **said)
    if len(top) == 1:
        return _("{subject}: highest of the regions compared — {areas}, {value} {in_period}", areas=areas, **said)
    if all(row.value == most for row in top):
        return _("{subject}: level at the top — {areas}, {value} each {in_period}", areas=areas, **said)
    return _("{subject}: about level at the top — {areas}, {value} and less {in_period}", areas=areas, **said)


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
    reasons = [
        row.reason for one in chosen.answers if one is not None for row in one.rows.among("ref_area", chosen.areas)
    ]
    withheld = sum(reason in SUPPRESSED for reason in reasons)
    missing = sum(bool(reason) for reason in reasons) - withheld
    if withheld:
        parts.append(
            n_(
                "{n} cell of the table is withheld by its publisher.",
                "{n} cells of the table are withheld by their publisher.",
                withheld,
            )
        )
    if missing:
        parts.append(n_("{n} cell has no figure.", "{n} cells have no figure.", missing))
    parts.append(later(chosen.answers))
    parts.append(
        _("Figures are of different years where the newest differ; each row names its own.") if _differ(chosen) else ""
    )
    return " ".join(filter(None, parts))


def _differ(chosen: Chosen) -> bool:
    return len({one.period for one in chosen.answers if one is not None}) > 1


def joined(parts: Iterable[str]) -> str:
    """Findings one after the other."""
    return "; ".join(filter(None, parts))
