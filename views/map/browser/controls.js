// How the map is shown: class method, number of classes, joints of the reader's own, points.

import { ways } from "./choices.js";
import { JointsBox } from "./joints.js";
import { html } from "./nodes.js";

let count = 0; // of groups on the page, so that radio buttons of two maps do not share a name

/** One choice among a few, as segments. */
class Segments {
  constructor(choose) {
    this.choose = choose;
    this.group = `segments-${count++}`;
    this.node = html("div", { class: "segments", role: "radiogroup" });
  }

  /** options: [code, name]. One alone is no choice. */
  offer(label, options) {
    this.node.setAttribute("aria-label", label);
    this.node.hidden = options.length < 2;
    this.buttons = new Map(options.map(([code]) => [code, html("input", { type: "radio", name: this.group, value: code })]));
    for (const [code, button] of this.buttons) button.onchange = () => this.choose(code);
    this.node.replaceChildren(...options.map(([code, name]) => html("label", {}, this.buttons.get(code), html("span", {}, name))));
  }

  show(code) {
    for (const [one, button] of this.buttons) button.checked = one === code;
  }
}

export class Controls {
  constructor(choose) {
    this.methods = new Segments((method) => choose(this.#withSize(method)));
    this.points = new Segments((points) => choose({ points }));
    this.lock = new Segments((lock) => choose({ lock }));
    this.drawn = new Segments((drawn) => choose({ drawn }));
    this.size = html("select");
    this.overlay = html("select", { class: "overlay" });
    this.overlay.onchange = () => choose({ overlay: this.overlay.value });
    this.size.onchange = () => choose({ k: Number(this.size.value) });
    this.joints = new JointsBox((breaks) => choose({ breaks }));
    this.node = html("div", { class: "controls" }, this.drawn.node, this.methods.node, this.size, this.joints.node, this.lock.node, this.points.node, this.overlay);
  }

  /** Another method keeps the number of classes where it can make so many; joints of the reader's own start where classes are. */
  #withSize(method) {
    if (method === "manual") return { method, k: 0, breaks: this.joints.first(this.edges) };
    const [, , sizes, usual] = this.known.find(([code]) => code === method);
    const size = Number(this.size.value);
    return { method, k: sizes.includes(size) ? size : usual };
  }

  offer(data, canLock) {
    const { methods, shown, said, moments, overlays } = data;
    this.known = methods;
    this.methods.offer(said.classes, methods);
    this.points.offer(said.points, shown);
    this.hasTime = canLock && !data.many && moments.length > 1 && methods.length > 0;
    this.lock.offer(said.lock, ["all", "period"].map((code) => [code, said[`lock_${code}`]]));
    this.drawn.offer(said.drawn, ways(data).map((code) => [code, said[code || "fill"]]));
    this.overlay.setAttribute("aria-label", said.overlay);
    this.overlay.hidden = !canLock || !overlays?.length;
    this.overlay.replaceChildren(...(overlays ?? []).map(([code, name]) => html("option", { value: code }, name)));
    this.size.setAttribute("aria-label", said.size);
    this.joints.offer(said);
    this.sizes = "";
  }

  /** edges: the joints that are drawn. */
  show({ method, k, breaks, points, drawn, lock, overlay }, { methods }, edges) {
    this.edges = edges;
    const hasClasses = drawn !== "symbols";
    this.drawn.show(drawn);
    this.overlay.value = overlay;
    this.lock.show(lock || "all");
    this.lock.node.hidden = !this.hasTime || !hasClasses || method === "manual";
    this.methods.node.hidden = !hasClasses || methods.length < 2;
    const [, , sizes = []] = methods.find(([code]) => code === method) ?? [];
    this.methods.show(method);
    this.points.show(points);
    if (String(sizes) !== this.sizes) {
      this.sizes = String(sizes);
      this.size.replaceChildren(...sizes.map((size) => html("option", { value: size }, String(size))));
    }
    this.size.value = String(k);
    this.size.hidden = !sizes.length || !hasClasses;
    this.joints.show(breaks, method === "manual" && hasClasses);
  }
}
