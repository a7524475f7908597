// What comes from the server: the message of a rerun, and the files that are fetched once per page life.

const files = new Map(); // address -> promise of the parsed file
let style = null; // promise of the one style sheet that all maps share

/** Address of a file below the app, whatever path the app is served under. */
const address = (path) => new URL(path, document.baseURI).href;

/** The message: zlib-compressed JSON, see views/map/message.py; what it has in common with others is kept in a file. */
export async function readMessage(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const text = await new Response(stream).text();
  const message = { ...JSON.parse(text), version: checksum(text) };
  return message.kept ? { ...(await load(message.kept)), ...message } : message;
}

/** By which the map knows whether anything changed. */
function checksum(text) {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return sum.toString(16);
}

/** A JSON file below the app; a failed fetch is forgotten, so that the next rerun tries again. */
export function load(path) {
  const url = address(path);
  if (!files.has(url)) {
    const wanted = fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return answer.json();
    });
    files.set(url, wanted);
    wanted.catch(() => files.delete(url));
  }
  return files.get(url);
}

/** A file that lives on in another form need not be held twice; the browser's own cache still has it. */
export function forget(path) {
  files.delete(address(path));
}

/** The style sheet stands beside this script; every shadow root adopts the same one. */
export async function loadStyle(root) {
  style ??= fetch(new URL("map.css", import.meta.url))
    .then((answer) => answer.text())
    .then((text) => new CSSStyleSheet().replace(text));
  const sheet = await style;
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
