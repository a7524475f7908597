// Two metrics of the same regions and periods (views/parts/atlas_pair_data.py): nine classes on one map, or a map for each.

import { crowdedIn } from "./crowded.js";
import { Series } from "./series.js";
import { isClass } from "./view.js";

const OWN = "period"; // each period has classes of its own
const SIZE = 3; // classes of each metric on one map
const LACKING = "cnrxs"; // states in the order in which they stand for a region without a cell: withheld is never missing
const PLACES = [[], [1], [0, 2], [0, 1, 2]]; // where classes stand among three, if ties leave fewer

/** Both metrics as one series: the periods that both have, with what is said of both. `dress(i)`: how their data differ here. */
class Two extends Series {
  constructor(layout, first, second, about, dress) {
    const known = ({ code }) => code in about.periods;
    const cut = ({ data }, i) => ({ ...data, composite: null, moments: data.moments.filter(known), ...dress(i) });
    const parts = [first, second].map((one, i) => new Series(cut(one, i)));
    const [{ data, moments }, other] = parts;
    const { warning, instead } = data.warning ? data : other.data;
    const notes = [...new Set([...data.notes, ...other.data.notes])];
    const alone = { stem: about.stem, weights: about.weights, overlays: [], spread: "", ranked: false }; // what goes with one metric only
    const merged = moments.map((moment, i) => together(moment, other.moments[i], about.periods[moment.code]));
    super({ ...data, ...alone, moments: merged, warning, instead, notes });
    Object.assign(this, { id: `${layout} ${first.id} ${second.id}`, layout, about, parts });
  }

  /** A period with its sentences, which may follow the class method. */
  moment(code, { method, lock } = {}) {
    const moment = this.moments[this.place.get(code)];
    const said = this.about.periods[code].said[this.layout];
    const [title, lead] = said[lock === OWN ? `${method}.${OWN}` : method] ?? Object.values(said)[0];
    return { ...moment, title, lead, alt: title };
  }
}

function together(one, other, { mark = "", source }) {
  return { ...one, source, care: `${one.care}|${other.care}`, mark };
}

/** Nine classes: rows are the second metric, from low to high, columns the first. */
export class Both extends Two {
  constructor(first, second, about) {
    super("both", first, second, about, (i) => ({ steps: about.axes[i].steps, methods: about.methods, sizes: [] }));
    this.parts.forEach((part, i) => (part.own = new Map(Object.entries(about.axes[i].own))));
    this.canLock = true; // the classes of each period came with the others
  }

  #inner(choice) {
    return { ...choice, k: SIZE, drawn: choice.drawn === "tiles" ? "tiles" : "fill" };
  }

  steps(choice) {
    return this.parts[0].steps(this.#inner(choice));
  }

  view(choice) {
    const inner = this.#inner(choice);
    const views = this.parts.map((part) => part.view(inner));
    const steps = this.parts.map((part) => part.steps(inner));
    const names = this.about.classNames[choice.method];
    const places = steps.map(({ joints }) => PLACES[Math.max(0, joints.length - 1)]);
    const [one, other] = views;
    const letters = new Map([...one.letters].map(([code, letter]) => [code, cell([letter, other.letters.get(code) ?? "n"], places)]));
    const moment = this.moment(choice.period, choice);
    const area = (code) => {
      const told = views.map((view, i) => this.#told(view, i, code, names, places[i]));
      const spoken = told.flatMap(({ title, value, className, rank, remark }) => [title, value, className, rank, remark]);
      return { ...one.areas.get(code), value: "", className: "", rank: "", remark: "", pair: told, spoken };
    };
    const count = (letter) => [...letters.values()].filter((found) => found === letter).length;
    const axis = (i) => ({ title: this.about.axes[i].title, joints: steps[i].joints, places: places[i], names });
    const square = { title: this.#title(choice), x: axis(0), y: axis(1), counts: Array.from({ length: SIZE * SIZE }, (_, i) => count(String(i))) };
    const isAll = square.x.places.length && square.y.places.length;
    return {
      ...one,
      areas: new Map([...one.areas.keys()].map((code) => [code, area(code)])),
      letters,
      labels: this.#labels(choice),
      legend: { ...one.legend, title: this.#title(choice), fewer: this.#fewer(steps), classes: [], states: this.about.states.map(([letter, name]) => [letter, name, count(letter)]), ...(isAll ? { square } : {}) },
      palette: this.about.palette,
      alt: moment.title,
      source: moment.source,
      notes: this.data.notes,
    };
  }

  /** What the legend counts, and of which figures its classes are. */
  #title({ lock }) {
    return this.about.cells[lock] ?? this.about.cells.all;
  }

  /** Why one of the two has fewer than three classes. */
  #fewer(steps) {
    const said = steps.map(({ fewer }, i) => fewer && `${this.about.axes[i].name}: ${fewer}`);
    return said.filter(Boolean).join(" ");
  }

  /** One metric of a region for the card: its class in words, or the reason why there is none. */
  #told(view, i, code, names, places) {
    const { value = "", className = "", rank = "", remark = "" } = view.areas.get(code) ?? {};
    const letter = lowered(view.letters.get(code) ?? "n");
    const word = isClass(letter) ? names[places[Number(letter)]] : "";
    const joints = isClass(view.letters.get(code)) ? className : "";
    return { title: this.about.axes[i].name, value, className: word ? [word, joints].filter(Boolean).join(": ") : className, rank, remark };
  }

  #labels({ areas, period }) {
    const { codes, shorts } = this.data;
    const labelled = this.about.periods[period].labelled;
    return [...new Set([...areas, ...labelled])].map((code, i) => ({
      code,
      lines: [shorts[codes.indexOf(code)]],
      strong: areas.includes(code) || (!areas.length && i === 0),
    }));
  }
}

/** A true zero is in the lowest class. */
const lowered = (letter) => (letter === "z" ? "0" : letter);

/** The cell of two classes, or the state of a region that lacks one of them. */
function cell(found, places) {
  const letters = found.map(lowered);
  const state = [...LACKING].find((letter) => letters.includes(letter));
  if (state) return state;
  const [column, row] = letters.map((letter, i) => places[i][Number(letter)]);
  return String(SIZE * row + column);
}

/** A map for each metric: the same period, regions and way to make classes; the classes themselves where both can share them. */
export class BesideEach extends Two {
  constructor(first, second, about) {
    super("beside", first, second, about, () => (about.shared ? { steps: about.shared.steps, ends: about.shared.ends } : {}));
    const [one, other] = this.parts;
    this.frame = "main";
    const sizes = one.data.sizes.length ? one.data.sizes : other.data.sizes;
    Object.assign(this.data, { sizes });
    if (!about.shared) return;
    const larger = one.highest > other.highest ? one : other;
    for (const part of this.parts) {
      part.highest = larger.highest;
      part.data.sizes = larger.data.sizes;
    }
  }

  steps(choice) {
    return this.parts[0].steps({ ...choice, lock: "all" });
  }

  /** Another part of the country in both maps. */
  turnTo(frame) {
    this.frame = frame;
    this.id = `${this.id.split("|")[0]}|${frame}`;
  }

  /** The first map. */
  view(choice) {
    const { source } = this.moment(choice.period, choice);
    return { ...this.#part(0, choice), source, notes: this.data.notes };
  }

  /** The second map. */
  other(choice) {
    return { ...this.#part(1, choice), source: "", notes: [] };
  }

  /** The sentence over each map. */
  heads({ period }) {
    return this.parts.map((part) => part.moment(period).title);
  }

  #part(i, choice) {
    const part = this.parts[i];
    const isOwn = i && !this.about.shared; // joints of the reader's own are of the first metric
    const own = isOwn && choice.method === "manual" ? { method: "fisher_jenks", breaks: [] } : {};
    const drawn = choice.drawn === "tiles" ? "tiles" : part.data.sizes.length ? choice.drawn : "fill";
    const view = part.view({ ...choice, ...own, drawn, lock: "all" });
    const { name: title } = this.about.axes[i];
    const areas = new Map([...view.areas].map(([code, area]) => [code, { ...area, title }]));
    const fewer = [view.legend.fewer, crowdedIn(view, this.about, choice, i)].filter(Boolean).join(" ");
    return { ...view, areas, legend: { ...view.legend, fewer }, frames: choice.drawn === "tiles" ? [] : [this.frame] };
  }
}
