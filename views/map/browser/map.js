// The entry: one map per Streamlit element, kept between reruns; each rerun hands it a new message.

import { forget, load, loadStyle, readMessage } from "./load.js";
import { MapElement } from "./element.js";
import { BesideEach, Both } from "./pair.js";
import { OnePick } from "./pick.js";
import { Series } from "./series.js";
import { Session } from "./session.js";
import { readView } from "./view.js";

const maps = new WeakMap(); // shadow root of the Streamlit element -> MapElement
const known = new Map(); // address or text of a series -> series, the newest few

/**
 * Streamlit calls this at the first run, at every rerun and when the theme changes.
 * Nothing is returned: Streamlit would take it for a clean-up and call it for runs that a newer one overtook.
 * All listeners and observers hang on the element itself and go with it.
 */
export async function draw({ parentElement, data, setTriggerValue }) {
  if (!maps.has(parentElement)) maps.set(parentElement, new MapElement(parentElement));
  const map = maps.get(parentElement);
  map.trigger = setTriggerValue;
  const turn = ++map.turn;
  const overtaken = () => turn !== map.turn;

  const lacking = (error) => {
    console.error("map data:", error);
    if (!overtaken()) setTriggerValue("lacking", true); // Python then sends them with the map itself
  };
  const [arrived] = await Promise.all([arrive(data).catch(lacking), loadStyle(parentElement)]);
  if (overtaken() || !arrived) return;
  const outlines = await outlinesOf(arrived);
  if (overtaken()) return;
  if (arrived.series) update(map, arrived, outlines);
  else {
    map.picker ??= new OnePick(map);
    map.show(arrived.view, outlines, arrived.version);
  }
}

/** The message with what it names: a series of periods, or one view. */
async function arrive(data) {
  const message = await readMessage(data);
  if (message.pair) return { state: { ...message, series: "" }, series: await arrivePair(message) };
  if (!(message.series ?? message.inline)) return { view: readView(message), version: message.version };
  return { state: message, series: await seriesOf(message.series, message.inline) };
}

/** A series by its address, or out of its text; made once. */
async function seriesOf(address, inline) {
  const name = address ?? inline;
  if (!known.has(name)) {
    const whole = address ? await load(address) : JSON.parse(inline);
    const composite = whole.composite ? await import("./composite.js") : null; // fetched only where an index is made of parts
    keep(name, new Series(whole, composite && new composite.Composite(whole.composite, whole.codes)));
    if (address) forget(address);
  }
  return known.get(name);
}

/** Two metrics: the series of each and what is said of both; made once. */
async function arrivePair({ series, inline, pair }) {
  const name = JSON.stringify([series ?? inline, pair]);
  if (!known.has(name)) {
    const [second, both] = pair.series ?? [];
    const [secondInline, bothInline] = pair.inline ?? [];
    const arriving = [seriesOf(series, inline), seriesOf(second, secondInline), both ? load(both) : JSON.parse(bothInline)];
    const made = pair.layout === "both" ? Both : BesideEach;
    keep(name, new made(...(await Promise.all(arriving))));
  }
  return known.get(name);
}

function keep(name, series) {
  known.set(name, series);
  if (known.size > 8) known.delete(known.keys().next().value);
}

async function outlinesOf({ view, series }) {
  try {
    return await load((view ?? series.data).outline);
  } catch (error) {
    console.error("map outlines:", error);
    return null;
  }
}

function update(map, { series, state }, outlines) {
  map.session ??= new Session(map, (turn, chosen) => map.trigger("chosen", { turn, chosen }));
  map.session.update(series, state, outlines);
}
