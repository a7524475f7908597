// The card beside the pointer or the focused region: what the map knows of one region.

import { html, svg } from "./nodes.js";
import { point } from "./marks.js";

const AWAY = 14; // pixels between pointer and card
const EDGE = 8; // pixels between card and the edge of the window

export class Card {
  /** In the top layer (popover), so that no container of the page clips or shifts it. */
  constructor() {
    this.node = html("div", { class: "card", popover: "manual", "aria-hidden": "true" });
    this.code = null;
  }

  /** Show a region at a place of the window; the same region is only moved. */
  show(area, x, y) {
    if (this.code !== area.code) this.#fill(area);
    if (!this.node.matches(":popover-open")) this.node.showPopover();
    this.#place(x, y);
  }

  hide() {
    this.code = null;
    if (this.node.matches(":popover-open")) this.node.hidePopover();
  }

  #fill(area) {
    this.code = area.code;
    const line = (kind, text) => (text ? [html("div", { class: kind }, text)] : []);
    const points = area.points.map(({ mark, title }) =>
      html("li", {}, svg("svg", { width: 12, height: 12 }, point(mark, 6, 6, 4)), html("span", {}, title)),
    );
    this.node.replaceChildren(
      ...line("card-name", area.name),
      ...line("card-title", area.title),
      ...line("card-value", area.value),
      ...line("card-class", area.className),
      ...line("card-rank", area.rank),
      ...line("card-circle", area.circle),
      ...line("card-neighbours", area.neighbours),
      ...(area.parts ? [area.parts()] : []),
      ...line("card-remark", area.remark),
      ...(area.pair ?? []).map((one) =>
        html("div", { class: "card-one" }, ...["title", "value", "className", "rank", "remark"].flatMap((name) => line(`card-${name === "className" ? "class" : name}`, one[name]))),
      ),
      ...(points.length ? [html("ul", { class: "card-points" }, ...points)] : []),
    );
  }

  /** To the right and below, turned to the other side where the window ends. */
  #place(x, y) {
    const { offsetWidth: width, offsetHeight: height } = this.node;
    const { clientWidth, clientHeight } = document.documentElement;
    const side = (at, size, room) => {
      const after = at + AWAY;
      const chosen = after + size + EDGE <= room ? after : at - AWAY - size;
      return Math.max(EDGE, Math.min(chosen, room - size - EDGE));
    };
    this.node.style.left = `${side(x, width, clientWidth)}px`;
    this.node.style.top = `${side(y, height, clientHeight)}px`;
  }
}
