// Choices that an acceptor has when it answers an A-ASSOCIATE-RQ: PS3.8 7.1.1, 9.3.1 and 9.3.3, PS3.7 D.3.3, PS3.5 10.1.

import { ExplicitVRLittleEndian, ImplicitVRLittleEndian } from '../../../../src/index.ts';
import { type AAssociateAC, type AAssociateRQ, userInformationOf } from '../../../../src/wire.ts';
import { plusSubItems, withContexts, withoutSubItem, withSubItems } from '../changes.ts';
import { echoed, interleaved, stored } from '../faults/cases.ts';
import type { LegalChoice } from '../legal-choice.ts';

const all = [stored, echoed, interleaved];

/** The A-ASSOCIATE-AC with names in the wording of the request. */
function withNamesOf(ac: AAssociateAC, rq: AAssociateRQ): AAssociateAC {
  const names = rq.items.flatMap((item) => {
    if ('data' in item) return [];
    if (item.item === 0x10) return [item.name];
    return item.item === 0x20 ? item.subItems.flatMap((syntax) => ('data' in syntax ? [] : [syntax.uid])) : [];
  });
  const asProposed = (name: string): string => names.find((one) => one.replace(/\0$/, '') === name) ?? name;
  return withContexts(
    {
      ...ac,
      items: ac.items.map((item) =>
        !('data' in item) && item.item === 0x10 ? { ...item, name: asProposed(item.name) } : item,
      ),
    },
    (answer) => ({
      ...answer,
      subItems: answer.subItems.map((syntax) =>
        'data' in syntax ? syntax : { ...syntax, uid: asProposed(syntax.uid) },
      ),
    }),
  );
}

export const negotiation: readonly LegalChoice[] = [
  {
    name: 'answers-in-another-order',
    clause: 'PS3.8 7.1.1.14',
    does: 'answers the presentation contexts in the reverse order',
    accept: (ac) => {
      const [first, ...others] = ac.items;
      const last = others.pop();
      return { ...ac, items: [first, ...others.toReversed(), last].flatMap((item) => item ?? []) };
    },
    cases: all,
  },
  {
    name: 'sub-items-in-another-order',
    clause: 'PS3.8 9.3.3.3',
    does: 'sends the sub-items of its user information in the reverse order',
    accept: (ac) => withSubItems(ac, (subItems) => subItems.toReversed()),
    cases: all,
  },
  {
    name: 'sub-items-of-a-later-edition',
    clause: 'PS3.8 D.2',
    does: 'sends a user information sub-item of a type that no edition has yet',
    accept: (ac) => plusSubItems(ac, { item: 0x7f, data: Buffer.from('later') }),
    cases: all,
  },
  {
    name: 'items-of-a-later-edition',
    clause: 'PS3.8 9.3.1',
    does: 'sends an item of a type that no edition has yet',
    accept: (ac) => ({ ...ac, items: [...ac.items, { item: 0x77, data: Buffer.from('later') }] }),
    cases: all,
  },
  {
    name: 'further-protocol-versions',
    clause: 'PS3.8 9.3.3',
    does: 'sets further bits of the Protocol-version beside bit 0',
    accept: (ac) => ({ ...ac, protocolVersion: 0x0003 }),
    cases: all,
  },
  {
    name: 'private-application-context',
    clause: 'PS3.8 7.1.1.2',
    does: 'offers an application context of its own',
    accept: (ac) => ({
      ...ac,
      items: ac.items.map((item) => (item.item === 0x10 ? { item: 0x10, name: '1.2.826.0.1.3680043.8.498.1' } : item)),
    }),
    cases: all,
  },
  {
    name: 'no-version-name',
    clause: 'PS3.7 D.3.3.2',
    does: 'sends no Implementation Version Name',
    accept: (ac) => withoutSubItem(ac, 0x55),
    cases: all,
  },
  {
    name: 'no-maximum-length',
    clause: 'PS3.8 D.1.2',
    does: 'announces a Maximum Length of 0, which is no limit',
    listen: { maxLength: 0 },
    cases: all,
  },
  {
    name: 'small-maximum-length',
    clause: 'PS3.8 D.1.2',
    does: 'announces a Maximum Length of 128',
    listen: { maxLength: 128 },
    cases: [
      ...all,
      'ps3.8/e.1/fragments-of-a-c-store:fragments-of-two-bytes-all-in-one-PDU',
      'ps3.8/e.1/fragments-of-a-c-store:one-PDU-for-command-and-Data-Set',
    ],
  },
  {
    name: 'least-maximum-length',
    clause: 'PS3.8 D.1.2',
    does: 'announces a Maximum Length of 8, the least that a fragment fits into',
    listen: { maxLength: 8 },
    cases: [
      echoed,
      'ps3.8/9.2.3/sta13-aa-6:Evt10',
      'ps3.8/d.1/exceeded:1',
      'ps3.8/e.1/fragments:in-fragments-of-2-bytes-three-to-a-P-DATA-TF',
      'ps3.8/e.2/reserved-bits:07',
      'ps3.8/e.2/reserved-bits:ff',
    ],
  },
  {
    name: 'even-identifiers-passed-over',
    clause: 'PS3.8 9.3.3.2',
    does: 'does not answer presentation contexts whose identifiers are even',
    accept: (ac) => ({
      ...ac,
      items: ac.items.filter((item) => item.item !== 0x21 || !('id' in item && item.id % 2 === 0)),
    }),
    cases: [
      'ps3.8/9.2.3/a-associate-rq/presentation-context-id:even',
      'ps3.8/9.2.3/a-associate-rq/presentation-context-id:zero',
    ],
  },
  {
    name: 'names-as-they-came',
    clause: 'PS3.8 7.1.1.2',
    does: 'returns the names of the application context and of Transfer Syntaxes byte by byte as they were proposed',
    accept: withNamesOf,
    cases: [
      ...all,
      'ps3.8/9.2.3/a-associate-rq/uid-form:application-context-name:is-padded-with-NUL',
      'ps3.8/9.2.3/a-associate-rq/uid-form:Transfer-Syntax-name:is-padded-with-NUL',
    ],
  },
  {
    name: 'implicit-vr-only',
    clause: 'PS3.5 10.1',
    does: 'accepts Implicit VR Little Endian alone',
    listen: { transferSyntaxes: [ImplicitVRLittleEndian.uid] },
    cases: [
      'ps3.4/gg.4.2/stored:HangingProtocolStorage:ImplicitVRLittleEndian',
      'ps3.7/d.3.2/transfer-syntax-supported-or-not:ExplicitVRLittleEndian',
    ],
  },
  {
    name: 'not-deflated',
    clause: 'PS3.5 A.5',
    does: 'accepts Implicit and Explicit VR Little Endian, and nothing deflated',
    listen: { transferSyntaxes: [ImplicitVRLittleEndian.uid, ExplicitVRLittleEndian.uid] },
    cases: ['ps3.5/a.5/explicit-vr-too:HangingProtocolStorage'],
    verdict: 'not-applicable',
  },
  {
    name: 'no-window',
    clause: 'PS3.7 D.3.3.3',
    does: 'answers no Asynchronous Operations Window, so that one operation at a time is agreed on',
    accept: (ac) => withoutSubItem(ac, 0x53),
    cases: ['ps3.7/d.3.3.3/operations-in-a-window:HangingProtocolStorage'],
    verdict: 'not-applicable',
  },
  {
    name: 'no-roles',
    clause: 'PS3.7 D.3.3.4',
    does: 'answers no SCP/SCU Role Selection, so that the default roles apply',
    accept: (ac) => withoutSubItem(ac, 0x54),
    cases: ['ps3.7/d.3.3.4/roles-answered:SCU-and-SCP'],
  },
  {
    name: 'user-identities-answered',
    clause: 'PS3.7 D.3.3.7.2',
    does: 'authenticates whoever gives a User Identity, and says so with an empty response if one was requested',
    accept: (ac, rq) =>
      userInformationOf(rq).userIdentity?.positiveResponseRequested
        ? plusSubItems(ac, { item: 0x59, response: Buffer.alloc(0) })
        : ac,
    cases: ['ps3.7/d.3.3.7/response-asked:a-username', 'ps3.7/d.3.3.7/response-asked:a-username-and-a-passcode'],
  },
  {
    name: 'no-user-identities',
    clause: 'PS3.7 D.3.3.7',
    does: 'makes no answer to a User Identity for which a response was requested',
    accept: (ac) => withoutSubItem(ac, 0x59),
    cases: ['ps3.7/d.3.3.7/response-asked:a-username'],
    verdict: 'not-applicable',
  },
  {
    name: 'accepts-anything',
    clause: 'PS3.8 9.3.3.2',
    does: 'accepts every abstract syntax and every Transfer Syntax that is proposed',
    listen: { sopClasses: 'any', transferSyntaxes: 'any' },
    cases: [
      'ps3.8/7.6.1/context-not-agreed-on:refused-for-its-abstract-syntax',
      'ps3.8/7.6.1/context-not-agreed-on:refused-for-its-Transfer-Syntax',
    ],
    verdict: 'not-applicable',
  },
];
