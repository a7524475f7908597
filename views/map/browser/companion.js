// A second map beside the first: the same regions are pointed at, the same part is shown closer, one slider moves both.

import { MapElement } from "./element.js";
import { html } from "./nodes.js";

export class Companion {
  /** `redraw()` draws both maps anew. */
  constructor(map, redraw) {
    this.map = map;
    this.redraw = redraw;
    this.heads = [html("h2", { class: "map-head" }), html("h2", { class: "map-head" })];
    this.one = html("div");
    const other = html("div");
    this.told = html("p", { class: "told" });
    this.node = html("div", { class: "pair" });
    this.row = html("div", { class: "two" }, ...[this.one, other].map((part, i) => html("div", { class: "one" }, this.heads[i], part)));
    this.part = html("select");
    this.part.onchange = () => this.#turnTo(this.part.value);
    this.other = new MapElement(other);
    this.other.whole = map.node;
    this.other.gestures.mode = map.gestures.mode; // one button makes a box on either map
  }

  /** Stand beside the first map, or go; series: what is drawn. */
  static arrange(map, series, redraw) {
    map.node.dataset.layout = series.layout ?? "one";
    const isWanted = Boolean(series.other);
    if (isWanted && !map.companion) new Companion(map, redraw).#join();
    if (!isWanted && map.companion) map.companion.#leave();
    if (isWanted) map.companion.#offer(series);
  }

  #join() {
    const { map, other } = this;
    map.companion = other.companion = this;
    this.left = map.stage.parentElement; // where all of it stands again when one map is left
    other.picker = map.session;
    this.one.replaceChildren(map.mark, map.stage, map.usage, map.notice, map.below);
    this.node.replaceChildren(this.row, map.time, this.told);
    map.above.after(this.node);
    map.session.tools.node.prepend(this.part);
  }

  #leave() {
    const { map } = this;
    map.companion = null;
    this.left.prepend(map.mark, map.stage, map.usage, map.notice, map.time, map.below);
    this.node.remove();
    this.part.remove();
  }

  #offer(series) {
    const { said, frameTitles } = series.data;
    this.series = series;
    this.told.textContent = series.about.told;
    const parts = [["main", said.whole], ...Object.entries(frameTitles)];
    this.part.setAttribute("aria-label", series.about.part);
    this.part.replaceChildren(...parts.map(([code, name]) => html("option", { value: code }, name)));
  }

  #turnTo(frame) {
    this.series.turnTo(frame);
    this.redraw();
  }

  draw(choice, outlines, version) {
    const { series, other } = this;
    series.heads(choice).forEach((text, i) => (this.heads[i].textContent = text));
    this.part.value = series.frame;
    this.part.hidden = choice.drawn === "tiles" || this.part.options.length < 2;
    other.show(series.other(choice), outlines, version);
    this.follow(this.map);
  }

  /** The same region in the other map, at the same place of it; null = none. */
  echo(from, code) {
    const other = from === this.map ? this.other : this.map;
    if (code === null) return other.reader.mirror(null);
    const [here, there] = [from, other].map(({ stage }) => stage.getBoundingClientRect());
    const [x, y] = from.reader.place;
    other.reader.mirror(code, x - here.left + there.left, y - here.top + there.top);
  }

  /** What the other map says of a region. */
  spoken(from, code) {
    const other = from === this.map ? this.other : this.map;
    const { title, value, className, rank, remark } = other.view.areas.get(code) ?? {};
    return [title, value, className, rank, remark];
  }

  /** The other map shows the same part, as close. */
  follow(from) {
    if (this.isFollowing) return;
    const other = from === this.map ? this.other : this.map;
    const moved = from.frames.filter((frame) => other.frames.find(({ id }) => id === frame.id)?.moveLike(frame));
    if (!moved.length) return;
    this.isFollowing = true;
    other.arrange();
    this.isFollowing = false;
  }
}
