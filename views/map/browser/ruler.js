// How wide a text is in a font, without laying it out on the page.

const ruler = document.createElement("canvas").getContext("2d");

/** Width in pixels; `font` as in a style sheet. */
export function widthOf(text, font) {
  ruler.font = font;
  return ruler.measureText(text).width;
}
