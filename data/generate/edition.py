"""All tables of the demonstration edition, and the command that publishes it like any other edition."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.generate import (
    clusters,
    cooperation,
    descriptions,
    economy,
    firms,
    history,
    indices,
    issues,
    membership,
    organisations,
    output,
    sales,
    support,
    surroundings,
    totals,
)
from data.generate.plan import COUNTRIES, EDITION, Plan
from data.loading import REFERENCE_DIR, facts_of_own, publish
from data.sources import reference_csv

Frames = dict[str, pd.DataFrame]


def generate(plan: Plan, target: Path) -> None:
    """Make every table, write the warehouse aside, check it, replace `target`. On any error `target` stays as it was.

    The file says of itself that it is a demonstration; there is no way of making it without saying so. Countries that
    the office added are in it by name and outline; nothing is invented of them.
    """
    publish(EDITION, tables(plan), target, plan.facts() | facts_of_own())


def tables(plan: Plan) -> Frames:
    """Every table by name; code lists as in the published edition."""
    reference, _ = reference_csv.read_all(REFERENCE_DIR)
    parts = [statistics(country, plan) for country in COUNTRIES]
    figures = {name: _stacked([part[name] for part in parts]) for name in parts[0]}
    return reference | descriptions.tables(plan) | figures | registry(plan)


def statistics(country: str, plan: Plan) -> Frames:
    """Figures of one country: observation, observation_history, issue."""
    products = totals.products(country, plan)
    whole = output.made(country, products, plan)
    known = issues.issues(country, products, whole, plan)
    found = history.tables(descriptions.dataset(country, descriptions.OUTPUT), known)
    activity = economy.table(descriptions.dataset(country, descriptions.ACTIVITY), country, plan)
    index = indices.table(descriptions.dataset(country, descriptions.INDEX), country, products, whole)
    return found | {"observation": _stacked([found["observation"], activity, index])}


def registry(plan: Plan) -> Frames:
    """Clusters, organisations and what hangs on them."""
    known = clusters.clusters(plan)
    listed = organisations.organisations(known, plan)
    held = membership.memberships(known, listed, plan)
    asked = support.applications(known, listed, held, plan)
    flows = cooperation.table(known, listed, held, plan)
    figures = firms.table(listed, held, asked, plan)
    return {
        **clusters.tables(known, plan),
        "organisation": organisations.table(listed, plan),
        "membership": membership.table(known, listed, held, plan),
        "membership_count": membership.counts(known, held),
        "flow": flows,
        "support_measure": support.measures(),
        "support_application": asked,
        **surroundings.events(known, listed, held, plan),
        "facility": surroundings.facilities(known, plan),
        "training": surroundings.training(known, plan),
        "programme": surroundings.programmes(known, plan),
        "organisation_figure": _stacked([figures, sales.table(figures, flows, plan)]),
    }


def _stacked(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Rows of several frames; words that only one of them knows are added to the list, so that columns stay codes."""
    names = frames[0].columns
    return pd.DataFrame({name: _joined([frame[name] for frame in frames]) for name in names}, columns=list(names))


def _joined(columns: list[pd.Series]) -> Mapping[str, object] | pd.Series | pd.Categorical:
    """One column of several."""
    if all(isinstance(column.dtype, pd.CategoricalDtype) for column in columns):
        return pd.api.types.union_categoricals([column.array for column in columns])
    return pd.concat(columns, ignore_index=True)
