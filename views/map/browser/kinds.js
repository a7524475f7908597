// Outlines over the areas: regions among regions like themselves, hot and cold spots. The colour of a line says high or low, its pattern the kind.

import { border } from "./border.js";
import { svg } from "./nodes.js";

// Kind -> custom property of its colour, and pattern of its line; no two lines of one overlay have the same pattern.
const LOOKS = {
  hh: ["spot-high", ""],
  hl: ["spot-high", "8 3 2 3"],
  lh: ["spot-low", "7 4"],
  ll: ["spot-low", "2.5 2.5"],
  hot: ["spot-high", ""],
  cold: ["spot-low", "2.5 2.5"],
};

/**
 * Draw the kinds of one frame: region code -> kind. Neighbours of one kind have one line around them all; it lies inside
 * of them, so that those of two kinds keep their own.
 */
export function drawKinds(frame, kinds) {
  if (frame.kinds === kinds) return;
  frame.kinds = kinds;
  const here = [...(kinds ?? [])].filter(([code]) => frame.areas.has(code));
  const groups = Map.groupBy(here, ([, kind]) => kind);
  frame.layers.kinds.replaceChildren(...[...groups].map(([kind, members]) => outlined(frame, kind, members.map(([code]) => code))));
}

function outlined(frame, kind, codes) {
  const repeats = frame.repeats.filter(({ code }) => codes.includes(code));
  const outlines = codes.map((code) => frame.areas.get(code).getAttribute("d"));
  const id = `${frame.id}-kind-${kind}`;
  const inside = { d: border(outlines) + repeats.map(({ d }) => d).join(""), "clip-path": `url(#${id})` };
  const clip = svg("clipPath", { id }, ...[...outlines, ...repeats.map(({ d }) => d)].map((d) => svg("path", { d })));
  const line = svg("path", { class: "kind-line", ...inside });
  line.style.stroke = `var(--${LOOKS[kind][0]})`;
  line.style.strokeDasharray = LOOKS[kind][1];
  return svg("g", { class: "kind", "data-kind": kind, "data-of": codes.join(" ") }, clip, svg("path", { class: "kind-edge", ...inside }), line);
}

/** A kind as it stands in a legend; `ink` gives a colour by its name. */
export function kindSwatch(kind, x, y, width, height, ink) {
  const [colour, pattern] = LOOKS[kind];
  const style = `fill:none;stroke:${ink(colour)};stroke-width:2.5;stroke-dasharray:${pattern || "none"}`;
  return svg("rect", { class: "kind-swatch", x: x + 1.25, y: y + 1.25, width: width - 2.5, height: height - 2.5, style });
}
