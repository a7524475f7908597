"""How support reaches those who may ask for it: who asked, who got it, and how long it took."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from data.requests.kinds import One, Table
from data.requests.method import method
from metrics.methods import relation
from metrics.methods.flags import single_quotient
from metrics.methods.waiting import median, medians, survival, survival_by

_FIELDS = ("app_id", "applied", "decided", "decision", "paid")
_FLAGS = ("is_approved", "is_rejected", "is_paid", "is_sound", "is_waiting_or_paid")


@method(
    applications=Table(
        needs={"applied": date, "decided": date, "decision": str, "paid": date}, may={"app_id": str, "org_id": str}
    ),
    eligible_members=One(),
    distinct_applicants=One(),
    optional=("distinct_applicants",),
)
def support_uptake(
    applications: pd.DataFrame,
    eligible_members: float | None,
    distinct_applicants: float | None = None,
    *,
    as_of: date,
) -> dict[str, Any]:
    """How many of those eligible asked for support and were paid, and how many days it takes from asking to payment.

    Formula: application_rate = applicants / eligible; approval_rate_decided = approved / (approved + rejected);
    uptake_rate = paid / eligible; median_lag_days_km = first time at which the Kaplan-Meier estimate S(t) = product of
    (1 - payments / open applications) is one half or less; `km` lists S at every time with a payment, and holds to
    `longest_days`, the longest that any application was seen to wait.
    Unit: parts of one; days.
    Reading: the median over completed cases alone is too low, because slow cases are still pending; it is secondary.
    Edge cases: all is as known on `as_of`: later applications, decisions and payments have not happened; pending cases
    are right-censored on that day; rejected ones are left out; a payment before the application or after a rejection
    is listed in `data_errors` and not used; a median that more than half have not reached is null with SHORT_SERIES;
    nobody eligible or nothing decided gives BASE_ZERO, no application NO_DATA; where org_id is given, organisations
    are counted, and `distinct_applicants` may be left out; more applicants than eligible give a warning.
    Source: Kaplan and Meier 1958; rates are our own convention [OWN].
    """
    states = _states(applications, as_of)
    paid = states[states["is_paid"]]
    n_decided = int((states["is_approved"] | states["is_rejected"]).sum())
    asked = _organisations(states) if distinct_applicants is None else distinct_applicants
    rates = {
        "application_rate": single_quotient(asked, eligible_members),
        "approval_rate_decided": _known(states, single_quotient(states["is_approved"].sum(), n_decided)),
        "uptake_rate": _known(states, single_quotient(_organisations(paid) or len(paid), eligible_members)),
        "median_lag_days_completed_only": _median(paid["days"]),
    }
    waiting = states[states["is_waiting_or_paid"]]
    curve = survival(waiting["days"].to_numpy(), waiting["is_paid"].to_numpy())
    rates["median_lag_days_km"] = (median(curve), _why_no_median(waiting, curve))
    reasons = {f"reason_{name}": reason for name, (_, reason) in rates.items()}
    is_too_many = asked is not None and eligible_members is not None and asked > eligible_members
    return {
        **{name: value for name, (value, _) in rates.items()},
        "km": curve,
        "longest_days": float(waiting["days"].max()) if len(waiting) else 0.0,
        "n_decided": n_decided,
        "n_paid": len(paid),
        "n_censored": int((~waiting["is_paid"]).sum()),
        "n_used": len(states),
        "n_dropped": len(applications) - len(states),
        "warning": "INCONSISTENT_INPUT" if is_too_many else "",
        "data_errors": [_error(row) for row in states[~states["is_sound"]].itertuples(index=False)],
        **reasons,
        "reason": next(filter(None, reasons.values()), ""),
    }


def uptake_by_group(
    applications: pd.DataFrame, eligible: Mapping[str, float | None], *, as_of: date
) -> dict[str, tuple[float | None, str, float | None, str]]:
    """`support_uptake` of many groups at once, by the column `group`: uptake rate and median lag, each with its reason.

    Only groups in `eligible` are answered; one of which nobody has applied has NO_DATA twice.
    """
    known = _states(applications, as_of)
    places = {name: place for place, name in enumerate(eligible)}
    group = applications["group"].to_numpy(dtype=object)[known["place"].to_numpy(int) - 1]
    part = np.array([places.get(str(name), -1) for name in group], dtype=int)
    is_paid, is_waiting = known["is_paid"].to_numpy(), known["is_waiting_or_paid"].to_numpy()
    half = medians(survival_by(part[is_waiting], known["days"].to_numpy()[is_waiting], is_paid[is_waiting]))
    who = known["applicant"].to_numpy(dtype=object)
    found = {}
    for name, place in places.items():
        own = part == place
        paid = who[own & is_paid]
        n_paid = len(set(paid.tolist())) if not pd.isna(paid).any() else len(paid)
        rate = single_quotient(n_paid, eligible[name]) if own.any() else (None, "NO_DATA")
        days = half.get(place)
        found[name] = (
            *rate,
            days,
            "" if days is not None else "SHORT_SERIES" if (own & is_waiting).any() else "NO_DATA",
        )
    return found


def _states(applications: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """One row an application, as known on the day."""
    known = applications.reindex(columns=[*_FIELDS, "org_id"]).rename(columns={"org_id": "applicant"})
    known = known.assign(place=np.arange(1, len(known) + 1))
    states = relation.ask("support", "states", {"as_of": as_of}, application=known)
    return states.astype(dict.fromkeys(_FLAGS, bool))


def _organisations(states: pd.DataFrame) -> int | None:
    """How many organisations stand behind the applications; None where one of them is not named."""
    named = states["applicant"]
    return int(named.nunique()) if len(named) and named.notna().all() else None


def _known(states: pd.DataFrame, found: tuple[float | None, str]) -> tuple[float | None, str]:
    """A rate, unless there is no application at all."""
    return found if len(states) else (None, "NO_DATA")


def _median(days: pd.Series) -> tuple[float | None, str]:
    """The median of completed cases."""
    known = days.dropna()
    return (float(known.median()), "") if len(known) else (None, "NO_DATA")


def _why_no_median(waiting: pd.DataFrame, curve: pd.DataFrame) -> str:
    """Why there is no Kaplan-Meier median; empty where there is one."""
    if not len(waiting):
        return "NO_DATA"
    return "" if median(curve) is not None else "SHORT_SERIES"


def _error(row: Any) -> str:
    """What is wrong with an application, as a sentence."""
    who = row.app_id if isinstance(row.app_id, str) else f"row {row.place}"
    wrong = "paid although rejected" if row.is_rejected else "paid before it was made"
    return f"The application {who} is {wrong}; its payment is not used."
