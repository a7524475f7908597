// Moving about in a frame: drag, wheel with Ctrl, two fingers, buttons; and drawing a box around regions.

import { svg } from "./nodes.js";

const CLICK = 4; // pixels that a hand may tremble before a click becomes a drag
const STEP = 1.6; // of a button or a key

export class Gestures {
  constructor(map) {
    this.map = map;
    this.fingers = new Map(); // pointer id -> [x, y]
    this.mode = { isBoxing: false }; // a button made the next drag a box
    const { stage } = map;
    stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    stage.addEventListener("pointerdown", (event) => this.#down(event));
    stage.addEventListener("pointermove", (event) => this.#drag(event));
    stage.addEventListener("pointerup", (event) => this.#up(event));
    stage.addEventListener("pointercancel", (event) => (this.box ? this.#abandon() : this.#up(event)));
    stage.addEventListener("click", (event) => this.wasDrag && event.stopImmediatePropagation(), { capture: true });
  }

  /** The frame that was used last, else the whole country. */
  get frame() {
    const { frames } = this.map;
    return frames.includes(this.used) ? this.used : (frames.find(({ id }) => id === "main") ?? frames[0]);
  }

  zoom(factor) {
    const { frame } = this;
    if (frame) this.#changed(frame, frame.zoom(factor, frame.width / 2, frame.height / 2));
  }

  step(isCloser) {
    this.zoom(isCloser ? STEP : 1 / STEP);
  }

  reset() {
    const changed = this.map.frames.filter((frame) => frame.reset());
    if (changed.length) this.map.arrange();
  }

  #frameOf(event) {
    return this.map.frames.find(({ node }) => event.composedPath().includes(node));
  }

  #place(frame, { clientX, clientY }) {
    const { left, top } = frame.drawing.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /** Without Ctrl the page scrolls, as everywhere. */
  #wheel(event) {
    const frame = this.#frameOf(event);
    if (!event.ctrlKey || !frame) return;
    event.preventDefault();
    this.used = frame;
    this.#changed(frame, frame.zoom(Math.exp(-event.deltaY / 200), ...this.#place(frame, event)));
  }

  #down(event) {
    const frame = this.#frameOf(event);
    if (!frame || event.button > 0) return;
    this.used = frame;
    this.wasDrag = false;
    this.fingers.set(event.pointerId, this.#place(frame, event));
    if (this.fingers.size > 1 || !(event.shiftKey || this.mode.isBoxing) || !this.map.picker?.several) return;
    this.start = this.#place(frame, event);
    this.box = svg("rect", { class: "box" });
    this.boxing = new AbortController();
    document.addEventListener("keydown", (event) => this.#leave(event), { capture: true, signal: this.boxing.signal }); // wherever the focus is
    frame.marks.after(this.box);
  }

  #drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const frame = this.used;
    const now = this.#place(frame, event);
    const [dx, dy] = [now[0] - before[0], now[1] - before[1]];
    if (!this.wasDrag && Math.hypot(dx, dy) < CLICK) return;
    if (!this.wasDrag) this.map.stage.setPointerCapture(event.pointerId);
    this.wasDrag = true;
    this.map.reader.leave();
    if (this.box) return this.#stretch(now);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) this.#pinch(frame, before, now, other);
    else this.#changed(frame, frame.pan(dx, dy));
  }

  #pinch(frame, before, now, other) {
    const distance = ([x, y]) => Math.hypot(x - other[0], y - other[1]) || 1;
    this.#changed(frame, frame.zoom(distance(now) / distance(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
  }

  #stretch([x, y]) {
    const [left, top] = [Math.min(x, this.start[0]), Math.min(y, this.start[1])];
    const [width, height] = [Math.abs(x - this.start[0]), Math.abs(y - this.start[1])];
    for (const [name, value] of Object.entries({ x: left, y: top, width, height })) this.box.setAttribute(name, value);
    this.corners = [left, top, left + width, top + height];
  }

  #up(event) {
    if (!this.fingers.delete(event.pointerId) || !this.box) return;
    const { corners } = this;
    this.#drop();
    if (corners) this.map.picker.several(this.used.within(corners));
  }

  /** Escape while a box is drawn ends the box and nothing else: what was chosen before stays. */
  #leave(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#abandon();
  }

  #abandon() {
    this.fingers.clear(); // until the next press the hand does nothing
    this.wasDrag = true; // letting go is no click either
    this.#drop();
  }

  /** No box any more. */
  #drop() {
    this.boxing.abort();
    this.box.remove();
    this.box = this.corners = null;
    this.mode.isBoxing = false;
    this.mode.boxed?.();
  }

  /** One redraw a frame of the screen. */
  #changed(frame, isChanged) {
    if (!isChanged) return;
    if (frame.spec.panel !== undefined) for (const other of this.map.frames) other.moveLike(frame);
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.map.arrange();
    });
  }
}
