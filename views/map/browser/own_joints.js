// Joints that the server makes for one choice: of each period by itself, or of an index by weights of the reader's own.

import { Answers, REST } from "./answers.js";

/** By what a series finds joints that were fetched for it; weights matter only where something is weighed. */
export const nameOf = ({ method, k, weights }, isWeighed) => [method, k, ...(isWeighed && weights ? [weights] : [])].join(" ");

/** Joints by weights of the reader's own say so in the legend, see composite.js. */
const weighed = (found) => Object.fromEntries(Object.entries(found).map(([at, steps]) => [at, { ...steps, isWeighed: true }]));

export class OwnJoints {
  /** `redraw` draws the map again when joints have come, or cannot come; `say` tells those who listen. */
  constructor(redraw, say) {
    this.answers = new Answers("classes", () => {
      redraw();
      if (this.sentence) say(this.sentence);
    });
    this.sentence = ""; // what the legend says of joints that could not be had
  }

  /** Ask for what a choice needs. Until it has come, and without it, all periods are classed alike, at equal weights. */
  ask(series, choice, address) {
    const { data, composite, own } = series;
    const isClassed = data.methods.length > 0 && choice.method !== "manual" && choice.drawn !== "symbols" && !series.layout;
    const isEach = isClassed && choice.lock === "period" && !data.many;
    const weights = isClassed && composite && data.many?.kind !== "dimensions" ? choice.weights : ""; // dimensions share their classes with the index
    const name = nameOf(choice, composite);
    const known = own.get(name)?.[isEach ? choice.period : "all"]; // fetched for an earlier map of the same data
    const isWanted = Boolean(address) && !known && (isEach || Boolean(weights));
    const wanted = `${address}&lock=${isEach ? "period" : "all"}&classes=${choice.method}&k=${choice.k}${weights && `&weights=${weights}`}`;
    const pause = weights && this.isAsked ? REST : 0; // a slider may move on
    const answer = this.answers.of(isWanted ? wanted : "", pause, (found) => (weights ? weighed(found) : found));
    this.isAsked = true;
    if (answer) own.set(name, { ...own.get(name), ...answer });
    this.key = `${wanted} ${Boolean(known ?? answer)} ${answer === null}`;
    this.isOwed = isEach && !(known ?? answer); // what is drawn is not what the choice names
    this.isLost = this.isOwed && (answer === null || !address);
    this.sentence = this.isLost ? this.#lost(data.said, address) : answer === null ? composite.said.joints_failed : "";
  }

  #lost({ lock_failed: failed, lock_again: again }, address) {
    return address ? `${failed} ${again}` : failed;
  }

  /** The choice as it is drawn. */
  drawn(choice) {
    return this.isLost ? { ...choice, lock: "all" } : choice;
  }

  /** The view with the sentence in its legend. */
  told(view) {
    if (this.sentence) view.legend.fewer = [view.legend.fewer, this.sentence].filter(Boolean).join(" ");
    return view;
  }

  /** At the next choice what could not be had is asked for once more; whether there is such. */
  again() {
    this.answers.again();
    return Boolean(this.sentence);
  }
}
