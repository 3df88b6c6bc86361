/** Assembly of DIMSE messages from PDVs as they come: PS3.8 Annex E, PS3.7 6.3.1. */
import type { Pdv } from '../upper-layer/pdu/p-data-tf.ts';
import { type CommandSet, type DecodedCommandSet, decodeCommandSet, noDataSet } from './command-set.ts';

export type MessageRule =
  | 'data-without-command'
  | 'unannounced-data-set'
  | 'data-within-command'
  | 'command-within-data-set'
  | 'interleaved-contexts'
  | 'context-not-accepted'
  | 'command-too-long'
  | 'several-messages-in-pdu'
  | 'odd-fragment'
  | 'empty-fragment'
  | 'nothing-to-cancel';

/** Something about the sequence or the form of fragments that PS3.8 Annex E does not allow. */
export interface MessageFinding {
  readonly rule: MessageRule;
  readonly contextId: number;
  readonly text: string;
  readonly clause: string;
}

/** Is told synchronously, while fragments are pushed. */
export interface MessageHandler {
  /** A Command Set is complete. A Data Set follows when its Command Data Set Type says so. */
  onCommand(command: DecodedCommandSet, contextId: number): void;
  /** A fragment of the Data Set of the command before. Not copied; the last one may be empty. */
  onDataFragment(fragment: Buffer, isLast: boolean, contextId: number): void;
  /** A fragment that fits no message; it and what there was of its message are dropped. */
  onViolation(violation: MessageFinding): void;
  /** Something that a receiver can put up with; told once per rule and message. */
  onFinding?(finding: MessageFinding): void;
}

/** `data-if-any`: the command does not say whether a Data Set follows, so the next fragment decides. */
type Phase = 'idle' | 'command' | 'data' | 'data-if-any';

const clause = 'PS3.8 E.1';
const emptyBuffer = Buffer.alloc(0);

/**
 * Puts messages together, whatever the fragments. Never holds more than one Command Set of at most `commandLimit`
 * bytes (default 65,536) and nothing of a Data Set.
 */
export class MessageAssembler {
  readonly #handler: MessageHandler;
  readonly #commandLimit: number;
  #phase: Phase = 'idle';
  #contextId = 0;
  /** What there is of a Command Set in several fragments: copied, so that a view does not hold on to its PDU. */
  #command: Buffer = emptyBuffer;
  #length = 0;
  #isLost = false;
  #lastHadNoDataSet = false;
  #told = new Set<MessageRule>();
  #messages = 0;
  /** How many there were before the P-DATA-TF that is taken. */
  #messagesBefore = 0;

  constructor(handler: MessageHandler, options: { commandLimit?: number } = {}) {
    this.#handler = handler;
    this.#commandLimit = options.commandLimit ?? 0x10000;
  }

  /** Whether a message has begun whose end has not come. */
  get withinMessage(): boolean {
    return this.#phase === 'command' || this.#phase === 'data';
  }

  /**
   * Takes the PDVs of one P-DATA-TF, which should belong to one message (PS3.8 E.1); `continues`: they are of the same
   * P-DATA-TF as those before.
   */
  pushAll(pdvs: readonly Pdv[], continues = false): void {
    if (!continues) this.#messagesBefore = this.#messages;
    const before = this.#messagesBefore;
    for (let i = 0; i < pdvs.length; i++) {
      const pdv = pdvs[i];
      if (pdv === undefined) continue;
      if ((i > 0 || continues) && this.#messages > before && this.#phase === 'idle') {
        this.#tell('several-messages-in-pdu', pdv.contextId, 'A P-DATA-TF has fragments of more than one message');
      }
      this.push(pdv);
    }
  }

  /** Takes one PDV. */
  push(pdv: Pdv): void {
    const length = pdv.partOf ?? pdv.fragment.length;
    if (length === 0) this.#tell('empty-fragment', pdv.contextId, 'A PDV has no fragment in it');
    else if (length % 2 === 1) {
      this.#tell('odd-fragment', pdv.contextId, `A fragment has ${length} bytes, an odd number`);
    }
    if (this.withinMessage && pdv.contextId !== this.#contextId) {
      const text = `A fragment on context ${pdv.contextId} comes within a message on context ${this.#contextId}`;
      this.#violation('interleaved-contexts', pdv.contextId, text);
    } else if (pdv.isCommand) this.#pushCommand(pdv);
    else this.#pushData(pdv);
  }

  #pushCommand(pdv: Pdv): void {
    if (this.#phase === 'data') {
      const text = 'A fragment of a command comes before the last fragment of the Data Set';
      this.#violation('command-within-data-set', pdv.contextId, text);
      return;
    }
    if (this.#phase !== 'command') this.#begin(pdv.contextId);
    if (this.#length + pdv.fragment.length > this.#commandLimit) {
      const text = `A Command Set has more than ${this.#commandLimit} bytes`;
      this.#violation('command-too-long', pdv.contextId, text);
    } else if (pdv.isLast && this.#length === 0) this.#endCommand(pdv.fragment);
    else {
      this.#append(pdv.fragment);
      if (pdv.isLast) this.#endCommand(this.#command.subarray(0, this.#length));
    }
  }

  #begin(contextId: number): void {
    this.#phase = 'command';
    this.#isLost = false;
    this.#contextId = contextId;
    this.#length = 0;
  }

  #append(fragment: Uint8Array): void {
    const length = this.#length + fragment.length;
    if (this.#length === 0 || length > this.#command.length) {
      const grown = Buffer.allocUnsafe(Math.min(this.#commandLimit, Math.max(256, 2 * length)));
      this.#command.copy(grown, 0, 0, this.#length);
      this.#command = grown;
    }
    this.#command.set(fragment, this.#length);
    this.#length = length;
  }

  #endCommand(bytes: Uint8Array): void {
    this.#command = emptyBuffer;
    const decoded = decodeCommandSet(bytes);
    this.#phase = phaseAfter(decoded.command);
    this.#lastHadNoDataSet = this.#phase === 'idle';
    if (this.#phase !== 'data') this.#endMessage();
    this.#handler.onCommand(decoded, this.#contextId);
  }

  #pushData(pdv: Pdv): void {
    if (this.#phase === 'data-if-any' && pdv.contextId === this.#contextId) this.#phase = 'data';
    if (this.#phase === 'data') {
      if (pdv.isLast) this.#endMessage();
      this.#handler.onDataFragment(asBuffer(pdv.fragment), pdv.isLast, pdv.contextId);
    } else this.#misplacedData(pdv);
  }

  #misplacedData(pdv: Pdv): void {
    // What follows a violation belongs to the message that was lost with it.
    if (this.#isLost) return;
    if (this.#phase === 'command') {
      const text = 'A fragment of a Data Set comes before the last fragment of the command';
      this.#violation('data-within-command', pdv.contextId, text);
    } else if (this.#lastHadNoDataSet) {
      const text = 'A fragment of a Data Set follows a command that announced none';
      this.#violation('unannounced-data-set', pdv.contextId, text);
    } else {
      this.#violation('data-without-command', pdv.contextId, 'A fragment of a Data Set comes before any command');
    }
  }

  #endMessage(): void {
    if (this.#phase === 'data') this.#phase = 'idle';
    this.#messages++;
    if (this.#told.size > 0) this.#told.clear();
  }

  #violation(rule: MessageRule, contextId: number, text: string): void {
    this.#phase = 'idle';
    this.#isLost = true;
    this.#command = emptyBuffer;
    this.#lastHadNoDataSet = false;
    this.#handler.onViolation({ rule, contextId, text, clause });
  }

  #tell(rule: MessageRule, contextId: number, text: string): void {
    if (this.#handler.onFinding === undefined || this.#told.has(rule)) return;
    this.#told.add(rule);
    this.#handler.onFinding({ rule, contextId, text, clause });
  }
}

function phaseAfter(command: CommandSet): Phase {
  if (command.CommandDataSetType === undefined) return 'data-if-any';
  return command.CommandDataSetType === noDataSet ? 'idle' : 'data';
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
