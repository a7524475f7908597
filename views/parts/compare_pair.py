"""Two metrics held against each other, and all of them as a radar for who asks for one."""

import numpy as np

from metrics.rows import Rows, joined
from metrics.standing import Standing, standing
from views.parts import (
    as_known,
    compare_columns,
    compare_pair_figures,
    compare_words,
    controls,
    formats,
    html,
    names,
    page,
    pictures,
    provisional,
    readings,
    sentences,
    trends,
)
from views.parts.compare_choice import Chosen
from views.parts.compare_closer import fits_country
from views.parts.compare_closer import twin as under
from views.parts.compare_columns import Answer
from views.parts.compare_figures import Mark, Point
from views.parts.figures import Axis
from views.parts.language import _
from views.parts.pictures import Saved
from views.parts.strokes import Line
from views.parts.theme import current as theme

ON_A_RADAR, FEWEST_SPOKES = 4, 3


def draw(chosen: Chosen) -> None:
    """The two lists and the picture; needs two columns with figures."""
    known = names.of(chosen.here.edition)
    labels = {one.column.code: compare_columns.label(one.column, known) for one in chosen.answers if one is not None}
    if len(labels) < 2:
        html.note(_("No picture."), _("Two metrics are needed: add another one above."))
        return
    across, along = chosen.of(chosen.here.selection.across), chosen.of(chosen.here.selection.along)
    listed = [one for one in chosen.answers if one is not None]
    across = across or listed[0]
    along = along if along is not None and along is not across else next(one for one in listed if one is not across)
    controls.choose(_("Along the bottom"), "across", tuple(labels), across.column.code, labels.__getitem__, width=480)
    others = tuple(code for code in labels if code != across.column.code)
    controls.choose(_("Upwards"), "along", others, along.column.code, labels.__getitem__, width=480)
    picture(chosen, across, along)


def picture(chosen: Chosen, across: Answer, along: Answer) -> None:
    """Regions with both figures; how many stand above the country in both is said in words."""
    here, known = chosen.here, names.of(chosen.here.edition)
    country = here.selection.country
    x, y = _figures(across, country), _figures(along, country)
    both = [area for area in x if area in y]
    if not both or across.is_open or along.is_open:
        html.note(_("No picture."), provisional.none() if both else _("No region has both figures."))
        return
    points = [
        Point(x[area], y[area], _hover(area, across, along, known), known.short(area) if area in chosen.areas else "")
        for area in both
    ]
    lines = (
        _line(across, [x[area] for area in both], country, known),
        _line(along, [y[area] for area in both], country, known),
    )
    heads = [_titled(one, known) for one in (across, along)]
    head = _(
        "{one} and {other}", one=compare_words.subject(across, known),
        other=sentences.inner(compare_words.subject(along, known)),
    )  # fmt: skip
    words = "; ".join(dict.fromkeys(one.words for one in lines))
    sub = _(
        "The first along the bottom, the second upwards; every region a point, those compared named; dotted: {line}",
        line=words,
    )
    html.figure_head(head, sub)
    figure = compare_pair_figures.scatter(points, _axis([one.x for one in points]), _axis([one.y for one in points]), lines,
                                          (f"{heads[0]} →", f"↑ {heads[1]}"), theme())  # fmt: skip
    upper = [one.name for one in points if one.name and one.x > lines[0].at and one.y > lines[1].at]
    told = formats.listed(upper) if upper else _("none of the regions compared")
    said = _("Above the lines in both: {areas}.", areas=told)
    pictures.show(here.edition, figure, said, "chart-scatter")
    lacking = formats.listed(known.short(area) for area in chosen.areas if area not in both)
    as_known.source(here, joined([across.rows, along.rows]), said,
                _("Not drawn, without one of the two figures: {areas}.", areas=lacking) if lacking else "")  # fmt: skip
    under(chosen, Saved(head, sub, "chart-scatter"), joined([across.rows, along.rows]),
          lambda: twin(both, across, along, known))  # fmt: skip


def _figures(found: Answer, country: str) -> dict[str, float]:
    column = found.column
    return {
        row.ref_area: readings.shown(row, column.metric, column.transform)
        for row in found.rows.known
        if row.ref_area != country
    }


def _titled(found: Answer, known: names.Names) -> str:
    """What an axis says: unit and period; the heading says what stands along which."""
    period = formats.period(found.period, span=found.span)
    return ", ".join(filter(None, (compare_columns.unit(found, known), period)))


def _hover(area: str, across: Answer, along: Answer, known: names.Names) -> str:
    told = [f"{compare_words.subject(one, known)}: {_told(one, area, known)}" for one in (across, along)]
    return "<br>".join((known.area(area), *told))


def _told(found: Answer, area: str, known: names.Names) -> str:
    row = found.rows.where(ref_area=area).row(0)
    told = compare_words.value(found, row, known)
    return f"{told}, {_('small base')}" if row.is_small_base else told


def _line(found: Answer, shown: list[float], country: str, known: names.Names) -> Mark:
    """Where the country stands; of sums, which it always exceeds, the middle region."""
    whole: Rows = found.rows.where(ref_area=country).known
    if len(whole) and fits_country(found):
        return Mark(readings.shown(whole.row(0), found.column.metric, found.column.transform), known.short(country))
    return Mark(float(np.median(shown)), _("middle region"))


def _axis(shown: list[float]) -> Axis:
    axis = trends.heights([Line((), tuple(shown), (), "")], from_zero=False)
    return axis if len(axis.places) <= 5 else Axis(axis.places[::2], axis.texts[::2])


def twin(both: list[str], across: Answer, along: Answer, known: names.Names) -> page.Table:
    """Every point of the picture."""
    headers = [_("Region"), compare_words.subject(across, known), compare_words.subject(along, known)]
    return (
        headers,
        [[known.area(area), _told(across, area, known), _told(along, area, known)] for area in both],
        [False, True, True],
    )


def radar(chosen: Chosen) -> None:
    """Places as a radar, for at most four regions, with its key and what it must not be read as."""
    known, here = names.of(chosen.here.edition), chosen.here
    regions = frozenset(compare_columns.regions(known, here.selection.country))
    found = [one for one in chosen.answers if one is not None and not one.is_open]
    if len(found) < FEWEST_SPOKES:
        html.note(
            _("No radar."), _("Three metrics with figures are needed; the table above says the same, and more exactly.")
        )
        return
    stands = [standing(one.ranked, regions) for one in found]
    areas = [area for area in chosen.areas if any(area in one.bands for one in stands)][:ON_A_RADAR]
    parts = [[_height(one, area) for one in stands] for area in areas]
    hover = [[f"{known.area(area)}<br>{compare_words.subject(one, known)}: {compare_words.place(stand.bands.get(area)) or formats.MISSING}"
              for one, stand in zip(found, stands, strict=True)] for area in areas]  # fmt: skip
    html.figure_head(
        _("Profile as a radar"), _("Places: the rim is the first place among all regions, the middle the last")
    )
    figure = compare_pair_figures.radar(
        [known.short(area) for area in areas], [str(at + 1) for at in range(len(found))], parts, hover, theme()
    )
    said = [f"{known.short(area)} " + ", ".join(f"{at + 1}: {compare_words.place(one.bands.get(area)) or formats.MISSING}"
                                                for at, one in enumerate(stands)) for area in areas]  # fmt: skip
    pictures.show(here.edition, figure, compare_words.joined(said), "chart-radar")
    key = "; ".join(f"{at + 1} {compare_words.subject(one, known)}" for at, one in enumerate(found))
    notes = _("The order of the spokes is arbitrary and the size of an area means nothing: read spoke by spoke.")
    left = formats.listed(known.short(area) for area in chosen.areas if area not in areas)
    as_known.source(here, joined([one.rows for one in found]), f"{key}.", notes,
                _("Not drawn: {areas}.", areas=left) if left else "")  # fmt: skip


def _height(stand: Standing, area: str) -> float | None:
    """1 = the first place, 0 = the last; None without a place."""
    band = stand.bands.get(area)
    if band is None or band.count < 2:
        return None
    return 1 - ((band.first + band.last) / 2 - 1) / (band.count - 1)
