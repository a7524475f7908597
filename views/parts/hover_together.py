"""What the pointer reads over lines: one box for a moment, with every line's value, its flag in words and what happened then."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from views.parts.language import n_
from views.parts.strokes import Line, Stroke
from views.parts.theme import Theme

BREAK, WIDTH = "<br>", 46  # letters in a row of the box: what a telephone shows
TALL, SIZE, SMALL = 11, 14, 12  # a box of more rows has smaller letters
MOST = 4  # happenings that are told one by one
SIGNS = {"solid": "—", "dash": "- -", "dashdot": "-·-"}
HAPPENED = "●◆■▲"  # by kind of event; the last is a remark on the figure itself
REMARK = HAPPENED[3]
CHANGED = "┊"
ELSEWHERE = "elsewhere"  # the role of a line that is drawn beside this picture, not in it


@dataclass(frozen=True, slots=True)
class Told:
    """Something besides the lines that a moment tells: where it stands, its sign, its words; a break belongs to what comes after it."""

    x: float
    sign: str
    text: str
    is_break: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """What one line says of a moment: its period, name and value, flags, height and how it is drawn."""

    period: str
    said: str
    flags: tuple[str, ...]
    y: float | None
    sign: str


def box(lines: Sequence[Line], looks: Sequence[Stroke], told: Sequence[Told], theme: Theme, middle: float) -> dict[str, object]:  # fmt: skip
    """A trace that draws nothing and answers to the pointer wherever it stands over the picture.

    `middle` = the height of a moment of which no value is known.
    """
    rows = _by_moment(lines, looks, theme)
    beside = _beside(sorted(rows), told)
    places = sorted({*rows, *beside})
    texts = [_text(rows.get(x, []), beside.get(x, []), theme) for x in places]
    heights = [[row.y for row in rows.get(x, []) if row.y is not None] for x in places]
    longest = max((text.count(BREAK) for text in texts), default=0)
    return {
        "type": "scatter", "mode": "none", "x": places, "y": [sum(some) / len(some) if some else middle for some in heights],
        "hoverinfo": "text", "hovertext": texts,
        "hoverlabel": {"align": "left", "font": {"size": SIZE if longest < TALL else SMALL}},
    }  # fmt: skip


def _by_moment(lines: Sequence[Line], looks: Sequence[Stroke], theme: Theme) -> dict[float, list[_Row]]:
    """What the lines say of every moment from their first to their last value; between them a gap is told, too."""
    found: dict[float, list[_Row]] = {}
    for line, look in zip(lines, looks, strict=True):
        known = [at for at, y in enumerate(line.y) if y is not None]
        shape = {"said": HAPPENED[1], ELSEWHERE: "·"}.get(line.role) or SIGNS.get(look.dash, SIGNS["solid"])
        sign = f'<span style="color:{theme.legible(look.colour)}"><b>{shape}</b></span> '
        for at in range(known[0], known[-1] + 1) if known else ():
            if at < len(line.hover) and line.hover[at]:
                period, *rest = line.hover[at].split(BREAK)
                row = _Row(period, ": ".join(rest[:2]), tuple(rest[2:]), line.y[at], sign)
                found.setdefault(line.x[at], []).append(row)
    return found


def _beside(moments: Sequence[float], told: Sequence[Told]) -> dict[float, list[Told]]:
    """Each happening with the moment it belongs to: the year it lies in, else the nearest; alone where no moment is near."""
    found: dict[float, list[Told]] = {}
    is_by_year = all(x == round(x) for x in moments)
    near = min((b - a for a, b in pairwise(moments)), default=1.0)
    for one in told:
        if one.is_break:
            after = bisect_left(moments, one.x)
            at = moments[after] if after < len(moments) else one.x
        elif is_by_year:
            at = float(int(one.x)) if int(one.x) in moments else one.x
        else:
            best = min(moments, key=lambda x: abs(x - one.x), default=one.x)
            at = best if abs(best - one.x) <= near else one.x
        found.setdefault(at, []).append(one)
    return found


def _text(rows: Sequence[_Row], told: Sequence[Told], theme: Theme) -> str:
    """The period on top, the lines from the highest to the lowest, then what happened."""
    ordered = sorted(rows, key=lambda row: (row.y is None, -(row.y or 0.0)))
    periods = {row.period for row in rows}
    is_shared = len(rows) > 1 and len({row.flags for row in rows}) == 1  # said once where it holds for all
    head = _wrapped(", ".join((*periods, *(rows[0].flags if is_shared else ())))) if len(periods) == 1 else []
    found = [f"<b>{BREAK.join(head)}</b>"] if head else []
    for row in ordered:
        before = "" if head else f"{row.period} · "
        flags = () if is_shared and head else row.flags
        words = ", ".join(filter(None, (row.said, *flags)))
        found += [f"{row.sign if not at else ''}{part}" for at, part in enumerate(_wrapped(before + words))]
    noted = {flag for row in rows for flag in row.flags}  # a remark on a figure stands at the figure already
    news = [one for one in told if one.sign != REMARK or one.text.split(BREAK)[-1] not in noted]
    for one in news[:MOST]:
        parts = _wrapped(": ".join(one.text.split(BREAK, 1)).replace(BREAK, ", "))
        found += [f'<span style="color:{theme.ink2}">{one.sign if not at else ""} {part}</span>' for at, part in enumerate(parts)]  # fmt: skip
    rest = len(news) - MOST
    return BREAK.join([*found, *([n_("and {n} more event", "and {n} more events", rest, n=rest)] if rest > 0 else [])])


def _wrapped(text: str) -> list[str]:
    """The text in rows that fit a telephone; a number and its unit stay together."""
    if len(text) <= WIDTH:
        return [text] if text else []
    return wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
