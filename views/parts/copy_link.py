"""A button that copies the address of the page; the one script that also tells the browser the language and keeps its history short."""

import streamlit as st

from views.parts import language

_SCRIPT = """
// Navigation enters a page's bare address into the history, then the page writes its selection: one step, not two.
function keepOneStep() {
  if (history.lio) return;
  history.lio = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const to = new URL(url, location.href);
    const isSame = to.pathname === location.pathname && !location.search && to.search;
    if (isSame) history.replaceState(state, title, url); else push(state, title, url);
  };
}
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  document.documentElement.lang = data.language;
  keepOneStep();
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
"""
_RULES = """
button { all: unset; cursor: pointer; font: 400 15px/40px "Source Sans", sans-serif; color: var(--st-link-color); white-space: nowrap; }
button:hover { text-decoration: underline; } button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
"""
_LINK = st.components.v2.component(
    "lio_copy_link", html='<button type="button" aria-live="polite"></button>', css=_RULES, js=_SCRIPT
)


def copy_link() -> None:
    """The button; it works on the address that the page has written."""
    _ = language.gettext
    data = {"label": _("Copy link"), "done": _("Link copied"), "language": language.current()}
    _LINK(data=data, key="copy-link", width="content")
