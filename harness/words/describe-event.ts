// What the harness sees of a peer, in one line each.

import { describeStatus } from '../../src/index.ts';
import {
  type AAbort,
  type AAssociateRJ,
  type CommandSet,
  commandFieldName,
  decodePdu,
  describeAbort,
  describeRejection,
  formatTag,
  type PDataTF,
  type Pdu,
  presentationContextResultsOf,
} from '../../src/wire.ts';
import { keywordOf } from '../language/names.ts';
import type { WireEvent } from '../model/wire-event.ts';
import { printable } from './printable.ts';

const closeWords = {
  FIN: 'connection closed (FIN)',
  RST: 'connection reset (RST)',
  local: 'connection closed by the harness',
} as const;

/** What came, in one line. */
export function describeEvent(event: WireEvent): string {
  switch (event.kind) {
    case 'message':
      return describeMessage(event.message.decoded.command);
    case 'pdu':
      return describePdu(event.pdu);
    case 'undecodable':
      return `bytes that are no PDU: ${event.text}`;
    case 'closed':
      return closeWords[event.how];
    case 'silence':
      return `silence for ${Math.round(event.ms)} ms`;
  }
}

/** A command in one line: its name, Message ID, status and what comes with the status. */
export function describeMessage(command: CommandSet): string {
  const { CommandField, Status, ErrorComment, OffendingElement, MessageID, MessageIDBeingRespondedTo } = command;
  const name = CommandField === undefined ? 'a message without Command Field' : messageName(CommandField);
  return [
    name,
    Status === undefined ? undefined : `Status ${describeStatus(Status)}`,
    ErrorComment === undefined ? undefined : `Error Comment "${printable(ErrorComment)}"`,
    OffendingElement === undefined ? undefined : `Offending Element ${OffendingElement.map(formatTag).join(', ')}`,
    MessageID === undefined ? undefined : `Message ID ${MessageID}`,
    MessageIDBeingRespondedTo === undefined ? undefined : `responds to Message ID ${MessageIDBeingRespondedTo}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}

function messageName(commandField: number): string {
  return commandFieldName(commandField) ?? `Command Field 0x${commandField.toString(16).padStart(4, '0')}`;
}

/** What was sent, in one line; bytes that are a PDU as the PDU. */
export function describeSent(what: Pdu | Uint8Array): string {
  if (!(what instanceof Uint8Array)) return describePdu(what);
  const decoded = decodePdu(what);
  return 'pdu' in decoded ? describePdu(decoded.pdu) : `${what.length} bytes: ${decoded.invalid}`;
}

/** A PDU in one line, with the values of the fields that matter. */
export function describePdu(pdu: Pdu): string {
  switch (pdu.type) {
    case 'A-ABORT':
      return `A-ABORT ${describeAbort(pdu satisfies AAbort)}`;
    case 'A-ASSOCIATE-RJ':
      return `A-ASSOCIATE-RJ ${describeRejection(pdu satisfies AAssociateRJ)}`;
    case 'A-ASSOCIATE-RQ':
      return `A-ASSOCIATE-RQ called "${printable(pdu.calledAETitle)}" calling "${printable(pdu.callingAETitle)}"`;
    case 'A-ASSOCIATE-AC':
      return `A-ASSOCIATE-AC ${presentationContextResultsOf(pdu).map(describeResult).join(', ')}`;
    case 'P-DATA-TF':
      return `P-DATA-TF ${pdu.pdvs.map(describePdv).join(', ')}`;
    default:
      return pdu.type;
  }
}

const resultNames: readonly string[] = [
  'accepted',
  'user-rejection',
  'no-reason',
  'abstract-syntax-not-supported',
  'transfer-syntaxes-not-supported',
];

/** The answer to one presentation context in words (PS3.8 Table 9-18). */
export function describeResult({
  id,
  result,
  transferSyntax,
}: {
  id: number;
  result: number;
  transferSyntax?: string;
}) {
  const name = resultNames[result] ?? `result ${result}`;
  return `context ${id} ${name}${result === 0 && transferSyntax ? ` with ${keywordOf(transferSyntax)}` : ''}`;
}

function describePdv(pdv: PDataTF['pdvs'][number]): string {
  const part = pdv.isCommand ? 'command' : 'data';
  return `context ${pdv.contextId} ${part}${pdv.isLast ? ' last' : ''} ${pdv.fragment.length} bytes`;
}
