/** PS3.8 9.3.2: AE titles, 16 characters of ISO 646 with leading and trailing spaces that mean nothing. */

/** An AE title field as a value: the title, and the 16 bytes where padding the title would not give them back. */
export interface AETitleField {
  readonly title: string;
  readonly raw: Uint8Array | undefined;
}

/** The 16 bytes of the field: the title padded with spaces. Throws RangeError for what the field cannot hold. */
export function encodeAETitle(title: string): Buffer {
  const bytes = Buffer.alloc(16, 0x20);
  if (title.length > 16) {
    throw new RangeError(`AE title '${title}' has ${title.length} characters; at most 16 fit (PS3.8 9.3.2)`);
  }
  bytes.write(title, 'latin1');
  if (bytes.toString('latin1', 0, title.length) !== title) {
    throw new RangeError(`AE title '${title}' has a character outside ISO 646 (PS3.8 9.3.2)`);
  }
  return bytes;
}

/** Reads the 16 bytes of the field. */
export function decodeAETitle(bytes: Buffer): AETitleField {
  const title = bytes.toString('latin1').replace(/^ +| +$/g, '');
  return { title, raw: encodeAETitle(title).equals(bytes) ? undefined : bytes };
}
