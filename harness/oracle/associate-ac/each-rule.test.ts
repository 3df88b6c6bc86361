import {
  type AssociateACOptions,
  type AssociateItem,
  type AssociateRQOptions,
  associateAC,
  associateRQ,
  encodePdu,
  type UserInformationSubItem,
} from '../../../src/wire.ts';
import { itTellsEach, type RuleCase } from '../testing/rule-cases.ts';
import { associateAcRules } from './associate-ac-rules.ts';
import type { AssociateAnswer } from './associate-answer.ts';

const implicit = '1.2.840.10008.1.2';
const hangingProtocol = '1.2.840.10008.5.1.4.38.1';
const secondaryCapture = '1.2.840.10008.5.1.4.1.1.7';
const dicomContext = '1.2.840.10008.3.1.1.1';
const identity = { maxLength: 16384, implementationClassUID: '1.2.3', implementationVersionName: 'V1' };
const proposed = [{ id: 1, abstractSyntax: hangingProtocol, transferSyntaxes: [implicit] }];
const accepted = { id: 1, result: 0, transferSyntax: implicit };
const asyncWindow = { invoked: 2, performed: 1 };
const role = { sopClassUID: hangingProtocol, scuRole: true, scpRole: false };
const extended = (sopClassUID: string) => [{ sopClassUID, information: Buffer.of(1) }];
const user = (type: number) => ({ type, primary: 'doe', positiveResponseRequested: true });

/** An answer to a request, each with changes; `items` changes the items of the answer. */
function answer(
  ac: Partial<AssociateACOptions> = {},
  rq: Partial<AssociateRQOptions> = {},
  items: (items: readonly AssociateItem[]) => readonly AssociateItem[] = (same) => same,
): AssociateAnswer {
  const request = associateRQ({
    calledAETitle: 'SCP',
    callingAETitle: 'SCU',
    presentationContexts: proposed,
    ...identity,
    ...rq,
  });
  const plain = associateAC({ request, presentationContexts: [accepted], ...identity, ...ac });
  return { rq: request, ac: { ...plain, items: items(plain.items) }, rqBytes: encodePdu(request) };
}

const good = answer();

/** The good request, with another byte somewhere. */
function withByte(at: number): Buffer {
  const bytes = Buffer.from(good.rqBytes);
  bytes[at] = 0x2b;
  return bytes;
}

const withItems = (change: (items: readonly AssociateItem[]) => readonly AssociateItem[]) => answer({}, {}, change);
const empty = withItems(() => []);

/** The sub-items of the User Information of the answer, changed. */
function withSubItems(change: (subItems: readonly UserInformationSubItem[]) => readonly UserInformationSubItem[]) {
  return withItems((items) =>
    items.map((item) =>
      'data' in item || item.item !== 0x50 ? item : { ...item, subItems: [...change(item.subItems)] },
    ),
  );
}

const without = (type: number) => withSubItems((subItems) => subItems.filter(({ item }) => item !== type));
const context = (result: number, ...syntaxes: string[]): AssociateItem => ({
  item: 0x21,
  id: 1,
  result,
  subItems: syntaxes.map((uid) => ({ item: 0x40, uid })),
});
const withContext = (item: AssociateItem) => withItems((items) => items.map((one) => (one.item === 0x21 ? item : one)));

/** One of each sub-item that has to have its reserved field sent as 00H. */
const subItems: readonly (readonly [slug: string, subItem: UserInformationSubItem])[] = [
  ['maximum-length', { item: 0x51, maxLength: 0 }],
  ['implementation-class-uid', { item: 0x52, uid: '1.2.3' }],
  ['asynchronous-operations-window', { item: 0x53, maxInvoked: 1, maxPerformed: 1 }],
  ['role-selection', { item: 0x54, uid: hangingProtocol, scuRole: 1, scpRole: 0 }],
  ['implementation-version-name', { item: 0x55, versionName: 'V' }],
  ['extended-negotiation', { item: 0x56, uid: secondaryCapture, information: Buffer.of(1) }],
  ['user-identity-response', { item: 0x59, response: Buffer.alloc(0) }],
];
const reserved = Buffer.of(1);

const ofSubItems = Object.fromEntries(
  subItems.flatMap(([slug, one]): (readonly [string, RuleCase<AssociateAnswer>])[] => {
    const only = (...list: UserInformationSubItem[]) => withSubItems(() => list);
    const none = only();
    const isReserved = { broken: only({ ...one, reserved }), kept: only(one), none };
    const once = { broken: only(one, one), kept: only(one), none };
    const rows = [[`associate-ac/${slug}-reserved`, isReserved]] as const;
    return slug === 'role-selection' ? [...rows] : [...rows, [`associate-ac/${slug}-once`, once]];
  }),
);

const ofItems = Object.fromEntries(
  (
    [
      ['application-context', 0x10],
      ['presentation-context', 0x21],
      ['user-information', 0x50],
    ] as const
  ).map(([slug, type]) => [
    `associate-ac/${slug}-reserved`,
    {
      broken: withItems((items) => items.map((item) => (item.item === type ? { ...item, reserved } : item))),
      kept: good,
      none: empty,
    },
  ]),
);

describe('Each rule of an A-ASSOCIATE-AC', () => {
  itTellsEach(associateAcRules, {
    'associate-ac/protocol-version': { broken: { ...good, ac: { ...good.ac, protocolVersion: 2 } }, kept: good },
    'associate-ac/item-order': { broken: withItems((items) => [...items].reverse()), kept: good },
    'associate-ac/one-application-context': { broken: empty, kept: good },
    'associate-ac/one-user-information': { broken: empty, kept: good },
    'associate-ac/application-context-of-dicom': {
      broken: answer({ applicationContextName: '1.2.840.10008.3.1.1.2' }),
      kept: good,
      none: answer({ applicationContextName: '1.2.826.0.1' }),
    },
    'associate-ac/usual-application-context': {
      broken: answer({ applicationContextName: '1.2.826.0.1' }),
      kept: good,
      none: empty,
    },
    'associate-ac/application-context-name-form': {
      broken: answer({ applicationContextName: `${dicomContext}\0` }),
      kept: good,
      none: empty,
    },
    'associate-ac/transfer-syntax-name-form': {
      broken: withContext(context(0, `${implicit} `)),
      kept: good,
      none: withContext(context(4, implicit)),
    },
    'associate-ac/ae-titles-repeated': {
      broken: { ...good, rqBytes: withByte(20) },
      kept: good,
      none: { ...good, rqBytes: Buffer.alloc(80) },
    },
    'associate-ac/repeated-fields': { broken: { ...good, rqBytes: withByte(50) }, kept: good },
    'associate-ac/one-or-more-contexts': {
      broken: answer({ presentationContexts: [] }, { presentationContexts: [] }),
      kept: answer({}, { presentationContexts: [] }),
      none: good,
    },
    'associate-ac/context-id': {
      broken: answer({ presentationContexts: [{ ...accepted, id: 2 }] }),
      kept: good,
      none: empty,
    },
    'associate-ac/every-context-answered': {
      broken: empty,
      kept: good,
      none: answer({}, { presentationContexts: [] }),
    },
    'associate-ac/incomplete-context-answered': {
      broken: answer(
        { presentationContexts: [] },
        { presentationContexts: proposed.map((one) => ({ ...one, id: 2 })) },
      ),
      kept: answer({}, { presentationContexts: [{ id: 1, abstractSyntax: hangingProtocol, transferSyntaxes: [] }] }),
      none: good,
    },
    'associate-ac/only-proposed-contexts': {
      broken: answer({ presentationContexts: [accepted, { ...accepted, id: 3 }] }),
      kept: good,
      none: empty,
    },
    'associate-ac/context-answered-once': {
      broken: answer({ presentationContexts: [accepted, accepted] }),
      kept: good,
      none: answer({}, { presentationContexts: [...proposed, ...proposed] }),
    },
    'associate-ac/context-result': {
      broken: answer({ presentationContexts: [{ id: 1, result: 5, transferSyntax: implicit }] }),
      kept: good,
      none: empty,
    },
    'associate-ac/one-transfer-syntax': { broken: withContext(context(0)), kept: good, none: withContext(context(3)) },
    'associate-ac/refused-context-transfer-syntax': {
      broken: withContext(context(3)),
      kept: withContext(context(3, '')),
      none: good,
    },
    'associate-ac/proposed-transfer-syntax': {
      broken: withContext(context(0, '1.2.840.10008.1.2.1')),
      kept: good,
      none: withContext(context(0)),
    },
    'associate-ac/maximum-length': { broken: without(0x51), kept: good },
    'associate-ac/implementation-class-uid': { broken: without(0x52), kept: good },
    'associate-ac/implementation-class-uid-form': {
      broken: answer({ implementationClassUID: '1.02' }),
      kept: good,
      none: without(0x52),
    },
    'associate-ac/implementation-version-name-length': {
      broken: answer({ implementationVersionName: 'V'.repeat(17) }),
      kept: good,
      none: without(0x55),
    },
    'associate-ac/implementation-version-name-repertoire': {
      broken: answer({ implementationVersionName: 'V\u00e9' }),
      kept: good,
      none: without(0x55),
    },
    'associate-ac/common-extended-negotiation': {
      broken: withSubItems((list) => [
        ...list,
        { item: 0x57, version: 0, uid: '1.2.3', serviceClassUid: '1.2.4', relatedUids: [] },
      ]),
      kept: good,
    },
    'associate-ac/asynchronous-operations-window-offered': {
      broken: answer({ asyncWindow }),
      kept: answer({ asyncWindow }, { asyncWindow }),
      none: good,
    },
    'associate-ac/asynchronous-operations-window-size': {
      broken: answer({ asyncWindow: { invoked: 3, performed: 1 } }, { asyncWindow }),
      kept: answer({ asyncWindow }, { asyncWindow }),
      none: answer({ asyncWindow }),
    },
    'associate-ac/role-selection-offered': {
      broken: answer({ roles: [role] }),
      kept: answer({ roles: [role] }, { roles: [role] }),
      none: good,
    },
    'associate-ac/role-selection-proposed': {
      broken: answer({ roles: [{ ...role, scpRole: true }] }, { roles: [role] }),
      kept: answer({ roles: [role] }, { roles: [role] }),
      none: answer({ roles: [role] }),
    },
    'associate-ac/role-selection-values': {
      broken: withSubItems(() => [{ item: 0x54, uid: hangingProtocol, scuRole: 2, scpRole: 0 }]),
      kept: answer({ roles: [role] }),
      none: good,
    },
    'associate-ac/extended-negotiation-offered': {
      broken: answer({ extended: extended(secondaryCapture) }),
      kept: answer({ extended: extended(secondaryCapture) }, { extended: extended(secondaryCapture) }),
      none: good,
    },
    'associate-ac/extended-negotiation-sop-class': {
      broken: answer({ extended: extended(secondaryCapture) }, { extended: extended(hangingProtocol) }),
      kept: answer({ extended: extended(secondaryCapture) }, { extended: extended(secondaryCapture) }),
      none: answer({ extended: extended(secondaryCapture) }),
    },
    'associate-ac/extended-negotiation-non-patient': {
      broken: answer({ extended: extended(hangingProtocol) }, { extended: extended(hangingProtocol) }),
      kept: answer({ extended: extended(secondaryCapture) }, { extended: extended(secondaryCapture) }),
      none: good,
    },
    'associate-ac/user-identity-response-requested': {
      broken: answer({ userIdentityResponse: Buffer.alloc(0) }),
      kept: answer({ userIdentityResponse: Buffer.alloc(0) }, { userIdentity: user(1) }),
      none: answer({}, { userIdentity: user(1) }),
    },
    'associate-ac/user-identity-response-empty': {
      broken: answer({ userIdentityResponse: Buffer.of(1) }, { userIdentity: user(2) }),
      kept: answer({ userIdentityResponse: Buffer.alloc(0) }, { userIdentity: user(2) }),
      none: answer({ userIdentityResponse: Buffer.of(1) }, { userIdentity: user(3) }),
    },
    ...ofItems,
    ...ofSubItems,
  });
});
