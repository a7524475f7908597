// What stands beside and below the map and follows it: the ranking and the strip of all values, linked to the regions both ways.

import { Ranking } from "./ranking.js";
import { Strip } from "./strip.js";

const PACE = 100; // milliseconds between two patches while the slider moves
const UNCLASSED = { edges: [], joints: [] }; // what is drawn as circles has no classes

export class Beside {
  constructor(map) {
    this.ranking = new Ranking(map);
    this.strip = new Strip(map);
    map.side.replaceChildren(this.ranking.node);
    map.spread.replaceChildren(this.strip.node);
    map.widening = (isWide) => this.ranking.fold(isWide);
    map.reader.pointed = (code) => {
      this.ranking.mark(code);
      this.strip.mark(code);
    };
  }

  /** One map has both; two maps, and small ones, have neither: they would need them twice. */
  offer(series) {
    this.isAlone = !series.layout && !series.data.many;
    this.ranking.offer(series.data, this.isAlone);
    this.strip.offer(series, this.isAlone);
    this.newest = null;
  }

  /** The map comes first: what follows it is patched when the map stands on the screen, and only for the newest choice. */
  show(view, series, choice) {
    if (!this.isAlone) return;
    const isFirst = !this.newest;
    this.newest = { view, series, choice };
    if (isFirst) this.#follow();
    else this.waiting ??= requestAnimationFrame(() => setTimeout(() => this.#follow(), PACE - (performance.now() - this.followed)));
  }

  #follow() {
    this.waiting = null;
    this.followed = performance.now();
    if (!this.newest) return; // another series came in between
    const { view, series, choice } = this.newest;
    const moment = series.moment(choice.period, choice);
    this.ranking.show(view, moment.numbers, series.data);
    this.strip.show(view, moment, choice.drawn === "symbols" ? UNCLASSED : series.steps(choice), choice.lock !== "period");
  }
}
