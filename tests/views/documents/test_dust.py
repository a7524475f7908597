"""Dust goes, digits stay."""

import numpy as np
import pandas as pd

from views.documents.dust import swept


def test_dust_of_sums_goes_and_everything_else_stays():
    frame = pd.DataFrame({
        "value": [0.1 + 0.2, 5514.200000000001, 1 / 3, -2e-7, np.nan, 123456789012.345, np.inf],
        "count": [1, 2, 3, 4, 5, 6, 7],
        "text": ["0.30000000000000004", *"abcdef"],
    })  # fmt: skip
    found = swept(frame)
    assert found["value"].tolist()[:4] == [0.3, 5514.2, 0.333333333333333, -2e-7]
    assert np.isnan(found["value"][4])
    assert found["value"].tolist()[5:] == [123456789012.345, np.inf]
    pd.testing.assert_frame_equal(found[["count", "text"]], frame[["count", "text"]])
    assert frame["value"][0] != 0.3  # the answer that other pages share is not touched
    assert swept(frame.iloc[:0]).empty
