"""At what prices money is counted: a nominal figure, and its growth above all, is never said without it."""

from views.parts import settle
from views.parts.language import _

AT_CURRENT_PRICES = ("gdp", "shipments_all", "shipments_manufacturing")
NOMINAL = ("payroll", "average_pay", "average_monthly_wage", "wages_quarterly")


def words(metric: str, transform: str = "level") -> str:
    """At what prices the money of a metric is counted; empty for everything else, and where prices cancel out."""
    if transform in settle.AGAINST_COUNTRY:
        return ""
    if metric in AT_CURRENT_PRICES:
        return _("at current prices")
    return _("not adjusted for prices") if metric in NOMINAL else ""
