// The map as a picture that stands by itself: title, drawing, legend, source and address, in light colours, for paper.

import { frozen } from "./frozen.js";
import { lay } from "./laid.js";
import { SANS, SERIF, letters } from "./letters.js";
import { html, svg } from "./nodes.js";
import { swatches } from "./printed_legend.js";
import { smallMaps } from "./printed_many.js";
import { widthOf } from "./ruler.js";

const [WIDTH, MARGIN] = [1200, 32]; // pixels of the picture; a file of dots has twice as many
const [ROOM, BETWEEN] = [WIDTH - 2 * MARGIN, 40]; // for what is drawn, and between two maps
const TALLEST = 760; // of the drawings
const FONT = SANS;

/** Lines of a text that fit a width; an address has no blanks and is broken between its parameters. */
function lines(text, font, width) {
  const found = [];
  for (const word of text.split(/(?<=[ &])/)) {
    const longer = (found.at(-1) ?? "") + word;
    if (found.length && widthOf(longer.trimEnd(), font) <= width) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found.map((row) => row.trimEnd());
}

/** As many lines as fit, but of one length: no word stands alone in the last one. */
function balanced(text, font, width) {
  const rows = lines(text, font, width);
  let found = rows;
  for (let narrower = width - 20; narrower > width / 2; narrower -= 20) {
    const tried = lines(text, font, narrower);
    if (tried.length > rows.length) break;
    found = tried;
  }
  return found;
}

/** A paragraph, and how high it is. */
function paragraph(text, y, { size, fill, weight = 400, family = FONT, leading = 1.35, x = MARGIN, room = ROOM }) {
  const rows = text ? (weight > 400 ? balanced : lines)(text, `${weight} ${size}px ${family}`, room) : [];
  const spans = rows.map((row, i) => svg("tspan", { x, y: y + (i + 0.8) * size * leading }, row));
  const node = svg("text", { fill, "font-size": size, "font-weight": weight, "font-family": family }, ...spans);
  return { node, height: rows.length * size * leading };
}

/** Frames side by side as on a wide page, their bottoms on one line; names and marks are laid anew for their size here. */
function drawings(map, y, left = MARGIN, width = ROOM) {
  const room = width - 8 * (map.frames.length - 1);
  const shares = map.frames.map(({ aspect }) => aspect);
  const height = Math.min(room / shares.reduce((sum, one) => sum + one, 0), TALLEST);
  for (const frame of map.frames) frame.fit(height * frame.aspect);
  lay(map, map.frames, { family: FONT, size: 13 }, false);
  let x = left;
  const placed = map.frames.map((frame) => {
    const copy = frozen(frame.drawing, { x, y, width: frame.width, height });
    x += frame.width + 8;
    return copy;
  });
  return { nodes: placed, height };
}

/** Names inside a drawing that no other drawing of the picture has. */
function apart(node, end) {
  for (const one of [node, ...node.querySelectorAll("*")]) {
    if (one.id) one.id += end;
    for (const name of ["fill", "style", "clip-path"]) {
      const value = one.getAttribute(name);
      if (value?.includes("url(")) one.setAttribute(name, value.replace(/#([\w-]+)/g, `#$1${end}`));
    }
  }
  return node;
}

/** Two maps side by side, each with the sentence over it and the legend below; one line starts all drawings and all legends. */
function beside({ map, other, heads, told }, y, look) {
  const room = (ROOM - BETWEEN) / 2;
  const places = [MARGIN, MARGIN + room + BETWEEN];
  const nodes = [];
  const row = (make, gap) => {
    const made = places.map((x, i) => make(i, x));
    nodes.push(...made.flatMap((part, i) => (part.nodes ?? [part.node]).map((node) => (i ? apart(node, "-2") : node))));
    y += Math.max(...made.map(({ height }) => height)) + gap;
  };
  const from = y;
  const { ink } = look;
  row((i, x) => paragraph(heads[i].textContent, y, { size: 17, weight: 600, fill: ink("ink"), x, room }), 8);
  row((i, x) => drawings([map, other][i], y, x, room), 16);
  row((i, x) => swatches([map, other][i].view, x, y, room, { ...look, ink: look.inks[i] }), 12);
  const said = paragraph(told.textContent, y, { size: 14, fill: ink("ink2") });
  return { nodes: [...nodes, said.node], height: y + said.height - from };
}

/** What the style sheet says in light colours, whatever the screen shows. */
function inLight(map, make) {
  const { mode } = map.node.dataset;
  const maps = map.companion ? [map, map.companion.other] : [map];
  for (const one of maps) one.dress("light");
  try {
    return make(getComputedStyle(map.node));
  } finally {
    for (const one of maps) {
      one.dress(mode);
      one.arrange();
    }
  }
}

/** Colours by name, as a style sheet has them. */
const inkIn = (style) => (name) => style.getPropertyValue(`--${name}`).trim();
const inkOf = ({ node }) => inkIn(getComputedStyle(node));

/** The whole picture as an SVG node, its letters with it. */
export async function picture(map, said) {
  const faces = await letters(); // first: what is drawn is measured with them
  const made = drawn(map, said);
  if (faces) made.prepend(svg("style", {}, faces));
  return made;
}

function drawn(map, { title, lead, banner, notes }) {
  return inLight(map, (style) => {
    const ink = inkIn(style);
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
    const look = { ink, font: FONT };
    if (map.companion) add(beside(map.companion, y, { ...look, inks: [ink, inkOf(map.companion.other)] }), 16);
    else {
      add(map.view.panels ? smallMaps(map, MARGIN, y, ROOM, look) : drawings(map, y), 20);
      if (map.view.legend.title || map.view.legend.points.length || map.view.legend.kinds?.length) add(swatches(map.view, MARGIN, y, ROOM, look), 16);
    }
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
