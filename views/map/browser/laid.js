// What a drawing shows at its size: marks, names, captions. Laid anew whenever the size or what is shown closer changes.

import { more } from "./closer.js";
import { drawLabels } from "./labels.js";
import { sizeOfPoints, TINY } from "./many_marks.js";
import { drawCircles, drawPoints } from "./marks.js";
import { whenShown } from "./shown.js";
import { drawInside } from "./tiles.js";

/**
 * Lay marks and names of frames that have their size. font: {family, size}. `isSame`: only the figures are others, so the names
 * may follow when the colours stand on the screen: finding their places takes longer than painting the map.
 */
export function lay(map, frames, font, narrow, isSame = false) {
  const names = [];
  map.node.toggleAttribute("data-crowded", frames.some((frame) => frame.spec.panel !== undefined && frame.width < TINY));
  for (const frame of frames) {
    // Names and circles stand once, in the first frame that shows the region, and in what is shown closer; points in every frame.
    const view = map.viewOf(frame);
    const here = ({ code }) => frame.sight || view !== map.view || frames.find((one) => one.anchor(code)) === frame;
    const { points, circles, largestCircle } = view;
    const labels = view !== map.view && frame.width < TINY ? view.labels.filter(({ code }) => view.picked.includes(code)) : view.labels;
    frame.look();
    frame.marks.replaceChildren();
    frame.caption(map.view.areas);
    const taken = drawCircles(frame, circles.filter(here), largestCircle);
    taken.push(...drawPoints(frame, points, sizeOfPoints(frame, narrow)), ...frame.insets(), ...frame.edges());
    if (frame.spec.tile) drawInside(frame, view, font);
    else names.push({ isBare: labels.every(({ lines }) => lines.length === 1), draw: () => drawLabels(frame, labels.filter(here), taken, font, narrow, more(frame, view)) });
  }
  const write = () => names.forEach(({ draw }) => draw());
  map.naming = isSame && names.every(({ isBare }) => isBare) ? write : null; // a name with a figure comes with its colour
  if (map.naming) whenShown(() => map.naming === write && write());
  else write();
}
