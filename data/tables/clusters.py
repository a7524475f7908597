"""The registry of clusters: their names, areas, stages, members and supplies. Never a natural person."""

from data.tables.declaration import Column, Table, day
from data.tables.reference import NAMES, NOTE, PRECISION, SOURCE_ID

CLUSTER_ID = Column("cluster_id", "cluster", codes="cluster.cluster_id")
ORG_ID = Column("org_id", "organisation", codes="organisation.org_id")
AREA_OF = Column("ref_area", "area", codes="area.ref_area")


CLUSTER = Table(
    "cluster",
    "A cluster, existing, planned or proposed; one row however many names it has",
    ("cluster_id",),
    (
        Column("cluster_id", "key"),
        *NAMES,
        Column("name_kind", "descriptive = no proper name is printed", allowed=("proper", "descriptive")),
        Column("ref_area", "area of its seat", codes="area.ref_area"),
        Column("legal_form", "legal form as printed"),
        Column("activities", "activities named, separated by ;"),
        Column(
            "possibly_same_as",
            "cluster that may be the same thing under another name",
            codes="cluster.cluster_id",
            may_be_empty=True,
        ),
        Column(
            "counted_as",
            "cluster it is counted as: itself, or the first of a possibly-same pair",
            codes="cluster.cluster_id",
            is_filled=True,
        ),
        SOURCE_ID,
        NOTE,
    ),
)
CLUSTER_NAME = Table(
    "cluster_name",
    "A further name of a cluster",
    ("cluster_id", "name"),
    (CLUSTER_ID, Column("name", "the name as printed")),
)
CLUSTER_AREA = Table("cluster_area", "An area of a cluster", ("cluster_id", "ref_area"), (CLUSTER_ID, AREA_OF))
CLUSTER_STAGE = Table(
    "cluster_stage",
    "A cluster entering a stage, with its evidence",
    ("cluster_id", "lifecycle_stage"),
    (
        CLUSTER_ID,
        Column("lifecycle_stage", "stage entered", codes="lifecycle_stage.lifecycle_stage"),
        day("entered_on", "first day that fits the printed date; NULL where no date is printed"),
        PRECISION,
        day("valid_to", "last day of the stage or of the register entry; NULL where no end is printed"),
        Column("status", "state of a register entry as the source names it; empty where none is named",
               allowed=("", "in_force", "suspended", "removed")),
        day(
            "known_by",
            "day by which the stage was reached: entered_on, else the date of the source, else the day it was read",
        ),
        SOURCE_ID,
        NOTE,
    ),
)  # fmt: skip
CLUSTER_YEAR = Table(
    "cluster_year",
    "A cluster in one of its areas at the end of a year, from the first year it is on record",
    ("cluster_id", "ref_area", "time_period"),
    (
        CLUSTER_ID,
        Column("counted_as", "cluster it is counted as", codes="cluster.cluster_id"),
        AREA_OF,
        Column("freq", "always A", allowed=("A",)),
        Column("time_period", "the year, as text"),
        Column("period_start", "first day of the year", "DATE"),
        Column("period_end", "last day of the year", "DATE"),
        Column("lifecycle_stage", "furthest stage known by the end of the year; empty where none is reported",
               codes="lifecycle_stage.lifecycle_stage", may_be_empty=True),
        Column("stage_ordinal", "order of that stage; NULL where none is reported", "SMALLINT", nullable=True),
        Column("counts_as", "planned, cluster, or empty where no stage is known", allowed=("", "planned", "cluster")),
        Column("is_dated_by_source", "the date is that of the report: 'by', not 'on'", "BOOLEAN"),
        Column("members", "latest printed number of members by then", "INTEGER", "organisations", nullable=True),
        Column("prospects", "latest printed number that wished to join", "INTEGER", "organisations", nullable=True),
        Column("is_seat", "the area is the cluster's seat: printed counts stand there only", "BOOLEAN"),
        SOURCE_ID,
    ),
    is_derived=True,
)  # fmt: skip
ORGANISATION = Table(
    "organisation",
    "A legal entity; never a natural person or a sole trader",
    ("org_id",),
    (Column("org_id", "key"), *NAMES, Column("legal_form", "legal form as printed"), AREA_OF, SOURCE_ID, NOTE),
)
MEMBERSHIP = Table(
    "membership",
    "An organisation in a cluster, as member or as prospect, over a time",
    # A firm that left and joined again stands twice in one list.
    ("cluster_id", "org_id", "kind", "valid_from", "observed_on"),
    (
        CLUSTER_ID,
        ORG_ID,
        Column("kind", "a prospect is a wish to join, never a member", allowed=("member", "prospect")),
        Column("tier", "activity of the member",
               allowed=("", "core_producer", "supplier", "services", "education_rd", "public", "investor")),
        Column("market_presence", "reach of the member", allowed=("", "local", "regional", "national", "export")),
        Column("potential", "grade", allowed=("", "low", "medium", "high")),
        Column("role", "role as printed"),
        day("valid_from", "first day of membership"),
        day("valid_to", "last day of membership"),
        Column("observed_on", "day the source speaks of; where date_precision is unknown, the date of the source",
               "DATE", is_filled=True),
        PRECISION,
        SOURCE_ID,
        NOTE,
    ),
)  # fmt: skip
MEMBERSHIP_COUNT = Table(
    "membership_count",
    "A printed number of members or prospects of a cluster",
    ("cluster_id", "kind", "as_of"),
    (
        CLUSTER_ID,
        Column(
            "as_of",
            "day the number speaks of; where date_precision is unknown, the date of its source",
            "DATE",
            is_filled=True,
        ),
        PRECISION,
        Column("members", "the number", "INTEGER", unit="organisations"),
        Column("kind", "members or prospects", allowed=("member", "prospect")),
        Column("qualifier", "exact, about, more_than ..."),
        SOURCE_ID,
        NOTE,
    ),
)
FLOW = Table(
    "flow",
    "Supplies from one member of a cluster to another in a period",
    ("cluster_id", "from_org_id", "to_org_id", "product", "time_period"),
    (
        CLUSTER_ID,
        Column("from_org_id", "supplier", codes="organisation.org_id"),
        Column("to_org_id", "buyer", codes="organisation.org_id"),
        Column("product", "what is supplied", codes="product.product"),
        Column("time_period", "SDMX period"),
        Column("value", "value of the supplies", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("unit_measure", "currency", codes="unit.unit_measure"),
        Column("unit_mult", "power of ten", "SMALLINT"),
        SOURCE_ID,
    ),
)

TABLES = (
    CLUSTER,
    CLUSTER_NAME,
    CLUSTER_AREA,
    CLUSTER_STAGE,
    ORGANISATION,
    MEMBERSHIP,
    MEMBERSHIP_COUNT,
    FLOW,
    CLUSTER_YEAR,
)
