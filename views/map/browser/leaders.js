// Thin lines from names to their regions: where one is needed, and that none crosses another or runs through a name.

import { svg } from "./nodes.js";

const NEAR = 14; // pixels: a label this close needs no line
const TOUCH = 6; // pixels by which a label may lie over the box of its region and still look beside it
const SHORT = 8; // a label on neighbours that is this close to the middle of its region needs none either
const LONGEST = 90;
const BARE = 4; // pixels of a line that would not be seen

/** From the edge of a label to a place in its region. */
function reach({ left, right, top, bottom }, [x, y]) {
  const from = [Math.min(Math.max(x, left), right), Math.min(Math.max(y, top), bottom)];
  return { from, to: [x, y], distance: Math.hypot(from[0] - x, from[1] - y) };
}

const overlaps = (a, b, pad) => a.right + pad >= b.left && b.right + pad >= a.left && a.bottom + pad >= b.top && b.bottom + pad >= a.top;

/** The line of a label that stands away from its region, with an edge in page colour; it ends at the circle of the region (radius r). */
export function leader(place, anchor, region, isCrowded, r = 0) {
  const { from, to, distance } = reach(place, anchor);
  if (isCrowded ? distance < SHORT : distance < NEAR || overlaps(place, region, -TOUCH)) return null;
  if (distance < r + BARE) return null;
  const part = 1 - r / distance;
  const ends = { x1: from[0], y1: from[1], x2: from[0] + (to[0] - from[0]) * part, y2: from[1] + (to[1] - from[1]) * part };
  return [svg("line", { class: "leader-edge", ...ends }), svg("line", { class: "leader", ...ends })];
}

/** On which side of a line a place lies. */
const side = ([[ax, ay], [bx, by]], [x, y]) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

function cross(one, other) {
  const parted = (line, [from, to]) => side(line, from) !== side(line, to);
  return parted(one, other) && parted(other, one);
}

/** Whether a line runs through a box. */
function through(line, { left, right, top, bottom }) {
  const inside = ([x, y]) => x > left && x < right && y > top && y < bottom;
  const corners = [[left, top], [right, top], [right, bottom], [left, bottom]];
  return line.some(inside) || corners.some((corner, i) => cross(line, [corner, corners[(i + 1) % 4]]));
}

/** Whether a label is no further off than the eye follows a line, and leaves those alone that stand already: [{place, line}]. */
export function isClear(place, anchor, standing) {
  const line = lineOf(place, anchor);
  if (reach(place, anchor).distance > LONGEST) return false;
  return standing.every((other) => !(line && through(line, other.place)) && !(other.line && through(other.line, place)) && !(line && other.line && cross(line, other.line)));
}

/** Whether the line of a label runs through no mark and no middle of another region: boxes, those of points with the region that they are `of`. */
export function isAside(place, anchor, boxes, code) {
  const line = lineOf(place, anchor);
  return !line || boxes.every((box) => box.of === undefined || box.of === code || !through(line, box));
}

/** The line that a label has or might have; null of one that stands on its place. */
export function lineOf(place, anchor) {
  const { from, to, distance } = reach(place, anchor);
  return distance < BARE ? null : [from, to];
}
