// Which region lies next in a direction: neighbours first, then whatever lies that way (islands, exclaves).

export const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const CONE = 0.5; // cosine of 60 degrees

/** The best of `codes` seen from `from` in a frame: near and straight ahead; null if none lies that way. */
function ahead(frame, from, codes, [right, down]) {
  const start = frame.spec.anchors[from];
  if (!start) return null;
  let best = null;
  let least = Infinity;
  for (const code of codes) {
    const end = frame.spec.anchors[code];
    if (!end || code === from) continue;
    const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
    const distance = Math.hypot(dx, dy);
    const straight = (dx * right + dy * down) / (distance || 1);
    const cost = distance * (2 - straight);
    if (straight > CONE && cost < least) [best, least] = [code, cost];
  }
  return best;
}

/**
 * The next region for an arrow key. Frames come dense part first: it is north up and large, so directions are
 * judged there where both regions are in it. Only regions of `known` can be reached.
 */
export function step(frames, neighbours, known, from, direction) {
  const beside = (neighbours[from] ?? []).filter((code) => known.has(code));
  for (const codes of [beside, [...known.keys()]])
    for (const frame of frames) {
      const found = ahead(frame, from, codes, direction);
      if (found) return found;
    }
  return from;
}
