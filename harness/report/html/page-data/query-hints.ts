// What is odd about a query that finds less than its writer may think: a field or a value that no case has.

import { matchesQuery, parseQuery, type QueryField, queryFields, type Searchable, terms } from './query.ts';

/** One line for each odd term. `all`: every case of the page. */
export function queryHints(text: string, all: readonly Searchable[]): string[] {
  const odd = terms(text).flatMap(({ name, value, field, whole }) => {
    const alone = queryFields.find((each) => value === `${each}:`);
    if (alone) return [`\u201c${value}\u201d needs a value right after the colon, like ${examples[alone]}.`];
    if (name === undefined) return [];
    if (field === undefined)
      return [`\u201c${name}:\u201d is no field, so it is looked for as a word. The fields are ${fieldNames}.`];
    const isKnown = all.some((one) => matchesQuery(parseQuery(whole.replace(/^-/, '')), one));
    return isKnown ? [] : [`No case has ${whole.replace(/^-/, '')}. ${values(field, all)}`];
  });
  return [...new Set(odd)];
}

const fieldNames = queryFields.map((field) => `${field}:`).join(', ');

const examples: Readonly<Record<QueryField, string>> = {
  verdict: 'verdict:fail',
  sop: 'sop:CTImage',
  status: 'status:A700',
  clause: 'clause:9.2.3',
  fault: 'fault:1',
  reason: 'reason:1',
  id: 'id:sta6',
  took: 'took:5',
};

/** What there is instead, if it is not too much. */
function values(field: QueryField, all: readonly Searchable[]): string {
  const read = enumerable[field];
  const there = read === undefined ? [] : [...new Set(all.map(read))].filter((value) => value !== undefined);
  return there.length > 0 && there.length <= 8
    ? `There are ${there.sort().join(', ')}.`
    : `Write it like ${examples[field]}.`;
}

const enumerable: Partial<Record<QueryField, (one: Searchable) => string | undefined>> = {
  verdict: ({ verdict }) => verdict,
  sop: ({ sop }) => sop,
  status: ({ status }) => status,
  clause: ({ clause }) => clause,
};
