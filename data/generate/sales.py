"""What invented firms sold in a year: more than the value they added, and more than they supplied inside their clusters."""

import numpy as np
import pandas as pd

from data.generate.framing import coded
from data.generate.plan import Plan

INDICATOR = "SALES"
# Sales a unit of value added, and how far sales exceed supplies to other members at least.
_OVER, _BEYOND = (1.3, 2.2), 1.1


def table(figures: pd.DataFrame, flows: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Rows of organisation_figure: one for each figure of value added, missing or withheld exactly where that one is."""
    added = figures[figures["indicator"] == "GDP_CP"].reset_index(drop=True)
    pairs = pd.MultiIndex.from_arrays([added["org_id"].astype(str), added["time_period"].astype(str)])
    supplied = flows.groupby([flows["from_org_id"].astype(str), flows["time_period"].astype(str)])["value"].sum()
    own = supplied.reindex(pairs).fillna(0.0).to_numpy()
    over = plan.dice("sales").uniform(*_OVER, len(added))
    sold = np.ceil(np.maximum(added["obs_value"].to_numpy(float) * over, own * _BEYOND))
    return added.assign(indicator=coded(np.zeros(len(added)), (INDICATOR,)), obs_value=sold)
