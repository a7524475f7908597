// Names on the map: by priority, in the region where it is large enough, else beside it with a leader line.

import { drawMore } from "./closer.js";
import { isAside, isClear, leader, lineOf } from "./leaders.js";
import { svg } from "./nodes.js";
import { widthOf } from "./ruler.js";

const PAD = 2;
const ROOM = 12000; // square pixels of a frame for each label
const REACH = 30; // pixels: a region is kept clear up to here from its anchor, so that names stay near large ones
const GAPS = [2, 12, 24, 40, 60, 90];
const FAR = 60; // pixels: beyond, a place on empty ground is no better than one that is half on a neighbour
const [CLEAN, CROWDED] = [0.1, 0.6]; // part of a label that may lie on neighbours: where there is room, and where there is none
const MIDDLE = 5; // pixels around the middle of a named region that the line of another name keeps clear
const TRIES = 3; // other orders of labels that are tried
const AROUND = [[0, -1], [0, 1], [1, 0], [-1, 0], [1, -1], [-1, -1], [1, 1], [-1, 1], [1, -0.5], [1, 0.5], [-1, -0.5], [-1, 0.5]]; // above first: a name is read before its mark

/**
 * Place the labels of one frame and draw them; what finds no free room is left out.
 * Small screens show half as many. labels: [{code, lines, strong}], most important first. obstacles: boxes of points and circles.
 * more: names of regions that are shown closer, see closer.js.
 */
export function drawLabels(frame, labels, obstacles, font, narrow, more = []) {
  const most = Math.max(2, Math.floor((frame.width * frame.height) / (narrow ? 2 * ROOM : ROOM)));
  const laid = (order) => arranged(frame, order, obstacles, font, narrow, most);
  const found = narrow ? untangled(labels, laid) : laid(labels);
  const nodes = found.map(({ label, place, anchor, region }) => {
    const ring = obstacles.find(({ code }) => code === label.code);
    return { node: text(label, place, font), leader: leader(place, ring ? [ring.x, ring.y] : anchor, region, place.isCrowded, ring?.r) };
  });
  const taken = [...obstacles, ...found.map(({ place }) => place)];
  frame.labels.replaceChildren(...nodes.flatMap(({ leader }) => leader ?? []), ...nodes.map(({ node }) => node), ...drawMore(frame, more, taken, font));
}

/** The places of labels, each found after those before it: [{label, place, anchor, region, line, isAside}]. */
function arranged(frame, labels, obstacles, font, narrow, most) {
  const standing = []; // labels with their lines
  for (const label of labels) {
    if (standing.length >= most) break;
    const anchor = frame.spot(label.code);
    if (!anchor) continue;
    const [size, region] = [measure(label, font), frame.box(label.code)];
    const taken = [...obstacles, ...standing.map(({ place }) => place)];
    const open = [...candidates(region, anchor, size)].filter((one) => free(one, taken, frame) && isClear(one, anchor, standing));
    const named = labels.filter(({ code }) => code !== label.code).map(({ code }) => frame.spot(code)).filter(Boolean);
    const middles = named.map(([x, y]) => ({ of: "", left: x - MIDDLE, right: x + MIDDLE, top: y - MIDDLE, bottom: y + MIDDLE }));
    const aside = open.filter((one) => isAside(one, anchor, [...obstacles, ...middles], label.code));
    const bestOf = (places) => best(places, frame, label, anchor, !narrow || label.strong, named);
    const clean = bestOf(aside);
    const place = clean ?? (aside.length < open.length ? bestOf(open) : null); // a line through a point is better than no name
    if (place) standing.push({ label, place, anchor, region, line: lineOf(place, anchor), isAside: Boolean(clean) });
  }
  return standing;
}

/** Where there is little room: a label that found no place, or whose line runs through others, is tried before them. */
function untangled(labels, laid) {
  const worth = (found) => labels.reduce((sum, label, i) => sum + 2 ** -i * rank(found.find((one) => one.label === label)), 0);
  const rank = (one) => (!one ? 0 : !one.isAside ? 0.9 : one.place.isCrowded ? 0.97 : 1);
  const usual = laid(labels);
  const faulty = labels.filter((label) => rank(usual.find((one) => one.label === label)) < 1).slice(0, TRIES);
  const tried = [usual, ...faulty.map((label) => laid([label, ...labels.filter((one) => one !== label)]))];
  return tried.reduce((best, one) => (worth(one) > worth(best) ? one : best));
}

export function measure({ lines, strong }, { family, size }) {
  const widths = lines.map((line, i) => widthOf(line, `${strong && i === 0 ? 600 : 400} ${size}px ${family}`));
  return { width: Math.max(...widths), height: lines.length * size * 1.15 };
}

/** Places in order of preference: in the middle of a large region, close to its marks, then clear of a small region. */
function* candidates(region, anchor, size) {
  const [wide, high] = [region.right - region.left, region.bottom - region.top];
  const roomy = wide > 0.7 * size.width && high > size.height && wide * high > 1.6 * size.width * size.height;
  if (roomy) yield box(...anchor, size, 0);
  if (roomy) yield* around(anchor, size, [6, 12, 20], region, 0);
  yield* around(anchor, size, GAPS, region, REACH);
}

/** Places around the anchor; the region itself is kept clear up to `reach` pixels from the anchor. */
export function* around([x, y], size, gaps, region, reach) {
  const clear = (distance) => Math.min(distance, reach);
  for (const gap of gaps)
    for (const [right, down] of AROUND) {
      const slant = right && down ? 0.7 : 1;
      const aside = clear(right > 0 ? region.right - x : x - region.left) + gap;
      const away = clear(down > 0 ? region.bottom - y : y - region.top) + gap;
      yield box(x + right * (size.width / 2 + slant * aside + 2), y + down * (size.height / 2 + slant * away), size, gap);
    }
}

/** From the edge of a label to the mark of its region; a few pixels do not count against the order of preference. */
const away = (place, [x, y]) => {
  const across = Math.max(place.left - x, x - place.right, 0);
  const down = Math.max(place.top - y, y - place.bottom, 0);
  return Math.round(Math.hypot(across, down) / 8);
};

/**
 * The nearest place on the region itself or on no region at all; else with a line to the region on land without a figure,
 * whose look is taken for nobody's value; else close by, but never over the middle of another region with a label, and mostly
 * on others only if it must be there.
 */
function best(places, frame, { code, strong: isStrong }, anchor, mayCrowd, others) {
  frame.ground.paint(frame);
  const foreign = (place) => frame.ground.foreign(place, code);
  const clean = places.filter((place) => foreign(place) <= CLEAN);
  const nearest = nearestOf(clean, anchor);
  if (nearest) return nearest;
  if (!mayCrowd) return clean[0] ?? null;
  const hasNone = (other) => /[a-y]/.test(frame.fills.get(other) ?? ""); // a state; a true zero (z) is a figure
  const quiet = nearestOf(places.filter((place) => frame.ground.foreign(place, code, hasNone) <= CLEAN), anchor);
  if (quiet) return { ...quiet, isCrowded: true };
  const covers = (place) => others.some(([x, y]) => x > place.left && x < place.right && y > place.top && y < place.bottom);
  const near = places.filter((place) => place.gap <= GAPS[2] && !covers(place)).map((place) => ({ ...place, isCrowded: true, lies: foreign(place) }));
  const least = near.filter(({ lies }) => lies <= CROWDED).sort((a, b) => a.lies - b.lies)[0];
  return least ?? clean[0] ?? (isStrong ? (near.find(({ gap }) => gap > 0) ?? null) : null);
}

const nearestOf = (places, anchor) => places.filter(({ gap }) => gap <= FAR).sort((a, b) => away(a, anchor) - away(b, anchor))[0];

export const box = (x, y, { width, height }, gap) => ({
  x,
  y,
  gap,
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const apart = (a, b, pad = PAD) =>
  a.right + pad < b.left || b.right + pad < a.left || a.bottom + pad < b.top || b.bottom + pad < a.top;

export function free(place, taken, frame) {
  const inside = place.left >= PAD && place.top >= PAD && place.right <= frame.width - PAD && place.bottom <= frame.height - PAD;
  return inside && taken.every((other) => apart(place, other));
}

export function text({ code, lines, strong }, { x, y }, { size }) {
  const first = y - ((lines.length - 1) * size * 1.15) / 2;
  return svg(
    "text",
    { class: strong ? "label strong" : "label", "font-size": size, "data-of": code },
    ...lines.map((line, i) => svg("tspan", { x, y: first + i * size * 1.15, dy: "0.36em" }, line)),
  );
}
