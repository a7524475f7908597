// What stands on small maps beside their colours: points where there is room for them, and outlines of regions among their neighbours.

import { html } from "./nodes.js";

const [USUAL, NARROW, SMALL] = [4, 3.5, 2.5]; // radius of a point in pixels: on one map, on a telephone, on small maps
export const TINY = 230; // pixels: a small map below this names what the reader chose, and points would hide its regions

/** The radius of the points of a frame; 0 where there is no room for them, which the page then says. */
export function sizeOfPoints(frame, isNarrow) {
  if (frame.spec.panel === undefined) return isNarrow ? NARROW : USUAL;
  return frame.width >= TINY ? SMALL : 0;
}

const showPoints = (panels) => panels?.some(({ view }) => view.points.size);

/** The same for a picture, which has room for points. */
export const printedNotes = ({ panels }, said) => (showPoints(panels) ? [said.points_alike] : []);

/** What the page says of the points of small maps, where some are shown. */
export function notesOfPoints({ panels }, said) {
  return showPoints(panels) ? [html("p", { class: "points-alike" }, said.points_alike), html("p", { class: "points-no-room" }, said.points_no_room)] : [];
}

/** Marks on each small map, its lines in the cards, and the kinds with the regions of all maps in the one legend. */
export function markPanels(view, { kinds, panels }) {
  view.legend.kinds = kinds;
  view.panels.forEach((panel, i) => {
    const found = panels[i];
    if (!found) return;
    panel.view.kinds = found.marks;
    for (const [code, line] of Object.entries(found.lines)) {
      const area = panel.view.areas.get(code);
      if (area) area.neighbours = line;
    }
  });
  return view;
}

/** An answer for all maps as it is drawn: of each map region code -> kind. */
export function byPanel({ kinds, panels, said }) {
  const marked = ({ marks }) => new Map(Object.entries(marks).flatMap(([kind, codes]) => codes.map((code) => [code, kind])));
  return { kinds, said, panels: panels.map((panel) => ({ lines: panel.lines, marks: marked(panel) })) };
}
