// Any sequence of operations: moves are drawn, and the model says which operation each of them is (PS3.8 Table 9-10).

import * as fc from 'fast-check';
import type { Input } from '../input.ts';
import type { OperationKind, SequenceOperation } from '../operation.ts';
import type { AcceptedPair } from '../target.ts';
import { instanceCount, messageIdCount, partCount } from './build-sequence.ts';
import { type LineState, SequenceModel } from './model.ts';
import { proposalCount, proposesEcho } from './proposals.ts';

export const maxOperations = 30;
/** Connections of a sequence at most, if the SUT serves as many at once. */
const maxConnections = 4;

/** What may be drawn in each state; what stands there more often is drawn more often. */
const kinds: Readonly<Record<LineState, readonly OperationKind[]>> = {
  closed: ['associate'],
  open: [
    'store',
    'store',
    'store',
    'store',
    'echo',
    'echo',
    'half store',
    'half store',
    'release',
    'release',
    'abort',
    'FIN',
    'RST',
  ],
  'within message': ['rest', 'rest', 'abort', 'FIN', 'RST'],
};

interface Move {
  readonly on: number;
  readonly kind: number;
  readonly proposal: number;
  readonly instance: number;
  readonly context: number;
  readonly part: number;
  readonly messageId: number;
  readonly later: boolean;
}

/** Any sequence for what a SUT accepts and serves at once. Its serial is 0: who runs it gives it one of its own. */
export function arbitrarySequence(pairs: readonly AcceptedPair[], associationsAtOnce: number): fc.Arbitrary<Input> {
  const most = Math.max(1, Math.min(maxConnections, associationsAtOnce));
  return fc.integer({ min: 1, max: most }).chain((connections) =>
    fc
      .record({
        pair: fc.constantFrom(...pairs),
        moves: fc.array(arbitraryMove(connections), { minLength: 2, maxLength: maxOperations, size: 'max' }),
      })
      .map(({ pair: { sopClass, transferSyntax }, moves }) => ({
        ...{ sopClass, transferSyntax, serial: 0, uses: [] },
        operations: operationsOf(moves),
      })),
  );
}

function arbitraryMove(connections: number): fc.Arbitrary<Move> {
  return fc.record({
    on: fc.nat(connections - 1),
    kind: fc.nat(kinds.open.length * kinds['within message'].length - 1),
    // The simplest is drawn half of the times.
    proposal: fc.oneof(fc.constant(0), fc.nat(proposalCount - 1)),
    instance: fc.nat(instanceCount - 1),
    context: fc.nat(1),
    part: fc.nat(partCount - 1),
    messageId: fc.oneof(fc.constant(0), fc.nat(messageIdCount - 1)),
    later: fc.boolean(),
  });
}

/** Each move is an operation that can be done when it comes. */
function operationsOf(moves: readonly Move[]): readonly SequenceOperation[] {
  const model = new SequenceModel();
  const proposals = new Map<number, number>();
  return moves.map((move) => {
    const { on, proposal } = move;
    const choices = kinds[model.state(on)];
    const drawn = choices[move.kind % choices.length] ?? 'associate';
    const kind = drawn === 'echo' && !proposesEcho(proposals.get(on) ?? 0) ? 'store' : drawn;
    if (kind === 'associate') proposals.set(on, proposal);
    const operation = operationOf(kind, move);
    model.apply(operation);
    return operation;
  });
}

/** The operation with those choices that it has. */
function operationOf(
  kind: OperationKind,
  { on, proposal, instance, context, part, messageId, later }: Move,
): SequenceOperation {
  const isStore = kind === 'store' || kind === 'half store';
  return {
    kind,
    on,
    ...(kind === 'associate' && proposal > 0 && { proposal }),
    ...(isStore && instance > 0 && { instance }),
    ...(isStore && context > 0 && { context }),
    ...(kind === 'half store' && part > 0 && { part }),
    ...((isStore || kind === 'echo') && messageId > 0 && { messageId }),
    ...(kind !== 'half store' && later && { later }),
  };
}
