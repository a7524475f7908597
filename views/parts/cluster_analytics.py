"""Clusters beside each other: growth, members and their part of the sector, who they are, how long they stay."""

from datetime import date

import numpy as np

from metrics import cluster_reach
from metrics.rows import Row, Rows
from metrics.status import SUPPRESSED
from views.parts import (
    cluster_mix,
    cluster_observed,
    cluster_staying,
    figures,
    formats,
    html,
    names,
    page,
    pictures,
    settle,
    store,
    study_figure,
)
from views.parts.figures import Axis, Line
from views.parts.lacking import Gap
from views.parts.language import _, n_
from views.parts.theme import current as theme

EVERY = cluster_reach.EVERY


def is_on_record(here: settle.Settled) -> bool:
    """Whether any cluster of the country has members with a day of joining."""
    return bool(store.ask(cluster_reach.has_dates, here.edition, here.selection.country, _day(here).isoformat()))


def missing() -> Gap:
    """What is not there without days of joining, and which file would bring it."""
    return _("Growth, members by activity, how long they stay."), _(
        "No day of joining is on record. File: data/raw/registry/membership.csv, columns valid_from, valid_to."
    )


def country(here: settle.Settled) -> None:
    """All clusters of the country, made when it is opened."""
    with page.unfolded(
        _("Clusters compared: growth, share of the sector, members, how long they stay"), "compared"
    ) as is_open:
        if not is_open:
            return
        compared, reach = _compared(here), _reach(here)
        growth(here, compared, reach)
        by_year(here)
        cluster_mix.draw(here, compared)
        cluster_staying.draw(here, EVERY)
        _cares(reach)


def one(here: settle.Settled, row: Row) -> None:
    """The same of one cluster, made when it is opened; its stays against those of all clusters."""
    with page.unfolded(_("Growth, share of the sector, how long members stay"), "reach") as is_open:
        if not is_open:
            return
        compared, reach = (
            found.where(cluster_id=row.cluster_id) if len(found) else found for found in (_compared(here), _reach(here))
        )
        if len(compared):
            growth(here, compared, reach)
        cluster_staying.draw(here, row.cluster_id)
        _cares(reach)


def growth(here: settle.Settled, compared: Rows, reach: Rows) -> None:
    """Members at both ends of the year, and their part of the sector in the newest year that firms reported."""
    first, known = compared.row(0), names.of(here.edition)
    total, before = int(compared["members_end"].sum()), int(compared["members_start"].sum())
    year = reach.row(0).year if len(reach) else ""
    heading = n_(
        "{n} member on {day}", "{n} members on {day}", total, n=formats.number(total), day=formats.day(first.last)
    )
    sub = _("a year before {n}; share of the sector in {year}, ≥ = at least", n=formats.number(before), year=year) if year else _(
        "a year before {n}; share of the sector not known", n=formats.number(before))  # fmt: skip
    html.figure_head(heading, f"{sub}; {cluster_observed.said(here)}")
    headers = [_("Cluster"), _("Members"), _("Change over the year"), _("Joined"), _("Left"), _("Kept"),
               _per_1000(year), _("Share of jobs"), _("Share of output"), _("Reported")]  # fmt: skip
    held = {row.cluster_id: row for row in reach}
    body = [_growth(known.text("cluster", row.cluster_id), row, held.get(row.cluster_id)) for row in compared]
    if EVERY in held:
        body.insert(0, _growth_of_all(compared, held[EVERY]))
    html.table(headers, body, [False] + [True] * 9, heading, kind="dense")


def _per_1000(year: str) -> str:
    """The heading of the ratio: its members are those of the year that firms reported, not those beside it."""
    return (
        _("Members at the end of {year} per 1,000 organisations", year=year)
        if year
        else _("Members per 1,000 organisations")
    )


def _growth_of_all(compared: Rows, held: Row) -> list[str]:
    """The cells of all clusters together."""
    before, after = int(compared["members_start"].sum()), int(compared["members_end"].sum())
    moves = (formats.number(int(compared[name].sum())) for name in ("entry_events", "exit_events"))
    change, kept = (after / before - 1, compared["retained"].sum() / before) if before else (np.nan, np.nan)
    return [
        _("All clusters"),
        formats.number(after),
        formats.part(change, signed=True),
        *moves,
        formats.part(kept),
        *_held(held),
    ]


def _growth(name: str, row: Row, held: Row | None) -> list[str]:
    """The cells of one cluster."""
    return [
        name, formats.number(int(row.members_end)), formats.part(row.net_growth_rate, signed=True), formats.number(int(row.entry_events)),
        formats.number(int(row.exit_events)), formats.part(row.retention_rate), *_held(held),
    ]  # fmt: skip


def _held(row: Row | None) -> list[str]:
    """Per 1000 organisations, share of jobs and output, how many of the members reported."""
    if row is None:
        return [formats.MISSING] * 4
    shares = [
        _share(row.jobs_at_least, row.jobs_reason, row.jobs_lacks),
        _share(row.output_at_least, row.output_reason, row.output_lacks),
    ]
    density = formats.MISSING if row.per_1000_reason else formats.number(row.per_1000, 1)
    return [density, *shares, _reported(int(row.jobs_told), int(row.of_sector), int(row.jobs_withheld))]


def _reported(told: int, every: int, withheld: int) -> str:
    """How many members of the sector have a figure that counts, and how many withhold theirs."""
    numbers = {"n": formats.number(told), "all": formats.number(every)}
    if not withheld:
        return _("{n} of {all}", **numbers)
    return _("{n} of {all}, {withheld} withheld", **numbers, withheld=formats.number(withheld))


def _share(value: float, reason: str, lacks: str) -> str:
    """A part of the sector; a withheld one says so, and so does one that is no more than a lower bound."""
    if reason in SUPPRESSED:
        return _("withheld")
    if reason:
        return formats.MISSING
    return f"{'≥ ' if lacks else ''}{formats.percent(value, 1)}"


def by_year(here: settle.Settled) -> None:
    """Members of all clusters together at the end of every year; by cluster in the table."""
    found: Rows = store.ask(cluster_reach.by_year, here.edition, here.selection.country, _day(here).isoformat())
    days = found.distinct("day")
    sums = [int(part["members"].sum()) for part in found.by("day")]
    order = sorted(range(len(days)), key=lambda place: days[place])
    days, sums = [days[place] for place in order], [sums[place] for place in order]
    years = [int(str(day)[:4]) for day in np.array(days, dtype="datetime64[D]")]
    label = _("Members at the end of the year")
    html.figure_head(label, _("All clusters; who is in two of them counts in both"))
    hover = tuple(f"{year}: {formats.number(n)}" for year, n in zip(years, sums, strict=True))
    line = Line(tuple(map(float, years)), tuple(map(float, sums)), hover, formats.number(sums[-1]))
    figure = figures.trend(
        [line],
        Axis(line.x, tuple(map(str, years))),
        study_figure.ticks([0, *sums]),
        theme(),
        height=study_figure.HEIGHT,
    )
    pictures.show(here.edition, figure, f"{label}: {'; '.join(hover)}", "members-by-year")
    saved = pictures.Saved(label, _("All clusters; who is in two of them counts in both"), "members-by-year")
    page.twin(
        lambda: _years(here, found, years), label, "twin-members-by-year", before=lambda: pictures.save(here, saved)
    )


def _years(here: settle.Settled, found: Rows, years: list[int]) -> page.Table:
    """One row a cluster, one column a year."""
    known, cells = names.of(here.edition), {(row.cluster_id, row.day.year): int(row.members) for row in found}
    body = []
    for code in sorted(found.distinct("cluster_id"), key=lambda code: -cells.get((code, years[-1]), 0)):
        numbers = [cells.get((code, year)) for year in years]
        body.append(
            [known.text("cluster", code), *(formats.MISSING if n is None else formats.number(n) for n in numbers)]
        )
    return [_("Cluster"), *map(str, years)], body, [False] + [True] * len(years)


def _cares(reach: Rows) -> None:
    """How the figures are to be read."""
    pairs = [
        (_("Members."), _("Members with a day of joining. The year is that of the last change on record.")),
        (
            _("Sector."),
            _(
                "Organisations, jobs and value added of light industry in the areas of the cluster; "
                "members may be of other activities, so members per 1,000 are no share."
            ),
        ),
        (
            _("At least."),
            _(
                "≥ stands where a member of the sector has no figure or withholds it: the share is of the others alone. "
                "Without the sign every member of the sector has reported."
            ),
        ),
        (
            _("Withheld."),
            _(
                "A share that could tell what a single firm has is withheld, "
                "and so is one that would follow from all the others."
            ),
        ),
    ]
    html.cares(pairs if len(reach) else pairs[:1])


def _compared(here: settle.Settled) -> Rows:
    found: Rows = store.ask(cluster_reach.compared, here.edition, here.selection.country, _day(here).isoformat())
    return found


def _reach(here: settle.Settled) -> Rows:
    chosen = here.selection
    found: Rows = store.ask(cluster_reach.coverage, here.edition, chosen.country, _day(here).isoformat(), chosen.as_of)
    return found


def _day(here: settle.Settled) -> date:
    """The day to which memberships and figures are observed."""
    return cluster_observed.day(here)
