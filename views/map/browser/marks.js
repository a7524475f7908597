// Points and proportional circles, in screen pixels; each returns the boxes that labels must keep clear of.

import { svg } from "./nodes.js";

const IN_A_ROW = 5;
const LARGEST = 24; // radius of the largest circle
const EDGE = 2; // pixels of the stroke around one

const SHAPES = {
  dot: (x, y, r) => svg("circle", { class: "point dot", cx: x, cy: y, r }),
  ring: (x, y, r) => svg("circle", { class: "point ring", cx: x, cy: y, r: r - 0.5 }),
  square: (x, y, r) => svg("rect", { class: "point dot", x: x - r + 0.5, y: y - r + 0.5, width: 2 * r - 1, height: 2 * r - 1 }),
  planned: (x, y, r) => svg("circle", { class: "point ring planned", cx: x, cy: y, r: r - 0.5 }),
  triangle: (x, y, r) => svg("path", { class: "point dot", d: `M${x} ${y - r}L${x + r} ${y + 0.8 * r}L${x - r} ${y + 0.8 * r}Z` }),
  plus: (x, y, r) => svg("path", { class: "point dot", d: plus(x, y, r, r / 3) }),
  diamond: (x, y, r) => svg("path", { class: "point ring", d: `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z` }),
};

function plus(x, y, r, w) {
  return `M${x - w} ${y - r}H${x + w}V${y - w}H${x + r}V${y + w}H${x + w}V${y + r}H${x - w}V${y + w}H${x - r}V${y - w}H${x - w}Z`;
}

/** One point as a node: the same drawing on the map, in the legend and in the card. */
export const point = (mark, x, y, r) => SHAPES[mark](x, y, r);

/** A circle with an edge in page colour around it, so that it shows on every class. */
export const circle = (cx, cy, r, code) =>
  svg("g", { class: "circle", "data-of": code }, svg("circle", { class: "circle-edge", cx, cy, r }), svg("circle", { cx, cy, r }));

/** Radius for a value such that the area is proportional to it. */
export const radius = (value, largest) => (largest > 0 ? LARGEST * Math.sqrt(value / largest) : 0);

/** Points of one frame, those of a region side by side around its anchor. */
export function drawPoints(frame, pointsByCode, r) {
  const boxes = [];
  if (!r) return boxes; // no room
  const step = 2 * r + 1;
  for (const [code, points] of pointsByCode) {
    const anchor = frame.anchor(code);
    if (!anchor) continue;
    const below = 0.24 * frame.side(); // a square has its name above
    const most = below ? points.length : IN_A_ROW;
    const along = below ? Math.min(step, (frame.side() - 2 * r) / Math.max(1, most - 1)) : step; // none leaves its square
    points.forEach(({ mark }, i) => {
      const row = Math.floor(i / most);
      const inRow = Math.min(points.length - row * most, most);
      const x = anchor[0] + ((i % most) - (inRow - 1) / 2) * along;
      const y = anchor[1] + below + row * step;
      frame.marks.append(point(mark, x, y, r));
      boxes.push({ of: code, left: x - r, right: x + r, top: y - r, bottom: y + r });
    });
  }
  return boxes;
}

/** Where the middle of a circle stands, so that the edge of the drawing does not cut it. */
const within = (at, r, side) => Math.max(r + EDGE, Math.min(at, side - r - EDGE));

/** Circles of one frame, large ones below small ones; their boxes say where their middles are. */
export function drawCircles(frame, circles, largest) {
  const boxes = [];
  for (const { code, value } of [...circles].sort((a, b) => b.value - a.value)) {
    const anchor = frame.anchor(code);
    if (!anchor) continue;
    const r = radius(value, largest);
    const [x, y] = [within(anchor[0], r, frame.width), within(anchor[1], r, frame.height)];
    frame.marks.append(circle(x, y, r, code));
    boxes.push({ code, r, x, y, left: x - r, right: x + r, top: y - r, bottom: y + r });
  }
  return boxes;
}
