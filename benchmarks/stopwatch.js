// Runs in the page: time from the reader's key or click to the new map on the screen.
// The end is the second animation frame after the map has changed, for both kinds of map.
// `window.firstMap` becomes milliseconds from the start of the navigation to the first map, where `window.awaited` names its kind.

(() => {
  let host = null; // of our map: the element with its shadow root
  let home = document; // what holds Plotly's map: the page, or a shadow root

  const ourHost = () => {
    if (!host?.isConnected) host = [...document.querySelectorAll("*")].find((one) => one.shadowRoot?.querySelector(".lio-map"));
    return host;
  };
  const roots = (root) => [root, ...[...root.querySelectorAll("*")].flatMap((one) => (one.shadowRoot ? roots(one.shadowRoot) : []))];
  const plotlyHome = () => {
    if (!home.querySelector(".choroplethlayer")) home = roots(document).find((root) => root.querySelector(".choroplethlayer")) ?? document;
    return home;
  };

  const marks = {
    // Our map counts its drawings itself, after each of them stands on the screen.
    ours() {
      const drawn = ourHost()?.shadowRoot.querySelector(".lio-map").dataset.drawn;
      return drawn ? { drawn } : null;
    },
    // Our map again, by what it shows: it is new when regions have other classes, however often it was drawn meanwhile.
    fills() {
      const letters = [...(ourHost()?.shadowRoot.querySelectorAll("path[data-fill]") ?? [])].map((path) => path.dataset.fill);
      return letters.length ? { letters: letters.join() } : null;
    },
    // Plotly's map is new when its regions are other elements or have other colours; it is there when all have one.
    plotly() {
      const paths = [...plotlyHome().querySelectorAll(".choroplethlayer path")];
      const fills = paths.map((path) => path.getAttribute("fill"));
      const isDrawn = paths.length && fills.every(Boolean) && paths.some((path) => path.getAttribute("d"));
      return isDrawn ? { first: paths[0], fills: fills.join() } : null;
    },
  };
  const homes = { ours: () => ourHost().shadowRoot, fills: () => ourHost().shadowRoot, plotly: plotlyHome };
  const isNew = {
    ours: (now, before) => now.drawn !== before.drawn,
    fills: (now, before) => now.letters !== before.letters,
    plotly: (now, before) => now.first !== before.first || now.fills !== before.fills,
  };

  window.drawings = () => Number(marks.ours()?.drawn ?? 0);
  window.mapIsThere = (kind) => marks[kind]() !== null;

  const wait = () => {
    if (!window.awaited || marks[window.awaited]() === null) return void requestAnimationFrame(wait);
    requestAnimationFrame(() => requestAnimationFrame(() => (window.firstMap = performance.now())));
  };
  requestAnimationFrame(wait);

  /** Start watching; the clock starts with the next event of this type, `timing` becomes milliseconds, or null if nothing comes. */
  window.armStopwatch = (kind, type, patience) => {
    const before = marks[kind]();
    const armed = performance.now();
    let start = null;
    addEventListener(type, (event) => (start = event.timeStamp), { capture: true, once: true });
    window.timing = new Promise((resolve) => {
      let isOver = false;
      const end = (found) => {
        isOver = true;
        watch.disconnect();
        resolve(found);
      };
      const found = () => {
        const now = isOver || start === null ? null : marks[kind]();
        if (now === null || !isNew[kind](now, before)) return isOver;
        isOver = true;
        requestAnimationFrame(() => requestAnimationFrame(() => end(performance.now() - start)));
        return true;
      };
      // Looked at as soon as anything changes, not at the next frame: a page that changes its map between two frames is not charged a third.
      const watch = new MutationObserver(found);
      watch.observe(homes[kind](), { subtree: true, childList: true, attributes: true });
      // And in every frame, for a page that puts its map into another home meanwhile.
      const look = () => {
        if (isOver) return;
        if (performance.now() - armed > patience) return void end(null);
        if (!found()) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  };
})();
