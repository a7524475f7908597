"""The registry around clusters: support, events, facilities, training, programmes. Never a natural person."""

from data.tables.clusters import AREA_OF, ORG_ID
from data.tables.declaration import Column, Table, day
from data.tables.reference import NAMES, NOTE, PRECISION, SOURCE_ID

_OPTIONAL_CLUSTER = Column(
    "cluster_id", "cluster; empty where none is named", codes="cluster.cluster_id", may_be_empty=True
)

SUPPORT_MEASURE = Table(
    "support_measure",
    "A kind of support on offer or paid",
    ("measure_id",),
    (
        Column("measure_id", "key"),
        Column("measure_kind", "certification, market research, exhibition ..."),
        Column("description", "what it is"),
        Column("offered_by", "who offers it"),
        AREA_OF,
        Column("beneficiaries", "who may ask"),
        Column("ceiling", "most that is paid", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("ceiling_kind", "what the ceiling is of"),
        Column("unit_measure", "currency or %; empty where no ceiling", codes="unit.unit_measure", may_be_empty=True),
        Column("unit_mult", "power of ten", "SMALLINT", nullable=True),
        Column("period", "years on offer as printed"),
        SOURCE_ID,
        NOTE,
    ),
)
SUPPORT_APPLICATION = Table(
    "support_application",
    "An organisation asking for a support measure",
    ("application_id",),
    (
        Column("application_id", "key"),
        Column("measure_id", "measure asked for", codes="support_measure.measure_id"),
        ORG_ID,
        _OPTIONAL_CLUSTER,
        day("applied_on", "day of the application"),
        day("decided_on", "day of the decision"),
        day("paid_on", "day of payment"),
        Column(
            "outcome",
            "granted, rejected, pending or withdrawn",
            allowed=("granted", "rejected", "pending", "withdrawn"),
        ),
        Column("amount_asked", "amount asked for", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("amount_granted", "amount granted", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("amount", "amount paid", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("unit_measure", "currency", codes="unit.unit_measure"),
        Column("unit_mult", "power of ten", "SMALLINT"),
        SOURCE_ID,
    ),
)
EVENT = Table(
    "event",
    "A forum, exhibition, meeting or launch",
    ("event_id",),
    (
        Column("event_id", "key"),
        *NAMES,
        Column("kind", "forum, exhibition, meeting, launch ..."),
        AREA_OF,
        _OPTIONAL_CLUSTER,
        day("held_on", "first day that fits the printed date"),
        PRECISION,
        Column("participants", "printed number", "INTEGER", unit="persons or organisations as printed", nullable=True),
        Column("participants_qualifier", "exact, about, more_than ..."),
        Column("speakers", "printed number", "INTEGER", unit="persons", nullable=True),
        SOURCE_ID,
        NOTE,
    ),
)
ATTENDANCE = Table(
    "attendance",
    "An organisation at an event",
    ("event_id", "org_id"),
    (
        Column("event_id", "event", codes="event.event_id"),
        ORG_ID,
        Column("role", "visitor, exhibitor, speaker ..."),
        SOURCE_ID,
    ),
)
FACILITY = Table(
    "facility",
    "An industrial park, technopark, competence centre or co-working",
    ("facility_id",),
    (
        Column("facility_id", "key"),
        *NAMES,
        Column("kind", "industrial_park, technopark, competence_centre, coworking"),
        AREA_OF,
        _OPTIONAL_CLUSTER,
        Column("status", "planned, registered, operating ..."),
        Column("residents", "printed number", "INTEGER", unit="organisations", nullable=True),
        Column("residents_qualifier", "exact, about ..."),
        Column("area_ha", "area", "DOUBLE", unit="ha", nullable=True),
        Column("area_ha_max", "upper end of a printed range", "DOUBLE", unit="ha", nullable=True),
        day("opened_on", "day of opening"),
        PRECISION,
        SOURCE_ID,
        NOTE,
    ),
)
TRAINING = Table(
    "training",
    "A training course for the sector",
    ("training_id",),
    (
        Column("training_id", "key"),
        *NAMES,
        AREA_OF,
        _OPTIONAL_CLUSTER,
        day("held_on", "first day"),
        PRECISION,
        Column("trained", "persons trained", "INTEGER", unit="persons", nullable=True),
        SOURCE_ID,
        NOTE,
    ),
)
PROGRAMME = Table(
    "programme",
    "A strategy, programme, budget or goal",
    ("programme_id",),
    (
        Column("programme_id", "key"),
        *NAMES,
        AREA_OF,
        Column("level", "national, regional, municipal, cluster"),
        _OPTIONAL_CLUSTER,
        Column("status", "planned, in_preparation, approved ..."),
        day("approved_on", "first day that fits the printed date of approval"),
        PRECISION,
        Column("period_start", "first year as printed"),
        Column("period_end", "last year as printed"),
        Column("budget", "printed budget", "DOUBLE", unit="unit_measure x 10^unit_mult", nullable=True),
        Column("budget_qualifier", "exact, about ..."),
        Column("unit_measure", "currency; empty where no budget", codes="unit.unit_measure", may_be_empty=True),
        Column("unit_mult", "power of ten", "SMALLINT", nullable=True),
        Column("target", "goal in words"),
        SOURCE_ID,
        NOTE,
    ),
)

ORGANISATION_FIGURE = Table(
    "organisation_figure",
    "A figure that an organisation reported of a year: read for sums and means of many, never shown on its own",
    ("org_id", "indicator", "time_period"),
    (
        ORG_ID,
        Column(
            "indicator",
            "EMP persons employed, GDP_CP value added and SALES at current prices",
            codes="indicator.indicator",
        ),
        Column("activity", "activity of the organisation in that year", codes="activity.activity"),
        Column("time_period", "the year, as text"),
        Column(
            "obs_value",
            "the figure as reported; NULL exactly where the status is M, O or Q",
            "DOUBLE",
            unit="unit_measure x 10^unit_mult",
            nullable=True,
        ),
        Column(
            "obs_status",
            "A as reported, P to be revised, M or O missing, Q withheld",
            allowed=("A", "P", "M", "O", "Q"),
        ),
        Column("conf_status", "C = not to be passed on, not even within a sum", allowed=("F", "C")),
        Column("unit_measure", "persons or currency", codes="unit.unit_measure"),
        Column("unit_mult", "power of ten", "SMALLINT"),
        Column("reported_on", "day from which the figure was known", "DATE"),
        SOURCE_ID,
        NOTE,
    ),
)

TABLES = (SUPPORT_MEASURE, SUPPORT_APPLICATION, EVENT, ATTENDANCE, FACILITY, TRAINING, PROGRAMME, ORGANISATION_FIGURE)
