// Runs on every page: copies the address, tells the browser the language, says in it what Streamlit says, keeps its history short and the menu of a telephone out of the way.

// Navigation enters a page's bare address into the history, then the page writes its selection: one step, not two.
// What the map has written already, the page writes again when it hears of it: no step at all.
function keepOneStep() {
  if (history.lio) return;
  history.lio = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const to = new URL(url, location.href);
    const isCompleted = to.pathname === location.pathname && !location.search && to.search;
    if (isCompleted || to.href === location.href) history.replaceState(state, title, url); else push(state, title, url);
  };
}

// On a telephone the menu lies over the page: who has chosen a page wants to see it.
function foldMenu() {
  if (document.lioMenu) return;
  document.lioMenu = true;
  document.addEventListener("click", ({ target }) => {
    const isChosen = target.closest?.('[data-testid="stSidebarNavLink"]');
    if (isChosen && innerWidth < 768) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
  });
}

// What Python has coloured, text and charts alike, is drawn anew when the mode of the system changes while the page is open.
function followMode({ host }, data, setTriggerValue) {
  const [red, green, blue] = getComputedStyle(document.querySelector('[data-testid="stApp"]') ?? host).backgroundColor.match(/\d+/g).map(Number);
  const mode = 0.3 * red + 0.59 * green + 0.11 * blue < 128 ? "dark" : "light";
  if (mode === data.mode || mode === host.lioAsked) return;
  host.lioAsked = mode; // asked once: a server that does not follow is not asked for ever
  setTriggerValue("mode", mode);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  document.documentElement.lang = data.language;
  keepOneStep();
  foldMenu();
  speak(data.words);
  followMode(parentElement, data, setTriggerValue);
  button.textContent = data.label;
  button.onclick = async () => {
    try { await navigator.clipboard.writeText(location.href); } catch {
      const field = Object.assign(document.createElement("textarea"), { value: location.href });
      document.body.append(field); field.select(); document.execCommand("copy"); field.remove();
    }
    button.textContent = data.done;
    setTimeout(() => { button.textContent = data.label; }, 1600);
  };
}
