"""What was known on a day, and how figures change from their first release to the newest."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from data.requests.kinds import BadRequest, Table
from data.requests.method import method
from data.requests.quoting import quoted
from metrics.methods import relation
from metrics.methods.flags import FLAGS, withheld

_DATED = Table({"series": str, "time_period": str, "obs_value": float, "vintage": date}, may=FLAGS)
_PAIRS = Table({"first_release": float, "latest_release": float})
_METRICS = (
    "mean_revision",
    "mean_absolute_revision",
    "relative_mar",
    "std_revision",
    "rms_revision",
    "share_upward",
    "sign_agreement",
)


@method(obs=_DATED)
def vintage_asof(obs: pd.DataFrame, *, as_of: Sequence[str] | str) -> list[dict[str, object]]:
    """Figures as they were known on each of some days.

    Formula: of each series and period the value with the greatest vintage <= as_of, the day itself included.
    Unit: that of the series.
    Reading: `values` by series (by series|period where a series has several periods); a figure not yet published on the
      day is not in it. `rows` says the vintage and status of each.
    Edge cases: a newest row without value is an answer, too: null, with VALUE_SUPPRESSED where it is withheld and
      VALUE_MISSING otherwise, never the value before it. Rows of one vintage that contradict each other: the last one
      stands, warning INCONSISTENT_INPUT.
    Source: METRICS R9; OECD and Eurostat, Guidelines on Revisions Policy and Analysis.
    """
    days = [as_of] if isinstance(as_of, str | date) else list(as_of)
    frame = pd.DataFrame({"place": range(len(days)), "as_of": pd.Series([_day(day) for day in days], dtype=object)})
    found = relation.ask("revisions", "figures_as_of", days=frame, obs=obs.assign(place=np.arange(len(obs))))
    hidden, missing = withheld(found), found["obs_value"].isna().to_numpy()
    found["obs_value"] = found["obs_value"].where(~hidden)
    found["reason"] = np.select([hidden, missing], ["VALUE_SUPPRESSED", "VALUE_MISSING"], "").astype(object)
    found["warning"] = np.where(found["is_contradicted"], "INCONSISTENT_INPUT", "")
    many = obs.groupby("series")["time_period"].nunique().gt(1)
    long = found["series"].map(many).fillna(False).astype(bool)
    found["code"] = found["series"].where(~long, found["series"] + "|" + found["time_period"])
    columns = ["series", "time_period", "obs_value", "vintage", "obs_status", "reason", "warning"]
    return [_on(day, found[found["day"] == place], columns) for place, day in enumerate(days)]


@method(vintages=_PAIRS)
def revision_metrics(vintages: pd.DataFrame) -> dict[str, object]:
    """How large revisions are, and whether they lean to one side.

    Formula: r = later - earlier; mean r, mean |r|, sum |r| / sum |later|, standard deviation (n - 1), sqrt(mean r^2), share
      of r > 0, share of pairs where earlier - 100 and later - 100 have the same sign.
    Unit: that of the figures; the three shares are ratios, 0 to 1.
    Reading: a mean revision far from zero = first releases are biased; sign agreement has a meaning for indices only.
    Edge cases: a pair with a missing side drops out (`n_dropped`); no pair NO_DATA; one pair has no deviation; later values
      all zero give no relative_mar (BASE_ZERO). freshness.revisions gives the pairs of two issues as value_before and
      value_after.
    Source: McKenzie and Gamba 2008 (OECD and Eurostat Guidelines on Revisions Policy and Analysis).
    """
    found = relation.ask("revisions", "revision_metrics", vintages=vintages).iloc[0]
    used = int(found["n_used"])
    numbers = {name: None if pd.isna(found[name]) else float(found[name]) for name in _METRICS}
    reason = {0: "NO_DATA", 1: "SHORT_SERIES"}.get(used, "")
    if used and numbers["relative_mar"] is None:
        reason = "BASE_ZERO"
    return {**numbers, "n_used": used, "n_dropped": len(vintages) - used, "reason": reason}


def as_of_day(obs: pd.DataFrame, day: str | date | None) -> pd.DataFrame:
    """The rows of one series as known on a day (None = the newest), one a period, columns as they came."""
    dated = obs.assign(place=np.arange(len(obs)), series="", conf_status=None)
    days = pd.DataFrame({"place": [0], "as_of": [date.max if day is None else _day(day)]})
    found = relation.ask("revisions", "figures_as_of", days=days, obs=dated)
    return obs.iloc[found["place"].to_numpy()].reset_index(drop=True)


def _on(day: object, rows: pd.DataFrame, columns: list[str]) -> dict[str, object]:
    """The answer for one day."""
    values = {
        code: None if np.isnan(value) else value for code, value in zip(rows["code"], rows["obs_value"], strict=True)
    }
    return {"as_of": str(day)[:10], "values": values, "rows": rows[columns].reset_index(drop=True)}


def _day(value: object) -> date:
    """A day, of a text like 2026-07-25."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    except ValueError:
        raise BadRequest(f"{quoted(value)} is not a day; write it like 2026-07-25.") from None
