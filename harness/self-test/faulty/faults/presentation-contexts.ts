// Faults of the answers to presentation contexts: PS3.8 7.1.1.14 and 9.3.3.2, PS3.7 D.3.2, PS3.5 10.1, PS3.2 7.1.1.

import {
  DeflatedExplicitVRLittleEndian,
  ExplicitVRLittleEndian,
  ImplicitVRLittleEndian,
  transferSyntaxByUid,
  verificationSOPClassUID,
} from '../../../../src/index.ts';
import {
  type AAssociateAC,
  cStoreRSP,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../../src/wire.ts';
import { withAccepted, withContexts } from '../changes.ts';
import type { Fault } from '../fault.ts';
import type { FaultyConnection } from '../faulty-connection.ts';
import { echoed, interleaved, stored } from './cases.ts';

/** 0xC000: the generic failure to process. */
const cannotUnderstand = 0xc000;
const jpeg = '1.2.840.10008.1.2.4.50';
const [implicit, explicit, deflated] = [ImplicitVRLittleEndian, ExplicitVRLittleEndian, DeflatedExplicitVRLittleEndian];

const unknownSyntax = 'ps3.8/9.3.3/abstract-syntax-unknown:a-private-UID';

/** Other results for the contexts that have this one. */
function withResult(ac: AAssociateAC, from: number, to: number): AAssociateAC {
  return withContexts(ac, (answer) => (answer.result === from ? { ...answer, result: to } : answer));
}

/** The first presentation context that was accepted. */
function firstAccepted({ accept }: FaultyConnection) {
  return accept && presentationContextResultsOf(accept).find(({ result }) => result === 0);
}

export const presentationContexts: readonly Fault[] = [
  {
    name: 'context-not-answered',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers all but the first presentation context',
    accept: (ac) => withContexts(ac, (answer, index) => (index === 0 ? [] : answer)),
    caughtBy: [echoed],
  },
  {
    name: 'only-first-context-answered',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers none but the first presentation context',
    accept: (ac) => withContexts(ac, (answer, index) => (index === 0 ? answer : [])),
    caughtBy: [interleaved],
    spares: [echoed],
  },
  {
    name: 'context-answered-twice',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers each presentation context twice',
    accept: (ac) => withContexts(ac, (answer) => [answer, answer]),
    caughtBy: [echoed],
  },
  {
    name: 'foreign-context-answered',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers a presentation context ID that was not proposed, beside the others',
    accept: (ac) => withContexts(ac, (answer, index) => (index === 0 ? [answer, { ...answer, id: 253 }] : answer)),
    caughtBy: [echoed],
  },
  {
    name: 'refusal-without-reason',
    clause: 'PS3.8 9.3.3.2',
    does: 'refuses an abstract syntax that it does not support with result 2 (no reason)',
    accept: (ac) => withResult(ac, 3, 2),
    verdict: 'warn',
    caughtBy: [unknownSyntax],
    spares: [stored, echoed],
  },
  {
    name: 'refusal-for-transfer-syntax',
    clause: 'PS3.8 9.3.3.2',
    does: 'refuses an abstract syntax that it does not support as if for its Transfer Syntax (result 4)',
    accept: (ac) => withResult(ac, 3, 4),
    caughtBy: [unknownSyntax],
    spares: [stored, echoed],
  },
  {
    name: 'undefined-result',
    clause: 'PS3.8 9.3.3.2',
    does: 'refuses an abstract syntax that it does not support with result 5',
    accept: (ac) => withResult(ac, 3, 5),
    caughtBy: [unknownSyntax],
    spares: [stored, echoed],
  },
  {
    name: 'transfer-syntax-taken-for-abstract-syntax',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts abstract syntaxes that are no SOP Class',
    accept: (ac) => withResult(ac, 3, 0),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.3/abstract-syntax-unknown:the-UID-of-a-Transfer-Syntax'],
    spares: [stored, echoed],
  },
  {
    name: 'transfer-syntax-refused-without-reason',
    clause: 'PS3.8 9.3.3.2',
    does: 'refuses a context for its Transfer Syntaxes with result 1 (user rejection)',
    accept: (ac) => withResult(ac, 4, 1),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.3/transfer-syntaxes-unknown:a-private-UID'],
    spares: [stored, echoed],
  },
  {
    name: 'unknown-transfer-syntax-accepted',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts a context with a Transfer Syntax that it cannot know',
    accept: (ac) => withResult(ac, 4, 0),
    verdict: 'warn',
    caughtBy: ['ps3.8/9.3.3/transfer-syntaxes-unknown:a-private-UID'],
    spares: [stored, echoed],
  },
  {
    name: 'all-contexts-or-none',
    clause: 'PS3.7 D.3.2',
    does: 'refuses every presentation context when one of them cannot be accepted',
    accept: (ac) => (presentationContextResultsOf(ac).some(({ result }) => result !== 0) ? withResult(ac, 0, 1) : ac),
    verdict: 'warn',
    caughtBy: ['ps3.7/d.3.2/each-context-for-itself:an-unknown-abstract-syntax'],
    spares: [stored, echoed],
  },
  {
    name: 'only-first-transfer-syntax-tried',
    clause: 'PS3.5 10.1',
    does: 'refuses a context when it does not know the first of its Transfer Syntaxes',
    accept: (ac, rq) => {
      const ids = presentationContextsOf(rq).flatMap(({ id, transferSyntaxes: [first] }) =>
        transferSyntaxByUid(first ?? '') ? [] : [id],
      );
      return withContexts(ac, (answer) => (ids.includes(answer.id) ? { ...answer, result: 4 } : answer));
    },
    caughtBy: ['ps3.5/10.1/transfer-syntax-chosen:unknown-Implicit'],
    spares: ['ps3.5/10.1/transfer-syntax-chosen:Implicit-unknown', stored],
  },
  {
    name: 'transfer-syntax-not-proposed',
    clause: 'PS3.7 D.3.2',
    does: 'chooses a Transfer Syntax that was not proposed',
    accept: (ac) => withAccepted(ac, (answer) => ({ ...answer, subItems: [{ item: 0x40, uid: jpeg }] })),
    caughtBy: [stored, echoed],
  },
  {
    name: 'no-transfer-syntax-chosen',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts presentation contexts without a Transfer Syntax Sub-Item',
    accept: (ac) => withAccepted(ac, (answer) => ({ ...answer, subItems: [] })),
    caughtBy: [stored, echoed],
  },
  {
    name: 'two-transfer-syntaxes-chosen',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts presentation contexts with two Transfer Syntax Sub-Items',
    accept: (ac) =>
      withAccepted(ac, (answer) => ({ ...answer, subItems: [...answer.subItems, { item: 0x40, uid: implicit.uid }] })),
    caughtBy: [stored, echoed],
  },
  {
    name: 'verification-refused',
    clause: 'PS3.2 7.1.1',
    does: 'refuses the presentation context for Verification',
    accept: (ac, rq) => {
      const ids = presentationContextsOf(rq).flatMap((one) =>
        one.abstractSyntax === verificationSOPClassUID ? one.id : [],
      );
      return withContexts(ac, (answer) => (ids.includes(answer.id) ? { ...answer, result: 3 } : answer));
    },
    caughtBy: ['ps3.2/7.1/verification:alone', 'ps3.2/7.1/verification:before-a-storage-class'],
    spares: [stored],
  },
  {
    name: 'verification-refused-beside-others',
    clause: 'PS3.2 7.1.1',
    does: 'refuses Verification when it is not the first presentation context',
    accept: (ac, rq) => {
      const contexts = presentationContextsOf(rq).slice(1);
      const ids = contexts.flatMap((one) => (one.abstractSyntax === verificationSOPClassUID ? one.id : []));
      return withContexts(ac, (answer) => (ids.includes(answer.id) ? { ...answer, result: 3 } : answer));
    },
    caughtBy: ['ps3.2/7.1/verification-among-others:after-a-storage-class'],
    spares: [echoed, stored],
  },
  {
    name: 'implicit-vr-refused',
    clause: 'PS3.5 10.1',
    does: 'accepts storage SOP Classes in Explicit VR only',
    listen: { transferSyntaxes: [explicit.uid] },
    caughtBy: ['ps3.5/10.1/default-transfer-syntax:HangingProtocolStorage'],
    spares: [stored, echoed],
  },
  {
    name: 'deflated-without-explicit-vr',
    clause: 'PS3.5 A.5',
    does: 'accepts Deflated Explicit VR Little Endian, but not Explicit VR Little Endian',
    listen: { transferSyntaxes: [deflated.uid, implicit.uid] },
    caughtBy: ['ps3.5/a.5/explicit-vr-too:HangingProtocolStorage'],
    spares: [echoed],
  },
  {
    name: 'only-first-context-served',
    clause: 'PS3.8 7.6.1',
    does: 'stores nothing on any presentation context but the first that it accepted',
    message: (command, { contextId, request }, session) => {
      const isFirst = contextId === firstAccepted(session)?.id;
      session.respond(contextId, isFirst ? command : cStoreRSP(request, { Status: cannotUnderstand }));
      return [];
    },
    caughtBy: ['ps3.8/7.6.1/contexts-in-turn:two-Non-Patient-SOP-Classes'],
    spares: [stored, echoed],
  },
  {
    name: 'decodes-as-agreed-first',
    clause: 'PS3.8 7.6.1',
    does: 'decodes every Data Set in the Transfer Syntax of the first presentation context that it accepted',
    message: (command, { contextId, request, transferSyntax }, session) => {
      const isOther = firstAccepted(session)?.transferSyntax !== transferSyntax;
      session.respond(contextId, isOther ? cStoreRSP(request, { Status: cannotUnderstand }) : command);
      return [];
    },
    caughtBy: ['ps3.8/7.6.1/transfer-syntaxes-in-turn:SecondaryCaptureImageStorage'],
    spares: [stored, echoed],
  },
];
