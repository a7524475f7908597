// Which region lies under a pixel: the regions painted once in as many colours, on a canvas that nobody sees.

const COARSE = 0.5; // of the pixels of the screen

/** The number of the region whose colour stands at a place of the pixels, from 1; 0 = none, or the soft edge of one. */
export function numberAt(pixels, place) {
  const isWhole = pixels[place + 3] === 255 && pixels[place + 2] === 255;
  return isWhole ? pixels[place] + 256 * pixels[place + 1] : 0;
}

export class Ground {
  constructor() {
    this.canvas = document.createElement("canvas");
    this.pen = this.canvas.getContext("2d", { willReadFrequently: true });
    this.key = "";
    this.grain = COARSE;
  }

  /** Paint the regions of a frame as it stands now; the same picture is not painted twice. */
  paint({ spec, width, height, scale, closer, shift }) {
    const key = [spec.id, Object.keys(spec.paths).length, width, scale, closer, ...shift].join();
    if (key === this.key) return;
    this.key = key;
    const { canvas, pen } = this;
    [canvas.width, canvas.height] = [Math.ceil(width * COARSE), Math.ceil(height * COARSE)];
    const real = scale * closer * COARSE;
    pen.setTransform(real, 0, 0, real, shift[0] * COARSE, shift[1] * COARSE);
    this.codes = Object.keys(spec.paths);
    this.paths ??= new Map();
    this.codes.forEach((code, i) => {
      if (!this.paths.has(code)) this.paths.set(code, new Path2D(spec.paths[code]));
      pen.fillStyle = `rgb(${(i + 1) & 255} ${(i + 1) >> 8} 255)`; // 65,535 regions at most
      pen.fill(this.paths.get(code));
    });
    this.pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  }

  /** The region at a pixel of the frame; null outside of all, and on the soft edge between two. */
  at(x, y) {
    const { canvas, codes, pixels } = this;
    const [column, row] = [Math.round(x * COARSE), Math.round(y * COARSE)];
    if (column < 0 || row < 0 || column >= canvas.width || row >= canvas.height) return null;
    const place = 4 * (row * canvas.width + column);
    return codes[numberAt(pixels, place) - 1] ?? null;
  }

  /** How much of a box lies on other regions than its own, from 0 to 1; `isNothing`: which of them do not count. */
  foreign({ left, top, right, bottom }, own, isNothing = () => false) {
    let [hits, tries] = [0, 0];
    for (let i = 0; i <= 8; i++)
      for (let j = 0; j <= 4; j++) {
        const code = this.at(left + ((right - left) * i) / 8, top + ((bottom - top) * j) / 4);
        tries += 1;
        if (code && code !== own && !isNothing(code)) hits += 1;
      }
    return hits / tries;
  }
}
