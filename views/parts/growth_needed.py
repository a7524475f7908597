"""The figures that a decomposition of Growth rests on, over all periods: by them its newest final period is found."""

from dataclasses import replace

from metrics import choices, decomposition
from metrics.catalogue import metric as find_metric
from metrics.metric import EVERY
from metrics.rows import Rows
from views.parts import page, settle, store


def of(here: settle.Settled, part: str, how: str, areas: tuple[str, ...]) -> list[Rows]:
    """The whole and its parts in the comparison `how`: kinds of the product, industries of the activity, or the areas."""
    chosen = here.selection
    asked = here.query(transform=how, start="", end="", base_period="")
    if part == "regions":
        parts = page.rows(here.edition, replace(asked, ref_areas=areas))
    elif part == "activities":
        codes = store.ask(decomposition.activities, here.edition, find_metric(chosen.metric).datasets, chosen.activity)
        parts = page.rows(here.edition, replace(asked, activity=EVERY)).among("activity", codes)
    else:
        wholes = store.ask(choices.wholes, here.edition)
        kinds = [code for code, parents in wholes.items() if chosen.product in parents]
        parts = page.rows(here.edition, replace(asked, product=EVERY)).among("product", kinds)
    return [page.rows(here.edition, asked), parts]
