"""From the engine's answer to a file: the rows with codes and names, the passport, and the bytes of each format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from data.schema import SCHEMA_VERSION, table
from metrics import engine
from metrics.catalogue import metric as find_metric
from metrics.cube import Array
from metrics.rows import Rows
from views.documents import csv, flags, parquet, xlsx
from views.documents import names as file_names
from views.documents.dust import swept
from views.documents.passport import Field, Formula, Passport, Vintage, rows_sha256
from views.parts import (
    as_known,
    chrome,
    codes,
    evidence,
    formats,
    map_classes,
    names,
    page,
    remarks,
    settle,
    store,
    values,
)
from views.parts.declared_words import said
from views.parts.language import _, current, speaking
from views.parts.selection import to_query

PROGRAM_VERSION = "1.0"
COLUMNS = (
    "ref_area", "area", "activity", "activity_name", "product", "product_name", "freq", "time_period", "period_start", "period_end", "value", "unit",
    "unit_mult", "obs_status", "conf_status", "break_kind", "reason", "reason_text", "base_period", "base_value", "formula", "dataset", "issue",
    "vintage", "source_id", "note",
)  # fmt: skip
CLASSES = "map_classes"


@dataclass(frozen=True, slots=True)
class Kind:
    """One format: its ending, MIME type and writer (frame, passport, language, stem) -> bytes."""

    id: str
    extension: str
    mime: str
    write: Callable[..., bytes]
    suffix: str = ""


SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    kind.id: kind
    for kind in (
        Kind("xlsx", "xlsx", SHEET, xlsx.write_xlsx),
        Kind("csv", "csv", "text/csv", csv.write_csv),
        Kind("csv_semicolon", "csv", "text/csv", partial(csv.write_csv, separator=";", decimal=","), "_semicolon"),
        Kind("zip", "zip", "application/zip", csv.write_zip),
        Kind("parquet", "parquet", "application/vnd.apache.parquet", parquet.write_parquet),
    )
}


def rows(here: settle.Settled) -> pd.DataFrame:
    """One row per area, series and period, codes and names side by side; missing stays missing; the classes of a map beside them."""
    known, found, chosen = names.of(here.edition), page.rows(here.edition, here.query()), here.selection
    worded = {
        "area": _each(found["ref_area"], known.area),
        "activity_name": _each(found["activity"], known.activity),
        "product_name": _each(found["product"], lambda code: known.text("product", code)),
        "reason_text": _each(
            found["reason"], lambda code: as_known.reason(code, chosen.as_of, chosen.metric, chosen.transform)
        ),
        "note": _notes_of(here, found),
        **{name: _days(found[name]) for name in ("period_start", "period_end", "vintage")},
    }
    listed = {name: worded[name] if name in worded else found[name] for name in COLUMNS}
    if classes := map_classes.line(chosen):  # a bare CSV has no passport to say it
        listed[CLASSES] = [classes] * len(found)
    return swept(pd.DataFrame(listed))


def _notes_of(here: settle.Settled, found: Rows) -> list[str]:
    """Remarks in words; of a stage, whose value is only its place in the order, its name."""
    if find_metric(here.selection.metric).scale != "ordinal":
        return _each(found["note"], remarks.in_words)
    known = names.of(here.edition)
    return ["" if np.isnan(value) else values.stage(value, known) for value in found["value"].tolist()]


def _days(days: Array) -> list[date | None]:
    """Days as dates, so that a spreadsheet can sort and reckon with them."""
    return [None if np.isnat(day) else day.item().date() for day in days]


def _each(codes_in_rows: Array, says: Callable[[str], str]) -> list[str]:
    """What each code is called; every different one is asked for once. Empty where there is no code."""
    listed = codes_in_rows.tolist()
    said_of = {code: says(code) if code else "" for code in dict.fromkeys(listed)}
    return [said_of[code] for code in listed]


def stem(here: settle.Settled) -> str:
    """Name of the file without its ending."""
    chosen = here.selection
    parts = (
        chosen.country,
        chosen.metric,
        chosen.product or chosen.activity,
        chosen.transform,
        chosen.start,
        chosen.end,
    )
    return file_names.file_stem(parts, is_demonstration=store.is_demonstration(here.edition))


def written(here: settle.Settled, kind: str, lang: str, permalink: str) -> bytes:
    """The bytes of a file, made on the click and outside the page's context, so the language comes along."""
    with speaking(lang):
        frame = rows(here)
        more = {"stem": stem(here)} if kind == "zip" else {}
        return KINDS[kind].write(frame, passport(here, frame, permalink), lang, **more)


def permalink(here: settle.Settled, address: str) -> str:
    """The address that shows these figures again."""
    return f"{address}?{urlencode(to_query(here.selection))}"


def common(here: settle.Settled, link: str) -> dict[str, Any]:
    """The fields that every passport has, whatever its rows are."""
    return {
        "edition": here.edition, "edition_title": chrome.edition_name(here.edition),
        "is_demonstration": store.is_demonstration(here.edition), "query": urlencode(to_query(here.selection)), "permalink": link,
        "program_version": PROGRAM_VERSION, "schema_version": SCHEMA_VERSION,
        "created_at": datetime.now(UTC).replace(microsecond=0).isoformat(),
    }  # fmt: skip


def passport(here: settle.Settled, frame: pd.DataFrame, link: str) -> Passport:
    """Everything that is needed to trace and repeat the file."""
    metric = find_metric(here.selection.metric)
    return Passport(
        title=title(here), vintages=_vintages(here, frame), filters=filters(here), notes=_notes(here, frame),
        sources=evidence.publications(here.edition, frame["source_id"]), flags=flags.occurring(frame, current()),
        fields=fields(here, frame), formula=Formula(metric.id, metric.title[current()], engine.sql(here.query(), store.warehouse(here.edition))),
        **common(here, link),
    )  # fmt: skip


def title(here: settle.Settled) -> str:
    """What the file holds, in one line."""
    chosen, known = here.selection, names.of(here.edition)
    which = (
        known.product(chosen.product) if chosen.product else known.activity(chosen.activity) if chosen.activity else ""
    )
    parts = (
        find_metric(chosen.metric).title[current()],
        which,
        known.area(chosen.country),
        codes.transform_name(chosen.transform),
    )
    return ", ".join(part for part in parts if part)


def filters(here: settle.Settled) -> tuple[tuple[str, str], ...]:
    """Every choice in words."""
    chosen, known = here.selection, names.of(here.edition)
    areas = formats.listed(known.area(code) for code in chosen.areas) if chosen.areas else _("All regions")
    pairs = (
        (_("Edition"), chrome.edition_name(here.edition)), (_("Country"), known.area(chosen.country)),
        (_("Metric"), find_metric(chosen.metric).title[current()]), (_("Product"), known.product(chosen.product) if chosen.product else ""),
        (_("Activity"), known.activity(chosen.activity) if chosen.activity else ""), (_("Areas"), areas),
        (_("Length of period"), codes.freq_name(chosen.freq)), (_("View"), codes.transform_name(chosen.transform)),
        (_("Base period"), formats.period(chosen.base) if chosen.base and chosen.transform == "index" else ""),
        (_("From"), formats.period(chosen.start) if chosen.start else ""), (_("To"), formats.period(chosen.end) if chosen.end else ""),
        (_("As of"), chosen.as_of or _("Newest figures")), (_("Classes of the map"), map_classes.line(chosen)),
    )  # fmt: skip
    return tuple(pair for pair in pairs if pair[1])


def fields(here: settle.Settled, frame: pd.DataFrame) -> tuple[Field, ...]:
    """Label, meaning and unit of every column."""
    labels = {
        "ref_area": _("Area code"), "area": _("Area"), "activity": _("Activity code"), "activity_name": _("Activity"), "product": _("Product code"),
        "product_name": _("Product"), "freq": _("Length"), "time_period": _("Period"), "period_start": _("First day"),
        "period_end": _("Last day"), "value": _("Value"), "unit": _("Unit"),
        "unit_mult": _("Power of ten"), "obs_status": _("Flag"), "conf_status": _("Confidentiality"),
        "break_kind": _("Break"), "reason": _("Reason code"),
        "reason_text": _("Reason"), "base_period": _("Base period"), "base_value": _("Base value"), "formula": _("Formula"), "dataset": _("Dataset"),
        "issue": _("Issue"), "vintage": _("Published on"), "source_id": _("Source code"), "note": _("Remark"),
        CLASSES: _("Classes of the map"),
    }  # fmt: skip
    with_value = frame[frame["value"].notna()]
    unit = (
        values.unit_line(next(with_value.itertuples()), here.selection.transform, names.of(here.edition))
        if len(with_value)
        else ""
    )
    if here.selection.transform in values.INDEX_TRANSFORMS:
        unit = _("index, 100 = unchanged")
    return tuple(Field(name, labels[name], _meaning(name), unit if name == "value" else "") for name in frame.columns)


def _meaning(name: str) -> str:
    """What the schema says of a column of observations; own columns speak by their label."""
    if name == "note":
        return _("in our own words; words of the source stand in quotation marks, in their own language")
    declared = table("observation")
    return said(declared.column(name).meaning) if name in declared.names else ""


def _vintages(here: settle.Settled, frame: pd.DataFrame) -> tuple[Vintage, ...]:
    known = names.of(here.edition)
    newest = frame[frame["dataset"] != ""].dropna(subset=["vintage"]).groupby("dataset")["vintage"].max()
    return tuple(
        Vintage(str(code), known.text("dataset", str(code), "title"), day.isoformat(), here.selection.as_of)
        for code, day in newest.items()
    )


def _notes(here: settle.Settled, frame: pd.DataFrame) -> tuple[str, ...]:
    """Description and caveat of the metric, warnings of the datasets."""
    metric, known = find_metric(here.selection.metric), names.of(here.edition)
    warnings = [known.text("dataset", code, "warning") for code in dict.fromkeys(frame["dataset"]) if code]
    return tuple(
        text
        for text in (
            metric.description[current()],
            metric.caveat(current(), is_demonstration=store.is_demonstration(here.edition)),
            *warnings,
        )
        if text
    )


def checksum(frame: pd.DataFrame) -> str:
    """The checksum that the passport states."""
    return rows_sha256(frame)
