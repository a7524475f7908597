"""What followed in firms that joined a cluster, or were paid support, against firms alike that did neither."""

from collections.abc import Callable

import streamlit as st

from metrics import cluster_outcomes
from metrics.cluster_outcomes import FIGURES, OUTPUT, Study
from metrics.rows import Row, Rows
from views.parts import (
    cluster_observed,
    evidence,
    formats,
    html,
    outcome_words,
    page,
    pictures,
    registry_words,
    settle,
    store,
    study_figure,
)
from views.parts.lacking import Gap
from views.parts.language import _
from views.parts.theme import current as theme

EVERY = ""
FILE = "data/raw/registry/organisation_figure.csv"
FEWEST = 5  # below so many firms a difference is shown and not judged
_TOLD_AT = (3, 2, 1, 4)  # the year after the event that the heading speaks of: the first of these that may be told


def is_on_record(here: settle.Settled) -> bool:
    """Whether any organisation has reported figures by the day."""
    return bool(store.ask(cluster_outcomes.is_on_record, here.edition, here.selection.country, _day(here)))


def missing() -> Gap:
    """What is not there without figures by organisation, and which file would bring it."""
    return _("Jobs and output of member firms."), _(
        "No organisation's figures are on record: share of the sector, comparison with firms outside and what followed support "
        "need them. File: {file}.",
        file=FILE,
    )


def joining(here: settle.Settled, cluster_id: str = EVERY) -> None:
    """Firms around the year they joined, of all clusters or of one; made when it is opened."""
    with page.unfolded(_("Firms that joined, against firms alike that did not"), "joining") as is_open:
        if is_open:
            _both(here, cluster_outcomes.after_joining, (), cluster_id, (_("joined"), _("members"), "joining"))
            html.cares(outcome_words.of_joining(is_invented=store.is_demonstration(here.edition)))


def supporting(here: settle.Settled, cluster_id: str = EVERY) -> None:
    """Firms around the year support was first paid to them; for all clusters by measure as well."""
    by = ("cluster",) if cluster_id else ("measure",)
    _both(here, cluster_outcomes.after_support, by, cluster_id, (_("first payment"), _("supported"), "support"))
    if not cluster_id:
        study = store.ask(cluster_outcomes.after_support, here.edition, here.selection.country, OUTPUT, _day(here), *by)
        if len(study.points):
            _by_group(study, _("Output by measure, against peers"))
    html.cares(outcome_words.of_support(is_invented=store.is_demonstration(here.edition)))


Words = tuple[str, str, str]  # the event, what firms with it are called, and a key


def _both(here: settle.Settled, ask: Callable[..., Study], more: tuple[str, ...], group: str, words: Words) -> None:
    """Output, then jobs."""
    for indicator in FIGURES:
        study: Study = store.ask(ask, here.edition, here.selection.country, indicator, _day(here), *more)
        points = study.points.where(group=group) if len(study.points) else study.points
        _one(here, study, points, indicator, words)


def _one(here: settle.Settled, study: Study, points: Rows, indicator: str, words: Words) -> None:
    """Heading with the finding, both pictures, the table, the source."""
    event, own, key = (*words[:2], f"{words[2]}-{indicator}")
    told = _told(points)
    html.figure_head(_heading(indicator, told), _numbers(study, points, key=words[2]))
    if told is None:
        html.note(_("No comparison."), _why(points))
        return
    left, right = st.columns(2, gap="medium")
    path, difference = (
        _("Mean path, year before = 100"),
        _("Difference from peers with 95% interval; below, the number of firms"),
    )
    with left:
        html.block("source", path)
        figure = study_figure.paths(points, own, event, theme())
        pictures.show(here.edition, figure, f"{_heading(indicator, told)}: {path}", f"paths-{key}")
    with right:
        html.block("source", difference)
        figure = study_figure.apart(points, event, theme())
        pictures.show(here.edition, figure, study_figure.interval(told).replace("<br>", ", "), f"apart-{key}")
    source = evidence.line(here.edition, list(study.sources))
    html.block("source", source)
    saved = [
        pictures.Saved(_heading(indicator, told), sub, f"{name}-{key}", sub)
        for name, sub in (("paths", path), ("apart", difference))
    ]

    def save() -> None:
        for one in saved:
            pictures.save(here, one, source)

    page.twin(lambda: _table(points, own), _heading(indicator, told), f"twin-{key}", before=save)


def _heading(indicator: str, told: Row | None) -> str:
    """The finding in one line."""
    subject = _("Output (value added)") if indicator == OUTPUT else _("Jobs")
    if told is None:
        return _("{subject}: too few firms to compare", subject=subject)
    year = study_figure.year(int(told.relative_year))
    change = formats.percent(told.difference_pct, signed=True)
    if told.n_units < FEWEST:
        return _(
            "{subject}, year {year}: too few firms ({n}) to judge",
            subject=subject,
            year=year,
            n=formats.number(int(told.n_units)),
        )
    if told.low_pct <= 0 <= told.high_pct:
        return _(
            "{subject}, year {year}: {change} against peers, which may be chance",
            subject=subject,
            year=year,
            change=change,
        )
    return _("{subject}, year {year}: {change} against peers", subject=subject, year=year, change=change)


def _numbers(study: Study, points: Rows, key: str) -> str:
    """How many firms there are, and how many of them found a peer."""
    if len(points) and points.row(0).group:
        return _("Firms of this cluster; peers of the same region and activity, nearest in jobs the year before")
    who = (
        _("{all} firms that joined have figures", all=formats.number(study.n_event))
        if key == "joining"
        else _("{all} firms that were paid support have figures", all=formats.number(study.n_event))
    )
    return _(
        "{who}; {matched} of them also of the year before, and a peer of the same region and activity, near in jobs; "
        "{free} firms to choose from",
        who=who,
        matched=formats.number(study.n_matched),
        free=formats.number(study.n_candidates),
    )


def _told(points: Rows) -> Row | None:
    """The point that the heading speaks of."""
    known = {int(row.relative_year): row for row in points if not row.reason}
    return next((known[year] for year in _TOLD_AT if year in known), None)


def _why(points: Rows) -> str:
    """Why there is nothing to show."""
    most = max((int(row.n_units) for row in points if row.relative_year > 0), default=0)
    return _(
        "A point is shown of at least three firms and three peers, and where no single firm can be told from it; here are at most {n}.",
        n=formats.number(most),
    )


def _table(points: Rows, own: str) -> page.Table:
    """Every year with both paths, the difference, its interval and the numbers behind it."""
    headers = [
        _("Year"),
        own,
        _("peers"),
        _("Difference"),
        _("from"),
        _("to"),
        _("Firms"),
        _("Peers"),
        _("Without a figure"),
        _("Why not"),
    ]
    body = [
        [
            study_figure.year(int(row.relative_year)),
            *(formats.MISSING if row.reason else formats.number(value, 1) for value in (row.units_index, row.peers_index)),
            *(formats.MISSING if row.reason else formats.percent(value, signed=True) for value in (row.difference_pct, row.low_pct, row.high_pct)),
            *(formats.number(int(value)) for value in (row.n_units, row.n_peers, row.n_lost)),
            formats.reason(row.reason) if row.reason else "",
        ]
        for row in points
    ]  # fmt: skip
    return headers, body, [True] * 9 + [False]


def _by_group(study: Study, label: str) -> None:
    """One row a measure: the newest year that may be told."""
    body = []
    for part in study.points.by("group"):
        group, told = part.row(0).group, _told(part)
        if group:
            name = registry_words.word("measure", group)
            most = max(int(row.n_units) for row in part if row.relative_year > 0)
            body.append([name, *(_shown(told) if told is not None else [formats.MISSING] * 3 + [formats.number(most)])])
    html.figure_head(
        label, _("The first measure paid counts; a dash = fewer than three firms or peers, or a firm could be told")
    )
    html.table(
        [_("Measure"), _("Year"), _("Difference"), _("95% interval"), _("Firms")],
        body,
        [False, True, True, True, True],
        label,
        kind="fit",
    )


def _shown(told: Row) -> list[str]:
    """The cells of a point."""
    low, high = (formats.percent(value, signed=True) for value in (told.low_pct, told.high_pct))
    return [
        study_figure.year(int(told.relative_year)), formats.percent(told.difference_pct, signed=True),
        _("{low} to {high}", low=low, high=high), _firms(int(told.n_units)),
    ]  # fmt: skip


def _firms(number: int) -> str:
    """How many firms a point rests on; below FEWEST it says that they are too few."""
    return formats.number(number) if number >= FEWEST else _("{n}: too few to judge", n=formats.number(number))


def _day(here: settle.Settled) -> str:
    """The day by which figures, memberships and payments are observed."""
    return cluster_observed.iso(here)
