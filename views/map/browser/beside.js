// What stands beside and below the map and follows it: the ranking and the strip of all values, linked to the regions both ways.

import { across, dress } from "./many.js";
import { Ranking } from "./ranking.js";
import { whenShown } from "./shown.js";
import { Strip } from "./strip.js";

const PACE = 100; // milliseconds between two patches while the slider moves
const ROOMY = 3; // small maps in a row up to which the ranking stands open beside them: more would be too small for their marks
const UNCLASSED = { edges: [], joints: [] }; // what is drawn as circles has no classes

export class Beside {
  constructor(map) {
    this.map = map;
    this.ranking = new Ranking(map);
    this.strip = new Strip(map);
    map.side.replaceChildren(this.ranking.node);
    map.spread.replaceChildren(this.strip.node);
    map.widening = (isWide) => this.ranking.fold(isWide && this.isRoomy);
    this.ranking.aim = () => this.#aim();
    map.reader.pointed = (code) => {
      if (code !== null && this.newest && this.#place() !== this.ranked) this.#follow(); // another small map is used
      this.ranking.mark(code);
      this.strip.mark(code);
    };
  }

  /** One map has both; small maps have one ranking, of the map that is used; two maps have neither: they would need them twice. */
  offer(series) {
    const { many } = series.data;
    this.isRanked = !series.layout;
    this.isAlone = this.isRanked && !many;
    this.ranking.offer(series.data, this.isRanked);
    this.strip.offer(series, this.isAlone);
    this.newest = null;
    const isRoomy = !many || across(many.panels.length) <= ROOMY;
    if (isRoomy === this.isRoomy) return;
    this.isRoomy = isRoomy;
    if (this.map.wide !== undefined) this.map.widening(this.map.wide);
  }

  /** The map comes first: what follows it is patched when the map stands on the screen, and only for the newest choice. */
  show(view, series, choice) {
    if (!this.isRanked) return;
    const isFirst = !this.newest;
    this.newest = { view, series, choice };
    if (isFirst) this.#follow();
    else this.waiting ??= whenShown(() => this.#follow(), PACE - (performance.now() - this.followed));
  }

  #follow() {
    this.waiting = null;
    this.followed = performance.now();
    if (!this.newest) return; // another series came in between
    const { view, series, choice } = this.newest;
    const moment = series.moment(choice.period, choice);
    this.ranked = this.#place();
    const { caption = "", ...shown } = view.panels?.[this.ranked] ?? { view, numbers: moment.numbers, data: series.data };
    this.ranking.show(shown.view, shown.numbers, shown.data, caption);
    if (view.panels) dress(this.ranking.node, view.panels[this.ranked], this.map);
    if (this.isAlone) this.strip.show(view, moment, choice.drawn === "symbols" ? UNCLASSED : series.steps(choice), choice.lock !== "period");
  }

  /** Which small map is ranked: the one that is used, else the newest, or the first where they differ in more than time. */
  #place() {
    const { view, series } = this.newest;
    const { frame } = this.map.reader;
    const used = this.map.frames.includes(frame) ? frame.spec.panel : undefined;
    return used ?? (series.data.many?.kind === "periods" ? view.panels.length - 1 : 0);
  }

  /** What the ranking points at is pointed at on the map that is ranked. */
  #aim() {
    if (this.newest?.view.panels) this.map.reader.frame = this.map.frames.find(({ spec }) => spec.panel === this.ranked);
  }
}
