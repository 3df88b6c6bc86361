// docs/rules.md: the catalogue of rules as a table for each subject.

import type { Rule } from '../../oracle/rule.ts';
import { subjectOf } from '../../oracle/rule-catalogue.ts';

/** The page as Markdown. */
export function rulesDoc(rules: readonly Rule[]): string {
  const subjects = [...new Set(rules.map(subjectOf))];
  return [
    '# Rules that always hold',
    '',
    'The harness applies these rules to everything a system under test sends (those of `storage` to what is found below the',
    'folder of `--store-dir` at the end of a run), whatever a case is about. The verdict of a',
    'case does not depend on them: each rule has a case of its own, `rules/` and its id, which says whether it was kept in',
    'the whole run. A broken `shall` is a fault and a broken `should` a warning; a `note` is common practice, or a choice',
    'that the standard leaves. Those of `associate-rq`, `request`, `data-set` and `association` are for SCUs; of the others, an',
    'SCU meets those of what it sends.',
    '',
    `There are ${rules.length}. This page is written by \`npm run docs:rules\`.`,
    ...subjects.flatMap((subject) => [
      '',
      `## ${subject}`,
      '',
      '| Rule | Clause | Level | What it demands |',
      '| --- | --- | --- | --- |',
      ...rules.filter((rule) => subjectOf(rule) === subject).map(row),
    ]),
    '',
  ].join('\n');
}

function row({ id, clause, level, demand }: Rule): string {
  return `| \`${id}\` | ${clause} | ${level} | ${demand.replaceAll('|', '\\|')} |`;
}
