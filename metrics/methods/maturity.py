"""How mature the organisation of a cluster is: a ladder of five steps, each with what it asks."""

import pandas as pd

from data.requests.kinds import Table
from data.requests.method import method

MIN_MEMBERS = 10
LABELS = ("bronze", "silver", "gold")
_FACTS = (
    "legal_entity",
    "specialised_organisation",
    "strategy",
    "joint_projects",
    "monitored_kpis",
    "ministry_register",
)
_MAY = {**dict.fromkeys(_FACTS, bool), "members": float, "quality_label": str, "hse_level": str}


@method(obs=Table(needs={"cluster_id": str}, may=_MAY))
def org_maturity(obs: pd.DataFrame) -> pd.DataFrame:
    """Organisational maturity of a cluster on a ladder from 0 to 4.

    Formula: 0 = initiative; 1 = legal entity or specialised organisation; 2 = 1 and an approved strategy and at least
    10 members; 3 = 2 and joint projects and monitored indicators; 4 = 3 and an entry in the ministry's register or an
    external quality label (bronze, silver, gold of the European Cluster Excellence Initiative).
    Unit: step of the ladder.
    Reading: `at_least` = the step that is certain, `at_most` = the highest that the unknown facts allow; they differ
    only where something is unknown. `hse_level` is the label of the HSE Cluster Observatory as given; it is never
    computed, because its scoring rule is not published.
    Edge cases: an unknown fact is not a no: where it decides, `maturity` is null with VALUE_MISSING; a step is not
    reached while one below it is not, whatever stands above; a negative number of members gives INCONSISTENT_INPUT; the
    label "none" says that there is none.
    Source: our own convention [OWN].
    """
    obs = obs.reindex(columns=["cluster_id", *_MAY]).astype(object)
    # Kleene's logic: unknown and false is false, unknown or true is true.
    facts = obs[list(_FACTS)].astype("boolean")
    members = pd.to_numeric(obs["members"]).astype("Float64")
    conditions = [
        facts["legal_entity"] | facts["specialised_organisation"],
        facts["strategy"] & (members >= MIN_MEMBERS),
        facts["joint_projects"] & facts["monitored_kpis"],
        facts["ministry_register"] | _has_label(obs["quality_label"]),
    ]
    at_least, at_most = _steps(conditions, False), _steps(conditions, True)
    is_wrong = (members < 0).fillna(False).astype(bool)
    is_known = (at_least == at_most) & ~is_wrong
    return pd.DataFrame(
        {
            "cluster_id": obs["cluster_id"],
            "maturity": at_least.astype(object).where(is_known, None),
            "at_least": at_least.astype(object).where(~is_wrong, None),
            "at_most": at_most.astype(object).where(~is_wrong, None),
            "hse_level": obs["hse_level"],
            "reason": ["INCONSISTENT_INPUT" if wrong else "" if known else "VALUE_MISSING"
                       for wrong, known in zip(is_wrong, is_known, strict=True)],
        }
    )  # fmt: skip


def _steps(conditions: list[pd.Series], unknown: bool) -> pd.Series:
    """The highest step whose condition and those below it hold, where an unknown fact counts as `unknown`."""
    step, holds = pd.Series(0, index=conditions[0].index), pd.Series(True, index=conditions[0].index)
    for condition in conditions:
        holds &= condition.fillna(unknown).astype(bool)
        step += holds
    return step


def _has_label(label: pd.Series) -> pd.Series:
    """Is there an external quality label? Unknown where nothing is said."""
    return pd.Series([value.lower() in LABELS if isinstance(value, str) and value else None for value in label],
                     index=label.index, dtype="boolean")  # fmt: skip
