// The legend as a drawing, for the picture that is saved: what legend.js shows beside the map, laid out by hand.

import { SANS } from "./letters.js";
import { svg } from "./nodes.js";
import { kindSwatch } from "./kinds.js";
import { printedFewer, printedStates } from "./legend_notes.js";
import { circle, point, radius } from "./marks.js";
import { paint, patterns, scalePatterns } from "./patterns.js";
import { widthOf } from "./ruler.js";
import { printedSquare } from "./square.js";

const ID = "printed";
const [BOX, TALL, BAR] = [62, 12, 18]; // pixels of a class, and of the bar of the fullest
const LETTERS = `400 13px ${SANS}`;

/** All of the legend from a place on, within a width: its nodes and how high they are. */
export function swatches(view, x, y, width, look) {
  const { ink, font } = look;
  const { legend } = view;
  const defs = patterns(ID);
  scalePatterns(defs, 1);
  for (const node of defs.querySelectorAll(".hatch-land")) node.setAttribute("fill", ink("land"));
  for (const node of defs.querySelectorAll(".hatch-line")) node.setAttribute("style", `stroke:${/hatch-(cross|level)/.test(node.classList) ? ink("mute") : ink("hatch")};stroke-width:${node.classList.contains("hatch-level") ? 1 : 1.5};fill:none`);
  for (const node of defs.querySelectorAll(".hatch-dot")) node.setAttribute("fill", ink("mute"));
  const text = (at, down, said, { anchor = "start", fill = "ink2", size = 13 } = {}) =>
    svg("text", { x: at, y: down, fill: ink(fill), "font-size": size, "font-family": font, "text-anchor": anchor }, said);
  const hasTitle = legend.classes.length > 0 || legend.square; // circles have a heading of their own
  const nodes = hasTitle ? [defs, text(x, y + 13, legend.title)] : [defs];
  let down = hasTitle ? y + 26 : y - 8;
  const named = legend.classes.some(([, , name]) => name);
  if (named) down += listed(legend.classes, nodes, text, ink, x, down, width);
  else if (legend.classes.length) down += joined(legend.classes, nodes, text, ink, x, down, width);
  const fewer = (top) => printedFewer(legend, nodes, text, { x, y: top, width, font });
  if (legend.square) {
    const end = squared(view, nodes, text, ink, x, down, width);
    return { nodes, height: end + fewer(end) - y };
  }
  if (legend.classes.length) down += fewer(down);
  down += keys(legend, view, nodes, text, ink, x, down + 8, width);
  return { nodes, height: down - y };
}

/** The square of two metrics, with everything else beside it where there is room; where it ends. */
function squared(view, nodes, text, ink, x, y, width) {
  const { height, width: wide } = printedSquare(view.legend.square, nodes, text, ink, x, y);
  const rest = width - wide - 40;
  if (rest < width / 3) return y + height + keys(view.legend, view, nodes, text, ink, x, y + height + 8, width);
  return y + Math.max(height, 80 + keys(view.legend, view, nodes, text, ink, x + wide + 40, y + 80, rest));
}

/** Classes that follow each other: colours, a bar and the count above, joints below. */
function joined(classes, nodes, text, ink, x, y, width) {
  const wide = Math.min(BOX, Math.floor(width / classes.length) - 1);
  const most = Math.max(...classes.map(([, count]) => count), 1);
  const top = y + 14 + BAR;
  classes.forEach(([whole, count, , lower], i) => {
    const left = x + i * (wide + 1);
    const high = (count / most) * BAR;
    nodes.push(text(left + wide / 2, top - high - 4, String(count), { anchor: "middle", fill: "ink3" }));
    nodes.push(svg("rect", { x: left, y: top - high, width: wide, height: high, fill: ink("hatch") }));
    nodes.push(svg("rect", { x: left, y: top, width: wide, height: TALL, fill: ink(`class-${i}`) }));
    if (i) nodes.push(text(left, top + TALL + 16, lower || classes[i - 1][4], { anchor: "middle" }));
    else if (classes.length === 1) nodes.push(text(left + wide / 2, top + TALL + 16, whole, { anchor: "middle" }));
  });
  return 14 + BAR + TALL + 24;
}

/** Classes with names, one beside the other as far as they go. */
function listed(classes, nodes, text, ink, x, y, width) {
  const items = classes.map(([, count, name], i) => [`${name}  ${count}`, (left, top) => svg("rect", { x: left, y: top - 10, width: 26, height: TALL, fill: ink(`class-${i}`) })]);
  return flow(items, nodes, text, x, y, width);
}

/** States, points and circles of known size. */
function keys({ states, points, circles, circleTitle, kinds = [] }, view, nodes, text, ink, x, y, width) {
  const state = (letter) => (left, top) => {
    const node = svg("rect", { x: left, y: top - 10, width: 26, height: TALL, stroke: letter === "z" ? ink("mute") : "none" });
    node.setAttribute("fill", letter === "z" ? ink("page") : paint(letter, ID).replaceAll('"', "'"));
    return node;
  };
  const mark = (kind) => (left, top) => coloured(point(kind, left + 13, top - 4, 5), ink);
  const items = [
    ...printedStates(states).map(([letter, name, count]) => [`${name}  ${count}`, state(letter)]),
    ...points.map(([kind, name, count]) => [`${name}  ${count}`, mark(kind)]),
    ...kinds.map(([kind, name, count]) => [`${name}  ${count}`, (left, top) => kindSwatch(kind, left, top - 10, 26, TALL, ink)]),
  ];
  const high = circles.length ? sizes(circles, circleTitle, view.largestCircle, nodes, text, ink, x, y) : 0;
  return 8 + high + flow(items, nodes, text, x, y + high, width);
}

/** Circles of known size on one base line, what they count above them. */
function sizes(circles, title, largest, nodes, text, ink, x, y) {
  const most = Math.max(...circles.map(([value]) => radius(value, largest)));
  const base = y + 24 + 2 * most;
  let left = x;
  nodes.push(text(x, y + 12, title));
  for (const [value, said] of circles) {
    const r = Math.max(1, radius(value, largest));
    nodes.push(coloured(circle(left + r + 2, base - r, r, ""), ink), text(left + 2 * r + 10, base, said));
    left += 2 * r + 10 + widthOf(said, LETTERS) + 28;
  }
  return base - y + 16;
}

/** Marks with their texts, in rows. */
function flow(items, nodes, text, x, y, width) {
  let [left, top] = [x, y + 12];
  for (const [said, draw] of items) {
    const [, name, count] = /^(.*?)(?: {2}(\d+))?$/.exec(said); // the number stands apart, as on the page
    const start = 34 + widthOf(name, LETTERS) + 8;
    const wide = count ? start + widthOf(count, LETTERS) : start;
    if (left > x && left + wide > x + width) [left, top] = [x, top + 24];
    nodes.push(draw(left, top), text(left + 34, top, name));
    if (count) nodes.push(text(left + start, top, count, { fill: "ink3" }));
    left += wide + 28;
  }
  return items.length ? top + 12 - y : 0;
}

/** Marks get their colours from a style sheet on the page; here they carry them. */
function coloured(node, ink) {
  const shapes = node.children.length ? [...node.children] : [node];
  for (const shape of shapes) {
    const isFull = shape.classList.contains("dot");
    const isEdge = shape.classList.contains("circle-edge");
    const fill = isFull ? ink("ink") : node === shape ? ink("page") : "none";
    shape.setAttribute("style", `fill:${fill};stroke:${isFull || isEdge ? ink("page") : ink("ink")};stroke-width:${isEdge ? 4 : 1.5};stroke-dasharray:${shape.classList.contains("planned") ? "2 1.5" : "none"}`);
  }
  return node;
}
