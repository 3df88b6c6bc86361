// What a receiver can make of the bytes of an exchange: is an answer owed, and can the Data Set be read at all?

import { type DataSetRule, readDataSet, sopClassByUid } from '../../../src/index.ts';
import {
  CommandField,
  type CommandSet,
  type DecodedCommandSet,
  decodePdu,
  MessageAssembler,
  noDataSet,
  pduHeadLength,
} from '../../../src/wire.ts';
import type { Turn } from '../draft/turn.ts';
import type { Exchange } from './build.ts';

/** One message, as a receiver that reads strictly takes it. */
export interface DeliveredMessage {
  readonly contextId: number;
  readonly decoded: DecodedCommandSet;
  readonly dataSet: Uint8Array | undefined;
}

export interface Delivered {
  /** Every PDU that came on the connection can be decoded, in its whole length. */
  readonly areSound: boolean;
  /** They are an A-ASSOCIATE-RQ, P-DATA-TF PDUs, and maybe an A-RELEASE-RQ, in this order. */
  readonly areInOrder: boolean;
  /** Messages that are complete. */
  readonly messages: readonly DeliveredMessage[];
  /** Something about the fragments is not as PS3.8 E.1 has it. */
  readonly isIrregular: boolean;
  /** A message has begun and not ended. */
  readonly isWithinMessage: boolean;
}

const letters: Readonly<Record<string, string>> = { 'A-ASSOCIATE-RQ': 'A', 'P-DATA-TF': 'P', 'A-RELEASE-RQ': 'R' };

/** What was worked out for the turns of an exchange, which several who judge it ask for. */
const known = new WeakMap<readonly Turn[], Delivered>();

/** What the bytes sent on one connection come to. */
export function deliveredBy(turns: readonly Turn[]): Delivered {
  const delivered = known.get(turns) ?? deliver(turns);
  known.set(turns, delivered);
  return delivered;
}

function deliver(turns: readonly Turn[]): Delivered {
  const bytes = Buffer.concat(turns.flatMap((turn) => (turn.kind === 'send' ? [turn.bytes] : [])));
  const messages: DeliveredMessage[] = [];
  let isIrregular = false;
  let open: { decoded: DecodedCommandSet; contextId: number; parts: Uint8Array[] } | undefined;
  const assembler = new MessageAssembler({
    onCommand: (decoded, contextId) => {
      if (hasDataSet(decoded.command)) open = { decoded, contextId, parts: [] };
      else messages.push({ decoded, contextId, dataSet: undefined });
    },
    onDataFragment: (fragment, isLast) => {
      open?.parts.push(fragment);
      if (!open || !isLast) return;
      messages.push({ decoded: open.decoded, contextId: open.contextId, dataSet: Buffer.concat(open.parts) });
      open = undefined;
    },
    onViolation: () => {
      isIrregular = true;
      open = undefined;
    },
    onFinding: () => {
      isIrregular = true;
    },
  });
  let areSound = true;
  let types = '';
  for (let at = 0; at < bytes.length && areSound; ) {
    const end = at + pduHeadLength + (at + pduHeadLength <= bytes.length ? bytes.readUInt32BE(at + 2) : bytes.length);
    const decoded = end <= bytes.length ? decodePdu(bytes.subarray(at, end)) : undefined;
    if (decoded && 'pdu' in decoded) {
      types += letters[decoded.pdu.type] ?? '?';
      if (decoded.pdu.type === 'P-DATA-TF') assembler.pushAll(decoded.pdu.pdvs);
    } else areSound = false;
    at = end;
  }
  const areInOrder = /^AP*R?$/.test(types);
  return { areSound, areInOrder, messages, isIrregular, isWithinMessage: assembler.withinMessage };
}

function hasDataSet({ CommandDataSetType: type }: CommandSet): boolean {
  return type !== undefined && type !== noDataSet;
}

/**
 * Whether a response is owed: every byte can be decoded, and the requests are complete, on their contexts, without a finding.
 * Each C-STORE and C-ECHO that is performed is answered (PS3.7 9.1.1.2, 9.1.5.2).
 */
export function isOwedResponse(delivered: Delivered, contextIds: ReadonlySet<number>): boolean {
  const { areSound, areInOrder, messages, isIrregular, isWithinMessage } = delivered;
  if (!areSound || !areInOrder || isIrregular || isWithinMessage || messages.length === 0) return false;
  return messages.every(
    ({ decoded: { command, findings }, contextId }) =>
      findings.length === 0 && contextIds.has(contextId) && isWellFormed(command),
  );
}

function isWellFormed({
  CommandField: field,
  MessageID,
  AffectedSOPClassUID,
  AffectedSOPInstanceUID,
  ...rest
}: CommandSet) {
  if (MessageID === undefined || AffectedSOPClassUID === undefined || rest.CommandDataSetType === undefined)
    return false;
  if (field === CommandField['C-ECHO-RQ']) return rest.CommandDataSetType === noDataSet;
  const isStore = field === CommandField['C-STORE-RQ'] && rest.CommandDataSetType !== noDataSet;
  return isStore && AffectedSOPInstanceUID !== undefined && sopClassByUid(AffectedSOPClassUID) !== undefined;
}

/** Findings after which no reader knows where the next element begins. */
const unreadable: ReadonlySet<DataSetRule> = new Set([
  'truncated',
  'length-bounds',
  'item-expected',
  'deflate',
  'encapsulation',
] as const);

/** Why no reader can decode a Data Set in its Transfer Syntax; undefined if one may. */
export function whyUnreadable({ transferSyntax }: Pick<Exchange, 'transferSyntax'>, dataSet: Uint8Array) {
  const finding = readDataSet(dataSet, transferSyntax, { depth: 30_000 }).findings[0];
  return finding && unreadable.has(finding.rule) ? finding : undefined;
}
