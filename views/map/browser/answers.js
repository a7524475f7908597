// What the server works out for one choice of the reader: asked for when the hand rests, and once; the map is drawn again when it has come.

import { forget, load } from "./load.js";

export const REST = 350; // milliseconds without a movement after which the hand rests

const MOST = 64; // answers that are kept

export class Answers {
  /** `what` stands in the console beside an error; `redraw()` draws the map again. */
  constructor(what, redraw) {
    this.what = what;
    this.redraw = redraw;
    this.found = new Map(); // address -> answer; undefined while it arrives, null where it could not be had
    this.wanted = "";
  }

  /**
   * The answer of an address: undefined while it is awaited, null where it could not be had. "" asks for nothing.
   * `pause`: milliseconds in which another address may take its place. `read` is called when the answer comes, maybe after
   * the map has turned to another series: it must hold what it needs of its own.
   */
  of(address, pause = 0, read = (answer) => answer) {
    clearTimeout(this.waiting);
    const isBack = address !== this.wanted;
    this.wanted = address;
    if (isBack && this.found.get(address) === null) this.found.delete(address); // chosen again: tried again
    if (address && !this.found.has(address)) this.waiting = setTimeout(() => this.#ask(address, read), pause);
    return this.found.get(address);
  }

  /** What could not be had is asked for once more. */
  again() {
    if (this.found.get(this.wanted) === null) this.found.delete(this.wanted);
  }

  async #ask(address, read) {
    if (this.found.size >= MOST) this.found.delete(this.found.keys().next().value);
    this.found.set(address, undefined); // so that a redraw meanwhile does not ask again
    try {
      this.found.set(address, read(await load(address)));
      forget(address);
    } catch (error) {
      console.error(`map ${this.what}:`, error);
      this.found.set(address, null);
    }
    this.redraw();
  }
}
