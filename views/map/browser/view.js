// What is drawn, as one object: from the message of a map of one moment (views/map/message.py) or from a series (series.js).

const EMPTY = { values: "", remarks: "", ranks: [], labels: [], circles: [], picked: [], sizes: [], counts: [] };

export const byCode = (marks) => {
  const groups = new Map();
  for (const mark of marks) groups.set(mark.code, [...(groups.get(mark.code) ?? []), mark]);
  return groups;
};

/** The number in a text as far as its digits tell; the same as order() in views/map/message.py. */
const order = (text) => (/^[-−]/.test(text) ? -1 : 1) * Number(text.replace(/[^0-9]/g, "").slice(0, 15));

/** The places of the regions in words: what the printed values tell, mended by what travelled. */
function places({ ranks, words }, values) {
  const ranked = ranks.map((mend, i) => (mend === null ? null : order(values[i])));
  const known = ranked.filter((one) => one !== null);
  const place = (one, i) => 1 + known.filter((other) => other > one).length + ranks[i];
  return ranked.map((one, i) => (one === null ? "" : placed(words.rank, place(one, i), known.length)));
}

/** The place of a region in words. */
export const placed = (pattern, rank, count) => pattern.replace("{rank}", rank).replace("{count}", count);

/** One class of the legend between two joints: [text, regions, name, lower end, upper end]; see ranges() in views/map/view.py. */
export function between(joints, size, i) {
  const [low, high] = [joints[i], joints[i + 1]];
  const text = low === high ? low : `${low} – ${high}`;
  return [text, size, "", i ? low : "", i < joints.length - 2 ? high : ""];
}

function classOf({ joints, classes }, size, i) {
  if (joints) return between(joints, size, i);
  const [text, name, lower, upper] = classes[i];
  return [text, size, name, lower, upper];
}

/** Letters of classes are digits; others are states, see views/map/view.py. */
export const isClass = (letter) => /\d/.test(letter);

/** What a region is called in the legend: its class or its state. */
export function classNames({ classes, states }) {
  const named = new Map(states.map(([letter, name]) => [letter, name]));
  return (letter) => (isClass(letter) ? classes[Number(letter)][0] : (named.get(letter) ?? ""));
}

/** The largest circle of map and legend, by which all are scaled. */
export const largest = (circles, legend) => Math.max(0, ...circles.map(({ value }) => value), ...legend.circles.map(([value]) => value));

/** Arrays in the order of the regions become maps by region code; places become codes. */
export function readView(arrived) {
  const message = { ...EMPTY, ...arrived }; // what is empty does not travel
  const { codes, fills, names } = message;
  const legend = {
    ...message.legend,
    classes: message.sizes.map((size, i) => classOf(message, size, i)),
    states: message.legend.states.map(([letter, name], i) => [letter, name, message.counts[i]]),
  };
  const [values, remarks] = [message.values.split("\n"), message.remarks.split("\n")];
  const ranks = places(message, values);
  const line = (text, place) => (typeof text === "number" ? [values, names][text][place] : text); // 0 and 1 stand for value and name
  const points = byCode(message.points.map(([place, mark, title]) => ({ code: codes[place], mark, title })));
  const circles = message.circles.map(([place, value, text]) => ({ code: codes[place], value, text }));
  const circleTexts = new Map(circles.map(({ code, text }) => [code, text]));
  const className = classNames(legend);
  const area = (code, i) => ({
    code,
    name: names[i],
    value: values[i],
    className: className(fills[i]),
    rank: ranks[i] ?? "",
    remark: remarks[i] ?? "",
    circle: circleTexts.get(code) ?? "",
    points: points.get(code) ?? [],
  });
  return {
    areas: new Map(codes.map((code, i) => [code, area(code, i)])),
    letters: new Map(codes.map((code, i) => [code, fills[i]])),
    labels: message.labels.map(([place, lines, strong]) => ({
      code: codes[place],
      lines: lines.map((text) => line(text, place)),
      strong: Boolean(strong),
    })),
    picked: message.picked.map((place) => codes[place]),
    points,
    circles,
    largestCircle: largest(circles, legend),
    legend,
    alt: message.alt,
    palette: message.palette,
    outline: message.outline,
    frames: message.frames,
    frameTitles: message.frameTitles,
    height: message.height,
    words: message.words,
    source: "",
    mark: message.mark,
    language: message.language,
  };
}
