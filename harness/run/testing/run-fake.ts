// Runs cases that are written in a test against the fake SCP.

import { expect } from 'chai';
import type { Case } from '../../case/case.ts';
import { type CaseResult, type RunResult, runResultSchema } from '../../model/run-result.ts';
import { usualChecks } from '../../preflight/health.ts';
import type { Preflight } from '../../preflight/preflight.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { remoteScp } from '../../sut/remote-scp.ts';
import { formatProblem } from '../../yaml/problem.ts';
import { runCases } from '../run-cases.ts';
import type { RunOptions } from '../run-options.ts';
import { type FakeBehaviour, type FakeScp, startFakeScp } from './fake-scp.ts';
import { ownCases } from './own-cases.ts';

/** One good C-STORE. */
export const storeSteps = `
  - associate: {}
  - c-store: valid
  - expect: { response: { Status: 0x0000 } }
`;

/** What is known of a good fake SCP, so that it need not be asked: the first association is that of the first case. */
export const askedBefore: Preflight = {
  accepted: ['HangingProtocolStorage'],
  chosen: 'HangingProtocolStorage',
  classes: [],
  evidence: 'it was not asked',
  oneAtATime: false,
  associationsAtOnce: 100,
  health: usualChecks,
  notes: [],
};

export interface ScenarioParts {
  readonly level?: string;
  /** More keys of the scenario, as YAML. */
  readonly rest?: string;
}

/** The cases of a scenario of which only the interesting parts are given. */
export function casesOf(steps: string, { level = 'shall', rest = '' }: ScenarioParts = {}): readonly Case[] {
  const { scenario, problems } = readScenario(
    'x.yaml',
    `id: ps3.7/x
title: t
requirement: { ref: PS3.7 9.1.1, level: ${level}, text: It shall be so. }
sut: scp
${rest}
steps: ${steps}`,
  );
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario.cases;
}

/** Runs cases against an SCP that is wrong in the way a test asks for. */
export async function runFake(
  list: readonly Case[],
  behaviour: FakeBehaviour,
  options: RunOptions = {},
): Promise<RunResult> {
  await using scp = await startFakeScp(behaviour);
  return await runAgainst(scp, list, options);
}

/** Runs cases against a fake SCP that is there already; the result keeps its schema. */
export async function runAgainst(
  { port }: Pick<FakeScp, 'port'>,
  list: readonly Case[],
  options: RunOptions = {},
): Promise<RunResult> {
  const sut = remoteScp({ aeTitle: 'FAKE', host: '127.0.0.1', port, user: 'doe', password: 'secret' });
  const result = await runCases(list, sut, { timeoutMs: 1000, closeMs: options.timeoutMs ?? 1000, ...options });
  expect(runResultSchema.safeParse(result).error).to.equal(undefined);
  return ownCases(result);
}

/** Runs a scenario that has one case. */
export async function runOne(steps: string, behaviour: FakeBehaviour, parts: ScenarioParts = {}): Promise<CaseResult> {
  const { cases } = await runFake(casesOf(steps, parts), behaviour, { preflight: askedBefore });
  const [only] = cases;
  if (!only) throw new Error('the scenario has no case');
  return only;
}
