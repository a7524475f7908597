// The index of cluster activity in the browser: its dimensions travelled, and are weighed anew when the reader moves a weight.

import { headOfYears } from "./composite_many.js";
import { parts } from "./parts.js";
import { Weighing } from "./weighing.js";

const whole = (number) => String(Math.round(number));
const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The weighted geometric mean of what is there, null where too little is: as composite_activity_index in metrics/methods. */
export function indexOf(scores, weights, least) {
  const there = scores.map((score, i) => score !== null && weights[i] > 0);
  const needed = Math.max(1, Math.min(least, weights.filter((weight) => weight > 0).length));
  if (there.filter(Boolean).length < needed) return null;
  const sum = (part) => scores.reduce((all, score, i) => (there[i] ? all + part(score, weights[i]) : all), 0);
  return Math.exp(sum((score, weight) => weight * Math.log(score)) / sum((_, weight) => weight));
}

/** The points that each dimension adds to an index; null for one that is missing or weighs nothing: see metrics/cluster_activity.py. */
export function added(scores, index, weights) {
  const parts = scores.map((score, i) => (score !== null && weights[i] > 0 ? weights[i] * Math.log(score) : null));
  const all = parts.reduce((sum, part) => sum + (part ?? 0), 0);
  return parts.map((part) => (part === null ? null : all > 0 ? (part * index) / all : 0));
}

/** Weights as whole parts of a hundred: rounded down, and what is left goes to the largest remainders. */
export function hundred(weights) {
  const all = weights.reduce((sum, one) => sum + one, 0);
  const exact = weights.map((one) => (100 * one) / all);
  const parts = exact.map(Math.floor);
  const rest = (i) => exact[i] - parts[i];
  const order = exact.map((_, i) => i).sort((a, b) => rest(b) - rest(a));
  const left = 100 - parts.reduce((sum, one) => sum + one, 0);
  for (const i of order.slice(0, left)) parts[i] += 1;
  return parts;
}

export class Composite {
  constructor(data, codes) {
    Object.assign(this, data, { codes });
    this.weights = data.usual;
    this.bands = null; // region code -> its band in words, once they have come
    this.groups = []; // of the bands, the leading one first: name, and regions with their places
  }

  /** What stands beside a map that shows the index. */
  panel(map, weigh, redraw) {
    return new Weighing(map, weigh, redraw);
  }

  /** The weights of a text of the address; the usual ones where it holds none. */
  read(text) {
    const found = text.split(".").map(Number);
    const fits = /^\d{1,3}(\.\d{1,3})*$/.test(text) && found.length === this.usual.length && found.every((one) => one <= 100);
    return fits && found.some((one) => one > 0) ? found : this.usual;
  }

  /** Weights as they stand in the address: the usual ones do not. */
  write(weights) {
    return String(weights) === String(this.usual) ? "" : weights.join(".");
  }

  /** A text of the address as it should stand there. */
  tidied(text) {
    return this.write(this.read(text ?? ""));
  }

  get isUsual() {
    return String(this.weights) === String(this.usual);
  }

  /** Every year by the weights; `plain` are the years at the usual ones, as they came. */
  weighed(plain, weights) {
    this.weights = weights;
    if (this.isUsual) return plain;
    const moments = plain.map((moment) => this.#year(moment));
    const known = moments.flatMap(({ numbers }) => numbers.filter((one) => one !== null));
    this.ends = [Math.min(...known), Math.max(...known)];
    return moments;
  }

  /** The same classes, their outer ends as far as the values go: at weights of the reader's own these go elsewhere, and it is said. */
  stretched(steps) {
    const { edges, joints, fewer, isOwn, isWeighed } = steps;
    if (this.isUsual || !joints?.length) return steps;
    if (isWeighed) return { ...steps, fewer: [fewer, this.said.joints_own].filter(Boolean).join(" ") };
    const told = isOwn ? steps : { ...steps, fewer: [fewer, this.said.joints].filter(Boolean).join(" ") };
    if (this.shares || !edges.length) return told;
    const [low, high] = [Math.min(this.ends[0], edges[0]), Math.max(this.ends[1], edges.at(-1))];
    return { ...told, joints: [this.#end(low, joints[1]), ...joints.slice(1, -1), this.#end(high, joints.at(-2))] };
  }

  /** An outer end in whole points, with a decimal where it would read like the joint beside it. */
  #end(value, beside) {
    return whole(value) === beside ? value.toFixed(1).replace(".", this.said.point) : whole(value);
  }

  /** Title and lead of small maps by year at weights of the reader's own; null where those that came hold. */
  head({ kind, panels }, moments) {
    return this.isUsual || kind !== "periods" ? null : headOfYears(this.many, this.inside, panels, moments);
  }

  #scores(place, year) {
    return this.years[year].scores.map((column) => column[place]);
  }

  #year(moment) {
    const { compared } = this.years[moment.code];
    const numbers = this.codes.map((_, i) => (compared[i] === "1" ? indexOf(this.#scores(i, moment.code), this.weights, this.least) : null));
    const values = numbers.map((one) => (one === null ? "" : filled(this.said.points, { n: whole(one) })));
    const states = numbers.map((one, i) => (one !== null ? "." : moment.states[i] === "." ? "w" : moment.states[i]));
    const order = numbers.map((_, i) => i).filter((i) => numbers[i] !== null).sort((a, b) => numbers[b] - numbers[a]);
    const title = this.#title(order, numbers);
    const labelled = [...new Set([...order.slice(0, 3), ...order.slice(-2)])];
    return { ...moment, numbers, values: values.join("\n"), states: states.join(""), labelled, title, lead: this.#lead(moment, order.length), alt: title };
  }

  /** As activity_words.lead says it of weights of the reader's own. */
  #lead({ name, mark }, n) {
    return [filled(this.said.lead, { year: name, n }), mark, this.said.order].filter(Boolean).join(" ");
  }

  #title(order, numbers) {
    if (!order.length) return this.said.none;
    const top = whole(numbers[order[0]]);
    const more = order.filter((i) => whole(numbers[i]) === top).length - 1;
    const value = filled(this.said.points, { n: top });
    return filled(more ? this.said.own_more : this.said.own, { in_area: this.inside[order[0]], n: more, value });
  }

  /** How many regions a dimension is known of in a year. */
  known(dimension, year) {
    return this.years[year].scores[dimension].filter((one) => one !== null).length;
  }

  /** What the card of a region says beside its index: its band, its dimensions, how much is known. */
  card(place, moment) {
    const { code } = moment;
    const scores = this.#scores(place, code);
    const index = moment.numbers[place];
    const adds = index === null ? [] : added(scores, index, this.weights);
    const bars = this.dimensions.map(([, name], i) => ({
      name,
      score: scores[i],
      points: scores[i] === null ? "" : whole(scores[i]),
      adds: (adds[i] ?? null) === null ? "" : filled(this.said.adds, { n: whole(adds[i]) }),
      reason: this.reasons[this.years[code].absent[i][place]],
    }));
    const remark = index === null ? this.#why(scores, code, place) : this.#coverage(place, code, scores);
    const told = bars.map(({ name, points, reason }) => filled(this.said.told, { dimension: name, n: points || reason }));
    const heads = [this.said.head_points, this.said.head_adds];
    return { parts: () => parts(bars, heads), remark, told, rank: this.bands?.[this.codes[place]] ?? "" };
  }

  /** Why there is no index: too little is known, or too little of what has a weight. */
  #why(scores, year, place) {
    const isLeft = this.years[year].compared[place] === "1";
    const n = scores.filter((one, i) => one !== null && !(isLeft && this.weights[i] === 0)).length;
    return filled(isLeft ? this.said.too_few_weighed : this.said.too_few, { n, all: this.weights.filter((one) => one > 0).length });
  }

  #coverage(place, year, scores) {
    const all = this.weights.reduce((sum, one) => sum + one, 0);
    const known = scores.reduce((sum, score, i) => sum + (score === null ? 0 : this.weights[i] * this.years[year].shares[i][place]), 0);
    return known < all - 1e-9 ? filled(this.said.coverage, { share: this.percent(known / all) }) : "";
  }

  percent(share) {
    return filled(this.said.percent, { n: whole(100 * share) });
  }

  /** What each dimension weighs, in per cent; the parts make a hundred. */
  get percents() {
    return hundred(this.weights).map((part) => this.percent(part / 100));
  }

  /** For a picture: the weights where they are the reader's own, and who stands in the leading band. */
  get printed() {
    const weights = this.dimensions.map(([, name], i) => `${name} ${this.percents[i]}`).join("; ");
    const bands = this.groups.slice(0, 1).map(([name, regions]) => `${this.said.bands}. ${name}: ${regions.map((one) => one.join(" ")).join(", ")}.`);
    return [...(this.isUsual ? [] : [`${this.said.weights}: ${weights}.`]), ...bands];
  }
}
