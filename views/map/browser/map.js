// The entry: one map per Streamlit element, kept between reruns; each rerun hands it a new message.

import { remember, taken } from "./early.js";
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
  if (!maps.has(parentElement)) maps.set(parentElement, taken(parentElement, setTriggerValue) ?? made(parentElement));
  const map = maps.get(parentElement);
  map.trigger = setTriggerValue;
  const lacking = (error) => {
    console.error("map data:", error);
    setTriggerValue("lacking", true); // Python then sends them with the map itself
  };
  await bring(map, parentElement, readMessage(data), lacking);
}

function made(root) {
  const map = new MapElement(root);
  remember(map);
  return map;
}

/** A map outside of Streamlit, of what an earlier page was told, and a promise of its picture. */
export function drawAgain(root, message, trigger) {
  const map = made(root);
  map.trigger = trigger;
  return { map, shown: bring(map, root, Promise.resolve(message), (error) => console.error("map data:", error)) };
}

/** Show what a message names, unless a newer one overtakes it; `lacking` hears of data that could not be fetched. */
async function bring(map, root, message, lacking) {
  const turn = ++map.turn;
  const overtaken = () => turn !== map.turn;
  const failed = (error) => overtaken() || lacking(error);
  const [arrived] = await Promise.all([message.then(arrive).catch(failed), loadStyle(root)]);
  if (overtaken() || !arrived?.message) return;
  const outlines = await outlinesOf(arrived);
  if (overtaken()) return;
  map.message = arrived.message;
  if (arrived.series) update(map, arrived, outlines);
  else {
    map.picker ??= new OnePick(map);
    map.show(arrived.view, outlines, arrived.version);
  }
}

/** The message with what it names: a series of periods, or one view. */
async function arrive(message) {
  if (message.pair) return { message, state: { ...message, series: "" }, series: await arrivePair(message) };
  if (!(message.series ?? message.inline)) return { message, view: readView(message), version: message.version };
  return { message, state: message, series: await seriesOf(message.series, message.inline) };
}

/** A series by its address, or out of its text; made once. */
async function seriesOf(address, inline) {
  const name = address ?? inline;
  if (!known.has(name)) {
    const whole = address ? await load(address) : JSON.parse(inline);
    const composite = whole.composite ? await import("./composite.js") : null; // fetched only where an index is made of parts
    if (!known.has(name)) keep(name, new Series(whole, composite && new composite.Composite(whole.composite, whole.codes))); // asked for twice at once
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
