// The order of the regions as bands of places: worked out by the server for one year and some weights, asked for when the hand rests.

import { Answers, REST } from "./answers.js";
import { html } from "./nodes.js";

export class Bands {
  /** `redraw` draws the map again when an answer has come. */
  constructor(redraw) {
    this.heading = html("p", { class: "bands-title" });
    this.body = html("div", { class: "bands-body" });
    this.node = html("section", { class: "bands" }, this.heading, this.body);
    this.answers = new Answers("bands", redraw);
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
    const wanted = `${this.address}&part=bands&period=${period}${weights ? `&weights=${weights}` : ""}`;
    const answer = this.answers.of(wanted, this.written ? REST : 0);
    composite.bands = answer?.areas ?? null;
    composite.groups = answer?.groups ?? [];
    this.key = `${wanted} ${answer !== undefined}`;
    this.node.classList.toggle("pale", answer === undefined);
    this.node.setAttribute("aria-busy", String(answer === undefined));
    if (answer !== undefined && this.written !== wanted) this.#write(answer, wanted, composite.said);
    else if (!this.written) this.body.textContent = composite.said.waiting;
  }

  #write(answer, wanted, said) {
    this.written = wanted;
    if (answer === null) return (this.body.textContent = said.bands_failed);
    const group = ([name, regions]) => [
      html("dt", {}, name),
      html("dd", {}, ...regions.flatMap(([region, places], i) => [i ? ", " : "", html("span", { class: "in-band" }, region, " ", html("span", { class: "places" }, places))])),
    ];
    this.body.replaceChildren(html("dl", {}, ...answer.groups.flatMap(group)), html("p", { class: "bands-note" }, answer.note));
  }
}
