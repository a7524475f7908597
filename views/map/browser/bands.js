// The order of the regions as bands of places: worked out by the server for one year and some weights, asked for when the hand rests.

import { html } from "./nodes.js";
import { load } from "./load.js";

const REST = 350; // milliseconds without a movement after which the hand rests

export class Bands {
  /** `redraw` draws the map again when an answer has come. */
  constructor(redraw) {
    this.redraw = redraw;
    this.heading = html("p", { class: "bands-title" });
    this.body = html("div", { class: "bands-body" });
    this.node = html("section", { class: "bands" }, this.heading, this.body);
    this.answers = new Map(); // address -> answer; null where it could not be had
    this.key = "";
  }

  offer({ composite }, address) {
    this.address = address;
    this.node.hidden = !composite || !address;
    this.written = null;
    if (!composite) return;
    this.heading.textContent = composite.said.bands;
    this.node.setAttribute("aria-label", composite.said.bands);
  }

  show({ composite }, { period, weights }) {
    if (!composite || !this.address) return;
    clearTimeout(this.waiting);
    const wanted = `${this.address}&part=bands&period=${period}${weights ? `&weights=${weights}` : ""}`;
    const answer = this.answers.get(wanted);
    if (answer === undefined) this.waiting = setTimeout(() => this.#ask(wanted), this.written ? REST : 0);
    composite.bands = answer?.areas ?? null;
    this.key = `${wanted} ${answer !== undefined}`;
    this.node.classList.toggle("pale", answer === undefined);
    this.node.setAttribute("aria-busy", String(answer === undefined));
    if (answer !== undefined && this.written !== wanted) this.#write(answer, wanted);
    else if (!this.written) this.body.textContent = composite.said.waiting;
  }

  async #ask(wanted) {
    try {
      this.answers.set(wanted, await load(wanted));
    } catch (error) {
      console.error("map bands:", error);
      this.answers.set(wanted, null);
    }
    this.redraw();
  }

  #write(answer, wanted) {
    this.written = wanted;
    this.node.hidden = answer === null;
    const group = ([name, regions]) => [
      html("dt", {}, name),
      html("dd", {}, ...regions.flatMap(([region, places], i) => [i ? ", " : "", html("span", { class: "in-band" }, region, " ", html("span", { class: "places" }, places))])),
    ];
    this.body.replaceChildren(...(answer ? [html("dl", {}, ...answer.groups.flatMap(group)), html("p", { class: "bands-note" }, answer.note)] : []));
  }
}
