// The conversation of a case: a strip of time, a ladder of PDUs between both machines, and the fields and bytes of each.

import type { Observation } from '../../model/observation.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { WireRecord } from '../../model/wire-record.ts';
import { describeWhat } from '../../words/describe-wire.ts';
import { type BrokenFields, brokenFields } from '../wire-tree/broken-fields.ts';
import { type MachineStates, machineStates } from '../wire-tree/machine-states.ts';
import { turningPoint } from '../wire-tree/turning-point.ts';
import { html, type Markup } from './markup.ts';
import type { PduTable } from './pdu-table.ts';
import { timeStrip } from './time-strip.ts';

/**
 * The figure; nothing if nothing was recorded.
 *
 * @param pdus takes the PDUs whose bytes were kept.
 * @param decisive the reaction on which the verdict turned, which is marked where it came last.
 * @param broken ids of the rules that the system was seen to break here: their fields are marked where they came last.
 */
export function conversationFigure(
  wire: readonly WireRecord[],
  role: CaseResult['role'],
  pdus: PduTable,
  decisive?: Observation,
  broken: readonly string[] = [],
): Markup {
  if (wire.length === 0) return html``;
  const turned = turningPoint(wire, decisive);
  const states = statesOf(wire, role);
  const syntaxes = syntaxesOf(wire);
  const atFault = fieldsAtFault(wire, broken);
  const sides = role === 'scp' ? ['Harness, as SCU', 'System, as SCP'] : ['Harness, as SCP', 'System, as SCU'];
  return html`<figure class="conversation"><figcaption>Conversation</figcaption>
${timeStrip(wire)}
<ol class="ladder">
<li class="heads" aria-hidden="true"><span>Time</span><span>${sides[0]}</span><span></span><span>${sides[1]}</span></li>
${wire.map((record, at) => rung(record, states[at], at === turned, bytesOf(record, { syntaxes, pdus, isWithin: isWithinDataSet(wire, at), atFault: atFault.get(record) })))}</ol>
</figure>`;
}

/** The states of each connection apart from the others; no name is the only one. */
function statesOf(wire: readonly WireRecord[], role: CaseResult['role']): (MachineStates | undefined)[] {
  const byRecord = new Map<WireRecord, MachineStates>();
  for (const name of new Set(wire.map(({ connection }) => connection))) {
    const own = wire.filter(({ connection }) => connection === name);
    machineStates(own, role).forEach((states, at) => {
      const record = own[at];
      if (record) byRecord.set(record, states);
    });
  }
  return wire.map((record) => byRecord.get(record));
}

/** Transfer Syntaxes by presentation context, of the A-ASSOCIATE-ACs of the conversation. */
function syntaxesOf(wire: readonly WireRecord[]): ReadonlyMap<number, string> {
  const contexts = wire.flatMap(({ what }) => (what.kind === 'pdu' ? (what.pdu.contexts ?? []) : []));
  return new Map(contexts.flatMap(({ id, transferSyntax }) => (transferSyntax ? [[id, transferSyntax] as const] : [])));
}

/** Names of fields, by the record of the last PDU of the system that may have them. */
function fieldsAtFault(
  wire: readonly WireRecord[],
  broken: readonly string[],
): ReadonlyMap<WireRecord, readonly string[]> {
  const fields = new Map<WireRecord, readonly string[]>();
  for (const rule of broken) {
    const place = brokenFields(rule);
    const record = place && wire.findLast((one) => isFromSut(one) && isOf(one, place));
    if (place && record) fields.set(record, [...(fields.get(record) ?? []), ...place.names]);
  }
  return fields;
}

/** What the harness sent, it sent as it meant to. */
function isFromSut({ direction, hex }: WireRecord): boolean {
  return direction === 'received' && hex !== undefined;
}

function isOf({ what }: WireRecord, { type, names }: BrokenFields): boolean {
  if (what.kind !== 'pdu' || what.pdu.type !== type) return false;
  const isOfCommand = names.some((name) => name.startsWith('(0000,'));
  return !isOfCommand || (what.pdu.pdvs ?? []).some(({ isCommand }) => isCommand);
}

function rung(record: WireRecord, states: MachineStates | undefined, isTurned: boolean, bytes: Markup): Markup {
  const { connection, remark, direction, at } = record;
  const where = connection === undefined ? '' : `[${connection}] `;
  const how = remark === undefined ? '' : `, ${remark}`;
  const isPdu = direction !== 'event';
  return html`<li class="${direction}${isTurned && ' turned'}"><span class="at">${at.toFixed(1)} ms</span><span class="sta">${isPdu && stateOf(states?.harness)}</span><span class="what">${where}${describeWhat(record)}${how}${isTurned && html` <strong>this decided the verdict</strong>`}${bytes}</span><span class="sta">${isPdu && stateOf(states?.sut)}</span></li>
`;
}

function stateOf(state: string | undefined): string {
  return state ?? '?';
}

interface BytesContext {
  readonly syntaxes: ReadonlyMap<number, string>;
  readonly pdus: PduTable;
  readonly isWithin: boolean;
  readonly atFault: readonly string[] | undefined;
}

/** What the script of the page puts fields and bytes into. */
function bytesOf({ hex, length }: WireRecord, { syntaxes, pdus, isWithin, atFault = [] }: BytesContext): Markup {
  if (hex === undefined) return html``;
  const kept = hex.length / 2;
  const left = (length ?? kept) - kept;
  return html`<details class="pdu" data-pdu="${pdus.numberOf(hex, syntaxes, isWithin)}"${atFault.length > 0 && html` data-broken="${atFault.join('|')}"`}><summary>${kept} bytes and their fields${left > 0 && `, ${left} more not kept`}${atFault.length > 0 && html`: <strong>what breaks a rule is marked</strong>`}</summary></details>`;
}

/** Whether a PDU goes on with the Data Set of the one before it: that one had a fragment of it, and not the last. */
function isWithinDataSet(wire: readonly WireRecord[], at: number): boolean {
  const record = wire[at];
  const before = wire.slice(0, at).findLast((one) => isBeside(one, record) && one.what.kind === 'pdu');
  const last = before?.what.kind === 'pdu' ? before.what.pdu.pdvs?.at(-1) : undefined;
  return record?.what.kind === 'pdu' && last !== undefined && !last.isCommand && !last.isLast;
}

function isBeside(one: WireRecord, other: WireRecord | undefined): boolean {
  return one.direction === other?.direction && one.connection === other.connection;
}

/** The conversation of a case, with what decided its verdict unless it passed. */
export function caseConversation({ wire, role, verdict, observed, findings }: CaseResult, pdus: PduTable): Markup {
  const broken = findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule);
  return conversationFigure(wire, role, pdus, verdict === 'pass' ? undefined : observed, broken);
}
