// How an initiator opens associations, from the A-ASSOCIATE-RQs that it sent: PS3.2 Tables N.7-1 to N.7-3, N.8-8.

import type { ProposedAssociation } from '../../model/proposed-association.ts';
import type { Associations, ExtendedNegotiation, UserIdentity } from '../facts/associations.ts';
import { filled, type Measured, seen, seenAtLeast, unseen } from './measured-leaf.ts';

/** A request that an SCU sent, and where it was seen. */
export interface SeenProposal {
  readonly proposed: ProposedAssociation;
  readonly evidence: string;
}

/** The most associations that were open at the same time, and where that was seen. */
export interface SeenAtOnce {
  readonly count: number;
  readonly evidence: string;
}

const namedAtMost = 10;
const uidForm = /^[0-9.]{1,64}$/;

/** The association parameters; undefined if no request came. */
export function initiatorAssociations(
  proposals: readonly SeenProposal[],
  atOnce: SeenAtOnce | undefined,
): Associations | undefined {
  if (proposals.length === 0) return undefined;
  return filled({
    applicationContextName: uidLeaf(proposals, ({ applicationContextName }) => applicationContextName),
    implementationClassUID: uidLeaf(proposals, ({ implementationClassUID }) => implementationClassUID),
    implementationVersionName: oneValue(proposals, ({ implementationVersionName }) => implementationVersionName),
    maximumLength: oneValue(proposals, ({ maximumLength }) => maximumLength),
    maximumAssociations:
      atOnce && seenAtLeast(atOnce.count, [atOnce.evidence], 'as many as were seen at the same time'),
    maximumOperationsInvoked: oneValue(proposals, ({ window }) => window?.invoked ?? 1),
    maximumOperationsPerformed: oneValue(proposals, ({ window }) => window?.performed ?? 1),
    multipleContextsOfOneSopClass: seen(proposals.some(hasSeveralContexts), evidenceOf(proposals)),
  });
}

function hasSeveralContexts({ proposed: { contexts } }: SeenProposal): boolean {
  return new Set(contexts.map(({ sopClass }) => sopClass)).size < contexts.length;
}

/** What it negotiates beside contexts. */
export function initiatorNegotiation(proposals: readonly SeenProposal[]): ExtendedNegotiation | undefined {
  if (proposals.length === 0) return undefined;
  const has = (test: (proposed: ProposedAssociation) => boolean) => {
    const those = proposals.filter(({ proposed }) => test(proposed));
    return seen(those.length > 0, evidenceOf(those.length > 0 ? those : proposals));
  };
  return {
    asynchronousOperations: has(({ window }) => window !== undefined),
    roleSelection: has(({ roles = [] }) => roles.length > 0),
    sopClassExtended: has(({ extended = [] }) => extended.length > 0),
    sopClassCommonExtended: has(({ commonExtended = [] }) => commonExtended.length > 0),
    userIdentity: has(({ userIdentity }) => userIdentity !== undefined),
  };
}

const typeNames = ['username', 'username-and-password', 'kerberos', 'saml', 'jwt'] as const;

/** The identities that it sends. */
export function initiatorUserIdentity(proposals: readonly SeenProposal[]): UserIdentity | undefined {
  if (proposals.length === 0) return undefined;
  const own = proposals.filter(({ proposed }) => proposed.userIdentity !== undefined);
  const evidence = evidenceOf(own.length > 0 ? own : proposals);
  const types = typeNames.filter((_, at) => own.some(({ proposed }) => proposed.userIdentity?.type === at + 1));
  if (own.length === 0) return { types: seen([], evidence, 'none was sent') };
  const asks = own.some(({ proposed }) => proposed.userIdentity?.positiveResponseRequested);
  return { types: seen(types, evidence), positiveResponse: seen(asks, evidence) };
}

/** A value that is the same in every request; none in all of them is unknown. */
export function oneValue<T extends string | number>(
  proposals: readonly SeenProposal[],
  select: (proposed: ProposedAssociation) => T | undefined,
): Measured<T> {
  const evidence = evidenceOf(proposals);
  const values = [...new Set(proposals.flatMap(({ proposed }) => select(proposed) ?? []))];
  const [value] = values;
  if (value === undefined) return unseen(evidence, 'not in its A-ASSOCIATE-RQ');
  return values.length === 1 ? seen(value, evidence) : unseen(evidence, `differs: ${values.join(', ')}`);
}

function uidLeaf(
  proposals: readonly SeenProposal[],
  select: (proposed: ProposedAssociation) => string | undefined,
): Measured<string> {
  const found = oneValue(proposals, select);
  if (found.value === undefined || uidForm.test(found.value)) return found;
  return unseen(found.evidence, `what came is no UID: ${JSON.stringify(found.value)}`);
}

/** The places where proposals were seen. */
export function evidenceOf(proposals: readonly { readonly evidence: string }[]): string[] {
  return [...new Set(proposals.map(({ evidence }) => evidence))].slice(0, namedAtMost);
}
