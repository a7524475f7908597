// Saves a chart of the page as SVG or PNG with its title, its unit line and its source, by what the browser has drawn already.
const NS = "http://www.w3.org/2000/svg", PAD = 20, SCALE = 2;
const pen = document.createElement("canvas").getContext("2d");

function wrapped(words, font, width) {
  pen.font = font;
  const lines = [""];
  for (const word of words.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer; else lines.push(word);
  }
  return lines;
}

function node(name, attributes, content) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (content !== undefined) made.textContent = content;
  return made;
}

// The letters travel inside the file: without them another machine would draw the labels in letters of another width.
async function letters() {
  for (const sheet of document.styleSheets) {
    let rules = [];
    try { rules = [...sheet.cssRules]; } catch { continue; }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule) || rule.style.fontStyle === "italic") continue;
      if (!/Source Sans/.test(rule.style.getPropertyValue("font-family"))) continue;
      const address = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (!address) continue;
      const bytes = new Uint8Array(await (await fetch(new URL(address, sheet.href || location.href))).arrayBuffer());
      let text = "";
      for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(data:font/woff2;base64,${btoa(text)})}`;
    }
  }
  return "";
}

async function composed(plot, data) {
  const box = plot.getBoundingClientRect(), width = Math.round(box.width) + 2 * PAD, inner = width - 2 * PAD;
  const svg = node("svg", { xmlns: NS, "font-family": '"Source Sans", sans-serif', role: "img" });
  svg.append(node("title", {}, data.title), node("style", {}, await letters()));
  const paper = node("rect", { x: 0, y: 0, width, fill: data.page });
  svg.append(paper);
  let y = PAD;
  const write = (words, size, weight, colour) => {
    for (const line of wrapped(words, `${weight} ${size}px "Source Sans", sans-serif`, inner)) {
      y += Math.round(size * 1.35);
      svg.append(node("text", { x: PAD, y: y - 4, "font-size": size, "font-weight": weight, fill: colour }, line));
    }
  };
  write(data.title, 20, 600, data.ink);
  if (data.sub) write(data.sub, 14, 400, data.ink2);
  y += 8;
  const picture = node("g", { transform: `translate(${PAD},${y})` });
  for (const layer of plot.querySelectorAll("svg.main-svg")) {
    const copy = layer.cloneNode(true);
    for (const part of copy.querySelectorAll(".hoverlayer, .modebar")) part.remove();
    copy.removeAttribute("style");
    copy.setAttribute("overflow", "visible");
    picture.append(copy);
  }
  svg.append(picture);
  y += Math.round(box.height) + 4;
  for (const line of data.source) write(line, 12, 400, data.ink3);
  const height = y + PAD;
  for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) svg.setAttribute(key, value);
  paper.setAttribute("height", height);
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function hand(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function painted(made) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(made.text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: made.width * SCALE, height: made.height * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

export default function ({ parentElement, data }) {
  const buttons = parentElement.querySelectorAll("button");
  buttons.forEach((button, place) => {
    button.textContent = data.labels[place];
    button.onclick = async () => {
      const plot = document.querySelector(`.st-key-${data.key} .js-plotly-plot`);
      if (!plot) return;
      const made = await composed(plot, data);
      if (place === 0) hand(new Blob([made.text], { type: "image/svg+xml" }), `${data.name}.svg`);
      else hand(await painted(made), `${data.name}.png`);
    };
  });
}
