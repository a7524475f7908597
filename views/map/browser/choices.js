// The reader's choices in the map, and how they stand in the address: the same parameters that the page reads and writes.

/** A number as the page writes it: always with a point. */
const written = (number) => (Number.isInteger(number) ? number.toFixed(1) : String(number));

export const MOST_JOINTS = 8;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Joints out of a text: numbers with semicolons, blanks or, where `point` is the decimal point, commas between them; each
 * once, ascending. A comma before a blank always separates; one between digits is decimal in languages that write so, and
 * where semicolons separate. `wrong`: the first part that is no number.
 */
export function readJoints(text, point) {
  const isDecimal = point === "," || text.includes(";");
  const parted = (part) => (part.includes(".") || !isDecimal ? part.split(",") : [part]);
  const parts = text.replace(/,(?=\s|$)/g, " ").split(/[\s;]+/).flatMap(parted).filter(Boolean);
  const numbers = parts.map((part) => part.replace("−", "-").replace(",", ".")).map((part) => (NUMBER.test(part) ? Number(part) : NaN));
  const wrong = parts.find((_, i) => !Number.isFinite(numbers[i])) ?? "";
  return { joints: ascending(numbers.filter(Number.isFinite)), wrong };
}

const ascending = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);
export const tidy = (numbers) => ascending(numbers.filter(Number.isFinite)).slice(0, MOST_JOINTS);

/** How the regions can be drawn, the usual way first; the address says "fill" only of an amount, which has circles too. */
export const ways = ({ sizes, tiles }) => [sizes.length ? ["fill", "symbols"] : [""], tiles ? ["tiles"] : []].flat();

/** The choices of the address as far as the series knows them; what is missing there is taken from `instead`, else as usual. */
export function readChoices(series, instead) {
  const { codes, methods, shown } = series.data;
  const address = new URLSearchParams(location.search);
  const asked = (name) => address.get(name) ?? instead[name] ?? "";
  const listed = (name) => asked(name).split(",").filter(Boolean);
  const told = address.has("period") ? (address.get("overlay") ?? "") : (instead.overlay ?? ""); // a written address lacks it where there is none
  const one = (name, known) => [address.get(name), instead[name], known.at(-1)].find((code) => known.includes(code)) ?? "";
  const method = one("classes", methods.map(([code]) => code).reverse());
  const [, , sizes = [], usual = 0] = methods.find(([code]) => code === method) ?? [];
  const size = Number(asked("k"));
  return {
    period: one("period", [...series.place.keys()]),
    method,
    k: sizes.includes(size) ? size : usual,
    breaks: tidy(listed("breaks").map(Number)),
    areas: listed("area").filter((code) => codes.includes(code)),
    others: listed("area").filter((code) => !codes.includes(code)), // a country or a district: not on the map, not forgotten
    lock: asked("lock"),
    drawn: one("drawn", ways(series.data).reverse()) || asked("drawn"),
    overlay: series.data.overlays?.some(([code]) => code === told) ? told : "",
    points: shown.length ? one("points", shown.map(([code]) => code).reverse()) : asked("points"),
    weights: series.composite?.tidied(address.has("period") ? address.get("weights") : instead.weights) ?? series.data.weights ?? "",
  };
}

/** The choices as address parameters; the joints that are shown stand there whoever made them, and under circles none are. */
export function toParameters({ period, method, k, breaks, areas, others, points, drawn, lock, overlay, weights }, edges) {
  const isShown = method && drawn !== "symbols";
  const joints = method === "manual" ? breaks : isShown ? edges.map((edge) => Number(edge.toPrecision(7))) : [];
  return {
    period,
    classes: method,
    k: method === "manual" ? String(breaks.length + 1) : k ? String(k) : "",
    breaks: joints.map(written).join(","),
    area: [...areas, ...others].join(","),
    points,
    drawn,
    lock,
    overlay,
    weights,
  };
}

/** The address with these choices in it, its parameters in the order in which the page writes them. */
export function addressWith(choice, edges, order) {
  const now = new URLSearchParams(location.search);
  const wanted = toParameters(choice, edges);
  const next = new URLSearchParams();
  for (const name of order) {
    const value = name in wanted ? wanted[name] : now.get(name);
    if (value) next.set(name, value);
  }
  return `${location.pathname}?${next}`;
}
