"""Every number on five fixed screens, worked out again from the raw figures by plain arithmetic: none stands there unexplained.

Nothing of the program is asked: the files of data/raw and data/reference are read as they lie. A number that no rule below
explains fails, and so does one that is explained but printed somewhere else.
"""

import re
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from tests.browser import printed
from tests.conftest import ROOT

pytestmark = pytest.mark.browser
RAW, REFERENCE = ROOT / "data" / "raw", ROOT / "data" / "reference"
WORDS = "\n".join(
    path.read_text("utf-8") for folder in (RAW, ROOT / "metrics" / "definitions") for path in folder.rglob("*.toml")
)
NEIGHBOURS_OF_GEORGIA = ("US-FL", "US-AL", "US-TN", "US-NC", "US-SC")
A_YEAR, ALIKE, CIRCLES = (
    12,
    2,
    [5, 15],
)  # months of a rolling year; per cent under which places are shared; the key of the map


def gdp(activities: Iterable[str] = ("C13", "C14-C15")) -> pd.DataFrame:
    """Value added by area and year, millions of dollars; a year without one of the activities has none."""
    rows = pd.read_parquet(RAW / "us_gdp.parquet").query("activity in @activities")
    table = rows.set_index(["ref_area", "time_period", "activity"])["obs_value"].unstack([1, 2])  # noqa: PD010 - keeps empty years
    return table.T.groupby(level=0).sum(min_count=len(list(activities))).T


def place(figures: pd.Series, area: str) -> tuple[int, int]:
    """The place from the highest among the states, and how many have a figure; none of those used here shares its place."""
    known = figures.drop("US").dropna()
    others = known.drop(area)
    assert ((others - known[area]).abs() >= ALIKE / 100 * others.clip(lower=known[area])).all()
    return 1 + int((others > known[area]).sum()), len(known)


def issued(source: str, days: Iterable[str] = ()) -> set[float]:
    """Numbers that the line of a source may hold: those of its own title, day and year of the issue."""
    sources = pd.read_csv(REFERENCE / "source.csv").set_index("source_id")
    found = {abs(float(one)) for one in re.findall(r"\d+", str(sources.loc[source, ["publisher", "title"]].tolist()))}
    for day in map(date.fromisoformat, days):
        found |= {day.day, day.year}
    return found


def cells(rows: Iterable[tuple[object, ...]]) -> list[float]:
    """The numbers of a table, row by row; what is not known has none."""
    return [float(one) for row in rows for one in row if one is not None and not pd.isna(one)]


def months_of_fabrics() -> dict[str, pd.Series]:
    """Output since January by the older list of products, and its change in per cent; none across the list of 2010."""
    rows = pd.read_csv(RAW / "ru_bulletin.csv").query(
        "product == 'KEP_FABRICS' and freq == 'M' and indicator == 'PROD_VOL'"
    )
    values = rows.set_index("time_period")["obs_value"].sort_index()
    total = values.groupby(values.index.str[:4]).cumsum()
    before = total.copy()
    before.index = [f"{int(code[:4]) + 1}{code[4:]}" for code in total.index]
    change = (total / before.reindex(total.index) - 1) * 100
    change[change.index.str.startswith("2010")] = None
    assert rows.set_index("time_period")["break_kind"].dropna().to_dict() == {"2010-01": "definition"}
    return {"change": change, "vintage": rows["vintage"]}


def growth_of_months() -> dict:
    found = months_of_fabrics()
    change, last = found["change"], found["change"].iloc[-1]
    newest_first, at = change.iloc[::-1], change.index.get_loc("2010-01")
    line = [*change[:at], None, *change[at:]]  # the line ends where another list of products begins
    return {
        "title": [2016, 2016, last], "lead": [100 + last, 2015], "aside": [2016, 2016], "sub": [2016],
        "drawn": [last, 2010], "cell": cells((code[:4], value) for code, value in newest_first.items()),
        "control": [A_YEAR, A_YEAR], "lines": [line],
        "sources": issued("rosstat-kep", found["vintage"].unique()),
    }  # fmt: skip


def growth_of_years() -> dict:
    change = gdp().T.pct_change(fill_method=None).T.loc[["US", "US-NC"]] * 100
    us, nc = change["2021"]
    table = [(year, change.loc[area, year]) for year in [*change.columns[::-1]] for area in ("US-NC", "US")]  # by name
    return {
        "title": [2021, nc, us], "cell": cells(table),
        "lines": [[*change.loc["US"]], [*change.loc["US-NC"]]], "sources": issued("us-bea-sagdp2n-2023", ["2023-03-31"]),
    }  # fmt: skip


def comparison() -> dict:
    value, share = gdp()["2021"], gdp()["2021"] / gdp(["_T"])["2021"] * 100
    rows = pd.read_parquet(RAW / "us_county_business_patterns.parquet").query(
        "indicator == 'EMP' and time_period == '2011' and activity in ['C13', 'C14', 'C15']"
    )
    jobs = rows.pivot_table(index="ref_area", columns="activity", values="obs_value").dropna().sum(axis=1)
    hidden = rows[rows["obs_value"].isna() & rows["ref_area"].isin(["US-GA", "US-SC"])]
    assert hidden["obs_status"].tolist() == ["Q"]
    jobs["US"] = None  # the country is not in this table
    shown = [(figures[area], *place(figures, area)) for figures in (value, share) for area in ("US-GA", "US-SC")]
    table = [*shown[:2], (value["US"],), *shown[2:], (share["US"],), (jobs["US-GA"], *place(jobs, "US-GA"))]
    return {
        "title": [value["US-GA"], 2021], "lead": [value["US"], len(hidden)], "head": [2021, 2021, 2011], "cell": cells(table),
        "sources": issued("us-bea-sagdp2n-2023", ["2023-03-31"]) | issued("us-census-cbp", ["2013-05-08"]) | {ALIKE},
    }  # fmt: skip


def one_region() -> dict:
    levels, value = gdp(), gdp()["2021"]
    share, change = value / gdp(["_T"])["2021"] * 100, levels.T.pct_change(fill_method=None).T * 100
    mine, quotient = change.loc["US-GA", "2021"], share["US-GA"] / share["US"]
    faster = (change.loc[list(NEIGHBOURS_OF_GEORGIA), "2021"] > mine).sum()
    at, of_share = place(value, "US-GA"), place(share, "US-GA")
    return {
        "title": [quotient],
        "lead": [value["US-GA"], 2021, mine, 2020, share["US-GA"], 2021, share["US"], quotient, *of_share, faster,
                 len(NEIGHBOURS_OF_GEORGIA)],
        "figure": [value["US-GA"], 2021, share["US-GA"], 2021], "change": [mine, 2020, quotient], "place": [*at, *of_share],
        "drawn": [mine, change.loc["US", "2021"]], "lines": [[*change.loc["US"]], [*change.loc["US-GA"]]],
        "sources": issued("us-bea-sagdp2n-2023", ["2023-03-31"]) | {ALIKE},
    }  # fmt: skip


def overview() -> dict:
    rows = pd.read_csv(RAW / "ru_output_annual.csv").query("freq == 'A'")
    table = rows.pivot_table(index="product", columns="time_period", values="obs_value")
    level, change = table[2024], (table[2024] / table[2023] - 1) * 100
    shown = ["15.20", "RS_KNITWEAR", "13.20", "14.31.10", "13.95.10"]
    top, bottom = max(shown, key=change.get), min(shown, key=change.get)
    stages, more = stages_by_region()
    revised = revisions()
    return {
        "title": [2024],
        "lead": [number for one in (top, bottom) for number in (level[one], 2024, change[one], 2023)],
        "figure": [number for one in shown for number in (level[one], 2024)],
        "change": [number for one in shown for number in (change[one], 2023)], "heading": [2024],
        "map": [*stages[:-1], *CIRCLES, stages[-1]], "drawn": ranked(rows, change.dropna()),
        "cares": [2016, 12, 2016, 11, len(revised), revised.loc[revised.abs().idxmax()]],
        "sources": issued("rosstat-production-annual", rows["vintage"].unique()) | issued("161-2023") | {more},
        "lines": [None],
    }  # fmt: skip


def ranked(rows: pd.DataFrame, change: pd.Series) -> list[float]:
    """Products with a change, the largest first, no part beside its whole and none that was under a million pieces the year before."""
    parents = pd.read_csv(REFERENCE / "product_parent.csv").groupby("product")["parent"].agg(set)
    wholes: dict[str, set[str]] = {}
    for product in change.index:
        found, new = set(), {product}
        while new := {one for code in new for one in parents.get(code, ())} - found:
            found |= new
        wholes[product] = found
    before = rows[rows["time_period"] == 2023].set_index("product")
    pieces = before["obs_value"] * 10.0 ** before["unit_mult"]
    kept = [one for one in change.index if not wholes[one] & set(change.index) and pieces[one] >= 1e6]
    return sorted(change[kept], reverse=True)


def stages_by_region() -> tuple[list[int], int]:
    """Regions by the furthest stage of a cluster, those without one last; publications behind it beyond the three named."""
    order = pd.read_csv(REFERENCE / "lifecycle_stage.csv").set_index("lifecycle_stage")["ordinal"]
    stages = pd.read_csv(RAW / "registry" / "cluster_stage.csv").assign(
        at=lambda rows: rows["lifecycle_stage"].map(order)
    )
    furthest = stages.sort_values("at").groupby("cluster_id").tail(1)
    places = pd.read_csv(RAW / "registry" / "cluster_area.csv").merge(furthest, on="cluster_id")
    places = places[places["ref_area"].str.startswith("RU-")]
    reached = places.groupby("ref_area")["at"].max().value_counts()
    areas = pd.read_csv(REFERENCE / "area.csv").query("country == 'RU' and kind == 'region' and has_outline")
    without = len(areas) - int(reached.sum())
    return [*(int(reached.get(at, 0)) for at in order), without], places["source_id"].nunique() - 3


def revisions() -> pd.Series:
    """Changes in per cent of the figures that the newest issue of the bulletin printed otherwise than the one before."""
    rows = pd.read_parquet(RAW / "ru_bulletin_issues.parquet")
    key = ["indicator", "activity", "product", "freq", "time_period", "time_transform"]
    before, after = (rows[rows["issue"] == issue].set_index(key)["obs_value"] for issue in ("2016-11", "2016-12"))
    both = pd.concat([before, after], axis=1, keys=["before", "after"]).dropna()
    changed = both[both["before"] != both["after"]]
    return (changed["after"] / changed["before"] - 1) * 100


SCREENS = [
    ("growth", {"lang": "ru", "country": "RU", "metric": "output_physical", "product": "KEP_FABRICS", "freq": "M"}, growth_of_months),
    ("growth", {"lang": "en", "country": "US", "metric": "gdp", "area": "US,US-NC", "view": "yoy"}, growth_of_years),
    ("compare", {"lang": "en", "country": "US", "area": "US-GA,US-SC"}, comparison),
    ("region", {"lang": "en", "country": "US", "area": "US-GA"}, one_region),
    ("", {"lang": "ru", "country": "RU"}, overview),
]  # fmt: skip


@pytest.mark.parametrize(("path", "chosen", "recomputed"), SCREENS, ids=[one.__name__ for *_rest, one in SCREENS])
def test_every_number_follows_from_the_raw_figures(visit, path, chosen, recomputed):
    screen, lang, expected = visit(path, **chosen), chosen["lang"], recomputed()
    if path == "growth":
        screen.unfold("The figures as a table" if lang == "en" else "Данные в таблице")
        screen.page.locator(".lio-table td").first.wait_for()
        screen.ready()
    found: dict[str, list[str]] = {}
    for kind, text in printed.pieces(screen.page):
        if kind == "cares" and text.rstrip(".") in WORDS:  # a caveat or the title of a dataset, quoted whole
            continue
        found.setdefault(kind, []).extend(printed.numbers(text, lang))
    assert {printed.value(one, lang)[0] for one in found.pop("source")} <= expected.pop("sources")
    evenly_spaced(found.pop("tick", []), lang)
    lines = expected.pop("lines", [])
    assert set(found) == set(expected)
    for kind, numbers in found.items():
        assert len(numbers) == len(expected[kind]), (kind, numbers, expected[kind])
        wrong = [(one, exact) for one, exact in zip(numbers, expected[kind], strict=True) if not printed.is_rounded(one, exact, lang)]  # fmt: skip
        assert wrong == [], kind
    drawn = [line for chart in printed.lines(screen.page) for line in chart]
    for line, exact in zip(drawn, lines, strict=True):
        follows(line, exact, lang)


def evenly_spaced(ticks: list[str], lang: str) -> None:
    """The numbers along an axis are years, or steps of one size: they say where, not how much."""
    years = [int(one) for one in ticks if re.fullmatch(r"(19|20)\d\d", one)]
    steps = [printed.value(one, lang)[0] for one in ticks if not re.fullmatch(r"(19|20)\d\d", one)]
    for listed in (years, steps):
        assert len({round(b - a, 9) for a, b in pairwise(listed)}) <= 1, listed


def follows(line: list, exact: list[float] | None, lang: str) -> None:
    """Each point stands at its height, and the pointer reads the same there; where nothing is known nothing stands."""
    if exact is None:  # dots of a ranking: their numbers are printed beside them
        return
    assert len(line) == len(exact)
    for (height, said), value in zip(line, exact, strict=True):
        last = said.rpartition("<br>")[2]
        assert (height is None) == bool(pd.isna(value)), said
        if height is None:
            assert printed.numbers(last, lang) == [], said
            continue
        assert abs(height - value) < 1e-6, said
        assert printed.is_rounded(printed.numbers(last, lang)[0], value, lang), said
