// The border around several regions: what two of them share is left out, small islands and the finest bends of a coast, too.

const TINY = 60; // tenths of a unit: a ring smaller than this has no line of its own, unless it is all that there is
const NEAR = 22; // tenths of a unit between two bends: finer ones would blot a pattern of dots

/** Rings of an outline as geo/publishing.py writes it, in whole tenths of a unit; null of a shape that is written otherwise. */
function rings(d) {
  if (!/^[MlZ\d\s.-]*$/.test(d)) return null;
  return d.split("M").slice(1).map((ring) => {
    const numbers = ring.match(/-?(\d+\.?\d*|\.\d+)/g).map((one) => Math.round(10 * one));
    const points = [[numbers[0], numbers[1]]];
    for (let i = 2; i + 1 < numbers.length; i += 2) points.push([points.at(-1)[0] + numbers[i], points.at(-1)[1] + numbers[i + 1]]);
    if (String(points[0]) === String(points.at(-1)) && points.length > 1) points.pop();
    return points;
  });
}

const edgeOf = (one, other) => (one[0] - other[0] || one[1] - other[1]) < 0 ? `${one},${other}` : `${other},${one}`;
const next = (ring, i) => ring[(i + 1) % ring.length];

/** How far a ring reaches, in its longer direction. */
function reach(ring) {
  const side = (axis) => Math.max(...ring.map((point) => point[axis])) - Math.min(...ring.map((point) => point[axis]));
  return Math.max(side(0), side(1));
}

/** A line without its finest bends; its ends stay. */
function smoothed(points) {
  const kept = [points[0]];
  for (const point of points.slice(1, -1))
    if (Math.hypot(point[0] - kept.at(-1)[0], point[1] - kept.at(-1)[1]) >= NEAR) kept.push(point);
  return points.length > 1 ? [...kept, points.at(-1)] : kept;
}

const written = (points) => `M${smoothed(points).map(([x, y]) => `${x / 10} ${y / 10}`).join("L")}`;

/** The parts of a ring that no other region shares. */
function runs(ring, seen) {
  const isOwn = ring.map((point, i) => seen.get(edgeOf(point, next(ring, i))) === 1);
  if (isOwn.every(Boolean)) return [`${written([...ring, ring[0]])}Z`];
  const start = isOwn.findIndex((own, i) => own && !isOwn[(i + ring.length - 1) % ring.length]);
  const found = [];
  for (let step = 0, run = null; start >= 0 && step <= ring.length; step++) {
    const i = (start + step) % ring.length;
    if (isOwn[i] && step < ring.length) (run ??= [ring[i]]).push(next(ring, i));
    else if (run) [found[found.length], run] = [written(run), null];
  }
  return found;
}

/** The border around outlines, as a path. */
export function border(outlines) {
  const shapes = outlines.map(rings);
  if (shapes.includes(null)) return outlines.join("");
  const seen = new Map();
  for (const ring of shapes.flat())
    ring.forEach((point, i) => {
      const edge = edgeOf(point, next(ring, i));
      seen.set(edge, (seen.get(edge) ?? 0) + 1);
    });
  const shown = shapes.flatMap((shape) => {
    const largest = Math.max(...shape.map(reach));
    return shape.filter((ring) => reach(ring) >= Math.min(TINY, largest));
  });
  return shown.flatMap((ring) => runs(ring, seen)).join("");
}
