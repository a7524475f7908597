"""Where a product lacks a length of period that another list of products has, the page leads there."""

from views.parts import related_series, settle
from views.parts.selection import Selection


def looking_at(product: str, country: str = "RU", **more: str) -> settle.Settled:
    return settle.page(
        Selection(language="en", country=country, metric="output_physical", product=product, **more), "growth"
    )


def test_footwear_by_month_stands_in_the_older_list():
    (found,) = related_series.older(looking_at("15.20"))
    assert found.product == "KEP_FOOTWEAR"
    assert found.freqs == ("Q", "M")
    assert (found.first, found.last) == ("1999-01", "2016-12")
    assert related_series.newer(looking_at("15.20")) is None


def test_the_older_list_leads_to_the_present_one():
    found = related_series.newer(looking_at("KEP_FOOTWEAR", freq="M"))
    assert (found.product, found.last) == ("15.20", "2024")
    assert related_series.older(looking_at("KEP_FOOTWEAR")) == []


def test_a_part_of_a_product_is_no_other_list_of_it():
    assert related_series.newer(looking_at("RS_CHILD_LEATHER_FOOTWEAR")) is None
    assert related_series.older(looking_at("15.20.13")) == []


def test_what_the_link_asks_for_is_there():
    (found,) = related_series.older(looking_at("15.20"))
    for freq in found.freqs:
        here = looking_at(found.product, freq=freq)
        assert here.selection.freq == freq
        assert here.notices == ()
