"""What gave the change: kinds of a product, or regions of a country or district, from the old total to the new one."""

import math
from collections.abc import Callable
from dataclasses import replace

from metrics import choices, geography
from metrics import contributions as parts_of
from metrics.catalogue import metric as find_metric
from metrics.query import Query
from metrics.rows import Row, Rows
from views.parts import bars, formats, growth_words, html, names, page, pictures, sentences, settle, store, values
from views.parts.language import _, n_
from views.parts.theme import current as theme

MOST = 9  # parts that are shown one by one
COMPARING = ("yoy", "ytd", "mom")


def is_offered(here: settle.Settled, rows: Rows, part: str) -> bool:
    """A total of one area with a computed change, whose product has kinds, or whose regions have figures."""
    chosen = here.selection
    if (
        len(chosen.areas) != 1
        or find_metric(chosen.metric).scale != "total"
        or not _comparing(here)
        or not len(rows.known)
    ):
        return False
    if part == "regions":
        return len(members(here)) > 1 and "ref_area" in find_metric(chosen.metric).adds_over
    parents = store.ask(choices.wholes, here.edition)
    return bool(chosen.product) and any(chosen.product in found for found in parents.values())


def members(here: settle.Settled) -> tuple[str, ...]:
    """The regions of the chosen area that belong to it today, where the metric has figures by region."""
    chosen, area = here.selection, here.selection.areas[0]
    found = store.ask(choices.available, here.edition, chosen.metric, chosen.country)
    if not found.of(activity=chosen.activity, product=chosen.product, freq=chosen.freq).n_areas:
        return ()
    if area == chosen.country:
        return store.ask(geography.regions, here.edition).get(area, ())
    return tuple(region for region, parent in store.ask(choices.districts, here.edition).items() if parent == area)


def _comparing(here: settle.Settled) -> str:
    """The comparison that is split: the one on the page, else on the same period of the year before."""
    chosen = here.selection
    known = choices.transforms(chosen.metric, chosen.freq)
    return chosen.transform if chosen.transform in COMPARING else "yoy" if "yoy" in known else ""


def draw(here: settle.Settled, rows: Rows, part: str) -> None:
    """The bridge from the old total to the new one, part by part; or why there is none."""
    last = growth_words.newest(here, rows)
    if last is None:
        return
    query = here.query(transform=_comparing(here), start=last.time_period, end=last.time_period, base_period="")
    found = _found(here, query, part)
    if found.reason or not len(found.parts):
        why = formats.reason(found.reason) if found.reason else _("The parts have no figures for this period.")
        html.note(_("No contributions."), why)
    elif all(math.isnan(given) for given in found.parts["contribution_pp"].tolist()):
        html.note(_("No contributions."), _("A part is withheld: the contributions of the others would tell it."))
    else:
        _bridge(here, found, query, part)


def _found(here: settle.Settled, query: Query, part: str) -> parts_of.Contributions:
    if part == "kinds":
        return store.ask(parts_of.of_products, here.edition, query)
    return store.ask(parts_of.of_areas, here.edition, query, members(here))


def _bridge(here: settle.Settled, found: parts_of.Contributions, query: Query, part: str) -> None:
    """The picture of the largest parts, and the table twin of all."""
    known, shown = names.of(here.edition), parts_of.grouped(found, MOST)
    listed = _drawable(shown.parts, found)
    label = _labels(known, part, _with_change(found.parts) - _with_change(shown.parts) + 1)
    labels, given = [label(row) for row in listed], listed["contribution_pp"].tolist()
    level = page.rows(here.edition, replace(query, transform="level")).row(0)

    def write(value: float) -> str:
        return values.level(level.with_(value=value), here.selection.metric, known)

    span = values.span(query.transform)
    ends = [formats.period_short(code, span=span) for code in (_before(here, query), query.start)]
    rate = formats.rate(found.index)
    title = _("What gave {rate} {in_period}", rate=rate, in_period=formats.period(query.start, case="in", span=span))
    sub = _("Contributions in percentage points; they add up to the change of the whole")
    html.figure_head(title, sub)
    figure = bars.bridge(
        [ends[0], *labels, ends[1]], listed["change"].tolist(), (found.base_value, found.value),
        [write(found.base_value), *(formats.points(one) for one in given), write(found.value)], theme(),
    )  # fmt: skip
    largest = max(zip(map(abs, given), labels, given, strict=True), default=(0, "", 0))
    alt = _(
        "The largest contribution, {points}, is that of: {name}.", points=formats.points(largest[2]), name=largest[1]
    )
    pictures.show(here.edition, figure, alt, "bridge")
    remark = _(
        "Total bars are cut: the axis does not start at zero. "
        "What the printed total holds beyond the parts with figures is “not itemised”."
    )
    used = page.rows(here.edition, query)
    page.source(here.edition, used, remark)
    saved = pictures.Saved(f"{growth_words.subject(here)}: {sentences.inner(title)}", sub, "bridge")
    source = page.source_line(here.edition, used)
    before = lambda: pictures.save(here, saved, remark, source)  # noqa: E731
    page.twin(lambda: _table(found.parts, label), alt, "twin-contributions", before=before)


def _drawable(parts: Rows, found: parts_of.Contributions) -> Rows:
    """The parts with a contribution, without a rest that is nothing but the noise of adding up."""
    is_noise = abs(parts["change"]) <= abs(found.base_value) * 1e-9
    return parts.only(~(is_noise & (parts["part"] == parts_of.REST)) & (parts["change"] == parts["change"]))


def _with_change(parts: Rows) -> int:
    """Parts with both figures; one without is in what is not itemised."""
    return int((parts["change"] == parts["change"]).sum())


def _before(here: settle.Settled, query: Query) -> str:
    """The period that the whole is held against."""
    return str(page.rows(here.edition, query).row(0).base_period)


def _labels(known: names.Names, part: str, n_others: int) -> Callable[[Row], str]:
    """How the parts are called."""
    others = {"kinds": n_("{n} other kind", "{n} other kinds", n_others, n=n_others),
              "regions": n_("{n} other region", "{n} other regions", n_others, n=n_others)}[part]  # fmt: skip
    fixed = {parts_of.REST: _("not itemised"), parts_of.OTHERS: others}
    name = known.product if part == "kinds" else known.short
    return lambda row: fixed.get(row.part) or name(row.part)


def _table(parts: Rows, label: Callable[[Row], str]) -> page.Table:
    """Every part with its change, its contribution and its own growth, and why one has none."""
    headers = [_("Part"), _("Change"), _("Contribution, p.p."), _("Own change")]
    body = [[label(row), _change(row), formats.points(row.contribution_pp), _own(row)] for row in parts]
    return headers, body, [False, True, True, True]


def _change(row: Row) -> str:
    if math.isnan(row.change):
        return formats.MISSING
    return formats.number(row.change, formats.level_decimals(row.change), signed=True)


def _own(row: Row) -> str:
    return formats.rate(row.own_index) if not math.isnan(row.own_index) else formats.absent(row.reason)
