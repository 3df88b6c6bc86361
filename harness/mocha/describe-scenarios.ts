// Scenarios as a mocha suite: a `describe` for each folder and scenario, an `it` for each case.

import type { Case } from '../case/case.ts';
import { byFolder, type ScenarioCases } from '../report/case-tree.ts';
import { runCases } from '../run/run-cases.ts';
import { loadScenarios } from '../scenario/load.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { selectCases, slowTag } from '../scenario/select.ts';
import type { Sut } from '../sut/sut.ts';
import { caseName } from '../words/case-text.ts';
import { visible } from '../words/visible-text.ts';
import { formatProblem, type Problem } from '../yaml/problem.ts';
import { conclude } from './conclude.ts';
import { type AskedSut, askSut } from './probed-sut.ts';

export interface DescribeOptions {
  /** Scenario files and folders, or scenarios that are loaded already. */
  readonly scenarios: readonly (string | Scenario)[];
  /** The system under test; a function is called before the first case, and what it gives is closed after the last. */
  readonly sut: Sut | (() => Sut | Promise<Sut>);
  /** Longest wait for any one reaction of the SUT, in milliseconds; default 10,000. */
  readonly timeoutMs?: number;
  /** Decides every generated UID and value; default 1. */
  readonly seed?: number;
  /** Also scenarios that wait for timers of the SUT (tag `slow`), minutes maybe. */
  readonly slow?: boolean;
}

/**
 * Puts scenarios into a mocha suite, beside tests of any other kind:
 *
 * ```ts
 * import { describeScenarios, remoteScp } from 'cstore-conformance/harness';
 *
 * describe('our archive', () => {
 *   before(startArchive);
 *   describeScenarios({
 *     scenarios: ['node_modules/cstore-conformance/scenarios/ps3.7', 'test/scenarios'],
 *     sut: () => remoteScp({ aeTitle: 'ARCHIVE', host: '127.0.0.1', port: 11112 }),
 *   });
 * });
 * ```
 *
 * It loads the files at once and needs neither top-level await nor `--delay`. A pass and a warning pass, the warning
 * with its reason in the title; a fail fails with clause, expected, actual and transcript; what could not be judged is
 * pending with the evidence in the title; an error of the harness fails. A file with a problem is a failing test, so
 * that it cannot go unnoticed. Cases run one after the other, each when mocha reaches it, so `--grep` runs no other.
 */
export function describeScenarios(options: DescribeOptions): void {
  const { scenarios, problems } = loadAll(options.scenarios);
  const all = scenarios.flatMap((scenario) => scenario.cases);
  const cases = selectCases(all, { slow: options.slow === true || all.every(({ tags }) => tags.includes(slowTag)) });
  describe('C-STORE scenarios', () => {
    describeProblems(problems, cases.length);
    const asked = askBefore(options);
    for (const { folder, scenarios: members } of byFolder(cases)) {
      describe(folder, () => {
        for (const scenario of members) describeScenario(scenario, asked, options);
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

/** Opens the SUT before the first case that runs and closes it after the last, where it is ours to close. */
function askBefore({ sut, timeoutMs }: DescribeOptions): () => AskedSut {
  let asked: AskedSut | undefined;
  let ours: Sut | undefined;
  before('the system under test can be reached', async function () {
    this.timeout(asking);
    try {
      ours = typeof sut === 'function' ? await sut() : undefined;
      asked = await askSut(ours ?? (sut as Sut), timeoutMs ?? defaultTimeoutMs);
    } catch (error) {
      throw withoutStack(error as Error);
    }
  });
  after(() => ours?.close());
  return () => {
    if (!asked) throw new Error('the system under test was not opened');
    return asked;
  };
}

function describeScenario(scenario: ScenarioCases<Case>, asked: () => AskedSut, options: DescribeOptions): void {
  const [first] = scenario.cases;
  const clause = first ? ` (${first.requirement.ref}, ${first.requirement.level})` : '';
  describe(`${scenario.title}${clause}`, () => {
    for (const candidate of scenario.cases) {
      it(caseName(candidate), async function () {
        this.timeout((candidate.timeoutMs ?? 0) + longestCase);
        conclude(await judge(candidate, asked(), options), this);
      });
    }
  });
}

async function judge(candidate: Case, { sut, fill }: AskedSut, { timeoutMs, seed }: DescribeOptions) {
  const { cases } = await runCases([fill(candidate)], sut, { concurrency: 1, timeoutMs, seed });
  const [result] = cases;
  if (!result) throw new Error(`the case ${candidate.id} came to no result`);
  return result;
}

/** The runner's own default for one reaction. */
const defaultTimeoutMs = 10_000;
/** The runner ends every case long before; these limits are for a harness that hangs. */
const longestCase = 180_000;
const asking = 120_000;

function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
