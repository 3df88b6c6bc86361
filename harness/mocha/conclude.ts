// From the verdict of a case to what a test runner calls a test: passed, failed or skipped.

import { AssertionError } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { fullText, outcomeLine } from '../words/case-text.ts';
import { visible, visibleLine } from '../words/visible-text.ts';

/** What a test runner gives to its tests, as far as it is needed here. The context of node:test is one. */
export interface TestContext {
  /** Marks the test as skipped. It may throw, as that of mocha and vitest does, or return. */
  skip(reason: string): void;
  /** Tells something about a test that passes. */
  diagnostic?(text: string): void;
}

/**
 * Ends the test of a case. A pass and a warning pass, the warning with its reason as a diagnostic; what could not be judged
 * (not-applicable, inconclusive) is skipped with the evidence, never passed.
 *
 * @throws AssertionError for a fail, with clause, expected, actual and transcript; Error for an error of the harness.
 */
export function concludeTest(result: CaseResult, context: TestContext): void {
  const { verdict } = result;
  if (verdict === 'fail') throw withoutStack(new AssertionError(failureMessage(result), { showDiff: false }));
  if (verdict === 'error') throw withoutStack(new Error(visible(`error of the harness: ${outcomeLine(result)}`)));
  const line = `${verdict}: ${visibleLine(outcomeLine(result))}`;
  if (verdict === 'warn') context.diagnostic?.(line);
  if (verdict === 'not-applicable' || verdict === 'inconclusive') context.skip(line);
}

function failureMessage(result: CaseResult): string {
  return visible(`${result.requirement.ref}: ${outcomeLine(result)}\n${fullText(result)}`);
}

/** Our own stack frames tell nobody anything about the SUT. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
