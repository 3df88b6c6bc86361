// The fuzzer in a test suite: a test for each subject of mutations, and one for each find of earlier runs.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { subjects as allSubjects, type Subject } from '../fuzz/mutations/mutation.ts';
import { selectMutations } from '../fuzz/mutations/select.ts';
import type { FuzzRun } from '../model/fuzz-run.ts';
import { findLines } from '../words/fuzz-find-text.ts';
import { visible } from '../words/visible-text.ts';
import type { Fuzzed, FuzzedSut } from './fuzzed-sut.ts';
import { type PropertiesOptions, testLimitMs, usualOut } from './properties-options.ts';

/** What a test runner has: the globals of mocha or vitest, or what `node:test` or `vitest` export. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown;
  it(name: string, test: (...context: never[]) => Promise<void>, timeoutMs?: number): unknown;
  after?(end: () => Promise<void>): unknown;
  afterAll?(end: () => Promise<void>): unknown;
}

/**
 * Fuzzes an SCP in a test suite of mocha, vitest or node:test, so that a nightly run looks for inputs that break it:
 *
 * ```ts
 * import { describe, it, after } from 'node:test';
 * import { describeProperties } from 'cstore-conformance/harness';
 *
 * describeProperties(
 *   { sut: { kind: 'started-scp', command: './archive {port}', host: '127.0.0.1', port: 0, calledAETitle: 'ARCHIVE' }, numRuns: 2000 },
 *   { describe, it, after },
 * );
 * ```
 *
 * There is a test for each subject of mutations: Data Sets, commands, PDUs and so on. It passes if nothing was found, and
 * fails with each find: what is wrong, the simplest input, the scenario that was written of it, and the command that sends it
 * again. `seed`, `numRuns` (of each subject), `path`, `interruptAfterTimeLimit`, `markInterruptAsFailure`, `endOnFailure` and
 * `verbose` are those of fast-check, with the defaults of `fc.configureGlobal`; the seed is 1 if nobody says otherwise.
 *
 * @param runner default: the globals
 * @throws RangeError if no mutation is selected, or with the error of the file system for a folder `found` that is not there.
 */
export function describeProperties(
  options: PropertiesOptions,
  runner: TestRunner = globalThis as unknown as TestRunner,
): void {
  const opened = openedLater(options);
  const subjects = selectedSubjects(options);
  const { out = usualOut } = options;
  const limitMs = testLimitMs(options);
  const test = (name: string, run: () => Promise<void>) =>
    runner.it(
      name,
      async function (this: unknown) {
        // Mocha takes no limit beside the function.
        (this as { timeout?: (ms: number) => void } | undefined)?.timeout?.(limitMs);
        await run();
      },
      limitMs,
    );
  runner.describe('C-STORE properties', () => {
    for (const file of earlierFinds(options.found)) {
      test(`what was found before is fixed: ${file.replace(/\.json$/, '')}`, async () => {
        const { state, text } = await (await opened.sut()).replay(join(options.found ?? '', file));
        if (state !== 'fixed') throw withoutStack(new Error(visible(`${state}: ${text}`)));
      });
    }
    for (const subject of subjects) {
      test(`survives and answers, whatever is wrong with ${nouns[subject]}`, async () => {
        const lines = failureLines(await (await opened.sut()).fuzz(subject), subject);
        if (lines.length > 0) throw withoutStack(new Error(visible([...lines, reportLine(out, subject)].join('\n'))));
      });
    }
    if (runner.after) runner.after(opened.close);
    else runner.afterAll?.(opened.close);
  });
}

const nouns: Readonly<Record<Subject, string>> = {
  'data set': 'a Data Set',
  command: 'a command',
  pdu: 'PDUs and fragments',
  sequence: 'the order of operations',
  name: 'names',
  timing: 'the time between messages',
  state: 'the state in which a PDU comes',
};

/** What fuzzes is loaded with the first test, so that a suite without one begins as soon as ever. */
function openedLater(options: PropertiesOptions) {
  let opened: Promise<FuzzedSut> | undefined;
  const load = async () => new (await import('./fuzzed-sut.ts')).FuzzedSut(options);
  return {
    sut: () => {
      opened ??= load();
      return opened;
    },
    close: async () => void (await (await opened)?.close()),
  };
}

function selectedSubjects({ subjects = allSubjects, mutations }: PropertiesOptions): readonly Subject[] {
  const selected = selectMutations({ focus: subjects, ...(mutations && { mutations }) });
  return subjects.filter((subject) => selected.some(({ appliesTo }) => appliesTo === subject));
}

function earlierFinds(found: string | undefined): readonly string[] {
  if (found === undefined) return [];
  return readdirSync(found)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

/** Why the test of a subject fails; nothing if it passes. */
function failureLines({ run, isCut }: Fuzzed, subject: Subject): string[] {
  const { finds, seed, ended, runs, verdict } = run;
  const faults = finds.filter(({ isFail }) => isFail);
  if (faults.length > 0) {
    const again = ({ path }: FuzzRun['finds'][number]) =>
      `  as a test describeProperties({ …, subjects: ['${subject}'], seed: ${seed}, path: '${path}' })`;
    return [verdict, ...faults.flatMap((find) => ['', ...findLines(find, seed), again(find)]), ''];
  }
  if (ended !== undefined || runs === 0) return [verdict];
  return isCut ? [`the time limit was over after ${runs} inputs`] : [];
}

function reportLine(out: string, subject: Subject): string {
  return `report: ${join(out, `fuzz-${subject.replaceAll(' ', '-')}.html`)}`;
}

/** Our own stack frames tell nobody anything about the SUT. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
