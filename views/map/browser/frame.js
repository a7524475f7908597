// One drawing of the country or of its dense part: regions in outline units, everything else in screen pixels.

import { Ground } from "./ground.js";
import { html, svg } from "./nodes.js";
import { paint, patterns, scalePatterns } from "./patterns.js";
import { inSight } from "./sight.js";

const CLOSEST = 16;
const LEGIBLE = 0.55; // scale below which an inset is too small for a name

export class Frame {
  /** `spec` is one frame of the outline file; its paths become nodes once and are only repainted later. */
  constructor(spec) {
    this.spec = spec;
    this.id = spec.id;
    this.aspect = spec.width / spec.height;
    this.scale = 1; // pixels of the page for a unit of the outlines, before the reader's own zoom
    this.closer = 1; // how far the reader has zoomed in
    this.shift = [0, 0]; // pixels by which he has moved the drawing
    this.areas = new Map(); // region code -> path
    this.repeats = (spec.insets ?? []).map(({ area, path, at }) => ({ code: area, d: path, at, node: svg("path", { class: "area inset", d: path, "data-code": area }) }));
    this.fills = new Map(); // region code -> letter as painted
    this.boxes = new Map(); // region code -> bounding box in outline units
    this.defs = patterns(spec.id);
    this.ground = new Ground();
    this.layers = {
      areas: svg("g"),
      lines: svg("g", { class: "lines" }),
      zeros: svg("g", { class: "zeros" }),
      kinds: svg("g", { class: "kinds" }),
      picks: svg("g", { class: "picks" }),
      hover: svg("path", { class: "hover" }),
    };
    this.marks = svg("g", { class: "marks" });
    this.labels = svg("g", { class: "labels" });
    this.captions = svg("g", { class: "labels" });
    this.shapes = svg("g", {}, ...Object.values(this.layers));
    this.drawing = svg("svg", { "aria-hidden": "true" }, this.defs, this.shapes, this.marks, this.captions, this.labels);
    this.drawing.style.aspectRatio = `${spec.width} / ${spec.height}`;
    this.title = html("div", { class: "frame-title" });
    this.node = html("div", { class: "frame", "data-frame": spec.id }, this.title, this.drawing);
    this.node.style.setProperty("--aspect", this.aspect);
    this.#drawOutlines();
  }

  #drawOutlines() {
    for (const [code, d] of Object.entries(this.spec.paths)) {
      const path = svg("path", { class: "area", d, "data-code": code });
      this.areas.set(code, path);
      this.layers.areas.append(path);
    }
    this.layers.areas.append(...this.repeats.map(({ node }) => node));
    for (const d of this.spec.borders ?? []) this.layers.lines.append(svg("path", { class: "border", d }));
    for (const { frame, path } of this.spec.footprints ?? [])
      this.layers.lines.append(svg("path", { class: "footprint", d: path, "data-of": frame }));
  }

  /** Paint every region by its letter; a region of the outlines that the view does not know stays bare land. */
  paint(letters) {
    for (const [code, path] of this.areas) {
      const letter = letters.get(code) ?? "";
      if (this.fills.get(code) === letter) continue;
      this.fills.set(code, letter);
      for (const node of [path, ...this.#again(code).map((one) => one.node)]) {
        node.style.fill = letter === "" ? "var(--land)" : paint(letter, this.id);
        node.dataset.fill = letter;
      }
    }
    this.layers.zeros.replaceChildren(...this.#copies((code) => letters.get(code) === "z", "zero"));
  }

  /** Outline the chosen regions: page colour below, ink above, so that it shows on every class. */
  outlinePicked(codes) {
    const chosen = (code) => codes.includes(code);
    this.layers.picks.replaceChildren(...this.#copies(chosen, "pick-edge"), ...this.#copies(chosen, "pick"));
  }

  outlineHovered(code) {
    this.layers.hover.setAttribute("d", this.#outline(code));
  }

  #copies(wanted, kind) {
    return [...this.areas.keys()]
      .filter(wanted)
      .map((code) => svg("path", { class: kind, d: this.#outline(code), "data-of": code }));
  }

  /** Where a small region is drawn once more. */
  #again(code) {
    return this.repeats.filter((one) => one.code === code);
  }

  #outline(code) {
    return [this.spec.paths[code] ?? "", ...this.#again(code).map(({ d }) => d)].join("");
  }

  /** Where the insets of small regions stand, in pixels: no name may lie on them. */
  insets() {
    return this.repeats.map(({ code, node, at }) => {
      const { x, y, width, height } = this.#boxOf(`${code} inset`, node);
      const [left, top] = this.#at(at);
      const [right, bottom] = this.#at([x + width, y + height]);
      return { left, top, right, bottom };
    });
  }

  /** The lines around far parts that are drawn nearer, as thin boxes in pixels: no name may stand on one. */
  edges() {
    return [...this.layers.lines.querySelectorAll(".border")].flatMap((node, i) => {
      const { x, y, width, height } = this.#boxOf(`border ${i}`, node);
      const [[left, top], [right, bottom]] = [this.#at([x, y]), this.#at([x + width, y + height])];
      const sides = { left, top, right, bottom };
      return [{ ...sides, right: left }, { ...sides, left: right }, { ...sides, bottom: top }, { ...sides, top: bottom }];
    });
  }

  /** Names of what is drawn once more, where they can be read. */
  caption(areas) {
    const shown = this.scale > LEGIBLE ? this.repeats : [];
    this.captions.replaceChildren(
      ...shown.map(({ code, at }) => {
        const [x, y] = this.#at(at);
        return svg("text", { class: "caption", x: x + 2, y: y - 4, "font-size": 11 }, areas.get(code)?.name ?? "");
      }),
    );
  }

  /** Take the size that the page gives, or a picture; false while the frame is not on the page. */
  fit(width = this.drawing.getBoundingClientRect().width) {
    if (!width) return false;
    if (this.width) this.shift = this.shift.map((one) => (one * width) / this.width); // the same part of the drawing
    this.scale = width / this.spec.width;
    this.width = width;
    this.height = this.spec.height * this.scale;
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.#hold();
    this.shapes.setAttribute("transform", `translate(${this.shift}) scale(${this.scale * this.closer})`);
    this.drawing.classList.toggle("closer", this.closer > 1);
    scalePatterns(this.defs, this.scale * this.closer);
    return true;
  }

  /** Closer by a factor, around a place in pixels; false where nothing changes. */
  zoom(factor, x, y) {
    const before = this.closer;
    this.closer = Math.min(CLOSEST, Math.max(1, before * factor));
    const real = this.closer / before;
    this.shift = [x - (x - this.shift[0]) * real, y - (y - this.shift[1]) * real];
    return real !== 1;
  }

  pan(dx, dy) {
    if (this.closer === 1) return false;
    this.shift = [this.shift[0] + dx, this.shift[1] + dy];
    return true;
  }

  /** Stand as close and at the same place as another drawing of the same shapes; false where it does already. */
  moveLike({ closer, shift, width }) {
    const wanted = shift.map((one) => (one * (this.width ?? width)) / width);
    if (closer === this.closer && wanted.every((one, i) => Math.abs(one - this.shift[i]) < 0.5)) return false;
    [this.closer, this.shift] = [closer, wanted];
    return true;
  }

  reset() {
    const isChanged = this.closer !== 1;
    this.closer = 1;
    return isChanged;
  }

  /** The drawing always fills its place. */
  #hold() {
    const room = [this.width, this.height].map((side) => side * (1 - this.closer));
    this.shift = this.shift.map((one, i) => Math.min(0, Math.max(room[i], one)));
  }

  /** A place of the outlines, in pixels. */
  #at([x, y]) {
    const real = this.scale * this.closer;
    return [x * real + this.shift[0], y * real + this.shift[1]];
  }

  /** The side of a square in pixels, where every region is one; else 0. */
  side() {
    return (this.spec.tile ?? 0) * this.scale * this.closer;
  }

  /** Whether something else than a name stands in a region. */
  hasMarks(code, { points, circles }) {
    return points.has(code) || circles.some((circle) => circle.code === code);
  }

  /** Codes of the regions whose mark lies in a box of pixels: left, top, right, bottom. */
  within([left, top, right, bottom]) {
    return [...this.areas.keys()].filter((code) => {
      const [x, y] = this.anchor(code) ?? [-1, -1];
      return x >= left && x <= right && y >= top && y <= bottom;
    });
  }

  /** Where marks and labels of a region stand, in pixels; null where this frame does not show it. */
  anchor(code) {
    const at = this.spec.anchors[code];
    if (!at) return null;
    const [x, y] = this.#at(at);
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height ? [x, y] : null;
  }

  /** Find what is in sight of the regions, where a part of the drawing is shown closer. */
  look() {
    const isCloser = this.closer > 1 && !this.spec.tile;
    if (isCloser) this.ground.paint(this);
    this.sight = isCloser ? inSight(this.ground) : null;
  }

  /** Where a name of a region points to, in pixels: its anchor, or the middle of what is in sight of it; null of what is not. */
  spot(code) {
    return this.sight ? (this.sight.get(code)?.place ?? null) : this.anchor(code);
  }

  /** The box around a region, or around what is in sight of it, in pixels. */
  box(code) {
    const { x, y, width, height } = this.#boxOf(code, this.areas.get(code));
    const [left, top] = this.#at([x, y]);
    const real = this.scale * this.closer;
    const whole = { left, top, right: left + width * real, bottom: top + height * real };
    if (!this.sight) return whole;
    return { left: Math.max(0, left), top: Math.max(0, top), right: Math.min(this.width, whole.right), bottom: Math.min(this.height, whole.bottom) };
  }

  /** The box of a shape in outline units, asked of the page once: every question costs a layout. */
  #boxOf(name, node) {
    if (!this.boxes.has(name)) this.boxes.set(name, node.getBBox());
    return this.boxes.get(name);
  }
}
