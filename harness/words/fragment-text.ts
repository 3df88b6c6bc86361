// Which P-DATA-TFs and PDVs a message was sent in, read from its bytes (PS3.8 9.3.5, E.2).

const headerLength = 6;
const pDataType = 0x04;
/** Length, presentation context ID and message control header. */
const pdvHeaderLength = 6;

/** PDUs that are told one by one. */
const toldPdus = 20;
/** PDVs of a PDU that are told one by one. */
const toldPdvs = 20;

/**
 * A line for each P-DATA-TF, with the lengths of the fragments of its PDVs; none if the bytes begin with another PDU. Of bytes that
 * are cut off, or whose lengths contradict each other, what can be read.
 */
export function fragmentLines(bytes: Uint8Array): string[] {
  const lines: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + headerLength <= bytes.length && bytes[at] === pDataType; ) {
    if (lines.length === toldPdus) return [...lines, 'and more'];
    const length = view.getUint32(at + 2);
    lines.push(`P-DATA-TF of ${headerLength + length} bytes: ${pdvsText(bytes, view, at + headerLength, length)}`);
    at += headerLength + length;
  }
  return lines;
}

function pdvsText(bytes: Uint8Array, view: DataView, start: number, length: number): string {
  const end = Math.min(start + length, bytes.length);
  const parts: string[] = [];
  for (let at = start; at + pdvHeaderLength <= end && parts.length <= toldPdvs; ) {
    const pdvLength = view.getUint32(at);
    const control = bytes[at + 5] ?? 0;
    const part = `${(control & 1) === 1 ? 'command' : 'data'} ${pdvLength - 2}${(control & 2) === 2 ? ' last' : ''}`;
    parts.push(parts.length === toldPdvs ? 'and more' : part);
    at += 4 + Math.max(pdvLength, 2);
  }
  if (start + length > bytes.length) parts.push('the rest not kept');
  return parts.length === 0 ? 'no PDV' : parts.join(', ');
}
