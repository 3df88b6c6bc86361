// What a requestor may do next on each connection, by what it did before: PS3.8 Table 9-10, PS3.7 9.1.1 and 9.1.5.

import type { OperationKind, SequenceOperation } from '../operation.ts';
import { proposesEcho } from './proposals.ts';

/** An association is open, and maybe a Data Set has been sent in part; or there is no connection. */
export type LineState = 'closed' | 'open' | 'within message';

/** What each kind needs, and what it leaves. */
const rules: Readonly<Record<OperationKind, { readonly from: readonly LineState[]; readonly to: LineState }>> = {
  associate: { from: ['closed'], to: 'open' },
  echo: { from: ['open'], to: 'open' },
  store: { from: ['open'], to: 'open' },
  'half store': { from: ['open'], to: 'within message' },
  rest: { from: ['within message'], to: 'open' },
  release: { from: ['open'], to: 'closed' },
  abort: { from: ['open', 'within message'], to: 'closed' },
  FIN: { from: ['open', 'within message'], to: 'closed' },
  RST: { from: ['open', 'within message'], to: 'closed' },
};

interface Line {
  readonly state: LineState;
  readonly proposal: number;
}

const closed: Line = { state: 'closed', proposal: 0 };

/** The connections of a requestor. It assumes that the SUT accepts what is proposed: where it does not, operations are left out. */
export class SequenceModel {
  readonly #lines = new Map<number, Line>();

  state(on: number): LineState {
    return this.#line(on).state;
  }

  /** Numbers of the connections that are open. */
  get open(): readonly number[] {
    return [...this.#lines].filter(([, { state }]) => state !== 'closed').map(([on]) => on);
  }

  /** Whether the operation can be done now: its precondition. */
  may({ kind, on }: SequenceOperation): boolean {
    const { state, proposal } = this.#line(on);
    return rules[kind].from.includes(state) && (kind !== 'echo' || proposesEcho(proposal));
  }

  /** Does the operation. */
  apply({ kind, on, proposal = 0 }: SequenceOperation): void {
    const line = this.#line(on);
    this.#lines.set(on, { state: rules[kind].to, proposal: kind === 'associate' ? proposal : line.proposal });
  }

  #line(on: number): Line {
    return this.#lines.get(on) ?? closed;
  }
}

/**
 * The operations that can be done, in their order, and then the end of every association that is still open: by release, or by
 * abort within a message.
 */
export function completed(operations: readonly SequenceOperation[]): readonly SequenceOperation[] {
  const model = new SequenceModel();
  const done = operations.filter((operation) => {
    const can = model.may(operation);
    if (can) model.apply(operation);
    return can;
  });
  const ends = model.open.map(
    (on): SequenceOperation => ({ kind: model.state(on) === 'open' ? 'release' : 'abort', on }),
  );
  return [...done, ...ends];
}

/** How many connections a sequence has open at once at most. */
export function connectionsAtOnce(operations: readonly SequenceOperation[]): number {
  const model = new SequenceModel();
  let most = 0;
  for (const operation of completed(operations)) {
    model.apply(operation);
    most = Math.max(most, model.open.length);
  }
  return most;
}
