"""What is compared: up to ten regions and ten metrics, settled from the address, and the controls that change them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from metrics.catalogue import metric as find_metric
from views.parts import area_search, codes, compare_columns, compare_year, controls, formats, names, readings, settle
from views.parts.compare_columns import Answer, Column
from views.parts.language import _, current
from views.parts.settling import Settling

MOST, FIRST = 10, 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settled page: what is compared, the column looked at more closely, and the two that are held against each other."""

    here: settle.Settled
    areas: tuple[str, ...]
    columns: tuple[Column, ...]
    answers: tuple[Answer | None, ...]

    @property
    def focus(self) -> Answer | None:
        """The column looked at; the first that has figures if that one has none."""
        return self.of(self.here.selection.focus) or next((one for one in self.answers if one is not None), None)

    def of(self, code: str) -> Answer | None:
        """The figures of one of the columns."""
        pairs = zip(self.columns, self.answers, strict=True)
        return next((answer for column, answer in pairs if column.code == code), None)


def settled(base: settle.Settled) -> Chosen:
    """Regions and columns that there are; everything that was asked for and is not there is said."""
    settling = Settling(base.notices)
    columns = _columns(settle.Settled(base.selection.changed(year="")), settling)
    base = compare_year.settled(base, columns, settling)
    answers = tuple(compare_columns.answer(base, one) for one in columns)
    areas = _areas(base, settling) or _largest(answers, base.selection.country)
    known = [one.code for one in columns]
    chosen = base.selection
    focus = chosen.focus if chosen.focus in known else (known[0] if known else "")
    across = chosen.across if chosen.across in known else (known[0] if known else "")
    along = chosen.along if chosen.along in known and chosen.along != across else _other(known, across)
    made = replace(
        chosen, areas=areas, columns=tuple(known), focus=focus, across=across, along=along, near=_near(chosen.near)
    )
    return Chosen(settle.Settled(made, tuple(settling.notices)), areas, columns, answers)


def _other(known: list[str], taken: str) -> str:
    return next((code for code in known if code != taken), taken)


def _near(asked: str) -> str:
    """A number of peers that can be compared with the region."""
    return asked if asked.isdecimal() and 1 <= int(asked) < MOST else ""


def _columns(base: settle.Settled, settling: Settling) -> tuple[Column, ...]:
    """The asked columns that the country has by region, else what the page opens with."""
    found = []
    for code in dict.fromkeys(base.selection.columns):
        column = compare_columns.read(code)
        if column is not None and compare_columns.series(base, column) is not None:
            found.append(column)
        else:
            settling.notices.append(_("“{asked}” is not there by region and was left out.", asked=code))
    if len(found) > MOST:
        settling.notices.append(_("At most {n} metrics are compared; the first are shown.", n=MOST))
    return tuple(found[:MOST]) or compare_columns.first(base)


def _areas(base: settle.Settled, settling: Settling) -> tuple[str, ...]:
    """The asked regions; districts and the country are no regions and are left to the pages that draw them."""
    known, country = names.of(base.edition), base.selection.country
    found = settling.several(base.selection.areas, known.areas(country)) if base.selection.areas else ()
    there = set(compare_columns.regions(known, country))
    if others := [code for code in found if code not in there and code != country]:
        listed = formats.listed(known.area(code) for code in others)
        settling.notices.append(_("Only regions of today are compared, so left out: {areas}.", areas=listed))
    fit = tuple(code for code in found if code in there)
    if len(fit) > MOST:
        settling.notices.append(_("At most {n} regions are compared; the first are shown.", n=MOST))
    return fit[:MOST]


def _largest(answers: tuple[Answer | None, ...], country: str) -> tuple[str, ...]:
    """The regions with the largest figures of the first column that has any; a small base is no size."""
    for one in answers:
        if one is not None:
            rows = one.rows.known.only(~one.rows.known["is_small_base"].astype(bool))
            rows = readings.ordered(rows, one.column.metric, one.column.transform)
            found = [code for code in rows.plain("ref_area") if code != country]
            if found:
                return tuple(found[:FIRST])
    return ()


def draw(chosen: Chosen) -> None:
    """Two popovers, made when they are opened, regions and metrics, and the year."""
    with st.container(horizontal=True, key="controls", gap="small", vertical_alignment="center"):
        with st.popover(_("Choose regions"), width="content", key="compare-regions", on_change="rerun") as regions:
            if regions.open:
                _regions(chosen)
        with st.popover(_("Choose metrics"), width="content", key="compare-metrics", on_change="rerun") as columns:
            if columns.open:
                _metrics(chosen)
        compare_year.draw(chosen.here, chosen.columns)


def _regions(chosen: Chosen) -> None:
    """The regions compared, each to be taken away, and a search for another one by names of all languages."""
    known, country = names.of(chosen.here.edition), chosen.here.selection.country
    _kept(_("Regions compared; one that is pressed is taken away"), "areas", chosen.areas, known.area)
    if len(chosen.areas) >= MOST:
        st.caption(_("Ten regions are compared at most: take one away to add another."))
        return
    there = set(compare_columns.regions(known, country)) - set(chosen.areas)
    st.caption(_("Add a region: type its name in any of the three languages"))
    area_search.draw(
        chosen.here, _("Add a region"), "", lambda code: controls.change(areas=(*chosen.areas, code)),
        key=f"compare-add-{'-'.join(chosen.areas)}", among=there, taken=chosen.areas,
    )  # fmt: skip


def _kept(label: str, field: str, kept: tuple[str, ...], says: Callable[[str], str]) -> None:
    """What is compared as a row of buttons; the last one stays."""
    key = controls.key_of(f"compare-kept-{field}")
    controls.hold(key, list(kept))

    def take() -> None:
        left = tuple(code for code in kept if code in (st.session_state[key] or ()))
        controls.change(**{field: left or kept})

    st.caption(label)
    st.pills(
        label, list(kept), selection_mode="multi", format_func=lambda code: f"{says(code)} ✕", key=key, on_change=take,
        label_visibility="collapsed", wrap=True,
    )  # fmt: skip


def _metrics(chosen: Chosen) -> None:
    """The columns compared, and another one to be put together from metric, activity or product, and view."""
    known = names.of(chosen.here.edition)
    labels = {one.code: compare_columns.label(one, known) for one in chosen.columns}
    _kept(_("Metrics compared; one that is pressed is taken away"), "columns", tuple(labels), labels.__getitem__)
    if len(chosen.columns) >= MOST:
        st.caption(_("Ten metrics are compared at most: take one away to add another."))
        return
    st.caption(_("Add a metric"))
    column = _another(chosen.here, known)
    st.button(
        _("Add to the comparison"), on_click=controls.change, kwargs={"columns": (*labels, column.code)},
        disabled=column.code in labels, key="compare-add-metric",
    )  # fmt: skip


def _another(here: settle.Settled, known: names.Names) -> Column:
    """What the three lists say."""
    offered = compare_columns.metrics(here)
    metric = str(_list(_("Metric"), offered, lambda code: find_metric(code).short[current()], "metric"))
    listed = compare_columns.parts(here, metric)
    part, says = listed[0], known.product if Column(metric).dimension == "product" else known.activity
    if len(listed) > 1:
        part = str(_list(_("Product") if says == known.product else _("Activity"), listed, says, f"part-{metric}"))
    views = compare_columns.views(here, metric, part)
    view = views[0] if len(views) < 2 else str(_list(_("View"), views, codes.transform_name, f"view-{metric}"))
    return Column(metric, part, view)


def _list(label: str, options: tuple[str, ...], says: Callable[[str], str], key: str) -> str:
    chosen: str = st.selectbox(
        label, options, format_func=says, key=controls.key_of(f"compare-new-{key}"), label_visibility="collapsed"
    )
    return chosen


def closer(chosen: Chosen) -> None:
    """Which column the parts below look at."""
    known = names.of(chosen.here.edition)
    labels = {
        one.code: compare_columns.label(one, known)
        for one, answer in zip(chosen.columns, chosen.answers, strict=True)
        if answer is not None
    }
    if len(labels) > 1:
        controls.choose(
            _("Metric looked at more closely"), "focus", tuple(labels), chosen.here.selection.focus, labels.__getitem__,
            width=420,
        )  # fmt: skip
