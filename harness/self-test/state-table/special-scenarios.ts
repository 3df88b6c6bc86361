// The cells of PS3.8 Table 9-10 whose scenario is more than to send a PDU: connections, timers, the request itself.

import type { Cell } from './cells.ts';
import { entries, verification } from './provocations.ts';

/** What a scenario of its own has instead of the plain parts. */
export interface SpecialScenario {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The scenario of a cell, where it is a special one. */
export function specialScenario({ state, event, action }: Cell): SpecialScenario | undefined {
  const entry = (entries[state]?.steps ?? []).map((step) => `  - ${step}`);
  switch (event) {
    case 'Evt5':
      return { title: `${state}, a connection: ${action}`, lines: ['steps:', ...connection] };
    case 'Evt6':
      return state === 'Sta2' ? { title: `${state}, $request: ${action}`, lines: request } : undefined;
    case 'Evt17':
      return { title: `${state}, connection ended by $how: ${action}`, lines: closed(entry) };
    case 'Evt18':
      return { title: `${state}, ARTIM expires: ${action}`, lines: artim(entry) };
    default:
      return undefined;
  }
}

const served = [
  `  - associate: { association: next, ${verification}, expect: accepted-if-associated }`,
  '  - c-echo: { association: next }',
  '  - expect: { association: next, use: success }',
];

/** Nothing is sent before the request has come. */
const connection = [
  '  - connect: {}',
  '  - expect:',
  '      wait: brief',
  '      anyOf:',
  '        - silence',
  '        - { transport: closed, verdict: inconclusive, note: "it closed at once; a very short ARTIM would do that" }',
  `  - associate: { ${verification}, expect: accepted-if-associated }`,
];

const request = [
  'params:',
  '  request:',
  '    acceptable request:',
  '      protocolVersion: 1',
  `      anyOf: [accepted-if-associated]`,
  '    request for no known version:',
  '      input: illegal',
  '      protocolVersion: 0xfffe',
  '      anyOf:',
  '        - protocol-version-rejected',
  '        - { pdu: A-ASSOCIATE-RJ, verdict: warn, note: "permanent, by the provider (ACSE), version not supported is the reason there is" }',
  '        - { pdu: A-ABORT, verdict: warn, note: "taken for an invalid PDU (AA-1); AE-6 rejects what is not acceptable" }',
  'steps:',
  '  - associate:',
  `      ${verification}`,
  '      protocolVersion: $request.protocolVersion',
  '      expect: { anyOf: $request.anyOf }',
];

/** What the SUT does is a matter of its own; that it is ready for the next association shows that it did it. */
function closed(entry: readonly string[]): string[] {
  return ['params:', '  how: { FIN: { close: {} }, RST: { reset: {} } }', 'steps:', ...entry, '  - $how', ...served];
}

/** The time is for each system to choose (PS3.8 9.1.5), so that no waiting proves that it is not there. */
function artim(entry: readonly string[]): string[] {
  return [
    'tags: [slow]',
    'timeout: 150',
    'steps:',
    ...entry,
    '  - expect:',
    '      timeoutMs: 120000',
    '      anyOf: [closed, abort-in-aa-2, artim-long]',
  ];
}
