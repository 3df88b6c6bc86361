// The words of a case that a test expects to be there: empty if it is not, so that the assertion fails and says so.

import type { CaseResult } from '../../model/run-result.ts';
import * as words from '../case-text.ts';

/** What came, in one line. */
export const observedText = (result: CaseResult | undefined): string => (result ? words.observedText(result) : '');

/** Why the verdict is what it is. */
export const reasonText = (result: CaseResult | undefined): string => (result && words.reasonText(result)) ?? '';

/** The conversation. */
export const transcriptText = (result: CaseResult | undefined): string => (result ? words.transcriptText(result) : '');
