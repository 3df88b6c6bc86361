// Proposes an association as a scenario asks, and takes the SUT's answer: PS3.8 7.1.2.

import { ImplicitVRLittleEndian, implementationClassUID, implementationVersionName } from '../../src/index.ts';
import {
  type AAssociateRQ,
  associateRQ,
  decodePdu,
  encodePdu,
  type PresentationContext,
  type RawItem,
  userInformationOf,
} from '../../src/wire.ts';
import type { AssociateSpec } from '../language/associate-spec.ts';
import type { Expectation } from '../language/expectation.ts';
import { mutate } from '../language/mutations/registry.ts';
import { sopClassUid, transferSyntaxUid } from '../language/names.ts';
import { bytesOfHex } from '../language/values.ts';
import { Inconclusive, NotApplicableHere, RejectedForNow, ScenarioError } from '../model/outcome.ts';
import { isRejectedForNow, type WireEvent } from '../model/wire-event.ts';
import { userIdentityOf } from '../peer/user-identity.ts';
import { workingClock } from '../time/working-clock.ts';
import { describeEvent } from '../words/describe-observation.ts';
import type { AssociationState } from './association-state.ts';
import { type CaseContext, mainAssociation } from './case-context.ts';
import { isLegal, judgeExpectation, reactionFor } from './judge-expectation.ts';
import { requireContext, requireContextById } from './presentation-context.ts';
import { nextReaction } from './reaction.ts';
import { serviceFinding, silentRequestFinding } from './service-rule.ts';
import { takeAnswer } from './take-answer.ts';

/** PDV-length, context ID, message control header, and a fragment of an even number of bytes (PS3.8 9.3.5.1, E.1). */
const leastMaxLength = 8;

/** How often, and after which wait, a transient rejection is tried again. */
const retryDelaysMs = [200, 500, 1000, 2000];

/** Sends the A-ASSOCIATE-RQ of a step and takes the answer as the step expects it. */
export async function proposeAssociation(spec: AssociateSpec, context: CaseContext, maxLength: number): Promise<void> {
  const announced = maxLengthOf(spec, context) ?? maxLength;
  const name = spec.association ?? mainAssociation;
  const open = context.findAssociation(name);
  // Before the connection: where there is nothing to propose there is no need of one.
  const request = requestOf(spec, context, announced);
  const state = open && !open.conversation.isOver ? open : await context.connect(name, announced);
  await send(spec, state, request);
  if (spec.expect === 'nothing') return;
  if (spec.expect === undefined) await requireAcceptance(spec, context, state);
  else await judgeAnswer(spec, spec.expect, context, state);
}

function maxLengthOf({ maxLength }: AssociateSpec, { associations }: CaseContext): number | undefined {
  if (typeof maxLength !== 'object') return maxLength;
  const longest = Math.max(0, ...associations.map(({ conversation }) => conversation.longestPData));
  const length = longest - maxLength.belowLongest;
  if (longest === 0) throw new ScenarioError('no P-DATA-TF was received before');
  if (length >= leastMaxLength) return length;
  throw new NotApplicableHere(`its P-DATA-TF PDUs have ${longest} bytes at most, and no fragment fits into less`);
}

async function send(spec: AssociateSpec, state: AssociationState, request: AAssociateRQ): Promise<void> {
  state.request = request;
  const encoded = encodePdu(request);
  state.requestBytes = spec.mutate ? mutate(encoded, spec.mutate) : encoded;
  if (spec.mutate) state.request = asSent(state.requestBytes);
  if (spec.segments === undefined) state.conversation.send(state.requestBytes);
  else await state.conversation.sendInSegments(state.requestBytes, spec.segments);
}

/** The request as the SUT can read it, whatever was changed; undefined when it is none any more. */
function asSent(bytes: Uint8Array): AAssociateRQ | undefined {
  const decoded = decodePdu(bytes);
  return 'pdu' in decoded && decoded.pdu.type === 'A-ASSOCIATE-RQ' ? decoded.pdu : undefined;
}

/** Judges the answer. A SUT that is busy for the moment is asked again, unless the scenario calls that legal. */
async function judgeAnswer(
  spec: AssociateSpec,
  expectation: Expectation,
  context: CaseContext,
  first: AssociationState,
): Promise<void> {
  let state = first;
  let since = workingClock.now();
  let reaction = await reactionFor(context, state, expectation);
  for (const delayMs of retryDelaysMs) {
    if (!isRejectedForNow(reaction.event) || isLegal(expectation, state, reaction)) break;
    await context.pause(delayMs);
    state = await reconnect(spec, context, state);
    since = workingClock.now();
    reaction = await reactionFor(context, state, expectation);
  }
  await judgeExpectation(context, state, expectation, { reaction, since });
}

/** The default of a step: the SUT accepts, or the case cannot be judged. */
async function requireAcceptance(spec: AssociateSpec, context: CaseContext, first: AssociationState): Promise<void> {
  let state = first;
  let event = await answer(context, state);
  for (const delayMs of retryDelaysMs) {
    if (!isRejectedForNow(event)) break;
    await context.pause(delayMs);
    state = await reconnect(spec, context, state);
    event = await answer(context, state);
  }
  if (isRejectedForNow(event)) throw new RejectedForNow(describeEvent(event));
  if (event.kind !== 'pdu' || event.pdu.type !== 'A-ASSOCIATE-AC') {
    const finding = serviceFinding(context, state, event) ?? silentRequestFinding(context, state, event);
    if (finding) context.judgement.find(finding);
    throw new Inconclusive(`no association came about: ${describeEvent(event)}`, finding?.rule);
  }
  requireWhatWasAsked(spec, context, state);
}

async function answer(context: CaseContext, state: AssociationState): Promise<WireEvent> {
  const { event } = await nextReaction(context, state);
  takeAnswer(context, state, event);
  return event;
}

async function reconnect(spec: AssociateSpec, context: CaseContext, old: AssociationState): Promise<AssociationState> {
  await old.conversation.destroy();
  const state = await context.connect(old.name, old.maxLength);
  await send(spec, state, requestOf(spec, context, old.maxLength));
  return state;
}

function requireWhatWasAsked(spec: AssociateSpec, context: CaseContext, state: AssociationState): void {
  if (!spec.contexts) {
    requireContext(state, context.sopClassUID);
    // What is sent in the default Transfer Syntax instead would say nothing of the one that the case is about.
    requireContextById(state, 1);
  }
  for (const [at, { id = 2 * at + 1, required }] of (spec.contexts ?? []).entries()) {
    if (required) requireContextById(state, id);
  }
  if (!spec.window || spec.windowRequired === false || !state.accept) return;
  const granted = userInformationOf(state.accept).asyncWindow ?? { invoked: 1, performed: 1 };
  if (granted.invoked === 0 || granted.invoked >= spec.window.invoked) return;
  const asked = spec.window.invoked;
  throw new NotApplicableHere(`a window of ${asked} operations was asked for, ${granted.invoked} were granted`);
}

function requestOf(spec: AssociateSpec, context: CaseContext, maxLength: number): AAssociateRQ {
  const { endpoint } = context;
  const rq = associateRQ({
    calledAETitle: spec.rawCalledAETitle
      ? bytesOfHex(spec.rawCalledAETitle)
      : padded(spec.calledAETitle ?? endpoint.calledAETitle, spec),
    callingAETitle: spec.rawCallingAETitle
      ? bytesOfHex(spec.rawCallingAETitle)
      : padded(spec.callingAETitle ?? endpoint.callingAETitle, spec),
    presentationContexts: spec.contexts ? spec.contexts.map(givenContext(context)) : defaultContexts(context),
    maxLength,
    ...(spec.applicationContext && { applicationContextName: spec.applicationContext }),
    ...userInformation(spec, context),
  });
  const items = (spec.items ?? []).map(rawItem);
  return { ...rq, protocolVersion: spec.protocolVersion ?? rq.protocolVersion, items: [...rq.items, ...items] };
}

/** An AE title with its spaces where the scenario wants them (PS3.8 9.3.2: leading and trailing ones mean nothing). */
function padded(title: string, { aeTitleSpaces }: AssociateSpec): string {
  if (aeTitleSpaces === undefined) return title;
  const leading = aeTitleSpaces === 'leading' ? 16 : Math.ceil((16 + title.length) / 2);
  return title.padStart(leading);
}

/** The SOP Class of the case, and with the default Transfer Syntax once more where it is not offered (PS3.5 10.1). */
export function defaultContexts(context: Pick<CaseContext, 'sopClassUID' | 'transferSyntaxes'>): PresentationContext[] {
  const { sopClassUID: abstractSyntax, transferSyntaxes } = context;
  const fallback = ImplicitVRLittleEndian.uid;
  const wanted = { id: 1, abstractSyntax, transferSyntaxes };
  return transferSyntaxes.includes(fallback)
    ? [wanted]
    : [wanted, { id: 3, abstractSyntax, transferSyntaxes: [fallback] }];
}

function givenContext(context: CaseContext) {
  return (given: NonNullable<AssociateSpec['contexts']>[number], at: number): PresentationContext => ({
    id: given.id ?? 2 * at + 1,
    abstractSyntax:
      given.abstractSyntax === undefined
        ? context.sopClassUID
        : (sopClassUid(given.abstractSyntax) ?? given.abstractSyntax),
    transferSyntaxes:
      given.transferSyntaxes?.map((name) => transferSyntaxUid(name) ?? name) ?? context.transferSyntaxes,
  });
}

function userInformation(spec: AssociateSpec, context: CaseContext) {
  const uidOf = (name: string | undefined): string =>
    name === undefined ? context.sopClassUID : (sopClassUid(name) ?? name);
  const version =
    spec.implementationVersionName === undefined ? implementationVersionName : spec.implementationVersionName;
  return {
    implementationClassUID: spec.implementationClassUID ?? implementationClassUID,
    ...(version === null ? {} : { implementationVersionName: version }),
    ...(spec.window && { asyncWindow: spec.window }),
    ...(spec.roles && {
      roles: spec.roles.map(({ sopClass, scu, scp }) => ({ sopClassUID: uidOf(sopClass), scuRole: scu, scpRole: scp })),
    }),
    ...(spec.extended && {
      extended: spec.extended.map(({ sopClass, hex }) => ({
        sopClassUID: uidOf(sopClass),
        information: bytesOfHex(hex),
      })),
    }),
    ...(spec.commonExtended && { commonExtended: spec.commonExtended.map(commonExtended(uidOf)) }),
    ...userIdentity(spec, context),
    ...(spec.userItems && { unknown: spec.userItems.map(rawItem) }),
  };
}

function commonExtended(uidOf: (name: string | undefined) => string) {
  return ({ sopClass, serviceClass, related = [] }: NonNullable<AssociateSpec['commonExtended']>[number]) => ({
    sopClassUID: uidOf(sopClass),
    serviceClassUID: serviceClass,
    relatedGeneralSOPClassUIDs: related.map((name) => uidOf(name)),
  });
}

function userIdentity({ userIdentity: given }: AssociateSpec, { endpoint }: CaseContext) {
  if (given === 'none') return {};
  if (given) {
    const { type, primary = '', secondary, responseRequested = false } = given;
    return {
      userIdentity: { type, primary, ...(secondary && { secondary }), positiveResponseRequested: responseRequested },
    };
  }
  return userIdentityOf(endpoint);
}

function rawItem({ type, hex = '' }: { type: number; hex?: string | undefined }): RawItem {
  return { item: type, data: bytesOfHex(hex) };
}
