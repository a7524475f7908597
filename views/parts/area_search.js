// A combobox as the ARIA practices describe it: the focus stays in the field, arrows move through the list.
const plain = (text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[’ʼ'`«»"()]/g, "")
  .replace(/[\s\u2010-\u2015-]+/g, " ").replace(/^st\.? /, "saint ");
const LEAST = 5; // letters from which on one of them may be wrong

/** How well a name answers what was typed: 0 = begins with it, 1 = a word begins with it, 2 = holds it, -1 = not at all. */
function fit(name, typed) {
  const at = plain(name).indexOf(typed);
  return at < 0 ? -1 : at === 0 ? 0 : plain(name)[at - 1] === " " ? 1 : 2;
}

/** Whether a word of a name begins with what was typed but for one letter: another, one more, one less, or two that changed places. */
function near(name, typed) {
  const starts = [...plain(name).matchAll(/(?<= |^)\S/g)].map((match) => plain(name).slice(match.index));
  return starts.some((rest) => {
    let at = 0;
    while (at < typed.length && rest[at] === typed[at]) at += 1;
    const [here, there] = [rest.slice(at), typed.slice(at)];
    return at > 0 && (here.slice(1).startsWith(there.slice(1)) || here.startsWith(there.slice(1)) || here.slice(1).startsWith(there) ||
      (there.length > 1 && here[0] === there[1] && here[1] === there[0] && here.slice(2).startsWith(there.slice(2))));
  });
}

/** The options that answer, best first; of one found by another name that name comes along. */
function found(options, typed) {
  if (!typed) return options.map((option) => ({ option, also: null }));
  const hits = [];
  for (const option of options) {
    const [code, name, others] = option;
    let best = { rank: fit(name, typed), also: null };
    for (const [language, other] of others) {
      const rank = fit(other, typed);
      if (rank >= 0 && (best.rank < 0 || rank < best.rank)) best = { rank, also: { language, other } };
    }
    if (best.rank < 0 && plain(code) === typed) best = { rank: 0, also: null };
    if (best.rank >= 0) hits.push({ option, ...best });
  }
  return hits.length || typed.length < LEAST ? hits.sort((one, other) => one.rank - other.rank) : almost(options, typed);
}

/** The options that answer but for one letter: only where none answers as typed. */
function almost(options, typed) {
  const names = ([, name, others]) => [[null, name], ...others];
  return options.flatMap((option) => {
    const hit = names(option).find(([, name]) => near(name, typed));
    return hit ? [{ option, also: hit[0] && { language: hit[0], other: hit[1] } }] : [];
  });
}

const lists = new Map(); // address -> every area with its names, or the promise of them

/** Every area with its names: asked for when somebody begins to search, and once. */
function listed(address) {
  if (!lists.has(address)) {
    const wanted = fetch(new URL(address, document.baseURI)).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));
    const kept = (list) => (lists.set(address, list), list);
    lists.set(address, wanted.then(kept).catch(() => (lists.delete(address), null)));
  }
  return lists.get(address);
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".search");
  const [input, button, list, status] = ["input", "button", "ul", "p"].map((name) => root.querySelector(name));
  let hits = [], at = -1, wanted = "", isEntered = false; // Enter may come before the names

  const close = (keep) => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    if (!keep) input.value = data.name;
  };
  const mark = (place) => {
    at = place;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === place)));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  };
  const show = (typed) => {
    const all = listed(data.address);
    wanted = typed;
    isEntered = false;
    if (!(all instanceof Promise)) return offer(all, typed);
    all.then((options) => {
      if (root.getRootNode().activeElement !== input || wanted !== typed) return;
      offer(options, typed);
      if (isEntered && hits.length) take(at);
    });
  };
  const offer = (all, typed) => {
    hits = found((all ?? []).filter(([code]) => data.codes?.includes(code) ?? true), plain(typed.trim()));
    const nothing = all ? data.none : data.lost;
    list.replaceChildren(...hits.map(({ option, also }, number) => {
      const item = Object.assign(document.createElement("li"), { id: `option-${number}`, textContent: option[1] });
      item.setAttribute("role", "option");
      if (also && plain(also.other) !== plain(option[1])) {
        item.append(Object.assign(document.createElement("span"), { textContent: also.other, lang: also.language }));
      }
      item.onmousedown = (event) => { event.preventDefault(); take(number); };
      return item;
    }));
    if (!hits.length) {
      const none = Object.assign(document.createElement("li"), { className: "none", textContent: nothing, id: "option-none" });
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    status.textContent = hits.length ? "" : nothing;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    const mine = typed ? 0 : hits.findIndex(({ option }) => option[0] === data.value);
    mark(hits.length ? Math.max(mine, 0) : -1);
  };
  const take = (number) => {
    const [code, name] = hits[number].option;
    close(true);
    input.value = name;
    if (code !== data.value) setTriggerValue("picked", code);
  };

  input.setAttribute("aria-label", data.label);
  list.setAttribute("aria-label", data.label);
  list.id = "options";
  input.setAttribute("aria-controls", "options");
  button.setAttribute("aria-label", data.open);
  if (root.lio !== data.value + data.label) { root.lio = data.value + data.label; close(); }
  input.oninput = () => show(input.value);
  input.onfocus = () => { input.select(); listed(data.address); };
  input.onclick = () => { if (list.hidden) show(""); };
  input.onblur = () => close();
  button.onmousedown = (event) => {
    event.preventDefault();
    input.focus();
    if (list.hidden) show(""); else close();
  };
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) show("");
      else if (hits.length) mark((at + step + hits.length) % hits.length);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) take(at);
    else if (event.key === "Enter") isEntered = true;
    else if (event.key === "Escape") close();
  };
}
