// What a seeded fault of state is, and what such faults are made of (PS3.7 9.1, PS3.8 7 and 9.2).

import {
  CommandField,
  type cStoreRSP,
  decodeCommandSet,
  presentationContextResultsOf,
  presentationContextsOf,
} from '../../../src/wire.ts';
import type { FailureClass } from '../../fuzz/exchange/failure.ts';
import type { Exchange } from '../faulty/exchange.ts';
import type { Behaviour } from '../faulty/fault.ts';
import type { FaultyConnection } from '../faulty/faulty-connection.ts';

export interface StatefulFault {
  readonly name: string;
  readonly does: string;
  /** Made anew for each SCP, with nothing in its memory. */
  readonly behaviour: () => Partial<Behaviour>;
  readonly finds: FailureClass;
  /** The fewest operations that show it, those included that end the associations. */
  readonly fewest: number;
  /** Whether it shows depends on what somebody else did before. */
  readonly isUnsteady?: boolean;
}

/** Requests of a connection that have come whole. */
export class Requests {
  readonly #counts = new WeakMap<FaultyConnection, Map<number, number>>();

  /** Counts one more of this kind, and says how many there are. */
  count(session: FaultyConnection, field = 0): number {
    const counts = this.#counts.get(session) ?? new Map<number, number>();
    this.#counts.set(session, counts);
    counts.set(field, this.of(session, field) + 1);
    return this.of(session, field);
  }

  of(session: FaultyConnection, field: number): number {
    return this.#counts.get(session)?.get(field) ?? 0;
  }
}

export const [storeRq, echoRq] = [CommandField['C-STORE-RQ'], CommandField['C-ECHO-RQ']];

/** Whether a Data Set is under way on a connection. */
export function isHalf({ exchanges }: FaultyConnection): boolean {
  return exchanges.withinMessage;
}

/** Answers each C-STORE with what a function makes of the response; nothing: with none. */
export function answering(
  answer: (response: ReturnType<typeof cStoreRSP>, exchange: Exchange, session: FaultyConnection) => object | undefined,
): Behaviour['message'] {
  return (command, exchange, session) => {
    const { CommandGroupLength: _, ...response } = decodeCommandSet(command).command;
    const changed = answer(response, exchange, session);
    if (changed) session.respond(exchange.contextId, changed);
    return [];
  };
}

/** The contexts that were accepted, by abstract syntax; of several the first. */
export function contextsOf({ request, accept }: FaultyConnection): ReadonlyMap<string, number> {
  const accepted = new Set(
    accept ? presentationContextResultsOf(accept).flatMap(({ id, result }) => (result === 0 ? [id] : [])) : [],
  );
  const proposed = request ? presentationContextsOf(request) : [];
  return new Map(
    proposed
      .filter(({ id }) => accepted.has(id))
      .toReversed()
      .map(({ id, abstractSyntax }) => [abstractSyntax, id]),
  );
}
