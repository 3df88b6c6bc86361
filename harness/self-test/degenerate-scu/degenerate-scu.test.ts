import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { exitStatusOf } from '../../cli/exit-status.ts';
import type { RunResult } from '../../model/run-result.ts';
import { writeReports } from '../../report/index.ts';
import { isRuleCase } from '../../results/rule-id.ts';
import { runCases } from '../../run/run-cases.ts';
import { loadScenarios } from '../../scenario/load.ts';
import { openSut } from '../../sut/sut-spec.ts';

const script = fileURLToPath(new URL('testing/degenerate-scu.mjs', import.meta.url));
const folder = (path: string) => fileURLToPath(new URL(`../../../scenarios/${path}`, import.meta.url));

/** A case that only looks at what comes, one that compares, and one that waits for a reaction. */
const cases = [
  'ps3.7/9.1.1/scu-sends.yaml',
  'ps3.7/9.1.1/scu-failure-of-another.yaml',
  'ps3.7/a.5/scu-release-unanswered.yaml',
]
  .flatMap((path) => loadScenarios([folder(path)]).scenarios)
  .flatMap((scenario) => scenario.cases.slice(0, 1));

/** Time for a reaction, the start of a process included, and the longest that a run may take at it. */
const usualTimeoutMs = 3000;
const limitMs = 120_000;
/** More than this process needs for a run; what an SCU sends or prints is far more. */
const mostMemory = 400 * 1024 * 1024;

interface Degenerate {
  readonly how: string;
  /** What the run ends with: 0 no case failed, 1 some did, 3 nothing could be judged. */
  readonly exitStatus: 0 | 1 | 3;
  /** Something of what its report says. */
  readonly says: RegExp;
  /** Time for a reaction, if it is another one. */
  readonly timeoutMs?: number;
}

const scus: readonly Degenerate[] = [
  { how: 'never-connects', exitStatus: 3, says: /nothing to do/ },
  { how: 'connects-500-times', exitStatus: 1, says: /exit code 1/ },
  { how: 'never-releases', exitStatus: 1, says: /did not end by itself/ },
  // It is asked for one SOP Class after the other, and sends for as long as a case may take.
  { how: 'sends-4-gb', exitStatus: 3, says: /sends no instance/, timeoutMs: 800 },
  { how: 'floods-its-output', exitStatus: 1, says: /out of luck/ },
  { how: 'forks-and-stays', exitStatus: 0, says: /left 1 process/ },
  { how: 'ignores-sigterm', exitStatus: 1, says: /did not end by itself/ },
  { how: 'crashes', exitStatus: 1, says: /SIGSEGV/ },
  { how: 'exits-at-once', exitStatus: 3, says: /exit code 7/ },
];

/** Stands in the command line of whatever this process has started. */
const mark = `started-by-${process.pid}`;

/** The command lines of what is left of it. */
async function remaining(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'args']);
  return stdout.split('\n').filter((line) => line.includes(mark));
}

async function reported(result: RunResult): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'cstore-degenerate-scu-'));
  try {
    await writeReports(result, out, ['json', 'html', 'junit']);
    return await readFile(join(out, 'results.json'), 'utf8');
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

describe('a run against an SCU that', function () {
  this.timeout(2 * limitMs);
  let scratch: string;
  const usual = process.env.TMPDIR;

  // What is written by this run alone lies in a folder of its own.
  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'cstore-degenerate-scus-'));
    process.env.TMPDIR = scratch;
  });
  after(async () => {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    await rm(scratch, { recursive: true, force: true });
  });

  for (const { how, exitStatus, says, timeoutMs = usualTimeoutMs } of scus) {
    it(`${how.replaceAll('-', ' ')} ends with a report and leaves nothing behind`, async () => {
      const command = `"${process.execPath}" "${script}" ${how} ${mark} {host} {port} {files}`;
      const sut = await openSut({ kind: 'scu-command', command });
      const begun = performance.now();
      const memory = process.memoryUsage().rss;
      const result = await runCases(cases, sut, { timeoutMs, concurrency: 2 });
      await sut.close();
      expect(performance.now() - begun).to.be.lessThan(limitMs);
      expect(process.memoryUsage().rss - memory).to.be.lessThan(mostMemory);
      const own = result.cases.filter((one) => !isRuleCase(one));
      expect(own.map(({ id }) => id)).to.have.members(cases.map(({ id }) => id));
      expect(exitStatusOf(result), JSON.stringify(result.summary)).to.equal(exitStatus);
      expect(await reported(result)).to.match(says);
      expect(await remaining()).to.deep.equal([]);
      expect(await readdir(scratch)).to.deep.equal([]);
    });
  }
});
