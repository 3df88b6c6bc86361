// Puts the PDVs of a conversation together to whole messages, of whose Data Sets only the length is kept.

import {
  CommandField,
  type CommandSet,
  type DecodedCommandSet,
  MessageAssembler,
  type MessageFinding,
  noDataSet,
  type PDataTF,
} from '../../src/wire.ts';
import type { ReceivedMessage } from '../model/wire-event.ts';
import { messageRules } from '../oracle/message-rules.ts';
import { responseRules } from '../oracle/response-rules.ts';
import { applyRules, findingOf, type RuleResult } from '../oracle/rule.ts';

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
  /** Undefined until a fragment of it comes. */
  dataSetLength: number | undefined;
  /** It has been told of before its Data Set, which it may not have, has come. */
  isTold: boolean;
}

/** The rules that no Data Set follows (PS3.7 9.3.1.2, 9.3.5.2), by Command Field. */
const withoutDataSet = new Map(
  (['C-STORE', 'C-ECHO'] as const).map((name) => [
    CommandField[`${name}-RSP`] as number,
    responseRules.filter(({ id }) => id === `response/${name.toLowerCase()}-data-set`),
  ]),
);

export class MessageReceiver {
  readonly #handler: MessageReceiverHandler;
  #assembler: MessageAssembler;
  #incoming: Incoming | undefined;
  /** What is wrong with the fragments of the P-DATA-TF that is being taken. */
  #violations: MessageFinding[] = [];
  #tolerated: MessageFinding[] = [];

  constructor(handler: MessageReceiverHandler) {
    this.#handler = handler;
    this.#assembler = this.#begin();
  }

  #begin(): MessageAssembler {
    this.#incoming = undefined;
    return new MessageAssembler({
      onCommand: (decoded, contextId) => this.#onCommand(decoded, contextId),
      onDataFragment: (fragment, isLast) => this.#onData(fragment, isLast),
      onViolation: (violation) => this.#onViolation(violation),
      onFinding: (finding) => this.#tolerated.push(finding),
    });
  }

  /** Takes a P-DATA-TF. */
  push({ pdvs }: PDataTF): void {
    [this.#violations, this.#tolerated] = [[], []];
    // The Data Set that a response announced, and may not have, does not come: what is wrong with that has been told.
    if (this.#incoming?.isTold && pdvs[0]?.isCommand) this.#assembler = this.#begin();
    this.#assembler.pushAll(pdvs);
    this.#tellResponse();
    const [violations, tolerated] = [this.#violations, this.#tolerated];
    this.#handler.onRules(applyRules(messageRules, { pdvs, violations, tolerated }));
  }

  #onCommand(decoded: DecodedCommandSet, contextId: number): void {
    const { command } = decoded;
    this.#handler.onCommand(command);
    this.#incoming = { decoded, contextId, dataSetLength: undefined, isTold: false };
    const { CommandDataSetType: type } = command;
    if (type === undefined || type === noDataSet) this.#end();
  }

  #onData(fragment: Buffer, isLast: boolean): void {
    const incoming = this.#incoming;
    if (!incoming) return;
    if (incoming.isTold && incoming.dataSetLength === undefined) this.#findDataSet(incoming);
    incoming.dataSetLength = (incoming.dataSetLength ?? 0) + fragment.length;
    if (isLast) this.#end();
  }

  #end(): void {
    if (this.#incoming) this.#tell(this.#incoming);
    this.#incoming = undefined;
  }

  /** A response to C-STORE or C-ECHO is complete with its Command Set, whatever that announces. */
  #tellResponse(): void {
    const incoming = this.#incoming;
    if (incoming && withoutDataSet.has(incoming.decoded.command.CommandField ?? 0)) this.#tell(incoming);
  }

  #tell(incoming: Incoming): void {
    const { decoded, contextId, dataSetLength, isTold } = incoming;
    incoming.isTold = true;
    if (!isTold) this.#handler.onMessage({ contextId, decoded, dataSetLength });
  }

  /** A Data Set comes after the response was told of without one. */
  #findDataSet({ decoded }: Incoming): void {
    const rules = withoutDataSet.get(decoded.command.CommandField ?? 0) ?? [];
    const findings = rules.map((rule) => findingOf(rule, 'a Data Set follows the response'));
    this.#handler.onRules({ checked: rules.map(({ id }) => id), findings });
  }

  #onViolation(violation: MessageFinding): void {
    this.#incoming = undefined;
    this.#violations.push(violation);
    this.#handler.onViolation(violation.text);
  }
}
