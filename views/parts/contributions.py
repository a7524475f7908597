"""What gave the change: kinds of a product, parts of an industry, or regions of a country or district, from the old total to the new one."""

import math
from collections.abc import Callable
from dataclasses import replace

from metrics import choices, geography
from metrics import contributions as parts_of
from metrics.catalogue import metric as find_metric
from metrics.cube import Array
from metrics.query import Query
from metrics.rows import Row, Rows
from views.parts import (
    bars,
    contributions_withheld,
    contributions_words,
    formats,
    growth_moment,
    growth_needed,
    growth_words,
    html,
    names,
    page,
    pictures,
    region_coverage,
    reported_areas,
    sentences,
    settle,
    store,
    unfinished,
    values,
)  # fmt: skip
from views.parts.language import _, n_
from views.parts.theme import current as theme

MOST = 9  # parts that are shown one by one
COMPARING = ("yoy", "ytd", "mom")


def is_offered(here: settle.Settled, rows: Rows, part: str) -> bool:
    """A total of one area with a computed change, whose product has kinds, whose industry has parts, or whose regions have figures."""
    chosen = here.selection
    if (
        len(chosen.areas) != 1
        or find_metric(chosen.metric).scale != "total"
        or not comparing(here)
        or not len(rows.known)
    ):
        return False
    if part == "regions":
        adds_up = "ref_area" in find_metric(chosen.metric).adds_over
        return (adds_up and len(members(here)) > 1) or _is_unfilled(here)
    if part == "activities":
        split = store.ask(choices.split_activities, here.edition)
        adds_up = "activity" in find_metric(chosen.metric).adds_over
        return adds_up and any((dataset, chosen.activity) in split for dataset in rows.known.distinct("dataset"))
    parents = store.ask(choices.wholes, here.edition)
    return bool(chosen.product) and any(chosen.product in found for found in parents.values())


def _is_unfilled(here: settle.Settled) -> bool:
    """Regions would add up to the country, but this edition has no figure by region: then that is the answer."""
    chosen, metric = here.selection, find_metric(here.selection.metric)
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    is_national = metric.table == "observation" and "ref_area" in metric.adds_over and found.n_areas < 1
    return is_national and chosen.areas == (chosen.country,)


def members(here: settle.Settled) -> tuple[str, ...]:
    """The regions of the chosen area that belong to it today, where the metric has figures by region."""
    chosen, area = here.selection, here.selection.areas[0]
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if not found.of(activity=chosen.activity, product=chosen.product, freq=chosen.freq).n_areas:
        return ()
    if area == chosen.country:
        return store.ask(geography.regions, here.edition).get(area, ())
    return tuple(region for region, parent in store.ask(choices.districts, here.edition).items() if parent == area)


def reported(here: settle.Settled) -> tuple[str, ...]:
    """What the office prints beside the regions of a country; of a district they are members already."""
    is_of_country = here.selection.areas == (here.selection.country,)
    return reported_areas.of(here, here.query()) if is_of_country else ()


def comparing(here: settle.Settled) -> str:
    """The comparison that is split: the one on the page, else on the same period of the year before."""
    chosen = here.selection
    known = choices.transforms(chosen.metric, chosen.freq)
    return chosen.transform if chosen.transform in COMPARING else "yoy" if "yoy" in known else ""


def draw(here: settle.Settled, rows: Rows, part: str) -> None:
    """The bridge from the old total to the new one, part by part; or why there is none."""
    if part == "regions" and not members(here):
        html.note(_("No contributions of regions."), region_coverage.filled_by(here))
        return
    areas = (*members(here), *reported(here)) if part == "regions" else ()
    last = growth_moment.chosen(here, rows, lambda: growth_needed.of(here, part, comparing(here), areas))
    if last is None:
        return
    query = here.query(transform=comparing(here), start=last.time_period, end=last.time_period, base_period="")
    found = _found(here, query, part)
    if found.reason or not len(found.parts):
        why = formats.reason(found.reason) if found.reason else _("The parts have no figures for this period.")
        html.note(_("No contributions."), why)
    elif all(math.isnan(given) for given in found.parts["contribution_pp"].tolist()):
        helps = contributions_withheld.words(here, found, query, areas, _name(names.of(here.edition), part))
        why = _("A part is withheld: the contributions of the others would tell it.")
        html.note(_("No contributions."), f"{why} {helps}")
    else:
        _bridge(here, found, query, part)


def _found(here: settle.Settled, query: Query, part: str) -> parts_of.Contributions:
    if part == "kinds":
        return store.ask(parts_of.of_products, here.edition, query)
    if part == "activities":
        return store.ask(parts_of.of_activities, here.edition, query)
    return store.ask(parts_of.of_areas, here.edition, query, (*members(here), *reported(here)))


def _bridge(here: settle.Settled, found: parts_of.Contributions, query: Query, part: str) -> None:
    """The picture of the largest parts, and the table twin of all."""
    known, shown = names.of(here.edition), parts_of.grouped(found, MOST)
    listed = _drawable(shown.parts, found)
    n_others = _with_change(found.parts) - _with_change(shown.parts) + 1
    label = _labels(known, part, n_others, is_rounding=parts_of.is_rounding(found))
    labels, given = [label(row) for row in listed], listed["contribution_pp"].tolist()
    level = page.rows(here.edition, replace(query, transform="level")).row(0)

    def write(value: float) -> str:
        return values.level(level.with_(value=value), here.selection.metric, known)

    span = values.span(query.transform)
    ends = [formats.period_short(code, span=span) for code in (_before(here, query), query.start)]
    rate = formats.rate(found.index)
    title = _("What gave {rate} {in_period}", rate=rate, in_period=formats.period(query.start, case="in", span=span))
    title = unfinished.marked(title, [level.obs_status])
    sub = _("Contributions in percentage points; unrounded, they add up to the change of the whole")
    html.figure_head(title, sub)
    figure = bars.bridge(
        [ends[0], *labels, ends[1]], listed["change"].tolist(), (found.base_value, found.value),
        [write(found.base_value), *(formats.points(one) for one in given), write(found.value)], theme(),
    )  # fmt: skip
    alt = contributions_words.largest(labels, given)
    html.block("aside", contributions_words.beside(found, label))
    pictures.show(here.edition, figure, alt, "bridge")
    remark = _(
        "Total bars are cut: the axis does not start at zero. "
        "What the printed total holds beyond the parts with figures is “not itemised”."
    )
    others = reported_areas.words(here, reported(here) if part == "regions" else ())
    remark += " " + others if others else ""
    used = page.rows(here.edition, query)
    page.source(here.edition, used, remark)
    saved = pictures.Saved(f"{growth_words.subject(here)}: {sentences.inner(title)}", sub, "bridge")
    source = page.source_line(here.edition, used)
    before = lambda: pictures.save(here, saved, remark, source)  # noqa: E731
    page.twin(lambda: _table(found, label, known), alt, "twin-contributions", before=before)


def _drawable(parts: Rows, found: parts_of.Contributions) -> Rows:
    """The parts with a contribution, without a rest that is the noise of adding up, or rounding that cannot be seen."""
    least = contributions_words.NOTHING / 100 if parts_of.is_rounding(found) else 1e-9
    is_noise = abs(parts["change"]) <= abs(found.base_value) * least
    return parts.only(~(is_noise & (parts["part"] == parts_of.REST)) & (parts["change"] == parts["change"]))


def _with_change(parts: Rows) -> int:
    """Parts with both figures that are not both zero; one without is in what is not itemised."""
    return int(((parts["change"] == parts["change"]) & ~_is_nothing(parts)).sum())


def _is_nothing(parts: Rows) -> Array:
    """Zero before and zero now."""
    found: Array = (parts["value"] == 0) & (parts["base_value"] == 0)
    return found


def _before(here: settle.Settled, query: Query) -> str:
    """The period that the whole is held against."""
    return str(page.rows(here.edition, query).row(0).base_period)


def _labels(known: names.Names, part: str, n_others: int, *, is_rounding: bool = False) -> Callable[[Row], str]:
    """How the parts are called; what is left beyond them may be nothing but their rounding."""
    others = {"kinds": n_("{n} other kind", "{n} other kinds", n_others, n=n_others), "activities": "",
              "regions": n_("{n} other region", "{n} other regions", n_others, n=n_others)}[part]  # fmt: skip
    fixed = {parts_of.REST: contributions_words.rest_name(is_rounding=is_rounding), parts_of.OTHERS: others}
    name = _name(known, part)
    return lambda row: fixed.get(row.part) or name(row.part)


def _name(known: names.Names, part: str) -> Callable[[str], str]:
    """How the parts of a kind are called, by their codes."""
    return {"kinds": known.product, "activities": known.activity, "regions": known.short}[part]


def _table(found: parts_of.Contributions, label: Callable[[Row], str], known: names.Names) -> page.Table:
    """Every part with its change, its contribution and its own growth, and why one has none; nothing before and now counts as one."""
    unit = formats.unit(known.unit(found.unit) if found.unit else "", found.unit_mult)
    change = _("Change, {unit}", unit=unit) if unit else _("Change")
    headers = [_("Part"), change, _("Contribution, p.p."), _("Own change")]
    shown, empty = found.parts.only(~_is_nothing(found.parts)), int(_is_nothing(found.parts).sum())
    body = [[label(row), _change(row), formats.points(row.contribution_pp, decimals=2), _own(row)] for row in shown]
    if empty:
        nothing = n_("{n} part: zero before and now", "{n} parts: zero before and now", empty, n=formats.number(empty))
        body.append([nothing, formats.number(0), formats.points(0, decimals=2), formats.MISSING])
    return headers, body, [False, True, True, True]


def _change(row: Row) -> str:
    if math.isnan(row.change):
        return formats.MISSING
    return formats.number(row.change, formats.level_decimals(row.change), signed=True)


def _own(row: Row) -> str:
    return formats.rate(row.own_index) if not math.isnan(row.own_index) else formats.absent(row.reason)
