// Data Elements made byte by byte, so that they can be wrong (PS3.5 7.1.2).

const longForm = ['OB', 'OW', 'SQ', 'UN', 'UT'];

/** An element in Explicit VR Little Endian; without a VR an Item or a delimiter. The value is text or bytes as they are. */
export function element(tag: number, vr: string, value: string | Uint8Array): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from(value);
  const isLong = vr === '' || longForm.includes(vr);
  const head = Buffer.alloc(longForm.includes(vr) ? 12 : 8);
  head.writeUInt16LE(Math.floor(tag / 0x10000), 0);
  head.writeUInt16LE(tag % 0x10000, 2);
  head.write(vr, 4, 'latin1');
  if (isLong) head.writeUInt32LE(bytes.length, head.length - 4);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}
