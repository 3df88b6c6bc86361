// What an SCU does when all is answered well, and when it is plainly refused, aborted or left alone: what finds are compared with.

import { CommandField, encodeCommandSet, encodePdu, fragmentMessage, responseTo } from '../../../src/wire.ts';
import { differingSigns, signsOf } from '../../case/scu-signs.ts';
import type { ScuAccounts } from '../../case/scu-step.ts';
import { UsualCrashes } from '../../case/usual-crashes.ts';
import type { InstanceToSend, Sut } from '../../sut/sut.ts';
import type { ScuRequests } from '../draft/acceptor-layers.ts';
import type { AcceptorTurn, AwaitedRequest } from '../draft/acceptor-turn.ts';
import type { Waiting } from './play-acceptor.ts';
import type { ScuLimits } from './scu-limits.ts';
import { runScuOnce, type ScuRunFacts } from './scu-run.ts';
import { hasUncaughtError } from './uncaught-error.ts';

export interface ScuBaseline {
  /** Runs in which all was answered well. */
  readonly references: readonly ScuAccounts[];
  readonly usualCrashes: UsualCrashes;
  readonly usualMs: number;
  readonly usualMemory: number;
  /** Processes that it leaves running when all is well. */
  readonly leftRunning: number;
  /** Whether it ends by itself after each plain failure. */
  readonly endsAfterFailures: boolean;
  /** Whether it shows by itself that an instance was refused. */
  readonly showsRefusal: boolean;
  /** Whether its runtime reports an error that nobody caught even after plain failures. */
  readonly reportsUncaught: boolean;
  readonly limits: ScuLimits;
}

export interface BaselineOptions {
  readonly sut: Sut;
  readonly instances: readonly InstanceToSend[];
  readonly requests: ScuRequests;
  readonly references: readonly ScuRunFacts[];
  readonly timeoutMs: number;
  /** Runs at once. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
}

type Turns = readonly AcceptorTurn[];
const wait = (what: AwaitedRequest): AcceptorTurn => ({ kind: 'await', what });
const send = (what: string, bytes: Uint8Array): AcceptorTurn => ({ kind: 'send', what, bytes });
const hold: AcceptorTurn = { kind: 'hold' };
const finish: AcceptorTurn = { kind: 'end', how: 'FIN' };
const answered = (...turns: Turns): Turns => [wait('C-STORE-RQ'), ...turns];

const abort = send('A-ABORT', encodePdu({ type: 'A-ABORT', source: 0, reason: 0 }));
const rejection = send('A-ASSOCIATE-RJ', encodePdu({ type: 'A-ASSOCIATE-RJ', result: 1, source: 1, reason: 1 }));

/** Out of resources: a failure for every storage class (PS3.4 GG.4.2, B.2.3). */
function refusal({ store }: ScuRequests): AcceptorTurn {
  const command = encodeCommandSet(responseTo(store.command, CommandField['C-STORE-RSP'], { Status: 0xa700 }));
  return send('P-DATA-TF', Buffer.concat(fragmentMessage(store.contextId, command, undefined, 0x4000)));
}

/** An SCU is given so many times what it took after the slowest plain failure. */
const endTimes = 4;
/** A silence of less than this share of the time is the SCU's own. */
const ownShare = 0.9;

/** Runs the plain failures. Rejects with the reason of the signal. */
export async function measureBaseline(options: BaselineOptions): Promise<ScuBaseline> {
  const { requests, references, timeoutMs } = options;
  const limits: ScuLimits = { quietMs: timeoutMs, endMs: timeoutMs, mostMs: 4 * timeoutMs, ownMs: {} };
  const failures: readonly Turns[] = [
    answered(refusal(requests)),
    [wait('A-ASSOCIATE-RQ'), rejection],
    answered(abort, finish),
    answered(finish),
    [wait('A-ASSOCIATE-RQ'), finish],
  ];
  const silences: Readonly<Record<Waiting, Turns>> = {
    association: [wait('A-ASSOCIATE-RQ'), hold],
    response: answered(hold),
    release: [wait('A-RELEASE-RQ'), hold],
  };
  const all = await inTurn([...failures, ...Object.values(silences)], options, limits);
  const failed = all.slice(0, failures.length);
  const silent = Object.keys(silences).map((waiting, at) => [waiting as Waiting, all[failures.length + at]] as const);
  const usualCrashes = new UsualCrashes();
  for (const { accounts } of references) usualCrashes.learn(accounts.report);
  const accounts = references.map((one) => one.accounts);
  const usualMs = Math.max(...references.map(({ ms }) => ms));
  const endMs = Math.max(timeoutMs, endTimes * Math.max(...failed.map((run) => run.endMs)));
  return {
    references: accounts,
    usualCrashes,
    usualMs,
    usualMemory: Math.max(0, ...references.map(({ peakMemory = 0 }) => peakMemory)),
    leftRunning: Math.max(...references.map(({ accounts: { report } }) => report.process?.leftRunning ?? 0)),
    endsAfterFailures: failed.every(({ gaveUp }) => gaveUp === undefined),
    showsRefusal: failed.slice(0, 1).every((run) => showsItself(run.accounts, accounts)),
    reportsUncaught: all.some(({ accounts: { report } }) => hasUncaughtError(report)),
    limits: {
      quietMs: quietMs(usualMs, timeoutMs),
      endMs,
      mostMs: 4 * endMs + usualMs,
      ownMs: Object.fromEntries(silent.flatMap(([waiting, run]) => (run ? ownTime(waiting, run, timeoutMs) : []))),
    },
  };
}

/** So long it is waited for something that may come or not: as long as a whole run usually takes, within bounds. */
function quietMs(usualMs: number, timeoutMs: number): number {
  return Math.min(1500, timeoutMs, Math.max(150, 2 * usualMs));
}

/** An SCU that was silent for all of the time has none of its own that is known. */
function ownTime(waiting: Waiting, run: ScuRunFacts, timeoutMs: number): readonly (readonly [Waiting, number])[] {
  if (run.silentIn !== undefined || run.gaveUp !== undefined || run.ms > ownShare * timeoutMs) return [];
  return [[waiting, run.ms]];
}

/** Whether a run shows by exit status or output that something was not as usual. */
export function showsItself(run: ScuAccounts, references: readonly ScuAccounts[]): boolean {
  const signs = differingSigns(signsOf(run), references.map(signsOf));
  return signs.some((sign) => sign === 'exit' || sign === 'output' || sign === 'outcomes');
}

async function inTurn(list: readonly Turns[], options: BaselineOptions, limits: ScuLimits): Promise<ScuRunFacts[]> {
  const { sut, instances, concurrency, signal } = options;
  const queue = [...list.entries()];
  const done: ScuRunFacts[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [at, turns] = next;
      done[at] = await runScuOnce({ sut, instances, turns, limits, signal });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return done;
}
