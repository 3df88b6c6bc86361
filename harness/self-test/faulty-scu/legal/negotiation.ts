// Choices that an SCU has in what it proposes: PS3.8 7.1.1, 9.3.2, D.1; PS3.7 D.3.3; PS3.5 10.

import { ExplicitVRLittleEndian, ImplicitVRLittleEndian, nonPatientSopClasses } from '../../../../src/index.ts';
import { alsoProposing, chars, plus, requesting, subItems } from '../changes.ts';
import type { LegalScuChoice } from '../legal-scu-choice.ts';

const compressed = '1.2.840.10008.1.2.4.';

export const negotiation: readonly LegalScuChoice[] = [
  {
    name: 'many-syntaxes-in-a-context',
    clause: 'PS3.8 7.1.1.13',
    does: 'proposes its SOP Class in one context with several Transfer Syntaxes',
    change: {
      propose: ([first]) =>
        first
          ? [
              {
                ...first,
                transferSyntaxes: [
                  ...new Set([...first.transferSyntaxes, ImplicitVRLittleEndian.uid, ExplicitVRLittleEndian.uid]),
                ],
              },
            ]
          : [],
    },
  },
  {
    name: 'every-class-it-knows',
    clause: 'PS3.8 7.1.1.13',
    does: 'proposes all the SOP Classes that it knows, whatever it sends',
    change: alsoProposing(() =>
      nonPatientSopClasses.map(({ uid }) => ({ abstractSyntax: uid, transferSyntaxes: [ImplicitVRLittleEndian.uid] })),
    ),
  },
  {
    name: 'the-same-context-for-each-instance',
    clause: 'PS3.8 7.1.1.13',
    does: 'proposes the same presentation context again and again',
    change: alsoProposing((first) => [first, first, first]),
  },
  {
    name: 'class-of-its-own',
    clause: 'PS3.8 7.1.1.13',
    does: 'proposes a private SOP Class in a private Transfer Syntax and in Implicit VR Little Endian as well',
    change: alsoProposing(() => [
      {
        abstractSyntax: '1.2.826.0.1.3680043.9.1.1',
        transferSyntaxes: [ImplicitVRLittleEndian.uid, '1.2.826.0.1.3680043.9.1.2'],
      },
    ]),
  },
  {
    name: 'jpeg-with-its-defaults',
    clause: 'PS3.5 10.2',
    does: 'proposes lossless and lossy JPEG with their defaults as well',
    change: alsoProposing(({ abstractSyntax }) =>
      ['70', '57', '50', '51', '80', '81', '90', '91'].map((suffix) => ({
        abstractSyntax,
        transferSyntaxes: [`${compressed}${suffix}`],
      })),
    ),
  },
  {
    name: 'ids-from-the-end',
    clause: 'PS3.8 9.3.2.2',
    does: 'numbers its presentation contexts 255, 253 and so on',
    change: { propose: (contexts) => contexts.map((context, at) => ({ ...context, id: 255 - 2 * at })) },
  },
  {
    name: 'leading-spaces',
    clause: 'PS3.8 9.3.2',
    does: 'puts spaces before its AE title',
    change: requesting((rq) => ({ ...rq, rawCallingAETitle: chars('        MODALITY') })),
  },
  {
    name: 'user-identity',
    clause: 'PS3.7 D.3.3.7',
    does: 'sends a username and a passcode',
    change: { offers: { userIdentity: { type: 2, primary: 'M\u00FCller', secondary: 'secret' } } },
  },
  {
    name: 'role-selection',
    clause: 'PS3.7 D.3.3.4',
    does: 'proposes the role of an SCU for its SOP Class',
    change: requesting((rq) => {
      const uid = rq.items.flatMap((item) => ('data' in item || item.item !== 0x20 ? [] : item.subItems))[0];
      const own = uid && 'uid' in uid ? uid.uid : '';
      const { request } = plus({ item: 0x54, uid: own, scuRole: 1, scpRole: 0 });
      return request ? request(rq) : rq;
    }),
  },
  {
    name: 'short-pdus-received',
    clause: 'PS3.8 D.1',
    does: 'receives P-DATA-TF of at most 64 bytes',
    change: { offers: { maxLength: 64 } },
  },
  {
    name: 'any-length-received',
    clause: 'PS3.8 D.1',
    does: 'receives P-DATA-TF of any length',
    change: { offers: { maxLength: 0 } },
  },
  {
    name: 'nameless',
    clause: 'PS3.7 D.3.3.2.3',
    does: 'sends no Implementation Version Name',
    change: subItems((own) => own.filter(({ item }) => item !== 0x55)),
  },
  {
    name: 'sub-items-in-any-order',
    clause: 'PS3.8 9.3.2.3',
    does: 'sends its User-Data Sub-Items in descending order',
    change: subItems((own) => [...own].reverse()),
  },
  {
    name: 'later-versions',
    clause: 'PS3.8 9.3.2',
    does: 'says that it speaks later versions of the protocol as well',
    change: requesting((rq) => ({ ...rq, protocolVersion: 0xffff })),
  },
  {
    name: 'unknown-sub-item',
    clause: 'PS3.8 9.3.1',
    does: 'sends a user-information sub-item that nobody knows',
    change: plus({ item: 0x7f, data: Buffer.of(1, 2, 3, 4) }),
  },
];
