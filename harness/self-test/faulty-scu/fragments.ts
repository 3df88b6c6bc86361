// PS3.8 9.3.5, Annex E: a message in P-DATA-TF PDUs, as a good SCU cuts it, and in any other way.

import type { PDataTF, Pdv } from '../../../src/wire.ts';
import type { OutgoingMessage } from './scu-facts.ts';

/** Longest variable field that is sent, where the acceptor takes more or sets no limit. */
export const ownLimit = 16_384;
const pdvHead = 6;

/** The bytes of a fragment at most, an even number. Throws when there is no room for any (PS3.8 D.1). */
export function fragmentSize(maxLength: number): number {
  const limit = maxLength === 0 ? ownLimit : Math.min(maxLength, ownLimit);
  if (limit < pdvHead + 2) throw new RangeError(`P-DATA-TF of ${maxLength} bytes have no room for a fragment`);
  return (limit - pdvHead) & ~1;
}

/** Commands or Data Sets in PDVs of so many bytes at most. */
export function cut(bytes: Uint8Array, size: number, pdv: Pick<Pdv, 'contextId' | 'isCommand'>): Pdv[] {
  const pdvs: Pdv[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += size) {
    pdvs.push({ ...pdv, isLast: at + size >= bytes.length, fragment: bytes.subarray(at, at + size) });
  }
  return pdvs;
}

/** The PDVs of a message. */
export function pdvsOf({ contextId, command, dataSet }: OutgoingMessage, size: number): Pdv[] {
  const data = dataSet === undefined ? [] : cut(dataSet, size, { contextId, isCommand: false });
  return [...cut(command, size, { contextId, isCommand: true }), ...data];
}

/** One P-DATA-TF with these PDVs. */
export function pData(...pdvs: readonly Pdv[]): PDataTF {
  return { type: 'P-DATA-TF', pdvs };
}

/** A P-DATA-TF for each PDV of a message. */
export function onePdvEach(message: OutgoingMessage, maxLength: number): PDataTF[] {
  return pdvsOf(message, fragmentSize(maxLength)).map((pdv) => pData(pdv));
}
