// One chart on the page, drawn by Plotly: another figure moves its marks, and nothing is made anew.

const CONFIG = { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false };

const charts = new Map(); // key -> the chart that stands on the page
const answers = new Map(); // address -> promise of what is kept there, the newest few
const MOST = 16;
const SHEET = 800; // pixels: a drawing that is wider is made narrower for paper, so that its letters can be read there
let library = null; // promise of Plotly

/** Plotly is no module: it is loaded once, as a script; after a failure it is asked for again. */
function plotly() {
  library ??= new Promise((done, failed) => {
    const src = new URL("plotly.min.js", import.meta.url).href;
    const script = Object.assign(document.createElement("script"), { src, onload: () => done(window.Plotly) });
    script.onerror = () => {
      library = null; // the next figure tries again
      script.remove();
      failed(new Error(`${src} could not be loaded`));
    };
    document.head.append(script);
  });
  return library;
}

/** What an address holds, asked for once; null, and asked for again, where it is not there. */
export function kept(address) {
  if (!answers.has(address)) {
    if (answers.size >= MOST) answers.delete(answers.keys().next().value);
    const lost = () => void answers.delete(address);
    answers.set(address, fetch(new URL(address, document.baseURI)).then((answer) => (answer.ok ? answer.json() : lost()), lost));
  }
  return answers.get(address);
}

/** The chart of a key, as long as it is on the page. */
export function chartOf(key) {
  if (charts.get(key)?.node.isConnected === false) charts.delete(key);
  return charts.get(key);
}

for (const moment of ["beforeprint", "afterprint"]) {
  window.addEventListener(moment, () => charts.forEach((chart) => chart.fitPaper(moment === "beforeprint")));
}

export class Chart {
  constructor(root) {
    this.turn = 0; // of the newest figure, so that an older one can stop
    this.node = document.createElement("div");
    this.node.className = "lio-chart";
    this.node.setAttribute("role", "img");
    // As wide as the page gives, not as the drawing was in a wider window; that one is cut until it is drawn anew.
    Object.assign(this.node.style, { contain: "inline-size", overflowX: "clip" });
    root.append(this.node);
    new ResizeObserver(() => this.#fit()).observe(this.node);
  }

  /** Take what the page tells; the figure that stands here already is not drawn again. */
  async show({ key, alt, lost, figure }) {
    charts.set(key, this);
    this.lost = lost;
    this.turn += 1; // what was asked for before is overtaken
    this.node.setAttribute("aria-label", alt);
    if (figure === this.figure) return;
    await this.#move(figure);
  }

  /** Show what is kept at an address, without the page; false where it is not there. */
  async fetch(address) {
    const turn = ++this.turn;
    const answer = await kept(address);
    if (!answer || turn !== this.turn) return false;
    this.node.setAttribute("aria-label", answer.alt);
    await this.#move(answer.figure);
    return true;
  }

  async #move(figure) {
    const turn = ++this.turn;
    const { data, layout } = JSON.parse(figure);
    this.node.style.height = `${layout.height}px`; // its place is kept until it is drawn
    const Plotly = await plotly().catch((error) => console.error("chart:", error));
    if (turn !== this.turn) return;
    if (!Plotly) return void (this.node.textContent = this.lost);
    if (!this.figure) this.node.replaceChildren();
    this.figure = figure;
    const isFirst = !this.node.on;
    await Plotly.react(this.node, data, layout, CONFIG);
    this.width = this.node.clientWidth;
    if (isFirst) this.node.on("plotly_afterplot", () => this.#frame());
    this.#frame();
  }

  /** Say how large the drawing is, so that a sheet of paper can take it smaller, as a whole. */
  #frame() {
    for (const layer of this.node.querySelectorAll(".svg-container > .main-svg")) {
      const [width, height] = ["width", "height"].map((side) => layer.getAttribute(side));
      layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
      this.node.style.setProperty("--drawn", `${width}px`);
    }
  }

  /** Before a print no wider than a sheet; after it as wide as the page again. */
  fitPaper(isPrinted) {
    if (!this.figure || !this.node.isConnected || this.width <= SHEET) return;
    if (isPrinted) window.Plotly.relayout(this.node, { width: SHEET });
    else window.Plotly.Plots.resize(this.node);
  }

  /** Take the width that the page gives, also when a folded part opens. */
  #fit() {
    const { clientWidth } = this.node;
    if (!this.figure || !clientWidth || clientWidth === this.width) return;
    this.width = clientWidth;
    window.Plotly.Plots.resize(this.node);
  }
}
