// How long an SCU waits for an answer that never comes: PS3.2 Table N.6-1, PS3.8 9.1.4.

import { CaseVerdict } from '../case/case-verdict.ts';
import { runScu } from '../case/scu-run.ts';
import type { RequestKind } from '../language/respond.ts';
import type { ScuMeasurements } from '../model/measurements.ts';
import type { Reply } from '../model/scu-account.ts';
import { WireLog } from '../peer/wire-log.ts';
import type { Sut } from '../sut/sut.ts';
import { oneInstance } from './one-instance.ts';
import type { ScuLimits } from './scu-limits.ts';

type Waits = NonNullable<ScuMeasurements['waits']>;

/** The request that gets no answer, and what it waits for. */
const unanswered: readonly (readonly [RequestKind, Reply])[] = [
  ['A-ASSOCIATE-RQ', 'A-ASSOCIATE-AC'],
  ['C-STORE-RQ', 'C-STORE-RSP'],
  ['A-RELEASE-RQ', 'A-RELEASE-RP'],
];

/** So long it may take until the request comes. */
const startMs = 30_000;

/** Starts it once for each answer; at the same time if each can have a port of its own. */
export async function scuWaits(sut: Sut, limits: ScuLimits): Promise<Waits> {
  const ask = (request: RequestKind, reply: Reply) => waitFor(sut, request, reply, limits);
  if (sut.policies.concurrency >= unanswered.length)
    return (await Promise.all(unanswered.map(([request, reply]) => ask(request, reply)))).flat();
  const found: Waits = [];
  for (const [request, reply] of unanswered) found.push(...(await ask(request, reply)));
  return found;
}

/** Nothing if the request never came. */
async function waitFor(
  sut: Sut,
  request: RequestKind,
  reply: Reply,
  { seed, signal, longestMs }: ScuLimits,
): Promise<Waits> {
  const instances = await oneInstance(seed);
  const answers = [{ to: request, times: 'always', rule: { silence: true } }] as const;
  const steps = [{ verb: 'respond', args: {}, steps: [], answers }];
  const run = await runScu({
    sut,
    steps,
    instances,
    title: 'Send one instance',
    level: 'shall',
    log: new WireLog(),
    verdicts: new CaseVerdict(),
    timeoutMs: longestMs,
    caseTimeoutMs: longestMs + startMs,
    signal,
  });
  if ('notApplicable' in run) return [];
  const [waited] = run.logs.flatMap((log) => (log.waited?.reply === reply ? [log.waited] : []));
  if (!waited) return [];
  const { ms, end } = waited;
  if (end === undefined) return [{ reply, waited: { atLeast: Math.floor(Math.min(ms, longestMs) / 1000) } }];
  return [{ reply, waited: { seconds: Math.max(1, Math.round(ms / 100)) / 10, end } }];
}
