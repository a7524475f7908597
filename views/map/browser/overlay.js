// What is marked over the areas: fetched for one period when the hand rests, and only while the reader has it on.

import { Answers, REST } from "./answers.js";
import { byPanel, markPanels } from "./many_marks.js";
import { html } from "./nodes.js";

export class Overlay {
  /** `redraw` draws the map again when an answer has come. */
  constructor(redraw) {
    this.node = html("div", { class: "neighbours", role: "status" });
    this.answers = new Answers("neighbours", redraw);
    this.sentences = [];
    this.key = "";
  }

  offer({ codes, said }, address) {
    Object.assign(this, { codes, said, address });
  }

  /** The view with what is marked over it; while an answer is awaited, its legend stays and its sentences are pale. */
  on(view, { overlay, period, weights }) {
    const weighed = weights ? `&weights=${weights}` : ""; // of an index of dimensions
    const wanted = overlay && this.address ? `${this.address}&overlay=${overlay}&period=${period}${weighed}` : "";
    const hasMoved = this.overlay === overlay && (this.period !== period || this.weights !== weights);
    const { codes } = this; // of the regions that are asked about, whatever is drawn when the answer comes
    const answer = this.answers.of(wanted, hasMoved ? REST : 0, (arrived) => (arrived.panels ? byPanel(arrived) : byRegion(arrived, codes)));
    Object.assign(this, { overlay, period, weights, key: `${wanted} ${answer !== undefined}`, isLost: answer === null });
    this.#say(wanted, answer);
    if (!wanted) this.last = null;
    if (answer) this.last = { overlay, kinds: answer.kinds };
    else if (answer === undefined && this.last?.overlay === overlay) view.legend.kinds = this.last.kinds.map(([kind, name]) => [kind, name, "…"]);
    if (answer?.panels) return view.panels ? markPanels(view, answer) : view;
    return answer ? this.#marked(view, answer) : view;
  }

  /** Chosen once more after it could not be had. */
  again() {
    this.answers.again();
  }

  #marked(view, { kinds, marks, lines }) {
    view.legend.kinds = kinds;
    view.kinds = marks;
    this.codes.forEach((code, i) => (view.areas.get(code).neighbours = lines[i]));
    return view;
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

/** An answer as it is drawn: region code -> kind, and a line of the card for each region. */
function byRegion({ kinds, marks, lines, said }, codes) {
  const marked = codes.map((code, i) => [code, kinds[marks[i]]?.[0]]).filter(([, kind]) => kind);
  return { kinds, marks: new Map(marked), lines: lines.split("\n"), said };
}
