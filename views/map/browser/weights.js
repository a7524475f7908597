// The weights of the dimensions: a slider each, what is known of each, and a button that makes them equal again.

import { html } from "./nodes.js";

const STEP = 5;

export class Weights {
  /** `weigh(text, isOver)`: weights as they stand in the address; isOver when the hand has let go. */
  constructor(weigh) {
    this.weigh = weigh;
    this.heading = html("legend");
    this.list = html("div", { class: "weights-list" });
    this.reset = html("button", { type: "button" });
    this.reset.onclick = () => {
      this.told.textContent = "";
      this.weigh("", true);
    };
    this.told = html("p", { class: "weights-told", role: "status" });
    this.node = html("fieldset", { class: "weights" }, this.heading, html("div", { class: "weights-row" }, this.list, this.reset), this.told);
  }

  offer({ composite, said }) {
    this.node.hidden = !composite;
    this.said = said;
    this.told.textContent = "";
    this.rows = [];
    if (!composite) return this.list.replaceChildren();
    this.heading.textContent = composite.said.weights;
    this.reset.textContent = composite.said.reset;
    this.rows = composite.dimensions.map((dimension, i) => this.#row(dimension, i));
    this.list.replaceChildren(...this.rows.map(({ node }) => node));
  }

  #row([code, name], i) {
    const range = html("input", { type: "range", min: 0, max: 100, step: STEP, "data-dimension": code });
    const [number, known] = [html("output"), html("span", { class: "weight-known" })];
    const node = html("label", {}, html("span", { class: "weight-name" }, name), number, range, known);
    range.oninput = () => this.#ask(i, false);
    range.onchange = () => this.#ask(i, true);
    return { node, range, number, known, name };
  }

  /** One redraw a frame; all at zero would weigh nothing, so the slider that was moved last keeps a step. */
  #ask(i, isOver) {
    const { range } = this.rows[i];
    const isLast = this.rows.every((row) => Number(row.range.value) === 0);
    if (isLast) range.value = STEP;
    if (isLast || !isOver) this.told.textContent = isLast ? this.said.one_weight : "";
    this.asked = [this.rows.map((row) => Number(row.range.value)), isOver || this.asked?.[1]];
    this.frame ??= requestAnimationFrame(() => {
      const [weights, ended] = this.asked;
      this.frame = this.asked = null;
      this.weigh(this.composite.write(weights), Boolean(ended));
    });
  }

  show({ composite }, { period }) {
    this.composite = composite;
    if (!composite) return;
    const { percents } = composite;
    this.rows.forEach(({ range, number, known, name }, i) => {
      const weight = composite.weights[i];
      if (!this.asked) range.value = weight;
      number.textContent = percents[i];
      const there = composite.known(i, period);
      known.textContent = composite.said.known.replace("{n}", there).replace("{period}", period);
      range.setAttribute("aria-label", composite.said.weight.replace("{dimension}", name));
      range.setAttribute("aria-valuetext", `${weight}, ${number.textContent}`);
    });
    this.reset.disabled = composite.isUsual;
  }
}
