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
    stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && this.leave());
    stage.addEventListener("pointercancel", () => this.leave()); // a touch that became scrolling
    stage.addEventListener("click", (event) => this.#click(event));
    stage.addEventListener("keydown", (event) => this.#key(event));
    stage.addEventListener("focus", () => stage.matches(":focus-visible") && this.#arrive());
    stage.addEventListener("blur", () => this.leave());
  }

  /** After a redraw: the card must not keep telling the old value. */
  refresh() {
    const area = this.map.view.areas.get(this.at);
    if (this.card.code === null) return;
    this.card.code = null;
    if (area) this.card.show(area, ...this.place);
    else this.leave();
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
    else this.leave();
  }

  leave() {
    this.at = null;
    this.card.hide();
    for (const frame of this.map.frames) frame.outlineHovered(null);
  }

  /** A mouse picks at once; the first touch shows the card, the second one on the same region picks. */
  #click(event) {
    const area = this.#areaOf(event);
    if (!area) return this.leave();
    const known = this.card.code === area.code;
    this.#show(area, event.clientX, event.clientY);
    if (event.pointerType !== "touch" || known) this.#pick(area);
  }

  #pick(area) {
    const { picker, view } = this.map;
    const isChosen = picker.pick(area.code);
    this.map.say(isChosen ? view.words.picked.replace("{name}", area.name) : view.words.cleared);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.map.view) return;
    const { gestures } = this.map;
    const area = this.map.view.areas.get(this.at);
    if (event.key in ARROWS) this.#walk(ARROWS[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && area) this.#pick(area);
    else if (event.key === "Escape") this.#escape();
    else if (event.key === "+" || event.key === "=") gestures.step(true);
    else if (event.key === "-") gestures.step(false);
    else if (event.key === "0") gestures.reset();
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
    const { frames, gestures, view } = this.map;
    if (!frames.some((one) => one.anchor(code))) gestures.reset(); // it lies outside of what is shown closer
    const frame = frames.find((one) => one.anchor(code)) ?? frames.find(({ areas }) => areas.has(code));
    const [x, y] = frame.anchor(code) ?? [0, 0];
    const { left, top } = frame.drawing.getBoundingClientRect();
    const area = view.areas.get(code);
    this.#show(area, left + x, top + y);
    const points = area.points.map(({ title }) => title);
    this.map.say([area.name, area.value, area.className, area.rank, area.remark, ...points].filter(Boolean).join(". "));
  }

  #escape() {
    const { picker, view } = this.map;
    this.leave();
    if (!view.picked.length) return;
    picker.clear();
    this.map.say(view.words.cleared);
  }
}
