// The language of the search field and of the address: words, "phrases", and fields such as verdict:fail or clause:9.2.3.

/** Fields that a term may name. */
export const queryFields = ['verdict', 'sop', 'status', 'clause', 'fault', 'reason', 'id', 'took'] as const;
export type QueryField = (typeof queryFields)[number];

interface Term {
  /** Absent: any text of the case. */
  readonly field?: QueryField;
  /** In lower case. */
  readonly value: string;
  /** Written with a minus sign: must not hold. */
  readonly isNegated: boolean;
}

export type Query = readonly Term[];

/** What a query is held against. */
export interface Searchable {
  readonly id: string;
  /** The verdict, or `known`. */
  readonly verdict: string;
  /** Keyword or UID of the SOP Class. */
  readonly sop?: string;
  /** The status it is about, e.g. `0x0122`. */
  readonly status?: string;
  /** E.g. `PS3.8 9.2.3`. */
  readonly clause: string;
  readonly faults: readonly number[];
  /** The group of those that came to no judgement for the same reason. */
  readonly reason?: number;
  readonly seconds: number;
  /** All that can be read of the case, in lower case. */
  text(): string;
}

/** A term: a minus sign, a field and a colon, all optional, then a value, which quotes keep together. */
const termPattern = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/gi;

/** Reads a query; whatever is written is one. A field that is not known is text like any other. */
export function parseQuery(text: string): Query {
  return terms(text).flatMap(({ whole, name, field, value, isNegated }): Term[] => {
    if (field === undefined && name !== undefined) return [{ value: whole.toLowerCase(), isNegated: false }];
    return value === '' ? [] : [{ field, value, isNegated }];
  });
}

/** The terms as they were written: `name` is what stands before a colon, `field` the field that it names, if it names one. */
export function terms(text: string) {
  return [...text.matchAll(termPattern)].map(([whole, minus, name, quoted, plain]) => ({
    whole,
    name,
    field: queryFields.find((each) => each === name?.toLowerCase()),
    value: (quoted ?? plain ?? '').toLowerCase(),
    isNegated: minus === '-',
  }));
}

/** Whether a case is among what a query asks for: several values of one field are alternatives, all else must hold. */
export function matchesQuery(query: Query, one: Searchable): boolean {
  const wanted = query.filter(({ isNegated }) => !isNegated);
  const isAsked = (field: QueryField) => wanted.some((term) => term.field === field);
  return (
    query.every((term) => !term.isNegated || !holds(term, one)) &&
    wanted.every((term) => term.field !== undefined || holds(term, one)) &&
    queryFields.every((field) => !isAsked(field) || wanted.some((term) => term.field === field && holds(term, one)))
  );
}

function holds({ field, value }: Term, one: Searchable): boolean {
  switch (field) {
    case undefined:
      return one.text().includes(value);
    case 'verdict':
      return one.verdict === value;
    case 'sop':
      return isExact(value) ? one.sop?.toLowerCase() === value.slice(1) : hasStart(one.sop, value);
    case 'status':
      return (one.status?.toLowerCase().replace('0x', '') ?? 'none') === value.replace('0x', '');
    case 'clause':
      return isExact(value) ? one.clause.toLowerCase() === value.slice(1) : isWithin(one.clause.toLowerCase(), value);
    case 'fault':
      return one.faults.includes(Number(value));
    case 'reason':
      return one.reason === Number(value);
    case 'id':
      return isExact(value) ? one.id.toLowerCase() === value.slice(1) : one.id.toLowerCase().includes(value);
    case 'took':
      return one.seconds >= Number.parseFloat(value.replace(/^[>=]+/, ''));
  }
}

/** A value that is written `=9.2` is meant whole, without what is below it. */
function isExact(value: string): boolean {
  return value.startsWith('=');
}

function hasStart(text: string | undefined, start: string): boolean {
  return text?.toLowerCase().startsWith(start) ?? false;
}

/** `ps3.8 9.2.3` is within `ps3.8`, `9.2`, `9.2.3` and `ps3.8 9.2`, but not within `9.2.30`. */
function isWithin(clause: string, value: string): boolean {
  const space = clause.indexOf(' ');
  return [clause, clause.slice(space + 1)].some(
    (each) => each === value || each.startsWith(`${value}.`) || each.startsWith(`${value} `),
  );
}

/** The values that a query has for a field. */
export function valuesOf(text: string, field: QueryField): string[] {
  return parseQuery(text).flatMap((term) => (term.field === field && !term.isNegated ? [term.value] : []));
}

/** The text with these values, and no others, for a field. */
export function withValues(text: string, field: QueryField, values: readonly string[]): string {
  const others = [...text.matchAll(termPattern)].filter(
    ([, minus, name]) => name?.toLowerCase() !== field || minus === '-',
  );
  return [...others.map(([whole]) => whole), ...values.map((value) => fieldTerm(field, value))].join(' ');
}

/** `verdict:fail`, `clause:"PS3.8 9.2.3"`. */
export function fieldTerm(field: QueryField, value: string): string {
  return `${field}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
}

/** The address of what a query finds, from `#` on. */
export function queryAddress(text: string): string {
  return `#q=${encodeURIComponent(text)}`;
}

/** The query of an address; undefined if it has none. */
export function queryOfAddress(hash: string): string | undefined {
  if (!hash.startsWith('#q=')) return undefined;
  try {
    return decodeURIComponent(hash.slice(3));
  } catch {
    return hash.slice(3);
  }
}
