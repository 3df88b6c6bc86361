// Policies of an SCP and its site, who may store what and how often: PS3.7 9.1.1.1.9, C.5.8 and D.3.3.7, PS3.8 9.3.3.2.

import { ImplicitVRLittleEndian, sopClassByUid } from '../../../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  CommandField,
  presentationContextsOf,
  responseTo,
  userInformationOf,
} from '../../../../src/wire.ts';
import { withAccepted } from '../changes.ts';
import { echoed, interleaved, stored, storedOrdinary } from '../faults/cases.ts';
import { cameBefore } from '../known-instances.ts';
import type { LegalChoice } from '../legal-choice.ts';

const notAuthorized = 0x0124;
const duplicate = 0x0111;
const colorPalette = '1.2.840.10008.5.1.4.39.1';

/** Cases of many kinds that need an instance to be stored, or to be looked at. */
const ofManyKinds = [
  stored,
  storedOrdinary,
  interleaved,
  'ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:another-SOP-Class-UID',
  'ps3.2/7.1/character-sets:ExplicitVRLittleEndian:GB18030',
  'ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value',
  'ps3.5/7.1/sizes:64-KB',
  'ps3.7/6.3.1/retired-elements:Command-Recognition-Code',
  'ps3.7/9.1.1/hundred-c-stores',
  'ps3.7/9.1.1/invalid-sop-instance-answered:a-leading-zero',
  'ps3.7/9.1.1/no-data-set-answered',
  'ps3.7/9.1.1/priority:low',
  'ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage',
];

/** Of several accepted contexts of one abstract syntax only the first stays, or only the last. */
function oneContextForEachClass(ac: AAssociateAC, rq: AAssociateRQ, which: 'first' | 'last'): AAssociateAC {
  const classes = new Map(presentationContextsOf(rq).map(({ id, abstractSyntax }) => [id, abstractSyntax]));
  const accepted = ac.items.flatMap((item) =>
    item.item === 0x21 && 'result' in item && item.result === 0 ? [item.id] : [],
  );
  const kept = new Map<string | undefined, number>();
  for (const id of which === 'last' ? accepted : accepted.toReversed()) kept.set(classes.get(id), id);
  // User-rejection: neither the abstract syntax nor the Transfer Syntaxes are at fault.
  return withAccepted(ac, (answer) =>
    kept.get(classes.get(answer.id)) === answer.id ? answer : { ...answer, result: 1 },
  );
}

export const policies: readonly LegalChoice[] = [
  {
    name: 'nobody-authorized',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'authorizes nobody to store (0x0124), so that nothing can be seen of how it stores',
    store: (response) => ({ ...response, Status: notAuthorized, OffendingElement: undefined }),
    cases: ofManyKinds,
    verdict: 'inconclusive',
  },
  {
    name: 'images-not-authorized',
    clause: 'PS3.7 9.1.1.1.9',
    does: 'authorizes nobody to store instances of ordinary storage classes (0x0124)',
    store: (response, { abstractSyntax = '' }) =>
      sopClassByUid(abstractSyntax)?.service === 'storage' ? { ...response, Status: notAuthorized } : response,
    cases: [
      storedOrdinary,
      'ps3.8/7.6.1/contexts-in-turn:a-Non-Patient-and-an-ordinary-SOP-Class',
      'ps3.7/9.1.1/message-id-again:SecondaryCaptureImageStorage',
      'ps3.7/d.3.3.4/scu-role:SecondaryCaptureImageStorage:SCU',
    ],
    verdict: 'inconclusive',
  },
  {
    name: 'out-of-resources-for-good-and-bad',
    clause: 'PS3.4 GG.4.2',
    does: 'is out of resources (0xA700) before it looks at what is wrong with a request',
    store: (response) => ({ ...response, Status: 0xa700, OffendingElement: undefined }),
    cases: [
      'ps3.4/gg.4.2/data-set-mismatch-answered:HangingProtocolStorage:another-SOP-Class-UID',
      'ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value',
      'ps3.7/9.1.1/invalid-sop-instance-answered:a-leading-zero',
      'ps3.7/9.1.1/mistyped-argument-answered:no-Priority',
    ],
    verdict: 'inconclusive',
  },
  {
    name: 'fills-up',
    clause: 'PS3.4 GG.4.2',
    does: 'has room for one instance, is out of resources (0xA700) from then on, and well all the same',
    message: (command, { contextId, request }, session) => {
      const isFull = session.program.tally() > 1;
      const refusal = responseTo(request, CommandField['C-STORE-RSP'], { Status: 0xa700 });
      session.respond(contextId, isFull ? refusal : command);
      return [];
    },
    cases: [
      stored,
      storedOrdinary,
      'ps3.7/9.1.1/not-decodable-answered:ExplicitVRLittleEndian:an-end-within-a-value',
      'ps3.7/9.1.1/hundred-c-stores',
      'ps3.7/9.1.1/room-on-the-next-association',
      'ps3.8/9.2.3/connection/room-after-cuts:RST',
      'ps3.8/9.2.3/connection/many-left:A-RELEASE',
    ],
    verdict: 'inconclusive',
  },
  {
    name: 'has-everything-already',
    clause: 'PS3.7 C.5.8',
    does: 'has every instance from an earlier run, and refuses duplicates (0x0111)',
    store: (response) => ({ ...response, Status: duplicate, OffendingElement: undefined }),
    cases: ofManyKinds,
    verdict: 'inconclusive',
  },
  {
    name: 'duplicates-refused',
    clause: 'PS3.7 C.5.8',
    does: 'refuses an instance that it has already (0x0111)',
    message: (command, exchange, session) => {
      const refusal = responseTo(exchange.request, CommandField['C-STORE-RSP'], { Status: duplicate });
      session.respond(exchange.contextId, cameBefore(exchange, session) ? refusal : command);
      return [];
    },
    cases: [
      'ps3.7/9.1.1/same-sop-instance-again',
      'ps3.7/9.1.1/hundred-c-stores',
      'ps3.7/9.1.1/sop-instance-uids:6-characters',
      'ps3.8/7.6.1/contexts-in-turn:two-Non-Patient-SOP-Classes',
      'ps3.7/d.3.3.3/full-window',
    ],
  },
  {
    name: 'first-context-of-each-class',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts one presentation context for each SOP Class, the first, and rejects the others as a user',
    accept: (ac, rq) => oneContextForEachClass(ac, rq, 'first'),
    cases: ['ps3.5/a.5/explicit-vr-too:HangingProtocolStorage'],
    verdict: 'inconclusive',
  },
  {
    name: 'last-context-of-each-class',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts one presentation context for each SOP Class, the last, and rejects the others as a user',
    accept: (ac, rq) => oneContextForEachClass(ac, rq, 'last'),
    cases: [
      'ps3.7/d.3.2/transfer-syntax-supported-or-not:ExplicitVRLittleEndian',
      'ps3.5/10.1/default-transfer-syntax-in-a-context-of-its-own:Explicit-before',
      'ps3.8/7.1.1/each-context-answered:of-one-SOP-Class-five-times',
    ],
  },
  {
    name: 'one-class-in-one-syntax',
    clause: 'PS3.5 10.1',
    does: 'accepts Color Palette Storage in Implicit VR Little Endian, and no other storage',
    listen: { sopClasses: [colorPalette], transferSyntaxes: [ImplicitVRLittleEndian.uid] },
    cases: [
      echoed,
      'ps3.7/9.1.1/priority:low',
      'ps3.5/10.1/transfer-syntax-chosen:unknown-Explicit-unknown-Implicit',
      'ps3.2/7.1/verification-among-others:after-a-storage-class',
      'ps3.7/9.3.2.3/c-cancel-of-a-c-store',
    ],
  },
  {
    name: 'one-class-of-all',
    clause: 'PS3.5 10.1',
    does: 'accepts Color Palette Storage, and refuses other classes as it is asked for them, whatever the Transfer Syntax',
    listen: { sopClasses: [colorPalette] },
    cases: ['ps3.5/10.1/default-transfer-syntax:HangingProtocolStorage'],
    verdict: 'not-applicable',
  },
  {
    name: 'users-unknown',
    clause: 'PS3.7 D.3.3.7.3',
    does: 'rejects everybody who says who they are, since it does not know them',
    listen: {
      negotiate: (request, usual) =>
        userInformationOf(request).userIdentity ? { type: 'A-ASSOCIATE-RJ', result: 1, source: 2, reason: 1 } : usual,
    },
    cases: ['ps3.7/d.3.3.7/response-asked:a-username', 'ps3.7/d.3.3.7/no-response-asked:a-JSON-Web-Token'],
    verdict: 'inconclusive',
  },
];
