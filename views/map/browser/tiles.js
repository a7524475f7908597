// One square a region: its name inside it, its value too where there is room; marks stand below the name.

import { Answers } from "./answers.js";
import { svg } from "./nodes.js";
import { widthOf } from "./ruler.js";
import { isClass } from "./view.js";

const [LARGEST, SMALLEST, VALUE] = [14, 7, 11]; // pixels of a name, and of a value, up to squares of SIDE pixels
const SIDE = 50; // larger squares have larger letters
const ROOM = 34; // pixels of a square that has room for two lines

/** Outlines with one square a region are fetched when they are asked for; until then the old picture stays. */
export class Squares {
  constructor(redraw) {
    this.files = new Answers("squares", redraw);
  }

  /** The outlines of a choice: `areas`, or the squares of the series; undefined while they arrive, null where they could not be loaded. */
  of({ tiles }, { drawn }, areas) {
    const wanted = drawn === "tiles" ? tiles : "";
    const squares = this.files.of(wanted);
    return wanted ? squares : areas;
  }
}

/** Write into the squares of a frame what each is called. `view` as in view.js; names by language come with the outlines. */
export function drawInside(frame, view, { family }) {
  const side = frame.side();
  const names = frame.spec.names[view.language] ?? frame.spec.names.en;
  const strong = new Set(view.labels.filter((label) => label.strong).map(({ code }) => code));
  const grown = Math.max(1, side / SIDE);
  const value = VALUE * grown;
  const size = fitting(Object.values(names), side - 4, family, LARGEST * grown);
  const written = size < SMALLEST ? [] : [...frame.areas.keys()].filter((code) => view.areas.has(code) && frame.anchor(code));
  const inside = (code) => {
    const [x, y] = frame.anchor(code);
    const said = frame.hasMarks(code, view) || !fits(view.areas.get(code).value, side - 4, family, value) ? "" : view.areas.get(code).value;
    const up = said || view.points.has(code) ? size * 0.62 : 0;
    const letter = view.letters.get(code);
    return svg(
      "text",
      { class: strong.has(code) ? "inside strong" : "inside", "data-of": code, "data-on": isClass(letter) ? "class" : "land", style: `--on:var(--on-${letter}, var(--ink))` },
      line(names[code], x, y - up, size),
      ...(said ? [line(said, x, y + value * 0.75, value)] : []),
    );
  };
  frame.labels.replaceChildren(...written.map(inside));
}

const line = (text, x, y, size) => svg("tspan", { x, y, dy: "0.36em", "font-size": size }, text);

/** The largest size in which every name fits a width. */
function fitting(names, width, family, largest) {
  const widest = Math.max(...names.map((name) => widthOf(name, `600 ${LARGEST}px ${family}`)));
  return Math.min(largest, Math.floor((LARGEST * width * 2) / widest) / 2);
}

function fits(text, width, family, size) {
  return width > ROOM && widthOf(text, `400 ${size}px ${family}`) <= width;
}
