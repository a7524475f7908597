"""Tables of figures: observations, their history and issues, and statements made in public."""

from data.statuses import BREAK_ORDER, RANKED
from data.tables.declaration import Column, Table
from data.tables.reference import NOTE, SOURCE_ID

_DIMENSIONS = (
    Column("dataset", "series family", codes="dataset.dataset"),
    Column("indicator", "what is measured", codes="indicator.indicator"),
    Column("ref_area", "where", codes="area.ref_area"),
    Column("activity", "economic activity", codes="activity.activity"),
    Column("product", "product; _T where the figure is of no single product", codes="product.product"),
    Column("freq", "length of the period", allowed=("A", "S", "Q", "M")),
    Column("time_period", "SDMX period: 2023, 2023-S1, 2023-Q2, 2023-06"),
    Column("period_start", "first day of the period", "DATE"),
    Column("period_end", "last day of the period", "DATE"),
    Column(
        "time_transform",
        "N level; G1, GY, C_YTD published indices; C_YTD_LEVEL a level accumulated since January",
        allowed=("N", "G1", "GY", "C_YTD", "C_YTD_LEVEL"),
    ),
)
_MEASURE = (
    Column("unit_measure", "unit of the value", codes="unit.unit_measure"),
    Column("unit_mult", "power of ten the value is to be multiplied by", "SMALLINT"),
    Column("obs_value", "the figure as printed; NULL exactly where the status is M, O, L, H or Q", "DOUBLE",
           unit="unit_measure x 10^unit_mult", nullable=True),
    Column("obs_status", "SDMX observation status",
           allowed=tuple(sorted((*RANKED, "B")))),
    Column("conf_status", "SDMX confidentiality status; C = withheld", allowed=("F", "C")),
    Column("break_kind", "what changed where the status is B",
           allowed=tuple(sorted(BREAK_ORDER))),
    Column("classification_version", "version of the activity classification"),
    Column("product_classification", "version of the product classification; empty where no product"),
    Column("vintage", "day of release, or the bound that vintage_precision names", "DATE"),
    Column("vintage_precision", "day, not_before or not_later_than", allowed=("day", "not_before", "not_later_than")),
    Column("issue", "issue of the publication the row was printed in", codes="issue.issue"),
    SOURCE_ID,
    NOTE,
    Column("origin", "who made the figure", allowed=("official", "press", "document", "modelled")),
)  # fmt: skip
KEY = ("dataset", "indicator", "ref_area", "activity", "product", "freq", "time_period", "time_transform")

# One metric on a map reads neighbouring rows: time before area, so that zone maps prune.
BY_INDICATOR = ("dataset", "indicator", "activity", "product", "time_transform", "freq", "time_period", "ref_area")
BY_AREA = ("ref_area", "dataset", "indicator", "activity", "product", "time_transform", "freq", "time_period")

OBSERVATION = Table(
    "observation",
    "A figure of the newest issue of its dataset",
    KEY,
    (*_DIMENSIONS, *_MEASURE),
    order=BY_INDICATOR,
    is_coded=True,
)
OBSERVATION_BY_AREA = Table(
    "observation_by_area",
    "The same rows as observation, stored area by area: for the page of one region",
    KEY,
    OBSERVATION.columns,
    order=BY_AREA,
    is_coded=True,
    is_derived=True,
)
HISTORY = Table(
    "observation_history",
    "A figure as printed without change from one issue to another; only datasets with several issues",
    (*KEY, "first_issue"),
    (
        *_DIMENSIONS,
        *_MEASURE[:-4],
        Column("first_issue", "first issue that printed it so", codes="issue.issue"),
        Column("last_issue", "last issue in a row that printed it so", codes="issue.issue"),
        *_MEASURE[-3:],
    ),
    order=(*BY_INDICATOR, "first_issue"),
    is_coded=True,
    is_derived=True,
)
ISSUE = Table(
    "issue",
    "An issue of a dataset",
    ("dataset", "issue"),
    (
        Column("dataset", "series family", codes="dataset.dataset"),
        Column("issue", "name of the issue, sortable: 2014-10, or the day of release"),
        Column("vintage", "day of release, or the bound that vintage_precision names", "DATE"),
        Column("vintage_precision", "day, not_before or not_later_than",
               allowed=("day", "not_before", "not_later_than")),
        Column("status", "whole; duplicate = the stored copy repeats another issue; absent = the issue is not at hand",
               allowed=("whole", "duplicate", "absent")),
        Column("row_count", "figures in the issue; 0 where the issue is absent", "INTEGER", unit="rows"),
        Column("is_newest", "the issue that table observation holds", "BOOLEAN"),
        SOURCE_ID,
        NOTE,
    ),
    is_derived=True,
)  # fmt: skip
PUBLISHED_FIGURE = Table(
    "published_figure",
    "A statement printed in an article, report or page; never overwrites an observation",
    ("figure_id",),
    (
        Column("figure_id", "key"),
        Column("ref_area", "area spoken of", codes="area.ref_area"),
        Column("activity", "activity spoken of", codes="activity.activity"),
        Column("classification_version", "version of the activity classification"),
        Column("product", "product spoken of", codes="product.product"),
        Column("indicator", "what is stated", codes="indicator.indicator"),
        Column("scope", "only `area` describes the whole area",
               allowed=("area", "cluster", "enterprise", "event", "facility", "programme", "smes")),
        Column("period_start", "first day; NULL where the period is not known", "DATE", nullable=True),
        Column("period_end", "last day; NULL where the period is not known", "DATE", nullable=True),
        Column("period_code", "2024, 2023-S1, 2024-05, 2023-01-01/P9M; empty where not known"),
        Column("base_period", "period compared with; empty where not a comparison or not known"),
        Column("value_kind", "how the value reads",
               allowed=("index_pct", "rate_pct", "times", "level", "share_pct", "count")),
        Column("value", "the figure as worded", "DOUBLE", unit="unit_measure x 10^unit_mult"),
        Column("value_max", "upper end of a printed range", "DOUBLE",
               unit="unit_measure x 10^unit_mult", nullable=True),
        Column("unit_measure", "unit", codes="unit.unit_measure"),
        Column("unit_mult", "power of ten", "SMALLINT"),
        Column("qualifier", "exact, about, more_than ..."),
        Column("scope_note", "remark on scope and period"),
        SOURCE_ID,
        Column("also_source_ids", "further publications, separated by ;"),
        Column("confidence", "high = office with full period; low = period or scope inferred",
               allowed=("high", "medium", "low")),
        Column("index_pct", "the statement as an index, 100 = unchanged; NULL where it is no growth", "DOUBLE", "%",
               nullable=True),
    ),
)  # fmt: skip

TABLES = (ISSUE, OBSERVATION, OBSERVATION_BY_AREA, HISTORY, PUBLISHED_FIGURE)
