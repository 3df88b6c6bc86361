// The first page: the cover of PS3.2 N.0, and below it what integrators look for first.

import type { Block, Cell } from '../document/document.ts';
import { cell, head, list, plainTable, row } from '../document/make.ts';
import type { ApplicationEntity } from '../facts/conformance-facts.ts';
import { leafValue } from '../facts/leaf.ts';
import { type ContextFacts, contextsOf } from './contexts.ts';
import { answerWords } from './failures.ts';
import { fill, type Input, pathOf } from './input.ts';
import { transferSyntaxNamed } from './names.ts';

/** N.0: names, versions, date; and the edition of the standard. */
export function cover(input: Input): Block[] {
  const { product, standard } = input.facts;
  const of = (key: 'manufacturer' | 'name' | 'version' | 'date', how?: string) =>
    fill(input, product[key], { path: `product.${key}`, how });
  return [
    plainTable(
      row('Product', of('name')),
      row('Version', of('version')),
      row('Manufacturer', of('manufacturer')),
      row('Date', of('date', 'date of the document, YYYY-MM-DD')),
      row('DICOM Standard', `Edition ${standard}`),
    ),
  ];
}

/** SOP Classes by role and Transfer Syntaxes, five numbers, and three lines on failure. */
export function atAGlance(input: Input): Block[] {
  return [
    { kind: 'heading', text: 'At a glance' },
    plainTable(head('SOP Classes', 'Role', 'Transfer Syntaxes'), ...glanceRows(input)),
    plainTable(head('Number', 'Value'), ...numbers(input)),
    { kind: 'heading', text: 'On failure' },
    list(...failures(input)),
  ];
}

/** So many names fit on the first page; more are counted. */
const mostNames = 12;

function glanceRows(input: Input) {
  const groups = new Map<string, ContextFacts[]>();
  for (const context of contextsOf(input)) {
    const key = `${context.role} ${context.transferSyntaxes?.join(' ') ?? '?'}`;
    groups.set(key, [...(groups.get(key) ?? []), context]);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const names = [...new Set(group.map(({ sopClass }) => sopClass.name))];
    const classes = names.length > mostNames ? `${names.length} SOP Classes, listed in Section 1.1` : names.join('; ');
    return row(classes, first?.role ?? '', syntaxes(first));
  });
}

function syntaxes(context: ContextFacts | undefined): Cell {
  if (!context?.transferSyntaxes) return { text: '', open: openSyntaxes(context) };
  return {
    text: context.transferSyntaxes.map((said) => transferSyntaxNamed(said).name).join('; '),
    ground: context.ground,
  };
}

function openSyntaxes(context: ContextFacts | undefined) {
  const key = pathOf({ name: context?.entity ?? '' }, `contexts[${context?.said}].transferSyntaxes`);
  return { key, who: 'measurement', how: `cstore measure, or ${key} in product.yaml` } as const;
}

/** The side that is described first: the acceptor where there is one. */
function mainSide({ facts }: Input) {
  const entity = facts.applicationEntities.find(({ acceptor }) => acceptor) ?? facts.applicationEntities[0];
  const side = entity?.acceptor || !entity?.initiator ? ('acceptor' as const) : ('initiator' as const);
  return { entity, side };
}

const numbersOf = [
  ['maximumLength', 'Maximum PDU length received (bytes)', 'cstore measure'],
  ['maximumAssociations', 'Simultaneous Associations', 'cstore measure'],
  ['maximumOperationsInvoked', 'Outstanding asynchronous operations', 'cstore measure'],
  ['artimSeconds', 'ARTIM timeout', 'cstore measure --slow'],
  ['idleSeconds', 'Time until an idle Association is ended', 'cstore measure --slow'],
] as const;

function numbers(input: Input) {
  const { entity, side } = mainSide(input);
  const associations = entity?.[side]?.associations;
  return numbersOf.map(([name, words, how]) => {
    // An acceptor performs what an initiator leaves outstanding.
    const isWindow = name === 'maximumOperationsInvoked';
    const key = isWindow && side === 'acceptor' ? 'maximumOperationsPerformed' : name;
    const path = pathOf(entity ?? { name: '' }, `${side}.associations.${key}`);
    const print = (value: number) =>
      /Seconds$/.test(key) ? (value === 0 ? 'No time limit' : `${value} s`) : value === 0 ? 'No limit' : String(value);
    return row(words, fill(input, associations?.[key], { path, who: 'measurement', how, print }));
  });
}

/** Of an SCP: too many associations, no room, a Data Set that it cannot take; of an SCU: refusal, silence, a lost connection. */
function failures(input: Input): Cell[] {
  const { entity, side } = mainSide(input);
  if (!entity) return [];
  const line = (cause: string, words: string) => failureLine(input, entity, side, cause, words);
  if (side === 'initiator') {
    return [
      line('timeout', 'No response'),
      line('aborted', 'Association aborted'),
      line('disconnect', 'Connection lost'),
    ];
  }
  return [
    line('too-many-associations', 'Too many Associations'),
    statusLine(entity, ['out-of-resources'], '0xA7', 'Out of resources') ??
      line('out-of-resources', 'Out of resources'),
    statusLine(entity, ['data-set-does-not-match', 'cannot-decode'], '0xA9', 'Data Set not accepted') ??
      line('cannot-understand', 'Data Set not accepted'),
  ];
}

function failureLine(
  input: Input,
  entity: ApplicationEntity,
  side: 'acceptor' | 'initiator',
  cause: string,
  words: string,
): Cell {
  const answer = entity[side]?.failures?.find((one) => one.cause === cause)?.answer;
  const path = pathOf(entity, `${side}.failures[${cause}].answer`);
  const value = fill(input, answer, { path, who: 'measurement', print: answerWords });
  return value.open ? value : { ...value, text: `${words}: ${value.text}` };
}

/** The statuses of some causes, or else those of a range, with what leads to them. */
function statusLine(
  { acceptor }: ApplicationEntity,
  causes: readonly string[],
  range: string,
  words: string,
): Cell | undefined {
  const statuses = acceptor?.statuses ?? [];
  const caused = statuses.filter((one) => leafValue(one.causes)?.some((cause) => causes.includes(cause)));
  const found = caused.length > 0 ? caused : statuses.filter(({ status }) => status.startsWith(range));
  if (found.length === 0) return undefined;
  const codes = found.map((one) => [one.status.slice(2), leafValue(one.condition)].filter(Boolean).join(' '));
  return cell(`${words}: ${codes.join('; ')}`);
}
