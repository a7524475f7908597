// The time slider: every period a step, those that lack regions marked; it plays in the browser and asks nobody.

import { html, svg } from "./nodes.js";

const WHOLE = 14000; // milliseconds for all periods
const [FAST, SLOW] = [160, 900]; // milliseconds a period

export class Slider {
  /** `move(period, isOver)`: isOver is false while it plays. */
  constructor(move) {
    this.move = move;
    this.play = html("button", { type: "button" });
    this.now = html("output", { class: "now" });
    this.range = html("input", { type: "range", min: 0, step: 1 });
    this.marks = svg("svg", { class: "marks-of-time", "aria-hidden": "true", preserveAspectRatio: "none", viewBox: "0 0 1 1" });
    this.ends = html("div", { class: "ends", "aria-hidden": "true" }, html("span"), html("span"));
    this.track = html("div", { class: "track" }, this.marks, this.range, this.ends);
    this.node = html("div", { class: "slider" }, this.play, this.now, this.track);
    this.range.oninput = () => this.#ask(Number(this.range.value));
    this.play.onclick = () => (this.playing ? this.stop() : this.#start());
    this.range.onpointerdown = () => this.stop();
  }

  offer(series) {
    this.stop();
    this.moments = series.moments;
    this.said = series.data.said;
    const { said, moments } = this;
    this.node.hidden = moments.length < 2;
    this.range.max = moments.length - 1;
    this.range.setAttribute("aria-label", said.period);
    this.#name(said.play);
    const [first, last] = this.ends.children;
    first.textContent = moments[0].name;
    last.textContent = moments.at(-1).name;
    const step = 1 / Math.max(1, moments.length - 1);
    this.marks.replaceChildren(...moments.map(({ mark }, i) => tick(i * step, mark)));
  }

  show(period) {
    this.at = this.moments.findIndex(({ code }) => code === period);
    const { name, mark } = this.moments[this.at];
    this.range.value = this.at;
    this.now.textContent = name;
    this.now.classList.toggle("partial", Boolean(mark));
    this.now.title = mark;
    this.range.setAttribute("aria-valuetext", mark ? this.said.partial.replace("{period}", name).replace("{why}", mark) : name);
  }

  /** At once, so that the next frame shows it; but one redraw a frame, however fast the hand moves. */
  #ask(place) {
    this.asked = place;
    if (this.frame) return;
    this.#move();
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.asked !== this.at) this.#move();
    });
  }

  #move() {
    this.move(this.moments[this.asked].code, true);
  }

  #start() {
    const pause = Math.min(SLOW, Math.max(FAST, WHOLE / this.moments.length));
    if (this.at === this.moments.length - 1) this.move(this.moments[0].code, false);
    this.playing = setInterval(() => this.#next(), pause);
    this.#name(this.said.pause);
  }

  #next() {
    if (!this.node.isConnected || document.hidden) return this.stop();
    if (this.at < this.moments.length - 1) this.move(this.moments[this.at + 1].code, false); // the reader may have gone to the end
    if (this.at === this.moments.length - 1) this.stop();
  }

  stop() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = null;
    this.#name(this.said.play);
    this.move(this.moments[this.at].code, true);
  }

  #name(text) {
    this.play.textContent = this.playing ? "❚❚" : "▶";
    this.play.setAttribute("aria-label", text);
    this.play.title = text;
  }
}

/** A period on the track: a full line, or a short dashed one where regions lack a figure. */
const tick = (x, mark) => svg("line", { class: mark ? "tick partial" : "tick", x1: x, x2: x, y1: mark ? 0.5 : 0, y2: 1 });
