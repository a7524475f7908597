"""A map view of the made-up country, with every state that a region can have."""

from tests.views.map_page.outlines import CODES, ISLAND, NAME
from views.map.palettes import ramp
from views.map.series import Method, Moment, Series, Steps
from views.map.view import (
    Circle,
    Label,
    Legend,
    LegendCircle,
    LegendClass,
    LegendPoint,
    LegendState,
    MapView,
    Palette,
    Point,
    Region,
    State,
    Words,
)
from views.map.words import said

WORDS = Words(
    usage="Arrow keys go to the region next to it, Enter chooses it, Escape drops the choice.",
    not_loaded="The outlines could not be loaded; the table below has the same figures.",
    no_outline="Without outline, not drawn: {names}.",
    picked="{name} chosen.",
    cleared="Choice dropped.",
    rank="{rank} of {count}",
)
STATES = {"XX-C1": State.NO_DATA, "XX-C2": State.CONFIDENTIAL, "XX-C3": State.SMALL_BASE, "XX-C4": State.ZERO}
PALETTE = Palette(light=("#C1D6F2", "#6B92CE", "#27437E"), dark=("#32476D", "#5A84C5", "#BFD7F5"))


def region(code: str, place: int, step: int) -> Region:
    """One region; its class moves up by one with every step."""
    name = "Остров" if code == ISLAND else f"Region {code[3:]}"
    state = STATES.get(code)
    if state is not None:
        return Region(code, name, state, remark=f"Reason of {state.name.lower()}")
    return Region(code, name, (place + step) % 3, value=f"{place + step}.5 mln pairs", rank=place + 1)


def example(
    step: int = 0, picked: tuple[str, ...] = (), outline: str = NAME, extra: tuple[Region, ...] = ()
) -> MapView:
    """The view at one step of the slider of the test page."""
    regions = tuple(region(code, place, step) for place, code in enumerate((*CODES, ISLAND))) + extra
    counts = [sum(one.fill == index for one in regions) for index in range(3)]
    texts = ("up to 3", "3 to 6", "over 6")
    uppers = ("3", "6", "")
    return MapView(
        country="XX",
        outline=f"app/static/{outline}",
        alt="Output by region of a made-up country",
        regions=regions,
        legend=Legend(
            title="Output, mln pairs; number of regions",
            classes=tuple(LegendClass(t, n, upper=u) for t, n, u in zip(texts, counts, uppers, strict=True)),
            states=tuple(LegendState(s, s.name.lower(), 1) for s in STATES.values()),
            points=(LegendPoint("dot", "in the register", 2), LegendPoint("ring", "other", 1)),
            circles=(LegendCircle(40, "40 members"),),
            circle_title="Members",
        ),
        palette=PALETTE,
        words=WORDS,
        labels=(Label("XX-A1", ("First", "0.5"), 1, strong=True), Label(ISLAND, ("Остров",), 2)),
        points=(
            Point("XX-B1", "dot", "Cluster one"),
            Point("XX-B1", "ring", "Cluster two"),
            Point("XX-A3", "dot", "Third"),
        ),
        circles=(Circle("XX-B4", 10, "10 members"), Circle("XX-B3", 40, "40 members")),
        frame_titles=(("dense", "West, enlarged"),),
        picked=picked,
    )


def periods() -> Series:
    """The same country over three periods, classed by two methods."""
    moments = tuple(moment(step) for step in range(3))
    steps = tuple(
        Steps(method, 3, edges, ("0", *map(str, edges), "15"), PALETTE)
        for method, edges in (("fisher_jenks", (3.0, 6.0)), ("equal", (5.0, 10.0)))
    )
    return Series(
        still=example(),
        shorts=tuple(code[3:] for code in (*CODES, ISLAND)),
        moments=moments,
        steps=steps,
        methods=(
            Method("fisher_jenks", "Natural", (3,), 3),
            Method("equal", "Equal", (3,), 3),
            Method("manual", "Manual"),
        ),
        points=(("clusters", "Clusters"), ("none", "No points")),
        groups={"dot": "clusters", "ring": "clusters"},
        ends=("0", "15"),
        said=said(),
        order=("step", "period", "area", "classes", "k", "breaks", "points"),
        ramp=ramp(),
    )


def moment(step: int) -> Moment:
    """One period; its numbers rise by one with every step, the last one lacks a region."""
    codes = (*CODES, ISLAND)
    lacks = {"XX-A4"} if step == 2 else set()
    numbers = tuple(None if code in STATES or code in lacks else place + step + 0.5 for place, code in enumerate(codes))
    states = tuple(STATES.get(code, State.NO_DATA if code in lacks else "") for code in codes)
    return Moment(
        code=str(2020 + step), name=str(2020 + step), title=f"Title of {2020 + step}", lead="", alt="Output", source=f"Source {step}",
        values=tuple("–" if number is None else f"{number} mln" for number in numbers), numbers=numbers, states=states,
        remarks=("",) * len(codes), labelled=(0,), strong=1, mark="12 of 13 regions have a figure" if lacks else "",
    )  # fmt: skip
