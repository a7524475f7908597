// The legend of nine classes: a square of three by three cells with the number of regions in each, two named axes and their breaks.

import { html, svg } from "./nodes.js";

const SIZE = 3;
const CELL = 46; // pixels of a cell in a saved picture

/** Breaks of an axis: where each stands in parts of it, and its text; of one class all there is. */
function breaks({ joints, places }) {
  if (places.length > 1) return joints.slice(1, -1).map((text, i) => [(i + 1) / places.length, text]);
  const [low, high] = joints;
  return [[0.5, low === high ? low : `${low} – ${high}`]];
}

/** Rows from high to low, as they stand on the page; only those that there are. */
const rowsOf = ({ y }) => [...y.places].reverse();

/** The square as a table; names of classes are for those who listen. axes: {title, joints, places, names}. */
export function square(legend) {
  const { title, x, y, counts } = legend;
  const head = html("tr", {}, html("td"), ...x.places.map((place) => html("th", { scope: "col" }, unseen(x.names[place]))));
  const rows = rowsOf(legend).map((row, i) => {
    const [, text] = breaks(y).at(-1 - i) ?? [];
    const joint = text ? html("span", { class: y.places.length > 1 ? "joint-y" : "joint-y only", "aria-hidden": "true" }, text) : "";
    const cells = x.places.map((column) => cell(SIZE * row + column, counts, `${y.names[row]}, ${x.names[column]}`));
    return html("tr", {}, html("th", { scope: "row" }, unseen(y.names[row]), joint), ...cells);
  });
  const table = html("table", { class: "cells" }, html("caption", {}, `↑\u00a0${y.title}`), html("thead", { class: "unseen" }, head), html("tbody", {}, ...rows));
  const joints = breaks(x).map(([at, text]) => {
    const node = html("span", {}, text);
    node.style.left = `${at * 100}%`;
    return node;
  });
  const below = html("div", { class: "cells-below" }, html("div", { class: "joints", "aria-hidden": "true" }, ...joints), html("div", {}, `${x.title}\u00a0→`));
  below.style.setProperty("--columns", x.places.length);
  return html("div", { class: "square" }, html("div", { class: "legend-title" }, title), table, below);
}

const unseen = (text) => html("span", { class: "unseen" }, text);

function cell(letter, counts, said) {
  const node = html("td", { class: "cell", "data-class": letter, title: said }, String(counts[letter]));
  node.style.background = `var(--class-${letter})`;
  node.style.color = `var(--on-${letter})`;
  return node;
}

/** The same as a drawing; how high and, by its longest text, how wide it is. */
export function printedSquare(legend, nodes, text, ink, x, y) {
  const { x: across, y: up, counts } = legend;
  const edge = x + 8 + Math.max(...breaks(up).map(([, joint]) => joint.length)) * 7.5;
  nodes.push(text(x, y + 14, `↑ ${up.title}`));
  const top = y + 26;
  rowsOf(legend).forEach((row, i) => {
    across.places.forEach((column, j) => {
      const letter = SIZE * row + column;
      const place = { x: edge + j * CELL, y: top + i * CELL, width: CELL - 1, height: CELL - 1 };
      nodes.push(svg("rect", { ...place, fill: ink(`class-${letter}`), "data-class": letter }));
      nodes.push(svg("text", { x: place.x + CELL / 2, y: place.y + CELL / 2 + 5, fill: ink(`on-${letter}`), "font-size": 14, "text-anchor": "middle" }, String(counts[letter])));
    });
  });
  const bottom = top + up.places.length * CELL;
  const wide = across.places.length * CELL;
  for (const [at, joint] of breaks(up)) nodes.push(text(edge - 8, bottom - at * (bottom - top) + 4, joint, { anchor: "end" }));
  for (const [at, joint] of breaks(across)) nodes.push(text(edge + at * wide, bottom + 16, joint, { anchor: "middle" }));
  nodes.push(text(edge, bottom + 36, `${across.title} →`));
  const longest = Math.max(...[up, across].map((axis) => axis.title.length));
  return { height: bottom + 52 - y, width: edge - x + Math.max(3 * CELL, longest * 7) };
}
