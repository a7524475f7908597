"""How far the figures of an area reach, how fresh they are, and what is missing with the file that would fill it."""

from metrics import choices, freshness
from metrics.rows import Rows
from views.parts import added_country, formats, html, names, page, sentences, settle, store
from views.parts.language import N_, _
from views.parts.region_profile import LIGHT

# What a reader looks for first, by metric; a country has it where more than one of its regions has figures.
WANTED = (
    ("output_physical", "", N_("Output of light industry by product")),
    ("gdp", LIGHT, N_("Value added of light industry")),
    ("employment", LIGHT, N_("Employment in light industry")),
    ("establishments", LIGHT, N_("Establishments of light industry")),
)


def missing(here: settle.Settled) -> list[tuple[str, str]]:
    """Subjects without figures by region in this edition, and the file that would fill each."""
    return [(_(name) + ".", fills(here)) for metric, activity, name in WANTED if _is_missing(here, metric, activity)]


def _is_missing(here: settle.Settled, metric: str, activity: str) -> bool:
    offers = store.ask(choices.available, here.edition, metric, here.selection.country).of(activity=activity)
    return offers.n_areas < 2


def filled_by(here: settle.Settled, what: str = "") -> str:
    """What there is not by region, and which file brings it; `what`: else what the page speaks of."""
    if added_country.is_added(here):
        return added_country.filled_by(here)
    chosen = here.selection
    subject = what or sentences.subject(chosen.metric, chosen.product, chosen.activity, names.of(here.edition))
    return f"{_gap(here, sentences.capital(subject))} {fills(here)}"


def output(here: settle.Settled) -> str:
    """The same for the output of light industry; empty where there is some by region."""
    metric, activity, name = WANTED[0]
    return filled_by(here, _(name)) if _is_missing(here, metric, activity) else ""


def _gap(here: settle.Settled, what: str) -> str:
    """That there is none by region."""
    if added_country.is_added(here):
        return f"{what}."
    if here.selection.country == "US":
        return _("{subjects}: not by state in the releases at hand.", subjects=what)
    return _("{subjects}: not by region in this edition.", subjects=what)


def fills(here: settle.Settled) -> str:
    """Which file brings figures by region."""
    if added_country.is_added(here):
        return added_country.filled_by(here)
    if here.selection.country == "US":
        return _("A newer release, one figure a row as in data/raw/ru_output_annual.csv, fills it.")
    return _(
        "An export of the statistics office by region, one figure a row as in data/raw/ru_output_annual.csv and with its "
        ".toml file beside it, fills it."
    )


def fills_area(reason: str) -> str:
    """Which file brings figures of an area that no dataset prints; empty for every other reason."""
    if reason != "NO_DATA":
        return ""
    return _(
        "A release that does, one figure a row as in data/raw/ru_output_annual.csv and with its .toml file beside it, fills it."
    )


def note(here: settle.Settled, *, is_told_below: bool = False) -> None:
    """What stands where a picture of light industry by region would be; the file too, unless the same sheet tells it below."""
    lacking = missing(here)
    if lacking:
        helps = _("What fills it is said under “Coverage and freshness”.") if is_told_below else lacking[0][1]
        is_us = here.selection.country == "US"
        bold = _("Not by state in the releases at hand:") if is_us else _("Not by region in this edition:")
        html.note(bold, f"{_named(lacking)}. {helps}")


def _named(lacking: list[tuple[str, str]]) -> str:
    return formats.listed(sentences.inner(bold.rstrip(".")) for bold, _text in lacking)


def together(here: settle.Settled, lacking: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same with subjects that one file would fill in one sentence."""
    files = dict.fromkeys(text for _bold, text in lacking)
    groups = {text: [pair for pair in lacking if pair[1] == text] for text in files}
    return [(_gap(here, sentences.capital(_named(pairs))), text) for text, pairs in groups.items()]


def draw(here: settle.Settled, area: str) -> None:
    """A table of the datasets that print the area, then what is missing."""
    found, known = store.ask(freshness.of_area, here.edition, area), names.of(here.edition)
    if len(found):
        table(found, known)
        page.source(here.edition, _as_used(found))
    else:
        html.note(
            _("No series."),
            _(
                "No dataset of this edition prints this area; what is known was said in public or stands in the registry."
            ),
        )
    if lacking := together(here, missing(here)):
        html.cares(lacking)


def table(found: Rows, known: names.Names) -> None:
    """Dataset, first and last period, printed, withheld and missing figures, issue."""
    headers = [_("Dataset"), _("From"), _("To"), _("Printed"), _("Withheld"), _("Missing"), _("Issue")]
    body = [
        [
            known.text("dataset", row.dataset, "title"), formats.period_short(row.first_period), formats.period_short(row.last_period),
            *(formats.number(count) for count in (row.n_values, row.n_suppressed, row.n_missing)),
            formats.day_short(row.vintage) if row.vintage else formats.MISSING,
        ]
        for row in found
    ]  # fmt: skip
    html.table(headers, body, [False, True, True, True, True, True, True], _("Coverage and freshness"))


def _as_used(found: Rows) -> Rows:
    """The same as rows that a source line can be written of."""
    return found.with_(value=found["n_values"].astype(float))
