// What a product does when communication fails, as claims: PS3.2 Tables N.7-8 and N.7-9.

import type { Failure } from '../facts/associations.ts';
import { isMeasurable } from './failure-answers.ts';
import type { TableRow } from './table-columns.ts';

type Causes = readonly (readonly [cause: string, words: RegExp])[];

const initiatorCauses: Causes = [
  ['rejected-permanent', /reject\w*[- ]permanent/i],
  ['rejected-transient', /reject\w*[- ]transient/i],
  ['release-timeout', /release[- ]timeout/i],
  ['timeout', /time-?out/i],
  ['aborted', /abort/i],
  ['disconnect', /disconnect/i],
];

const acceptorCauses: Causes = [
  ['processing', /processing of an association request/i],
  ['called-ae-title', /unrecognized called AE|called AE title/i],
  ['calling-ae-title', /calling AE/i],
  ['too-many-associations', /exceed limit|number of (?:connections|associations)/i],
  ['application-context', /application context/i],
];

/** The rows whose answer can be compared with what is measured, and the names of the others: sentences say one thing in many ways. */
export interface ReadFailures {
  readonly failures: readonly Failure[];
  readonly notRead: readonly string[];
}

/** Table N.7-8. */
export const initiatorFailuresIn = (rows: readonly TableRow[]): ReadFailures =>
  failuresIn(rows, initiatorCauses, /^Failure$/i, /Behaviou?r/i);

/** Table N.7-9. */
export const acceptorFailuresIn = (rows: readonly TableRow[]): ReadFailures =>
  failuresIn(rows, acceptorCauses, /Exception/i, /response/i);

function failuresIn(rows: readonly TableRow[], causes: Causes, name: RegExp, answers: RegExp): ReadFailures {
  const failures: Failure[] = [];
  const notRead: string[] = [];
  for (const row of rows) {
    const words = row(name);
    const answer = row(answers);
    if (words === undefined || answer === undefined) continue;
    const cause = causes.find(([, pattern]) => pattern.test(words))?.[0];
    if (cause !== undefined && isMeasurable(answer)) failures.push({ cause, answer });
    else notRead.push(words);
  }
  return { failures, notRead };
}
