"""Files on what came of membership and support: which columns they have and what these are called. No figure of a single firm is in them."""

from metrics import cluster_tables
from views.parts.language import N_

_SOURCE = ("source_id", "publisher", "title", "address", "published_on")
LABELS = {
    "first": N_("Year begins after"), "last": N_("Until"), "members_start": N_("Members at the beginning"), "members_end": N_("Members at the end"),
    "net_growth_rate": N_("Change, as a part of one"), "entry_events": N_("Joined"), "exit_events": N_("Left"),
    "retention_rate": N_("Kept, as a part of one"), "core_producer": N_("Producers"), "supplier_members": N_("Suppliers"),
    "services": N_("Services"), "education_rd": N_("Education and research"), "public": N_("Public bodies"), "investor": N_("Investors"),
    "wide": N_("Sell nationwide or abroad"), "export": N_("Sell abroad"), "high": N_("High potential"), "share_year": N_("Year of the shares"),
    "of_sector": N_("Members of the sector"), "organisations": N_("Organisations"), "per_1000": N_("Members per 1,000 organisations"),
    "jobs_at_least": N_("Share of jobs, at least, %"), "jobs_told": N_("Members with jobs reported"),
    "jobs_withheld": N_("Members with jobs withheld"), "jobs_lacks": N_("Why no more than “at least”"), "jobs_reason": N_("Reason code"),
    "output_at_least": N_("Share of output, at least, %"), "output_told": N_("Members with output reported"),
    "output_withheld": N_("Members with output withheld"), "output_lacks": N_("Why no more than “at least”"), "output_reason": N_("Reason code"),
    "indicator": N_("Indicator code"), "relative_year": N_("Year, 0 = the year of joining"), "units_index": N_("Members, year before = 100"),
    "peers_index": N_("Peers, year before = 100"), "difference_pct": N_("Difference, %"), "low_pct": N_("95% interval from, %"),
    "high_pct": N_("95% interval to, %"), "n_units": N_("Firms"), "n_peers": N_("Peers"), "n_lost": N_("Firms without a figure"),
    "measure_kind": N_("Kind of measure"), "asked": N_("Applications"), "granted": N_("Granted"), "rejected": N_("Rejected"),
    "withdrawn": N_("Withdrawn"), "pending": N_("Pending"), "paid": N_("Paid"), "recipients": N_("Recipients"), "money_asked": N_("Asked for"),
    "money_granted": N_("Granted, amount"), "money_paid": N_("Paid, amount"), "asked_reason": N_("Reason code"),
    "approval_rate": N_("Granted of decided, as a part of one"), "uptake_rate": N_("Members paid, as a part of one"),
    "median_days": N_("Days until half are paid"), "median_reason": N_("Reason code"),
}  # fmt: skip
# Title, how it is read (warehouse, country, day), columns.
ENTRIES = {
    "compared": (N_("Clusters compared"), cluster_tables.compared, (
        "cluster_id", "cluster", "first", "last", "members_start", "members_end", "net_growth_rate", "entry_events", "exit_events",
        "retention_rate", "core_producer", "supplier_members", "services", "education_rd", "public", "investor", "wide", "export", "high",
        "share_year", "organisations", "per_1000", "of_sector", "jobs_told", "jobs_withheld", "jobs_at_least", "jobs_lacks", "jobs_reason",
        "output_told", "output_withheld", "output_at_least", "output_lacks", "output_reason", *_SOURCE)),
    "after_joining": (N_("Firms that joined, against peers"), cluster_tables.after_joining, (
        "indicator", "cluster_id", "cluster", "relative_year", "units_index", "peers_index", "difference_pct", "low_pct", "high_pct", "n_units",
        "n_peers", "n_lost", "reason", *_SOURCE)),
    "support_by_measure": (N_("Support by kind of measure"), cluster_tables.support, (
        "measure_kind", "measure", "unit_measure", "asked", "organisations", "granted", "rejected", "withdrawn", "pending", "paid", "recipients",
        "money_asked", "asked_reason", "money_granted", "money_paid", "approval_rate", "uptake_rate", "median_days", "median_reason", *_SOURCE)),
}  # fmt: skip
