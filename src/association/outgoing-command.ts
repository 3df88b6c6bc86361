/** Command Sets on their way out, and the Message ID they go by: PS3.7 9.1.1.1.1. */
import { type CommandSet, decodeCommandSet, encodeCommandSet } from '../dimse/command-set.ts';
import type { OutgoingCommand } from './dimse-message.ts';

/** Encodes a request; one by keyword without a Message ID gets the next one. */
export function identified(command: OutgoingCommand, nextID: () => number): { bytes: Buffer; messageID: number } {
  if (isElementList(command)) return readBack(encodeCommandSet(command));
  const given = (command as CommandSet).MessageID;
  const messageID = given ?? nextID();
  if (typeof messageID !== 'number') return readBack(encodeCommandSet(command));
  return { bytes: encodeCommandSet(given === undefined ? { ...command, MessageID: messageID } : command), messageID };
}

function isElementList(command: OutgoingCommand): command is Extract<OutgoingCommand, readonly unknown[]> {
  return Array.isArray(command);
}

/** The Message ID as the peer will read it; 0 where there is none. */
function readBack(bytes: Buffer): { bytes: Buffer; messageID: number } {
  return { bytes, messageID: decodeCommandSet(bytes).command.MessageID ?? 0 };
}
