// The PDUs that a scenario lets the harness send to an SCU, in place of an answer or beside one (PS3.8 9.3).

import { ImplicitVRLittleEndian, implementationClassUID, sopClassByKeyword } from '../../src/index.ts';
import { type AAssociateRQ, associateRQ, encodePdu, type Pdu } from '../../src/wire.ts';
import type { AcceptorAct } from '../language/respond.ts';
import { acceptAnswer, defaultMaxLength } from './accept-answer.ts';

/** The PDU as it is sent. `request` is what the SCU has asked for, if it has. */
export function pduToSend(
  pdu: NonNullable<AcceptorAct['pdu']>,
  request: AAssociateRQ = usualRequest(),
): Pdu | Uint8Array {
  if (pdu === 'A-ASSOCIATE-AC') return acceptAnswer(request).bytes;
  if (pdu === 'A-ASSOCIATE-RQ') return encodePdu(request);
  if (typeof pdu === 'string') return { type: pdu };
  if (pdu.type === 'A-ABORT') return { source: 0, reason: 0, ...pdu };
  return { result: 1, source: 1, reason: 1, ...pdu };
}

/** A request that somebody might have sent. */
function usualRequest(): AAssociateRQ {
  return associateRQ({
    calledAETitle: 'CSTORE_SCP',
    callingAETitle: 'CSTORE_SCU',
    presentationContexts: [
      {
        id: 1,
        abstractSyntax: sopClassByKeyword('Verification')?.uid ?? '',
        transferSyntaxes: [ImplicitVRLittleEndian.uid],
      },
    ],
    maxLength: defaultMaxLength,
    implementationClassUID,
  });
}
