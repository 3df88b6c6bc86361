// The parts of a response of media type multipart/related: PS3.18 8.6.1.2.1, RFC 2046 5.1.

/** One part: its header fields, named in small letters, and its payload. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly payload: Buffer;
}

const lineEnd = '\r\n';

/** The boundary in a Content-Type; undefined for another media type, or one without a boundary. */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/related\b/i.test(contentType.trim())) return undefined;
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  return quoted ?? plain;
}

/** The parts between the delimiters. What stands before the first and after the last is passed over. */
export function partsOf(body: Buffer, boundary: string): readonly Part[] {
  // The first delimiter may stand at the very beginning.
  const all = Buffer.concat([Buffer.from(lineEnd), body]);
  const delimiter = Buffer.from(`${lineEnd}--${boundary}`);
  const parts: Part[] = [];
  for (let at = all.indexOf(delimiter); at >= 0; ) {
    const start = at + delimiter.length;
    if (all.subarray(start, start + 2).toString('latin1') === '--') break;
    const end = all.indexOf(delimiter, start);
    if (end < 0) break;
    const part = partOf(all.subarray(start, end));
    if (part) parts.push(part);
    at = end;
  }
  return parts;
}

/** After the line of the delimiter: header fields, an empty line, the payload. */
function partOf(bytes: Buffer): Part | undefined {
  const lineStart = bytes.indexOf(lineEnd);
  const headEnd = bytes.indexOf(lineEnd + lineEnd, lineStart);
  if (lineStart < 0 || headEnd < 0) return undefined;
  const lines = bytes.subarray(lineStart, headEnd).toString('latin1').split(lineEnd);
  const fields = lines.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { headers: new Map(fields), payload: bytes.subarray(headEnd + 2 * lineEnd.length) };
}
