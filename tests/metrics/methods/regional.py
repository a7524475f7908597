"""Requests for the methods on regions and industries, and what their answers have in common."""

from metrics.methods.catalogue import methods
from tests.metrics.methods import asking


def ask(name, params=None, **inputs):
    """The answer of a method by its name."""
    return asking.ask(methods()[name].call, params, **inputs)


def table(figures, period="2025", value="employment"):
    """A cross table of regions (rows) and activities (columns) as rows of observations; None stays None."""
    return [
        {"ref_area": f"R{r}", "activity": f"A{a}", "time_period": period, value: figure}
        for r, row in enumerate(figures)
        for a, figure in enumerate(row)
    ]


def steps(*years, **more):
    """Region and nation by activity for each year: pairs of lists."""
    return [
        {"activity": f"A{a}", "time_period": str(2000 + year), "region": mine, "nation": all_of_it, **more}
        for year, (region, nation) in enumerate(years)
        for a, (mine, all_of_it) in enumerate(zip(region, nation, strict=True))
    ]
