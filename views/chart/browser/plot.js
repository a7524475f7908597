// One chart on the page, drawn by Plotly: another figure moves its marks, and nothing is made anew.

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };

const charts = new Map(); // key -> the chart that stands on the page
let library = null; // promise of Plotly

/** Plotly is no module: it is loaded once, as a script. */
function plotly() {
  library ??= new Promise((done, failed) => {
    const src = new URL("plotly.min.js", import.meta.url).href;
    const script = Object.assign(document.createElement("script"), { src, onload: () => done(window.Plotly), onerror: failed });
    document.head.append(script);
  });
  return library;
}

export const chartOf = (key) => charts.get(key);

export class Chart {
  constructor(root) {
    this.turn = 0; // of the newest figure, so that an older one can stop
    this.node = document.createElement("div");
    this.node.className = "lio-chart";
    this.node.setAttribute("role", "img");
    root.append(this.node);
    new ResizeObserver(() => this.#fit()).observe(this.node);
  }

  /** Take what the page tells; the figure that stands here already is not drawn again. */
  async show({ key, alt, address, figure }) {
    charts.set(key, this);
    this.node.setAttribute("aria-label", alt);
    if (figure === this.figure) return;
    await this.#move(figure);
  }

  /** Show what is kept at an address, without the page; false where it is not there. */
  async fetch(address) {
    const turn = ++this.turn;
    const answer = await fetch(new URL(address, document.baseURI)).catch(() => null);
    if (!answer?.ok || turn !== this.turn) return false;
    const { alt, figure } = await answer.json();
    if (turn !== this.turn) return false;
    this.node.setAttribute("aria-label", alt);
    await this.#move(figure);
    return true;
  }

  async #move(figure) {
    const turn = ++this.turn;
    const { data, layout } = JSON.parse(figure);
    this.node.style.height = `${layout.height}px`; // its place is kept until it is drawn
    const Plotly = await plotly();
    if (turn !== this.turn) return;
    this.figure = figure;
    await Plotly.react(this.node, data, layout, CONFIG);
    this.width = this.node.clientWidth;
  }

  /** Take the width that the page gives, also when a folded part opens. */
  #fit() {
    const { clientWidth } = this.node;
    if (!this.figure || !clientWidth || clientWidth === this.width) return;
    this.width = clientWidth;
    window.Plotly.Plots.resize(this.node);
  }
}
