"""The comparison as a file with its passport: one row a region and metric, with value, place, reason and source."""

import pandas as pd

from metrics.catalogue import metric as find_metric
from metrics.rows import Row
from metrics.standing import Standing
from views.parts import (
    as_known,
    codes,
    compare_choice,
    compare_columns,
    compare_words,
    formats,
    html,
    names,
    provisional,
    settle,
    worklist_files,
)
from views.parts.compare_columns import Answer
from views.parts.language import N_, _, current
from views.parts.worklist_files import Worklist

LABELS = {
    "ref_area": N_("Area code"), "area": N_("Area"), "metric": N_("Metric code"), "metric_name": N_("Metric"), "activity": N_("Activity code"),
    "product": N_("Product code"), "transform": N_("View code"), "view": N_("View"), "time_period": N_("Period"), "value": N_("Value"),
    "unit": N_("Unit"), "unit_mult": N_("Power of ten"), "place_first": N_("Place from"), "place_last": N_("Place to"),
    "places_of": N_("Regions with a place"), "position": N_("Position"), "better": N_("Which direction is better"),
    "obs_status": N_("Flag"), "reason": N_("Reason code"), "reason_text": N_("Reason"), "dataset": N_("Dataset"),
    "vintage": N_("Published on"), "source_id": N_("Source code"),
}  # fmt: skip


def draw(here: settle.Settled) -> None:
    """One button a format."""
    html.figure_head(
        _("The comparison as a file"),
        _("A row for each region and metric and for the country, with places, reasons and a passport"),
    )
    worklist_files.buttons(here, worklist, "comparison")


def worklist(here: settle.Settled) -> Worklist:
    """The rows as on the screen; made on the click from the settled selection."""
    chosen, known = compare_choice.settled(here), names.of(here.edition)
    country = here.selection.country
    regions = frozenset(compare_columns.regions(known, country))
    found = [one for one in chosen.answers if one is not None]
    rows = [
        line
        for one in found
        for line in _lines(one, (*chosen.areas, country), provisional.places(one.ranked, regions), here)
    ]
    frame = pd.DataFrame(rows, columns=list(LABELS))
    frame = frame.astype(dict.fromkeys(("place_first", "place_last", "places_of"), "Int64"))
    filters = (
        (_("Name of the comparison"), here.selection.name), (_("Country"), known.area(country)),
        (_("Areas"), formats.listed(known.area(code) for code in chosen.areas)),
        (_("Year of the figures"), here.selection.year), (_("As of"), here.selection.as_of or _("Newest figures")),
    )  # fmt: skip
    notes = (compare_words.shades(), *(find_metric(one.column.metric).description[current()] for one in found))
    ids = sorted({source for row in rows for source in str(row["source_id"]).split("; ") if source})
    name = ", ".join(filter(None, (_("Comparison of regions"), known.area(country), here.selection.name)))
    return Worklist(name, frame, {code: _(label) for code, label in LABELS.items()}, tuple(pair for pair in filters if pair[1]),
                    tuple(dict.fromkeys(notes)), tuple(ids))  # fmt: skip


def _lines(found: Answer, areas: tuple[str, ...], stand: Standing, here: settle.Settled) -> list[dict[str, object]]:
    """The rows of one metric."""
    made = []
    for area in areas:
        mine = found.rows.where(ref_area=area)
        row = mine.row(0) if len(mine) else None
        made.append(_known(found, area, row, stand, here) if row is not None else _absent(found, area, here))
    return made


def _head(found: Answer, area: str, here: settle.Settled) -> dict[str, object]:
    column, known = found.column, names.of(here.edition)
    return {
        "ref_area": area, "area": known.area(area), "metric": column.metric, "metric_name": find_metric(column.metric).title[current()],
        "activity": column.activity, "product": column.product, "transform": column.transform, "view": codes.transform_name(column.transform),
        "time_period": found.period, "better": compare_words.direction(column.better),
    }  # fmt: skip


def _absent(found: Answer, area: str, here: settle.Settled) -> dict[str, object]:
    """A region of which the source prints nothing at all."""
    reason = {
        "reason": "NO_DATA",
        "reason_text": formats.reason("NO_DATA"),
        "source_id": "",
        "obs_status": "",
        "dataset": "",
    }
    return {**_head(found, area, here), **reason}


def _known(found: Answer, area: str, row: Row, stand: Standing, here: settle.Settled) -> dict[str, object]:
    """A figure with its place; one without stays empty and says why."""
    band = stand.bands.get(area)
    return {
        **_head(found, area, here), "value": None if row.reason else row.value, "unit": row.unit, "unit_mult": row.unit_mult,
        "place_first": band.first if band else None, "place_last": band.last if band else None, "places_of": band.count if band else None,
        "position": compare_words.fifth(stand.fifth(area), found.column.better), "obs_status": row.obs_status, "reason": row.reason,
        "reason_text": as_known.reason(row.reason, here.selection.as_of, found.column.metric, found.column.transform)
        if row.reason else "", "dataset": row.dataset,
        "vintage": row.vintage, "source_id": row.source_id,
    }  # fmt: skip
