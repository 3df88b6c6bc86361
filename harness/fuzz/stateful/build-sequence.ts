// From the operations of a sequence to its bytes and to what is waited for: PS3.8 9.3, PS3.7 9.3.1 and 9.3.5.

import type { Input } from '../input.ts';
import type { SequenceOperation } from '../operation.ts';
import type { AcceptedPair, Target } from '../target.ts';
import { completed } from './model.ts';
import { type Proposal, proposalOf } from './proposals.ts';
import { associateBytes, echoBytes, storePdus } from './request-bytes.ts';
import type { Sequence, SequenceStep } from './sequence.ts';

/** An input that is a sequence. */
export type SequenceInput = Input & { readonly operations: readonly SequenceOperation[] };

/** Whether an input is a sequence of operations. */
export function isSequence(input: Input): input is SequenceInput {
  return input.operations !== undefined;
}

/** Builds a sequence for a target. What cannot be done is left out, and associations that stay open are ended. */
export function buildSequence(input: SequenceInput, target: Target): Sequence {
  const builder = new SequenceBuilder(input, target);
  for (const operation of completed(input.operations)) builder.add(operation);
  return { steps: builder.end(), sopClass: input.sopClass, transferSyntax: input.transferSyntax };
}

/** Message IDs beside those that are counted from 1 on in each association (PS3.7 9.1.1.1.1). */
const messageIds = [7, 0, 0xffff, 0x100];
/** How many choices of a Message ID there are. */
export const messageIdCount = messageIds.length + 1;
/** How many instances a sequence has at most, and in how many parts a store may end. */
export const instanceCount = 4;
export const partCount = 3;

/** An association, as far as it has come. */
interface Line {
  readonly proposal: Proposal;
  /** What is still to be done for what was asked, such as to wait for a response. */
  owed: readonly SequenceStep[];
  /** Bytes of a message that is under way. */
  rest: Uint8Array;
  contextId: number;
  requests: number;
}

class SequenceBuilder {
  readonly #steps: SequenceStep[] = [];
  readonly #lines = new Map<number, Line>();
  readonly #input: SequenceInput;
  readonly #target: Target;

  constructor(input: SequenceInput, target: Target) {
    this.#input = input;
    this.#target = target;
  }

  add(operation: SequenceOperation): void {
    const { kind, on } = operation;
    // Who ends an association at once waits for nothing before.
    if (kind !== 'abort' && kind !== 'FIN' && kind !== 'RST') this.#flush(on);
    if (kind === 'associate') this.#associate(operation);
    else this.#within(operation, this.#lineOf(on));
    if (!operation.later) this.#flush(on);
  }

  /** The steps, with all that was to be waited for. */
  end(): readonly SequenceStep[] {
    for (const on of this.#lines.keys()) this.#flush(on);
    return this.#steps;
  }

  #lineOf(on: number): Line {
    const line = this.#lines.get(on);
    if (!line) throw new RangeError(`there is no association on connection ${on}`);
    return line;
  }

  #flush(on: number): void {
    const line = this.#lines.get(on);
    if (!line) return;
    this.#steps.push(...line.owed);
    line.owed = [];
  }

  #associate({ on, proposal: number = 0 }: SequenceOperation): void {
    const proposal = proposalOf(number, this.#input, secondPair(this.#target, this.#input));
    const bytes = associateBytes(proposal.contexts, this.#target);
    this.#steps.push({ kind: 'send', on, what: 'A-ASSOCIATE-RQ', bytes });
    const owed: SequenceStep[] = [{ kind: 'await', on, what: 'association' }];
    this.#lines.set(on, { proposal, owed, rest: Buffer.alloc(0), contextId: 0, requests: 0 });
  }

  #within(operation: SequenceOperation, line: Line): void {
    const { kind, on } = operation;
    switch (kind) {
      case 'echo':
        line.contextId = line.proposal.echo ?? 0;
        this.#ask(on, 'C-ECHO-RQ', echoBytes(line.contextId, nextId(operation, line)), line);
        break;
      case 'store':
        this.#ask(on, 'C-STORE-RQ', Buffer.concat(this.#pdus(operation, line)), line);
        break;
      case 'half store':
        this.#halfStore(operation, line);
        break;
      case 'rest':
        this.#ask(on, 'the rest of a C-STORE-RQ', line.rest, line);
        break;
      case 'release':
        this.#send(on, 'A-RELEASE-RQ', Buffer.from('05000000000400000000', 'hex'));
        line.owed = [
          { kind: 'await', on, what: 'release' },
          { kind: 'end', on, how: 'FIN' },
        ];
        break;
      default:
        if (kind === 'abort') this.#send(on, 'A-ABORT', Buffer.from('07000000000400000000', 'hex'));
        line.owed = [{ kind: 'end', on, how: kind === 'RST' ? 'RST' : 'FIN' }];
    }
  }

  #ask(on: number, what: string, bytes: Uint8Array, line: Line): void {
    this.#send(on, what, bytes, line.contextId);
    line.owed = [{ kind: 'await', on, what: 'response' }];
  }

  #send(on: number, what: string, bytes: Uint8Array, contextId?: number): void {
    this.#steps.push({ kind: 'send', on, what, bytes, ...(contextId !== undefined && { contextId }) });
  }

  /** The command alone, the first half of the Data Set with it, or so much that a PDU is cut. */
  #halfStore(operation: SequenceOperation, line: Line): void {
    const [command = Buffer.alloc(0), ...data] = this.#pdus(operation, line);
    const all = Buffer.concat([command, ...data]);
    const first = data[0]?.length ?? 0;
    const parts = [command.length, command.length + first, command.length + Math.ceil(first / 2)];
    const at = parts[(operation.part ?? 0) % partCount] ?? 0;
    line.rest = all.subarray(at);
    this.#send(operation.on, 'a part of a C-STORE-RQ', all.subarray(0, at), line.contextId);
  }

  #pdus(operation: SequenceOperation, line: Line): readonly Uint8Array[] {
    const { instance = 0, context = 0 } = operation;
    const { stores } = line.proposal;
    const chosen = stores[context % stores.length];
    if (!chosen) throw new RangeError('there is no presentation context for storage');
    line.contextId = chosen.id;
    const isOther = chosen.sopClass !== this.#input.sopClass;
    const sopInstanceUID = uidOf(this.#input.serial, 2 * (instance % instanceCount) + (isOther ? 1 : 0));
    return storePdus({
      ...chosen,
      sopInstanceUID,
      messageId: nextId(operation, line),
      maxLength: this.#target.maxLength,
    });
  }
}

function nextId({ messageId = 0 }: SequenceOperation, line: Line): number {
  line.requests += 1;
  const choice = messageId % messageIdCount;
  return choice === 0 ? line.requests : (messageIds[choice - 1] ?? 1);
}

/** Another pair than that of the input, if the SUT accepts one. */
function secondPair({ pairs }: Target, input: AcceptedPair): AcceptedPair {
  const other = pairs.find((one) => one.sopClass !== input.sopClass || one.transferSyntax !== input.transferSyntax);
  return other ?? input;
}

/** A UID that no other input has (PS3.5 B.2). */
function uidOf(serial: number, number: number): string {
  return `2.25.${(0xf0230000n << 64n) + BigInt(serial) * 64n + BigInt(number)}`;
}
