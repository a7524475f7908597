// The entry: charts and the buttons beside them, one of each per Streamlit element, kept between reruns.

import { Chart } from "./plot.js";
import { Toggles } from "./toggles.js";

const made = new WeakMap(); // Streamlit's element -> what stands in it

/** A chart: its figure as text, behind a line that says what it is. */
export function drawChart({ parentElement, data }) {
  const text = new TextDecoder().decode(data);
  const end = text.indexOf("\n");
  return keep(parentElement, Chart).show({ ...JSON.parse(text.slice(0, end)), figure: text.slice(end + 1) });
}

/** Buttons; what is pressed is told to the page. */
export function drawToggles({ parentElement, data, setTriggerValue }) {
  keep(parentElement, Toggles).offer(data, (codes) => setTriggerValue("pressed", codes));
}

function keep(element, Kind) {
  if (!made.has(element)) made.set(element, new Kind(element));
  return made.get(element);
}
