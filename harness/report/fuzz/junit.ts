// A campaign as JUnit XML, the form that CI servers read: a test case for each subject of mutations, and one for each find.

import type { FuzzFind, FuzzRun } from '../../model/fuzz-run.ts';
import { findLines } from '../../words/fuzz-find-text.ts';
import { element, xmlText } from '../xml.ts';

/** The campaign as JUnit XML: each fault is a `failure`; a warning passes and says why; a campaign that sent nothing is an `error`. */
export function fuzzJunit(run: FuzzRun): string {
  const { sut, tool, finds, elapsedMs, seed, runs } = run;
  const failures = finds.filter(({ isFail }) => isFail).length;
  const isError = failures === 0 && (runs === 0 || run.ended !== undefined);
  const time = (elapsedMs / 1000).toFixed(3);
  const counts = { tests: finds.length + 1, failures, errors: isError ? 1 : 0, skipped: 0, time };
  const properties = Object.entries({ 'tool.version': tool.version, seed, runs, 'sut.address': sut.address });
  const rows = properties.map(([name, value]) => element('property', { name, value })).join('');
  const campaign = element(
    'testcase',
    { name: 'The campaign', classname: 'fuzz', time },
    isError
      ? element('error', { type: 'error', message: run.verdict })
      : element('system-out', {}, xmlText([run.verdict, ...run.warnings].join('\n'))),
  );
  const content = [element('properties', {}, rows), campaign, ...finds.map((find) => caseOf(find, seed))].join('\n');
  const timestamp = run.startedAt.replace(/(\.\d+)?Z$/, '');
  const suite = element('testsuite', { name: 'fuzz', timestamp, ...counts }, `\n${content}\n`);
  const all = element('testsuites', { name: `${tool.name} ${sut.address}`, ...counts }, `\n${suite}\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`;
}

function caseOf(find: FuzzFind, seed: number): string {
  const { id, isFail, title, files, clause } = find;
  const text = xmlText(findLines(find, seed).join('\n'));
  const outcome = isFail
    ? element('failure', { type: clause, message: title }, text)
    : element('system-out', {}, `warning: ${text}`);
  return element('testcase', { name: id, classname: 'fuzz', file: files.scenario, time: '0.000' }, outcome);
}
