// Small maps of the index by year at weights of the reader's own: title and lead, as views/parts/activity_many_words.py says them at equal ones.

const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const whole = (number) => String(Math.round(number));

/** Title and lead of the small maps; `moments` are the weighed years, `inside` the regions with their preposition. */
export function headOfYears(said, inside, panels, moments) {
  const years = panels.map(({ period }) => period);
  const shown = years.map((year) => moments.find(({ code }) => code === year));
  const hasIndex = ({ numbers }) => numbers.some((one) => one !== null);
  const ends = [shown.find(hasIndex) ?? shown[0], shown.findLast(hasIndex) ?? shown.at(-1)]; // a year without an index has no leader
  const [before, now] = ends.map((moment) => leader(said, inside, moment));
  const [first, last] = ends.map(({ name }) => name);
  const pattern = before.place === now.place ? said.same_own : said.other_own;
  const title = filled(pattern, { in_area: now.text, in_first: before.text, in_last: now.text, first, last });
  const every = years.length === moments.length ? said.every : filled(said.some, { n: years.length, all: moments.length });
  const spans = ends.map((moment) => span(said, moment)).filter(Boolean);
  return { title, lead: [every, ...spans, said.order].join(" ") };
}

/** The region with the highest index, and with how many more that round to the same points. */
function leader({ more }, inside, { numbers }) {
  const known = numbers.filter((one) => one !== null);
  if (!known.length) return { place: -1, text: "–" };
  const top = Math.max(...known);
  const place = numbers.indexOf(top);
  const n = known.filter((one) => whole(one) === whole(top)).length - 1;
  return { place, text: n ? filled(more, { in_area: inside[place], n }) : inside[place] };
}

function span({ range }, { name, numbers }) {
  const known = numbers.filter((one) => one !== null);
  if (!known.length) return "";
  return filled(range, { period: name, low: whole(Math.min(...known)), high: whole(Math.max(...known)), n: known.length });
}
