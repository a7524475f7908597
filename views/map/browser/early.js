// After a reload the map stands before Streamlit does: the tab remembers which data it showed and where, and draws them at once.
//
// The page's own map takes it over as it is, when it comes. Nothing is remembered but addresses and choices: what they name is
// kept by the browser, and a new warehouse has new addresses, so what stands here for a moment is never older than the page was.

import { load } from "./load.js";

const KEY = "lio-map"; // REMEMBERED of assets.py
const GONE = 1500; // milliseconds after the page has its title: it then shows no map
const AROUND = 24; // pixels
const LATEST = 15000; // milliseconds after which nobody takes it any more

let newest = null;
let early = null; // the map, its host, and what the reader chose in it meanwhile

/** A page that is left remembers its newest map, for the case that it is loaded again; a map whose data came with it is too large for that. */
export function remember(map) {
  newest = map;
}

addEventListener("pagehide", () => newest?.node.isConnected && newest.message?.series && keep(newest, { ...newest.message, told: 0 }));

function keep(map, message) {
  const host = map.node.getRootNode().host;
  const { left, top, width } = host.getBoundingClientRect();
  const { backgroundColor, fontFamily } = getComputedStyle(map.node);
  const scrolled = host.closest("[data-testid=stMain]")?.scrollTop ?? 0;
  const place = { left, top: top + scrolled, width };
  const outline = map.session?.series?.data.outline; // named by the data, but asked for beside them
  const known = { href: location.href, window: innerWidth, script: import.meta.url, place, backgroundColor, fontFamily, message, outline };
  sessionStorage.setItem(KEY, JSON.stringify(known));
}

/** What the same window showed at the same address, drawn by the same script; it counts once. */
function recall() {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  const known = JSON.parse(text);
  const isSame = known?.href === location.href && known.window === innerWidth && known.script === import.meta.url;
  return isSame && performance.getEntriesByType("navigation")[0]?.type === "reload" ? known : null;
}

/** Streamlit may start: the map is on the screen, or there is none. It would otherwise take the processor while the map is drawn. */
const begin = () => requestAnimationFrame(() => setTimeout(() => window.lioBegin?.()));

/** Draw what is remembered: `draw(root, message)` gives the map, and a promise of its picture. */
export function again(draw) {
  const known = recall();
  if (!known) return begin();
  const host = document.createElement("div");
  const { left, top, width } = known.place;
  host.style.cssText = `position: absolute; z-index: 1; left: ${left}px; top: ${top}px; width: ${width}px`;
  host.style.boxShadow = `0 0 0 ${AROUND}px ${known.backgroundColor}`; // nothing of the page that is being built shows beside it
  host.style.setProperty("--st-background-color", known.backgroundColor);
  host.style.setProperty("--st-font", known.fontFamily);
  document.documentElement.style.background = known.backgroundColor;
  document.body.append(host);
  if (known.outline) load(known.outline).catch(() => null); // who draws says so
  early = { host, told: null };
  const { map, shown } = draw(host.attachShadow({ mode: "open" }), known.message, (...told) => (early.told = told));
  early.map = map;
  shown.finally(begin);
  const { pathname } = location;
  const started = performance.now();
  let titled = null;
  const watch = setInterval(() => {
    titled ??= document.querySelector(".lio-title") && performance.now();
    const isOver = performance.now() - (titled ?? Infinity) > GONE || performance.now() - started > LATEST;
    if (!early || isOver || location.pathname !== pathname) clearInterval(watch, drop());
  }, 100);
}

/** The map that waits for its place on the page, put there; null if there is none. */
export function taken(root, trigger) {
  if (!early) return null;
  const { map, told } = early;
  root.append(map.node);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...early.host.shadowRoot.adoptedStyleSheets];
  drop();
  map.arrange(); // in the fonts of the page
  if (told) trigger(...told);
  return map;
}

function drop() {
  early?.host.remove();
  early = null;
  document.documentElement.style.background = "";
}
