// docs/fuzzing-mutations.md: what the fuzzer does to inputs, and which kinds of input that broke software this covers.

import { mutationsByKind } from '../../../fuzz/mutations/kinds.ts';
import { type Mutation, subjects } from '../../../fuzz/mutations/mutation.ts';
import { kindsOfInput } from './kinds-of-input.ts';

/** The page as Markdown. */
export function mutationsDoc(mutations: readonly Mutation[]): string {
  return [
    '# Mutations of the fuzzer',
    '',
    `There are ${mutations.length}. [Fuzzing](fuzzing.md) says how they are used. \`cstore fuzz --mutation ID\` runs one alone, and`,
    '`--mutation pdv/` all whose ids begin so. What begins with "nothing" breaks no rule, and is unusual only.',
    'This page is written by `npm run docs:mutations`.',
    ...subjects.flatMap((subject) => {
      const rows = mutations.filter(({ appliesTo }) => appliesTo === subject);
      if (rows.length === 0) return [];
      const head = ['| Mutation | Clause | What is wrong or unusual | Choices |', '| --- | --- | --- | --- |'];
      return ['', `## ${subject}`, '', ...head, ...rows.map(row)];
    }),
    '',
    '## Kinds of input that have broken released software',
    '',
    'From public advisories, issue trackers and change histories, as properties of the input. Kinds without a mutation are met by',
    'SCUs or by programs that read files alone.',
    '',
    '| | Kind | Mutations |',
    '| --- | --- | --- |',
    ...Object.entries(kindsOfInput).map(kindRow),
    '',
  ].join('\n');
}

function row({ id, clause, breaks, variants, sizes, places }: Mutation): string {
  const choices = [
    ...(variants ? [`${variants.length} variants`] : []),
    ...(sizes ? [`size ${sizes.least.toLocaleString('en')} to ${sizes.most.toLocaleString('en')}`] : []),
    ...(places ? ['each place'] : []),
  ];
  return `| \`${id}\` | ${clause} | ${cell(breaks)} | ${choices.join(', ')} |`;
}

function kindRow([number, text]: readonly [string, string]): string {
  const ids = mutationsByKind[Number(number)] ?? [];
  return `| ${number} | ${cell(text)} | ${ids.map((id) => `\`${id}\``).join(', ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
