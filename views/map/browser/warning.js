// What to mind of a total that fills areas, with the two ways out of it.

import { html } from "./nodes.js";

export class Warning {
  constructor(drawCircles, goTo) {
    this.text = html("span");
    this.circles = html("button", { type: "button" });
    this.ratio = html("button", { type: "button" });
    this.circles.onclick = drawCircles;
    this.ratio.onclick = () => goTo(this.metric);
    this.node = html("p", { class: "warning", role: "note" }, this.text, " ", this.circles, " ", this.ratio);
  }

  offer({ warning, instead: [metric, name], said, sizes }) {
    this.isNeeded = Boolean(warning);
    this.metric = metric;
    this.text.textContent = warning;
    this.circles.hidden = !sizes.length; // of two metrics on one map nothing is drawn as circles
    this.circles.textContent = said.as_symbols;
    this.ratio.textContent = name;
    this.ratio.hidden = !metric;
  }

  show({ drawn }) {
    this.node.hidden = !this.isNeeded || drawn === "symbols" || drawn === "tiles"; // squares are all of one size
  }
}
