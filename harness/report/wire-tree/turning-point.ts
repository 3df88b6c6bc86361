// The record of a conversation on which a verdict turned.

import type { Observation } from '../../model/observation.ts';
import type { CaseResult } from '../../model/run-result.ts';
import type { WireRecord } from '../../model/wire-record.ts';
import { type Cell, cellAt } from './machine-states.ts';

/** The index of the record that is this reaction, the last one if it came several times; -1 if it is none of the conversation. */
export function turningPoint(wire: readonly WireRecord[], decisive: Observation | undefined): number {
  if (decisive === undefined) return -1;
  const wanted = JSON.stringify(decisive);
  return wire.findLastIndex(({ what }) => JSON.stringify(what) === wanted);
}

/** Reactions of the upper layer: what else is wrong is no matter of its state machine. */
const ofUpperLayer = new Set(['pdu', 'undecodable', 'closed', 'silence']);

/**
 * The cell of PS3.8 Table 9-10 in which a system reacted otherwise than it had to: its state, and the last event that the
 * harness caused before. Undefined if the verdict did not turn on a reaction of the upper layer, or if nobody can tell.
 */
export function cellOfReaction({
  wire,
  role,
  observed,
}: Pick<CaseResult, 'wire' | 'role' | 'observed'>): Cell | undefined {
  const turned = ofUpperLayer.has(observed.kind) ? turningPoint(wire, observed) : -1;
  const connection = wire[turned]?.connection;
  const before = wire.slice(0, Math.max(turned, 0)).filter((one) => one.connection === connection);
  return cellAt(
    before,
    before.findLastIndex(({ direction }) => direction === 'sent'),
    role,
  );
}
