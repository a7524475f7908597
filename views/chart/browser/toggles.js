// Buttons that put something beside the lines of a chart: the chart shows it at once, the page follows.

import { chartOf, kept } from "./plot.js";

const PATIENCE = 2000; // milliseconds after which the page is right, whatever it says
const AT_MOST = 300; // milliseconds that the page is kept waiting for the chart

export class Toggles {
  constructor(root) {
    this.node = document.createElement("div");
    this.node.className = "lio-toggles";
    this.node.setAttribute("role", "group");
    root.append(this.node);
    this.buttons = new Map(); // code -> button
  }

  /** What the page offers; a button that stays is the same node, so that it keeps the focus. */
  offer({ label, chart, toggles }, tell) {
    this.node.setAttribute("aria-label", label);
    this.known = new Map(toggles.map((one) => [one.code, one]));
    const on = toggles.filter((one) => one.is_on).map((one) => one.code);
    const isEcho = !this.told || String(on) === String(this.told) || performance.now() > this.until;
    if (isEcho) this.told = null; // an older answer does not turn back what was pressed since
    for (const { code, label, is_on } of toggles) {
      if (!this.buttons.has(code)) this.buttons.set(code, document.createElement("button"));
      const button = this.buttons.get(code);
      button.type = "button";
      button.textContent = label;
      if (isEcho || !button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(is_on));
      button.onclick = () => this.#press(code, chart, tell);
      button.onpointerenter = button.onfocus = () => this.#foresee(code);
    }
    for (const code of this.buttons.keys()) if (!this.known.has(code)) this.buttons.delete(code);
    const wanted = toggles.map(({ code }) => this.buttons.get(code));
    if (wanted.some((button, i) => this.node.children[i] !== button) || this.node.children.length !== wanted.length) this.node.replaceChildren(...wanted);
  }

  /** A pointer on a button, or the focus, comes a moment before the press: what that would show is asked for. */
  #foresee(code) {
    const { address } = this.known.get(code);
    if (address) kept(address);
  }

  /** The chart first, then the page: at once, both would wait for the same processor. */
  #press(code, chart, tell) {
    const button = this.buttons.get(code);
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    const { address } = this.known.get(code);
    for (const one of this.known.values()) one.address = ""; // of what is pressed now, only the page knows
    const told = [...this.buttons.keys()].filter((one) => this.buttons.get(one).getAttribute("aria-pressed") === "true");
    this.told = told;
    this.until = performance.now() + PATIENCE;
    const drawn = address ? chartOf(chart)?.fetch(address) : null;
    const waited = drawn && Promise.race([drawn, new Promise((done) => setTimeout(done, AT_MOST))]);
    if (waited) waited.then(() => this.told === told && tell(told)); // a later press tells the page of both
    else tell(told);
  }
}
