"""What can be said where no figures of light industry by region are published: what is missing, and what is on record all the same.

Manufacturing as a whole is not light industry and stands in for nothing; what the press said is quoted, never classed.
"""

from dataclasses import dataclass

from data.warehouse import Warehouse
from metrics import records, statements
from metrics.rows import Row, Rows
from views.parts import (
    added_country,
    evidence,
    formats,
    gap_tables,
    html,
    names,
    registry_words,
    sentences,
    settle,
    store,
)
from views.parts.language import _, n_

# What is said of a region's light industry as a whole.
SAID = ("SHARE_INDUSTRY", "SHARE_IND_EMP", "SHARE_NAT_EMP", "SHARE_NAT_OUTPUT", "EMP", "ENT")
WHOLE = ("", "_T", "_Z")  # of a single product nothing is said of the whole
MOST_SAID = 3


@dataclass(frozen=True, slots=True)
class Region:
    """A region with what is on record of it: clusters with their stage, sentences of the press, ids of the publications."""

    code: str
    clusters: tuple[str, ...]
    said: tuple[str, ...]
    source_ids: tuple[str, ...]


def stated(warehouse: Warehouse, country: str, as_of: str) -> Rows:
    """Statements on employment, enterprises and shares of light industry in a region, the newest first."""
    found = statements.figures(warehouse, country, as_of=as_of)
    return found.among("indicator", SAID) if len(found) else found


def regions(here: settle.Settled) -> list[Region]:
    """Regions with a cluster on record or a statement, by name."""
    chosen, known = here.selection, names.of(here.edition)
    there: dict[str, list[tuple[str, str]]] = {}
    for row in store.ask(records.on_record, here.edition, chosen.country, chosen.as_of):
        for area in records.areas_of(row):
            there.setdefault(area, []).append((gap_tables.cluster(row, known), row.source_id))
    spoken: dict[str, list[tuple[str, str]]] = {}
    light = {code for code, row in known.tables["activity"].items() if row["is_light_industry"]}
    for row in store.ask(stated, here.edition, chosen.country, chosen.as_of):
        if row.activity in light and row.product in WHOLE:
            spoken.setdefault(row.ref_area, []).append((statement(row, known), row.source_id))
    order = [code for code in known.regions(chosen.country) if code in there or code in spoken]
    return [_region(code, there.get(code, []), spoken.get(code, [])[:MOST_SAID]) for code in order]


def _region(code: str, there: list[tuple[str, str]], spoken: list[tuple[str, str]]) -> Region:
    """One region, its publications each once."""
    ids = tuple(dict.fromkeys(source for _text, source in (*there, *spoken)))
    return Region(code, tuple(text for text, _id in there), tuple(dict.fromkeys(text for text, _id in spoken)), ids)


def statement(row: Row, known: names.Names) -> str:
    """A statement in one line: what, of which activity, how much, of when."""
    when = formats.period(row.period_code) if row.period_code else _("date not printed")
    subject = f"{known.text('indicator', row.indicator)}, {sentences.inner(known.activity(row.activity))}"
    return f"{subject}: {registry_words.stated(row, known)} ({when})"


def draw(here: settle.Settled, found: list[Region]) -> None:
    """What is missing and which file fills it, then the two lists."""
    lacking = _(
        "Employment or value added of textiles, apparel and leather by region is not published here. Map and worklist "
        "appear once such figures are loaded: data/own/raw/NAME.csv in the form of table observation (EMP or GDP_CP, "
        'activities C13-C15 and _T) with data/own/raw/NAME.toml, in which metrics = ["employment_share"] or '
        '["gdp_share"] names what they are of. Manufacturing as a whole says nothing of light industry and does not stand in.'
    )
    html.note(
        _("No map of gaps."),
        f"{added_country.invented(here)} {lacking}".strip() if added_country.is_added(here) else lacking,
    )
    with_cluster = [one for one in found if one.clusters]
    without = [one for one in found if not one.clusters]
    _table(here, with_cluster, _("Regions with a cluster on record, specialisation not known"),
           _("Clusters with the stage they reached; what was said in public of light industry there"))  # fmt: skip
    _table(here, without, _("Spoken of in public, no cluster on record"),
           _("As quoted: no measure of specialisation, and no proof that there is no cluster; a list to ask about"))  # fmt: skip


def _table(here: settle.Settled, found: list[Region], heading: str, sub: str) -> None:
    """One of the lists; nothing where it is empty."""
    if not found:
        return
    known, has_clusters = names.of(here.edition), any(one.clusters for one in found)
    html.figure_head(f"{heading} ({formats.number(len(found))})", sub)
    headers = [_("Region"), *([_("Clusters on record")] if has_clusters else []), _("Said in public")]
    body = [
        [known.area(one.code), *(["; ".join(one.clusters)] if has_clusters else []), "; ".join(one.said) or formats.MISSING]
        for one in found
    ]  # fmt: skip
    html.table(headers, body, [False] * len(headers), heading, kind="whole")
    html.block("source", evidence.line(here.edition, [source for one in found for source in one.source_ids]))


def title(found: list[Region]) -> str:
    """What the page can say without figures."""
    regions_ = sum(bool(one.clusters) for one in found)
    if not regions_:
        return _("Specialisation of the regions is not published here: no gap can be drawn")
    return n_(
        "{n} region has a cluster on record; whether it is specialised is not published",
        "{n} regions have a cluster on record; whether they are specialised is not published",
        regions_,
    )
