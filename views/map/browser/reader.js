// What the reader does: pointing, touching, clicking and walking with the keyboard.

import { Card } from "./card.js";
import { ARROWS, step } from "./walk.js";

const TURNS = { PageDown: 1, PageUp: -1 };

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
    const area = this.#areas().get(this.at);
    if (this.card.code === null) return;
    this.card.code = null;
    if (area) this.card.show(area, ...this.place);
    else this.leave();
  }

  /** The regions of the frame that is used; of many small maps each has its own values. */
  #areas() {
    const { frames, view } = this.map;
    return frames.includes(this.frame) ? this.map.viewOf(this.frame).areas : view.areas;
  }

  #areaOf(event) {
    const path = event.composedPath();
    const frame = this.map.frames.find(({ node }) => path.includes(node));
    if (!frame || !this.map.view) return undefined;
    if (frame !== this.frame) this.card.code = null; // the same region has another value here
    this.frame = frame;
    return this.#areas().get(event.target.closest?.(".area")?.dataset.code);
  }

  /** The frame in which a region is shown: of many small maps the one that is used, else the first that has it. */
  #frameOf(code) {
    const { frames } = this.map;
    const used = frames.includes(this.frame) && this.frame.spec.panel !== undefined ? [this.frame] : [];
    const found = [...used, ...frames].find((one) => one.anchor(code)) ?? frames.find(({ areas }) => areas.has(code));
    return (this.frame = found);
  }

  /** To the next small map, or back, with the same region. */
  #turn(by) {
    const { frames } = this.map;
    const next = frames[frames.indexOf(this.frame) + by];
    if (!next || this.at === null) return;
    this.card.code = null;
    this.frame = next;
    this.#go(this.at);
  }

  #show(area, x, y) {
    this.place = [x, y];
    if (this.at !== area.code || this.shown !== this.frame) {
      [this.at, this.shown] = [area.code, this.frame];
      for (const frame of this.map.frames) frame.outlineHovered(area.code);
      this.pointed?.(area.code); // what stands beside the map marks the region, too
    }
    this.card.show(area, x, y);
    this.map.companion?.echo(this.map, area.code);
  }

  /** Show what is pointed at in the other of two maps; its card only where its place is in sight. */
  mirror(code, x = 0, y = 0) {
    const area = this.map.view?.areas.get(code);
    const isInSight = y > 0 && y < document.documentElement.clientHeight;
    [this.at, this.place] = [area ? code : null, [x, y]];
    for (const frame of this.map.frames) frame.outlineHovered(this.at);
    if (area && isInSight) this.card.show(area, x, y);
    else this.card.hide();
  }

  #point(event) {
    const area = this.#areaOf(event);
    if (area) this.#show(area, event.clientX, event.clientY);
    else this.leave();
  }

  leave() {
    if (this.at !== null) this.pointed?.(null);
    this.at = null;
    this.card.hide();
    for (const frame of this.map.frames) frame.outlineHovered(null);
    this.map.companion?.echo(this.map, null);
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
    else if (event.key in TURNS && this.map.view.panels) this.#turn(TURNS[event.key]);
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

  /** Show a region that something beside the map points at; one without an outline has no place on it. */
  point(code) {
    const frame = this.#frameOf(code);
    if (!frame) return this.pointed?.(code);
    const area = this.#areas().get(code);
    const [x, y] = frame.anchor(code) ?? [0, 0];
    const { left, top } = frame.drawing.getBoundingClientRect();
    this.#show(area, left + x, top + y);
  }

  /** Choose a region from beside the map. */
  choose(code) {
    this.#pick(this.map.view.areas.get(code));
  }

  /** Let go of everything from beside the map. */
  drop() {
    this.#escape();
  }

  /** Show and say a region that was reached without a pointer. */
  #go(code) {
    const { frames, gestures, view } = this.map;
    if (!frames.some((one) => one.anchor(code))) gestures.reset(); // it lies outside of what is shown closer
    this.point(code);
    const area = this.#areas().get(code);
    const caption = view.panels?.[this.frame?.spec.panel]?.caption;
    const points = area.points.map(({ title }) => title);
    this.map.say([caption, area.name, area.title, area.value, area.className, area.rank, area.neighbours, ...(area.told ?? []), area.remark, ...(area.spoken ?? []), ...(this.map.companion?.spoken(this.map, code) ?? []), ...points].filter(Boolean).join(". "));
  }

  #escape() {
    const { picker, view } = this.map;
    this.leave();
    if (!view.picked.length) return;
    picker.clear();
    this.map.say(view.words.cleared);
  }
}
