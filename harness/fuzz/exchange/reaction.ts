// How a SUT reacted to one input, as data: what came, how the connection ended, which rules were broken.

import { formatStatus } from '../../../src/index.ts';
import { commandFieldName, presentationContextResultsOf } from '../../../src/wire.ts';
import type { Finding } from '../../model/finding.ts';
import type { Reach } from '../../model/fuzz-run.ts';
import type { ReceivedMessage, WireEvent } from '../../model/wire-event.ts';
import type { Awaited } from '../draft/turn.ts';

export interface Reaction {
  /** What came, in short: `A-ASSOCIATE-AC`, `C-STORE-RSP 0x0000`, `A-ABORT 2/6`, `FIN`, `silence`. */
  readonly events: readonly string[];
  /** Responses, in their order. */
  readonly messages: readonly ReceivedMessage[];
  /** Rules of PDUs and fragments that were broken. */
  readonly findings: readonly Finding[];
  /** What was owed and did not come. */
  readonly unanswered?: Awaited;
  /** The SUT ended an established association without A-ABORT, and nobody had asked for it; maybe in place of a response. */
  readonly lost?: { readonly how: 'FIN' | 'RST'; readonly isOwed: boolean };
  /** No connection came about. */
  readonly unreachable?: string;
  /** An association was rejected for the moment. */
  readonly isBusy?: boolean;
  /** How far it came. */
  readonly reach: Reach;
  /** Longest wait for an answer that came, in milliseconds at work. */
  readonly answerMs: number;
  readonly ms: number;
}

/** Whether not even an association came of it, which may be the fault of what was sent before. */
export function isIgnored({ unreachable, unanswered }: Reaction): boolean {
  return unreachable !== undefined || unanswered === 'association';
}

/** An event in short. */
export function shortOf(event: WireEvent): string {
  switch (event.kind) {
    case 'message':
      return responseOf(event.message);
    case 'closed':
      return event.how;
    case 'pdu':
      return pduOf(event.pdu);
    default:
      return event.kind;
  }
}

function responseOf({ decoded: { command } }: ReceivedMessage): string {
  const name = command.CommandField === undefined ? 'message' : (commandFieldName(command.CommandField) ?? 'message');
  return command.Status === undefined ? name : `${name} ${formatStatus(command.Status)}`;
}

function pduOf(pdu: Extract<WireEvent, { kind: 'pdu' }>['pdu']): string {
  if (pdu.type === 'A-ABORT') return `A-ABORT ${pdu.source}/${pdu.reason}`;
  if (pdu.type === 'A-ASSOCIATE-RJ') return `A-ASSOCIATE-RJ ${pdu.result}/${pdu.source}/${pdu.reason}`;
  if (pdu.type !== 'A-ASSOCIATE-AC') return pdu.type;
  const results = presentationContextResultsOf(pdu).map(({ result }) => result);
  return results.every((result) => result === 0) ? pdu.type : `${pdu.type} ${results.slice(0, 8).join(',')}`;
}

/**
 * Tells apart what is new: what came, how it ended, which rules were broken, what did not come, and how far it got.
 * Repetitions count once, and times do not count.
 */
export function signatureOf({ events, findings, unanswered, unreachable, reach }: Reaction): string {
  const seen = events.filter((event, at) => event !== events[at - 1]);
  const rules = new Set(findings.map(({ rule }) => rule));
  const missing = [
    ...(unanswered === undefined ? [] : [`no ${unanswered}`]),
    ...(unreachable === undefined ? [] : ['unreachable']),
  ];
  return [...seen, ...rules, ...missing, `(${reach})`].join(' ');
}
