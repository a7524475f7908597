// Small maps in the picture that is saved: in rows, each with its caption and, where it has one, its own legend.

import { frozen } from "./frozen.js";
import { lay } from "./laid.js";
import { svg } from "./nodes.js";
import { swatches } from "./printed_legend.js";
import { widthOf } from "./ruler.js";

const [GAP, CAPTION] = [20, 22]; // pixels between two maps; of a line above one
const SHARE = { 2: 0.74, 3: 1, 4: 1 }; // of the width: two maps in a row need not be larger than three

/** All small maps from a place on, within a width: their nodes and how high they are. */
export function smallMaps(map, x, y, width, { ink, font }) {
  const { panels } = map.view;
  const across = Number(map.stage.style.getPropertyValue("--across"));
  const wide = (width * SHARE[across] - GAP * (across - 1)) / across;
  const nodes = [];
  let top = y;
  for (let start = 0; start < map.frames.length; start += across) {
    const row = map.frames.slice(start, start + across);
    const heights = row.map((frame, i) => one(map, frame, panels[frame.spec.panel], nodes, { x: x + i * (wide + GAP), y: top, wide, ink, font }));
    top += Math.max(...heights) + GAP;
  }
  return { nodes, height: top - GAP - y };
}

/** One small map; how high it is. */
function one(map, frame, { caption, remark, isOwn, view }, nodes, { x, y, wide, ink, font }) {
  const line = (text, down, fill, weight, size) => svg("text", { x, y: down, fill: ink(fill), "font-size": size, "font-weight": weight, "font-family": font }, text);
  const height = wide / frame.aspect;
  const top = y + 2 * CAPTION - 4;
  frame.fit(wide);
  lay(map, [frame], { family: font, size: 12 }, false);
  const copy = frozen(frame.drawing, { x, y: top, width: wide, height });
  nodes.push(line(shortened(caption, wide, font), y + 14, "ink", 600, 15), line(remark, y + 14 + 18, "ink3", 400, 12), copy);
  if (!isOwn) return top + height - y;
  const style = getComputedStyle(frame.node);
  const own = (name) => style.getPropertyValue(`--${name}`).trim() || ink(name);
  const printed = swatches({ ...view, legend: { ...view.legend, points: [] } }, x, top + height + 6, wide, { ink: own, font });
  nodes.push(...printed.nodes);
  return top + height + 6 + printed.height - y;
}

/** A caption as far as it fits in one line. */
function shortened(text, width, font) {
  let shown = text;
  while (shown.length > 3 && widthOf(shown, `600 15px ${font}`) > width) shown = `${shown.slice(0, -2).trimEnd()}…`;
  return shown;
}
