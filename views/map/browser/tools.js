// Buttons of the map: closer, farther, all of it; a box around regions; the picture as a file.

import { html, svg } from "./nodes.js";

const ICONS = {
  closer: "M3 8H13M8 3V13",
  farther: "M3 8H13",
  whole: "M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10",
  box: "M3 3H5M7 3H9M11 3H13V5M13 7V9M13 11V13H11M9 13H7M5 13H3V11M3 9V7M3 5V3",
};

export class Tools {
  /** `save(kind)` makes a file of the picture. */
  constructor(gestures, save) {
    this.gestures = gestures;
    this.buttons = {
      closer: icon("closer", () => gestures.step(true)),
      farther: icon("farther", () => gestures.step(false)),
      whole: icon("whole", () => gestures.reset()),
      box: icon("box", () => this.#box()),
      save_svg: html("button", { type: "button" }, "SVG"),
      save_png: html("button", { type: "button" }, "PNG"),
    };
    this.buttons.save_svg.onclick = () => save("svg");
    this.buttons.save_png.onclick = () => save("png");
    this.buttons.box.setAttribute("aria-pressed", "false");
    gestures.mode.boxed = () => this.buttons.box.setAttribute("aria-pressed", "false");
    this.node = html("div", { class: "tools", role: "group" }, ...Object.values(this.buttons));
  }

  offer(said) {
    this.node.setAttribute("aria-label", said.tools);
    for (const [name, button] of Object.entries(this.buttons)) {
      button.setAttribute("aria-label", said[name]);
      button.title = said[name];
    }
  }

  #box() {
    this.gestures.mode.isBoxing = !this.gestures.mode.isBoxing;
    this.buttons.box.setAttribute("aria-pressed", String(this.gestures.mode.isBoxing));
  }
}

function icon(name, act) {
  const drawing = svg("svg", { width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
  const button = html("button", { type: "button" }, drawing);
  button.onclick = act;
  return button;
}
