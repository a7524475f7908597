// Choosing one region of a map that the page draws anew after each choice.

export class OnePick {
  constructor(map) {
    this.map = map;
  }

  /** Choose a region, or drop it if it is the only one chosen. It shows at once; Python answers a moment later. */
  pick(code) {
    const { picked } = this.map.view;
    const isDropped = picked.length === 1 && picked[0] === code;
    this.#show(isDropped ? [] : [code], isDropped ? "" : code);
    return !isDropped;
  }

  clear() {
    this.#show([], "");
  }

  #show(codes, told) {
    this.map.outlinePicked(codes);
    this.map.version = ""; // the picture has left the message: the next one must be drawn even if it is the same
    this.map.trigger("picked", told);
  }
}
