// Which scenarios provoke which cause of a status: PS3.7 9.1.1.1.9 and C, PS3.4 B.2.3 and GG.4.2.

import type { causes } from '../facts/service.ts';

export type Cause = (typeof causes)[number];

/** Ids of scenarios, or their beginnings; the first that fits counts. */
const provoked: readonly (readonly [cause: Cause, scenarios: readonly string[]])[] = [
  ['duplicate-invocation', ['ps3.7/9.1.1/duplicate-invocation', 'built-in/ps3.7/9.1.1/duplicate-invocation']],
  [
    'unrecognized-operation',
    ['ps3.7/c.1/unrecognized-operation', 'ps3.7/c.1/unknown-command-field', 'built-in/ps3.7/9.1.1/unknown-command'],
  ],
  [
    'mistyped-argument',
    [
      ...['ps3.7/9.1.1/mistyped-argument', 'ps3.7/9.1.1/no-data-set', 'ps3.7/9.1.1/bad-value'],
      'built-in/ps3.7/9.3.1/mistyped-argument',
    ],
  ],
  [
    'sop-class-not-supported',
    [...['ps3.7/9.1.1/sop-class-mismatch', 'ps3.7/9.1.1/c-store-on-verification'], 'built-in/ps3.7/9.1.1/sop-class-'],
  ],
  [
    'invalid-object-instance',
    ['ps3.7/9.1.1/invalid-sop-instance', 'built-in/ps3.7/9.1.1/invalid-sop-instance', 'built-in/ps3.5/9.1/padded'],
  ],
  ['not-authorized', ['built-in/ps3.7/9.1.1/not-authorized', 'built-in/ps3.7/d.3.3.7/not-authorized']],
  ['out-of-resources', ['built-in/ps3.4/gg.4.2/out-of-resources-']],
  [
    'cannot-decode',
    [
      ...['ps3.7/9.1.1/not-decodable', 'built-in/ps3.5/7.1/not-decodable', 'built-in/ps3.5/7.5/not-decodable'],
      ...['built-in/ps3.5/a.5/not-decodable', 'ps3.7/9.1.1/other-transfer-syntax'],
    ],
  ],
  ['data-set-does-not-match', ['ps3.4/gg.4.2/data-set-mismatch', 'built-in/ps3.4/gg.4.2/data-set-of-another']],
  ['duplicate-instance', ['ps3.7/9.1.1/same-sop-instance-again']],
  [
    'stored',
    [
      ...['ps3.4/gg.4.2/stored', 'ps3.4/b.4.1/stored', 'ps3.4/b.2.2/stored', 'ps3.4/b.1.2/series-stored'],
      ...['ps3.2/7.1/character-sets', 'ps3.5/7.1/size', 'ps3.7/9.1.1/hundred-c-stores', 'ps3.7/9.1.1/several'],
    ],
  ],
];

/** What a case of a scenario provokes; undefined if it is about something else. */
export function causeOf(scenario: string): Cause | undefined {
  return provoked.find(([, scenarios]) => scenarios.some((one) => scenario.startsWith(one)))?.[0];
}

/** A cause in words. */
export const causeWords: Readonly<Record<Cause, string>> = {
  stored: 'the instance was stored',
  'duplicate-invocation': 'the Message ID is that of an operation still outstanding',
  'unrecognized-operation': 'the operation is none of the SOP Class',
  'mistyped-argument': 'a parameter of the request is missing or wrong',
  'sop-class-not-supported': 'the SOP Class of the request is not that of the presentation context',
  'invalid-object-instance': 'the SOP Instance UID of the request is no UID',
  'not-authorized': 'the requestor may not store this',
  'out-of-resources': 'there is no room for the instance',
  'cannot-decode': 'the Data Set cannot be decoded',
  'data-set-does-not-match': 'the Data Set is not of the SOP Class or SOP Instance of the request',
  'duplicate-instance': 'the SOP Instance is stored already',
};
