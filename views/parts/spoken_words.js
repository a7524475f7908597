// What Streamlit says in English of its own accord, mostly to who listens to a page, is said in the language of the page.

const SPOKEN = ["aria-label", "alt", "placeholder"];
const NAMED = SPOKEN.map((one) => `[${one}]`).join();
const READ = '[data-testid="stSkipToContent"], [role="listbox"], [data-testid="stTopNavSection"] p';
const origin = document.lioOrigin ??= new Map(); // what was said in its place, in whatever language, and the English of it

function translated(said, words) {
  const english = origin.get(said) ?? said;
  const found = words[english] ?? filled(english, words) ?? english;
  if (found !== english) origin.set(found, english);
  return found;
}

// A sentence with a name or a number in it: "Remove {name}".
function filled(english, words) {
  for (const key of Object.keys(words)) {
    const [head, tail] = key.split(/\{\w+\}/);
    if (tail === undefined || !english.startsWith(head) || !english.endsWith(tail)) continue;
    return words[key].replace(/\{\w+\}/, () => english.slice(head.length, english.length - tail.length));
  }
  return undefined;
}

function name(node, words) {
  for (const one of SPOKEN) {
    const said = node.getAttribute(one);
    const wanted = said && translated(said, words);
    if (wanted && wanted !== said) node.setAttribute(one, wanted);
  }
}

function read(node, words) {
  const said = node.textContent, wanted = translated(said, words);
  if (wanted === said) return;
  const text = document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode();
  if (text?.nodeValue === said) text.nodeValue = wanted; // the node stays Streamlit's own
}

function translate(root) {
  const words = document.lioWords, list = root.closest(READ);
  for (const node of [root, ...root.querySelectorAll(NAMED)]) name(node, words);
  for (const node of [...(list ? [list] : []), ...root.querySelectorAll(READ)]) read(node, words);
}

// What is new on the page is heard of at once; drawings are passed over, and so is an English page.
function speak(words) {
  const isFirst = !document.lioWords;
  if (isFirst && !Object.keys(words).length) return;
  document.lioWords = words;
  translate(document.body);
  if (!isFirst) return;
  new MutationObserver((changes) => {
    for (const { target, type, addedNodes } of changes) {
      if (target instanceof SVGElement) continue;
      if (type === "attributes") name(target, document.lioWords);
      const reread = type === "characterData" && target.parentElement?.closest(READ);
      if (reread) read(reread, document.lioWords);
      for (const node of addedNodes) if (node instanceof HTMLElement) translate(node);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: SPOKEN });
}
