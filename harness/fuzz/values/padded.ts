// Values of an even length: PS3.5 6.2.

/** A text as the value of an element: padded with a space, or with NULL for a UID. */
export function padded(text: string, vr = 'LO'): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from(vr === 'UI' ? '\0' : ' ')]);
}
