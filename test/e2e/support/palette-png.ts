/** Pictures of a user interface in few bytes: PNG with at most 256 colours. */
import { crc32, deflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

const MAX_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Depth of 8 bits, indexed, deflate, no interlacing. */
const INDEXED = Buffer.from([8, 3, 0, 0, 0]);

/** Writes a picture anew with 256 of its colours; every other one becomes the nearest of these. */
export async function reduceColours(browser: Browser, picture: Buffer): Promise<Buffer> {
  const { width, height, data } = await readPixels(browser, picture);
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = choosePalette([...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour));
  const indexOf = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = data.readUIntBE((y * width + x) * 4, 3);
      let index = indexOf.get(colour);
      if (index === undefined) {
        index = findNearest(palette, colour);
        indexOf.set(colour, index);
      }
      // Each row begins with its filter: 0, none, which suits areas of one colour.
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) colours.writeUIntBE(colour, index * 3, 3);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, INDEXED])),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The picture as the browser reads it: four bytes for each pixel, row by row. */
async function readPixels(browser: Browser, picture: Buffer) {
  const page = await browser.newPage();
  try {
    const { width, height, pixels } = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('the browser cannot draw');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      let binary = '';
      for (let at = 0; at < data.length; at += 0x8000) binary += String.fromCharCode(...data.subarray(at, at + 0x8000));
      return { width: image.width, height: image.height, pixels: btoa(binary) };
    }, picture.toString('base64'));
    return { width, height, data: Buffer.from(pixels, 'base64') };
  } finally {
    await page.close();
  }
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/**
 * Frequent colours first, but at first only those far from what is chosen already: a small green word must not turn
 * grey because there are so many greys.
 */
function choosePalette(byFrequency: readonly number[]): readonly number[] {
  const chosen = new Set(byFrequency.slice(0, 1));
  for (const apart of [32, 16, 8, 4, 1]) {
    for (const colour of byFrequency) {
      if (chosen.size === MAX_COLOURS) return [...chosen];
      const palette = [...chosen];
      if (distance(palette[findNearest(palette, colour)] ?? 0, colour) >= apart ** 2) chosen.add(colour);
    }
  }
  return [...chosen];
}

function findNearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, candidate] of palette.entries()) {
    const apart = distance(candidate, colour);
    if (apart < least) {
      least = apart;
      best = index;
    }
  }
  return best;
}

/** Square of the distance of two colours. */
function distance(a: number, b: number): number {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
}
