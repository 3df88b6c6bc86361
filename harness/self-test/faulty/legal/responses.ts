// Choices that an SCP has when it answers operations: PS3.7 7.3, 9.1.1 and 9.1.5, PS3.8 E.1, PS3.4 B.2.3 and GG.4.2.

import { sopClassByUid } from '../../../../src/index.ts';
import type { Pdu, Pdv } from '../../../../src/wire.ts';
import type { Instead } from '../exchange.ts';
import { echoed, interleaved, stored, storedOrdinary } from '../faults/cases.ts';
import type { LegalChoice } from '../legal-choice.ts';

/** The PDVs of a command cut into fragments of so many bytes. */
function pieces(contextId: number, command: Uint8Array, size: number): Pdv[] {
  return Array.from({ length: Math.ceil(command.length / size) }, (_, at) => ({
    contextId,
    isCommand: true,
    isLast: (at + 1) * size >= command.length,
    fragment: command.subarray(at * size, (at + 1) * size),
  }));
}

function inLeastFragments(pdu: Pdu): Instead | undefined {
  if (pdu.type !== 'P-DATA-TF') return undefined;
  return pdu.pdvs
    .flatMap(({ contextId, fragment, isLast }) =>
      pieces(contextId, fragment, 2).map((pdv) => ({ ...pdv, isLast: pdv.isLast && isLast })),
    )
    .map((pdv) => ({ type: 'P-DATA-TF', pdvs: [pdv] }));
}

export const responses: readonly LegalChoice[] = [
  {
    name: 'no-affected-uids',
    clause: 'PS3.7 9.1.1.1',
    does: 'leaves out Affected SOP Class and Instance UID, which a C-STORE response may have',
    store: ({ AffectedSOPClassUID: _, AffectedSOPInstanceUID: __, ...response }) => response,
    cases: [stored, storedOrdinary],
  },
  {
    name: 'no-affected-class-of-echo',
    clause: 'PS3.7 9.1.5.1',
    does: 'leaves out the Affected SOP Class UID of a C-ECHO response',
    echo: ({ AffectedSOPClassUID: _, ...response }) => response,
    cases: [echoed, interleaved],
  },
  {
    name: 'response-in-fragments',
    clause: 'PS3.8 E.1',
    does: 'sends a response in fragments of 32 bytes, each in a P-DATA-TF of its own',
    message: (command, { contextId }) =>
      pieces(contextId, command, 32).map((pdv) => ({ type: 'P-DATA-TF', pdvs: [pdv] }) as const),
    cases: [stored, interleaved],
  },
  {
    name: 'least-fragments',
    clause: 'PS3.8 E.1',
    does: 'sends everything in fragments of two bytes, each in a P-DATA-TF of its own',
    send: inLeastFragments,
    cases: [stored, interleaved, 'ps3.8/d.1/small:8', 'ps3.8/d.1/one-below:0'],
  },
  {
    name: 'nothing-fits-into-less',
    clause: 'PS3.8 D.1',
    does: 'sends P-DATA-TF PDUs of 8 bytes at most, so that nothing fits into a shorter Maximum Length',
    send: inLeastFragments,
    cases: ['ps3.8/d.1/one-below:1', 'ps3.8/d.1/one-below:2'],
    verdict: 'not-applicable',
  },
  {
    name: 'response-in-pdvs',
    clause: 'PS3.8 E.1',
    does: 'sends a response in PDVs of 32 bytes, all in one P-DATA-TF',
    message: (command, { contextId }) => [{ type: 'P-DATA-TF', pdvs: pieces(contextId, command, 32) }],
    cases: [stored, interleaved],
    warns: ['message/consecutive-fragments'],
  },
  {
    name: 'responses-in-another-order',
    clause: 'PS3.7 7.3',
    does: 'answers the second operation of a window before the first',
    message: (command, { contextId, earlier }, session) => {
      if (earlier === 0) session.held = command;
      else session.respond(contextId, command);
      if (earlier === 1) session.respond(contextId, session.held);
      return [];
    },
    cases: ['ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage'],
  },
  {
    name: 'warning-for-an-image',
    clause: 'PS3.4 B.2.3',
    does: 'coerces elements of ordinary storage classes, and says so (0xB000)',
    store: (response, { abstractSyntax = '' }) =>
      response.Status === 0 && sopClassByUid(abstractSyntax)?.service === 'storage'
        ? { ...response, Status: 0xb000 }
        : response,
    cases: [storedOrdinary, stored],
  },
  {
    name: 'out-of-resources',
    clause: 'PS3.4 GG.4.2',
    does: 'is out of resources (0xA700), so that nothing can be seen of how it stores',
    store: (response) => ({ ...response, Status: 0xa700 }),
    cases: [stored, storedOrdinary],
    verdict: 'inconclusive',
  },
  {
    name: 'out-of-resources-otherwise-good',
    clause: 'PS3.4 GG.4.2',
    does: 'is out of resources (0xA700), which says nothing of how it answers otherwise',
    store: (response) => ({ ...response, Status: 0xa700 }),
    cases: ['ps3.7/9.1.1/message-id-again', 'ps3.7/9.1.1/priority:low', interleaved],
  },
  {
    name: 'validates',
    clause: 'PS3.4 GG.4.2',
    does: 'validates Data Sets against their IOD, and refuses what breaks it',
    listen: { validate: 'iod' },
    cases: ['ps3.4/gg.4.2/not-validated:HangingProtocolStorage:a-missing-Type-1-attribute', stored],
  },
  {
    name: 'mismatch-not-looked-for',
    clause: 'PS3.4 GG.4.2',
    does: 'stores a Data Set without SOP Class or SOP Instance UID as the instance that the command names',
    store: (response) =>
      response.Status === 0xa900
        ? { ...response, Status: 0, ErrorComment: undefined, OffendingElement: undefined }
        : response,
    cases: [
      'ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:no-SOP-Class-UID',
      'ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:no-SOP-Instance-UID',
    ],
  },
  {
    name: 'takes-its-time',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers a C-STORE after 300 ms',
    listen: { onCStore: () => new Promise((resolve) => setTimeout(() => resolve(0), 300)) },
    cases: [stored, interleaved],
  },
];
