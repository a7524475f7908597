// A drawing of the page for a picture that stands by itself: what style sheets gave it is written into it.

import { svg } from "./nodes.js";

// What a drawing takes from style sheets that do not go with it.
const LOOK = ["fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "paint-order", "font-size", "font-weight", "text-anchor", "vector-effect"];

/** A copy at a place of the picture (x, y, width, height), without the region that is pointed at. */
export function frozen(drawing, place) {
  const copy = drawing.cloneNode(true);
  const nodes = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  const scale = Number(/scale\(([\d.]+)/.exec(drawing.querySelector("g[transform]")?.getAttribute("transform"))?.[1] ?? 1);
  nodes.forEach((node, i) => {
    const style = getComputedStyle(node);
    copies[i].removeAttribute("style");
    for (const name of LOOK) if (style.getPropertyValue(name)) copies[i].style.setProperty(name, style.getPropertyValue(name).replace(/url\("?[^"]*#/, 'url("#'));
    if (style.display === "none") copies[i].style.display = "none";
    if (style.vectorEffect === "non-scaling-stroke") tied(copies[i].style, style, scale);
  });
  for (const [name, value] of Object.entries({ ...place, overflow: "visible" })) copy.setAttribute(name, value);
  copy.querySelector(".hover")?.remove();
  return clipped(copy, place);
}

/** Shapes end where the drawing does; a name may be longer in the letters of another program, and is never cut. */
function clipped(copy, { width, height }) {
  const id = `${copy.querySelector("pattern")?.id ?? "drawing"}-edge`;
  const shapes = copy.querySelector("g");
  const whole = svg("g", { "clip-path": `url(#${id})` });
  shapes.replaceWith(whole);
  whole.append(shapes);
  copy.prepend(svg("clipPath", { id }, svg("rect", { width, height })));
  return copy;
}

/** A line that keeps its width at every scale of the screen gets the one that it has now: a file of dots is larger, and not every program knows the rule. */
function tied(own, { strokeWidth, strokeDasharray }, scale) {
  const scaled = (length) => `${(parseFloat(length) / scale).toFixed(3)}px`;
  own.setProperty("vector-effect", "none");
  own.setProperty("stroke-width", scaled(strokeWidth));
  if (strokeDasharray !== "none") own.setProperty("stroke-dasharray", strokeDasharray.split(",").map(scaled).join(", "));
}
