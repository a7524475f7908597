"""Facts of the real figures, as the pages of their sources state them."""

import numpy as np
import pytest

from metrics import choices, contributions, freshness, records, statements
from metrics.engine import evaluate
from metrics.query import Query


def value(warehouse, query: Query) -> float:
    answer = evaluate(warehouse, query)
    assert len(answer) == 1, len(answer)
    assert answer["reason"].iloc[0] == ""
    return float(answer["value"].iloc[0])


def russia(**asked) -> Query:
    return Query("output_physical", "RU", ("RU",), **asked)


def test_footwear_of_2024(published):
    one = {"product": "15.20", "start": "2024", "end": "2024"}
    assert value(published, russia(**one)) == pytest.approx(151.2, abs=0.05)
    assert value(published, russia(**one, transform="yoy")) == pytest.approx(116.4, abs=0.05)


@pytest.mark.parametrize(
    ("product", "index"),
    [
        ("13.20", 96.1),
        ("RS_KNITWEAR", 112.1),
        ("14.31.10", 89.0),
        ("13.95.10", 133.6),
        ("13.20.13", 83.1),
        ("13.20.20", 98.1),
    ],
)
def test_growth_of_2024(published, product, index):
    assert value(published, russia(product=product, start="2024", end="2024", transform="yoy")) == pytest.approx(
        index, abs=0.05
    )


def test_no_growth_of_fabrics_over_the_change_of_definition(published):
    answer = evaluate(published, russia(product="13.20", start="2020", end="2022", transform="yoy")).set_index(
        "time_period"
    )
    assert answer.loc["2021", "reason"] == "SERIES_BREAK"
    assert answer.loc["2020", "reason"] == ""
    assert answer.loc["2022", "reason"] == "", "territory_remark is a remark, not a break"


def test_the_wider_list_of_2010_breaks_footwear(published):
    answer = evaluate(published, russia(product="KEP_FOOTWEAR", freq="M", transform="yoy")).set_index("time_period")
    assert (answer.loc["2010-01":"2010-12", "reason"] == "SERIES_BREAK").all()
    assert (answer.loc["2011-01":, "reason"] == "").all()
    assert (answer.loc[:"1999-12", "reason"] == "BASE_MISSING").all()


def test_months_add_up_to_the_printed_year(published):
    rolling = value(
        published, russia(product="KEP_FOOTWEAR", freq="M", transform="rolling12", start="2016-12", end="2016-12")
    )
    year = value(published, russia(product="KEP_FOOTWEAR", freq="A", start="2016", end="2016"))
    assert rolling == pytest.approx(year, abs=0.6), "rounded months add up to within half a unit"


def test_share_of_manufacturers_in_ivanovo(published):
    query = Query("manufacturing_share_of_organisations", transform="relative", start="2022", end="2022")
    answer = evaluate(published, query).set_index("ref_area")
    assert answer.loc["RU-IVA", "value"] == pytest.approx(1.64, abs=0.005)
    assert answer["value"].idxmax() == "RU-IVA"
    assert set(answer.index[answer["is_small_base"]]) == {"RU-CHU", "RU-NEN"}
    level = evaluate(
        published, Query("manufacturing_share_of_organisations", ref_areas=("RU", "RU-IVA"), start="2022", end="2022")
    )
    assert level["value"].round(1).tolist() == [7.7, 12.7]
    assert level["n_used"].iloc[0] == 166, "83 regions, all organisations and manufacturing"


def test_states_add_up_to_the_united_states(published):
    for activity in ("C", "C13", "C13-C15"):
        states = evaluate(published, Query("gdp", "US", activity=activity, start="1997", end="2021"))
        whole = evaluate(published, Query("gdp", "US", ("US",), activity=activity, start="1997", end="2021"))
        sums = states.groupby("time_period")["value"].sum()
        assert (sums - whole.set_index("time_period")["value"]).abs().max() <= 14


def test_location_quotient_is_the_textbook_formula(published):
    quotient = evaluate(published, Query("gdp_share", "US", transform="relative", start="2015", end="2015")).set_index(
        "ref_area"
    )
    light = evaluate(published, Query("gdp", "US", start="2015", end="2015")).set_index("ref_area")["value"]
    every = evaluate(published, Query("gdp", "US", activity="_T", start="2015", end="2015")).set_index("ref_area")[
        "value"
    ]
    us = {
        a: value(published, Query("gdp", "US", ("US",), activity=a, start="2015", end="2015"))
        for a in ("C13-C15", "_T")
    }
    expected = (light / every) / (us["C13-C15"] / us["_T"])
    assert np.allclose(quotient["value"], expected.loc[quotient.index], rtol=1e-12)


def test_a_country_with_hidden_states_has_no_sum(published):
    answer = evaluate(published, Query("employment", "US", ("US",)))
    assert set(answer["reason"]) == {"COMPONENT_SUPPRESSED"}
    assert answer["weight_coverage"].between(0.5, 0.99).all()
    counted = evaluate(published, Query("establishments", "US", ("US",)))
    assert set(counted["reason"]) == {""}
    assert set(counted["obs_status"]) == {"I"}, "zeros that were entered stay marked"


def test_california_and_texas_are_missing_from_the_copy(published):
    answer = evaluate(
        published, Query("employment_monthly", "US", ("US",), activity="_T", start="2016-06", end="2016-06")
    )
    assert answer["reason"].iloc[0] == "COMPONENT_MISSING"
    assert answer["n_dropped"].iloc[0] == 2


def test_nothing_is_shown_around_the_three_hidden_months(published):
    query = Query("shipments_all", transform="share", start="2014-12", end="2015-04")
    answer = evaluate(published, query).groupby("time_period")["reason"].agg(set)
    for month in ("2015-01", "2015-02", "2015-03"):
        assert answer[month] == {"BASE_SUPPRESSED"}
    assert answer["2014-12"] == answer["2015-04"] == {""}


def test_a_district_is_read_where_it_is_printed(published):
    answer = evaluate(published, Query("shipments_manufacturing", ref_areas=("RU-CFD",), start="2015", end="2015"))
    assert not answer["is_computed"].iloc[0]
    assert evaluate(published, Query("organisations", ref_areas=("RU-CFD",), start="2022", end="2022"))[
        "is_computed"
    ].iloc[0]


def test_a_district_that_changes_has_a_break(published):
    answer = evaluate(
        published, Query("organisations", ref_areas=("RU-SFD",), activity="_T", transform="yoy")
    ).set_index("time_period")
    assert answer.loc["2018", "reason"] == "SERIES_BREAK"
    assert answer.loc["2019", "reason"] == ""


def test_published_index_is_read_as_printed(published):
    query = Query("production_index", ref_areas=("RU-IVA",), transform="ytd", start="2015-12", end="2015-12")
    answer = evaluate(published, query).iloc[0]
    assert answer["value"] == pytest.approx(91.7, abs=0.05)
    assert answer["formula"] == "as_published_C_YTD"
    assert answer["base_period"] == "2014-12"


def test_as_of_shows_the_issue_of_the_day(published):
    query = {"product": "KEP_FOOTWEAR", "freq": "A", "start": "2014", "end": "2014"}
    assert value(published, russia(**query, as_of="2015-06-01")) == 111
    assert value(published, russia(**query)) == 116
    early = evaluate(published, russia(**query, as_of="2001-01-01")).iloc[0]
    assert (early["reason"], early["note"]) == ("NO_DATA", "not yet published")


def test_growth_never_mixes_issues(published):
    answer = evaluate(published, russia(product="KEP_FOOTWEAR", freq="M", transform="yoy", as_of="2014-11-15"))
    assert set(answer["issue"]) == {"2014-10"}
    assert answer["time_period"].max() == "2014-10"


def test_contributions_of_footwear(published):
    query = russia(product="15.20", transform="yoy", start="2024", end="2024")
    found = contributions.of_products(published, query)
    parts = found.parts
    assert parts.where(part="15.20.14").row(0).change == pytest.approx(20.9, abs=0.05)
    assert parts.where(part="15.20.13").row(0).change == pytest.approx(-2.1, abs=0.05)
    assert "RS_CHILD_TEXTILE_FOOTWEAR" not in parts["part"], "contained in another part"
    assert parts["contribution_pp"].sum() == pytest.approx(found.index - 100, rel=1e-12)
    assert parts["share_of_change"].sum() == pytest.approx(1, rel=1e-12)
    assert parts.row(-1).part == contributions.REST


def test_clusters_on_record(published):
    found = records.clusters(published, "RU")
    assert found["is_in_register"].sum() == 5
    assert len(found) == 18
    assert found.where(cluster_id="ru-che-textile").row(0).areas == "RU-BA; RU-CHE"
    by_region = evaluate(published, Query("furthest_stage", start="2025", end="2025"))
    assert (by_region["value"] == 6).sum() == 5
    assert (by_region["reason"] == "NO_DATA").sum() > 60, "not reported is not zero"


def test_a_country_counts_distinct_clusters(published):
    regions = evaluate(published, Query("clusters", start="2025", end="2025"))
    whole = value(published, Query("clusters", ref_areas=("RU",), start="2025", end="2025"))
    assert whole < regions["value"].sum(), "Chelyabinsk and Bashkortostan share one"


def test_stated_and_computed_growth_stand_side_by_side(published):
    found = statements.against_computed(published, "RU", product="KEP_FOOTWEAR").where(figure_id="F278").row(0)
    assert found.stated == pytest.approx(96.1)
    assert found.computed > 98
    latest = statements.latest_growth(published, "RU")
    assert len({(row.ref_area, row.activity) for row in latest}) == len(latest)
    assert latest["is_on_year_before"].all()


def test_revisions_of_the_bulletin(published):
    found = freshness.revisions(published, "RU_KEP")
    assert set(found["kind"]) == {"new", "revised"}
    assert (found.row(0).issue_before, found.row(0).issue_after) == ("2016-11", "2016-12")
    assert not len(freshness.revisions(published, "RU_PROD_ANNUAL"))


def test_coverage_names_every_dataset(published):
    found = freshness.coverage(published).set_index("dataset")
    assert found.loc["RU_806_REGIONAL", "n_suppressed"] == 9
    assert found.loc["RU_KEP", "n_issues"] == 91


def test_records_by_country(published):
    assert len(records.facilities(published, "RU")) == 6
    assert len(records.facilities(published, "UA")) == 1
    for read in (records.events, records.programmes, records.members, records.cluster_paths):
        assert len(read(published, "RU"))
    assert len(records.support_measures(published, "RU"))
    assert records.sources(published, ["rosstat-kep; pg37", "pg37"])["source_id"].tolist() == ["pg37", "rosstat-kep"]
    assert len(records.clusters(published, "RU", "2018-12-31").where(lifecycle_stage="agreement")) == 1


def test_what_a_country_is_offered(published):
    assert choices.countries(published) == ("RU", "UA", "US")
    assert [m.id for m in choices.offered(published, "UA")] == [
        "clusters", "facilities", "furthest_stage", "members", "prospects", "latest_published_growth"
    ]  # fmt: skip
    assert choices.predecessors(published, "15.20") == ("KEP_FOOTWEAR",)
    assert choices.areas_with_data(published, Query("gdp", "US", ("US", "US-CA"))) == ("US", "US-CA")
