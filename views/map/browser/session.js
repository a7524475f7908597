// The reader and a map of many periods: choices redraw the map here; the address and, later, the page hear of them.

import { REST } from "./answers.js";
import { Beside } from "./beside.js";
import { Companion } from "./companion.js";
import { addressWith, readChoices, toParameters } from "./choices.js";
import { Controls } from "./controls.js";
import { fileName, headOf, withPanels } from "./many.js";
import { printedNotes } from "./many_marks.js";
import { letters } from "./letters.js";
import { html } from "./nodes.js";
import { Overlay } from "./overlay.js";
import { OwnJoints } from "./own_joints.js";
import { watchOutside } from "./outside.js";
import { picture, save } from "./picture.js";
import { Slider } from "./slider.js";
import { Squares } from "./tiles.js";
import { Tools } from "./tools.js";
import { Warning } from "./warning.js";

const PATIENCE = 2000; // milliseconds that a link waits at most

export class Session {
  /** `send(turn, chosen)` tells the page; it is called as rarely as can be. */
  constructor(map, send) {
    this.map = map;
    this.send = send;
    this.turn = this.told = 0; // number of the newest choices that were told, and that the page has heard of
    this.isNew = false; // choices that the page has not heard of
    this.controls = new Controls((changed) => this.choose(changed));
    this.joints = new OwnJoints(() => {
      this.#draw();
      if (this.map.node.isConnected && location.pathname === this.path) this.#replace(); // the joints that have come
    }, (text) => map.say(text));
    this.squares = new Squares(() => this.#draw());
    this.slider = new Slider((period, ends) => this.move(period, ends));
    this.tools = new Tools(map.gestures, (kind) => this.#save(kind));
    this.warning = new Warning(() => this.choose({ drawn: "symbols" }), (metric) => this.#leave(metric));
    this.overlay = new Overlay(() => this.#draw());
    map.below.after(this.overlay.node);
    this.beside = new Beside(map);
    this.label = html("summary");
    const folded = html("details", { class: "above" }, this.label, html("div", { class: "row" }, this.controls.node, this.tools.node));
    map.above.replaceChildren(folded, this.warning.node);
    map.folding = (isNarrow) => (folded.open = !isNarrow); // a telephone shows the map first
    map.time.replaceChildren(this.slider.node);
    map.picker = this;
    this.path = location.pathname;
    watchOutside(map.node, {
      turnAway: () => this.tell(),
      click: (event) => this.#hold(event),
      back: () => location.pathname === this.path && this.#adopt(true),
    });
  }

  /** A file of what is shown states the joints, which the page may not know yet: they are made here. */
  #owesJoints(link) {
    return link?.pathname.endsWith("/download") && toParameters(this.choice, this.#stated()).breaks !== (this.instead.breaks ?? "");
  }

  /** A link to another page waits until this one has heard of the choices: they would arrive behind it, and be lost. */
  #hold(event) {
    const link = event.composedPath().find((node) => node.matches?.("a[href]"));
    if (link && link === this.released) return; // it has waited already
    this.isNew ||= Boolean(this.series && this.#owesJoints(link));
    this.tell();
    if (!link || this.told >= this.turn) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held = link;
    setTimeout(() => this.#letGo(), PATIENCE);
  }

  #letGo() {
    const { held } = this;
    this.held = null;
    this.told = this.turn;
    this.released = held;
    held?.click();
    this.released = null;
  }

  /** A rerun of the page: other data, or the same with an echo of choices; an old echo does not undo new choices. */
  update(series, { series: address, chosen, told, care, followed }, outlines) {
    const isOther = series !== this.series;
    Object.assign(this, { series, address, instead: chosen, told, care, followed, outlines });
    this.turn = Math.max(this.turn, told); // a new map on the page counts on from what the page has heard
    if (told >= this.turn) this.#letGo();
    if (isOther) {
      clearTimeout(this.resting);
      this.isNew = false;
      this.controls.offer(series.data, Boolean(address || series.canLock));
      this.tools.offer(series.data.said);
      this.warning.offer(series.data);
      this.label.textContent = series.data.said.tools;
      this.slider.offer(series);
      if (series.data.many?.kind === "periods") this.slider.node.hidden = true; // they are all there
      this.overlay.offer(series.data, address);
      this.beside.offer(series);
      Companion.arrange(this.map, series, () => this.#draw());
      this.weighing ??= series.composite?.panel(this.map, (weights, isOver) => this.slide({ weights }, isOver), () => this.#draw());
      this.weighing?.offer(series.data, series.data.many ? "" : address); // bands are of one year
    }
    if (isOther || (!this.isNew && told >= this.turn)) this.#adopt();
    else this.#draw();
  }

  /** Take the choices of the address. After Back or Forward, what it does not name was not chosen there, whatever was since. */
  #adopt(isBack = false) {
    this.choice = readChoices(this.series, isBack ? {} : this.instead);
    this.isNew = isBack;
    this.#draw();
    this.#write(); // the joints that are shown; everything else stands there
    if (isBack) this.#rest();
  }

  /** A choice that is made at once: it gets a step of its own in the history, so that Back undoes it. */
  choose(changed) {
    if ("overlay" in changed) this.overlay.again();
    this.joints.again();
    this.#change(changed);
    clearTimeout(this.resting);
    const next = this.#address();
    if (next !== location.pathname + location.search) history.pushState({}, "", next);
    this.#rest();
  }

  /** Another period; the address follows when the hand rests. */
  move(period, isOver) {
    this.slide({ period }, isOver);
  }

  /** Something is slid; it counts when the hand lets go. */
  slide(changed, isOver) {
    this.#change(changed);
    clearTimeout(this.resting);
    if (isOver) this.resting = setTimeout(() => this.#settle(), REST);
  }

  #change(changed) {
    this.choice = { ...this.choice, ...changed };
    this.isNew = true;
    this.#draw();
  }

  #settle() {
    if (this.joints.again()) this.#draw();
    this.#write();
    this.map.say(this.series.moment(this.choice.period, this.choice).title);
    this.#rest();
  }

  #edges() {
    return this.series.steps(this.choice).edges;
  }

  /** The joints that the address states: none while what is drawn is not what was chosen. */
  #stated() {
    return this.joints.isOwed ? [] : this.#edges();
  }

  #address() {
    return addressWith(this.choice, this.#stated(), this.series.data.order);
  }

  #write() {
    clearTimeout(this.resting);
    this.#replace();
  }

  #replace() {
    const next = this.#address();
    if (next !== location.pathname + location.search) history.replaceState({}, "", next);
  }

  /** What else on the page follows every choice, or warns of something else, hears of it now. */
  #rest() {
    if (this.followed || this.series.moment(this.choice.period).care !== this.care) this.tell();
  }

  /** Tell the page, unless it knows. */
  tell(more = {}) {
    if (!(this.isNew || more.metric) || !this.series) return;
    this.slider.stop();
    this.#write();
    this.isNew = false;
    this.turn += 1;
    this.send(this.turn, { ...toParameters(this.choice, this.#stated()), ...more });
  }

  /** Another metric, which the page has to show. */
  #leave(metric) {
    this.tell({ metric });
  }

  /** A region is chosen, or let go by a second click. */
  pick(code) {
    const { areas } = this.choice;
    const isDropped = areas.includes(code);
    this.choose({ areas: isDropped ? areas.filter((one) => one !== code) : [...areas, code] });
    return !isDropped;
  }

  /** Regions inside a box join those that are chosen. */
  several(codes) {
    const added = codes.filter((code) => this.map.view.areas.has(code) && !this.choice.areas.includes(code));
    if (added.length) this.choose({ areas: [...this.choice.areas, ...added] });
  }

  clear() {
    this.choose({ areas: [], others: [] });
  }

  async #save(kind) {
    await letters(); // first: what is said and what is drawn are of one moment
    this.#write(); // the picture carries its address
    const moment = this.series.moment(this.choice.period, this.choice);
    const { code, title, lead } = { ...moment, ...headOf(this.series, this.choice) };
    const { banner, notes } = this.series.data;
    return save(kind, await picture(this.map, { title, lead, banner, notes: [...this.overlay.sentences, ...printedNotes(this.map.view, this.series.data.said), ...(this.series.composite?.printed ?? []), ...notes] }), fileName(this.series.data, code));
  }

  #draw() {
    this.joints.ask(this.series, this.choice, this.address);
    const drawn = this.joints.drawn(this.choice);
    this.series.weigh?.(this.choice);
    const moment = this.series.moment(this.choice.period, this.choice);
    this.controls.show(drawn, this.series.data, this.#edges());
    this.slider.show(this.choice.period);
    this.warning.show(this.choice);
    this.weighing?.show(this.series, this.choice);
    const head = headOf(this.series, this.choice) ?? moment;
    const view = this.overlay.on(this.joints.told(withPanels(this.series, this.choice, this.series.view(this.choice))), this.choice);
    if (this.overlay.isLost) this.controls.overlay.value = ""; // nothing is marked
    const version = `${this.series.id} ${this.#edges()} ${JSON.stringify(this.choice)} ${this.overlay.key} ${this.weighing?.key} ${this.joints.key}`;
    const outlines = this.squares.of(this.series.data, this.choice, this.outlines);
    if (outlines !== undefined) this.map.show(view, outlines, version);
    if (outlines !== undefined) this.map.companion?.draw(this.choice, outlines, version);
    this.beside.show(view, this.series, drawn);
    tellPage(".lio-title", head.title);
    tellPage(".lio-lead", head.lead);
  }
}

/** The sentences over the picture are the page's; here they follow the period. */
function tellPage(place, text) {
  const node = document.querySelector(place);
  if (node && text && node.textContent !== text) node.textContent = text;
}
