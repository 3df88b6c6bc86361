// What health asks: C-ECHO on an association, and a known good C-STORE on another, so that neither can spoil the other.

import type { HealthPart } from '../model/health.ts';
import type { WireEvent } from '../model/wire-event.ts';
import {
  echoProbe,
  endProbe,
  type ProbedAssociation,
  type ProbeLimits,
  probe,
  releaseProbe,
  verificationContext,
} from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { describeEvent } from '../words/describe-observation.ts';
import { storageContext, storeProbe } from './store-probe.ts';

/** What a SUT that is well does. */
export interface HealthChecks {
  /**
   * What comes of an association in which Verification is proposed: `accepted`; `answered`, if anything comes before the
   * connection ends; `connected`, if the connection comes about. Default `accepted`.
   */
  readonly association?: 'accepted' | 'answered' | 'connected';
  readonly echo: boolean;
  /** Whether A-RELEASE is confirmed after C-ECHO. */
  readonly release: boolean;
  /** Whether A-RELEASE is confirmed after C-STORE, if it is after C-ECHO; default yes. */
  readonly releaseAfterStore?: boolean;
  /**
   * Keyword of a SOP Class whose instances it stores, and a name that decides the UIDs of the instance. One that is well may
   * refuse it for want of room, authorization, or as a duplicate, unless it `hasToStore`.
   */
  readonly store?: StoreCheck;
}

export interface StoreCheck {
  readonly sopClass: string;
  readonly name: string;
  readonly hasToStore?: true;
}

/** What went wrong first. */
export interface Wrong {
  readonly part: HealthPart;
  readonly text: string;
  /** Whether nothing came at all. */
  readonly isSilence?: boolean;
  /** What came in place of an A-ASSOCIATE-AC. */
  readonly refused?: WireEvent;
}

/** An association, C-ECHO and release; what went wrong first. Rejects ConnectionFailed. */
export async function echoExchange(
  endpoint: ScpEndpoint,
  limits: ProbeLimits,
  checks: HealthChecks,
): Promise<Wrong | undefined> {
  const { association = 'accepted', echo, release } = checks;
  const result = await probe(endpoint, [{ id: 1, ...verificationContext }], limits);
  if ('refused' in result) return refusal(endpoint, association, result.refused);
  const { timeoutMs, signal } = limits;
  return await inAssociation(result, limits, release && 'release', async () => {
    const wrong = echo ? await echoProbe(result, 1, timeoutMs, signal) : undefined;
    return wrong && { part: 'echo', ...wrong };
  });
}

/** An association, a known good C-STORE and release; what went wrong first. Rejects ConnectionFailed. */
export async function storeExchange(
  endpoint: ScpEndpoint,
  limits: ProbeLimits,
  { release, releaseAfterStore = true }: HealthChecks,
  { sopClass, name, hasToStore }: StoreCheck,
): Promise<Wrong | undefined> {
  const context = storageContext(1, sopClass);
  const result = await probe(endpoint, [context], limits);
  if ('refused' in result) return { ...refused(result.refused), part: 'store' };
  return await inAssociation(result, limits, release && releaseAfterStore && 'release-after-store', async () => {
    const stored = await storeProbe(result, context, name, limits);
    if (!stored || stored.isSuccess || (stored.isUnrelated && !hasToStore)) return undefined;
    return { part: 'store', text: `C-STORE was answered with ${stored.text}`, isSilence: stored.isSilence === true };
  });
}

/** Asks something, and for the release if that is expected. */
async function inAssociation(
  { conversation }: ProbedAssociation,
  { timeoutMs, signal }: ProbeLimits,
  released: HealthPart | false,
  ask: () => Promise<Wrong | undefined>,
): Promise<Wrong | undefined> {
  try {
    const wrong = await ask();
    if (wrong || !released) return wrong;
    const unreleased = await releaseProbe(conversation, timeoutMs, signal);
    return unreleased && { part: released, ...unreleased };
  } finally {
    await endProbe(conversation);
  }
}

/** A scripted SCP may be one that rejects whom the harness is; that it answers is health enough. */
function refusal(
  { knownSopClass }: ScpEndpoint,
  association: HealthChecks['association'],
  event: WireEvent,
): Wrong | undefined {
  if (knownSopClass !== undefined && event.kind === 'pdu') return undefined;
  if (association === 'connected' || (association === 'answered' && isAnswer(event))) return undefined;
  return refused(event);
}

/** Whether something came, whatever it is. */
export function isAnswer({ kind }: WireEvent): boolean {
  return kind !== 'silence' && kind !== 'closed';
}

function refused(event: WireEvent): Wrong {
  return { part: 'association', text: describeEvent(event), isSilence: event.kind === 'silence', refused: event };
}
