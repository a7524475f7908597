"""The sentences of the Overview."""

from datetime import date

import numpy as np

from metrics.rows import Rows
from views.parts import as_known, atlas_words, formats, names, readings, sentences, unfinished, values
from views.parts.key_figures import Figure
from views.parts.language import _


def title(edition: str, figures: list[Figure], clusters: Rows, as_of: str = "") -> str:
    """What grew and what fell, by product; else the largest change; else what is on record, or was on the day."""
    if as_of and not figures and not clusters["lifecycle_stage"].any():
        return sentences.capital(as_known.nothing_by(as_of))
    products = [one for one in figures if one.kpi.product and one.index is not None]
    if not products:
        return changes(edition, figures) or atlas_words.clusters_title(clusters)
    statuses = [row.obs_status for one in products for row in one.rows.where(time_period=one.period, reason="")]
    return unfinished.marked(_grew_and_fell(edition, products), statuses)


def _grew_and_fell(edition: str, products: list[Figure]) -> str:
    """Which products grew and which fell in the newest year."""
    known, period = names.of(edition), products[0].period
    grew = [known.output_of(one.kpi.product) for one in products if one.direction == "up"]
    fell = [known.output_of(one.kpi.product) for one in products if one.direction == "down"]
    when = formats.period(period, case="in")
    if grew and fell:
        return _(
            "Output of {grew} rose {in_period}; that of {fell} fell",
            grew=formats.listed(grew),
            fell=formats.listed(fell),
            in_period=when,
        )
    if grew:
        return _("Output of {grew} rose {in_period}", grew=formats.listed(grew), in_period=when)
    if fell:
        return _("Output of {fell} fell {in_period}", fell=formats.listed(fell), in_period=when)
    return _("Output hardly changed {in_period}", in_period=when)


def changes(edition: str, figures: list[Figure]) -> str:
    """The first figure with a change, as a sentence."""
    first = next((one for one in figures if one.index is not None and not is_share(one)), None)
    if first is None:
        return ""
    change = formats.change(first.index, str(int(first.period[:4]) - 1))
    return _(
        "{subject}: {value} {in_period}, {change}",
        subject=subject(edition, first),
        value=level(edition, first),
        in_period=formats.period(first.period, case="in"),
        change=change,
    )


def is_share(one: Figure) -> bool:
    """A share changes by percentage points: it is not "9.8 % more"."""
    return readings.is_in_points(one.kpi.metric, "yoy")


def subject(edition: str, one: Figure) -> str:
    """What a key figure is of, without its unit."""
    return sentences.subject(one.kpi.metric, one.kpi.product, one.kpi.activity, names.of(edition))


def level(edition: str, one: Figure) -> str:
    """The value of a key figure with its unit."""
    return values.text(one.rows.where(time_period=one.period).row(0), one.kpi.metric, "level", names.of(edition))


def _index(one: Figure) -> float:
    """The change of a figure that has one."""
    return float(one.index or 0)


def lead(edition: str, figures: list[Figure], as_of: str = "") -> str:
    """The level of the largest rise and the size of the largest fall."""
    if as_of and not figures:
        return _(
            "No issue with the key figures from before {day} is at hand.", day=formats.day(date.fromisoformat(as_of))
        )
    known = [one for one in figures if one.index is not None]
    if not known:
        return _("Statements of offices and the press, and the registry of clusters; no official series by region.")
    top, bottom = max(known, key=_index), min(known, key=_index)
    shown = (top, bottom) if bottom is not top and _index(bottom) < 100 else (top,)
    return " ".join(sentences.sentence(_said(edition, one)) for one in shown)


def _said(edition: str, one: Figure) -> str:
    """A key figure with its period and its change."""
    when = formats.period(one.period, case="in")
    told = _("{subject}: {value} {in_period}", subject=subject(edition, one), value=level(edition, one), in_period=when)
    return f"{told}, {one.delta}"


def revision_note(revised: Rows) -> str:
    """How many figures the newest issue revised, and the largest revision."""
    changed = revised.where(kind="revised")
    if not len(changed):
        return _("The newest issue revised no figure of the one before it.")
    largest = changed.row(int(np.nanargmax(np.abs(changed["change_pct"]))))
    return _("Issue {after} revised {n} figures of issue {before}; the largest change was {pct}.",
             after=largest.issue_after, before=largest.issue_before, n=formats.number(len(changed)),
             pct=formats.percent(largest.change_pct, 1, signed=True))  # fmt: skip


def missing_note(country: str) -> str:
    """What is not here, and which file would fill it."""
    notes = {
        "RU": _(
            "Output and employment of light industry by region are not in the published sources at hand. "
            "A regional export of the statistics office, loaded as an edition of your own, fills the map."
        ),
        "UA": _(
            "There are only statements of offices and the press. "
            "A series of the statistics office by region, loaded as an edition of your own, fills Growth and Atlas."
        ),
        "US": _(
            "Textiles and apparel by state end in 2021 in the release at hand; employment and pay end in 2011 and 2016."
        ),
    }
    return notes.get(country, "")
