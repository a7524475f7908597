// The legend: classes of equal width with counts, states and points beside them.

import { fewerNode, isQuiet } from "./legend_notes.js";
import { html, svg } from "./nodes.js";
import { square } from "./square.js";
import { kindSwatch } from "./kinds.js";
import { circle, point, radius } from "./marks.js";
import { paint, patterns, scalePatterns } from "./patterns.js";

const TALLEST = 18; // pixels of the bar of the fullest class
const SWATCH = [26, 14];
const ID = "legend"; // of its own patterns

/** The whole legend as one node. */
export function legend(view) {
  const { title, classes, states, points, circles, circleTitle, kinds = [] } = view.legend;
  const defs = patterns(ID);
  scalePatterns(defs, 1);
  const keys = [
    ...states.map(([letter, name, count]) => stateKey(letter, name, count)),
    ...points.map(([mark, name, count]) => pointKey(mark, name, count)),
    ...kinds.map(([kind, name, count]) => key(swatch(kindSwatch(kind, 0, 0, ...SWATCH, (colour) => `var(--${colour})`)), name, count)),
  ];
  return html(
    "div",
    { class: "legend" },
    svg("svg", { class: "definitions", "aria-hidden": "true" }, defs),
    ...(classes.length ? [html("div", { class: "scale" }, html("div", { class: "legend-title" }, title), ...scale(classes), ...fewerNode(view.legend))] : []),
    ...(view.legend.square ? [square(view.legend.square), ...fewerNode(view.legend)] : []),
    ...(circles.length ? [sizes(circles, circleTitle, view.largestCircle)] : []),
    html("ul", { class: "keys" }, ...keys),
  );
}

function scale(classes) {
  const ordinal = classes.some(([, , name]) => name);
  const most = Math.max(...classes.map(([, count]) => count), 1);
  const columns = classes.map(([text, count, name], i) => {
    const colour = html("span", { class: "colour", "data-class": i });
    colour.style.background = `var(--class-${i})`;
    if (ordinal) return column(text, colour, html("span", { class: "class-name" }, name), number(count));
    const bar = html("span", { class: "bar" });
    bar.style.height = `${(count / most) * TALLEST}px`;
    return column(text, number(count), bar, colour);
  });
  const list = html("ol", { class: ordinal ? "classes ordinal" : "classes" }, ...columns);
  list.style.setProperty("--columns", classes.length);
  return ordinal ? [list] : [list, joints(classes)];
}

const column = (text, ...parts) => html("li", { title: text }, ...parts);
const number = (count) => html("span", { class: "count" }, String(count));

/** The breaks, each below the joint of two classes; the outer ends only where they were given. */
function joints(classes) {
  const last = classes.length - 1;
  if (!last && !classes[0][3] && !classes[0][4]) return html("div", { class: "joints only" }, classes[0][0]); // one class: all there is
  const texts = [classes[0][3], ...classes.map(([, , , lower, upper], i) => upper || (i < last ? classes[i + 1][3] : ""))];
  const row = html("div", { class: "joints" });
  row.style.setProperty("--columns", classes.length);
  texts.forEach((text, i) => {
    if (!text) return;
    const joint = html("span", {}, text);
    joint.style.left = `${(i / classes.length) * 100}%`;
    if (i === 0) joint.className = "first";
    if (i === classes.length) joint.className = "last";
    row.append(joint);
  });
  return row;
}

const swatch = (...parts) => svg("svg", { class: "swatch", width: SWATCH[0], height: SWATCH[1], "aria-hidden": "true" }, ...parts);

function stateSwatch(letter) {
  const rect = svg("rect", { x: 0.5, y: 0.5, width: SWATCH[0] - 1, height: SWATCH[1] - 1, class: letter === "z" ? "zero" : "" });
  rect.style.fill = paint(letter, ID);
  return swatch(rect);
}

const key = (drawing, name, count) =>
  html("li", { class: "key" }, drawing, html("span", { class: "key-name" }, name), html("span", { class: "count" }, String(count)));

function pointKey(mark, name, count) {
  const node = key(swatch(point(mark, SWATCH[0] / 2, SWATCH[1] / 2, 5)), name, count);
  node.classList.add("point-key"); // small maps may have no room for points
  return node;
}

/** A state; one that no region has here, since it is of other periods, stands back. */
function stateKey(letter, name, count) {
  const node = key(stateSwatch(letter), name, count);
  node.classList.toggle("quiet", isQuiet(letter, count));
  return node;
}

/** Circles of known size on one base line, each with its value. */
function sizes(circles, title, largest) {
  const items = circles.map(([value, text]) => {
    const r = Math.max(radius(value, largest), 1);
    const side = 2 * r + 2;
    const drawing = svg("svg", { width: side, height: side, "aria-hidden": "true" }, circle(side / 2, side / 2, r, ""));
    return html("li", {}, drawing, html("span", {}, text));
  });
  return html("div", { class: "sizes" }, html("div", { class: "legend-title" }, title), html("ul", {}, ...items));
}
