// Runs one unit: opens the system, runs the cases or the fuzzer, and gives what came of it as plain data.

import type { Case } from '../case/case.ts';
import { isWritten, type JournalEvent } from '../journal/journal.ts';
import { ResponseTimes } from '../peer/response-times.ts';
import type { Preflight } from '../preflight/preflight.ts';
import { askFirst } from '../run/ask-first.ts';
import { runCases } from '../run/run-cases.ts';
import type { Sut } from '../sut/sut.ts';
import { openSut, type SutSpec } from '../sut/sut-spec.ts';
import { isOnePerUnit } from './cut.ts';
import type { RunUnit } from './engine.ts';
import { runFuzzUnit } from './run-fuzz-unit.ts';
import type { AskResult, AskUnit, CaseUnit, UnitResult } from './unit.ts';

/** The cases of a suite for a system, as whoever runs units has them. Rejects if they are not those of the hash. */
export type CasesOf = (unit: CaseUnit) => Promise<ReadonlyMap<string, Case>>;

const defaultTimeoutMs = 10_000;
/** As many units of one system as anybody would run at once. */
const mostAtOnce = 16;

/** What runs units in this process. A system that several units share is asked once what it accepts. */
export function unitRunner(casesOf: CasesOf): RunUnit {
  const asked = new Map<string, Preflight>();
  return async (unit, signal) => {
    if (unit.kind === 'fuzz') return await runFuzzUnit(unit, signal);
    const cases = unit.kind === 'cases' ? wanted(unit, await casesOf(unit)) : [];
    const sut = await openSut(unit.sut);
    try {
      return unit.kind === 'ask'
        ? await ask(unit, sut, signal)
        : await runCaseUnit(unit, { cases, sut, signal, asked });
    } finally {
      await sut.close();
    }
  };
}

function wanted({ cases, suite }: CaseUnit, known: ReadonlyMap<string, Case>): Case[] {
  return cases.map((id) => {
    const found = known.get(id);
    if (!found) throw new RangeError(`there is no case ${id} in ${suite}`);
    return found;
  });
}

async function ask(unit: AskUnit, sut: Sut, signal: AbortSignal): Promise<AskResult> {
  const found = await preflightOf(sut, { wanted: mostAtOnce + 1, timeoutMs: defaultTimeoutMs, signal });
  if (!found) return { kind: 'ask', atOnce: isOnePerUnit(unit.sut) ? mostAtOnce : 1 };
  const { unreachable, oneAtATime, associationsAtOnce } = found;
  if (unreachable !== undefined) return { kind: 'ask', unreachable };
  // One association is left for looking after the system.
  return { kind: 'ask', atOnce: oneAtATime ? 1 : Math.max(1, Math.min(mostAtOnce, associationsAtOnce - 1)) };
}

async function preflightOf(
  sut: Sut,
  limits: { readonly wanted: number; readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<Preflight | undefined> {
  if (!sut.policies.isAskedFirst) return undefined;
  await sut.process?.start(limits.signal);
  return (await askFirst(sut, { ...limits, seed: 1, responseTimes: new ResponseTimes() }))?.found;
}

interface Running {
  readonly cases: readonly Case[];
  readonly sut: Sut;
  readonly signal: AbortSignal;
  /** What is known of the systems that units share. */
  readonly asked: Map<string, Preflight>;
}

async function runCaseUnit(unit: CaseUnit, { cases, sut, signal, asked }: Running): Promise<UnitResult> {
  const { sut: spec, timeoutMs = defaultTimeoutMs, seed, limitMs } = unit;
  const isShared = !isOnePerUnit(spec);
  const found = isShared ? await sharedPreflight(spec, sut, { wanted: 2, timeoutMs, signal }, asked) : undefined;
  const events: JournalEvent[] = [];
  await runCases(cases, sut, {
    ...{ timeoutMs, seed, maxTimeMs: limitMs, signal, wireEvents: false },
    // Others run beside it.
    ...(isShared && { concurrency: 1 }),
    ...(found && { preflight: found }),
    onEvent: (event) => {
      if (isWritten(event)) events.push(event);
    },
  });
  return { kind: 'cases', events };
}

async function sharedPreflight(
  spec: SutSpec,
  sut: Sut,
  limits: Parameters<typeof preflightOf>[1],
  asked: Map<string, Preflight>,
): Promise<Preflight | undefined> {
  const key = JSON.stringify([spec, limits.timeoutMs]);
  const known = asked.get(key);
  if (known) return known;
  const found = await preflightOf(sut, limits);
  // One that is away may come back.
  if (found?.unreachable !== undefined) return undefined;
  if (found) asked.set(key, found);
  return found;
}
