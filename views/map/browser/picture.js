// The map as a picture that stands by itself: title, drawing, legend, source and address, in light colours, for paper.

import { html, svg } from "./nodes.js";
import { swatches } from "./printed_legend.js";

const [WIDTH, MARGIN] = [1200, 32]; // pixels of the picture; a file of dots has twice as many
// A picture has no web fonts with it: what every machine has is measured and drawn alike.
const FONT = "Arial, Helvetica, sans-serif";
const SERIF = 'Georgia, "Times New Roman", serif';
// What a drawing takes from style sheets that do not go with it.
const LOOK = ["fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray", "paint-order", "font-size", "font-weight", "text-anchor", "vector-effect"];
const ruler = document.createElement("canvas").getContext("2d");

/** Lines of a text that fit a width. */
function lines(text, font, width) {
  ruler.font = font;
  const found = [];
  for (const word of text.split(" ")) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && ruler.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** A paragraph, and how high it is. */
function paragraph(text, y, { size, fill, weight = 400, family = FONT, leading = 1.35 }) {
  const rows = text ? lines(text, `${weight} ${size}px ${family}`, WIDTH - 2 * MARGIN) : [];
  const spans = rows.map((row, i) => svg("tspan", { x: MARGIN, y: y + (i + 0.8) * size * leading }, row));
  const node = svg("text", { fill, "font-size": size, "font-weight": weight, "font-family": family }, ...spans);
  return { node, height: rows.length * size * leading };
}

/** A drawing with everything written into it that it looks like. */
function frozen(drawing) {
  const copy = drawing.cloneNode(true);
  const nodes = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  nodes.forEach((node, i) => {
    const style = getComputedStyle(node);
    copies[i].removeAttribute("style");
    for (const name of LOOK) if (style.getPropertyValue(name)) copies[i].style.setProperty(name, style.getPropertyValue(name).replace(/url\("?[^"]*#/, 'url("#'));
    if (style.display === "none") copies[i].style.display = "none";
  });
  return copy;
}

/** Frames side by side as on a wide page, their bottoms on one line. */
function drawings(map, y) {
  const room = WIDTH - 2 * MARGIN - 8 * (map.frames.length - 1);
  const shares = map.frames.map(({ aspect }) => aspect);
  const height = Math.min(room / shares.reduce((sum, one) => sum + one, 0), 640);
  let x = MARGIN;
  const placed = map.frames.map((frame) => {
    const copy = frozen(frame.drawing);
    const width = height * frame.aspect;
    for (const [name, value] of Object.entries({ x, y, width, height, overflow: "hidden" })) copy.setAttribute(name, value);
    copy.querySelector(".hover")?.remove();
    x += width + 8;
    return copy;
  });
  return { nodes: placed, height };
}

/** What the style sheet says in light colours, whatever the screen shows. */
function inLight(map, make) {
  const { mode } = map.node.dataset;
  map.dress("light");
  try {
    return make(getComputedStyle(map.node));
  } finally {
    map.dress(mode);
  }
}

/** The whole picture as an SVG node. */
export function picture(map, { title, lead, banner, notes }) {
  return inLight(map, (style) => {
    const ink = (name) => style.getPropertyValue(`--${name}`).trim();
    const parts = [];
    let y = MARGIN;
    const add = (part, gap) => {
      parts.push(...(part.nodes ?? [part.node]));
      y += part.height + gap;
    };
    if (banner) {
      parts.push(svg("rect", { x: 0, y: 0, width: WIDTH, height: 44, fill: "#FFF1C7" }), svg("rect", { x: 0, y: 0, width: 6, height: 44, fill: "#B98A12" }));
      y = 10;
      add(paragraph(banner, y, { size: 18, weight: 600, fill: "#3D2E00" }), 0);
      y = 44 + 20;
    }
    add(paragraph(title, y, { size: 30, weight: 600, fill: ink("ink"), family: SERIF, leading: 1.2 }), 6);
    add(paragraph(lead, y, { size: 17, fill: ink("ink2") }), 16);
    add(drawings(map, y), 20);
    add(swatches(map.view, MARGIN, y, WIDTH - 2 * MARGIN, { ink, font: FONT }), 16);
    for (const text of [map.view.source, ...notes, decodeURIComponent(location.href)]) add(paragraph(text, y, { size: 13, fill: ink("ink3") }), 4);
    const height = Math.ceil(y + MARGIN / 2);
    const size = { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` };
    const page = svg("rect", { width: WIDTH, height, fill: ink("page") });
    return svg("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, "font-family": FONT, role: "img", "aria-label": title }, svg("title", {}, title), page, ...parts);
  });
}

/** The picture as a file: as it is, or as dots. */
export async function save(kind, node, name) {
  const drawn = new Blob([new XMLSerializer().serializeToString(node)], { type: "image/svg+xml" });
  const file = kind === "svg" ? drawn : await dots(drawn, node.viewBox.baseVal);
  const address = URL.createObjectURL(file);
  html("a", { href: address, download: `${name}.${kind}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

async function dots(drawn, { width, height }) {
  const address = URL.createObjectURL(drawn);
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
