// Puts the PDVs of a conversation together to whole messages (PS3.8 E.1), of whose Data Sets only the length is kept unless
// somebody wants them.

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
import { KeptBytes } from './kept-bytes.ts';

/** How far a message has come that is not complete: to the end of its Command Set, or into its Data Set. */
export type IncomingStage = 'command' | 'first-fragment';

export interface MessageReceiverHandler {
  /** A Command Set is complete; its Data Set, if any, is still to come. */
  onCommand(command: CommandSet): void;
  onMessage(message: ReceivedMessage): void;
  /** A message with a Data Set has come so far. */
  onIncoming?(stage: IncomingStage, message: Pick<ReceivedMessage, 'contextId' | 'decoded'>): void;
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

export interface MessageReceiverOptions {
  /** Keeps Data Sets of at most so many bytes; none unless given. */
  readonly keptDataSetBytes?: number | undefined;
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
  /** The Data Set that is coming, if somebody wants it. */
  readonly #kept: KeptBytes | undefined;
  #assembler: MessageAssembler;
  #incoming: Incoming | undefined;
  /** What is wrong with the fragments of the P-DATA-TF that is being taken. */
  #violations: MessageFinding[] = [];
  #tolerated: MessageFinding[] = [];

  constructor(handler: MessageReceiverHandler, options: MessageReceiverOptions = {}) {
    this.#handler = handler;
    if (options.keptDataSetBytes) this.#kept = new KeptBytes(options.keptDataSetBytes);
    this.#assembler = this.#begin();
  }

  #begin(): MessageAssembler {
    this.#incoming = undefined;
    this.#kept?.take();
    return new MessageAssembler({
      onCommand: (decoded, contextId) => this.#onCommand(decoded, contextId),
      onDataFragment: (fragment, isLast) => {
        this.#kept?.add(fragment);
        this.#onData(fragment, isLast);
      },
      onViolation: (violation) => this.#onViolation(violation),
      onFinding: (finding) => this.#tolerated.push(finding),
    });
  }

  /** Whether a message has begun whose end has not come. */
  get withinMessage(): boolean {
    return this.#assembler.withinMessage;
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
    else this.#handler.onIncoming?.('command', { decoded, contextId });
  }

  #onData(fragment: Buffer, isLast: boolean): void {
    const incoming = this.#incoming;
    if (!incoming) return;
    if (incoming.isTold && incoming.dataSetLength === undefined) this.#findDataSet(incoming);
    const isFirst = incoming.dataSetLength === undefined;
    incoming.dataSetLength = (incoming.dataSetLength ?? 0) + fragment.length;
    if (isFirst) this.#handler.onIncoming?.('first-fragment', incoming);
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
    const kept = this.#kept?.take();
    const dataSet = dataSetLength === undefined ? undefined : kept;
    if (!isTold) this.#handler.onMessage({ contextId, decoded, dataSetLength, ...(dataSet && { dataSet }) });
  }

  /** A Data Set comes after the response was told of without one. */
  #findDataSet({ decoded }: Incoming): void {
    const rules = withoutDataSet.get(decoded.command.CommandField ?? 0) ?? [];
    const findings = rules.map((rule) => findingOf(rule, 'a Data Set follows the response'));
    this.#handler.onRules({ checked: rules.map(({ id }) => id), findings });
  }

  #onViolation(violation: MessageFinding): void {
    this.#incoming = undefined;
    this.#kept?.take();
    this.#violations.push(violation);
    this.#handler.onViolation(violation.text);
  }
}
