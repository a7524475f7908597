// One map on the page: its nodes live as long as the element; a rerun only repaints them.

import { wear } from "./colours.js";
import { Frame } from "./frame.js";
import { Gestures } from "./gestures.js";
import { drawKinds } from "./kinds.js";
import { legend } from "./legend.js";
import { colourPanels, dressPanels, specsOf } from "./many.js";
import { lay } from "./laid.js";
import { html } from "./nodes.js";
import { Reader } from "./reader.js";

const NARROW = 640; // pixels: below, frames stand one above the other
const MEDIUM = 900; // pixels: below, the dense part gets a larger share of the width
const WIDE = 1100; // pixels: from here on there is room for a column beside the drawing

let count = 0; // of maps on the page, for ids

export class MapElement {
  constructor(root) {
    this.turn = 0; // of the newest call, so that an older one can stop
    this.drawn = 0; // how often the picture was really redrawn
    this.version = "";
    this.picker = null; // what a click on a region does: OnePick or Session
    this.frames = [];
    this.fitted = []; // those that stand on the page
    const id = `usage-${count++}`;
    this.stage = html("div", { class: "stage", tabindex: "0", role: "application", "aria-describedby": id });
    this.usage = html("p", { class: "unseen", id });
    this.mark = html("p", { class: "mark", hidden: "" }); // part of the picture: made-up figures say so
    this.notice = html("p", { class: "notice", role: "status", hidden: "" });
    this.voice = html("p", { class: "unseen", "aria-live": "polite" });
    this.below = html("div", { class: "below" });
    this.source = html("p", { class: "source" });
    this.notes = html("div", { class: "notes" });
    this.above = html("div"); // what a map of many periods asks itself, see session.js
    this.time = html("div");
    this.spread = html("div", { class: "spread" }); // what follows the map, see beside.js
    this.side = html("div", { class: "side" });
    const left = html("div", { class: "left" }, this.mark, this.stage, this.usage, this.notice, this.time, this.below, this.spread);
    const body = html("div", { class: "body" }, left, this.side);
    this.node = html("div", { class: "lio-map" }, this.above, body, this.source, this.notes, this.voice);
    this.gestures = new Gestures(this); // first: a drag is no click
    this.reader = new Reader(this);
    root.append(this.node);
    new ResizeObserver(() => this.arrange()).observe(this.node);
    for (const moment of ["beforeprint", "afterprint"]) window.addEventListener(moment, () => this.#fitPaper(moment === "beforeprint"));
  }

  /** Light on paper, as the page is; after the print what the reader had. */
  #fitPaper(isPrinted) {
    if (!this.view || !this.node.isConnected) return;
    if (isPrinted) this.worn = this.node.dataset.mode;
    this.dress(isPrinted ? "light" : this.worn);
  }

  /** Colours follow Streamlit's theme in the browser, without asking Python. */
  #followTheme(palette) {
    const [red, green, blue] = getComputedStyle(this.node).backgroundColor.match(/\d+/g).map(Number);
    const mode = 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? "dark" : "light";
    this.dress(mode, palette);
  }

  /** Wear the colours of a mode. */
  dress(mode, palette = this.view.palette) {
    this.node.dataset.mode = mode;
    wear(this.node, palette, mode, this.node);
    colourPanels(this, mode);
  }

  /** Take a new view; `outlines` is null if their file could not be loaded. The same version is not drawn again. */
  show(view, outlines, version) {
    this.#followTheme(view.palette);
    const arrived = outlines !== this.outlines || String(view.frames) !== this.shownFrames;
    if (!arrived && version === this.version) return;
    if (arrived) this.#build(outlines, view);
    this.version = version;
    this.view = view;
    this.stage.setAttribute("aria-label", view.alt);
    this.usage.textContent = view.words.usage;
    this.source.textContent = view.source;
    this.mark.textContent = view.mark ?? "";
    this.mark.hidden = !view.mark;
    this.notes.replaceChildren(...(view.notes ?? []).map((text) => html("p", {}, text)));
    this.#title(view.frameTitles);
    dressPanels(this);
    colourPanels(this, this.node.dataset.mode);
    this.#paint();
    this.#legend();
    this.#notice(view.words);
    this.reader.refresh();
    this.arrange(!arrived);
    this.#tellDrawn();
  }

  /** What a frame draws: the view, or its own of many small maps. */
  viewOf(frame) {
    return this.view.panels?.[frame.spec.panel]?.view ?? this.view;
  }

  /** Say something to those who listen. */
  say(text) {
    this.voice.textContent = text;
  }

  outlinePicked(codes) {
    this.view.picked = codes;
    for (const frame of this.frames) frame.outlinePicked(codes);
  }

  /** New outlines: the only time that paths are made. The dense part stands first, as it is read first. */
  #build(outlines, { frames, panels }) {
    this.outlines = outlines;
    this.shownFrames = String(frames);
    const specs = panels ? specsOf(outlines, panels) : (outlines?.frames ?? []).filter(({ id }) => !frames.length || frames.includes(id));
    this.frames = specs.map((spec) => new Frame(spec)).sort((a, b) => (a.id === "main") - (b.id === "main"));
    const shown = new Set(this.frames.map(({ id }) => id));
    for (const frame of this.frames)
      for (const path of frame.layers.lines.querySelectorAll(".footprint")) path.toggleAttribute("hidden", !shown.has(path.dataset.of));
    this.stage.replaceChildren(this.reader.card.node, ...this.frames.map(({ node }) => node));
  }

  #title(titles) {
    for (const frame of this.frames) frame.title.textContent = titles[frame.id] ?? "";
    const aspects = this.frames.reduce((sum, { aspect }) => sum + aspect, 0);
    this.node.style.setProperty("--aspects", aspects);
    this.node.style.setProperty("--height", `${this.view.height}px`);
  }

  #paint() {
    for (const frame of this.frames) {
      frame.paint(this.viewOf(frame).letters);
      drawKinds(frame, this.viewOf(frame).kinds);
      frame.outlinePicked(this.view.picked);
    }
  }

  #legend() {
    const { legend: shown, largestCircle } = this.view;
    const written = JSON.stringify(shown) + largestCircle;
    if (written === this.writtenLegend) return;
    this.writtenLegend = written;
    this.below.replaceChildren(legend({ legend: shown, largestCircle }));
  }

  /** Say what is not drawn, instead of leaving a gap without a word. */
  #notice(words) {
    const frames = this.outlines?.frames ?? [];
    const lacking = [...this.view.areas.values()].filter(({ code }) => !frames.some(({ paths }) => code in paths));
    const sentence = this.outlines === null ? words.not_loaded : lacking.length ? words.no_outline : "";
    this.notice.textContent = sentence.replace("{names}", lacking.map(({ name }) => name).join(", "));
    this.notice.hidden = !sentence;
  }

  /** What follows from the size on the screen: asked of the page only when it may have changed, since every question costs a layout. */
  #measure() {
    const narrow = (this.whole ?? this.node).clientWidth < NARROW; // of two maps both are drawn alike
    if (narrow !== this.narrow) this.folding?.((this.narrow = narrow));
    const wide = this.node.clientWidth >= WIDE;
    this.node.toggleAttribute("data-wide", wide);
    if (wide !== this.wide) this.widening?.((this.wide = wide));
    this.node.toggleAttribute("data-narrow", narrow);
    this.node.toggleAttribute("data-medium", !narrow && this.node.clientWidth < MEDIUM);
    this.font = { family: getComputedStyle(this.node).fontFamily, size: narrow ? 12 : 13 };
    this.fitted = this.frames.filter((frame) => frame.fit());
  }

  /** Everything that depends on the size on the screen; `isSame`: the size is what it was, only the figures are others. */
  arrange(isSame = false) {
    if (!this.view) return;
    if (!isSame) this.#measure();
    const { fitted, font, narrow } = this;
    lay(this, fitted, font, narrow, isSame);
    this.companion?.follow(this);
  }

  /** After the picture stands on the screen: for tests and benchmarks. */
  #tellDrawn() {
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.drawn += 1;
        this.node.dataset.drawn = this.drawn;
        this.node.dataset.version = this.version;
        performance.mark("map-drawn", { detail: this.version });
      }),
    );
  }
}
