// Hatching for regions without a class: period 5 and width 1.5 in screen pixels at every scale.

import { svg } from "./nodes.js";

const PERIOD = 5;
const LETTERS = { n: "hatch", r: "hatch", c: "cross", s: "dots", x: "level", w: "level" }; // states, see views/map/view.py

const MARKS = {
  hatch: () => [svg("path", { class: "hatch-line", d: `M2.5 0V${PERIOD}` })],
  cross: () => [svg("path", { class: "hatch-line hatch-cross", d: `M2.5 0V${PERIOD}M0 2.5H${PERIOD}` })],
  level: () => [svg("path", { class: "hatch-line hatch-level", d: `M0 2.5H${PERIOD}` })],
  dots: () => [
    svg("circle", { class: "hatch-dot", cx: PERIOD / 4, cy: PERIOD / 4, r: 0.9 }),
    svg("circle", { class: "hatch-dot", cx: (3 * PERIOD) / 4, cy: (3 * PERIOD) / 4, r: 0.9 }),
  ],
};

/** Definitions for one drawing; `id` keeps those of several drawings in one shadow root apart. */
export function patterns(id) {
  return svg(
    "defs",
    {},
    ...Object.entries(MARKS).map(([name, marks]) =>
      svg(
        "pattern",
        { id: `${id}-${name}`, width: PERIOD, height: PERIOD, patternUnits: "userSpaceOnUse" },
        svg("rect", { class: "hatch-land", width: PERIOD, height: PERIOD }),
        ...marks(),
      ),
    ),
  );
}

/** Undo the scale of the drawing, so that hatching keeps its size on the screen. Dots and level lines stand upright, the others lean. */
export function scalePatterns(defs, scale) {
  for (const pattern of defs.children) {
    const turn = /-(dots|level)$/.test(pattern.id) ? "" : " rotate(45)";
    pattern.setAttribute("patternTransform", `scale(${1 / scale})${turn}`);
  }
}

/** CSS paint for the letter of a region: digit = class, z = true zero, else a pattern of this drawing. */
export function paint(letter, id) {
  if (letter in LETTERS) return `url("#${id}-${LETTERS[letter]}")`;
  return letter === "z" ? "var(--page)" : `var(--class-${letter})`;
}
