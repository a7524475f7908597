// The entry: one map per Streamlit element, kept between reruns; each rerun hands it a new message.

import { load, loadStyle, readMessage } from "./load.js";
import { MapElement } from "./element.js";
import { PALETTES } from "./palettes.js";

const maps = new WeakMap(); // shadow root of the Streamlit element -> MapElement

/**
 * Streamlit calls this at the first run, at every rerun and when the theme changes.
 * Nothing is returned: Streamlit would take it for a clean-up and call it for runs that a newer one overtook.
 * All listeners and observers hang on the element itself and go with it.
 */
export async function draw({ parentElement, data, setTriggerValue }) {
  if (!maps.has(parentElement)) maps.set(parentElement, new MapElement(parentElement));
  const map = maps.get(parentElement);
  map.send = (code) => setTriggerValue("picked", code);
  const turn = ++map.turn;
  const overtaken = () => turn !== map.turn;

  const lacking = (error) => {
    console.error("map words:", error);
    if (!overtaken()) setTriggerValue("lacking", true); // Python then sends them with the map itself
  };
  const [view] = await Promise.all([readMessage(data).catch(lacking), loadStyle(parentElement)]);
  if (overtaken() || !view) return;
  map.followTheme(PALETTES[view.palette] ?? view.palette);
  let outlines = null;
  try {
    outlines = await load(view.outline);
  } catch (error) {
    console.error("map outlines:", error);
  }
  if (!overtaken()) map.show(view, outlines);
}
