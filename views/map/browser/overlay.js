// What is marked over the areas: fetched for one period when the hand rests, and only while the reader has it on.

import { html } from "./nodes.js";
import { load } from "./load.js";

const REST = 350; // milliseconds without a movement after which the hand rests

export class Overlay {
  /** `redraw` draws the map again when an answer has come. */
  constructor(redraw) {
    this.redraw = redraw;
    this.node = html("div", { class: "neighbours", role: "status" });
    this.answers = new Map(); // address -> answer; null where it could not be had
    this.sentences = [];
    this.key = "";
  }

  offer({ codes, said }, address) {
    Object.assign(this, { codes, said, address });
  }

  /** The view with what is marked over it; while an answer is awaited, its legend stays and its sentences are pale. */
  on(view, { overlay, period }) {
    clearTimeout(this.waiting);
    const wanted = overlay && this.address ? `${this.address}&overlay=${overlay}&period=${period}` : "";
    const answer = this.answers.get(wanted);
    const hasMoved = this.overlay === overlay && this.period !== period;
    Object.assign(this, { overlay, period, key: `${wanted} ${answer !== undefined}` });
    if (wanted && answer === undefined) this.waiting = setTimeout(() => this.#ask(wanted), hasMoved ? REST : 0);
    this.#say(wanted, answer);
    if (!wanted) this.last = null;
    if (answer) this.last = { overlay, kinds: answer.kinds };
    else if (this.last?.overlay === overlay) view.legend.kinds = this.last.kinds.map(([kind, name]) => [kind, name, "…"]);
    return answer ? this.#marked(view, answer) : view;
  }

  #marked(view, { kinds, marks, lines }) {
    view.legend.kinds = kinds;
    view.kinds = marks;
    this.codes.forEach((code, i) => (view.areas.get(code).neighbours = lines[i]));
    return view;
  }

  async #ask(address) {
    try {
      const { kinds, marks, lines, said } = await load(address);
      const marked = this.codes.map((code, i) => [code, kinds[marks[i]]?.[0]]).filter(([, kind]) => kind);
      this.answers.set(address, { kinds, marks: new Map(marked), lines: lines.split("\n"), said });
    } catch (error) {
      console.error("map neighbours:", error);
      this.answers.set(address, null);
    }
    this.redraw();
  }

  #say(wanted, answer) {
    this.node.hidden = !wanted;
    this.node.classList.toggle("pale", Boolean(wanted) && answer === undefined);
    this.node.setAttribute("aria-busy", String(Boolean(wanted) && answer === undefined));
    const said = answer === null ? [this.said.overlay_failed] : answer?.said;
    this.sentences = (wanted && answer?.said) || [];
    if (!wanted) this.node.replaceChildren();
    else if (said && String(said) !== this.node.dataset.said) this.node.replaceChildren(...said.map((text) => html("p", {}, text)));
    this.node.dataset.said = wanted ? String(said ?? this.node.dataset.said) : "";
  }
}
