// One sequence, with everything that is simpler than it: fewer operations first, then simpler ones.

import * as fc from 'fast-check';
import type { Input } from '../input.ts';
import { operationKinds, type SequenceOperation } from '../operation.ts';
import type { SequenceInput } from './build-sequence.ts';
import { completed } from './model.ts';

type Operations = readonly SequenceOperation[];

/** Always this sequence; shrinks to sequences that are simpler, the shortest first. */
export class ShrinkableSequence extends fc.Arbitrary<Input> {
  readonly #input: SequenceInput;

  constructor(input: SequenceInput) {
    super();
    this.#input = { ...input, operations: completed(input.operations) };
  }

  override generate(): fc.Value<Input> {
    return new fc.Value<Input>(this.#input, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Input {
    return value !== null && typeof value === 'object' && 'operations' in value;
  }

  override shrink(input: Input): fc.Stream<fc.Value<Input>> {
    const { operations = [] } = input;
    return fc
      .stream(simplerSequences(operations))
      .map((one) => new fc.Value<Input>({ ...input, operations: one }, undefined));
  }
}

/** Sequences that are simpler than one; each is complete, and none is the same. */
export function* simplerSequences(operations: Operations): IterableIterator<Operations> {
  const told = new Set([JSON.stringify(operations)]);
  for (const candidate of candidates(operations)) {
    const whole = completed(candidate);
    const key = JSON.stringify(whole);
    if (told.has(key) || whole.length > operations.length) continue;
    told.add(key);
    yield whole;
  }
}

function* candidates(operations: Operations): IterableIterator<Operations> {
  yield* fewerConnections(operations);
  yield* fewerOperations(operations);
  yield* lowerConnections(operations);
  yield* simplerOperations(operations);
}

function* fewerConnections(operations: Operations): IterableIterator<Operations> {
  const numbers = new Set(operations.map(({ on }) => on));
  if (numbers.size < 2) return;
  for (const number of numbers) yield operations.filter(({ on }) => on !== number);
}

/** Without halves, then without quarters, and at last without two and without one at each place. */
function* fewerOperations(operations: Operations): IterableIterator<Operations> {
  for (let size = Math.floor(operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < operations.length; at += size > 2 ? size : 1) {
      yield [...operations.slice(0, at), ...operations.slice(at + size)];
    }
  }
}

/** All that is done on one connection is done on another, or on the first number that is free. */
function* lowerConnections(operations: Operations): IterableIterator<Operations> {
  const numbers = [...new Set(operations.map(({ on }) => on))].sort((one, other) => one - other);
  for (const number of numbers.toReversed()) {
    for (let lower = 0; lower < number; lower += 1) {
      yield operations.map((one) => (one.on === number ? { ...one, on: lower } : one));
    }
  }
}

function* simplerOperations(operations: Operations): IterableIterator<Operations> {
  for (const [at, operation] of operations.entries()) {
    for (const simpler of simplerThan(operation)) yield operations.with(at, simpler);
  }
}

/** The plain operation, one without one of its choices, one with a smaller choice, and one of a simpler kind. */
function* simplerThan(operation: SequenceOperation): IterableIterator<SequenceOperation> {
  const { kind, on, later: _, ...choices } = operation;
  const told = Object.entries(choices);
  if (operation.later) yield { kind, on, ...choices };
  if (told.length > 1) yield { kind, on };
  for (const [name, value] of told) {
    const { [name as keyof typeof operation]: _left, ...rest } = operation;
    yield rest as SequenceOperation;
    if (value > 1) yield { ...operation, [name]: value - 1 };
  }
  for (const simpler of operationKinds.slice(0, operationKinds.indexOf(kind))) {
    if (isLike(kind, simpler)) yield { kind: simpler, on };
  }
}

const ends: readonly string[] = ['release', 'abort', 'FIN', 'RST'];
const requests: readonly string[] = ['echo', 'store', 'half store'];

function isLike(kind: string, other: string): boolean {
  return (ends.includes(kind) && ends.includes(other)) || (requests.includes(kind) && requests.includes(other));
}
