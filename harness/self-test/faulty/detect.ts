// Runs the cases that a fault names against an SCP with that fault.

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Case } from '../../case/case.ts';
import { usesVerb } from '../../case/step.ts';
import type { CaseResult, RunResult } from '../../model/run-result.ts';
import { isRuleCase, rulePrefix } from '../../results/rule-id.ts';
import { runCases } from '../../run/run-cases.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { loadScenarios } from '../../scenario/load.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import { StoreFolder } from '../../sut/store-folder.ts';
import type { Behaviour, Fault } from './fault.ts';
import { startFaultyScp } from './faulty-scp.ts';
import type { LegalChoice } from './legal-choice.ts';
import { trustedRequestor } from './tls-front.ts';

/** A case that has to catch a fault, and the result that does: its own, or that of a rule which it saw broken. */
export interface Catch {
  readonly id: string;
  readonly evidence: CaseResult;
}

/** What came of the cases of one fault, in the order in which it names them. */
export interface Detection {
  readonly fault: Fault;
  readonly caughtBy: readonly Catch[];
  readonly spares: readonly CaseResult[];
}

/** How cases are run one after the other against one faulty SCP; a good one needs a hundredth of the time. */
const oneByOne = { concurrency: 1, timeoutMs: 2000, closeMs: 2000, busyMs: 20_000 };
/** An SCP that makes a legal choice answers in the end: nothing but what a scenario lets it wait for is a silence. */
const patiently = { concurrency: 1, timeoutMs: 10_000 };
/** Longest time of one case, and of one that repeats its steps, in milliseconds: many rows share this process and its processor. */
const [longestCaseMs, longestRepetitionMs] = [60_000, 180_000];
/** Most of the time goes into waiting for what never comes. */
export const rowsAtOnce = 12 * availableParallelism();

const scenariosFolder = fileURLToPath(new URL('../../../scenarios', import.meta.url));

/** The cases that judge any SCP, by id. */
export function everyCaseById(): ReadonlyMap<string, Case> {
  const { scenarios } = loadScenarios([scenariosFolder]);
  const chosen = scenarios.filter(({ role }) => role === 'scp');
  return new Map(chosen.flatMap(({ cases }) => cases.map((one) => [one.id, one])));
}

/** The cases that judge any SCP, by id; those that wait long are left out. */
export function casesById(): ReadonlyMap<string, Case> {
  return new Map([...everyCaseById()].filter(([, one]) => !isSlow(one)));
}

/** Whether a case waits long, or does much, and runs only if it is asked for. */
export function isSlow({ tags }: Pick<Case, 'tags'>): boolean {
  return tags.includes('slow') || tags.includes('sweep');
}

/** Starts an SCP with this behaviour and runs the cases against it. */
export async function runAgainst(
  behaviour: Partial<Behaviour>,
  cases: readonly Case[],
  options: RunOptions,
): Promise<RunResult> {
  await using scp = await startFaultyScp(behaviour);
  const tls = behaviour.tls ? { tls: trustedRequestor() } : {};
  const store = scp.storeDirectory === undefined ? {} : { store: await StoreFolder.watch(scp.storeDirectory) };
  const sut = remoteScp({ aeTitle: 'FAULTY', host: '127.0.0.1', port: scp.port, ...tls, ...store });
  return await runCases(cases, sut, options);
}

/** Runs the cases of a fault, one after the other. Throws for a case that does not exist. */
export async function detect(fault: Fault, cases: ReadonlyMap<string, Case>): Promise<Detection> {
  // Those that it spares come first: some SCPs are dead or deaf once their fault has shown.
  const ids = [...(fault.spares ?? []), ...fault.caughtBy];
  const { cases: results } = await runAgainst(fault, chosen(fault.name, ids, cases), oneByOne);
  const byId = new Map(results.map((result) => [result.id, result]));
  const resultsOf = (wanted: readonly string[]) => wanted.flatMap((id) => byId.get(id) ?? []);
  const caughtBy = resultsOf(fault.caughtBy).map((result) => ({
    id: result.id,
    evidence: evidenceOf(fault, result, results),
  }));
  return { fault, caughtBy, spares: resultsOf(fault.spares ?? []) };
}

/** The result that shows a fault: that of the case if it has the verdict, else that of a rule which the case saw broken. */
function evidenceOf({ verdict = 'fail' }: Fault, result: CaseResult, all: readonly CaseResult[]): CaseResult {
  if (result.verdict === verdict) return result;
  const rules = all.filter(({ observed }) => observed.kind === 'rule' && observed.brokenIn.includes(result.id));
  return rules.find((rule) => rule.verdict === verdict) ?? result;
}

/** The cases of a run, without those of rules that always hold and were kept. */
function judged({ cases }: RunResult): readonly CaseResult[] {
  return cases.filter((result) => !isRuleCase(result) || result.verdict !== 'pass');
}

/**
 * Runs the cases of a legal choice, one after the other. Rules that have to warn are left out where they do. Throws for a case
 * that does not exist, and for a rule that does not warn.
 */
export async function judgeChoice(
  choice: LegalChoice,
  cases: ReadonlyMap<string, Case>,
): Promise<readonly CaseResult[]> {
  const results = judged(await runAgainst(choice, chosen(choice.name, choice.cases, cases), patiently));
  const warning = results.filter(({ verdict }) => verdict === 'warn');
  const told = (choice.warns ?? []).map((id) => {
    const found = warning.find(({ scenario }) => scenario === `${rulePrefix}${id}`);
    if (!found) throw new Error(`${choice.name}: the rule ${id} does not warn`);
    return found;
  });
  return results.filter((result) => !told.includes(result));
}

function chosen(name: string, ids: readonly string[], cases: ReadonlyMap<string, Case>): readonly Case[] {
  return ids.map((id) => {
    const found = cases.get(id);
    if (!found) throw new Error(`${name} names the case ${id}, which does not exist`);
    const repeats = found.body.sut === 'scp' && usesVerb(found.body.steps, 'repeat');
    return { ...found, timeoutMs: Math.max(found.timeoutMs ?? 0, repeats ? longestRepetitionMs : longestCaseMs) };
  });
}
