"""Members of a cluster on any day: activity by market and potential, and who came and left in the twelve months up to it."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from data import periods
from data.errors import DataError
from metrics import cluster_record
from metrics.rows import Row, Rows
from views.parts import chrome, cluster_observed, controls, formats, html, registry_words, settle, store
from views.parts.lacking import Gap
from views.parts.language import SOURCE_LANGUAGE, _, current

GRADES = ("high", "medium", "low")
WORDED = ("tier", "market_presence", "potential")
ONE = timedelta(days=1)


def settled(base: settle.Settled) -> settle.Settled:
    """The selection with the day for which members are counted: the newest change on record until one is asked for.

    A day that cannot be asked for gets a sentence; none stands where no cluster is chosen or nobody has a day of joining.
    """
    chosen = base.selection
    ends = _ends(base)
    if ends is None:
        return replace(base, selection=replace(chosen, day=""))
    first, newest, last = ends
    asked = _read(chosen.day)
    day = min(max(asked or newest, first), last)
    notices = base.notices
    if chosen.day and asked != day:
        notices = (
            *notices,
            _("“{asked}” is not available here; {shown} is shown instead.", asked=chosen.day, shown=formats.day(day)),
        )
    return settle.Settled(replace(chosen, day=day.isoformat()), notices)


def _ends(base: settle.Settled) -> tuple[date, date, date] | None:
    """The first day of joining, the newest change on record, and the last day that can be asked for."""
    chosen = base.selection
    span = store.ask(cluster_record.dated, base.edition, chosen.cluster, chosen.as_of) if chosen.cluster else None
    if span is None:
        return None
    last = cluster_observed.day(base)
    return span[0], min(span[1], last), max(span[0], last)


def _read(text: str) -> date | None:
    """A day; None for any other text."""
    try:
        found = periods.parse(text) if text else None
    except DataError:
        return None
    return found.start if found is not None and found.freq == "D" else None


def draw(here: settle.Settled, row: Row, day: str) -> Gap | None:
    """The part, redrawn alone when its day changes; else what is missing. `day` is that of a cluster without dates."""
    on_day = _asked(here, here.selection.day or day)
    if not here.selection.day and not any(value for name in WORDED for value in on_day[name].tolist()):
        return (
            _("Members by activity, market and potential."),
            _(
                "No named member has them. File: data/raw/registry/membership.csv, columns tier, market_presence, potential."
            ),
        )

    @chrome.part
    def alone(*, is_first: bool) -> None:
        now = here if is_first else settled(settle.everywhere(controls.current()))
        if now.notices != here.notices or now.selection.cluster != row.cluster_id:
            st.rerun()  # the sentence about the address stands above
        if not is_first:
            controls.depart(now.selection)
        composition(now, now.selection.day or day)

    alone()
    return None


def _asked(here: settle.Settled, day: str) -> Rows:
    """The members of the day."""
    found: Rows = store.ask(cluster_record.composition, here.edition, here.selection.cluster, day, here.selection.as_of)
    return found


def composition(here: settle.Settled, day: str) -> None:
    """Activity by market presence; in brackets potential high, medium, low."""
    on_day, told = _asked(here, day), date.fromisoformat(day)
    total = formats.number(int(on_day["members"].sum()))
    html.figure_head(
        _("Members by activity and market, {day}: {n}", day=formats.day(told), n=total),
        _("Named members only; in brackets potential high · medium · low"),
    )
    if here.selection.day:
        slider(here, told)
        changes(here, told)
    markets = _codes(on_day, "market_presence")
    headers = [_("Activity"), *(registry_words.word("market_presence", code) for code in markets), _("All")]
    body = [
        [registry_words.word("tier", tier), *_cells(on_day.where(tier=tier), markets)]
        for tier in _codes(on_day, "tier")
    ]
    body.append([_("All"), *_cells(on_day, markets)])
    html.table(headers, body, [False] + [True] * (len(headers) - 1), _("Members by activity and market"), kind="fit")


def slider(here: settle.Settled, day: date) -> None:
    """Any day from the first joining on; the buttons move it by one."""
    ends = _ends(here)
    if ends is None or ends[0] == ends[2]:
        return
    form = "YYYY-MM-DD" if current() == SOURCE_LANGUAGE else "DD.MM.YYYY"
    controls.slide(_("Members on the day"), "day", (ends[0], ends[2]), day, form)
    with st.container(horizontal=True, gap="small", key="members-day"):
        _step("day-before", _("A day earlier"), day - ONE, is_there=day > ends[0])
        _step("day-after", _("A day later"), day + ONE, is_there=day < ends[2])


def _step(key: str, label: str, day: date, *, is_there: bool) -> None:
    """A small button below the slider."""
    st.button(
        label,
        key=controls.key_of(key),
        on_click=controls.change,
        kwargs={"day": day.isoformat()},
        disabled=not is_there,
    )


def changes(here: settle.Settled, day: date) -> None:
    """Joined, left, kept and churn of the twelve months up to the day."""
    chosen = here.selection
    year = store.ask(cluster_record.year_to, here.edition, chosen.cluster, day, chosen.as_of).row(0)
    since = _("12 months to {day}", day=formats.day_brief(day))
    figures = [
        (_("Members a year before"), formats.number(int(year.members_start))),
        (_("Joined"), formats.number(int(year.entry_events or 0))),
        (_("Left"), formats.number(int(year.exit_events or 0))),
        (_("Kept"), formats.part(year.retention_rate)),
        (_("Churn"), formats.part(year.churn_rate)),
    ]
    html.block("sub", since)
    html.kpis([(label, shown, "", "", "same", []) for label, shown in figures])
    if came_back(year):
        html.block("source", returned())


def came_back(year: Row) -> bool:
    """More went than are gone: somebody left and came back, or came and left in between."""
    return int(year.exit_events or 0) > int(year.members_start - year.retained)


def returned() -> str:
    """How kept and churn count who went in between."""
    return _(
        "Kept and churn compare the two ends: who left and came back counts as kept, "
        "who came and left in between is in neither."
    )


def _codes(on_day: Rows, kind: str) -> list[str]:
    """The codes that occur, in their order; not stated comes last."""
    found = set(on_day.plain(kind))
    return [code for code in (*registry_words.WORDS[kind], "") if code in found]


def _cells(part: Rows, markets: list[str]) -> list[str]:
    """A row of the table: each market, then all of them."""
    return [*(_cell(part.where(market_presence=market)) for market in markets), _cell(part)]


def _cell(part: Rows) -> str:
    """Members, and in brackets how many of high, medium and low potential; a dash where there is none."""
    if not len(part):
        return formats.MISSING
    grades = [int(part.where(potential=grade)["members"].sum()) for grade in GRADES]
    shown = formats.number(int(part["members"].sum()))
    return f"{shown} ({' · '.join(formats.number(grade) for grade in grades)})" if any(grades) else shown
