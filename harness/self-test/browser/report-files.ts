// The reports that the browser tests look at, in a temporary folder of their own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunResult } from '../../model/run-result.ts';
import { faultyRun } from '../../report/faulty-run-fixture.ts';
import { writeReports } from '../../report/index.ts';
import { caseResult, manyCases, oneOfEach, runResult } from '../../report/run-result-fixture.ts';

/** Markup, scripts and URLs in every field that a peer can fill. */
const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>\x1b[31m\u202e';

/** A run whose peer tries to take over the page. */
export function hostileRun(): RunResult {
  const waiver = { reason: hostile, acceptedBy: hostile, until: hostile };
  const run = runResult([
    ...oneOfEach().cases,
    caseResult({ id: hostile, scenario: 'ps3.8/waived', verdict: 'fail', waiver }),
    caseResult({ id: 'blocked', verdict: 'inconclusive', blockedBy: hostile }),
    caseResult({
      id: `ps3.8/hostile:${hostile}`,
      scenario: 'ps3.8/hostile',
      title: hostile,
      given: { sopClass: hostile, [hostile]: 'https://example.org/a.png' },
      verdict: 'fail',
      place: { file: hostile, line: 1 },
      expected: [{ text: hostile }, { text: 'https://example.org/b.mp4' }],
      observed: { kind: 'report', text: 'https://example.org/c.png' },
      reasons: [{ kind: 'note', text: hostile }],
      findings: [{ rule: hostile, clause: hostile, level: 'shall', text: hostile }],
      answer: { kind: 'report', text: hostile },
      notes: [hostile],
      attempts: [{ verdict: 'fail', why: hostile }],
      wire: [
        { at: 1, direction: 'event', connection: hostile, what: { kind: 'note', text: hostile }, remark: hostile },
      ],
    }),
  ]);
  const faults = run.faults.flatMap((fault) => [
    fault,
    { ...fault, id: hostile, title: hostile, clause: hostile, waiver, blocked: ['blocked'] },
  ]);
  return { ...run, faults, sut: { ...run.sut, address: `${hostile}@host:104`, implementationVersionName: hostile } };
}

const runs = { small: faultyRun, large: () => manyCases(2000), hostile: hostileRun };

export interface ReportFiles {
  /** The path of a report of one of the runs. */
  path(run: keyof typeof runs, file: 'index.html' | 'mochawesome.html'): string;
  remove(): Promise<void>;
}

/** Writes the HTML reports of every run. */
export async function writeReportFiles(): Promise<ReportFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'report-browser-'));
  for (const [name, make] of Object.entries(runs)) {
    await writeReports(make(), join(folder, name), ['html', 'mochawesome']);
  }
  return {
    path: (run, file) => join(folder, run, file),
    remove: () => rm(folder, { recursive: true }),
  };
}
