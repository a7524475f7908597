"""The sentences of the Overview."""

import pandas as pd

from views.parts import atlas_words, formats, names, sentences, values
from views.parts.key_figures import Figure
from views.parts.language import _


def title(edition: str, figures: list[Figure], clusters: pd.DataFrame) -> str:
    """What grew and what fell, by product; else the largest change; else what is on record."""
    products = [one for one in figures if one.kpi.product and one.index is not None]
    if not products:
        return changes(edition, figures) or atlas_words.clusters_title(clusters)
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
    first = next((one for one in figures if one.index is not None), None)
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


def subject(edition: str, one: Figure) -> str:
    """What a key figure is of, without its unit."""
    return sentences.subject(one.kpi.metric, one.kpi.product, one.kpi.activity, names.of(edition))


def level(edition: str, one: Figure) -> str:
    """The value of a key figure with its unit."""
    newest = next(one.rows[one.rows["time_period"] == one.period].itertuples())
    return values.text(newest, one.kpi.metric, "level", names.of(edition))


def lead(edition: str, figures: list[Figure]) -> str:
    """The level of the largest rise and the size of the largest fall."""
    known = [one for one in figures if one.index is not None]
    if not known:
        return _("Statements of offices and the press, and the registry of clusters; no official series by region.")
    top, bottom = max(known, key=lambda one: one.index), min(known, key=lambda one: one.index)
    shown = (top, bottom) if bottom is not top and bottom.index < 100 else (top,)
    return " ".join(sentences.sentence(f"{subject(edition, one)}: {level(edition, one)}, {one.delta}") for one in shown)


def revision_note(revised: pd.DataFrame) -> str:
    """How many figures the newest issue revised, and the largest revision."""
    changed = revised[revised["kind"] == "revised"]
    if changed.empty:
        return _("The newest issue revised no figure of the one before it.")
    largest = changed.loc[changed["change_pct"].abs().idxmax()]
    return _("Issue {after} revised {n} figures of issue {before}; the largest change was {pct}.",
             after=largest["issue_after"], before=largest["issue_before"], n=formats.number(len(changed)),
             pct=formats.percent(largest["change_pct"], 1, signed=True))  # fmt: skip


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
