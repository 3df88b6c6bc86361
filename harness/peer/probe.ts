// Short conversations of the harness' own, outside any case: what does the SUT accept, and is it well?

import {
  ImplicitVRLittleEndian,
  implementationClassUID,
  implementationVersionName,
  verificationSOPClassUID,
} from '../../src/index.ts';
import {
  type AAssociateAC,
  type AAssociateRQ,
  type AssociateRQOptions,
  associateRQ,
  CommandField,
  connectTransport,
  encodeCommandSet,
  fragmentMessage,
  noDataSet,
  type PresentationContext,
  presentationContextResultsOf,
  userInformationOf,
} from '../../src/wire.ts';
import { type Observation, observationOf } from '../model/observation.ts';
import { isRejectedForNow, type WireEvent } from '../model/wire-event.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { describeEvent } from '../words/describe-observation.ts';
import { closingMs } from './closing.ts';
import { Conversation } from './conversation.ts';
import type { ResponseTimes } from './response-times.ts';
import { userIdentityOf } from './user-identity.ts';
import { WireLog } from './wire-log.ts';

const maxLength = 16384;

/** An association of the harness' own. */
export interface ProbedAssociation {
  readonly conversation: Conversation;
  readonly accept: AAssociateAC;
}

/** Such an association, or what came instead of one. */
export type Probe = ProbedAssociation | { readonly refused: WireEvent };

export interface ProbeLimits {
  /** Longest wait for one reaction, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Decides the UIDs of what is sent. */
  readonly seed: number;
  /** How fast the SUT is. */
  readonly responseTimes?: ResponseTimes;
  /** How long a SUT that rejects associations for the moment is waited for, in milliseconds; default a minute. */
  readonly busyMs?: number;
  /** Told of each association that is answered by an A-ASSOCIATE-AC. */
  readonly onAccepted?: () => void;
}

/** Proposes presentation contexts. Rejects ConnectionFailed when the SUT cannot be reached at all. */
export function probe(
  endpoint: ScpEndpoint,
  presentationContexts: readonly PresentationContext[],
  limits: Omit<ProbeLimits, 'seed'>,
): Promise<Probe> {
  return propose(endpoint, probeRequest(endpoint, { presentationContexts }), limits);
}

/** What a probe may ask for beside presentation contexts, or in place of what it usually says. */
export type ProbeItems = Partial<AssociateRQOptions> & Pick<AssociateRQOptions, 'presentationContexts'>;

/** The A-ASSOCIATE-RQ of a probe. */
export function probeRequest(endpoint: ScpEndpoint, items: ProbeItems): AAssociateRQ {
  const { calledAETitle, callingAETitle } = endpoint;
  const identity = { maxLength, implementationClassUID, implementationVersionName, ...userIdentityOf(endpoint) };
  return associateRQ({ calledAETitle, callingAETitle, ...identity, ...items });
}

/** Asks for an association. Rejects ConnectionFailed when the SUT cannot be reached at all. */
export async function propose(
  endpoint: ScpEndpoint,
  request: AAssociateRQ,
  { timeoutMs, signal, responseTimes, onAccepted }: Omit<ProbeLimits, 'seed'>,
): Promise<Probe> {
  const { host, port, tls } = endpoint;
  const transport = await connectTransport({ host, port, ...(tls && { tls }), timeoutMs, signal });
  const unjudged = { log: new WireLog(), maxLength, onRules: () => {} };
  const conversation = new Conversation(transport, { ...unjudged, ...(responseTimes && { responseTimes }) });
  try {
    conversation.send(request);
    const event = await conversation.next(timeoutMs, signal);
    if (event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-AC') {
      onAccepted?.();
      return { conversation, accept: event.pdu };
    }
    await endProbe(conversation);
    return { refused: event };
  } catch (error) {
    await conversation.destroy();
    throw error;
  }
}

/** Whether an association is answered at all, in half the time of a reaction. Never rejects. */
export async function isAnswered(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<boolean> {
  try {
    const timeoutMs = limits.timeoutMs / 2;
    const result = await probe(endpoint, [{ id: 1, ...verificationContext }], { ...limits, timeoutMs });
    if ('refused' in result) return result.refused.kind === 'pdu';
    await endProbe(result.conversation);
    return true;
  } catch {
    // It cannot be reached, or the run has been stopped.
    return false;
  }
}

/** Whether a plain association is rejected for the moment. Rejects only with the reason of the signal. */
export async function isBusy(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<boolean> {
  try {
    const result = await probe(endpoint, [{ id: 1, ...verificationContext }], limits);
    if ('refused' in result) return isRejectedForNow(result.refused);
    await releaseProbe(result.conversation, limits.timeoutMs, limits.signal);
    return false;
  } catch {
    limits.signal.throwIfAborted();
    // That it cannot be reached is for others to tell.
    return false;
  }
}

/** Ends a probe at once. */
export async function endProbe(conversation: Conversation): Promise<void> {
  conversation.leave();
  await conversation.waitClosed(closingMs);
  await conversation.destroy();
}

/** What came instead of the right answer. */
export interface WrongAnswer {
  /** In words. */
  readonly text: string;
  /** Whether nothing came at all. */
  readonly isSilence: boolean;
  readonly reaction: Observation;
}

/** Ends a probe by A-RELEASE; what else comes than its confirmation. */
export async function releaseProbe(
  conversation: Conversation,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<WrongAnswer | undefined> {
  conversation.send({ type: 'A-RELEASE-RQ' });
  const event = await conversation.next(timeoutMs, signal);
  conversation.close();
  await conversation.waitClosed(closingMs);
  await conversation.destroy();
  const released = event.kind === 'pdu' && event.pdu.type === 'A-RELEASE-RP';
  return released ? undefined : wrongAnswer('the release', event);
}

/** The Verification context of a probe (PS3.2 7.1.1: an acceptor accepts it). */
export const verificationContext = {
  abstractSyntax: verificationSOPClassUID,
  transferSyntaxes: [ImplicitVRLittleEndian.uid],
};

/** C-ECHO on a probe; what is wrong with the answer. Nothing is wrong where Verification is refused. */
export async function echoProbe(
  { conversation, accept }: ProbedAssociation,
  contextId: number,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<WrongAnswer | undefined> {
  const result = presentationContextResultsOf(accept).find(({ id }) => id === contextId);
  if (result?.result !== 0) return undefined;
  const command = {
    AffectedSOPClassUID: verificationSOPClassUID,
    CommandField: CommandField['C-ECHO-RQ'],
    MessageID: 1,
    CommandDataSetType: noDataSet,
  };
  const limit = userInformationOf(accept).maxLength ?? 0;
  conversation.sendMessage(fragmentMessage(contextId, encodeCommandSet(command), undefined, limit), command);
  const event = await conversation.next(timeoutMs, signal);
  const good = event.kind === 'message' && event.message.decoded.command.Status === 0;
  return good ? undefined : wrongAnswer('C-ECHO', event);
}

function wrongAnswer(what: string, event: WireEvent): WrongAnswer {
  return {
    text: `${what} was answered with ${describeEvent(event)}`,
    isSilence: event.kind === 'silence',
    reaction: observationOf(event),
  };
}
