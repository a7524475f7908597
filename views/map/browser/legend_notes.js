// What the legend says in words: why there are fewer classes than were asked for, and which states no region has here.

import { html } from "./nodes.js";
import { widthOf } from "./ruler.js";

const [SIZE, LINE] = [13, 17]; // pixels of the letters and of a line in a saved picture
const ALWAYS = "ncr"; // states that are told of even where no region has them: that nothing is missing is worth knowing

/** The sentence on the screen; nothing where there are as many classes as were asked for. */
export const fewerNode = ({ fewer }) => (fewer ? [html("p", { class: "fewer" }, fewer)] : []);

/** The same in a picture, in as many lines as it needs; how high it is. */
export function printedFewer({ fewer }, nodes, text, { x, y, width, font }) {
  if (!fewer) return 0;
  const rows = [""];
  for (const word of fewer.split(" ")) {
    const longer = `${rows.at(-1)} ${word}`.trim();
    if (rows.at(-1) && widthOf(longer, `${SIZE}px ${font}`) > width) rows.push(word);
    else rows[rows.length - 1] = longer;
  }
  rows.forEach((row, i) => nodes.push(text(x, y + SIZE + i * LINE, row, { fill: "ink3" })));
  return rows.length * LINE + 6;
}

/** States of a picture, which shows one moment: those of other periods alone are not there. */
export const printedStates = (states) => states.filter(([letter, , count]) => count > 0 || ALWAYS.includes(letter));

/** Whether a state stands back, since no region has it here. */
export const isQuiet = (letter, count) => count === 0 && !ALWAYS.includes(letter);
