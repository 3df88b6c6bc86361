import type { UserInformationSubItem } from '../../../src/wire.ts';
import { hangingProtocol, secondaryCapture } from '../testing/answers.ts';
import {
  explicit,
  implicit,
  offering,
  received,
  request,
  withItems,
  withSubItems,
  withSyntaxes,
} from '../testing/associate-requests.ts';
import { itTellsEach, type RuleCase } from '../testing/rule-cases.ts';
import type { AssociateRequest } from './associate-request.ts';
import { associateRqRules } from './associate-rq-rules.ts';

const good = request();
const empty = withItems(() => []);
const without = (type: number) => withSubItems((subItems) => subItems.filter(({ item }) => item !== type));
const only = (...subItems: readonly UserInformationSubItem[]) => withSubItems(() => subItems);

const context = { id: 1, abstractSyntax: hangingProtocol, transferSyntaxes: [implicit] };
const contexts = (...ids: readonly number[]) =>
  request({
    presentationContexts: ids.map((id) => ({ ...context, id, abstractSyntax: `1.2.${id}` })),
  });
const many = (count: number) => contexts(...Array.from({ length: count }, (_, at) => (2 * at + 1) & 0xff));

const abstractSyntax = { item: 0x30, uid: hangingProtocol } as const;
const transferSyntax = { item: 0x40, uid: implicit } as const;

const role = (scuRole: number, scpRole: number, uid = hangingProtocol) => only({ item: 0x54, uid, scuRole, scpRole });
const extended = (uid: string, ...information: readonly number[]) =>
  only({ item: 0x56, uid, information: Buffer.from(information) });
const common = (over: { uid?: string; version?: number; serviceClassUid?: string; later?: Uint8Array } = {}) =>
  only({ item: 0x57, version: 0, uid: hangingProtocol, serviceClassUid: '1.2.3', relatedUids: [], ...over });
const storageClass = '1.2.840.10008.4.2';
const identity = (identityType: number, primary: string | Uint8Array = 'doe', secondary = '', asked = 0) =>
  only({
    item: 0x58,
    identityType,
    positiveResponseRequested: asked,
    primary: Buffer.from(primary),
    secondary: Buffer.from(secondary),
  });

const title = (text: string) => request({ callingAETitle: Buffer.from(text.padEnd(16), 'latin1') });
const reserved = Buffer.of(1);

/** One of each sub-item. */
const subItems: readonly (readonly [slug: string, subItem: UserInformationSubItem])[] = [
  ['maximum-length', { item: 0x51, maxLength: 0 }],
  ['implementation-class-uid', { item: 0x52, uid: '1.2.3' }],
  ['asynchronous-operations-window', { item: 0x53, maxInvoked: 1, maxPerformed: 1 }],
  ['role-selection', { item: 0x54, uid: hangingProtocol, scuRole: 1, scpRole: 0 }],
  ['implementation-version-name', { item: 0x55, versionName: 'V' }],
  ['extended-negotiation', { item: 0x56, uid: secondaryCapture, information: Buffer.of(1) }],
  [
    'common-extended-negotiation',
    { item: 0x57, version: 0, uid: secondaryCapture, serviceClassUid: storageClass, relatedUids: [] },
  ],
  [
    'user-identity',
    { item: 0x58, identityType: 1, positiveResponseRequested: 0, primary: Buffer.of(65), secondary: Buffer.alloc(0) },
  ],
];

const ofSubItems = Object.fromEntries(
  subItems.flatMap(([slug, one]): (readonly [string, RuleCase<AssociateRequest>])[] => {
    const once = { broken: only(one, one), kept: only(one), none: only() };
    if (one.item === 0x57) return [[`associate-rq/${slug}-once`, once]];
    const isReserved = { broken: only({ ...one, reserved }), kept: only(one), none: only() };
    return [
      [`associate-rq/${slug}-once`, once],
      [`associate-rq/${slug}-reserved`, isReserved],
    ];
  }),
);

const ofItems = Object.fromEntries(
  (
    [
      ['application-context', 0x10],
      ['presentation-context', 0x20],
      ['user-information', 0x50],
    ] as const
  ).map(([slug, type]) => [
    `associate-rq/${slug}-reserved`,
    {
      broken: withItems((items) => items.map((item) => (item.item === type ? { ...item, reserved } : item))),
      kept: good,
      none: empty,
    },
  ]),
);

describe('Each rule of an A-ASSOCIATE-RQ', () => {
  itTellsEach(associateRqRules, {
    'associate-rq/protocol-version': { broken: received({ ...good.rq, protocolVersion: 2 }), kept: good },
    'associate-rq/ae-title-repertoire': { broken: title('SCU\0'), kept: title('  S C U') },
    'associate-rq/ae-title-not-blank': { broken: title(''), kept: good },
    'associate-rq/ae-title-backslash': { broken: title('A\\B'), kept: good },
    'associate-rq/item-order': { broken: withItems((items) => [...items].reverse()), kept: good },
    'associate-rq/one-application-context': { broken: empty, kept: good },
    'associate-rq/one-user-information': { broken: empty, kept: good },
    'associate-rq/known-items': { broken: request({ unknown: [{ item: 0x60, data: Buffer.alloc(2) }] }), kept: good },
    'associate-rq/application-context-of-dicom': {
      broken: request({ applicationContextName: '1.2.840.10008.3.1.1.2' }),
      kept: good,
      none: request({ applicationContextName: '1.2.826.0.1' }),
    },
    'associate-rq/usual-application-context': {
      broken: request({ applicationContextName: '1.2.826.0.1' }),
      kept: good,
      none: empty,
    },
    'associate-rq/application-context-name-form': {
      broken: request({ applicationContextName: '1.2.840.10008.3.1.1.1\0' }),
      kept: good,
      none: empty,
    },
    'associate-rq/one-or-more-contexts': { broken: empty, kept: good },
    'associate-rq/at-most-128-contexts': { broken: many(129), kept: many(128), none: empty },
    'associate-rq/context-id': { broken: contexts(1, 2), kept: contexts(255, 1), none: empty },
    'associate-rq/context-id-once': { broken: contexts(1, 3, 1), kept: contexts(3, 1), none: many(129) },
    'associate-rq/one-abstract-syntax': {
      broken: withSyntaxes(abstractSyntax, abstractSyntax, transferSyntax),
      kept: good,
      none: empty,
    },
    'associate-rq/one-or-more-transfer-syntaxes': { broken: withSyntaxes(abstractSyntax), kept: good, none: empty },
    'associate-rq/abstract-syntax-first': {
      broken: withSyntaxes(transferSyntax, abstractSyntax),
      kept: good,
      none: withSyntaxes(transferSyntax),
    },
    'associate-rq/abstract-syntax-name-form': {
      broken: withSyntaxes({ item: 0x30, uid: '1.02' }, transferSyntax),
      kept: good,
      none: empty,
    },
    'associate-rq/transfer-syntax-name-form': {
      broken: withSyntaxes(abstractSyntax, { item: 0x40, uid: `${implicit}\0` }),
      kept: good,
      none: empty,
    },
    'associate-rq/repeated-context': {
      broken: offering([explicit, implicit], [implicit, explicit]),
      kept: offering([explicit], [implicit]),
      none: empty,
    },
    'associate-rq/default-transfer-syntax': {
      broken: offering([explicit], ['1.2.840.10008.1.2.2']),
      kept: offering([explicit], [implicit]),
      none: offering(['1.2.840.10008.1.2.4.91']),
    },
    'associate-rq/default-beside-lossless': {
      broken: offering(['1.2.840.10008.1.2.5', explicit]),
      kept: offering(['1.2.840.10008.1.2.5'], [implicit]),
      none: offering(['1.2.840.10008.1.2.5', '1.2.840.10008.1.2.4.50']),
    },
    'associate-rq/default-jpeg-lossless': {
      broken: offering(['1.2.840.10008.1.2.4.57', implicit]),
      kept: offering(['1.2.840.10008.1.2.4.57'], ['1.2.840.10008.1.2.4.70'], [implicit]),
      none: good,
    },
    'associate-rq/default-jpeg-lossy': {
      broken: offering(['1.2.840.10008.1.2.4.53', implicit]),
      kept: offering(['1.2.840.10008.1.2.4.51']),
      none: good,
    },
    'associate-rq/explicit-beside-deflated': {
      broken: offering(['1.2.840.10008.1.2.1.99', implicit]),
      kept: offering(['1.2.840.10008.1.2.1.99'], [explicit], [implicit]),
      none: good,
    },
    'associate-rq/jpeg-ls-baseline': {
      broken: offering(['1.2.840.10008.1.2.4.81', implicit]),
      kept: offering(['1.2.840.10008.1.2.4.81', '1.2.840.10008.1.2.4.80', implicit]),
      none: good,
    },
    'associate-rq/maximum-length': { broken: without(0x51), kept: request({ maxLength: 0 }) },
    'associate-rq/implementation-class-uid': { broken: without(0x52), kept: good },
    'associate-rq/implementation-class-uid-form': {
      broken: request({ implementationClassUID: '1.2.x' }),
      kept: request({ implementationClassUID: '1.2.3\0' }),
      none: without(0x52),
    },
    'associate-rq/implementation-version-name-length': {
      broken: request({ implementationVersionName: '' }),
      kept: request({ implementationVersionName: 'V' }),
      none: without(0x55),
    },
    'associate-rq/implementation-version-name-repertoire': {
      broken: request({ implementationVersionName: 'V\u00e9' }),
      kept: good,
      none: without(0x55),
    },
    'associate-rq/sop-class-uid-form': { broken: role(1, 0, '1.2.'), kept: role(1, 0), none: good },
    'associate-rq/uid-padding': {
      broken: request({ implementationClassUID: '1.2.3\0' }),
      kept: good,
      none: without(0x52),
    },
    'associate-rq/sub-item-order': {
      broken: withSubItems((list) => [...list].reverse()),
      kept: good,
      none: only(),
    },
    'associate-rq/role-selection-values': { broken: role(2, 0), kept: role(1, 1), none: good },
    'associate-rq/role-selection-of-a-role': { broken: role(0, 0), kept: role(0, 1), none: good },
    'associate-rq/role-selection-sop-class': { broken: role(1, 0, '1.2.3'), kept: role(1, 0), none: good },
    'associate-rq/extended-negotiation-sop-class': {
      broken: extended(secondaryCapture, 1),
      kept: extended(hangingProtocol, 1),
      none: good,
    },
    'associate-rq/common-extended-negotiation-sop-class': {
      broken: common({ uid: '1.2.3' }),
      kept: common(),
      none: good,
    },
    'associate-rq/extended-negotiation-non-patient': {
      broken: extended(hangingProtocol, 1),
      kept: extended(secondaryCapture, 1),
      none: good,
    },
    'associate-rq/extended-negotiation-of-storage': {
      broken: extended(secondaryCapture, 4, 0, 0, 0, 2, 0),
      kept: extended(secondaryCapture, 3, 0, 0, 0, 2, 0),
      none: extended(hangingProtocol, 4),
    },
    'associate-rq/common-extended-negotiation-service-class': {
      broken: common({ uid: secondaryCapture, serviceClassUid: hangingProtocol }),
      kept: common({ uid: secondaryCapture, serviceClassUid: storageClass }),
      none: common(),
    },
    'associate-rq/common-extended-negotiation-version': {
      broken: common({ later: Buffer.of(1) }),
      kept: common({ version: 1, later: Buffer.of(1) }),
      none: good,
    },
    'associate-rq/user-identity-type': { broken: identity(6), kept: identity(5), none: good },
    'associate-rq/user-identity-response-requested': {
      broken: identity(1, 'doe', '', 2),
      kept: identity(1, 'doe', '', 1),
      none: good,
    },
    'associate-rq/user-identity-primary-field': { broken: identity(1, ''), kept: identity(1), none: good },
    'associate-rq/user-identity-secondary-field': {
      broken: identity(1, 'doe', 'secret'),
      kept: identity(2, 'doe', 'secret'),
      none: good,
    },
    'associate-rq/user-identity-username': {
      broken: identity(1, Buffer.of(0xfc)),
      kept: identity(2, 'd\u00f6e'),
      none: identity(3, Buffer.of(0xfc)),
    },
    'associate-rq/user-identity-token': {
      broken: identity(5, 'Bearer a.b.c'),
      kept: identity(5, 'eyJ.e-_.c'),
      none: identity(1),
    },
    ...ofItems,
    'associate-rq/abstract-syntax-reserved': {
      broken: withSyntaxes({ ...abstractSyntax, reserved }, transferSyntax),
      kept: good,
      none: empty,
    },
    'associate-rq/transfer-syntax-reserved': {
      broken: withSyntaxes(abstractSyntax, { ...transferSyntax, reserved }),
      kept: good,
      none: empty,
    },
    ...ofSubItems,
  });
});
