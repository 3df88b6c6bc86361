// Puts the PDVs of a conversation together to whole messages, of whose Data Sets only the length is kept.

import { type CommandSet, type DecodedCommandSet, MessageAssembler, noDataSet, type PDataTF } from '../../src/wire.ts';
import { type Finding, shall } from '../model/finding.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { messageFinding } from '../oracle/pdu-rules.ts';

export interface MessageReceiverHandler {
  /** A Command Set is complete; its Data Set, if any, is still to come. */
  onCommand(command: CommandSet): void;
  onMessage(message: ReceivedMessage): void;
  /** PDVs that make no message. */
  onViolation(text: string): void;
  onFinding(finding: Finding): void;
}

/** A message whose Data Set is still coming. */
interface Incoming {
  readonly decoded: DecodedCommandSet;
  readonly contextId: number;
  dataSetLength: number;
}

export class MessageReceiver {
  readonly #handler: MessageReceiverHandler;
  readonly #assembler: MessageAssembler;
  #incoming: Incoming | undefined;

  constructor(handler: MessageReceiverHandler) {
    this.#handler = handler;
    this.#assembler = new MessageAssembler({
      onCommand: (decoded, contextId) => this.#onCommand(decoded, contextId),
      onDataFragment: (fragment, isLast) => this.#onData(fragment, isLast),
      onViolation: ({ text, clause }) => this.#onViolation(text, clause),
      onFinding: (finding) => handler.onFinding(messageFinding(finding)),
    });
  }

  /** Takes a P-DATA-TF. */
  push({ pdvs }: PDataTF): void {
    this.#assembler.pushAll(pdvs);
  }

  #onCommand(decoded: DecodedCommandSet, contextId: number): void {
    const { command } = decoded;
    this.#handler.onCommand(command);
    this.#incoming = { decoded, contextId, dataSetLength: 0 };
    const { CommandDataSetType: type } = command;
    if (type === undefined || type === noDataSet) this.#end(undefined);
  }

  #onData(fragment: Buffer, isLast: boolean): void {
    if (!this.#incoming) return;
    this.#incoming.dataSetLength += fragment.length;
    if (isLast) this.#end(this.#incoming.dataSetLength);
  }

  #end(dataSetLength: number | undefined): void {
    const incoming = this.#incoming;
    this.#incoming = undefined;
    if (!incoming) return;
    const { decoded, contextId } = incoming;
    this.#handler.onMessage({ contextId, decoded, dataSetLength });
  }

  #onViolation(text: string, clause: string): void {
    this.#incoming = undefined;
    this.#handler.onFinding(shall(clause, text));
    this.#handler.onViolation(text);
  }
}
