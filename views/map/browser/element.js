// One map on the page: its nodes live as long as the element; a rerun only repaints them.

import { Frame } from "./frame.js";
import { legend } from "./legend.js";
import { drawLabels } from "./labels.js";
import { drawCircles, drawPoints } from "./marks.js";
import { html } from "./nodes.js";
import { Reader } from "./reader.js";
import { readView } from "./view.js";

const NARROW = 640; // pixels: below, frames stand one above the other
const MEDIUM = 900; // pixels: below, the dense part gets a larger share of the width

let count = 0; // of maps on the page, for ids

export class MapElement {
  constructor(root) {
    this.turn = 0; // of the newest call, so that an older one can stop
    this.drawn = 0; // how often the picture was really redrawn
    this.version = "";
    this.frames = [];
    const id = `usage-${count++}`;
    this.stage = html("div", { class: "stage", tabindex: "0", role: "application", "aria-describedby": id });
    this.usage = html("p", { class: "unseen", id });
    this.notice = html("p", { class: "notice", role: "status", hidden: "" });
    this.voice = html("p", { class: "unseen", "aria-live": "polite" });
    this.below = html("div", { class: "below" });
    this.node = html("div", { class: "lio-map" }, this.stage, this.usage, this.notice, this.below, this.voice);
    this.reader = new Reader(this);
    root.append(this.node);
    new ResizeObserver(() => this.#arrange()).observe(this.node);
  }

  /** Colours follow Streamlit's theme in the browser, without asking Python. */
  followTheme(palette) {
    const [red, green, blue] = getComputedStyle(this.node).backgroundColor.match(/\d+/g).map(Number);
    const mode = 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? "dark" : "light";
    this.node.dataset.mode = mode;
    palette[mode].forEach((colour, i) => this.node.style.setProperty(`--class-${i}`, colour));
  }

  /** Take a new view; `outlines` is null if their file could not be loaded. */
  show(message, outlines) {
    const arrived = outlines !== this.outlines || String(message.frames) !== this.shownFrames;
    if (!arrived && message.version === this.version) return;
    if (arrived) this.#build(outlines, message);
    this.version = message.version;
    this.view = readView(message);
    this.stage.setAttribute("aria-label", message.alt);
    this.usage.textContent = message.words.usage;
    this.#title(message.frameTitles);
    this.#paint();
    this.#legend();
    this.#notice(message.words);
    this.reader.refresh();
    this.#arrange();
    this.#tellDrawn();
  }

  /** New outlines: the only time that paths are made. The dense part stands first, as it is read first. */
  #build(outlines, { frames }) {
    this.outlines = outlines;
    this.shownFrames = String(frames);
    const specs = (outlines?.frames ?? []).filter(({ id }) => !frames.length || frames.includes(id));
    this.frames = specs.map((spec) => new Frame(spec)).sort((a, b) => (a.id === "main") - (b.id === "main"));
    const shown = new Set(this.frames.map(({ id }) => id));
    for (const frame of this.frames)
      for (const path of frame.layers.lines.querySelectorAll(".footprint")) path.toggleAttribute("hidden", !shown.has(path.dataset.of));
    this.stage.replaceChildren(this.reader.card.node, ...this.frames.map(({ node }) => node));
  }

  #title(titles) {
    for (const frame of this.frames) frame.title.textContent = titles[frame.id] ?? "";
    const aspects = this.frames.reduce((sum, { aspect }) => sum + aspect, 0);
    this.stage.style.setProperty("--aspects", aspects);
    this.stage.style.setProperty("--height", `${this.view.height}px`);
  }

  #paint() {
    for (const frame of this.frames) {
      frame.paint(this.view.letters);
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

  /** Everything that depends on the size on the screen. */
  #arrange() {
    if (!this.view) return;
    const narrow = this.node.clientWidth < NARROW;
    this.node.toggleAttribute("data-narrow", narrow);
    this.node.toggleAttribute("data-medium", !narrow && this.node.clientWidth < MEDIUM);
    const font = { family: getComputedStyle(this.node).fontFamily, size: narrow ? 12 : 13 };
    const { labels, points, circles, largestCircle } = this.view;
    const fitted = this.frames.filter((frame) => frame.fit());
    for (const frame of fitted) {
      // Names and circles stand once, in the first frame that shows the region; points in every frame.
      const here = ({ code }) => fitted.find((one) => one.anchor(code)) === frame;
      frame.marks.replaceChildren();
      const taken = drawCircles(frame, circles.filter(here), largestCircle);
      taken.push(...drawPoints(frame, points, narrow ? 3.5 : 4));
      drawLabels(frame, labels.filter(here), taken, font, narrow);
    }
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
