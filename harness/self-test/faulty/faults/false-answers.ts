// Faults of answers that are owed and do not come, or come where none may, or say what is not true: PS3.7 9.1.1, PS3.8 7.6.1, 9.2.3.

import { verificationSOPClassUID as verification } from '../../../../src/index.ts';
import {
  type AAssociateRQ,
  associateAC,
  CommandField,
  cStoreRSP,
  decodeCommandSet,
  presentationContextsOf,
  userInformationOf,
} from '../../../../src/wire.ts';
import type { Instead, Received } from '../exchange.ts';
import { type Behaviour, type Fault, sparing } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, stored } from './cases.ts';

const notAgreed = (label: string): string => `ps3.8/7.6.1/context-not-agreed-on:${label}`;
const otherData = (label: string): string =>
  `ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:another-${label}`;
const contextIds = (label: string): string => `ps3.8/9.2.3/a-associate-rq/presentation-context-id:${label}`;

/** Accepts a request of which this is true with these contexts, whatever the good SCP makes of it. */
function acceptWhere(test: (rq: AAssociateRQ) => boolean, ids: (rq: AAssociateRQ) => readonly number[]) {
  return (received: Received, session: FaultyConnection): Instead | undefined => {
    if (received.type !== 'A-ASSOCIATE-RQ' || !test(received)) return undefined;
    const presentationContexts = ids(received).map((id) => ({ id, result: 0, transferSyntax: '1.2.840.10008.1.2' }));
    session.reply(
      associateAC({ request: received, presentationContexts, maxLength: 16384, implementationClassUID: '1.2.3' }),
    );
    return [];
  };
}

const idsOf = (rq: AAssociateRQ): readonly number[] => presentationContextsOf(rq).map(({ id }) => id);
const isEven = (id: number): boolean => id % 2 === 0;

/** Requests of such a kind that the good SCP answers with this status are dropped without a word. */
function swallow(status: number): Behaviour['message'] {
  return (command, { contextId }, session) => {
    if (decodeCommandSet(command).command.Status !== status) session.respond(contextId, command);
    return [];
  };
}

const unanswered: readonly Fault[] = [
  {
    name: 'undecodable-data-sets-passed-over',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers nothing to a Data Set that it cannot decode, and goes on with the next request',
    message: swallow(0xc210),
    caughtBy: [
      'ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value',
      'ps3.7/9.1.1/tiny-data-sets-answered:two-bytes',
    ],
  },
  {
    name: 'mistyped-arguments-passed-over',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers nothing to a C-STORE-RQ that lacks something, and goes on with the next request',
    message: swallow(0x0212),
    caughtBy: ['ps3.7/9.1.1/mistyped-argument-answered:no-Priority', 'ps3.7/9.1.1/no-data-set-answered'],
  },
  {
    name: 'foreign-instances-passed-over',
    clause: 'PS3.7 9.1.1.2',
    does: 'answers nothing to a Data Set that is not that of its command, and goes on with the next request',
    message: swallow(0xa900),
    caughtBy: [otherData('SOP-Class-UID'), otherData('SOP-Instance-UID')],
  },
  {
    name: 'echoes-of-other-classes-passed-over',
    clause: 'PS3.7 9.1.5.2',
    does: 'answers nothing to a C-ECHO that does not name Verification, and goes on with the next request',
    receive: (received, session) => {
      if (received.type !== 'P-DATA-TF') return undefined;
      const { request } = session.exchanges.last ?? {};
      return request?.CommandField === CommandField['C-ECHO-RQ'] && request.AffectedSOPClassUID !== verification
        ? []
        : undefined;
    },
    caughtBy: ['ps3.7/9.1.5/c-echo-of-another-class:a-storage-class'],
  },
  {
    name: 'silent-to-unknown-user-identities',
    clause: 'PS3.8 9.2.3',
    does: 'does not answer an A-ASSOCIATE-RQ whose User Identity is of a type that it does not know',
    receive: (received) => {
      if (received.type !== 'A-ASSOCIATE-RQ') return undefined;
      const { type = 1 } = userInformationOf(received).userIdentity ?? {};
      return type < 1 || type > 5 ? [] : undefined;
    },
    caughtBy: ['of-type-0', 'of-type-6', 'of-type-255'].map((type) => `ps3.7/d.3.3.7/identity-of-unknown-form:${type}`),
    spares: [stored, echoed, 'ps3.7/d.3.3.7/identity-of-unknown-form:without-a-name'],
  },
];

const rows: readonly Fault[] = [
  ...unanswered,
  {
    name: 'refuses-on-a-refused-context',
    clause: 'PS3.8 7.6.1',
    does: 'answers a C-STORE on a presentation context that it did not accept with a failure on that context',
    receive: (received, session) => {
      const { last } = session.exchanges;
      if (received.type !== 'P-DATA-TF' || !last || last.abstractSyntax !== undefined) return undefined;
      if (!session.exchanges.withinMessage) {
        session.respond(last.contextId, cStoreRSP(last.request, { Status: 0x0122 }));
      }
      return [];
    },
    caughtBy: [notAgreed('refused-for-its-abstract-syntax'), notAgreed('never-proposed')],
  },
  {
    name: 'duplicate-of-nothing',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'answers Duplicate invocation to a Data Set that it cannot decode, though no other operation is outstanding',
    store: (response) =>
      response.Status === 0xc210
        ? { ...response, Status: 0x0210, ErrorComment: undefined, OffendingElement: undefined }
        : response,
    caughtBy: ['ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value'],
  },
  {
    name: 'another-instance-stored',
    clause: 'PS3.4 GG.4.2',
    does: 'answers success for a Data Set whose SOP Class or Instance UID is not that of the command',
    store: (response) =>
      response.Status === 0xa900
        ? { ...response, Status: 0, ErrorComment: undefined, OffendingElement: undefined }
        : response,
    verdict: 'warn',
    caughtBy: [otherData('SOP-Class-UID'), otherData('SOP-Instance-UID')],
  },
  {
    name: 'data-set-behind-the-response',
    clause: 'PS3.7 9.3.1.2',
    does: 'announces a Data Set in its response, which follows in a PDU of its own',
    message: (_command, { contextId, request }, session) => {
      session.respond(contextId, { ...cStoreRSP(request, { Status: 0 }), CommandDataSetType: 1 });
      const pdv = { contextId, isCommand: false, isLast: true, fragment: Buffer.alloc(8) };
      return [{ type: 'P-DATA-TF', pdvs: [pdv] }];
    },
    caughtBy: [stored, 'ps3.7/9.1.1/hundred-c-stores'],
    spares: [echoed],
  },
  {
    name: 'no-contexts-accepted',
    clause: 'PS3.8 9.3.3',
    does: 'accepts a request without presentation contexts with an A-ASSOCIATE-AC that has none either',
    receive: acceptWhere((rq) => idsOf(rq).length === 0, idsOf),
    caughtBy: ['ps3.8/9.2.3/a-associate-rq/items-missing-or-doubled:without-presentation-context'],
  },
  {
    name: 'even-contexts-passed-over',
    clause: 'PS3.8 9.3.3',
    does: 'accepts a request of even presentation context IDs with an A-ASSOCIATE-AC that has no context',
    receive: acceptWhere(
      (rq) => idsOf(rq).every(isEven),
      () => [],
    ),
    caughtBy: [contextIds('only-even')],
  },
  {
    name: 'even-context-id-accepted',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts presentation contexts under the even IDs under which they came',
    receive: acceptWhere((rq) => idsOf(rq).some(isEven), idsOf),
    caughtBy: [contextIds('even'), contextIds('zero'), contextIds('only-even')],
  },
  {
    name: 'spaces-of-titles-moved',
    clause: 'PS3.8 9.3.3',
    does: 'puts spaces in front of an AE title behind it when it repeats it',
    accept: ({ rawCalledAETitle: _called, rawCallingAETitle: _calling, ...ac }) => ac,
    caughtBy: ['ps3.8/9.3.2/ae-title-spaces:in-front', 'ps3.8/9.3.2/ae-title-spaces:on-both-sides'],
  },
];

export const falseAnswers: readonly Fault[] = sparing([stored, echoed], rows);
