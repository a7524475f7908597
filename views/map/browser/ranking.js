// The regions by value beside the map, linked both ways: rows stay where they are and only what they say changes.

import { html } from "./nodes.js";
import { isClass } from "./view.js";

const ROW = 32; // pixels, as in beside.css
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

let count = 0; // of rankings on the page, for ids

/** What stands behind the number: the unit, where every value has the same. */
const unitOf = (value) => value.replace(/^[-−+]?\d[\d.,\s]*(?<=\d)/, "");

/** Write only what differs: most rows say the same in the next period, and each write costs a layout. */
const write = (node, text) => node.textContent !== text && (node.textContent = text);

class Row {
  constructor(id) {
    const part = (kind, ...inside) => html("span", { class: kind }, ...inside);
    this.rank = part("place-rank");
    this.name = part("place-name");
    this.value = part("place-value");
    this.bar = part("place-bar");
    this.reason = part("place-reason");
    this.node = html("div", { class: "place", role: "option", id }, this.rank, this.name, this.value, part("place-track", this.bar), this.reason);
    this.shown = "";
  }

  /** bar: where it begins and ends, in parts of the track; a region that has a stage and no number has a patch of its colour. */
  show({ code, name, rank, value, reason, letter, bar, isPicked }) {
    const shown = `${code} ${rank} ${value} ${letter} ${bar} ${isPicked} ${reason}`;
    if (shown === this.shown) return;
    this.shown = shown;
    this.code = code;
    write(this.rank, rank);
    write(this.name, name);
    write(this.value, value);
    write(this.reason, reason);
    this.node.title = reason ? `${name}. ${reason}` : "";
    this.node.setAttribute("aria-selected", String(isPicked));
    const colour = isClass(letter) ? `var(--class-${letter})` : "var(--mute)";
    this.node.style.setProperty("--patch", reason && isClass(letter) ? colour : "none");
    this.bar.hidden = !bar;
    if (!bar) return;
    this.bar.style.transform = `translateX(${(100 * bar[0]).toFixed(2)}%) scaleX(${Math.max(bar[1] - bar[0], 0.004).toFixed(4)})`;
    this.bar.style.background = colour;
  }
}

export class Ranking {
  constructor(map) {
    this.map = map;
    this.id = `ranking-${count++}`;
    this.heading = html("summary");
    this.list = html("div", { class: "rows", role: "listbox", tabindex: "0", "aria-multiselectable": "true" });
    this.node = html("details", { class: "ranking" }, this.heading, this.list);
    this.rows = [];
    this.places = new Map(); // region code -> its row
    this.node.addEventListener("toggle", () => this.#turned());
    this.list.addEventListener("pointermove", (event) => event.pointerType !== "touch" && this.#point(event));
    this.list.addEventListener("pointerleave", () => this.#leave());
    this.list.addEventListener("click", (event) => this.#click(event));
    this.list.addEventListener("keydown", (event) => this.#key(event));
    this.list.addEventListener("focus", () => this.list.matches(":focus-visible") && this.#go(Math.max(0, this.#at())));
    this.list.addEventListener("blur", () => this.#leave());
  }

  /** Wide enough for a column: it stands open until the reader closes it; else it is folded below the map. */
  fold(isWide) {
    this.isWide = isWide;
    this.node.open = isWide && !this.isClosed;
  }

  #turned() {
    if (this.isWide) this.isClosed = !this.node.open;
    this.map.node.toggleAttribute("data-unranked", this.node.hidden || !this.node.open);
    this.map.arrange();
    if (this.node.open && this.newest) this.show(...this.newest);
  }

  offer({ codes, shorts, names, said }, isShown) {
    this.node.hidden = !isShown;
    this.map.node.toggleAttribute("data-unranked", !isShown || !this.node.open);
    this.said = said;
    write(this.heading, this.heading.textContent || said.ranking);
    this.list.setAttribute("aria-label", said.ranking);
    this.names = shorts.map((short, i) => short || names[i]);
    this.codes = codes;
    while (this.rows.length < codes.length) this.rows.push(new Row(`${this.id}-${this.rows.length}`));
    this.rows.length = codes.length;
    this.list.replaceChildren(...this.rows.map(({ node }) => node));
  }

  /** Every region in a period; the same rows say something else. Nothing is done while nobody can see it. */
  show(view, numbers, data, caption = "") {
    const { centre, ranked } = data;
    this.newest = [view, numbers, data, caption];
    if (data.codes !== this.codes) this.offer(data, true); // small maps may have regions of their own
    if (!this.node.open) return this.#name(ranked, "", caption);
    const above = (a, b) => (numbers[b] ?? -Infinity) > (numbers[a] ?? -Infinity);
    const order = this.codes.map((_, i) => i).sort((a, b) => above(a, b) - above(b, a));
    const known = numbers.filter((one) => one !== null);
    const [low, high] = [Math.min(centre, ...known), Math.max(centre, ...known)];
    const place = (number) => (number - low) / (high - low || 1);
    const units = new Set(known.length ? order.slice(0, known.length).map((region) => unitOf(view.areas.get(this.codes[region]).value)) : []);
    const unit = units.size === 1 ? [...units][0] : "";
    const isLong = unit.trim().length > 1; // "%" stays beside its number
    this.#name(ranked, isLong ? `,${unit}` : "", caption);
    let rank = 0;
    this.places.clear();
    order.forEach((region, i) => {
      const [code, number] = [this.codes[region], numbers[region]];
      const area = view.areas.get(code);
      if (number !== numbers[order[i - 1]]) rank = i + 1;
      const isKnown = number !== null;
      const isNamed = isKnown && !area.value; // a stage
      this.places.set(code, this.rows[i]);
      this.rows[i].show({
        code,
        name: this.names[region],
        rank: ranked && isKnown ? String(rank) : "",
        value: !isKnown ? "" : isLong ? area.value.slice(0, -unit.length) : area.value,
        reason: isNamed ? area.className : isKnown ? "" : area.value.replace(/^–\s*/, "") || area.className,
        letter: view.letters.get(code),
        bar: isKnown && !isNamed && [place(Math.min(number, centre)), place(Math.max(number, centre))],
        isPicked: view.picked.includes(code),
      });
    });
    this.#pointAt(this.map.reader.at);
  }

  /** The heading says which of many small maps is ranked. */
  #name(ranked, unit, caption) {
    const { ranking, ranking_order: order } = this.said;
    write(this.heading, `${ranked ? ranking : order}${unit}${caption && `: ${caption}`}`);
  }

  /** Mark the row of a region that is pointed at elsewhere, and bring it into sight inside the list. */
  mark(code) {
    const row = this.#pointAt(code);
    if (!row || this.isInside || !this.node.open) return;
    const [top, room] = [this.rows.indexOf(row) * ROW, this.list.clientHeight];
    if (top < this.list.scrollTop || top + ROW > this.list.scrollTop + room) this.list.scrollTop = top - (room - ROW) / 2;
  }

  #pointAt(code) {
    const row = this.places.get(code);
    if (row !== this.marked) {
      this.marked?.node.removeAttribute("data-at");
      row?.node.setAttribute("data-at", "");
      this.marked = row;
    }
    if (row) this.list.setAttribute("aria-activedescendant", row.node.id);
    else this.list.removeAttribute("aria-activedescendant");
    return row;
  }

  #rowOf(event) {
    const node = event.target.closest?.(".place");
    return this.rows.find((row) => row.node === node);
  }

  #point(event) {
    const row = this.#rowOf(event);
    this.isInside = true;
    if (row && row.code !== this.map.reader.at) this.#reach(row.code);
  }

  #reach(code) {
    this.aim?.();
    this.map.reader.point(code);
  }

  #leave() {
    this.isInside = false;
    this.map.reader.leave();
  }

  #click(event) {
    const row = this.#rowOf(event);
    if (row) this.map.reader.choose(row.code);
  }

  /** The place of the row that is marked, else of the first chosen region; -1 where there is none. */
  #at() {
    return this.rows.indexOf(this.marked ?? this.rows.find(({ code }) => this.map.view.picked.includes(code)));
  }

  #go(place) {
    const next = Math.min(this.rows.length - 1, Math.max(0, place));
    this.isInside = false; // it is to come into sight
    this.#reach(this.rows[next].code);
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) this.#go(this.#at() + STEPS[event.key]);
    else if ((event.key === "Enter" || event.key === " ") && this.marked) this.map.reader.choose(this.marked.code);
    else if (event.key === "Escape") this.map.reader.drop();
    else return;
    event.preventDefault();
    event.stopPropagation(); // Streamlit has shortcuts of its own
  }
}
