// One drawing of the country or of its dense part: regions in outline units, everything else in screen pixels.

import { html, svg } from "./nodes.js";
import { paint, patterns, scalePatterns } from "./patterns.js";

export class Frame {
  /** `spec` is one frame of the outline file; its paths become nodes once and are only repainted later. */
  constructor(spec) {
    this.spec = spec;
    this.id = spec.id;
    this.aspect = spec.width / spec.height;
    this.scale = 1;
    this.areas = new Map(); // region code -> path
    this.fills = new Map(); // region code -> letter as painted
    this.boxes = new Map(); // region code -> bounding box in outline units
    this.defs = patterns(spec.id);
    this.layers = {
      areas: svg("g"),
      lines: svg("g", { class: "lines" }),
      zeros: svg("g", { class: "zeros" }),
      picks: svg("g", { class: "picks" }),
      hover: svg("path", { class: "hover" }),
    };
    this.marks = svg("g", { class: "marks" });
    this.labels = svg("g", { class: "labels" });
    this.shapes = svg("g", {}, ...Object.values(this.layers));
    this.drawing = svg("svg", { "aria-hidden": "true" }, this.defs, this.shapes, this.marks, this.labels);
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
      path.style.fill = letter === "" ? "var(--land)" : paint(letter, this.id);
      path.dataset.fill = letter;
    }
    this.layers.zeros.replaceChildren(...this.#copies((code) => letters.get(code) === "z", "zero"));
  }

  /** Outline the chosen regions: page colour below, ink above, so that it shows on every class. */
  outlinePicked(codes) {
    const chosen = (code) => codes.includes(code);
    this.layers.picks.replaceChildren(...this.#copies(chosen, "pick-edge"), ...this.#copies(chosen, "pick"));
  }

  outlineHovered(code) {
    this.layers.hover.setAttribute("d", this.spec.paths[code] ?? "");
  }

  #copies(wanted, kind) {
    return [...this.areas.keys()]
      .filter(wanted)
      .map((code) => svg("path", { class: kind, d: this.spec.paths[code], "data-of": code }));
  }

  /** Take the size that the page gives; false while the frame is not on the page. */
  fit() {
    const { width } = this.drawing.getBoundingClientRect();
    if (!width) return false;
    this.scale = width / this.spec.width;
    this.width = width;
    this.height = this.spec.height * this.scale;
    this.drawing.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
    this.shapes.setAttribute("transform", `scale(${this.scale})`);
    scalePatterns(this.defs, this.scale);
    return true;
  }

  /** Where marks and labels of a region stand, in pixels; null where this frame does not show it. */
  anchor(code) {
    const at = this.spec.anchors[code];
    if (!at) return null;
    const [x, y] = [at[0] * this.scale, at[1] * this.scale];
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height ? [x, y] : null;
  }

  /** The box around a region, in pixels. */
  box(code) {
    if (!this.boxes.has(code)) this.boxes.set(code, this.areas.get(code).getBBox());
    const { x, y, width, height } = this.boxes.get(code);
    const [left, top] = [x * this.scale, y * this.scale];
    return { left, top, right: left + width * this.scale, bottom: top + height * this.scale };
  }
}
