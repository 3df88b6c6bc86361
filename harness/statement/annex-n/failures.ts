// Failures of communication and statuses: PS3.2 N.7.3 with Tables N.7-8, N.7-9, N.7-42 and N.7-43.

import { statusRow } from '../../../src/index.ts';
import type { Block, Cell, Row } from '../document/document.ts';
import { cell, head, introduction, row, table } from '../document/make.ts';
import type { Failure } from '../facts/associations.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { known, type Leaf } from '../facts/leaf.ts';
import type { HandledStatus, SentStatus } from '../facts/service.ts';
import { fill, type Input, pathOf } from './input.ts';

/** Causes of the facts with the words of the template; the facts may have more. */
const initiatorCauses: readonly (readonly [cause: string, words: string])[] = [
  ['timeout', 'Timeout'],
  ['aborted', 'Association aborted'],
  ['disconnect', 'Network Disconnect'],
];

const acceptorCauses: readonly (readonly [cause: string, words: string])[] = [
  ['processing', 'Failure during processing of an Association request'],
  ['called-ae-title', 'Unrecognized Called AE'],
  ['too-many-associations', 'Exceed limit for number of connections supported'],
];

/** Table N.7-8. */
export function initiatorFailures(input: Input): Block[] {
  return failureTables(input, 'initiator', (of, rows) =>
    table(
      'N.7-8',
      `DICOM Communication Failure Behavior as Association Initiator${of}`,
      head('Failure', 'Failure Behavior'),
      ...rows,
    ),
  );
}

/** Table N.7-9: all cases that the facts have. */
export function acceptorFailures(input: Input): Block[] {
  return failureTables(input, 'acceptor', (of, rows) =>
    table(
      'N.7-9',
      `DICOM Communication Failure Handling as Association Acceptor${of}`,
      head('Exception', 'Failure response'),
      ...rows,
    ),
  );
}

/** The Application Entities that have a role, with the words that tell them apart. */
function entitiesWith(input: Input, side: 'initiator' | 'acceptor'): readonly (readonly [ApplicationEntity, string])[] {
  const entities = input.facts.applicationEntities.filter((entity) => entity[side]);
  return entities.map((entity) => [entity, entities.length > 1 ? ` for ${entity.name}` : '']);
}

function failureTables(
  input: Input,
  side: 'initiator' | 'acceptor',
  make: (of: string, rows: readonly Row[]) => Block,
): Block[] {
  const causes = side === 'initiator' ? initiatorCauses : acceptorCauses;
  return [
    introduction(
      side === 'initiator'
        ? 'The table tells what the product does if communication fails on an Association that it has opened.'
        : 'The table tells how the product answers an Association request that cannot be served.',
    ),
    ...entitiesWith(input, side).map(([entity, of]) => make(of, failureRows(input, entity, side, causes))),
  ];
}

function failureRows(
  input: Input,
  entity: ApplicationEntity,
  side: 'initiator' | 'acceptor',
  causes: typeof initiatorCauses,
): Row[] {
  const found = entity[side]?.failures ?? [];
  const one = (cause: string, words: string) => {
    const failure: Failure | undefined = found.find((each) => each.cause === cause);
    const path = pathOf(entity, `${side}.failures[${cause}].answer`);
    return row(words, fill(input, failure?.answer, { path, who: 'measurement', print: answerWords }));
  };
  const others = found.filter(({ cause }) => !causes.some(([named]) => named === cause));
  return [
    ...causes.map(([cause, words]) => one(cause, words)),
    ...others.map(({ cause }) => one(cause, sentence(cause))),
  ];
}

/** What a product does, as a sentence begins; silence is the absence of an answer. */
export function answerWords(answer: string): string {
  return answer === 'nothing' ? 'No answer' : answer.charAt(0).toUpperCase() + answer.slice(1);
}

/** Words of causes as the standard writes them. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\bae title\b/g, 'AE Title'],
  [/\bpdu\b/g, 'PDU'],
  [/\bapplication context(?: name)?\b/g, 'Application Context Name'],
  [/\bpresentation context\b/g, 'Presentation Context'],
  [/\buser identity\b/g, 'User Identity'],
  [/\bassociation(s?)\b/g, 'Association$1'],
];

/** `calling-ae-title` as `Calling AE Title`: a cause that the template does not name. */
function sentence(cause: string): string {
  const words = spellings.reduce(
    (text, [pattern, standard]) => text.replaceAll(pattern, standard),
    cause.replaceAll('-', ' '),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The class of a status and its code, as the template prints both. */
function statusWords(status: string): { readonly group: string; readonly name: string; readonly code: string } {
  if (status === '*') return { group: '-', name: 'Other Status Codes', code: 'anything else' };
  const code = Number.parseInt(status.slice(2), 16);
  const found = statusRow(code);
  const name = found?.name.replace(/^(Refused|Error|Warning): /, '') ?? 'Implementation specific';
  const isRefused = (code & 0xff00) === 0xa700 || /^Refused/.test(found?.name ?? '');
  return { group: isRefused ? 'Refused' : (found?.category ?? 'Failure'), name, code: status.slice(2) };
}

/** Success first, then warnings, then failures by their code, all others last. */
function inOrder<T extends { readonly status: string }>(statuses: readonly T[]): T[] {
  const rank = ({ status }: T) => {
    if (status === '*') return 0x30000;
    const code = Number.parseInt(status.slice(2), 16);
    return statusWords(status).group === 'Warning' ? code : code === 0 ? -1 : code + 0x10000;
  };
  return [...statuses].sort((a, b) => rank(a) - rank(b));
}

/** Table N.7-42. */
export function handledStatuses(input: Input): Block[] {
  const tables = entitiesWith(input, 'initiator').map(([entity, of]) => {
    const statuses = entity.initiator?.statuses ?? [];
    const rows = withOthers(statuses).map((one) => handledRow(input, entity, one));
    return table(
      'N.7-42',
      `Status Codes C-STORE for the Storage SOP Classes - SCU${of}`,
      head('Service Status', 'Further Meaning', 'Status Code', 'Behavior'),
      ...rows,
    );
  });
  return [introduction('The table tells what the product does for each status of a C-STORE response.'), ...tables];
}

/** The template wants a last row for statuses that are not listed; without any status, the row of success is open. */
function withOthers(statuses: readonly HandledStatus[]): HandledStatus[] {
  const missing = ['0x0000', '*'].filter((status) => !statuses.some((one) => one.status === status));
  return inOrder([...statuses, ...missing.map((status) => ({ status }))]);
}

const nextWords: Readonly<Record<string, string>> = {
  'goes-on': 'Goes on with the next instance',
  stops: 'Sends no more instances',
  aborts: 'Aborts the Association',
};

const toldWords: Readonly<Record<string, string>> = {
  success: 'tells a success',
  warning: 'tells a warning',
  failure: 'tells a failure',
  'not-told': 'tells nothing',
  told: 'tells it',
};

function handledRow(input: Input, entity: ApplicationEntity, one: HandledStatus): Row {
  const { group, name, code } = statusWords(one.status);
  const path = pathOf(entity, `initiator.statuses[${one.status}].behaviour`);
  return row(group, meaningCell(input, one.meaning, name), code, behaviourCell(input, one, path));
}

/** The behaviour in words, or made from what was seen. */
function behaviourCell(input: Input, one: HandledStatus, path: string): Cell {
  const said = known(one.behaviour, input.facts.kind);
  const next = known(one.next, input.facts.kind);
  if (said.value !== undefined || next.value === undefined)
    return fill(input, one.behaviour, { path, who: 'measurement' });
  const retries = known(one.retries, input.facts.kind).value;
  const told = known(one.told, input.facts.kind).value;
  const words = [
    nextWords[next.value],
    ...(retries ? [`tries again ${retries === 1 ? 'once' : `${retries} times`}`] : []),
    ...(told ? [toldWords[told] ?? told] : []),
  ];
  return { text: words.join(', '), ground: { basis: next.basis, evidence: next.evidence, note: next.note } };
}

function meaningCell(input: Input, leaf: Leaf<string> | undefined, name: string): Cell {
  const { value, basis, evidence } = known(leaf, input.facts.kind);
  return value === undefined ? cell(name) : { text: value, ground: { basis, evidence } };
}

/** Table N.7-43. */
export function sentStatuses(input: Input): Block[] {
  const tables = entitiesWith(input, 'acceptor').map(([entity, of]) => {
    const statuses = entity.acceptor?.statuses ?? [];
    const listed = statuses.length > 0 ? inOrder(statuses) : [{ status: '0x0000' }];
    return table(
      'N.7-43',
      `Status Codes C-STORE of the Storage SOP Classes - SCP${of}`,
      head(
        'Service Status',
        'Further Meaning',
        'Status Codes',
        'Related Fields',
        'Condition (and Comments on Related fields)',
      ),
      ...listed.map((one) => sentRow(input, entity, one)),
    );
  });
  return [
    introduction(
      'The table lists the statuses of the C-STORE responses that the product sends, and what leads to each.',
    ),
    ...tables,
  ];
}

function sentRow(input: Input, entity: ApplicationEntity, one: SentStatus): Row {
  const { group, name, code } = statusWords(one.status);
  const path = (key: string) => pathOf(entity, `acceptor.statuses[${one.status}].${key}`);
  const fields = fill(input, one.relatedFields, {
    path: path('relatedFields'),
    who: 'measurement',
    print: (value) => (value.length === 0 ? 'N/A' : value.join('; ')),
  });
  const condition = fill(input, one.condition, { path: path('condition'), who: 'measurement' });
  return row(group, meaningCell(input, one.meaning, name), code, fields, withRecovery(input, condition, one.recovery));
}

/** PS3.4 GG.5.2 wants what a requestor can do about a failure. */
function withRecovery(input: Input, condition: Cell, recovery: Leaf<string> | undefined): Cell {
  const { value } = known(recovery, input.facts.kind);
  return value === undefined || condition.open
    ? condition
    : { ...condition, text: `${condition.text}. Recovery: ${value}` };
}
