// Runs on every page: copies the address, tells the browser the language, keeps its history short and the menu of a telephone out of the way.

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

export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  document.documentElement.lang = data.language;
  keepOneStep();
  foldMenu();
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
