// What belongs to an index of dimensions beside the map: the sliders of its weights below the time, its bands below the legend.

import { Bands } from "./bands.js";
import { Weights } from "./weights.js";

export class Weighing {
  /** `weigh(text, isOver)`: weights as they stand in the address; `redraw` draws the map again when bands have come. */
  constructor(map, weigh, redraw) {
    this.weights = new Weights(weigh);
    this.bands = new Bands(redraw);
    map.time.append(this.weights.node);
    map.below.after(this.bands.node);
  }

  offer(data, address) {
    this.weights.offer(data);
    this.bands.offer(data, address);
  }

  /** Before the view is made: it tells of the bands. */
  show(series, choice) {
    this.weights.show(series, choice);
    this.bands.show(series, choice);
  }

  get key() {
    return this.bands.key;
  }
}
