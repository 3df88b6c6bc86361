// What is wrong with how an SCU took its answers: it died, does not end, is busy, has grown, or claims what nobody confirmed.

import { shown } from '../../case/scu-references.ts';
import { differingSigns, signsOf } from '../../case/scu-signs.ts';
import type { ScuAccounts } from '../../case/scu-step.ts';
import { sopClassGroups, sopClassUid } from '../../language/names.ts';
import type { Failure } from '../exchange/failure.ts';
import { perhapsConfirmed } from './confirmed.ts';
import type { ScuBaseline } from './scu-baseline.ts';
import { idleMs } from './scu-limits.ts';
import type { ScuRunFacts } from './scu-run.ts';
import { hasUncaughtError } from './uncaught-error.ts';

export interface ScuJudgeOptions {
  /** What no clause forbids, or may have been seen by chance, is a fail. */
  readonly strict: boolean;
}

/** An invalid or unexpected PDU is answered by an A-ABORT, and the end of a connection is told to the user (AA-8, AA-3, AA-4). */
const stateClause = 'PS3.8 9.2.3';
/** Memory of an SCU that grew by more than this, and by more than eight times what was sent, has grown. */
const grownBytes = 100_000_000;
const grownPerByte = 8;

/** What is wrong with a run, the worst first. */
export function judgeScu(facts: ScuRunFacts, baseline: ScuBaseline, options: ScuJudgeOptions): readonly Failure[] {
  return [
    ...died(facts, baseline),
    ...hangs(facts, baseline),
    ...waitsFor(facts, baseline, options),
    ...busy(facts, options),
    ...grown(facts, baseline),
    ...leftRunning(facts, baseline),
    ...falseSuccess(facts, baseline, options),
  ];
}

function died({ accounts: { report } }: ScuRunFacts, baseline: ScuBaseline): readonly Failure[] {
  const { process } = report;
  if (process?.hasCrashed && !baseline.usualCrashes.includes(report))
    return [{ class: 'process died', key: process.end, text: shown(report), clause: stateClause, level: 'fail' }];
  if (baseline.reportsUncaught || !hasUncaughtError(report)) return [];
  const text = `an error that was not caught: ${shown(report)}`;
  return [{ class: 'process died', key: 'uncaught error', text, clause: stateClause, level: 'fail' }];
}

/** Without a connection there is nothing to wait for; an SCU that does not end after plain failures either is left alone. */
function hangs({ gaveUp, isBusy }: ScuRunFacts, { endsAfterFailures, limits }: ScuBaseline): readonly Failure[] {
  if (gaveUp === undefined || !endsAfterFailures) return [];
  const seconds = ((gaveUp === 'no end' ? limits.mostMs : limits.endMs) / 1000).toFixed(1);
  const what =
    gaveUp === 'no end' ? 'it had not come to an end' : 'it had not ended after its last connection was closed';
  const text = `after ${seconds} s ${what}${isBusy ? ', and keeps a processor busy' : ''}`;
  return [{ class: 'hang', key: isBusy ? 'busy' : gaveUp, text, clause: stateClause, level: 'fail' }];
}

/** No clause says how long an SCU may wait: it is held to what it does itself when nothing at all comes. */
function waitsFor(
  { silentIn, gaveUp }: ScuRunFacts,
  { limits }: ScuBaseline,
  { strict }: ScuJudgeOptions,
): readonly Failure[] {
  const own = silentIn === undefined ? undefined : limits.ownMs[silentIn];
  if (silentIn === undefined || own === undefined || gaveUp !== undefined) return [];
  const text = `it waits for the ${silentIn} for ${seconds(idleMs(limits, silentIn))} and longer, and gives up after ${seconds(own)} when nothing comes`;
  return [{ class: 'hang', key: `open ${silentIn}`, text, clause: 'PS3.8 9.1.5', level: strict ? 'fail' : 'warn' }];
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function busy({ isBusy, gaveUp }: ScuRunFacts, { strict }: ScuJudgeOptions): readonly Failure[] {
  if (!isBusy || gaveUp !== undefined) return [];
  const text = 'it keeps a processor busy while nothing comes on its connection';
  return [{ class: 'hang', key: 'busy', text, clause: stateClause, level: strict ? 'fail' : 'warn' }];
}

function grown({ peakMemory, sentBytes }: ScuRunFacts, { usualMemory }: ScuBaseline): readonly Failure[] {
  if (peakMemory === undefined || usualMemory === 0) return [];
  const more = peakMemory - usualMemory;
  if (more < grownBytes || more < grownPerByte * sentBytes) return [];
  const text = `its memory was ${megabytes(more)} more than usual at its peak, and ${Math.ceil(sentBytes / 1000)} kB were sent`;
  return [{ class: 'memory grown', key: 'grown', text, clause: stateClause, level: 'fail' }];
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

function leftRunning({ accounts: { report } }: ScuRunFacts, { leftRunning: usual }: ScuBaseline): readonly Failure[] {
  const left = report.process?.leftRunning ?? 0;
  if (left <= usual) return [];
  const text = `it left ${left} processes running, and ${usual} when all is answered well`;
  return [{ class: 'health lost', key: 'processes left', text, clause: stateClause, level: 'warn' }];
}

/**
 * It shows nothing else than when all was stored, and fewer instances were confirmed (PS3.4 GG.4.1 and B.2.1: an SCU
 * distinguishes). Nothing that it prints is understood: any sign that differs acquits it.
 */
function falseSuccess(facts: ScuRunFacts, baseline: ScuBaseline, { strict }: ScuJudgeOptions): readonly Failure[] {
  const { accounts, logs, gaveUp } = facts;
  const { references, showsRefusal } = baseline;
  const { process, outcomes } = accounts.report;
  if (gaveUp !== undefined || process?.hasCrashed || !showsRefusal) return [];
  const wanted = Math.min(...references.map((run) => run.logs.reduce((sum, log) => sum + log.stores.length, 0)));
  const confirmed = perhapsConfirmed(logs);
  if (confirmed >= wanted) return [];
  if (!outcomes && process?.end !== 'exit code 0') return [];
  const signs = differingSigns(signsOf(accounts), references.map(signsOf));
  if (signs.some((sign) => sign !== 'duration' && !isOfConnection(sign))) return [];
  const text = `it ends and prints as if all had been stored, and ${confirmed} of ${wanted} instances were confirmed`;
  const level = strict ? 'fail' : 'warn';
  return [
    { class: 'success for what was not confirmed', key: 'no sign', text, clause: distinguishes(accounts), level },
  ];
}

/** Where the standard asks an SCU to distinguish failed responses: for Non-Patient Object Storage and for Storage. */
function distinguishes({ instances: [first] }: Pick<ScuAccounts, 'instances'>): string {
  const isNonPatient = sopClassGroups.nonPatient?.some((keyword) => sopClassUid(keyword) === first?.sopClassUID);
  return isNonPatient ? 'PS3.4 GG.4.1' : 'PS3.4 B.2.1';
}

/** Signs that may be the doing of the harness, which ends the association or keeps the SCU from sending. */
function isOfConnection(sign: string): boolean {
  return sign === 'instances' || sign === 'associations' || sign === 'ends';
}
