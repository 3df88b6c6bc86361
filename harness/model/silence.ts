// What a SUT left unanswered in one case after the other, as plain data.

import type { Phase } from './fault.ts';

/** The services whose plain requests every case relies on. */
export type Service = 'A-ASSOCIATE' | 'C-ECHO' | 'C-STORE' | 'A-RELEASE';

export interface Silence {
  /** The rule that the SUT breaks by it. */
  readonly rule: string;
  readonly phase: Phase;
  /** Whose plain requests stay unanswered; absent for requests that are unusual or wrong on purpose. */
  readonly service?: Service;
  /** The clause that those unusual requests are about. */
  readonly clause?: string;
  /** The cases that waited for an answer in full. */
  readonly cases: readonly string[];
}

const moments: Readonly<Record<Phase, string>> = {
  connection: 'on a new connection',
  association: 'for an association',
  'data-transfer': 'on an association',
  'data-set': 'within a Data Set',
  release: 'at the release',
  storage: 'to be stored',
};

/** What stays unanswered, in words: `plain C-STORE requests`. */
export function unansweredText({ service, clause, phase }: Silence): string {
  if (service !== undefined) return `plain ${service} requests`;
  return `what cases about ${clause ?? 'one clause'} send ${moments[phase]}`;
}
