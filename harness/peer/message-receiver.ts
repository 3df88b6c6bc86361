// Puts the PDVs of a conversation together to whole messages, of whose Data Sets only the length is kept.

import {
  type CommandSet,
  type DecodedCommandSet,
  MessageAssembler,
  type MessageFinding,
  noDataSet,
  type PDataTF,
} from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { messageRules } from '../oracle/message-rules.ts';
import { applyRules, type RuleResult } from '../oracle/rule.ts';

export interface MessageReceiverHandler {
  /** A Command Set is complete; its Data Set, if any, is still to come. */
  onCommand(command: CommandSet): void;
  onMessage(message: ReceivedMessage): void;
  /** PDVs that make no message. */
  onViolation(text: string): void;
  /** What the rules of the fragments of each P-DATA-TF come to. */
  onRules(result: RuleResult): void;
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
  /** What is wrong with the fragments of the P-DATA-TF that is being taken. */
  #violations: MessageFinding[] = [];
  #tolerated: MessageFinding[] = [];

  constructor(handler: MessageReceiverHandler) {
    this.#handler = handler;
    this.#assembler = new MessageAssembler({
      onCommand: (decoded, contextId) => this.#onCommand(decoded, contextId),
      onDataFragment: (fragment, isLast) => this.#onData(fragment, isLast),
      onViolation: (violation) => this.#onViolation(violation),
      onFinding: (finding) => this.#tolerated.push(finding),
    });
  }

  /** Takes a P-DATA-TF. */
  push({ pdvs }: PDataTF): void {
    [this.#violations, this.#tolerated] = [[], []];
    this.#assembler.pushAll(pdvs);
    const [violations, tolerated] = [this.#violations, this.#tolerated];
    this.#handler.onRules(applyRules(messageRules, { pdvs, violations, tolerated }));
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

  #onViolation(violation: MessageFinding): void {
    this.#incoming = undefined;
    this.#violations.push(violation);
    this.#handler.onViolation(violation.text);
  }
}
