// Which C-STORE operations were confirmed by what an SCU was sent, if that can be said at all: PS3.7 9.1.1.1.2, 9.3.1.2, C.

import { statusCategory } from '../../../src/index.ts';
import { CommandField, type DecodedCommandSet, decodePdu, MessageAssembler, pduHeadLength } from '../../../src/wire.ts';
import type { AssociationLog } from './association-log.ts';

/** The tag of Status as it is encoded: where it is in bytes that cannot be read, something may have been confirmed. */
const statusTag = Buffer.from('00000009', 'hex');

/**
 * So many instances were or may have been confirmed. What cannot be read for certain counts as a confirmation, so that no SCU is
 * accused for what it may have read.
 */
export function perhapsConfirmed(logs: readonly AssociationLog[]): number {
  return logs.reduce((sum, log) => sum + confirmedOn(log), 0);
}

function confirmedOn({ sent, stores }: AssociationLog): number {
  if (stores.length === 0) return 0;
  const { commands, rest } = readable(sent);
  if (rest.includes(statusTag)) return stores.length;
  const isAnswered = (id: number | undefined) => commands.some((command) => mayConfirm(command, id));
  return stores.filter(({ message }) => isAnswered(message.decoded.command.MessageID)).length;
}

/** Success or Warning for this Message ID, or a response of which one of the two cannot be read. */
function mayConfirm({ command, findings }: DecodedCommandSet, messageId: number | undefined): boolean {
  const { CommandField: field, MessageIDBeingRespondedTo: id, Status: status } = command;
  if (findings.length > 0 && (id === undefined || status === undefined)) return true;
  if (field !== undefined && field !== CommandField['C-STORE-RSP']) return false;
  if (id !== messageId || status === undefined) return false;
  const category = statusCategory(status);
  return category !== 'Failure' && category !== 'Cancel' && category !== 'Pending';
}

/** The Command Sets of all PDUs that can be decoded, and the bytes from the first PDU on that is not a part of a whole one. */
function readable(sent: Buffer): { commands: readonly DecodedCommandSet[]; rest: Buffer } {
  const commands: DecodedCommandSet[] = [];
  let isViolated = false;
  const assembler = new MessageAssembler({
    onCommand: (decoded) => commands.push(decoded),
    onDataFragment: () => {},
    onViolation: () => {
      isViolated = true;
    },
  });
  let messageAt = 0;
  for (let at = 0; at < sent.length; ) {
    if (!assembler.withinMessage) messageAt = at;
    const end = at + pduHeadLength <= sent.length ? at + pduHeadLength + sent.readUInt32BE(at + 2) : Infinity;
    const decoded = end <= sent.length ? decodePdu(sent.subarray(at, end)) : undefined;
    if (decoded && 'pdu' in decoded && decoded.pdu.type === 'P-DATA-TF') assembler.pushAll(decoded.pdu.pdvs);
    if (!decoded || 'invalid' in decoded || isViolated) return { commands, rest: sent.subarray(messageAt) };
    at = end;
  }
  return { commands, rest: assembler.withinMessage ? sent.subarray(messageAt) : Buffer.alloc(0) };
}
