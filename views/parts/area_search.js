// A combobox as the ARIA practices describe it: the focus stays in the field, arrows move through the list.
const plain = (text) => text.normalize("NFC").toLowerCase().replaceAll("ё", "е").replace(/[’ʼ'`«»"()]/g, "")
  .replace(/[\s\u2010-\u2015-]+/g, " ").replace(/^st\.? /, "saint ");
const LEAST = 5; // letters from which on one of them may be wrong
// The same keys in English, Russian and Ukrainian; the last six are English keys with Shift, capitals of the others.
const LAYOUTS = ["`qwertyuiop[]asdfghjkl;'zxcvbnm,./{}:\"<>~", "ёйцукенгшщзхъфывапролджэячсмитьбю.хъжэбюё", "'йцукенгшщзхїфівапролджєячсмитьбю.хїжєбю'"];
const ROOM = 8; // pixels between the list and the edge of the window
const MOST = 420, ENOUGH = 240; // pixels of a list: never higher, and what it opens downwards for

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

/** What the same keys write in the other layouts. */
function retyped(typed) {
  const keys = [...typed.toLowerCase()];
  const written = LAYOUTS.flatMap((from) => LAYOUTS.map((to) => keys.map((key) => to[from.indexOf(key)] ?? key).join("")));
  return [...new Set(written)];
}

/** The options that answer: as typed, else as typed in another layout, else but for one letter. */
function found(options, typed) {
  const asked = plain(typed);
  if (!asked) return options.map((option) => ({ option, also: null }));
  const others = retyped(typed).map(plain).filter((other) => other && other !== asked);
  for (const fits of [fit, nearly]) {
    for (const one of [asked, ...others]) {
      const hits = answering(options, one, fits);
      if (hits.length) return hits;
    }
  }
  return [];
}

const nearly = (name, typed) => (typed.length >= LEAST && near(name, typed) ? 0 : -1);
const better = (one, other) => one.late - other.late || one.rank - other.rank;

/** The options with a name that answers; of one found by another name that name comes along.
    Best first: areas of today by what they are called, then by what became part of them, then areas that are no more. */
function answering(options, typed, fits) {
  const hits = [];
  for (const option of options) {
    const [code, name, others, former, ended] = option;
    const ranked = ([language, other], late) => ({ option, also: language && { language, other }, late, rank: fits(other, typed) });
    const called = [[null, name], ...others].map((one) => ranked(one, ended ? 2 : 0));
    const best = [...called, ...former.map((one) => ranked(one, 1))].filter(({ rank }) => rank >= 0).sort(better)[0];
    if (best) hits.push(best);
    else if (plain(code) === typed) hits.push({ option, also: null, late: 0, rank: 0 });
  }
  return hits.sort(better);
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

  const isTaken = (number) => data.taken.includes(hits[number].option[0]);
  const lay = () => { // in the top layer, for a popover around the field would cut the list off
    if (list.hidden || !list.togglePopover) return;
    const [field, seen] = [input.getBoundingClientRect(), window.visualViewport];
    const above = field.top - seen.offsetTop - ROOM, below = seen.offsetTop + seen.height - field.bottom - ROOM;
    const isBelow = below >= Math.min(ENOUGH, above);
    list.style.cssText = `left: ${field.left}px; width: ${field.width}px; max-height: ${Math.min(MOST, isBelow ? below : above)}px;` +
      (isBelow ? `top: ${field.bottom + 2}px` : `top: auto; bottom: ${window.innerHeight - field.top + 2}px`);
  };
  const raise = (isOpen) => {
    list.hidden = !isOpen;
    if (list.isConnected) list.togglePopover?.(isOpen);
    lay();
  };
  const close = (keep) => {
    raise(false);
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
      if (isEntered && at >= 0) take(at);
    });
  };
  const offer = (all, typed) => {
    const codes = data.codes && [...data.codes, ...data.taken];
    hits = found((all ?? []).filter(([code]) => codes?.includes(code) ?? true), typed.trim());
    const nothing = all ? data.none : data.lost;
    list.replaceChildren(...hits.map(({ option, also }, number) => {
      const item = Object.assign(document.createElement("li"), { id: `option-${number}`, textContent: option[1] });
      item.setAttribute("role", "option");
      const line = (text, lang) => item.append(Object.assign(document.createElement("span"), { textContent: text }, lang && { lang }));
      if (also && plain(also.other) !== plain(option[1])) line(also.other, also.language);
      if (option[4]) line(option[4]);
      if (isTaken(number)) line(data.already);
      if (isTaken(number)) item.setAttribute("aria-disabled", "true");
      item.onmousedown = (event) => { event.preventDefault(); if (!isTaken(number)) take(number); };
      return item;
    }));
    if (!hits.length) {
      const none = Object.assign(document.createElement("li"), { textContent: nothing, id: "option-none" });
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      list.append(none);
    }
    const free = hits.findIndex((_hit, number) => !isTaken(number));
    raise(true);
    status.textContent = free < 0 ? list.innerText : "";
    input.setAttribute("aria-expanded", "true");
    const mine = typed ? -1 : hits.findIndex(({ option }) => option[0] === data.value);
    mark(mine < 0 ? free : mine);
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
  root.watch?.abort();
  root.watch = new AbortController();
  const watched = { capture: true, passive: true, signal: root.watch.signal };
  window.addEventListener("scroll", lay, watched);
  window.visualViewport.addEventListener("resize", lay, watched);
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) show("");
      else {
        const free = [...hits.keys()].filter((number) => !isTaken(number));
        if (free.length) mark(free[(free.indexOf(at) + step + free.length) % free.length]);
      }
    } else if (event.key === "Enter" && !list.hidden && at >= 0) take(at);
    else if (event.key === "Enter") isEntered = true;
    else if (event.key === "Escape") close();
  };
}
