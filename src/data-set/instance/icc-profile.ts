/** An ICC Input Device Profile of sRGB, small but whole: PS3.3 C.11.15.1.1, ICC.1:2001-04 (profile version 2). */

function s15Fixed16(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65536), index * 4);
  return bytes;
}

function tagType(signature: string, content: Buffer): Buffer {
  const bytes = Buffer.concat([Buffer.from(signature, 'latin1'), Buffer.alloc(4), content]);
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function xyz(x: number, y: number, z: number): Buffer {
  return tagType('XYZ ', s15Fixed16([x, y, z]));
}

/** A description needs an ASCII, a Unicode and a Macintosh part, of which the last two may be empty. */
function description(text: string): Buffer {
  const ascii = Buffer.from(`${text}\0`, 'latin1');
  const count = Buffer.alloc(4);
  count.writeUInt32BE(ascii.length);
  return tagType('desc', Buffer.concat([count, ascii, Buffer.alloc(8 + 3 + 67)]));
}

/** A curve of one value is a power function: 2.2, in eighths and 256ths, stands for the curve of sRGB. */
function gamma(value: number): Buffer {
  const content = Buffer.alloc(6);
  content.writeUInt32BE(1);
  content.writeUInt16BE(Math.round(value * 256), 4);
  return tagType('curv', content);
}

/** The primaries of sRGB adapted to D50, the white of the profile connection space. */
const tags: readonly (readonly [signature: string, value: Buffer])[] = [
  ['desc', description('sRGB')],
  ['cprt', tagType('text', Buffer.from('Public domain\0', 'latin1'))],
  ['wtpt', xyz(0.9505, 1, 1.0891)],
  ['rXYZ', xyz(0.4361, 0.2225, 0.0139)],
  ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
  ['bXYZ', xyz(0.1431, 0.0606, 0.7141)],
  ['rTRC', gamma(2.2)],
  ['gTRC', gamma(2.2)],
  ['bTRC', gamma(2.2)],
];

const headerLength = 128;

function header(length: number): Buffer {
  const bytes = Buffer.alloc(headerLength);
  bytes.writeUInt32BE(length);
  bytes.writeUInt32BE(0x02400000, 8);
  bytes.write('scnrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2024, 1, 15, 9, 30, 0].entries()) bytes.writeUInt16BE(part, 24 + index * 2);
  bytes.write('acsp', 36, 'latin1');
  s15Fixed16([0.9642, 1, 0.8249]).copy(bytes, 68);
  return bytes;
}

/** The profile as ICC Profile (0028,2000) holds it. */
export function iccProfile(): Buffer {
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length);
  let offset = headerLength + table.length;
  for (const [index, [signature, value]] of tags.entries()) {
    table.write(signature, 4 + index * 12, 'latin1');
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(value.length, 12 + index * 12);
    offset += value.length;
  }
  return Buffer.concat([header(offset), table, ...tags.map(([, value]) => value)]);
}
