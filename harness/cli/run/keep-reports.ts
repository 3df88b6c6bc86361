// The reports of the last run that judged something are not overwritten by one that reached nobody.

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { earlierJournalName } from '../../journal/journal.ts';
import type { RunResult } from '../../model/run-result.ts';
import { isJudged } from '../../model/verdict.ts';
import { isRuleCase } from '../../results/rule-id.ts';

/** What a run leaves behind, whatever --reporter said. */
const reportFiles = [
  'results.json',
  'index.html',
  'junit.xml',
  'mochawesome.html',
  'results.sarif',
  'summary.md',
  'badge.svg',
  'results.tap',
  'ctrf-report.json',
  'allure-results',
  'report.pdf',
  'wire.pcapng',
  // A run that was killed leaves nothing else.
  earlierJournalName,
];

/** Whether nothing could be judged because the SUT was not there, and the folder holds reports of an earlier run. */
export async function keepsEarlierReports({ sut, cases }: RunResult, out: string): Promise<boolean> {
  if (sut.reachable || cases.some((one) => isJudged(one.verdict) && !isRuleCase(one))) return false;
  const there = await Promise.all(reportFiles.map((name) => exists(join(out, name))));
  return there.includes(true);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
