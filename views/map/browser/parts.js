// The dimensions of an index as small bars in the card of a region: what each is, and what it adds.

import { html } from "./nodes.js";

/** bars: name, score from 1 to 100 or null, its text, what it adds, and why there is no score. */
export function parts(bars, heads) {
  const cell = (kind, ...inside) => html("span", { class: kind }, ...inside);
  const row = ({ name, score, points, adds, reason }) => {
    if (score === null) return [cell("part-name", name), cell("part-reason", reason)];
    const bar = html("i");
    bar.style.width = `${score}%`;
    return [cell("part-name", name), cell("part-track", bar), cell("part-points", points), cell("part-adds", adds)];
  };
  const head = [cell("part-head part-name", ""), cell("part-head part-track-head", ""), ...heads.map((text) => cell("part-head part-points", text))];
  return html("div", { class: "card-parts" }, ...head, ...bars.flatMap(row));
}
