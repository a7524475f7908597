// The message of views/map/message.py as one object per region and per mark.

const EMPTY = { values: "", remarks: "", ranks: [], labels: [], circles: [], picked: [], sizes: [], counts: [] };

const byCode = (marks) => {
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
  const said = (rank) => words.rank.replace("{rank}", rank).replace("{count}", known.length);
  return ranked.map((one, i) => (one === null ? "" : said(place(one, i))));
}

/** One class of the legend: [text, regions, name, lower end, upper end]; see ranges() in views/map/view.py. */
function classOf({ joints, classes, sizes }, size, i) {
  if (joints) return [`${joints[i]} – ${joints[i + 1]}`, size, "", i ? joints[i] : "", i < sizes.length - 1 ? joints[i + 1] : ""];
  const [text, name, lower, upper] = classes[i];
  return [text, size, name, lower, upper];
}

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
  const states = new Map(legend.states.map(([letter, name]) => [letter, name]));
  const className = (letter) => (/\d/.test(letter) ? legend.classes[Number(letter)][0] : (states.get(letter) ?? ""));
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
    largestCircle: Math.max(0, ...circles.map(({ value }) => value), ...legend.circles.map(([value]) => value)),
    legend,
    height: message.height,
    words: message.words,
  };
}
