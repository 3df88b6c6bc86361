// What PS3.8 9.3.5.1, D.1 and E.2 demand of a P-DATA-TF: its length, context IDs, and message control headers.

import { type PDataTF, pduHeadLength } from '../../src/wire.ts';
import type { CheckedRule } from './rule.ts';

export interface ReceivedPData {
  readonly pdu: PDataTF;
  /** Bytes of the whole PDU. */
  readonly bytes: number;
  /** What the harness announced as its maximum length; 0 is no limit. */
  readonly maxLength: number;
}

export const pDataRules: readonly CheckedRule<ReceivedPData>[] = [
  {
    id: 'p-data/maximum-length',
    clause: 'PS3.8 D.1',
    level: 'shall',
    title: 'P-DATA-TF longer than the announced maximum length',
    demand: 'The length of a P-DATA-TF does not exceed the maximum length that its receiver announced.',
    check({ bytes, maxLength }) {
      const length = bytes - pduHeadLength;
      if (maxLength <= 0) return undefined;
      if (length <= maxLength) return [];
      return [`P-DATA-TF of ${length} bytes exceeds the announced maximum length ${maxLength}`];
    },
  },
  {
    id: 'p-data/context-id',
    clause: 'PS3.8 9.3.5.1',
    level: 'shall',
    title: 'P-DATA-TF with an even presentation context ID',
    demand: 'The presentation context ID of a PDV is odd.',
    check({ pdu: { pdvs } }) {
      const even = pdvs.filter(({ contextId }) => contextId % 2 === 0);
      return even.map(({ contextId }) => `presentation context ID ${contextId} is even`);
    },
  },
  {
    id: 'p-data/message-control-header',
    clause: 'PS3.8 E.2',
    level: 'should',
    title: 'P-DATA-TF with undefined bits set in a message control header',
    demand: 'Bits 2 to 7 of a message control header are sent as 0.',
    check({ pdu: { pdvs } }) {
      return pdvs.filter(({ reserved }) => reserved).map(() => 'bits 2 to 7 of a message control header are not 0');
    },
  },
];
