// One square a region: its name inside it, its value too where there is room; marks stand below the name.

import { svg } from "./nodes.js";

const [LARGEST, SMALLEST, VALUE] = [14, 7, 11]; // pixels of a name, and of a value
const ROOM = 34; // pixels of a square that has room for two lines
const ruler = document.createElement("canvas").getContext("2d");

/** Outlines with one square a region are fetched when they are asked for; until then the old picture stays. */
export class Squares {
  constructor(redraw) {
    this.redraw = redraw;
    this.files = new Map(); // address -> outlines, undefined while they arrive, null where they could not be loaded
  }

  /** The outlines of a choice: `areas`, or the squares of the series. */
  of({ tiles }, { drawn }, areas, load) {
    if (drawn !== "tiles" || !tiles) return areas;
    if (!this.files.has(tiles)) this.#fetch(tiles, load);
    return this.files.get(tiles);
  }

  async #fetch(tiles, load) {
    this.files.set(tiles, undefined);
    const failed = (error) => (console.error("map squares:", error), null);
    this.files.set(tiles, await load(tiles).catch(failed));
    this.redraw();
  }
}

/** Write into the squares of a frame what each is called. `view` as in view.js; names by language come with the outlines. */
export function drawInside(frame, view, { family }) {
  const side = frame.side();
  const names = frame.spec.names[view.language] ?? frame.spec.names.en;
  const strong = new Set(view.labels.filter((label) => label.strong).map(({ code }) => code));
  const size = fitting(Object.values(names), side - 4, family);
  const written = size < SMALLEST ? [] : [...frame.areas.keys()].filter((code) => view.areas.has(code) && frame.anchor(code));
  const inside = (code) => {
    const [x, y] = frame.anchor(code);
    const value = frame.hasMarks(code, view) || !fits(view.areas.get(code).value, side - 4, family) ? "" : view.areas.get(code).value;
    const up = value || view.points.has(code) ? size * 0.62 : 0;
    const letter = view.letters.get(code);
    return svg(
      "text",
      { class: strong.has(code) ? "inside strong" : "inside", "data-of": code, "data-on": /\d/.test(letter) ? "class" : "land", style: `--on:var(--on-${letter}, var(--ink))` },
      line(names[code], x, y - up, size),
      ...(value ? [line(value, x, y + VALUE * 0.75, VALUE)] : []),
    );
  };
  frame.labels.replaceChildren(...written.map(inside));
}

const line = (text, x, y, size) => svg("tspan", { x, y, dy: "0.36em", "font-size": size }, text);

/** The largest size in which every name fits a width. */
function fitting(names, width, family) {
  ruler.font = `600 ${LARGEST}px ${family}`;
  const widest = Math.max(...names.map((name) => ruler.measureText(name).width));
  return Math.min(LARGEST, Math.floor((LARGEST * width * 2) / widest) / 2);
}

function fits(text, width, family) {
  ruler.font = `400 ${VALUE}px ${family}`;
  return width > ROOM && ruler.measureText(text).width <= width;
}

const channel = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => [1, 3, 5].reduce((sum, at, i) => sum + [0.2126, 0.7152, 0.0722][i] * channel(parseInt(colour.slice(at, at + 2), 16) / 255), 0);
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** The better of two colours for a text on a third; all as #rrggbb. */
export function readable(ground, one, other) {
  const [under, first, second] = [ground, one, other].map((colour) => luminance(colour.trim()));
  return contrast(under, first) >= contrast(under, second) ? one : other;
}
