// What happens around the map while it stands on the page; the listeners go when the map does.

/** `turnAway` when the reader does something elsewhere, `click` for every click there, `back` after Back and Forward. */
export function watchOutside(node, { turnAway, click, back }) {
  const over = new AbortController();
  const whileHere = (act) => (event) => {
    if (!node.isConnected) over.abort();
    else act(event);
  };
  const outside = (act) => whileHere((event) => event.composedPath().includes(node) || act(event));
  const first = { capture: true, signal: over.signal };
  for (const kind of ["pointerdown", "focusin", "keydown"]) document.addEventListener(kind, outside(turnAway), first);
  document.addEventListener("click", outside(click), first);
  addEventListener("popstate", whileHere(back), { signal: over.signal });
}
