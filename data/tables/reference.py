"""Reference tables: areas, activities, products, stages, indicators, units, sources, datasets, flags."""

from data.tables.declaration import Column, Table

# Three languages stand side by side everywhere; the empty text means that nobody has written the name yet.
NAMES = (
    Column("name_en", "full name in English"),
    Column("name_ru", "full name in Russian"),
    Column("name_uk", "full name in Ukrainian"),
)
NOTE = Column("note", "remark in the words of whoever kept the row")
SOURCE_ID = Column("source_id", "publication that the row rests on", codes="source.source_id")
PRECISION = Column(
    "date_precision", "how exactly the date is known", allowed=("day", "month", "quarter", "year", "unknown")
)

AREA_KINDS = ("country", "district", "region", "composite", "outlying", "comparison")

AREA = Table(
    "area",
    "An area: a country, a federal district, a region, a composite row of a statistics office, an outlying area",
    ("ref_area",),
    (
        Column("ref_area", "ISO 3166-2 or 3166-1 code; composites and districts have codes of their own"),
        Column("kind", "only areas of kind region are summed", allowed=AREA_KINDS),
        Column("country", "ISO 3166-1 code of the country whose ISO 3166-2 list holds the area"),
        *NAMES,
        Column("short_en", "label on maps and charts, English"),
        Column("short_ru", "label on maps and charts, Russian"),
        Column("short_uk", "label on maps and charts, Ukrainian"),
        Column("in_en", "'in the region', English, with preposition"),
        Column("in_ru", "'in the region', Russian, with preposition"),
        Column("in_uk", "'in the region', Ukrainian, with preposition"),
        Column(
            "name_origin",
            "published = as in the boundary source or ISO; ours = completed by us",
            allowed=("published", "ours"),
        ),
        Column("valid_from", "first day of the area in these borders; NULL = before our data", "DATE", nullable=True),
        Column("valid_to", "last day of the area; NULL = still there", "DATE", nullable=True),
        Column("has_outline", "the boundary files hold an outline of it", "BOOLEAN"),
        NOTE,
    ),
)
AREA_PARENT = Table(
    "area_parent",
    "Membership of an area in a larger one (country, federal district, composite) over a time",
    ("ref_area", "parent", "valid_from"),
    (
        Column("ref_area", "the member", codes="area.ref_area"),
        Column("parent", "the whole", codes="area.ref_area"),
        Column("valid_from", "first day of membership; 1900-01-01 = before our data", "DATE"),
        Column("valid_to", "last day of membership; NULL = still a member", "DATE", nullable=True),
        NOTE,
    ),
)
ACTIVITY = Table(
    "activity",
    "An economic activity or a range of them, as a publisher codes it",
    ("activity",),
    (
        Column("activity", "code of NACE/OKVED2, OKVED1, NAICS or a range such as C13-C15"),
        *NAMES,
        Column("short_en", "label, English"),
        Column("short_ru", "label, Russian"),
        Column("short_uk", "label, Ukrainian"),
        Column("is_light_industry", "the activity is light industry or a part of it", "BOOLEAN"),
        NOTE,
    ),
)
ACTIVITY_PARENT = Table(
    "activity_parent",
    "A part of an activity in one dataset; parts listed for a whole are complete and do not overlap",
    ("dataset", "activity", "parent"),
    (
        Column("dataset", "dataset in which the sum holds", codes="dataset.dataset"),
        Column("activity", "the part", codes="activity.activity"),
        Column("parent", "the whole", codes="activity.activity"),
    ),
)
PRODUCT = Table(
    "product",
    "A product or printed group of products, with its unit and its stage of the value chain",
    ("product",),
    (
        Column("product", "OKPD2/CPA code, or an own code where the printed row has none"),
        *NAMES,
        Column("short_en", "label, English"),
        Column("short_ru", "label, Russian"),
        Column("short_uk", "label, Ukrainian"),
        Column("genitive_en", "'output of ...', English"),
        Column("genitive_ru", "'выпуск ...', Russian genitive"),
        Column("genitive_uk", "'випуск ...', Ukrainian genitive"),
        Column("stage", "stage of the value chain; _Z where none", codes="stage.stage"),
        Column("division", "division of OKPD2 the product belongs to; empty where several or none"),
        Column("near_product", "nearest code of the current list, for search only, never for joining"),
        NOTE,
    ),
)
PRODUCT_PARENT = Table(
    "product_parent",
    "A product printed as a part of another; parts of a whole need not be complete",
    ("product", "parent"),
    (
        Column("product", "the part", codes="product.product"),
        Column("parent", "the whole", codes="product.product"),
        Column("is_nested", "the part is itself contained in another listed part: never add it to them", "BOOLEAN"),
    ),
)
STAGE = Table(
    "stage",
    "A stage of the value chain, from fibre to retail",
    ("stage",),
    (Column("stage", "code"), Column("ordinal", "order along the chain", "SMALLINT"), *NAMES),
)
LIFECYCLE_STAGE = Table(
    "lifecycle_stage",
    "A stage in the life of a cluster, from idea to support",
    ("lifecycle_stage",),
    (
        Column("lifecycle_stage", "code"),
        Column("ordinal", "order of the stages, 1 = first", "SMALLINT"),
        *NAMES,
        Column("counts_as", "planned stages are not clusters yet", allowed=("planned", "cluster")),
    ),
)
INDICATOR = Table("indicator", "What is measured", ("indicator",), (Column("indicator", "code"), *NAMES, NOTE))
UNIT = Table(
    "unit",
    "A unit of measure; factor turns it into its base unit",
    ("unit_measure",),
    (
        Column("unit_measure", "code (UN/CEFACT-like)"),
        *NAMES,
        Column("symbol_en", "short form, English"),
        Column("symbol_ru", "short form, Russian"),
        Column("symbol_uk", "short form, Ukrainian"),
        Column("base_unit", "unit it is a multiple of; itself where it is a base unit", codes="unit.unit_measure"),
        Column("factor", "how many base units one unit is", "DOUBLE", unit="base units"),
        NOTE,
    ),
)
SOURCE = Table(
    "source",
    "A publication",
    ("source_id",),
    (
        Column("source_id", "key used by every figure"),
        Column("publisher", "office, press or body"),
        Column("title", "title as printed"),
        Column("address", "web address where known"),
        Column("published_on", "date as far as printed"),
        Column("vintage", "edition or day of access"),
        Column("licence", "terms of use"),
        Column("kind", "official, press, document ..."),
        NOTE,
    ),
)
DATASET = Table(
    "dataset",
    "A series family with one method and one publisher; nothing is ever added over datasets",
    ("dataset",),
    (
        Column("dataset", "code"),
        Column("title_en", "title, English"),
        Column("title_ru", "title, Russian"),
        Column("title_uk", "title, Ukrainian"),
        Column("warning_en", "usage warning in plain words, English"),
        Column("warning_ru", "usage warning in plain words, Russian"),
        Column("warning_uk", "usage warning in plain words, Ukrainian"),
        Column(
            "country", "country whose figures it holds; empty where several", codes="area.ref_area", may_be_empty=True
        ),
        Column(
            "source_id",
            "main publication; empty where every row names its own",
            codes="source.source_id",
            may_be_empty=True,
        ),
        Column("licence", "terms of use"),
        Column("file", "raw file below data/raw"),
        Column("sha256", "checksum of the raw file"),
        Column("kind", "what the provenance file says: observations, statements, registry ..."),
    ),
)
CODE = Table(
    "code",
    "A code of a small code list: flags, transforms, qualifiers, versions of classifications",
    ("codelist", "code"),
    (Column("codelist", "name of the list"), Column("code", "the code"), *NAMES, NOTE),
)
META = Table(
    "meta", "A fact about the warehouse file itself", ("key",), (Column("key", "what"), Column("value", "its value"))
)

TABLES = (
    SOURCE, AREA, AREA_PARENT, ACTIVITY, STAGE, PRODUCT, PRODUCT_PARENT, LIFECYCLE_STAGE, INDICATOR, UNIT, DATASET,
    ACTIVITY_PARENT, CODE, META,
)  # fmt: skip
