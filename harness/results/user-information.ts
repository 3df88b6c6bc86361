// What the system under test answered or proposed of what is negotiated beside presentation contexts: PS3.7 D.3.3, PS3.8 D.1.

import type { PduSummary, UserInformationSummary } from '../model/observation.ts';
import type { NegotiatedRole, ProposedAssociation } from '../model/proposed-association.ts';
import type { CaseResult, RunResult } from '../model/run-result.ts';
import type { WireRecord } from '../model/wire-record.ts';

/** What may be negotiated. */
export type NegotiatedItem =
  | 'maximum length'
  | 'asynchronous operations window'
  | 'role selection'
  | 'SOP Class extended negotiation'
  | 'user identity';

/** One value, as it came in one or several associations. */
export interface NegotiatedValue {
  readonly item: NegotiatedItem;
  /** What was proposed, if the answer depends on it. */
  readonly proposed?: string;
  /** What the system answered; of an SCU, what it proposed. */
  readonly value: string;
  readonly associations: number;
  /** The first case in which it was seen. */
  readonly caseId: string;
}

/** So many different values are told; a system that answers each time something else has a fault of its own. */
const valuesAtMost = 40;

/** What an SCP answered in all cases, in the order of the items, each different value once. */
export function answeredValues(cases: readonly Pick<CaseResult, 'id' | 'role' | 'wire'>[]): NegotiatedValue[] {
  const seen = cases
    .filter(({ role }) => role === 'scp')
    .flatMap(({ id, wire }) =>
      exchanges(wire).flatMap(({ proposed, answered }) =>
        answersOf(proposed, answered).map((one) => ({ ...one, associations: 1, caseId: id })),
      ),
    );
  return eachOnce(seen);
}

/** What an SCU proposed, each different value once; of its proposals the cases are counted that are named. */
export function proposedValues({ scuProposals = [] }: Pick<RunResult, 'scuProposals'>): NegotiatedValue[] {
  return eachOnce(
    scuProposals.flatMap(({ proposed, cases }) =>
      proposalsOf(proposed).map((one) => ({ ...one, associations: cases.length, caseId: cases[0] ?? '' })),
    ),
  );
}

function eachOnce(all: readonly NegotiatedValue[]): NegotiatedValue[] {
  const values = new Map<string, NegotiatedValue>();
  for (const one of all) {
    const key = JSON.stringify([one.item, one.proposed, one.value]);
    const known = values.get(key);
    if (known) values.set(key, { ...known, associations: known.associations + one.associations });
    else if (values.size < valuesAtMost) values.set(key, one);
  }
  return items.flatMap((item) => [...values.values()].filter((value) => value.item === item));
}

const items: readonly NegotiatedItem[] = [
  'maximum length',
  'asynchronous operations window',
  'role selection',
  'SOP Class extended negotiation',
  'user identity',
];

interface Exchange {
  readonly proposed: UserInformationSummary;
  readonly answered: UserInformationSummary;
}

/** Each A-ASSOCIATE-RQ that was sent as it is, with the A-ASSOCIATE-AC that came for it. */
function exchanges(wire: readonly WireRecord[]): readonly Exchange[] {
  const open = new Map<string | undefined, UserInformationSummary>();
  return wire.flatMap(({ what, connection, remark }) => {
    const pdu = pduOf(what);
    if (pdu?.type === 'A-ASSOCIATE-RQ' && pdu.userInformation && remark === undefined)
      open.set(connection, pdu.userInformation);
    const proposed = open.get(connection);
    if (pdu?.type !== 'A-ASSOCIATE-AC' || !pdu.userInformation || !proposed) return [];
    open.delete(connection);
    return [{ proposed, answered: pdu.userInformation }];
  });
}

function pduOf(what: WireRecord['what']): PduSummary | undefined {
  return what.kind === 'pdu' ? what.pdu : undefined;
}

type Seen = Pick<NegotiatedValue, 'item' | 'proposed' | 'value'>;

function answersOf(proposed: UserInformationSummary, answered: UserInformationSummary): readonly Seen[] {
  const seen: Seen[] = [{ item: 'maximum length', value: lengthText(answered.maxLength) }];
  if (proposed.window)
    seen.push({
      item: 'asynchronous operations window',
      proposed: windowText(proposed.window),
      value: windowText(answered.window),
    });
  for (const role of proposed.roles ?? []) {
    const answer = answered.roles?.find(({ sopClass }) => sopClass === role.sopClass);
    seen.push({ item: 'role selection', proposed: roleText(role), value: roleText(answer) });
  }
  if (proposed.extended)
    seen.push({
      item: 'SOP Class extended negotiation',
      proposed: 'information for a SOP Class',
      value: answered.extended ? 'answered' : notAnswered,
    });
  if (proposed.userIdentity !== undefined)
    seen.push({
      item: 'user identity',
      proposed: `User-Identity-Type ${proposed.userIdentity}`,
      value: answered.userIdentity === 'response' ? 'accepted, with a response' : 'accepted, without a response',
    });
  return seen;
}

function proposalsOf({ maximumLength, window, roles = [], extended, userIdentity }: ProposedAssociation): Seen[] {
  const asked = (role: NegotiatedRole) => (one: (typeof roles)[number]) => one.roles.includes(role);
  return [
    { item: 'maximum length', value: lengthText(maximumLength) },
    ...(window ? [{ item: 'asynchronous operations window', value: windowText(window) } as const] : []),
    ...roles.map((one) => {
      const value = roleText({ scu: asked('SCU')(one), scp: asked('SCP')(one) });
      return { item: 'role selection', value } as const;
    }),
    ...(extended ? [{ item: 'SOP Class extended negotiation', value: 'proposed' } as const] : []),
    ...(userIdentity ? [{ item: 'user identity', value: `User-Identity-Type ${userIdentity.type}` } as const] : []),
  ];
}

const notAnswered = 'not answered';

function lengthText(maxLength: number | undefined): string {
  if (maxLength === undefined) return 'not said';
  return maxLength === 0 ? 'no limit' : `${maxLength.toLocaleString('en')} bytes`;
}

function windowText(window: UserInformationSummary['window']): string {
  if (!window) return `${notAnswered}: one operation at a time`;
  const count = (operations: number): string => (operations === 0 ? 'any number' : String(operations));
  return `${count(window.invoked)} invoked, ${count(window.performed)} performed`;
}

function roleText(role: { readonly scu: boolean; readonly scp: boolean } | undefined): string {
  if (!role) return `${notAnswered}: the requestor is SCU`;
  if (role.scu && role.scp) return 'requestor is SCU and SCP';
  if (role.scu) return 'requestor is SCU';
  return role.scp ? 'requestor is SCP' : 'requestor has no role';
}
