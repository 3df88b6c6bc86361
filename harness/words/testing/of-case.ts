// The words of a case that a test expects to be there: empty if it is not, so that the assertion fails and says so.

import type { CaseResult } from '../../model/run-result.ts';
import * as words from '../case-text.ts';

/** What came, in one line. */
export const observedText = (result: CaseResult | undefined): string => (result ? words.observedText(result) : '');

/** Why the verdict is what it is. */
export const reasonText = (result: CaseResult | undefined): string => (result && words.reasonText(result)) ?? '';

/** The conversation. */
export const transcriptText = (result: CaseResult | undefined): string => (result ? words.transcriptText(result) : '');

/** A case with its words as fields, to be compared at once. */
export interface ToldCase extends CaseResult {
  readonly actual: string;
  readonly reason: string | undefined;
  readonly transcript: string;
}

/** The case with its words. */
export function told(result: CaseResult): ToldCase {
  const [actual, reason] = [words.observedText(result), words.reasonText(result)];
  return { ...result, actual, reason, transcript: words.transcriptText(result) };
}
