// Runs in the page: time from the reader's key or click to the new map on the screen.
// The end is the second animation frame after the map has changed, for both kinds of map.

(() => {
  let host = null; // of our map: the element with its shadow root

  const marks = {
    // Our map counts its drawings itself, after each of them stands on the screen.
    ours() {
      if (!host?.isConnected) host = [...document.querySelectorAll("*")].find((one) => one.shadowRoot?.querySelector(".lio-map"));
      const drawn = host?.shadowRoot.querySelector(".lio-map").dataset.drawn;
      return drawn ? { drawn } : null;
    },
    // Plotly's map is new when its regions are other elements or have other colours; it is there when all have one.
    plotly() {
      const paths = [...document.querySelectorAll(".choroplethlayer path")];
      const fills = paths.map((path) => path.getAttribute("fill"));
      const isDrawn = paths.length && fills.every(Boolean) && paths.some((path) => path.getAttribute("d"));
      return isDrawn ? { first: paths[0], fills: fills.join() } : null;
    },
  };
  const isNew = {
    ours: (now, before) => now.drawn !== before.drawn,
    plotly: (now, before) => now.first !== before.first || now.fills !== before.fills,
  };

  window.drawings = () => Number(marks.ours()?.drawn ?? 0);
  window.mapIsThere = (kind) => marks[kind]() !== null;

  /** Start watching; the clock starts with the next event of this type, `timing` becomes milliseconds, or null if nothing comes. */
  window.armStopwatch = (kind, type, patience) => {
    const before = marks[kind]();
    const armed = performance.now();
    let start = null;
    addEventListener(type, (event) => (start = event.timeStamp), { capture: true, once: true });
    window.timing = new Promise((resolve) => {
      const look = () => {
        if (performance.now() - armed > patience) return void resolve(null);
        const now = start === null ? null : marks[kind]();
        if (now === null || !isNew[kind](now, before)) return void requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
      };
      requestAnimationFrame(look);
    });
  };
})();
