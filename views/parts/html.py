"""Small pieces of text and tables as HTML: escaped here, in one place, and nowhere else."""

import re
from collections.abc import Collection, Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Literal, NewType
from urllib.parse import quote

import streamlit as st

from views.parts.print_colours import on_paper, variables
from views.parts.theme import current

_CODE = re.compile(r"`([^`]+)`")
_SAID_IN_CSS = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_rules(name: str) -> str:
    """A style sheet of this folder for a page: without remarks, on one line, since Streamlit looks at every line in every run."""
    return " ".join(_SAID_IN_CSS.sub("", Path(__file__).with_name(name).read_text(encoding="utf-8")).split())


_RULES = style_rules("style.css") + style_rules("print.css")


Markup = NewType("Markup", str)  # text that is HTML already


def text(words: str) -> Markup:
    """Words as HTML shows them."""
    return Markup(escape(words))


def element(tag: str, *content: Markup, **attributes: str) -> Markup:
    """One element; `css` is its class, `data_x` the attribute data-x; an attribute without text is left out.

    >>> element("b", text("1 < 2"), css="n")
    '<b class="n">1 &lt; 2</b>'
    """
    names = {name: "class" if name == "css" else name.replace("_", "-") for name in attributes}
    written = "".join(f' {names[name]}="{escape(value, quote=True)}"' for name, value in attributes.items() if value)
    return Markup(f"<{tag}{written}>{''.join(content)}</{tag}>")


class _Ready(str):
    """HTML that Streamlit takes as it stands: it would look a long text through for what it might have to mend."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return self


def style(more: str = "") -> None:
    """The one style block of a page, with rules that it alone needs."""
    look = current()
    st.html(_Ready(f"<style>{variables(look)}{_RULES}{more}{on_paper(look)}</style>"))


def printed_across(words: str) -> None:
    """Words that stand across every sheet of paper the page is printed on."""
    content = words.replace("\\", "").replace('"', "").replace("<", "")
    st.html(f'<style>@media print{{body::after{{content:"{content}"}}}}</style>')


def block(kind: str, text: str, tag: str = "p", width: Literal["stretch", "content"] = "stretch") -> None:
    """One paragraph of a kind that style.css knows."""
    st.html(f'<{tag} class="lio-{kind}">{escape(text)}</{tag}>', width=width)


def title(text: str, lead: str = "") -> None:
    """The sentence that answers, the only first-level heading of a page, and what limits it."""
    below = f'<p class="lio-lead">{escape(lead)}</p>' if lead else ""
    st.html(f'<h1 class="lio-title">{escape(text)}</h1>{below}')


def figure_head(heading: str, sub: str) -> None:
    """Heading and unit line over a picture."""
    st.html(f'{_head(heading)}<p class="lio-sub">{escape(sub)}</p>')


def _head(heading: str) -> str:
    return f'<h2 class="lio-figure">{escape(heading)}</h2>'


def sources(*lines: str) -> None:
    """Small grey lines under a picture in one block: what is empty is left out."""
    if said := "".join(f'<p class="lio-source">{escape(line)}</p>' for line in lines if line):
        st.html(said)


def table(
    headers: Sequence[str], rows: Iterable[Sequence[str]], numeric: Sequence[bool], label: str, kind: str = ""
) -> None:
    """A table of finished texts; numbers stand right. It is the twin of a picture for eyes, keyboards and screen readers.

    `kind` is how style.css sets it; of a "stacked" one each row becomes a list on a telephone, every cell after its heading.
    """
    classes = [' class="n"' if is_number else "" for is_number in numeric]
    head = "".join(f'<th scope="col"{css}>{escape(text)}</th>' for text, css in zip(headers, classes, strict=True))
    if "stacked" in kind:
        classes = [f'{css} data-head="{escape(text)}"' for text, css in zip(headers, classes, strict=True)]
    body = "".join(
        "<tr>" + "".join(f"<td{css}>{escape(text)}</td>" for text, css in zip(row, classes, strict=True)) + "</tr>"
        for row in rows
    )
    st.html(
        f'<div class="lio-table" tabindex="0" role="region" aria-label="{escape(label, quote=True)}">'
        f'<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def cares(pairs: Sequence[tuple[str, str]], cited: Collection[str] = (), heading: str = "") -> None:
    """What is to be read with care: a bold beginning and its sentence, side by side; `cited` sentences stay English."""
    said = "".join(_care(a, b, b in cited) for a, b in pairs)
    st.html(f'{_head(heading) if heading else ""}<div class="lio-cares">{said}</div>')


def _care(bold: str, text: str, is_cited: bool) -> str:
    """One of them; what stands between backticks is code."""
    said, language = _CODE.sub(r"<code>\1</code>", escape(text)), ' lang="en"' if is_cited else ""
    return f"<p><b>{escape(bold)}</b> <span{language}>{said}</span></p>"


def note(bold: str, text: str) -> None:
    """What stands where a picture would be: what is missing, why, and what there is instead."""
    st.html(f'<div class="lio-note" role="status"><b>{escape(bold)}</b> {escape(text)}</div>')


Trail = Sequence[float | None]
Card = tuple[str, str, str, str, str, Trail] | tuple[str, str, str, str, str, Trail, str]


def kpis(cards: Sequence[Card], source: str = "") -> None:
    """Key figures side by side, two in a row on a telephone, and their source."""
    listed, below = "".join(_kpi(*card) for card in cards), f'<p class="lio-source">{escape(source)}</p>'
    st.html(f'<div class="lio-kpis">{listed}</div>{below if source else ""}')


def _kpi(  # noqa: PLR0913, PLR0917 - a card has this many lines
    label: str, value: str, when: str, delta: str, direction: str, spark: Trail, place: str = ""
) -> str:  # fmt: skip
    """A key figure with its period, its change, its place among others and its recent path; direction is up, down or same."""
    among = f'<div class="place">{escape(place)}</div>' if place else ""
    return (
        f'<div class="lio-kpi"><div class="label">{escape(label)}</div><div class="value">{escape(value)}'
        f' <span class="when">{escape(when)}</span></div>'
        f'<div class="delta {direction}">{escape(delta)}</div>{among}{_sparkline(spark, direction)}</div>'
    )


def _sparkline(values: Trail, direction: str) -> str:
    """The path as a small line; it breaks where a value is missing. The figures beside it say the same in words."""
    known = [value for value in values if value is not None]
    if len(known) < 3:
        return ""
    low, span, step = min(known), (max(known) - min(known)) or 1, 200 / max(len(values) - 1, 1)
    path, pen = "", "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        path += f"{pen}{place * step:.1f} {46 - (value - low) / span * 42:.1f}"
        pen = "L"
    colour = {"up": current().up, "down": current().down}.get(direction, current().mute)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50" preserveAspectRatio="none">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" vector-effect="non-scaling-stroke"/></svg>'
    )
    return f'<img alt="" src="data:image/svg+xml,{quote(drawing)}">'
