// What the reader does: pointing, touching, clicking and walking with the keyboard.

import { Card } from "./card.js";
import { ARROWS, step } from "./walk.js";

export class Reader {
  constructor(map) {
    this.map = map;
    this.card = new Card();
    this.at = null; // code of the region under the pointer or reached by keyboard
    const { stage } = map;
    stage.addEventListener("pointermove", (event) => event.pointerType !== "touch" && this.#point(event));
    stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.#leave());
    stage.addEventListener("pointercancel", () => this.#leave()); // a touch that became scrolling
    stage.addEventListener("click", (event) => this.#click(event));
    stage.addEventListener("keydown", (event) => this.#key(event));
    stage.addEventListener("focus", () => stage.matches(":focus-visible") && this.#arrive());
    stage.addEventListener("blur", () => this.#leave());
  }

  /** After a redraw: the card must not keep telling the old value. */
  refresh() {
    const area = this.map.view.areas.get(this.at);
    if (this.card.code === null) return;
    this.card.code = null;
    if (area) this.card.show(area, ...this.place);
    else this.#leave();
  }

  #areaOf(event) {
    return this.map.view?.areas.get(event.target.closest?.(".area")?.dataset.code);
  }

  #show(area, x, y) {
    this.place = [x, y];
    if (this.at !== area.code) {
      this.at = area.code;
      for (const frame of this.map.frames) frame.outlineHovered(area.code);
    }
    this.card.show(area, x, y);
  }

  #point(event) {
    const area = this.#areaOf(event);
    if (area) this.#show(area, event.clientX, event.clientY);
    else this.#leave();
  }

  #leave() {
    this.at = null;
    this.card.hide();
    for (const frame of this.map.frames) frame.outlineHovered(null);
  }

  /** A mouse picks at once; the first touch shows the card, the second one on the same region picks. */
  #click(event) {
    const area = this.#areaOf(event);
    if (!area) return this.#leave();
    const known = this.card.code === area.code;
    this.#show(area, event.clientX, event.clientY);
    if (event.pointerType !== "touch" || known) this.#pick(area);
  }

  /** Choose a region, or drop it if it is the only one chosen. It shows at once; Python answers a moment later. */
  #pick(area) {
    const { view, frames, voice } = this.map;
    const drop = view.picked.length === 1 && view.picked[0] === area.code;
    view.picked = drop ? [] : [area.code];
    for (const frame of frames) frame.outlinePicked(view.picked);
    voice.textContent = drop ? view.words.cleared : view.words.picked.replace("{name}", area.name);
    this.map.version = ""; // the picture has left the message: the next one must be drawn even if it is the same
    this.map.send(drop ? "" : area.code);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.map.view) return;
    const area = this.map.view.areas.get(this.at);
    if (event.key in ARROWS) this.#walk(ARROWS[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && area) this.#pick(area);
    else if (event.key === "Escape") this.#escape();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has shortcuts of its own
  }

  #walk(direction) {
    const { frames, outlines, view } = this.map;
    if (!frames.length) return;
    if (!view.areas.has(this.at)) return this.#arrive();
    this.#go(step(frames, outlines.neighbours ?? {}, view.areas, this.at, direction));
  }

  /** The first region on entering: the chosen one, else the most important label, else the first of the list. */
  #arrive() {
    const { view, frames } = this.map;
    if (!view) return;
    const drawn = (code) => frames.some(({ areas }) => areas.has(code));
    const first = [...view.picked, ...view.labels.map(({ code }) => code), ...view.areas.keys()].find(drawn);
    if (first) this.#go(first);
  }

  /** Show and say a region that was reached without a pointer. */
  #go(code) {
    const { frames, view, voice } = this.map;
    const frame = frames.find((one) => one.anchor(code)) ?? frames.find(({ areas }) => areas.has(code));
    const [x, y] = frame.anchor(code) ?? [0, 0];
    const { left, top } = frame.drawing.getBoundingClientRect();
    const area = view.areas.get(code);
    this.#show(area, left + x, top + y);
    const points = area.points.map(({ title }) => title);
    voice.textContent = [area.name, area.value, area.className, area.rank, area.remark, ...points].filter(Boolean).join(". ");
  }

  #escape() {
    const { view, frames, voice } = this.map;
    this.#leave();
    if (!view.picked.length) return;
    view.picked = [];
    for (const frame of frames) frame.outlinePicked([]);
    voice.textContent = view.words.cleared;
    this.map.version = "";
    this.map.send("");
  }
}
