// Colours of classes: what a node wears in a mode, and what can be read on each of them.

import { PALETTES } from "./palettes.js";

/** The classes of a palette and what is written on them as custom properties of a node; ink and page are those of `from`. */
export function wear(node, palette, mode, from) {
  const style = getComputedStyle(from);
  const [ink, page] = ["--ink", "--page"].map((name) => style.getPropertyValue(name));
  const colours = PALETTES[palette] ?? palette ?? { light: [], dark: [] };
  colours[mode].forEach((colour, i) => {
    node.style.setProperty(`--class-${i}`, colour);
    node.style.setProperty(`--on-${i}`, readable(colour, ink, page));
  });
}

const channel = (one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => [1, 3, 5].reduce((sum, at, i) => sum + [0.2126, 0.7152, 0.0722][i] * channel(parseInt(colour.slice(at, at + 2), 16) / 255), 0);
const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

const LEGIBLE = 4.5; // least contrast of letters against what they stand on
const EXTREMES = ["#000000", "#FFFFFF"]; // one of them can be read on any colour

/** The better of two colours for a text on a third, or of black and white where neither can be read; all as #rrggbb. */
function readable(ground, one, other) {
  const on = (colour) => contrast(luminance(ground.trim()), luminance(colour.trim()));
  const better = ([first, second]) => (on(first) >= on(second) ? first : second);
  const found = better([one, other]);
  return on(found) >= LEGIBLE ? found : better(EXTREMES);
}
