// Where one class of all periods holds nearly all regions of one, as prices or growth alone can do: each of two maps says it.

import { isClass } from "./view.js";

/** The sentence for the legend of map `i`, empty where the regions of the period are told apart, or could not be by classes of its own. */
export function crowdedIn({ letters }, { crowded, periods }, { method, period }, i) {
  const found = [...letters.values()].filter(isClass);
  const most = Math.max(0, ...[...new Set(found)].map((letter) => found.filter((one) => one === letter).length));
  const isCrowded = crowded.methods.includes(method) && periods[period].apart[i] && most >= crowded.share * found.length;
  return isCrowded ? crowded.said.replace("{n}", most).replace("{all}", found.length) : "";
}
