// How the values lie: a dot for every region on the axis of values, in the colour of its class, with the breaks, the country and chosen regions.

import { html, svg } from "./nodes.js";
import { widthOf } from "./ruler.js";
import { isClass } from "./view.js";

const [SIDE, TOP, DOTS, ROW] = [14, 20, 44, 15]; // pixels: margin left and right, names above, room for dots, a row of breaks
const SKEW = 8; // times the median: from here on the largest value would press all others against the end of a plain axis
const [SMALL, LARGE] = [3.25, 4.25]; // radius of a dot on a telephone and elsewhere

/** The value below which a part of ascending numbers lies. */
const part = (ascending, share) => ascending[Math.round(share * (ascending.length - 1))];

export class Strip {
  constructor(map) {
    this.map = map;
    this.title = html("div", { class: "strip-title" });
    this.layers = ["breaks", "dots", "chosen", "names"].map((name) => svg("g", { class: `strip-${name}` }));
    this.drawing = svg("svg", { role: "img" }, ...this.layers);
    this.node = html("div", { class: "strip", hidden: "" }, this.title, this.drawing);
    this.dots = new Map(); // region code -> circle
    this.drawing.addEventListener("pointermove", (event) => event.pointerType !== "touch" && this.#point(event));
    this.drawing.addEventListener("pointerleave", () => map.reader.leave());
    this.drawing.addEventListener("click", (event) => this.#click(event));
    new ResizeObserver(() => this.newest && this.#draw()).observe(this.node);
  }

  offer({ data, moments }, isShown) {
    this.data = data;
    const every = moments.flatMap(({ numbers }) => numbers.filter((one) => one !== null)).sort((a, b) => a - b);
    this.node.hidden = !isShown || !data.spread || every[0] === every.at(-1);
    if (this.node.hidden) return;
    this.isRoot = !data.centre && every[0] >= 0 && every.at(-1) > SKEW * part(every, 0.5);
    this.usual = [part(every, 0.01), part(every, 0.99)];
    this.title.textContent = this.isRoot ? data.said.spread_root.replace("{title}", data.spread) : data.spread;
    for (const code of data.codes) if (!this.dots.has(code)) this.dots.set(code, svg("circle", { "data-code": code }));
    this.layers[1].replaceChildren(...data.codes.map((code) => this.dots.get(code)));
  }

  /** One period; `isLocked`: the axis stays as it is over all periods, as the classes do. */
  show(view, moment, steps, isLocked) {
    this.newest = [view, moment, steps, isLocked];
    if (!this.node.hidden) this.#draw();
  }

  #draw() {
    const [view, { numbers, country }, steps, isLocked] = this.newest;
    this.width = this.node.clientWidth;
    const known = this.data.codes.map((code, i) => ({ code, number: numbers[i] })).filter(({ number }) => number !== null);
    this.drawing.toggleAttribute("hidden", !known.length);
    if (!this.width || !known.length) return;
    this.font = `12px ${getComputedStyle(this.map.node).fontFamily}`;
    this.known = known.sort((a, b) => a.number - b.number);
    const seen = [...(isLocked ? this.usual : []), known[0].number, known.at(-1).number, ...(country ? [country[0]] : [])];
    this.ends = [Math.min(...seen), Math.max(...seen)];
    this.#place();
    this.#breaks(steps);
    this.#paint(view);
    this.#name(view, country);
    this.mark(this.map.reader.at);
    this.drawing.setAttribute("aria-label", this.#told(view, steps, country));
  }

  #x(value) {
    const bent = (one) => (this.isRoot ? Math.sqrt(Math.max(0, one)) : one);
    const [low, high] = this.ends.map(bent);
    return SIDE + (high > low ? (bent(value) - low) / (high - low) : 0.5) * (this.width - 2 * SIDE);
  }

  /** Dots stand on the axis; where there is no room beside each other, one above the other. */
  #place() {
    this.radius = this.map.narrow ? SMALL : LARGE;
    const last = []; // the place of the rightmost dot of each row
    for (const dot of this.known) {
      dot.x = this.#x(dot.number);
      let row = 0;
      while (last[row] !== undefined && dot.x - last[row] < 2 * this.radius) row += 1;
      last[row] = dot.x;
      dot.row = row;
    }
    const rise = Math.min(1.85 * this.radius, (DOTS - 2 * this.radius) / Math.max(1, last.length - 1));
    for (const dot of this.known) dot.y = TOP + DOTS - this.radius - 1 - dot.row * rise;
  }

  #paint({ letters }) {
    const shown = new Map(this.known.map((dot) => [dot.code, dot]));
    for (const code of this.data.codes) {
      const [node, dot] = [this.dots.get(code), shown.get(code)];
      node.toggleAttribute("hidden", !dot);
      if (!dot) continue;
      node.setAttribute("cx", dot.x.toFixed(1));
      node.setAttribute("cy", dot.y.toFixed(1));
      node.setAttribute("r", this.radius);
      const letter = letters.get(code);
      node.style.fill = isClass(letter) ? `var(--class-${letter})` : letter ? "var(--page)" : "var(--mute)"; // under circles there are no classes
    }
    this.at = shown;
  }

  /** Breaks of the classes with their numbers, in two rows; a number that finds no room is left to the legend. */
  #breaks({ edges, joints }) {
    const base = TOP + DOTS;
    const right = [-Infinity, -Infinity];
    const nodes = [svg("line", { class: "strip-axis", x1: 0, x2: this.width, y1: base, y2: base })];
    edges.forEach((edge, i) => {
      const x = this.#x(edge);
      if (edge < this.ends[0] || edge > this.ends[1]) return;
      const half = this.#wide(joints[i + 1]) / 2;
      const row = right.findIndex((end) => x - half > end + 6);
      nodes.push(svg("line", { class: "strip-break", x1: x, x2: x, y1: TOP, y2: base + (row < 0 ? 3 : 4 + row * ROW) }));
      if (row < 0) return;
      right[row] = x + half;
      nodes.push(svg("text", { x: Math.min(this.width - half, Math.max(half, x)), y: base + 15 + row * ROW }, joints[i + 1]));
    });
    this.layers[0].replaceChildren(...nodes);
    const height = base + 6 + ROW * (right[1] > 0 ? 2 : right[0] > 0 ? 1 : 0);
    this.drawing.setAttribute("height", height);
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
  }

  /** Chosen regions, the country and both ends by name, as far as there is room above the dots. */
  #name(view, country) {
    const { codes, shorts, said } = this.data;
    const short = (code) => shorts[codes.indexOf(code)];
    const labelled = ({ code, x, y }, kind) => ({ x, y, kind, text: `${short(code)} ${view.areas.get(code).value}` });
    const picked = view.picked.map((code) => this.at.get(code)).filter(Boolean);
    const ends = this.known.length > 1 ? [this.known.at(-1), this.known[0]] : [];
    const whole = country ? [{ x: this.#x(country[0]), y: TOP + DOTS, kind: "country", text: said.spread_country.replace("{country}", this.data.whole).replace("{value}", country[1]) }] : [];
    const wanted = [...picked.map((dot) => labelled(dot, "picked")), ...whole, ...ends.map((dot) => labelled(dot, "end"))];
    const taken = [];
    const nodes = [];
    for (const { x, y, kind, text } of wanted) {
      const wide = this.#wide(text);
      const kept = (left) => Math.min(this.width - wide, Math.max(0, left));
      const isFree = (left) => taken.every(([from, to]) => left > to + 8 || left + wide < from - 8);
      const left = [x - wide / 2, x - 3, x - wide + 3].map(kept).find(isFree); // above its line, else beside it
      if (kind === "country" || left !== undefined) nodes.push(svg("line", { class: `strip-line ${kind}`, x1: x, x2: x, y1: TOP - 4, y2: y }));
      if (left === undefined) continue;
      taken.push([left, left + wide]);
      nodes.push(svg("text", { class: kind, x: left, y: TOP - 7 }, text));
    }
    this.layers[3].replaceChildren(...nodes);
    this.layers[2].replaceChildren(...picked.map(({ x, y }) => svg("circle", { cx: x, cy: y, r: this.radius + 1 })));
  }

  #wide(text) {
    return widthOf(text, this.font);
  }

  #told(view, { joints }, country) {
    const { said, whole: name } = this.data;
    const value = ({ code }) => view.areas.get(code).value;
    const whole = country ? ` ${said.spread_country.replace("{country}", name).replace("{value}", country[1])}.` : "";
    const told = said.spread_alt.replace("{n}", this.known.length).replace("{low}", value(this.known[0])).replace("{high}", value(this.known.at(-1)));
    return told.replace("{breaks}", joints.slice(1, -1).join("; ")) + whole;
  }

  /** Mark the dot of a region that is pointed at. */
  mark(code) {
    this.marked?.classList.remove("at");
    this.marked = this.at?.has(code) ? this.dots.get(code) : null;
    if (!this.marked) return;
    this.marked.classList.add("at");
    this.layers[1].append(this.marked); // above the others
  }

  /** The region whose dot lies nearest to the pointer, if it is near at all. */
  #near({ clientX, clientY }) {
    const { left, top } = this.drawing.getBoundingClientRect();
    const away = ({ x, y }) => Math.hypot(x - clientX + left, y - clientY + top);
    const nearest = this.known?.reduce((best, dot) => (away(dot) < away(best) ? dot : best));
    return nearest && away(nearest) < 3 * this.radius ? nearest.code : null;
  }

  #point(event) {
    const code = this.#near(event);
    if (code === null) this.map.reader.leave();
    else if (code !== this.map.reader.at) this.map.reader.point(code);
  }

  #click(event) {
    const code = this.#near(event);
    if (code !== null) this.map.reader.choose(code);
  }
}
