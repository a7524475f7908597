// Which regions are in sight where a part of the country is shown closer, and where in each of them a name has most room.

import { numberAt } from "./ground.js";

const FLAT = 0.4; // a name is about this much lower than wide: a step aside takes less of its room than one up or down
const LEAST = 3; // coarse pixels of room around a place; less is no more than a sliver at the edge

/**
 * Region code -> {place: [x, y] in pixels of the frame, room}, from the regions that `ground` has painted.
 * The place is the one that is furthest from every other region and from the edges of what is shown.
 */
export function inSight({ canvas, codes, pixels, grain }) {
  const { width, height } = canvas;
  const regions = regionsOf(pixels, width * height);
  const room = rooms(regions, width, height);
  const best = new Map();
  for (let at = 0; at < regions.length; at++)
    if (regions[at] && room[at] > (best.get(regions[at])?.room ?? LEAST)) best.set(regions[at], { room: room[at], at });
  const spot = ({ room, at }) => ({ room, place: [(at % width) / grain, Math.floor(at / width) / grain] });
  return new Map([...best].map(([region, found]) => [codes[region - 1], spot(found)]));
}

/** The number of the region at every pixel, from 1; 0 = none, or the soft edge between two. */
function regionsOf(pixels, count) {
  const regions = new Uint16Array(count);
  for (let at = 0; at < count; at++) regions[at] = numberAt(pixels, 4 * at);
  return regions;
}

/** How far every pixel is from another region, in two walks over the picture: down and to the right, then back. */
function rooms(regions, width, height) {
  const room = new Float32Array(regions.length);
  const last = regions.length - 1;
  const walk = (at, before, above) => {
    if (!regions[at]) return 0;
    const beside = regions[before] === regions[at] ? room[before] + FLAT : FLAT;
    const over = regions[above] === regions[at] ? room[above] + 1 : 1;
    return Math.min(beside, over);
  };
  const isEdge = (x, y) => x === 0 || y === 0 || x === width - 1 || y === height - 1;
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) room[at] = isEdge(x, y) ? 0 : walk(at, at - 1, at - width);
  for (let y = height - 1, at = last; y >= 0; y--) for (let x = width - 1; x >= 0; x--, at--) if (!isEdge(x, y)) room[at] = Math.min(room[at], walk(at, at + 1, at + width));
  return room;
}
