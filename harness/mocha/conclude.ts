// From the verdict of a case to what mocha calls a test: passed, failed or pending.

import { AssertionError } from 'chai';
import type { CaseResult } from '../model/run-result.ts';
import { fullText, outcomeLine } from '../words/case-text.ts';
import { visible, visibleLine } from '../words/visible-text.ts';

/** The part of a mocha context that is needed here. */
export interface TestContext {
  readonly test?: { title: string };
  skip(): void;
}

/**
 * Ends the test of a case. A pass and a warning pass, the warning with its reason in the title; what could not be
 * judged (not-applicable, inconclusive) is pending with the evidence in the title, never passed.
 *
 * @throws AssertionError for a fail, with clause, expected, actual and transcript; Error for an error of the harness.
 */
export function conclude(result: CaseResult, context: TestContext): void {
  const { verdict } = result;
  if (verdict === 'fail') throw withoutStack(new AssertionError(failureMessage(result), { showDiff: false }));
  if (verdict === 'error') throw withoutStack(new Error(visible(`error of the harness: ${outcomeLine(result)}`)));
  if (verdict !== 'pass') addToTitle(context, result);
  if (verdict === 'not-applicable' || verdict === 'inconclusive') context.skip();
}

function addToTitle({ test }: TestContext, result: CaseResult): void {
  if (test) test.title = `${test.title} (${result.verdict}: ${visibleLine(outcomeLine(result))})`;
}

function failureMessage(result: CaseResult): string {
  return visible(`${result.requirement.ref}: ${outcomeLine(result)}\n${fullText(result)}`);
}

/** Our own stack frames tell nobody anything about the SUT. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
