"""How an area grew: its line beside that of its country, and what it gave to the growth of the country."""

from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from metrics import choices, contributions
from metrics.catalogue import metric as find_metric
from metrics.rows import Row, Rows, joined
from views.parts import (
    added_up,
    as_known,
    contributions_withheld,
    ending_early,
    figures,
    formats,
    html,
    names,
    numerals,
    page,
    pictures,
    prices,
    provisional,
    readings,
    region_coverage,
    region_profile,
    region_remarks,
    region_words,
    reported_areas,
    sentences,
    settle,
    store,
    trends,
    values,
)
from views.parts.contributions_words import rest_name
from views.parts.language import _
from views.parts.region_profile import Measure, Profile, query
from views.parts.selection import Selection, to_query
from views.parts.theme import current as theme
from views.parts.theme import is_on_paper

HIGHEST, LOWEST = 5, 3
HEIGHT, ON_PAPER = 300, 230
VIEWS = ("level", "yoy")
NOTHING = 0.005  # points that read as 0.00


def draw(here: settle.Settled, leading: Profile) -> None:
    """Change on the year before, of the area and of its country; the level where no change is offered."""
    measure, known = leading.measure, names.of(here.edition)
    both = (leading.country, leading.area)
    transform = VIEWS[len(leading.changes) > 0]
    rows = leading.changes.among("ref_area", both) if len(leading.changes) else levels(here, leading)
    chart(here, rows, measure, transform, both, region_words.subject(measure, known))
    if transform == "yoy" and leading.area in known.regions(leading.country) and not is_on_paper():
        _offer_peers(here, leading)


def _offer_peers(here: settle.Settled, leading: Profile) -> None:
    """A link to the same growth beside that of the country and of regions that are built alike."""
    chosen, measure = here.selection, leading.measure
    there = Selection(
        chosen.language, chosen.edition, chosen.country, chosen.as_of, measure.metric, measure.activity,
        transform="yoy", areas=(leading.area,), extras="country.peers",
    )  # fmt: skip
    name = html.text(_("Beside the country and its peers"))
    link = html.element("a", name, href=f"growth?{urlencode(to_query(there))}")
    st.html(html.element("p", link, css="lio-aside lio-screen-only"))


def levels(here: settle.Settled, leading: Profile) -> Rows:
    """The levels of the area and its country over time."""
    asked = query(here, leading.area, leading.measure)
    return page.rows(here.edition, replace(asked, ref_areas=(leading.country, leading.area)))


def chart(
    here: settle.Settled, rows: Rows, measure: Measure, transform: str, order: tuple[str, str], subject: str
) -> None:  # fmt: skip
    """Two lines from the shared template, the country in grey; source and table twin."""
    known, (country, area) = names.of(here.edition), order
    shown = [(rows.where(ref_area=country), "context", country), (rows.where(ref_area=area), "chosen", area)]
    parts = [part for part, _role, _code in shown]
    until = ending_early.newest(parts)
    lines = [
        trends.line(part, measure.metric, transform, known, _label(part, measure, transform, known, until), role=role)
        for part, role, _code in shown
        if len(part.known)
    ]
    if not len(rows.where(ref_area=area).known):
        why = _why(rows.where(ref_area=area))
        html.note(
            _("No line to draw."),
            " ".join(filter(None, (region_words.why(why, transform), region_coverage.fills_area(why)))),
        )
        return
    is_percent = transform == "yoy" and not readings.is_in_points(measure.metric, transform)
    heights = trends.heights(lines, is_percent=is_percent)
    unit = readings.unit_line(rows.known.row(0), measure.metric, transform, known)
    head = _("{subject}: the region and its country", subject=subject)
    sub = _("{unit}; on the year before", unit=unit) if transform == "yoy" else unit
    moved = region_remarks.words(known, area, lines)
    html.figure_head(head, sub)
    figure = figures.trend(lines, trends.years(lines), heights, theme(), trends.breaks(rows, known), height=ON_PAPER if is_on_paper() else HEIGHT,
                           events=region_remarks.marks(known, area, lines))  # fmt: skip
    pictures.show(here.edition, figure, alt(rows, measure, transform, order, subject, known), "region-trend")
    used = joined(parts)
    ends = [ending_early.words(known, parts, transform), ending_early.begun(parts[1]) if transform == "yoy" else ""]
    page.source(here.edition, used, moved, *ends, added_up.words(known, [("", used)], order))
    if not is_on_paper():
        saved = pictures.Saved(f"{head}, {known.area(area)}", sub, "region-trend")
        page.twin(lambda: trends.twin(rows, measure.metric, transform, known), subject, "twin-trend",
                  before=lambda: pictures.save(here, saved, page.source_line(here.edition, used)))  # fmt: skip


def _why(rows: Rows) -> str:
    return str(rows.row(-1).reason) if len(rows) else "NO_DATA"


def _label(part: Rows, measure: Measure, transform: str, known: names.Names, until: str = "") -> str:
    """Name and last value, as it stands at the end of a line; its period below where another line goes further."""
    last = part.known.ordered("period_start").row(-1)
    told = readings.text(last, measure.metric, transform, known)
    shown = provisional.labelled(told, last, is_change=transform in values.CHANGES)
    when = f"<br>({formats.period_short(last.time_period)})" if ending_early.is_early(last, until) else ""
    return f"{known.short(last.ref_area)} {shown}{when}"


def alt(
    rows: Rows, measure: Measure, transform: str, order: tuple[str, str], subject: str, known: names.Names
) -> str:  # fmt: skip
    """The finding of the picture: the last value of both that is final."""
    ends = [provisional.firm(rows.where(ref_area=code)).ordered("period_start") for code in order[::-1]]
    said = [_end(part.row(-1), measure, transform, known) for part in ends if len(part)]
    return f"{subject}: {'; '.join(said)}"


def _end(row: Row, measure: Measure, transform: str, known: names.Names) -> str:
    return _("{area} {value} {in_period}", area=known.short(row.ref_area), value=readings.text(row, measure.metric, transform, known),
             in_period=formats.period(row.time_period, case="in"))  # fmt: skip


def contribution(here: settle.Settled, leading: Profile | None) -> None:
    """What the area gave to the change of its country, beside those that gave most and least; why not where it cannot be said."""
    known = names.of(here.edition)
    if leading is None:
        as_of = here.selection.as_of
        early = sentences.sentence(as_known.nothing_by(as_of)) if as_of and region_profile.listed(here) else ""
        html.note(_("No contribution."), early or _("This edition has no series by region of this country."))
        return
    measure = leading.measure
    if leading.area not in known.regions(leading.country):
        html.note(_("No contribution."), _("Contributions are counted by region; this area is not one."))
        return
    asked = replace(query(here, leading.area, measure), start=leading.period, end=leading.period, transform="yoy")
    if find_metric(measure.metric).scale != "total" or "yoy" not in choices.transforms(measure.metric, asked.freq):
        html.note(_("No contribution."), _("Only sums have parts that add up to a change."))
        return
    asked = replace(asked, ref_areas=(leading.country,), dataset=leading.rows.row(0).dataset)
    beside = reported_areas.of(here, asked)
    areas = (*leading.peers, *beside)
    if provisional.may_be(here.edition, asked.as_of):
        parts = page.rows(here.edition, replace(asked, ref_areas=(leading.country, *areas), start="", end=""))
        if not (period := provisional.newest(parts)):
            html.note(_("No contribution."), provisional.none())
            return
        leading = replace(leading, period=period, rows=parts.where(time_period=period))
        asked = replace(asked, start=period, end=period)
    found = store.ask(contributions.of_areas, here.edition, asked, areas)
    own = found.parts.where(part=leading.area) if len(found.parts) else found.parts
    html.block("sub", contribution_sentence(found, own.row(0) if len(own) else None, leading, known))
    if found.hidden:
        html.block("source", contributions_withheld.words(here, found, asked, areas, known.short))
    if len(own) and not np.isnan(own.row(0).contribution_pp):
        contribution_table(found, leading, known)
        page.source(here.edition, leading.rows, reported_areas.words(here, beside))


def contribution_sentence(
    found: contributions.Contributions, own: Row | None, leading: Profile, known: names.Names
) -> str:
    """How many points of the country's change came from the area; why it cannot be said where a part is withheld or missing."""
    if found.reason or own is None:
        why = region_words.inside(formats.reason(found.reason or "NO_DATA"))
        return _("What it gave to the change of the country cannot be said: {reason}.", reason=why)
    if np.isnan(own.contribution_pp):
        why = region_words.inside(formats.reason(own.reason))
        return _("What it gave to the change of the country cannot be said: {reason}.", reason=why)
    told = _(
        "{area} gave {points} of the change of {rate} in the country {in_period}.", area=known.area(leading.area),
        points=formats.points(own.contribution_pp, decimals=_given(_listed(found, leading))), rate=formats.rate(found.index),
        in_period=formats.period(leading.period, case="in"),
    )  # fmt: skip
    money = prices.words(leading.measure.metric)
    return f"{told} {sentences.sentence(money)}" if money else told


def _same(listed: list[float], times: float) -> int:
    """The decimals of a column: as many as its smallest figure needs, but no more than three."""
    return min(
        3, max((numerals.telling_decimals(value * times, 2) for value in listed if not np.isnan(value)), default=2)
    )


def _given(listed: Rows) -> int:
    """The decimals of the points of the listed parts, in the sentence as in the table."""
    return _same(listed["contribution_pp"].tolist(), 1)


def _listed(found: contributions.Contributions, leading: Profile) -> Rows:
    """Most and least, and the area itself."""
    points = found.parts["contribution_pp"].astype(float)
    is_rest = (found.parts["part"] == contributions.REST) & (np.abs(points) < NOTHING)
    listed = found.parts.only(~np.isnan(points) & ~is_rest)
    places = np.arange(len(listed))
    mine = np.flatnonzero(listed["part"] == leading.area)
    if len(listed) <= HIGHEST + LOWEST:
        return listed
    return listed.at(np.unique(np.r_[places[:HIGHEST], mine, places[-LOWEST:]]))


def contribution_table(found: contributions.Contributions, leading: Profile, known: names.Names) -> None:
    """Most and least, and the area itself, with its own change."""
    shown = _listed(found, leading)
    given, shares = _given(shown), _same(shown["share_of_change"].tolist(), 100)
    headers = [_("Area"), _("Own change"), _("Contribution, p.p."), _("Share of the change")]
    rest = rest_name(is_rounding=contributions.is_rounding(found))
    body = [
        [
            rest if row.part == contributions.REST else known.area(row.part),
            formats.rate(row.own_index) if not np.isnan(row.own_index) else formats.MISSING,
            formats.points(row.contribution_pp, decimals=given),
            formats.percent(row.share_of_change * 100, shares) if not np.isnan(row.share_of_change) else formats.MISSING,
        ]
        for row in shown
    ]  # fmt: skip
    label = _("Contributions of regions to the change of the country")
    html.table(headers, body, [False, True, True, True], label, kind="dense")
    html.block(
        "source",
        _("Regions that gave most and least, and this one; all contributions add up to the change of the country."),
    )
