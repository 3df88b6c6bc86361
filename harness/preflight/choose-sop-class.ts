// The SOP Class for scenarios about the protocol: one whose instances are stored, not only accepted in the negotiation.

import { ConnectionFailed } from '../../src/index.ts';
import { endProbe, type ProbeLimits, releaseProbe } from '../peer/probe.ts';
import type { ScpEndpoint } from '../sut/sut.ts';
import { describeEvent } from '../words/describe-observation.ts';
import { patientProbe } from './patient-probe.ts';
import { type StoreAnswer, storageContext, storeProbe } from './store-probe.ts';

export interface Choice {
  readonly chosen?: string;
  /** The chosen one, where its instance was stored. */
  readonly stores?: string;
  /** What came of the instance of each SOP Class that was tried. */
  readonly answers: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  /** No instance that was sent was answered at all. */
  readonly isSilent: boolean;
}

/** So many instances without any response, and no other is tried. */
const unansweredAtMost = 3;

/**
 * Sends a known good instance of one accepted SOP Class after the other, until one is answered with Success; where none
 * is, the first has to do. Rejects only with the reason of the signal.
 */
export async function chooseSopClass(
  endpoint: ScpEndpoint,
  accepted: readonly string[],
  limits: ProbeLimits,
): Promise<Choice> {
  const answers = new Map<string, string>();
  let unanswered = 0;
  let silent = 0;
  for (const keyword of accepted) {
    const answer = await tryOne(endpoint, keyword, limits);
    answers.set(keyword, answer.text);
    if (answer.isSuccess) {
      const notes = noteOfRefusals(answers, keyword);
      return { chosen: keyword, stores: keyword, answers, notes, isSilent: false };
    }
    if (answer.isSilence) silent += 1;
    if (!answer.isResponse) unanswered += 1;
    if (unanswered === unansweredAtMost) break;
  }
  const [first] = accepted;
  if (first === undefined) return { answers, notes: [], isSilent: false };
  const notes = [`no known good instance was stored (${listed(answers)}): scenarios about the protocol use ${first}`];
  return { chosen: first, answers, notes, isSilent: silent === answers.size };
}

function noteOfRefusals(answers: ReadonlyMap<string, string>, chosen: string): readonly string[] {
  const refused = new Map([...answers].filter(([keyword]) => keyword !== chosen));
  if (refused.size === 0) return [];
  return [
    `scenarios about the protocol use ${chosen}: others were accepted, but a known good instance was not stored ` +
      `(${listed(refused)})`,
  ];
}

function listed(answers: ReadonlyMap<string, string>): string {
  return [...answers].map(([keyword, text]) => `${keyword}: ${text}`).join(', ');
}

async function tryOne(endpoint: ScpEndpoint, keyword: string, limits: ProbeLimits): Promise<StoreAnswer> {
  const { timeoutMs, signal } = limits;
  const context = storageContext(1, keyword);
  try {
    const result = await patientProbe(endpoint, [context], limits);
    if ('refused' in result) return none(`no association: ${describeEvent(result.refused)}`);
    const answer = await storeProbe(result, context, `preflight/${keyword}`, limits);
    if (answer?.isSuccess) await releaseProbe(result.conversation, timeoutMs, signal);
    else await endProbe(result.conversation);
    return answer ?? none('not accepted in an association of its own');
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ConnectionFailed) return none(error.message);
    throw error;
  }
}

function none(text: string): StoreAnswer {
  return { isSuccess: false, isResponse: false, text };
}
