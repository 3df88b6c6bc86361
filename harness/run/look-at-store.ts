// The last look of a run into the store of an SCP: is all there that it acknowledged (PS3.4 GG.1.2, B.1.2)?

import type { CaseResult } from '../model/run-result.ts';
import { type CaseInStore, checkStore, keptRules, missingFrom, type Store } from '../oracle/kept-rules.ts';
import type { RuleResult } from '../oracle/rule.ts';
import type { ReadLimits, StoredInstances } from '../retrieve/stored-instances.ts';
import type { ScpEndpoint, Sut } from '../sut/sut.ts';
import { pause } from '../time/pause.ts';
import { workingClock } from '../time/working-clock.ts';
import type { RunRecorder } from './run-recorder.ts';

export interface LookLimits {
  /** Longest wait for the next file of an SCP that writes later than it answers, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const never = new AbortController().signal;
const pollMs = 200;
/** As long as more files come the SCP is waited for, but not for more than so many times the usual. */
const patientFor = 6;

/**
 * Looks for every instance that was acknowledged in the run, and records what the rules of the store come to in each case. A
 * note for the run where that came to nothing, since the folder cannot be read or the run was stopped. Never rejects.
 */
export async function lookAtStore(sut: Sut, recorder: RunRecorder, limits: LookLimits): Promise<readonly string[]> {
  const endpoint = limits.signal?.aborted ? undefined : await watchedEndpoint(sut);
  const { store } = endpoint ?? {};
  const cases = store ? coveredBy(store, recorder.acknowledged) : [];
  if (!endpoint || !store || cases.length === 0) return [];
  try {
    const { timeoutMs, signal = never } = limits;
    const found = await filesInTheEnd(store, cases, { peer: endpoint, timeoutMs, signal });
    const results = checkStore(cases, { place: store.place, ...found });
    for (const [id, result] of results) recorder.checkedLater(id, result, blockedByLoss(result));
    return [];
  } catch (error) {
    const why = limits.signal?.aborted ? 'the run was stopped' : (error as Error).message;
    return [`whether what it acknowledged is ${store.place} was not seen: ${why}`];
  }
}

/** Where an SCP can be looked into; one that has its file before it answers needs no second look. */
async function watchedEndpoint(sut: Sut): Promise<ScpEndpoint | undefined> {
  const endpoint = sut.policies.isAskedFirst ? await sut.scp(undefined, '', '') : undefined;
  return !endpoint || 'notApplicable' in endpoint || endpoint.store?.isPrompt ? undefined : endpoint;
}

function coveredBy(store: StoredInstances, cases: readonly CaseInStore[]): readonly CaseInStore[] {
  return cases.flatMap(({ id, acknowledged }) => {
    const covered = acknowledged.filter(({ sopInstanceUID }) => store.covers(sopInstanceUID));
    return covered.length > 0 ? [{ id, acknowledged: covered }] : [];
  });
}

/** What is there, waited for until nothing is missing or nothing comes any more; in the end with what was there before. */
async function filesInTheEnd(
  store: StoredInstances,
  cases: readonly CaseInStore[],
  limits: ReadLimits,
): Promise<Omit<Store, 'place'>> {
  const { timeoutMs, signal } = limits;
  const wanted = cases.flatMap(({ acknowledged }) => acknowledged);
  const end = workingClock.now() + patientFor * timeoutMs;
  let deadline = workingClock.now() + timeoutMs;
  let fewest = Number.POSITIVE_INFINITY;
  for (;;) {
    signal.throwIfAborted();
    const recent = await store.survey('recent', limits);
    const files = missingFrom(wanted, recent).length === 0 ? recent : await store.survey('all', limits);
    const missing = missingFrom(wanted, files).length;
    const now = workingClock.now();
    if (missing < fewest) [fewest, deadline] = [missing, Math.min(end, now + timeoutMs)];
    if (missing === 0 || now >= deadline) return { files, recent };
    await pause(pollMs, signal);
  }
}

/** A case that found no file could not be judged: the loss is told by its rule. */
function blockedByLoss({ findings }: RuleResult): (result: CaseResult) => CaseResult {
  const lost = findings.find(({ rule }) => rule === keptRules.isKept.id);
  return (result) => {
    const isBlocked = lost !== undefined && result.verdict === 'inconclusive' && result.blockedBy === undefined;
    if (!isBlocked || !result.reasons.some(({ kind }) => kind === 'precondition')) return result;
    return { ...result, blockedBy: lost.rule, reasons: [{ kind: 'blocked', text: lost.text }] };
  };
}
