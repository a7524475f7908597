// A map of every period (views/map/series.py): which period, classes and regions are shown is chosen here; joints are looked up, never made.

import { nameOf } from "./own_joints.js";
import { between, byCode, classNames, largest, placed } from "./view.js";

const MISSING = { values: "", numbers: [], states: "", remarks: "", labelled: [], strong: 0, circles: [], care: "", mark: "", source: "" };

const UNWEIGHED = "w"; // a state that only weights of the reader's own make, see views/map/view.py

const TALL = 500; // pixels: squares need room for their names

let count = 0; // of series, so that pictures of two are told apart

/** The class of a number between ascending joints; a number on a joint belongs to the lower class. */
function classAt(edges, value) {
  let place = 0;
  while (place < edges.length && value > edges[place]) place += 1;
  return place;
}

const UNCLASSED = { edges: [], joints: [], palette: null };

export class Series {
  /** composite: what weighs the dimensions of an index anew (composite.js); nothing else has one. */
  constructor(data, composite = null) {
    this.id = count++;
    this.own = new Map(); // name of a choice (own_joints.js) -> period, or "all" -> joints that were fetched for it
    this.data = data;
    this.moments = data.moments.map((moment) => ({ ...MISSING, ...moment }));
    this.composite = composite;
    this.plain = this.moments; // as they are with the usual weights
    this.place = new Map(this.moments.map(({ code }, i) => [code, i]));
    this.highest = Math.max(0, ...this.moments.flatMap(({ numbers }) => numbers));
    this.most = Math.max(0, ...this.moments.flatMap(({ circles }) => circles.map(([, value]) => value)));
  }

  /** Weigh the dimensions of an index by a text of the address; nothing else has weights. */
  weigh({ weights }) {
    if (!this.composite || weights === this.weights) return;
    this.weights = weights;
    this.moments = this.composite.weighed(this.plain, this.composite.read(weights));
  }

  moment(code) {
    return this.moments[this.place.get(code)];
  }

  /** Joints, texts and colours of a choice of classes; joints of the reader's own are as he wrote them. */
  steps(choice) {
    const found = this.#steps(choice);
    return this.composite ? this.composite.stretched(found) : found;
  }

  #steps(choice) {
    const { method, k, breaks, lock, period } = choice;
    const { steps, ends } = this.data;
    if (method === "manual" && breaks.length && ends[0]) {
      const texts = breaks.map((joint) => String(joint).replace("-", "−").replace(".", this.data.said.point));
      return { edges: breaks, joints: [ends[0], ...texts, ends[1]], palette: this.data.ramp[breaks.length], isOwn: true };
    }
    const own = this.own.get(nameOf(choice, this.composite)) ?? {};
    const at = lock === "period" && !this.data.many ? period : "all"; // small maps have the same classes
    if (own[at]) return own[at];
    if (at !== "all" && Object.keys(own).some((key) => key !== "all")) return UNCLASSED; // nothing to class in that period
    const known = steps[method] ?? steps.fisher_jenks ?? {}; // natural classes until the first joint is written
    return known[k] ?? known[5] ?? Object.values(known)[0] ?? UNCLASSED;
  }

  /** What is drawn of a choice, in the form of readView() in view.js. */
  view(choice) {
    const { data } = this;
    const { codes, names } = data;
    const moment = this.moment(choice.period);
    const steps = this.steps(choice);
    const isSymbols = choice.drawn === "symbols" && data.sizes.length > 0;
    const classed = (number) => (isSymbols ? "" : String(classAt(steps.edges, number))); // under circles the land stays bare
    const letter = (number, i) => (moment.states[i] !== "." ? moment.states[i] : classed(number));
    const fills = codes.map((_, i) => letter(moment.numbers[i], i));
    const [values, remarks] = [moment.values.split("\n"), moment.remarks.split("\n")];
    const known = moment.numbers.filter((one) => one !== null);
    const rank = (number) => placed(data.words.rank, 1 + known.filter((other) => other > number).length, known.length);
    const points = this.#points(choice.points);
    const circles = isSymbols ? this.#symbols(moment) : moment.circles.map(([place, value, text]) => ({ code: codes[place], value, text }));
    const circleTexts = new Map(circles.map(({ code, text }) => [code, text]));
    const legend = this.#legend(isSymbols ? { joints: [] } : steps, fills, choice);
    if (isSymbols) Object.assign(legend, { circles: data.sizes, circleTitle: data.sizeTitle });
    const className = classNames(legend);
    const area = (code, i) => ({
      code,
      name: names[i],
      value: values[i],
      className: className(fills[i]),
      rank: data.ranked && known.length > 1 && moment.numbers[i] !== null ? rank(moment.numbers[i]) : "",
      remark: remarks[i] ?? "",
      circle: circleTexts.get(code) ?? "",
      points: points.get(code) ?? [],
      ...this.composite?.card(i, moment),
    });
    return {
      areas: new Map(codes.map((code, i) => [code, area(code, i)])),
      letters: new Map(codes.map((code, i) => [code, fills[i]])),
      labels: this.#labels(moment, choice.areas, values),
      shortOf: (code) => data.shorts[codes.indexOf(code)],
      labelValues: data.labelValues,
      picked: choice.areas,
      points,
      circles,
      largestCircle: Math.max(isSymbols ? this.highest : this.most, largest([], legend)), // the same in every period
      legend,
      alt: moment.alt,
      palette: steps.palette,
      outline: data.outline,
      frames: data.frames,
      frameTitles: data.frameTitles,
      height: choice.drawn === "tiles" && data.tiles ? TALL : data.height,
      language: data.language,
      words: data.words,
      source: moment.source,
      notes: data.notes,
      mark: data.mark,
    };
  }

  /** Whether a kind of point is shown. */
  #isShown(mark, choice) {
    return choice === "all" || this.data.groups[mark] === choice;
  }

  #points(choice) {
    const { codes, points } = this.data;
    const shown = points.filter(([, mark]) => this.#isShown(mark, choice));
    return byCode(shown.map(([place, mark, title]) => ({ code: codes[place], mark, title })));
  }

  /** Values as circles; nothing is drawn of a zero, and nothing of what has no value. */
  #symbols({ numbers }) {
    const { codes } = this.data;
    return codes.map((code, i) => ({ code, value: numbers[i], text: "" })).filter(({ value }) => value > 0);
  }

  #legend(steps, fills, choice) {
    const { legend } = this.data;
    const named = steps.classes;
    const size = (i) => fills.filter((letter) => letter === String(i)).length;
    const count = named ? named.length : Math.max(0, steps.joints.length - 1);
    const classes = Array.from({ length: count }, (_, i) => {
      if (!named) return between(steps.joints, size(i), i);
      const [text, name, lower, upper] = named[i];
      return [text, size(i), name, lower, upper];
    });
    const counted = legend.states.map(([letter, name]) => [letter, name, fills.filter((one) => one === letter).length]);
    const states = counted.filter(([letter, , count]) => letter !== UNWEIGHED || count > 0);
    return { ...legend, classes, states, fewer: steps.fewer ?? "", points: legend.points.filter(([mark]) => this.#isShown(mark, choice.points)) };
  }

  /** The chosen regions first, then what the period names by itself. */
  #labels({ labelled, strong }, picked, values) {
    const { codes, shorts, labelValues } = this.data;
    const places = [...new Set([...picked.map((code) => codes.indexOf(code)), ...labelled])];
    return places.map((place) => ({
      code: codes[place],
      lines: labelValues ? [shorts[place], values[place]] : [shorts[place]],
      strong: picked.includes(codes[place]) || labelled.indexOf(place) < strong,
    }));
  }
}
