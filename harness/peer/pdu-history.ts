// The PDUs of a connection in their order, both sides, for the rules of a whole association: PS3.8 9.2.

import { decodePdu } from '../../src/wire.ts';
import type { AssociationPdu } from '../oracle/association/association-history.ts';

/** No association needs more, and a SUT could send any number; several P-DATA-TF in a row count once. */
const mostPdus = 1000;

export class PduHistory {
  readonly #pdus: AssociationPdu[] = [];

  /** Whether a message of the SUT has begun whose last fragment has not come. */
  isWithinMessage = false;

  get pdus(): readonly AssociationPdu[] {
    return this.#pdus;
  }

  /** Takes note of a PDU. */
  add(by: AssociationPdu['by'], type: AssociationPdu['type']): void {
    const isRepeated = type === 'P-DATA-TF' && this.#hasInExchange(by);
    if (!isRepeated && this.#pdus.length < mostPdus) this.#pdus.push({ by, type });
  }

  /** Whether this side has sent data already since another PDU was sent: messages that go to and fro count once. */
  #hasInExchange(by: AssociationPdu['by']): boolean {
    const begin = this.#pdus.findLastIndex(({ type }) => type !== 'P-DATA-TF') + 1;
    return this.#pdus.slice(begin).some((pdu) => pdu.by === by);
  }

  /** Takes note of bytes that the harness sends, whatever they are. */
  addSent(bytes: Uint8Array): void {
    const decoded = decodePdu(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    this.add('harness', 'pdu' in decoded ? decoded.pdu.type : 'bytes');
  }
}
