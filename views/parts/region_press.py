"""What offices and the press said of an area, beside what our series give for the same: neither replaces the other."""

import numpy as np

from metrics import statements
from metrics.rows import Row, Rows
from views.parts import (
    declared_words,
    evidence,
    formats,
    html,
    names,
    own_folder,
    registry_words,
    sentences,
    settle,
    stated_words,
    store,
)
from views.parts.language import _
from views.parts.names import Names

MOST = 12
NOT_STATED = "_Z"
GROWTH = ("rate_pct", "index_pct", "times")
# Shares of the country, with what they are a share of.
SHARE_OF = {"SHARE_NAT_OUTPUT": "PROD_VOL", "SHARE_NAT_EMP": "EMP", "SHARE_NAT_SHIPMENTS": "SHIPMENTS"}


def stated(here: settle.Settled, area: str) -> Rows:
    """Every statement about the whole area, the newest period first; those without a period last."""
    return store.ask(_stated, here.edition, here.selection.country, area, here.selection.as_of)


def _stated(warehouse: object, country: str, area: str, as_of: str) -> Rows:
    return statements.figures(warehouse, country, ref_area=area, as_of=as_of)  # type: ignore[arg-type]


def compared(here: settle.Settled, area: str) -> Rows:
    """The statements that can be held against our own series, with both figures."""
    return store.ask(_compared, here.edition, here.selection.country, area, here.selection.as_of)


def _compared(warehouse: object, country: str, area: str, as_of: str) -> Rows:
    return statements.against_computed(warehouse, country, ref_area=area, as_of=as_of)  # type: ignore[arg-type]


def newest(found: Rows, known: Names) -> Row | None:
    """The newest growth of light industry that was stated; of one period the industry before a product of it.

    Statements whose period or scope is doubtful come only where there is no other.
    """
    if not len(found):
        return None
    light = [code for code, row in known.tables["activity"].items() if row["is_light_industry"]]
    of_light = found.among("activity", light).among("indicator", ("IPI", "PROD_VOL"))
    listed = [row for row in of_light if row.is_on_year_before and registry_words.is_known(row.index_pct)]
    order = sorted(
        listed, key=lambda row: (row.confidence == "low", -row.period_end.toordinal(), row.indicator != "IPI")
    )
    return order[0] if order else None


def sentence(row: Row, known: Names) -> str:
    """The first sentence where no series of light industry is published: what was said, and who said it."""
    told = sentences.capital(of_what(row, known))
    who = declared_words.said(row.publisher) or _("not named")
    return _("{subject}: {rate} {in_period}, as quoted by {publisher}.", subject=told, rate=stated_words.growth(row),
             in_period=formats.period(row.period_code, case="in"), publisher=who)  # fmt: skip


def title(row: Row, known: Names, area: str) -> str:
    """The same as the title of the page."""
    return _("{area}: {subject} {rate} {in_period}, as quoted", area=known.area(area), subject=sentences.inner(of_what(row, known)),
             rate=stated_words.growth(row), in_period=formats.period(row.period_code, case="in"))  # fmt: skip


def of_what(row: Row, known: Names) -> str:
    """What a statement is about: indicator with product or activity."""
    if row.product != "_T" and SHARE_OF.get(row.indicator, row.indicator) == "PROD_VOL":
        return sentences.subject("output_physical", row.product, "", known)
    name = known.text("indicator", row.indicator)
    which = known.product(row.product) if row.product != "_T" else ""
    if not which and row.activity != NOT_STATED:
        which = known.activity(row.activity)
    return f"{name}, {sentences.inner(which)}" if which else name


def draw(here: settle.Settled, area: str) -> None:
    """Agreement first, then the list as quoted; what is missing where nothing was said."""
    held, found, known = compared(here, area), stated(here, area), names.of(here.edition)
    if not len(found):
        said = _("Nothing said in public of this area is on record. File: data/raw/press_statements.csv.")
        html.note(_("No statement."), own_folder.fitting(here, said))
        return
    html.block("sub", agreement(held))
    if len(held):
        table(held, known, stated_words.multiples(here))
    listed(here, found, known)


def agreement(held: Rows) -> str:
    """Whether our series agree with what was said: how many within half a point, how many not; what cannot be held."""
    if not len(held):
        return _(
            "None of these statements can be held against a series of this edition: it has none of this area and subject."
        )
    close = int((np.abs(held["gap_pp"].astype(float)) <= 0.5).sum())
    return _("Held against our series: {n}; within half a percentage point: {close}. Neither replaces the other.",
             n=formats.number(len(held)), close=formats.number(close))  # fmt: skip


def table(held: Rows, known: Names, multiples: dict[str, Row]) -> None:
    """What was said, what the series gives for the same period, and the difference; `multiples`: what was said as one."""
    headers = [_("Of what"), _("Period"), _("As published"), _("From the series"), _("Difference")]
    body = [
        [
            known.product(row.product) if row.product != "_T" else known.activity(row.activity),
            formats.period(row.period_code), formats.rate(row.stated) if said is None else stated_words.growth(said),
            formats.rate(row.computed), stated_words.difference(row.gap_pp, said),
        ]
        for row in held
        for said in (multiples.get(row.figure_id),)
    ]  # fmt: skip
    html.table(headers, body, [False, False, True, True, True], _("Published and computed growth"))


def listed(here: settle.Settled, found: Rows, known: Names) -> None:
    """What was said of one subject and period as one row: level, change, share of the country; the newest first."""
    groups: dict[tuple[str, ...], dict[str, Row]] = {}
    for row in found:
        key = (row.period_code, row.activity, row.product, SHARE_OF.get(row.indicator, row.indicator))
        groups.setdefault(key, {}).setdefault(_column(row), row)
    shown = list(groups.values())[:MOST]
    headers = [_("Of what"), _("Period"), _("Value"), _("Change on the year before"), _("Share of the country")]
    body = [_cells(group, known) for group in shown]
    sources = [next(iter(group.values())).source_id for group in shown]
    columns, rows, line = evidence.beside(here.edition, headers, body, sources)
    html.table(
        columns, rows, [False, False, True, True, True, False][: len(columns)], _("As quoted by offices and the press"),
        kind="said",
    )  # fmt: skip
    if len(groups) > len(shown):
        more = _("The newest {shown} of {all} subjects and periods on record.", shown=formats.number(len(shown)),
                 all=formats.number(len(groups)))  # fmt: skip
        line = " ".join(filter(None, (more, line)))
    if line:
        html.block("source", line)


def _column(row: Row) -> str:
    """In which column a statement stands."""
    if row.value_kind in GROWTH:
        return "change" if row.is_on_year_before else "other"
    return "share" if row.indicator in SHARE_OF else "level"


def _cells(group: dict[str, Row], known: Names) -> list[str]:
    """One subject and period; growth against another base stands with its base in the column of values."""
    first = next(iter(group.values()))
    level, change, share, other = (group.get(name) for name in ("level", "change", "share", "other"))
    value = registry_words.stated(level, known) if level is not None else formats.MISSING
    if level is None and other is not None:
        value = _against(other)
    return [
        of_what(first if first is not share or level is None else level, known),
        formats.period(first.period_code) if first.period_code else _("not stated"),
        value,
        stated_words.growth(change) if change is not None else formats.MISSING,
        registry_words.softened(formats.percent(share.value), share.qualifier)
        if share is not None
        else formats.MISSING,
    ]


def _against(row: Row) -> str:
    """Growth that is not against the same period of the year before, with its base."""
    shown = (
        stated_words.growth(row)
        if registry_words.is_known(row.index_pct)
        else registry_words.softened(formats.percent(row.value), row.qualifier)
    )
    base = formats.period(row.base_period, case="to") if row.base_period else _("base not stated")
    return f"{shown} ({base})"
