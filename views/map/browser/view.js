// The message of views/map/message.py as one object per region and per mark.

const byCode = (marks) => {
  const groups = new Map();
  for (const mark of marks) groups.set(mark.code, [...(groups.get(mark.code) ?? []), mark]);
  return groups;
};

/** Arrays in the order of the regions become maps by region code; places become codes. */
export function readView(message) {
  const { codes, fills, legend } = message;
  const points = byCode(message.points.map(([place, mark, title]) => ({ code: codes[place], mark, title })));
  const circles = message.circles.map(([place, value, text]) => ({ code: codes[place], value, text }));
  const circleTexts = new Map(circles.map(({ code, text }) => [code, text]));
  const states = new Map(legend.states.map(([letter, name]) => [letter, name]));
  const className = (letter) => (/\d/.test(letter) ? legend.classes[Number(letter)][0] : (states.get(letter) ?? ""));
  const area = (code, i) => ({
    code,
    name: message.names[i],
    value: message.values[i],
    className: className(fills[i]),
    rank: message.ranks[i],
    remark: message.remarks[i],
    circle: circleTexts.get(code) ?? "",
    points: points.get(code) ?? [],
  });
  return {
    areas: new Map(codes.map((code, i) => [code, area(code, i)])),
    letters: new Map(codes.map((code, i) => [code, fills[i]])),
    labels: message.labels.map(([place, lines, strong]) => ({ code: codes[place], lines, strong: Boolean(strong) })),
    picked: message.picked.map((place) => codes[place]),
    points,
    circles,
    largestCircle: Math.max(0, ...circles.map(({ value }) => value), ...legend.circles.map(([value]) => value)),
    height: message.height,
    words: message.words,
  };
}
