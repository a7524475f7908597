"""The sentences of the page of gaps: what is missing where, by which measure, and how each kind of region is called."""

from collections.abc import Callable

from metrics.gap_stars import CRITERIA, Judged, Stars
from metrics.gaps import MATCHED, NEITHER, ONLY_PLANNED, UNKNOWN, UNSPECIALISED, UNSPECIALISED_PLAN, WITHOUT
from views.parts import as_known, formats, gap_view, names, sentences
from views.parts.gap_view import View
from views.parts.language import _, n_


def kind(code: str, is_covered: bool = True) -> str:
    """A kind of region in words; where no registry covers the country only specialisation can be said."""
    if not is_covered:
        return {WITHOUT: _("specialised"), NEITHER: _("not specialised"), UNKNOWN: _("not known")}[code]
    return {
        WITHOUT: _("specialised, no cluster on record"),
        ONLY_PLANNED: _("specialised, cluster only planned"),
        MATCHED: _("specialised, with a cluster"),
        UNSPECIALISED: _("cluster, not specialised"),
        UNSPECIALISED_PLAN: _("cluster only planned, not specialised"),
        NEITHER: _("neither"),
        UNKNOWN: _("not known"),
    }[code]


def title(view: View) -> str:
    """The two gaps with their numbers."""
    without, known = len(view.of(WITHOUT)), len(view.regions) - len(view.of(UNKNOWN))
    if not known:
        return _("Specialisation of the regions is not known here: no gap can be drawn")
    if not view.is_covered:
        said = n_("{n} of {m} regions is specialised", "{n} of {m} regions are specialised", without, m=known)
        return _("{said}; no registry of clusters covers the country", said=said)
    parts = [
        n_("{n} specialised region has no cluster on record", "{n} specialised regions have no cluster on record", without)
        if without
        else _("Every specialised region has a cluster on record or planned"),
        n_("{n} region has a cluster without being specialised", "{n} regions have a cluster without being specialised",
           len(view.of(UNSPECIALISED))),
    ]  # fmt: skip
    return ", ".join(parts)


def lead(view: View) -> str:
    """What specialised means here, and how many regions are left open."""
    chosen, names_ = view.here.selection, names.of(view.here.edition)
    meaning = _(
        "Specialised: location quotient above {floor} ({measure}, {activity}, {period}; 1 = as the country).",
        floor=formats.number(view.asked.floor, 2 if view.asked.floor % 0.5 else 1), measure=sentences.inner(sentences.named(chosen.metric)),
        activity=sentences.inner(names_.activity(chosen.activity)), period=formats.period(chosen.period),
    )  # fmt: skip
    open_ = len(view.of(UNKNOWN))
    if not open_:
        return meaning
    if as_known.is_too_early(chosen.as_of, view.regions["reason"]):
        return f"{meaning} {sentences.sentence(as_known.nothing_by(chosen.as_of))}"
    if open_ == len(view.regions):
        return _(
            "{meaning} Every quotient is withheld or missing; another measure, activity or year may have them.",
            meaning=meaning,
        )
    left = n_("{n} region is not known and listed apart.", "{n} regions are not known and listed apart.", open_)
    return f"{meaning} {left}"


def criterion(name: str) -> str:
    """What a star is given for."""
    return {
        "size": _("size"),
        "specialisation": _("specialisation"),
        "productivity": _("productivity"),
        "dynamics": _("growth"),
    }[name]


def stars(found: Stars | None) -> str:
    """'2 of 4: size, growth'; the missing sign where no star can be judged."""
    if found is None or found.stars is None:
        return formats.MISSING
    got = [criterion(name) for name, has in zip(CRITERIA, found.by_criterion, strict=True) if has]
    count = _("{n} of {m}", n=found.stars, m=found.out_of)
    return f"{count}: {', '.join(got)}" if got else count


def thresholds(view: View, judged: Judged) -> list[list[str]]:
    """Each criterion, its figure, from which value it gives a star, and how many regions have data."""
    floor = formats.number(view.asked.floor, 2 if view.asked.floor % 0.5 else 1)
    unit = names.of(view.here.edition).unit(judged.unit) if judged.unit else ""
    told = [
        (_("employment"), _threshold(judged, 0, lambda n: formats.number(n, 0))),
        (_("location quotient of employment"),
         _threshold(judged, 1, lambda n: _("{n}, and above {floor}", n=formats.number(n, 2), floor=floor))),
        (_("value added per employee"),
         _threshold(judged, 2, lambda n: f"{formats.level(n / 1e3, unit, 3, decimals=0)}" if unit else formats.number(n, 0))),
        (_("employment, average growth a year over five years"), _threshold(judged, 3, lambda n: formats.rate(100 * (1 + n)))),
    ]  # fmt: skip
    return [
        [sentences.capital(criterion(name)), figure, limit, formats.number(used)]
        for name, (figure, limit), used in zip(CRITERIA, told, judged.used, strict=True)
    ]


def _threshold(judged: Judged, place: int, says: Callable[[float], str]) -> str:
    """A threshold as it is read; the missing sign where there is none."""
    value = judged.thresholds[place]
    return formats.MISSING if value is None else says(value)


def best(view: View) -> str:
    """Who gets a star."""
    return gap_view.percentile_name(view.here.selection.best)
