// What an initiator does when an association fails: PS3.2 Table N.7-8, from cases in which the harness made it fail.

import type { CaseResult } from '../../model/run-result.ts';
import type { ScuAccount } from '../../model/scu-account.ts';
import type { Failure } from '../facts/associations.ts';
import { seen } from './measured-leaf.ts';

/** The causes, each with the cases that make it: the beginnings of their ids. */
const causes: readonly (readonly [cause: string, cases: readonly string[]])[] = [
  ['timeout', ['ps3.8/7.1.2/scu-no-answer']],
  ['aborted', ['ps3.7/a.6/scu-aborted']],
  ['disconnect', ['ps3.8/9.2.3/connection/scu-left:']],
  ['rejected-permanent', ['ps3.4/gg.4.1/scu-association-rejected', 'ps3.8/7.1.2/scu-rejected:permanently']],
  [
    'rejected-transient',
    ['ps3.8/7.1.2/scu-rejected:for-the-moment', 'ps3.4/gg.4.1/scu-no-association:every-association-is-rejected'],
  ],
  ['release-timeout', ['ps3.8/7.2.2/scu-no-answer', 'ps3.7/a.5/scu-release-unanswered']],
];

const namedAtMost = 10;

/** A row for each cause that a case made; undefined if none did. */
export function initiatorFailures(cases: readonly CaseResult[]): Failure[] | undefined {
  const rows = causes.flatMap(([cause, beginnings]) => {
    const own = cases.flatMap(({ id, scu }) =>
      scu && scu.associations > 0 && beginnings.some((one) => id.startsWith(one)) ? [{ id, scu }] : [],
    );
    if (own.length === 0) return [];
    const words = [...new Set(own.map(({ scu }) => reactionWords(scu)))].sort();
    // One that was not compared says less than the same one that was.
    const answers = words.filter((one) => !words.some((other) => other !== one && other.startsWith(one)));
    const evidence = own.map(({ id }) => id).slice(0, namedAtMost);
    return [{ cause, answer: seen(answers.join('; or '), evidence) }];
  });
  return rows.length > 0 ? rows : undefined;
}

function reactionWords({ associations, wasEnded, exit, signs }: ScuAccount): string {
  return [
    associations <= 1 ? 'opens no other association' : `opens ${associations - 1} more`,
    ...(wasEnded ? ['still waits when it is ended'] : exit === undefined ? [] : [`ends with ${exit}`]),
    ...(signs === undefined ? [] : [signs.length === 0 ? 'nothing shows it' : `shown by ${signs.join(', ')}`]),
  ].join(', ');
}
