// Runs the cases that a fault names against an SCU with that fault.

import { fileURLToPath } from 'node:url';
import type { Case } from '../../case/case.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { rulePrefix } from '../../results/rule-id.ts';
import { runCases } from '../../run/run-cases.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { loadScenarios } from '../../scenario/load.ts';
import { faultyScu } from './faulty-scu.ts';
import type { LegalScuChoice } from './legal-scu-choice.ts';
import type { ScuChange } from './scu-behaviour.ts';
import type { ScuFault } from './scu-fault.ts';

/** A case that has to catch a fault, and the result that does: its own, or that of the rule which it saw broken. */
export interface ScuCatch {
  readonly id: string;
  readonly evidence: CaseResult;
}

/** What came of the cases of one fault, in the order in which it names them. */
export interface ScuDetection {
  readonly fault: ScuFault;
  readonly caughtBy: readonly ScuCatch[];
}

/** Some faults count operations, so that cases come one after the other. */
const oneByOne = { concurrency: 1, timeoutMs: 4000 };
/** Cases mostly wait. Nothing but what a scenario lets an SCU wait for is a silence, however busy this machine is. */
const manyAtOnce = { concurrency: 6, timeoutMs: 10_000 };

/** Most of the time goes into waiting for what never comes. */
export const scuRowsAtOnce = 8;

const scenariosFolder = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** The cases that judge any SCU, by id; those that wait long are left out. */
export function scuCasesById(): ReadonlyMap<string, Case> {
  const { scenarios } = loadScenarios([scenariosFolder]);
  const chosen = scenarios.filter(({ role, tags }) => role === 'scu' && !tags.includes('slow'));
  return new Map(chosen.flatMap(({ cases }) => cases.map((one) => [one.id, one])));
}

/** Runs cases against an SCU with this change. */
export async function runAgainstScu(
  change: ScuChange,
  cases: readonly Case[],
  options: RunOptions,
): Promise<RunResult> {
  return await runCases(cases, faultyScu(change), options);
}

/** Runs the cases of a fault. Throws for a case that does not exist. */
export async function detectScu(fault: ScuFault, cases: ReadonlyMap<string, Case>): Promise<ScuDetection> {
  const chosen = fault.caughtBy.map((id) => {
    const found = cases.get(id);
    if (!found) throw new Error(`${fault.name} names the case ${id}, which does not exist`);
    return found;
  });
  const { cases: results } = await runAgainstScu(fault.change, chosen, oneByOne);
  const caughtBy = fault.caughtBy.flatMap((id) => {
    const result = results.find((one) => one.id === id);
    return result ? [{ id, evidence: evidenceOf(fault, result, results) }] : [];
  });
  return { fault, caughtBy };
}

/** The result that shows a fault: that of the rule which has to be broken in the case, or that of the case. */
function evidenceOf({ rule }: ScuFault, result: CaseResult, all: readonly CaseResult[]): CaseResult {
  if (rule === undefined) return result;
  const found = all.find(({ scenario }) => scenario === `${rulePrefix}${rule}`);
  const isBroken = found?.observed.kind === 'rule' && found.observed.brokenIn.includes(result.id);
  return found && isBroken ? found : result;
}

/** Whether every case that has to catch the fault did, by the rule if one is named. */
export function isCaughtScu({ fault, caughtBy }: ScuDetection): boolean {
  const { rule, verdict = 'fail' } = fault;
  const isShown = ({ evidence }: ScuCatch) =>
    evidence.verdict === verdict && (rule === undefined || evidence.scenario === `${rulePrefix}${rule}`);
  return caughtBy.length === fault.caughtBy.length && caughtBy.every(isShown);
}

/**
 * Runs every case against an SCU that makes a legal choice. What comes back was held against it: fails, errors, and
 * warnings that the choice does not list.
 */
export async function heldAgainst(
  { change, warns = [] }: Pick<LegalScuChoice, 'change' | 'warns'>,
  cases: readonly Case[],
): Promise<readonly CaseResult[]> {
  const run = await runAgainstScu(change, cases, manyAtOnce);
  return run.cases.filter(({ verdict, scenario }) => {
    if (verdict === 'fail' || verdict === 'error') return true;
    return verdict === 'warn' && !warns.includes(scenario);
  });
}

/**
 * One case of every second scenario, others for each number: rows with different numbers look at all of them together, and
 * each at the whole breadth.
 */
export function someOf(cases: Iterable<Case>, number: number): readonly Case[] {
  const scenarios = new Map<string, Case[]>();
  for (const one of cases) scenarios.set(one.scenario, [...(scenarios.get(one.scenario) ?? []), one]);
  return [...scenarios.values()].flatMap((own, at) =>
    (at + number) % 2 === 0 ? (own[(number >> 1) % own.length] ?? []) : [],
  );
}
