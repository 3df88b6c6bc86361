// What was sent on an association that the SUT asked for, in its order, and how it ended: PS3.8 9.2.

import type { Pdu } from '../../../src/wire.ts';
import type { CheckedRule } from '../rule.ts';

type PduType = Pdu['type'];
type Side = AssociationPdu['by'];

/** One PDU, or several P-DATA-TF in a row. */
export interface AssociationPdu {
  readonly by: 'SUT' | 'harness';
  /** `bytes`: what the harness sent is no PDU, and nobody can tell what the SUT takes it for. */
  readonly type: PduType | 'bytes';
}

export interface AssociationHistory {
  /** The PDUs of both sides. */
  readonly pdus: readonly AssociationPdu[];
  /** Operations without a response when the SUT sent A-RELEASE-RQ or A-ABORT, or closed the connection. */
  readonly outstanding: number;
  /** Whether a message had begun by then whose last fragment had not come. */
  readonly isWithinMessage: boolean;
  /** `local`: the harness closed it; `open`: the SUT has not closed it, for as long as it was waited for. */
  readonly end: 'FIN' | 'RST' | 'local' | 'open';
}

export type AssociationRule = CheckedRule<AssociationHistory>;

/** Where a side first sent a PDU of one of these types; -1 if it did not. */
export function firstOf({ pdus }: AssociationHistory, by: Side, ...types: readonly AssociationPdu['type'][]): number {
  return pdus.findIndex((pdu) => pdu.by === by && types.includes(pdu.type));
}

/** Whether a side sent a PDU of one of these types. */
export function has(history: AssociationHistory, by: Side, ...types: readonly AssociationPdu['type'][]): boolean {
  return firstOf(history, by, ...types) >= 0;
}

/** Whether the SUT has closed the connection. */
export function isClosedBySut({ end }: AssociationHistory): boolean {
  return end === 'FIN' || end === 'RST';
}
