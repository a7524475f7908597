// Small maps of one size: which period or series each shows, what stands above it, and the legend of all or of each.

import { wear } from "./colours.js";
import { legend } from "./legend.js";
import { notesOfPoints } from "./many_marks.js";
import { html } from "./nodes.js";
import { Series } from "./series.js";

const SMALLER = 3; // by which circles on small maps are smaller, in area

/** The series of each small map; those that have data of their own take the rest from the series of the page. */
function seriesOf(series) {
  series.smalls ??= series.data.many.panels.map(({ data }) => (data && Object.keys(data).length ? new Series({ ...series.data, ...data }) : series));
  return series.smalls;
}

/** A choice as a small map can follow it: what is not shared has classes of its own. */
function choiceOf(choice, { period, at }, isShared) {
  const method = choice.method === "manual" && !isShared ? "fisher_jenks" : choice.method;
  return { ...choice, method, lock: "all", period: period ?? at?.[choice.period] ?? choice.period };
}

/** The view with its small maps: `panels` of caption, remark and view of each; unchanged where the series has none. */
export function withPanels(series, choice, view) {
  const { many, said } = series.data;
  if (!many) return view;
  const panels = many.panels.map((panel, i) => {
    const own = seriesOf(series)[i];
    const mine = choiceOf(choice, panel, many.shared);
    const shown = own.view(mine);
    const { name, numbers } = own.moment(mine.period, mine);
    const known = numbers.filter((one) => one !== null).length;
    const remark = said.figures.replace("{n}", known).replace("{all}", numbers.length);
    const caption = many.kind === "metrics" || mine.period !== (panel.period ?? choice.period) ? `${panel.caption}, ${name}` : panel.caption;
    const first = shown.labels.find(({ code }) => !choice.areas.includes(code)); // the leading region, beside the chosen ones
    return { caption, remark, isOwn: !many.shared, numbers, data: own.data, view: { ...shown, labels: shown.labels.filter((one) => one === first || choice.areas.includes(one.code)) } };
  });
  const largest = SMALLER * Math.max(...panels.map((panel) => panel.view.largestCircle));
  for (const panel of panels) panel.view.largestCircle = many.shared ? largest : SMALLER * panel.view.largestCircle;
  const sources = [...new Set(panels.map((panel) => panel.view.source))].filter(Boolean);
  return {
    ...view,
    panels,
    frames: panels.map((_, i) => `small-${i}`),
    alt: headOf(series, choice)?.title ?? view.alt,
    words: { ...view.words, usage: `${view.words.usage} ${said.turn}` },
    labels: panels[0].view.labels,
    points: new Map(),
    legend: many.shared ? together(panels) : { classes: [], states: [], points: panels[0].view.legend.points, circles: [] },
    largestCircle: largest,
    source: sources.join(" "),
  };
}

/** Title and lead of all small maps; null where the series has none. */
export function headOf({ data, composite, moments }, { period }) {
  const own = data.many && composite?.head(data.many, moments);
  if (own) return own;
  const [title, lead] = data.many?.heads[period] ?? data.many?.heads[""] ?? [];
  return title ? { title, lead } : null;
}

/** What a saved picture is called: by its period, or by its layout where it shows several. */
export function fileName({ stem, many }, period) {
  return [stem, many?.kind, many?.kind === "periods" ? "" : period].filter(Boolean).join("_");
}

/** The states of all maps, also those that only one of them can have, with their regions counted together. */
function statesOf(legends) {
  const found = new Map();
  for (const [letter, name, count] of legends.flatMap(({ states }) => states)) found.set(letter, [letter, name, (found.get(letter)?.[2] ?? 0) + count]);
  return [...found.values()];
}

/** One legend for all: the same classes, with the regions of all maps counted together. */
function together(panels) {
  const all = panels.map(({ view }) => view.legend);
  const sum = (list, i, at) => all.reduce((total, one) => total + one[list][i][at], 0);
  const [first] = all;
  return {
    ...first,
    classes: first.classes.map(([text, , ...rest], i) => [text, sum("classes", i, 1), ...rest]),
    states: statesOf(all),
  };
}

/** What the frames of small maps draw: the whole country, once a map. */
export function specsOf(outlines, panels) {
  const whole = outlines?.frames.find(({ id }) => id === "main");
  return whole ? panels.map((_, i) => ({ ...whole, id: `small-${i}`, panel: i, footprints: [] })) : [];
}

/** How many stand in a row where there is room. */
export const across = (count) => (count > 6 ? 4 : count > 4 || count === 3 ? 3 : 2);

/** Captions above the frames, legends below those that have their own; the stage becomes a grid. */
export function dressPanels(map) {
  const { panels } = map.view;
  map.node.toggleAttribute("data-many", Boolean(panels));
  map.node.toggleAttribute("data-own", Boolean(panels?.[0].isOwn));
  if (!panels) return;
  for (const node of [map.stage, map.node]) node.style.setProperty("--across", across(panels.length));
  for (const frame of map.frames) {
    const { caption, remark, isOwn, view } = panels[frame.spec.panel];
    frame.title.replaceChildren(html("span", { class: "small-caption" }, caption), " ", html("span", { class: "small-remark" }, remark));
    frame.own?.remove();
    if (isOwn) frame.node.append((frame.own = legend({ ...view, legend: { ...view.legend, points: [] } })));
  }
  map.notes.append(...notesOfPoints(map.view, map.session.series.data.said));
}

/** Small maps with classes of their own wear the colours of these. */
export function colourPanels(map, mode) {
  for (const frame of map.frames) dress(frame.node, map.view?.panels?.[frame.spec.panel], map, mode);
}

/** What shows a small map, or ranks it, wears its colours; where all maps share theirs, they come from the map. */
export function dress(node, panel, map, mode = map.node.dataset.mode) {
  if (panel?.isOwn) wear(node, panel.view.palette, mode, map.node);
}
