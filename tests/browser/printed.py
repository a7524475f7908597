"""The numbers that an open page shows, piece by piece and in the order of the page: titles, figures, cells, axes, hover texts."""

import re

# The pieces in which numbers stand; a text belongs to the nearest one around it.
KINDS = {
    ".lio-title": "title", ".lio-lead": "lead", ".lio-aside": "aside", ".lio-sub": "sub", ".lio-figure": "heading",
    ".lio-source": "source", ".lio-cares": "cares", ".lio-note": "note", ".lio-kpi .value": "figure", ".lio-kpi .delta": "change",
    ".lio-kpi .place": "place", ".lio-kpi .label": "label", ".lio-compare": "cell", "td": "cell", "th": "head", ".xtick": "tick",
    ".ytick": "tick", ".main-svg": "drawn", ".lio-map": "map",
}  # fmt: skip
PIECES = """kinds => {
  const found = [], names = Object.keys(kinds).join(",");
  const above = node => node.parentElement ?? node.parentNode?.host;
  const kind = node => {
    for (let at = above(node); at; at = above(at)) {
      const name = Object.keys(kinds).find(one => at.matches?.(one));
      if (name) return kinds[name];
    }
    return "control";
  };
  const walk = node => {
    if (node.nodeType === 3) return /\\d/.test(node.textContent) && found.push([kind(node), node.textContent]);
    if (["STYLE", "SCRIPT"].includes(node.tagName)) return;
    if (node instanceof HTMLElement && !node.getClientRects().length && getComputedStyle(node).display !== "contents") return;
    if (node.shadowRoot) walk(node.shadowRoot);
    node.childNodes.forEach(walk);
  };
  walk(document.querySelector("[data-testid=stMain]"));
  return found;
}"""
# Of each line: its heights and what the pointer reads at each of them. Lines over time share a box for a moment, in which
# they stand from the highest to the lowest; other marks answer one by one.
LINES = """() => [...document.querySelectorAll(".js-plotly-plot")].map(chart => {
  const box = chart.data.find(one => one.hovertext), lines = chart.data.filter(one => box && one.name !== undefined);
  const height = (line, x) => line.y[[...line.x].indexOf(x)] ?? null;
  const said = (line, x) => {
    const rows = box.hovertext[[...box.x].indexOf(x)].replace(/<(?!br)[^>]+>/g, "").split("<br>").slice(1);
    return rows[lines.filter(other => (height(other, x) ?? -Infinity) > height(line, x)).length];
  };
  if (!box) return chart.data.filter(one => one.customdata).map(one => [...one.customdata].map((told, at) => [one.y[at] ?? null, told]));
  return lines.map(line => [...line.x].map(x => [height(line, x), height(line, x) === null ? "" : said(line, x)]));
})"""
# A number stands free: no part of a code such as C13 or 15.20.11, and no dash of a range before it.
NUMBER = {
    "en": re.compile(r"(?<![\w.])[+−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.])[+−]?\d+(?:\.\d+)?(?!\w)"),
    "ru": re.compile(r"(?<![\w.,])[+−]?\d{1,3}(?:\u202f\d{3})+(?:,\d+)?(?!\w)|(?<![\w.,])[+−]?\d+(?:,\d+)?(?!\w)"),
}


def numbers(text: str, lang: str) -> list[str]:
    """Every number of a text, as it is printed."""
    return NUMBER[lang].findall(text)


def value(printed: str, lang: str) -> tuple[float, int]:
    """A printed number and how many decimals it has."""
    plain = printed.replace("−", "-").replace("\u202f", "")
    plain = plain.replace(",", "") if lang == "en" else plain.replace(",", ".")
    return float(plain), len(plain.partition(".")[2])


def is_rounded(printed: str, exact: float, lang: str) -> bool:
    """The printed number is what the exact one reads as with so many decimals."""
    shown, decimals = value(printed, lang)
    return abs(shown - exact) <= 0.5 * 10**-decimals + 1e-9


def pieces(page) -> list[tuple[str, str]]:
    """Kind and text of every piece that has a digit."""
    return [(kind, text) for kind, text in page.evaluate(PIECES, KINDS)]


def lines(page) -> list[list[list[tuple[float | None, str]]]]:
    """Of every chart the lines, of every line its heights with their hover texts."""
    return page.evaluate(LINES)
