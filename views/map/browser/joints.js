// The box for joints of the reader's own: what stands in it, and what is said where it cannot be drawn.

import { MOST_JOINTS, readJoints, tidy } from "./choices.js";
import { html } from "./nodes.js";

let count = 0; // of boxes on the page, for ids

export class JointsBox {
  /** `choose(breaks)` is called only with joints that can be drawn. */
  constructor(choose) {
    this.choose = choose;
    const id = `joints-${count++}`;
    this.input = html("input", { type: "text", inputmode: "text", "aria-describedby": id });
    this.input.onchange = () => this.#take();
    this.told = html("span", { class: "joints-told", role: "status", id });
    this.node = html("div", { class: "joints-box" }, this.input, this.told);
  }

  offer(said) {
    this.said = said;
    this.own = null; // joints that the reader wrote for this series
    this.kept = null;
    this.input.setAttribute("aria-label", said.joints);
    this.input.placeholder = this.#text([0.1, 0.3, 0.5]);
    this.input.title = said.joints_hint;
  }

  /** Where the reader starts: from what he wrote before, else from the joints that are shown. */
  first(edges) {
    return this.own ?? tidy(edges.map((edge) => Number(edge.toPrecision(7))));
  }

  #text(breaks) {
    return breaks.map((one) => String(one).replace(".", this.said.point)).join("; ");
  }

  #take() {
    const { joints, wrong } = readJoints(this.input.value, this.said.point);
    const { said } = this;
    if (wrong) this.#complain(said.joints_wrong.replace("{text}", wrong));
    else if (!joints.length) this.#complain(said.joints_empty);
    else if (joints.length > MOST_JOINTS) this.#complain(said.joints_many);
    else {
      this.own = joints;
      this.kept = null; // nothing is wrong any more, even if the same is drawn
      this.choose(joints);
    }
  }

  #complain(text) {
    this.input.setAttribute("aria-invalid", "true");
    this.told.textContent = `${text} ${this.said.joints_hint}.`;
  }

  /** The joints that are drawn; what the reader wrote wrongly stays until he mends it or chooses something else. */
  show(breaks, isShown) {
    const key = isShown ? String(breaks) : null;
    if (key === this.kept && this.input.hasAttribute("aria-invalid")) return;
    this.kept = key;
    this.node.hidden = !isShown;
    this.input.removeAttribute("aria-invalid");
    this.told.textContent = isShown && !breaks.length ? `${this.said.joints_none} ${this.said.joints_hint}.` : "";
    if (String(readJoints(this.input.value, this.said.point).joints) !== String(breaks)) this.input.value = this.#text(breaks);
  }
}
