// What comes from the server: the message of a rerun, and the files that are fetched once per page life.

const outlines = new Map(); // address -> promise of the parsed file
let style = null; // promise of the one style sheet that all maps share

/** Address of a file below the app, whatever path the app is served under. */
const address = (path) => new URL(path, document.baseURI).href;

/** The message: zlib-compressed JSON, see views/map/message.py. */
export async function readMessage(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

/** The outlines of one country; a failed fetch is forgotten, so that the next rerun tries again. */
export function loadOutlines(path) {
  const url = address(path);
  if (!outlines.has(url)) {
    const wanted = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.json();
    });
    outlines.set(url, wanted);
    wanted.catch(() => outlines.delete(url));
  }
  return outlines.get(url);
}

/** The style sheet stands beside this script; every shadow root adopts the same one. */
export async function loadStyle(root) {
  style ??= fetch(new URL("map.css", import.meta.url))
    .then((answer) => answer.text())
    .then((text) => new CSSStyleSheet().replace(text));
  const sheet = await style;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
