"""A metric on the map: classes, states that are never a class, legend with counts, labels, both palettes."""

import pytest

from tests.views.answers import answer, known
from views.map import State
from views.parts import choropleth
from views.parts.choropleth import Drawn, Scheme
from views.parts.theme import DARK, LIGHT

THREE = ({"ref_area": "US-AA", "value": 1.0}, {"ref_area": "US-BB", "value": 5.0}, {"ref_area": "US-CC", "value": 9.0})


def drawn(*rows, transform="level", metric="gdp"):
    return Drawn(answer(*rows), metric, transform, known(), "US")


def shown(found, scheme=Scheme("equal", 3)):  # noqa: B008 - frozen
    classes = choropleth.classes_of(found, scheme)
    regions = choropleth.regions(found, classes)
    return regions, choropleth.legend(found, classes, regions, "GDP, mln USD")


def test_regions_have_classes_from_low_to_high_and_ranks_from_high_to_low():
    regions, _legend = shown(drawn(*THREE))
    assert [region.fill for region in regions] == [0, 1, 2]
    assert [region.rank for region in regions] == [3, 2, 1]
    assert regions[0].value.replace("\u00a0", " ") == "1 mln USD"
    assert [region.name for region in regions] == ["Aland", "Beland", "Celand"]


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"reason": "NOT_PUBLISHED"}, State.NO_DATA),
        ({"reason": "VALUE_SUPPRESSED", "conf_status": "C"}, State.CONFIDENTIAL),
        ({"reason": "COMPONENT_SUPPRESSED", "conf_status": "C"}, State.CONFIDENTIAL),
        ({"reason": "BASE_ZERO"}, State.NOT_APPLICABLE),
        ({"reason": "VALUE_MISSING", "obs_status": "M"}, State.NOT_APPLICABLE),
        ({"value": 0.0}, State.ZERO),
        ({"value": 900.0, "is_small_base": True}, State.SMALL_BASE),
    ],
)
def test_what_is_no_ordinary_value_is_in_no_class(given, state):
    regions, legend = shown(drawn(*THREE[:2], {"ref_area": "US-CC", **given}))
    assert regions[2].fill is state
    counted = {one.state: one.count for one in legend.states}
    assert counted[state] == 1
    assert sum(one.count for one in legend.classes) + sum(counted.values()) == 3


def test_a_missing_value_is_said_in_words_and_has_no_rank():
    regions, _legend = shown(drawn(*THREE[:2], {"ref_area": "US-CC", "reason": "NOT_PUBLISHED"}))
    assert regions[2].rank == 0
    assert regions[2].value
    assert not any(character.isdigit() for character in regions[2].value)
    assert regions[0].rank == 2


def test_no_data_and_confidential_are_in_the_legend_even_if_there_are_none():
    _regions, legend = shown(drawn(*THREE))
    assert [(one.name, one.count) for one in legend.states] == [("no data", 0), ("confidential", 0)]


def test_joints_are_printed_once_and_have_the_decimals_of_the_metric():
    _regions, legend = shown(drawn(*THREE))
    assert legend.title == "GDP, mln USD"
    assert legend.classes[0].lower == ""
    assert legend.classes[-1].upper == ""
    assert [one.upper for one in legend.classes[:-1]] == [one.lower for one in legend.classes[1:]] == ["3.7", "6.3"]


def test_changes_are_classed_around_100_and_printed_as_changes():
    rows = [{"ref_area": code, "value": value} for code, value in (("US-AA", 80.0), ("US-BB", 100.0), ("US-CC", 130.0))]
    regions, legend = shown(drawn(*rows, transform="yoy"), Scheme("ratio", 7, centre=100.0))
    assert regions[1].fill == 3
    assert regions[0].fill < 3 < regions[2].fill
    assert [region.value for region in regions] == ["−20.0%", "0.0%", "+30.0%"]
    assert all(one.upper.startswith(("−", "+")) for one in legend.classes[:-1])


def test_a_diverging_map_has_a_neutral_middle_in_both_modes():
    for theme, colours in zip((LIGHT, DARK), (lambda p: p.light, lambda p: p.dark), strict=True):
        found = colours(choropleth.palette(7, is_diverging=True))
        assert found[3] == theme.diverging[3]
        assert len(set(found)) == 7
    assert Scheme("ratio", 7).is_diverging
    assert not Scheme("quantile", 7).is_diverging


@pytest.mark.parametrize("k", range(2, 10))
def test_every_number_of_classes_has_as_many_colours(k):
    found = choropleth.palette(k, is_diverging=False)
    assert len(found.light) == len(set(found.light)) == len(found.dark) == k


def test_labels_name_the_extremes_and_the_chosen_only():
    rows = [{"ref_area": f"US-{at:02}", "value": float(at)} for at in range(20)]
    labels = choropleth.labels(drawn(*rows), picked=("US-10",))
    assert [label.code for label in labels] == ["US-10", "US-19", "US-18", "US-17", "US-01", "US-00"]
    assert labels[0].strong
    assert [label.priority for label in labels] == sorted(label.priority for label in labels)


def test_an_index_of_nothing_is_the_deepest_fall_and_no_zero():
    rows = [{"ref_area": code, "value": value} for code, value in (("US-AA", 0.0), ("US-BB", 100.0), ("US-CC", 130.0))]
    regions, _legend = shown(drawn(*rows, transform="yoy"), Scheme("ratio", 7, centre=100.0))
    assert regions[0].fill == 0


def test_the_whole_view_has_words_for_those_who_do_not_see_it():
    found = choropleth.view(
        drawn(*THREE), Scheme("equal", 3), "GDP, mln USD", "GDP: highest in Celand", picked=("US-AA",)
    )
    assert found.alt == "GDP: highest in Celand"
    assert found.picked == ("US-AA",)
    assert found.outline.startswith("app/static/outlines/US.m.")
    assert dict(found.frame_titles) == {"dense": "North-East, enlarged"}
    assert len(found.palette.light) == len(found.legend.classes)


def test_a_map_without_any_value_has_states_and_no_classes():
    found = Drawn(
        answer({"reason": "NO_DATA"}, {"ref_area": "US-BB", "reason": "NO_DATA"}), "gdp", "yoy", known(), "US"
    )
    picture = choropleth.view(found, Scheme("ratio", 7, centre=100.0), "change", "change")
    assert picture.legend.classes == ()
    assert {state.count for state in picture.legend.states if state.state is State.NO_DATA} == {2}
