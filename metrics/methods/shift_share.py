"""Why a region grew more or less than the country: national growth, its mix of industries, and what is its own."""

from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.errors import DataError
from data.periods import parse, spine
from data.requests.kinds import Table
from data.requests.method import method
from metrics.methods import relation
from metrics.methods.flags import FLAGS
from metrics.methods.statement_rows import NOTHING, cells, figures, ranks_of, said, texts

_OBS = Table(
    needs={"activity": str, "time_period": str, "region": float, "nation": float}, may={"ref_area": str, **FLAGS}
)
_PARTS = ("change", "national_share", "industry_mix", "regional_shift", "net_total_shift")
_ESTEBAN = ("change", "national_share", "industry_mix", "competitive_homothetic", "allocation")


@method(obs=_OBS)
def shift_share(
    obs: pd.DataFrame,
    *,
    t0: str = "",
    t1: str = "",
    by: Literal["activity"] = "activity",  # noqa: ARG001 - said in the request
) -> dict[str, Any] | pd.DataFrame:
    """Shift-share analysis: how much of a region's change is the country's, its industries', and its own.

    Formula: g = E1 / E0 - 1, g_a = E_a1 / E_a0 - 1 for the country; national_share = sum of e_a0 g; industry_mix = sum of
    e_a0 (g_a - g); regional_shift = sum of (e_a1 - e_a0 E_a1 / E_a0); net_total_shift = the last two together. The three
    add up to the change exactly. t0, t1 = first and last period unless they are said.
    Unit: that of the input (persons, or output in constant prices).
    Reading: industry_mix above zero = the region has industries that grow in the country; regional_shift above zero =
    they grow faster here than there.
    Edge cases: an industry new in the region adds all it has to the regional shift. One that the country did not have
    at the start is left out of everything and listed (`excluded`); if that are all, BASE_ZERO. A figure that is missing
    or withheld gives COMPONENT_MISSING or COMPONENT_SUPPRESSED, a negative one NEGATIVE_INPUT, a t0 without rows
    BASE_ABSENT. With ref_area in the table there is one row a region.
    Source: Dunn 1960; example of Farhauer and Kroell 2013.
    """
    listed = _listed(obs)
    first, last = t0 or (listed[0] if listed else ""), t1 or (listed[-1] if listed else "")
    return _answer(obs, _PARTS, *_analysed(obs, [(first, last)], _missing(listed, first, last)))


@method(obs=_OBS)
def shift_share_dynamic(obs: pd.DataFrame, *, t0: str = "", t1: str = "") -> dict[str, Any] | pd.DataFrame:
    """Dynamic shift-share analysis: the sum of the analyses of every single year.

    Formula: as for the shift-share analysis from each period to the next, then the parts are added up over all.
    Unit: that of the input.
    Reading: as for the shift-share analysis. It differs from that of the end points, because the mix of industries is
    that of each year: show both.
    Edge cases: as for the shift-share analysis, for every pair of years; one period alone gives SHORT_SERIES, a period
    left out in between GAPS.
    Source: Barff and Knight 1988.
    """
    listed = [period for period in _listed(obs) if (not t0 or period >= t0) and (not t1 or period <= t1)]
    why = "NO_DATA" if not listed else "SHORT_SERIES" if len(listed) < 2 else "GAPS" if _has_gaps(listed) else ""
    return _answer(obs, _PARTS, *_analysed(obs, list(pairwise(listed)), why))


@method(obs=_OBS)
def shift_share_esteban(obs: pd.DataFrame, *, t0: str = "", t1: str = "") -> dict[str, Any] | pd.DataFrame:
    """Shift-share analysis after Esteban-Marquillas: the regional shift split into competitiveness and allocation.

    Formula: with r_a = e_a1 / e_a0 - 1 and e'_a = e E_a0 / E_0, what the region would have with the structure of the
    country: competitive_homothetic = sum of e'_a (r_a - g_a); allocation = sum of (e_a0 - e'_a)(r_a - g_a); change,
    national_share and industry_mix as in the shift-share analysis. The four parts add up to the change.
    Unit: that of the input.
    Reading: allocation above zero = the region is specialised in what it does better than the country.
    Edge cases: an industry that the region did not have at the start has no growth: competitive_homothetic and
    allocation are empty then (BASE_ZERO); otherwise as for the shift-share analysis.
    Source: Esteban-Marquillas 1972.
    """
    listed = _listed(obs)
    first, last = t0 or (listed[0] if listed else ""), t1 or (listed[-1] if listed else "")
    found, tables = _analysed(obs, [(first, last)], _missing(listed, first, last))
    if tables:
        split = relation.ask("shift_share", "esteban", **tables)
        found = found.merge(split, on="whole", how="left")
        new = found["has_new"].fillna(value=False).astype(bool) & (found["reason"] == "")
        hollow = new | (found["reason"] != "")
        found.loc[hollow, ["competitive_homothetic", "allocation"]] = np.nan
        found.loc[new, "reason"] = "BASE_ZERO"
    return _answer(obs, _ESTEBAN, found, tables)


def _analysed(
    obs: pd.DataFrame, pairs: list[tuple[str, str]], why: str
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """One row a region with parts and reason, and the tables that they came from; without tables the reason is `why`."""
    used = {period for pair in pairs for period in pair}
    rows = obs[obs["time_period"].isin(used)]
    regions = list(dict.fromkeys(texts(obs, "ref_area")))
    if why or not len(rows):
        return pd.DataFrame({"whole": regions or [""], "reason": why or "NO_DATA", "worst": NOTHING}), {}
    keys = pd.DataFrame({name: texts(rows, name) for name in ("activity", "time_period")})
    ranks = ranks_of(rows)
    tables = {
        "flow": cells(keys.assign(whole=texts(rows, "ref_area")), figures(rows, "region"), ranks),
        "nation": cells(keys, figures(rows, "nation"), ranks),
        "pair": pd.DataFrame(pairs, columns=["t0", "t1"]).assign(step=range(len(pairs))),
    }
    found = relation.ask("shift_share", "shift_share", **tables)
    found = pd.DataFrame({"whole": regions}).merge(found, on="whole", how="left")
    found["reason"], found["worst"] = found["reason"].fillna("BASE_ZERO"), found["worst"].fillna(1)
    return found, tables


def _answer(
    obs: pd.DataFrame, parts: tuple[str, ...], found: pd.DataFrame, tables: dict[str, pd.DataFrame]
) -> dict[str, Any] | pd.DataFrame:
    """The fields of the answer: one record, or one row a region where the table names regions."""
    excluded = _excluded(tables) if tables else []
    shown = found.reindex(columns=["whole", *parts, "n_used", "n_dropped", "reason"]).rename(
        columns={"whole": "ref_area"}
    )
    shown["excluded"] = [excluded] * len(shown)
    why = found["reason"].where(shown["change"].isna(), "")
    shown["obs_status"] = [said(*pair) for pair in zip(why, found["worst"], strict=True)]
    for name in ("n_used", "n_dropped"):
        shown[name] = pd.Series([None if pd.isna(n) else int(n) for n in shown[name]], dtype=object)
    if obs["ref_area"].notna().any():
        return shown
    return {str(name): value for name, value in shown.drop(columns="ref_area").iloc[0].items()}


def _excluded(tables: dict[str, pd.DataFrame]) -> list[str]:
    """Activities that the country did not have at the start of a pair."""
    found = relation.ask("shift_share", "excluded", nation=tables["nation"], pair=tables["pair"])
    return sorted(str(code) for code in found["activity"])


def _listed(obs: pd.DataFrame) -> list[str]:
    """The periods of the table in time; codes that are no periods in the order of their letters."""
    return sorted(dict.fromkeys(texts(obs, "time_period")))


def _missing(listed: list[str], first: str, last: str) -> str:
    """The reason why two periods cannot be compared."""
    if not listed:
        return "NO_DATA"
    return "BASE_ABSENT" if first not in listed else "NO_DATA" if last not in listed else ""


def _has_gaps(listed: list[str]) -> bool:
    """Whether a period lies between the first and the last that is not listed; codes that are no periods have none."""
    try:
        return len(spine(listed[0], listed[-1])) != len(listed) or len({parse(code).freq for code in listed}) > 1
    except DataError:
        return False
