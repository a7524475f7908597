// The letters of a saved picture travel inside it: where they are drawn no other machine needs to have them.

export const SANS = '"Observatory Sans", "Source Sans 3", Arial, Helvetica, sans-serif';
export const SERIF = '"Observatory Serif", "Source Serif 4", Georgia, "Times New Roman", serif';

let arriving; // once a page

async function arrive() {
  const { FACES } = await import("./typefaces.js");
  const addressed = FACES.map(([family, weight, file]) => ({ family, weight, source: `url(data:font/woff2;base64,${file})` }));
  // The page measures with the same letters as it draws into the picture.
  const known = await Promise.all(addressed.map(({ family, weight, source }) => new FontFace(family, source, { weight }).load()));
  for (const face of known) document.fonts.add(face);
  return addressed.map(({ family, weight, source }) => `@font-face{font-family:"${family}";font-weight:${weight};src:${source}format("woff2")}`).join("");
}

/** The letters as a style sheet for a drawing; '' where they did not arrive: the next best of the machine are taken then. */
export function letters() {
  arriving ??= arrive().catch((error) => {
    console.error("letters of the picture:", error);
    arriving = null;
    return "";
  });
  return arriving;
}
