// Scenarios as a mocha suite: a `describe` for each folder and scenario, an `it` for each case.

import type { Case } from '../case/case.ts';
import type { RunResult } from '../model/run-result.ts';
import { allRules, subjectOf } from '../oracle/rule-catalogue.ts';
import { byFolder, type ScenarioCases } from '../report/case-tree.ts';
import { rulePrefix } from '../results/rule-id.ts';
import { type PreparedSut, prepareSut } from '../run/prepared-sut.ts';
import { usualCases } from '../scenario/cases-of.ts';
import { loadScenarios } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Sut } from '../sut/sut.ts';
import type { SutSpec } from '../sut/sut-spec.ts';
import { caseName, outcomeLine } from '../words/case-text.ts';
import { visible } from '../words/visible-text.ts';
import { formatProblem, type Problem } from '../yaml/problem.ts';
import { concludeTest } from './conclude.ts';

export interface DescribeOptions {
  /** Scenario files and folders, or scenarios that are loaded already. */
  readonly scenarios: readonly (string | Scenario)[];
  /**
   * The system under test. A function is called before the first case. What it gives, or a spec describes, is closed after
   * the last case; a `Sut` that is given as such is its owner's to close.
   */
  readonly sut: Sut | SutSpec | (() => Sut | SutSpec | Promise<Sut | SutSpec>);
  /** Longest wait for any one reaction of the SUT, in milliseconds; default 10,000. */
  readonly timeoutMs?: number;
  /** Decides every generated UID and value; default 1. */
  readonly seed?: number;
  /** Also scenarios that wait for timers of the SUT (tag `slow`), minutes maybe. */
  readonly slow?: boolean;
  /** Called after the last case with the results of those that ran, e.g. to write reports of them (`writeReports`). */
  readonly onEnd?: (result: RunResult) => void | Promise<void>;
}

/**
 * Puts scenarios into a mocha suite, beside tests of any other kind:
 *
 * ```ts
 * import { describeScenarios } from 'cstore-conformance/harness';
 *
 * describe('our archive', () => {
 *   before(startArchive);
 *   describeScenarios({
 *     scenarios: ['node_modules/cstore-conformance/scenarios/ps3.7', 'test/scenarios'],
 *     sut: { kind: 'remote-scp', host: '127.0.0.1', port: 11112, calledAETitle: 'ARCHIVE' },
 *   });
 * });
 * ```
 *
 * It loads the files at once and needs neither top-level await nor `--delay`. The SUT is asked what it accepts once, before
 * the first case, as in `cstore run`. A pass and a warning pass, the warning
 * with its reason in the title; a fail fails with clause, expected, actual and transcript; what could not be judged is
 * pending with the evidence in the title; an error of the harness fails. A file with a problem is a failing test, so
 * that it cannot go unnoticed. Cases run one after the other, each when mocha reaches it, so `--grep` runs no other.
 */
export function describeScenarios(options: DescribeOptions): void {
  const { scenarios, problems } = loadAll(options.scenarios);
  const all = scenarios.flatMap((scenario) => scenario.cases);
  const cases = usualCases(all, { slow: options.slow === true });
  describe('C-STORE scenarios', () => {
    describeProblems(problems, cases.length);
    const prepared = prepareBefore(options);
    for (const { folder, scenarios: members } of byFolder(cases)) {
      describe(folder, () => {
        for (const scenario of members) describeScenario(scenario, prepared);
      });
    }
    if (cases.length > 0) describeRules(prepared);
  });
}

/** What all cases saw of the rules that always hold: a test for each subject. */
function describeRules(prepared: () => PreparedSut): void {
  describe('Rules that always hold', () => {
    for (const subject of new Set(allRules.map(subjectOf))) {
      it(subject, async function () {
        const ofSubject = (await prepared().ruleCases()).filter(({ id }) => id.startsWith(`${rulePrefix}${subject}/`));
        if (ofSubject.length === 0) this.skip();
        const broken = ofSubject.filter(({ verdict }) => verdict === 'fail');
        const lines = broken.map((result) => visible(`${result.requirement.ref}: ${outcomeLine(result)}`));
        if (lines.length > 0) throw withoutStack(new Error(lines.join('\n')));
      });
    }
  });
}

function loadAll(given: readonly (string | Scenario)[]): { scenarios: Scenario[]; problems: readonly Problem[] } {
  const { scenarios, problems } = loadScenarios(given.filter((each) => typeof each === 'string'));
  return { scenarios: [...scenarios, ...given.filter((each) => typeof each !== 'string')], problems };
}

/** No scenario at all is a problem too: an empty selection is no success. */
function describeProblems(problems: readonly Problem[], cases: number): void {
  const lines = problems.map((problem) => visible(formatProblem(problem)));
  if (cases === 0 && lines.length === 0) lines.push('there is no scenario to run');
  for (const line of lines) {
    it(line, () => {
      throw withoutStack(new Error(line));
    });
  }
}

/** Prepares the SUT before the first case that runs and closes it after the last, if it is ours to close. */
function prepareBefore({ sut, timeoutMs, seed, onEnd }: DescribeOptions): () => PreparedSut {
  let prepared: PreparedSut | undefined;
  let ours: Sut | undefined;
  before('the system under test can be reached', async function () {
    this.timeout(asking);
    try {
      const given = typeof sut === 'function' ? await sut() : sut;
      if (typeof sut === 'function' && !('kind' in given)) ours = given;
      prepared = await prepareSut(given, { timeoutMs, seed });
    } catch (error) {
      throw withoutStack(error as Error);
    }
  });
  after('the system under test is well after the last case', async function () {
    this.timeout(asking);
    try {
      if (prepared) await conclude(prepared, onEnd);
    } finally {
      await prepared?.close();
      await ours?.close();
    }
  });
  return () => {
    if (!prepared) throw new Error('the system under test was not opened');
    return prepared;
  };
}

/** A death that shows only after the test of the case that caused it has passed fails the suite. */
async function conclude(prepared: PreparedSut, onEnd: DescribeOptions['onEnd']): Promise<void> {
  await onEnd?.(await prepared.end());
  const lines = prepared.late.map((result) => visible(`${result.id}: ${outcomeLine(result)}`));
  if (lines.length > 0) throw withoutStack(new Error(lines.join('\n')));
}

function describeScenario(scenario: ScenarioCases<Case>, prepared: () => PreparedSut): void {
  const [first] = scenario.cases;
  const clause = first ? ` (${first.requirement.ref}, ${first.requirement.level})` : '';
  describe(`${scenario.title}${clause}`, () => {
    for (const candidate of scenario.cases) {
      it(caseName(candidate), async function () {
        this.timeout((candidate.timeoutMs ?? 0) + longestCase);
        const result = await prepared().judge(candidate);
        concludeTest(result, concluding(this));
      });
    }
  });
}

/** How a test of mocha is told what came of its case. */
function concluding(context: Mocha.Context): Parameters<typeof concludeTest>[1] {
  const addToTitle = (text: string): void => {
    if (context.test) context.test.title = `${context.test.title} (${text})`;
  };
  return {
    diagnostic: addToTitle,
    skip: (reason) => {
      addToTitle(reason);
      context.skip();
    },
  };
}

/** The runner ends every case long before; these limits are for a harness that hangs. */
const longestCase = 180_000;
const asking = 120_000;

function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
