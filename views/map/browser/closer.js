// Names of regions that are shown closer: more of them fit, each inside its own region, after what the map names anyway.

import { around, box, free, measure, text } from "./labels.js";

const ROOM = 5000; // square pixels of a frame for each name
const GAPS = [4, 12, 20]; // pixels between a place and a name beside what stands there
const SNUG = 0.03; // part of a name that may lie on another region
const STATE = /[a-y]/; // a region without a figure; a true zero (z) is one

/** Names of all regions in sight, those with most room first; `lines` are tried one after another until they fit. */
export function more(frame, view) {
  if (!frame.sight) return [];
  const named = new Set(view.labels.map(({ code }) => code));
  const seen = [...frame.sight].filter(([code]) => view.areas.has(code) && !named.has(code)).sort(([, a], [, b]) => b.room - a.room);
  return seen.map(([code, { place }]) => {
    const { name, value } = view.areas.get(code);
    const short = view.shortOf?.(code) ?? name;
    const isKnown = view.labelValues !== false && value && !STATE.test(view.letters.get(code));
    return { code, place, lines: [...(isKnown ? [[short, value]] : []), [short]] };
  });
}

/** Nodes of the names that find room; `taken` are boxes that stand there already, and gets those of the names. */
export function drawMore(frame, names, taken, font) {
  const most = Math.floor((frame.width * frame.height) / ROOM);
  const nodes = [];
  for (const { code, place, lines } of names) {
    if (nodes.length >= most) break;
    for (const written of lines) {
      const label = { code, lines: written, strong: false };
      const found = roomFor(frame, code, place, measure(label, font), taken);
      if (!found) continue;
      taken.push(found);
      nodes.push(text(label, found, font));
      break;
    }
  }
  return nodes;
}

/** In the middle of what is in sight of the region, else beside what stands there; never on another region. */
function roomFor(frame, code, [x, y], size, taken) {
  const middle = { left: x, right: x, top: y, bottom: y };
  const places = [box(x, y, size, 0), ...around([x, y], size, GAPS, middle, 0)];
  const isOwn = (one) => frame.ground.at(one.x, one.y) === code && frame.ground.foreign(one, code) <= SNUG;
  return places.find((one) => free(one, taken, frame) && isOwn(one));
}
