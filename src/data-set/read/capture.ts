/** Keeps the values of a few small elements while the strict reader passes over all others. */

import { dictionaryEntryByKeyword } from '../../registry/dictionary.ts';

/** Longest value kept; enough for any UID, name or code, too little to be worth an attack. */
const longestCaptured = 1024;

/** Values by keyword, without the padding of PS3.5 6.2. */
export type CapturedValues = { readonly [keyword: string]: string | undefined };

/** The elements to keep, by tag. */
export type CapturePlan = ReadonlyMap<number, string>;

/** Plans to keep the text of these elements, named by PS3.6 keyword; throws RangeError for an unknown one. */
export function capturePlan(keywords: readonly string[]): CapturePlan {
  return new Map(
    keywords.map((keyword) => {
      const entry = dictionaryEntryByKeyword(keyword);
      if (!entry) throw new RangeError(`${keyword} is no keyword of PS3.6`);
      return [entry.tag, keyword];
    }),
  );
}

/** What the Storage Service Class compares with the command (PS3.4 B.2.2). */
export const uidCapturePlan: CapturePlan = new Map([
  [0x00080016, 'SOPClassUID'],
  [0x00080018, 'SOPInstanceUID'],
]);

export class Capture {
  readonly values: { [keyword: string]: string | undefined } = {};
  readonly #plan: CapturePlan;
  #keyword: string | undefined;
  #text = '';

  constructor(plan: CapturePlan) {
    this.#plan = plan;
  }

  /** Called for each top-level element; says whether its value is wanted. */
  begin(tag: number, length: number): boolean {
    this.#keyword = this.#plan.get(tag);
    if (this.#keyword === undefined || length > longestCaptured) return false;
    this.#text = '';
    return true;
  }

  /** Takes a part of the wanted value. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#text += buffer.toString('latin1', start, end);
  }

  finish(): void {
    if (this.#keyword !== undefined) this.values[this.#keyword] = withoutPadding(this.#text);
  }
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\0')) end--;
  return text.slice(0, end);
}
