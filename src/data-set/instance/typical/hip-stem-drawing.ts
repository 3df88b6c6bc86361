// Drawings of a femoral stem in DICOM-HPGL: PS3.3 C.29.1.2.1 (25 µm grid, origin lower left, six commands).

/** A point in millimeters of the printing space. */
export type Point = readonly [x: number, y: number];

/** Grid units of HPGL in a millimeter: one is 25 µm. */
const unitsPerMillimeter = 40;

/** The same point in HPGL coordinates, which are integers. */
export function toHpgl([x, y]: Point): readonly [number, number] {
  return [Math.round(x * unitsPerMillimeter), Math.round(y * unitsPerMillimeter)];
}

/** Pens of the drawings. White and black are always pens 0 and 1. */
export const contourPen = 1;
export const axisPen = 2;

/** An instruction with its parameters. */
function command(mnemonic: string, ...parameters: readonly number[]): string {
  return `${mnemonic}${parameters.join(',')};\n`;
}

/** A line through the points. */
function stroke(points: readonly Point[]): string {
  const [first = [0, 0], ...rest] = points;
  return command('PU', ...toHpgl(first)) + command('PD', ...rest.flatMap(toHpgl));
}

/** The document: a closed outline, then the axis of the stem. */
export function hpglDocument(outline: readonly Point[], axis: readonly [Point, Point]): Buffer {
  const closed = outline.concat(outline.slice(0, 1));
  const commands = [
    command('IN'),
    command('PA'),
    command('PC', 0, 255, 255, 255),
    command('PC', contourPen, 0, 0, 0),
    command('PC', axisPen, 0, 0, 255),
    command('SP', contourPen),
    stroke(closed),
    command('SP', axisPen),
    stroke(axis),
    command('PU'),
  ];
  return Buffer.from(commands.join(''), 'latin1');
}

/** The smallest upright rectangle around the points in HPGL coordinates: upper left, then lower right corner. */
export function boundingRectangle(points: readonly Point[]): readonly number[] {
  const grid = points.map(toHpgl);
  const [xs, ys] = [grid.map(([x]) => x), grid.map(([, y]) => y)];
  return [Math.min(...xs), Math.max(...ys), Math.max(...xs), Math.min(...ys)];
}
