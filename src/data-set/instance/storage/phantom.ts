// The picture of a generated image: a body in an ellipse with a few inserts, and a label that says that nobody was
// imaged (PS3.3 C.7.6.3). Each frame differs from the one before it, as slices and points in time do.

/** A side of the square picture, in pixels: the label fits. */
export const phantomSize = 64;

/** How the pixels are stored. */
export interface PixelForm {
  readonly samples: 1 | 3;
  readonly bitsAllocated: 1 | 8 | 16;
  readonly bitsStored: number;
}

export type PictureKind = 'grey8' | 'grey12' | 'grey16' | 'colour' | 'bit' | 'palette';

/** How the pixels of a kind of picture are stored. */
export const pixelForms: Readonly<Record<PictureKind, PixelForm>> = {
  bit: { samples: 1, bitsAllocated: 1, bitsStored: 1 },
  grey8: { samples: 1, bitsAllocated: 8, bitsStored: 8 },
  palette: { samples: 1, bitsAllocated: 8, bitsStored: 8 },
  grey12: { samples: 1, bitsAllocated: 16, bitsStored: 12 },
  grey16: { samples: 1, bitsAllocated: 16, bitsStored: 16 },
  colour: { samples: 3, bitsAllocated: 8, bitsStored: 8 },
};

const label = 'SYNTHETIC';

/** Three columns of five rows a letter, a bit a pixel from the top left. */
const letters: Readonly<Record<string, string>> = {
  S: '111100111001111',
  Y: '101101010010010',
  N: '111101101101101',
  T: '111010010010010',
  H: '101101111101101',
  E: '111100110100111',
  I: '111010010010111',
  C: '111100100100111',
};

const [labelLeft, labelTop] = [14, 57];

function isLabel(x: number, y: number): boolean {
  const letter = letters[label[Math.floor((x - labelLeft) / 4)] ?? ''];
  const [column, row] = [(x - labelLeft) % 4, y - labelTop];
  return x >= labelLeft && column < 3 && row >= 0 && row < 5 && letter?.[3 * row + column] === '1';
}

/** Brightness is in steps of one sixteenth, so that a frame is short in every image compression. */
const white = 16;
const air = 1;

/** Brightness of a pixel of a frame, from `air` to one step below `white`. */
function brightness(x: number, y: number, frame: number): number {
  if (isLabel(x, y)) return white - 1;
  const distance = (centreX: number, centreY: number) => Math.hypot(x - centreX, y - centreY);
  if (((x - 31.5) / 28) ** 2 + ((y - 27.5) / 25) ** 2 > 1) return air;
  if (distance(20, 22) < 5 + (frame % 4)) return 2;
  if (distance(43, 22) < 8 - (frame % 4)) return 3;
  if (distance(31.5, 43) < 5) return 14;
  return 6 + Math.floor(x / 16);
}

/** Grey goes from blue to red in pictures in colour, so that an exchange of samples shows. */
function colour(value: number): readonly [number, number, number] {
  if (value === white - 1) return [value, value, value];
  return [value, Math.ceil(value * 0.7), value === air ? air : Math.round((white - value) * 0.6)];
}

/** The frames one after the other, as native Pixel Data in little endian (PS3.5 8.1.1), even in length. */
export function phantom(frames: number, form: PixelForm, first = 0): Uint8Array {
  const { samples, bitsAllocated } = form;
  const count = frames * phantomSize ** 2 * samples;
  const bytes = new Uint8Array(2 * Math.ceil((count * bitsAllocated) / 16));
  const put = writerInto(bytes, form);
  let at = 0;
  for (let frame = first; frame < first + frames; frame++)
    for (let y = 0; y < phantomSize; y++)
      for (let x = 0; x < phantomSize; x++) {
        const value = brightness(x, y, frame);
        for (const sample of samples === 3 ? colour(value) : [value]) put(at++, sample);
      }
  return bytes;
}

function writerInto(bytes: Uint8Array, { bitsAllocated, bitsStored }: PixelForm): (at: number, value: number) => void {
  const view = new DataView(bytes.buffer);
  const step = 2 ** bitsStored / white;
  switch (bitsAllocated) {
    case 1:
      return (at, value) => {
        if (2 * value > white) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
      };
    case 8:
      return (at, value) => view.setUint8(at, value * step);
    case 16:
      return (at, value) => view.setUint16(2 * at, value * step, true);
  }
}
