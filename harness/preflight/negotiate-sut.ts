// What the SUT accepts of the SOP Classes of the scenarios, and of all others: PS3.8 7.1.1.13.

import type { AAssociateAC } from '../../src/wire.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { isAcceptRule } from '../oracle/pdu-rules.ts';
import { endProbe, type ProbeLimits } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { describeEvent } from '../words/describe-observation.ts';
import { type Ask, askInPortions } from './ask-in-portions.ts';
import { type ClassAnswer, classesOf, otherGroups, testedGroups } from './negotiate-all.ts';
import { patientProbe } from './patient-probe.ts';

/** The SOP Classes of the scenarios: each may need an association of its own, and some are tried in vain before. */
const forTested = { associations: 20, refusals: Number.POSITIVE_INFINITY };
/** What is asked for the report alone: six associations, or some twenty-five with 32 contexts each. */
const forOthers = { associations: 29, refusals: 2 };

export function evidenceOf(answers: readonly ClassAnswer[]): string {
  return answers.map(({ sopClass, negotiation }) => `${sopClass}: ${negotiation}`).join('; ');
}

export interface Negotiated {
  readonly accept: AAssociateAC;
  readonly answers: readonly ClassAnswer[];
  /** It refuses an association as soon as one SOP Class does not please it. */
  readonly oneByOne: boolean;
}

export interface Refused {
  /** An A-ASSOCIATE-AC came, and is not made as it is defined. */
  readonly isMalformed: boolean;
  /** What it does instead; undefined if it closes or aborts, as what is no DICOM system would. */
  readonly noAssociation?: 'rejected' | 'unanswered' | undefined;
  readonly refused: string;
  readonly evidence: string;
}

/** The SOP Classes of the scenarios: in one association, and in smaller ones where that is refused. */
export async function negotiateTested(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<Negotiated | Refused> {
  const { accept, answers, refused, refusedGroups } = await askInPortions(
    testedGroups(),
    asking(endpoint, limits),
    forTested,
  );
  const refusals = refusedGroups.map(({ group, refused: event }) => {
    const [sopClass = ''] = classesOf([group]);
    return { sopClass, negotiation: describeEvent(event), transferSyntaxes: [] };
  });
  const all = inOrder([...answers, ...refusals]);
  if (accept) return { accept, answers: all, oneByOne: refusals.length > 0 };
  const what = refused ? describeEvent(refused) : 'nothing was asked';
  const isMalformed = refused?.kind === 'undecodable' && isAcceptRule(refused.rule);
  const noAssociation = refused && insteadOf(refused);
  return { refused: `no association could be opened: ${what}`, evidence: evidenceOf(all), isMalformed, noAssociation };
}

function insteadOf(event: WireEvent): Refused['noAssociation'] {
  if (event.kind === 'pdu' && event.pdu.type === 'A-ASSOCIATE-RJ') return 'rejected';
  return event.kind === 'silence' ? 'unanswered' : undefined;
}

/** Answers in the order in which the SOP Classes are tried. */
function inOrder(answers: readonly ClassAnswer[]): readonly ClassAnswer[] {
  const order = classesOf(testedGroups());
  return [...answers].sort((a, b) => order.indexOf(a.sopClass) - order.indexOf(b.sopClass));
}

/** What is asked for the report alone. */
export interface Others {
  readonly answers: readonly ClassAnswer[];
  readonly notes: readonly string[];
}

export const nothingAsked: Others = { answers: [], notes: [] };

export async function negotiateOthers(endpoint: ScpEndpoint, limits: ProbeLimits): Promise<Others> {
  const { answers, left, limit } = await askInPortions(otherGroups(), asking(endpoint, limits), forOthers);
  const notes: string[] = [];
  if (limit !== undefined) notes.push(`it refuses associations of more than ${limit} presentation contexts`);
  const unasked = classesOf(left).length;
  if (unasked > 0) notes.push(`it was not asked whether it accepts ${unasked} of the registered SOP Classes`);
  return { answers, notes };
}

function asking(endpoint: ScpEndpoint, limits: ProbeLimits): Ask {
  return async (contexts) => {
    const result = await patientProbe(endpoint, contexts, limits);
    if ('accept' in result) await endProbe(result.conversation);
    return result;
  };
}
