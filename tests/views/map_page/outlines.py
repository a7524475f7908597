"""A made-up country: twelve square regions in three rows of four, and an island in the east."""

import json
from pathlib import Path

SIDE = 100
ISLAND = "XX-ISL"
CODES = tuple(f"XX-{row}{column}" for row in "ABC" for column in range(1, 5))
NAME = "outlines/XX.m.json"


def _square(x: float, y: float, side: float) -> str:
    return f"M{x} {y}h{side}v{side}h{-side}Z"


def _frame(frame_id: str, side: float, columns: int, width: float) -> dict[str, object]:
    paths, anchors = {}, {}
    for place, code in enumerate(CODES):
        row, column = divmod(place, 4)
        if column < columns:
            paths[code] = _square(column * side, row * side, side)
            anchors[code] = [(column + 0.5) * side, (row + 0.5) * side]
    return {"id": frame_id, "width": width, "height": 3 * side, "paths": paths, "anchors": anchors, "footprints": []}


def outlines() -> dict[str, object]:
    """The file as geo.outlines writes it: the whole country, and its two western columns enlarged."""
    main, dense = _frame("main", SIDE, 4, 560), _frame("dense", 1.5 * SIDE, 2, 3 * SIDE)
    main["paths"][ISLAND] = _square(480, 230, 40)
    main["anchors"][ISLAND] = [500, 250]
    main["footprints"] = [{"frame": "dense", "path": "M0 0H200V300H0Z"}]
    return {"schema": 1, "country": "XX", "level": "m", "frames": [main, dense], "neighbours": _neighbours()}


def _neighbours() -> dict[str, list[str]]:
    """Regions that share a side or a corner; the island has none."""
    place = {code: divmod(i, 4) for i, code in enumerate(CODES)}

    def touch(one: str, other: str) -> bool:
        return max(abs(a - b) for a, b in zip(place[one], place[other], strict=True)) == 1

    return {**{code: [other for other in CODES if touch(code, other)] for code in CODES}, ISLAND: []}


def write(static_dir: Path) -> None:
    """Write the outlines where the test page asks for them."""
    target = static_dir / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(outlines()), "utf-8")
