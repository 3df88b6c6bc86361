// Before the cases: can the SUT be reached, what does it accept and store, how many associations does it serve at once?

import { ConnectionFailed } from '../../src/index.ts';
import { userInformationOf } from '../../src/wire.ts';
import type { Service } from '../model/silence.ts';
import { endProbe, type ProbeLimits, probe, verificationContext } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { notReached } from '../words/not-reached.ts';
import { type Choice, chooseSopClass } from './choose-sop-class.ts';
import { associationsAtOnce, waitsForSilence } from './concurrent-associations.ts';
import { usualChecks } from './health.ts';
import { type HealthBefore, healthBefore, storeHealthBefore } from './health-baseline.ts';
import type { HealthChecks } from './health-exchange.ts';
import { type ClassAnswer, classesOf, mergeAnswers, testedGroups } from './negotiate-all.ts';
import {
  evidenceOf,
  type Negotiated,
  negotiateOthers,
  negotiateTested,
  nothingAsked,
  type Refused,
} from './negotiate-sut.ts';

/** What is known of a SOP Class. */
export interface KnownClass extends ClassAnswer {
  /** What came of a known good instance, where one was sent: its status, or what came instead of a response. */
  readonly stored?: string;
}

export interface Preflight {
  /** Why no association could be opened at all; absent when one could. */
  readonly unreachable?: string;
  /** What it does with requests for an association, if it is there and accepts none. */
  readonly noAssociation?: Refused['noAssociation'];
  /** How many associations it had accepted, if it could not be reached any more after them. */
  readonly lostAfter?: number;
  /** Keywords of the SOP Classes of the scenarios that are accepted, Non-Patient ones first. */
  readonly accepted: readonly string[];
  /** The one for scenarios about the protocol: the first that is accepted, and of which a known good instance is stored. */
  readonly chosen?: string;
  /** The answer to every registered SOP Class that could be asked for, those of the scenarios first. */
  readonly classes: readonly KnownClass[];
  /** The negotiation result of each SOP Class of the scenarios, in words. */
  readonly evidence: string;
  readonly implementationClassUID?: string;
  readonly implementationVersionName?: string;
  /** It serves one association at a time, or reads one proposal at a time, so that cases have to run one after the other. */
  readonly oneAtATime: boolean;
  /** Associations that it served at once, of as many as were wanted. */
  readonly associationsAtOnce: number;
  /** A SOP Class of which known good instances are stored, whenever they are sent on an association of their own. */
  readonly stores?: string;
  /** What it does when it is well. */
  readonly health: HealthChecks;
  /** The services whose plain requests it left unanswered, though nothing else was asked of it. */
  readonly unanswered?: readonly Service[];
  /** What is to be told of the SUT as a whole. */
  readonly notes: readonly string[];
}

/** In one line, of a system with which no association came about. */
export function unreachableText(
  address: string,
  { unreachable: why = '', noAssociation }: Pick<Preflight, 'unreachable' | 'noAssociation'>,
): string {
  return `${notReached({ address, noAssociation })}: ${why}`;
}

export interface PreflightLimits extends ProbeLimits {
  /** Associations that the run would have open at once. */
  readonly wanted: number;
}

/** Asks the SUT. Rejects only with the reason of the signal. */
export async function preflight(endpoint: ScpEndpoint, limits: PreflightLimits): Promise<Preflight> {
  let accepted = 0;
  const counted = { ...limits, onAccepted: () => accepted++ };
  try {
    const found = await examine(endpoint, counted);
    if (found.stores === undefined && accepted > 0) await requireConnection(endpoint, counted);
    return found;
  } catch (error) {
    limits.signal.throwIfAborted();
    if (!(error instanceof ConnectionFailed)) throw error;
    const { message: evidence } = error;
    if (accepted === 0) return unreachable({ refused: evidence, evidence });
    const times = accepted === 1 ? '1 association' : `${accepted} associations`;
    const refused = `it was lost after ${times}, before the first case: ${evidence}`;
    return { ...unreachable({ refused, evidence }), lostAfter: accepted };
  }
}

/** One that did not store may have died of it. Rejects ConnectionFailed when it cannot be reached any more. */
async function requireConnection(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<void> {
  const result = await probe(endpoint, [{ id: 1, ...verificationContext }], limits);
  if ('accept' in result) await endProbe(result.conversation);
}

async function examine(endpoint: ScpEndpoint, limits: PreflightLimits): Promise<Preflight> {
  const negotiated = await negotiateTested(endpoint, limits);
  if ('refused' in negotiated && negotiated.isMalformed) return await examineMalformed(endpoint, limits, negotiated);
  if ('refused' in negotiated) return unreachable(negotiated);
  if (limits.responseTimes?.areSlow(limits.timeoutMs)) return await examineSlow(endpoint, limits, negotiated);
  const others = negotiated.oneByOne ? nothingAsked : await negotiateOthers(endpoint, limits);
  const answering = await healthBefore(endpoint, limits);
  const choice = await chooseSopClass(endpoint, acceptedOf(negotiated), limits);
  const health = await withStore(endpoint, limits, answering, choice);
  const concurrency = await examineConcurrency(endpoint, limits, negotiated);
  const classes = mergeAnswers([...negotiated.answers, ...others.answers]);
  const found = preflightOf(negotiated, { health, choice, concurrency, classes });
  return { ...found, notes: [...found.notes, ...others.notes] };
}

/** A SUT whose A-ASSOCIATE-ACs are all malformed is reached: the cases show what is wrong. */
async function examineMalformed(endpoint: ScpEndpoint, limits: PreflightLimits, { refused, evidence }: Refused) {
  const { checks, unanswered, notes } = await healthBefore(endpoint, limits);
  const [chosen = ''] = classesOf(testedGroups());
  const note = `${refused}: cases propose ${chosen}, which nobody knows to be accepted`;
  const atOnce = { oneAtATime: false, associationsAtOnce: limits.wanted };
  return {
    accepted: [],
    chosen,
    classes: [],
    evidence,
    ...atOnce,
    health: checks,
    unanswered,
    notes: [note, ...notes],
  };
}

function unreachable({ refused, evidence, noAssociation }: Omit<Refused, 'isMalformed'>): Preflight {
  const nothing = { accepted: [], classes: [], notes: [], oneAtATime: false, associationsAtOnce: 0 };
  return { unreachable: refused, evidence, ...(noAssociation && { noAssociation }), ...nothing, health: usualChecks };
}

/** What was found out of a SUT with which an association came about. */
interface Examined {
  readonly health: HealthBefore;
  readonly choice: Choice;
  readonly concurrency: Pick<Preflight, 'oneAtATime' | 'associationsAtOnce'>;
  readonly classes: readonly ClassAnswer[];
}

/** A slow SUT is asked for several things at once when it serves several associations, and not for what is told only. */
async function examineSlow(endpoint: ScpEndpoint, limits: PreflightLimits, negotiated: Negotiated): Promise<Preflight> {
  const concurrency = await examineConcurrency(endpoint, limits, negotiated);
  const checking = healthBefore(endpoint, limits);
  // What it rejects with is told when it is waited for.
  checking.catch(() => {});
  if (concurrency.oneAtATime) await checking;
  const choice = await chooseSopClass(endpoint, acceptedOf(negotiated), limits);
  const health = await withStore(endpoint, limits, await checking, choice);
  const seconds = Math.round((limits.responseTimes?.usualMs ?? 0) / 1000);
  const note = `it takes ${seconds} s for an answer: it was not asked which other SOP Classes it accepts`;
  const found = preflightOf(negotiated, { health, choice, concurrency, classes: negotiated.answers });
  return { ...found, notes: [...found.notes, note] };
}

/** What a SUT that stores does when it is asked how it is, a C-STORE included. */
async function withStore(
  endpoint: ScpEndpoint,
  limits: ProbeLimits,
  before: HealthBefore,
  { stores }: Choice,
): Promise<HealthBefore> {
  if (stores === undefined) return before;
  const { checks, unanswered, notes } = await storeHealthBefore(endpoint, limits, before.checks, stores);
  return { checks, unanswered: [...before.unanswered, ...unanswered], notes: [...before.notes, ...notes] };
}

/** The instance of each check has a name of its own. */
function withoutStore({ store: _named, ...checks }: HealthChecks): HealthChecks {
  return checks;
}

function acceptedOf({ answers }: Negotiated): readonly string[] {
  return answers.filter(({ negotiation }) => negotiation === 'accepted').map(({ sopClass }) => sopClass);
}

async function examineConcurrency(
  endpoint: ScpEndpoint,
  limits: PreflightLimits,
  { oneByOne }: Negotiated,
): Promise<Examined['concurrency']> {
  const atOnce = oneByOne ? 1 : await associationsAtOnce(endpoint, limits.wanted, limits);
  const oneAtATime = atOnce < 2 || (await waitsForSilence(endpoint, limits));
  return { oneAtATime, associationsAtOnce: atOnce };
}

function preflightOf(negotiated: Negotiated, { health, choice, concurrency, classes }: Examined): Preflight {
  const { implementationClassUID, implementationVersionName } = userInformationOf(negotiated.accept);
  return {
    accepted: acceptedOf(negotiated),
    ...(choice.chosen !== undefined && { chosen: choice.chosen }),
    ...(health.checks.store && { stores: health.checks.store.sopClass }),
    classes: classes.map((one) => ({ ...one, ...stored(choice.answers.get(one.sopClass)) })),
    evidence: evidenceOf(negotiated.answers),
    ...(implementationClassUID !== undefined && { implementationClassUID }),
    ...(implementationVersionName !== undefined && { implementationVersionName }),
    ...concurrency,
    health: withoutStore(health.checks),
    unanswered: [...health.unanswered, ...(choice.isSilent ? (['C-STORE'] as const) : [])],
    notes: [...health.notes, ...choice.notes],
  };
}

function stored(text: string | undefined): { stored?: string } {
  return text === undefined ? {} : { stored: text };
}
