// What is simpler than a sequence: fewer connections, associations and operations first, then simpler operations.

import { type OperationKind, operationKinds, type SequenceOperation } from '../operation.ts';
import { completed } from './model.ts';

type Operations = readonly SequenceOperation[];

/** Sequences that are simpler than one, the simplest first; each is complete. They get simpler and simpler, and come to an end. */
export function* simplerSequences(operations: Operations): IterableIterator<Operations> {
  const told = new Set<string>();
  for (const candidate of candidates(operations)) {
    const whole = completed(candidate);
    const key = JSON.stringify(whole);
    if (told.has(key) || !isSimpler(whole, operations)) continue;
    told.add(key);
    yield whole;
  }
}

/** Fewer operations; if there are as many, fewer and lower connections, simpler kinds, or smaller choices. */
function isSimpler(one: Operations, other: Operations): boolean {
  const [weights, others] = [weightsOf(one), weightsOf(other)];
  const at = weights.findIndex((weight, index) => weight !== others[index]);
  return at >= 0 && (weights[at] ?? 0) < (others[at] ?? 0);
}

function weightsOf(operations: Operations): readonly number[] {
  const sum = (weight: (operation: SequenceOperation) => number) =>
    operations.reduce((total, operation) => total + weight(operation), 0);
  return [
    operations.length,
    new Set(operations.map(({ on }) => on)).size,
    sum(({ on }) => on),
    sum(({ kind }) => operationKinds.indexOf(kind)),
    sum(({ kind: _kind, on: _on, ...choices }) =>
      Object.values(choices).reduce<number>((all, one) => all + Number(one), 0),
    ),
  ];
}

function* candidates(operations: Operations): IterableIterator<Operations> {
  yield* fewerConnections(operations);
  yield* fewerKinds(operations);
  yield* fewerAssociations(operations);
  yield* fewerOperations(operations);
  yield* lowerConnections(operations);
  yield* lowerInstances(operations);
  yield* simplerOperations(operations);
}

function* fewerConnections(operations: Operations): IterableIterator<Operations> {
  const numbers = new Set(operations.map(({ on }) => on));
  if (numbers.size > 1) for (const number of numbers) yield operations.filter(({ on }) => on !== number);
}

/** Without all of a kind, or all associations that end in one way; without all choices. */
function* fewerKinds(operations: Operations): IterableIterator<Operations> {
  for (const kind of ['half store', 'store', 'echo'] as const) yield operations.filter((one) => one.kind !== kind);
  const numbers = associationsOf(operations);
  for (const end of ends) {
    const ending = new Set(numbers.filter((_, at) => operations[at]?.kind === end));
    yield operations.filter((_, at) => !ending.has(numbers[at] ?? 0));
  }
  yield operations.map(({ kind, on }) => ({ kind, on }));
  yield operations.map(({ later: _, ...rest }) => rest);
}

/** Without halves of the associations, then quarters, and at last each alone. */
function* fewerAssociations(operations: Operations): IterableIterator<Operations> {
  const numbers = associationsOf(operations);
  const count = Math.max(0, ...numbers) + 1;
  for (const [from, to] of pieces(count)) yield operations.filter((_, at) => !isWithin(numbers[at] ?? 0, from, to));
}

/** Without halves, then quarters, and at last each alone, or each with the end of it that is two operations long. */
function* fewerOperations(operations: Operations): IterableIterator<Operations> {
  for (const [from, to] of pieces(operations.length)) {
    const left = operations.filter((_, at) => !isWithin(at, from, to));
    yield left;
    // A Message ID that is counted would be another one now, which may be all that matters.
    if (to - from === 1) yield left.map((one, at) => (at === from && isRequest(one) ? { ...one, messageId: 1 } : one));
  }
}

/** From halves of so many down to single ones. */
function* pieces(count: number): IterableIterator<readonly [from: number, to: number]> {
  for (let size = Math.floor(count / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < count; at += size) yield [at, Math.min(count, at + size)];
  }
}

function isWithin(number: number, from: number, to: number): boolean {
  return number >= from && number < to;
}

/** The number of the association that each operation belongs to, counted over all connections. */
function associationsOf(operations: Operations): readonly number[] {
  const current = new Map<number, number>();
  let count = -1;
  return operations.map(({ kind, on }) => {
    if (kind === 'associate') {
      count += 1;
      current.set(on, count);
    }
    return current.get(on) ?? 0;
  });
}

/** All that is done on one connection is done on one of a lower number. */
function* lowerConnections(operations: Operations): IterableIterator<Operations> {
  for (const number of new Set(operations.map(({ on }) => on))) {
    for (let lower = 0; lower < number; lower += 1)
      yield operations.map((one) => (one.on === number ? { ...one, on: lower } : one));
  }
}

/** What is stored several times is another instance, and the same all those times. */
function* lowerInstances(operations: Operations): IterableIterator<Operations> {
  for (const number of new Set(operations.map(({ instance = 0 }) => instance))) {
    for (let lower = 0; lower < number; lower += 1)
      yield operations.map((one) => (one.instance === number ? withInstance(one, lower) : one));
  }
}

function withInstance({ instance: _, ...rest }: SequenceOperation, instance: number): SequenceOperation {
  return instance === 0 ? rest : { ...rest, instance };
}

function* simplerOperations(operations: Operations): IterableIterator<Operations> {
  for (const [at, operation] of operations.entries()) {
    for (const simpler of simplerThan(operation)) yield operations.with(at, simpler);
  }
}

/** One without a choice, one with a smaller choice, and one of a simpler kind with the same choices. */
function* simplerThan(operation: SequenceOperation): IterableIterator<SequenceOperation> {
  const { kind, on, ...choices } = operation;
  for (const [name, value] of Object.entries(choices)) {
    yield { kind, on, ...Object.fromEntries(Object.entries(choices).filter(([other]) => other !== name)) };
    if (typeof value === 'number' && value > 1) yield { ...operation, [name]: value - 1 };
  }
  const { part: _part, ...whole } = operation;
  const { instance: _instance, context: _context, ...named } = whole;
  for (const simpler of operationKinds.slice(0, operationKinds.indexOf(kind))) {
    if (isLike(kind, simpler)) yield { ...(simpler === 'echo' ? named : whole), kind: simpler };
  }
}

const ends: readonly OperationKind[] = ['release', 'abort', 'FIN', 'RST'];
const requests: readonly OperationKind[] = ['echo', 'store', 'half store'];

function isRequest({ kind }: SequenceOperation): boolean {
  return requests.includes(kind);
}

function isLike(kind: OperationKind, other: OperationKind): boolean {
  return [ends, requests].some((kinds) => kinds.includes(kind) && kinds.includes(other));
}
