// SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code scanning: faults as alerts at their scenarios.

import type { RunResult } from '../../model/run-result.ts';
import { outcomeLine } from '../../words/case-text.ts';
import { visibleLine } from '../../words/visible-text.ts';
import type { Reporter } from '../reporter.ts';
import { sourceRoot } from './location.ts';
import { plainMessage } from './message.ts';
import { resultsOf } from './result.ts';
import { rulesOf } from './rule.ts';

export const sarif: Reporter = {
  name: 'sarif',
  description: 'results.sarif, SARIF 2.1.0, for code scanning',
  end: (result) => ({ 'results.sarif': `${JSON.stringify(sarifLog(result), undefined, 2)}\n` }),
};

/** GitHub refuses a file with more results or rules in a run. It stores 5,000 results, the most severe ones. */
const mostResults = 25_000;
/** Notifications of errors of the harness. */
const mostNotifications = 100;

/** The log of one run. */
export function sarifLog(result: RunResult): object {
  const byId = new Map(result.cases.map((one) => [one.id, one]));
  const rules = rulesOf(result.faults, byId).slice(0, mostResults);
  const ruleIndex = new Map([...new Set(result.faults.map(({ rule }) => rule))].map((rule, at) => [rule, at]));
  const all = resultsOf(
    result.faults.filter(({ rule }) => (ruleIndex.get(rule) ?? 0) < mostResults),
    { byId, ruleIndex },
  );
  const results = all.slice(0, mostResults);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: result.tool.name, version: visibleLine(result.tool.version), rules } },
        invocations: [invocation(result, all.length - results.length)],
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder in which cstore ran.' } } },
        columnKind: 'utf16CodeUnits',
        results,
        properties: { sut: visibleLine(result.sut.address), role: result.sut.role, seed: result.seed },
      },
    ],
  };
}

function invocation(result: RunResult, left: number): object {
  const { startedAt, durationMs, interrupted, sut, cases } = result;
  const errors = new Set(cases.filter(({ verdict }) => verdict === 'error').map(outcomeLine));
  const texts = [
    ...(left > 0 ? [`${left} results are left out; results.json has them all`] : []),
    ...(sut.reachable ? [] : [sut.unreachableReason ?? 'the system under test was not reached']),
    ...[...errors].slice(0, mostNotifications),
  ];
  return {
    executionSuccessful: !interrupted && sut.reachable,
    startTimeUtc: startedAt,
    endTimeUtc: new Date(Date.parse(startedAt) + durationMs).toISOString(),
    ...(texts.length > 0 && {
      toolExecutionNotifications: texts.map((text) => ({ level: 'error', message: { text: plainMessage(text) } })),
    }),
  };
}
