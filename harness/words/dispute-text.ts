// A dispute in words: who says so, when, and what.

import type { Dispute } from '../model/dispute.ts';

/** `disputed by ACME on 2026-11-20: "the clause does not apply to us"`. */
export function disputeText({ by, date, text }: Dispute): string {
  return `disputed by ${by} on ${date}: "${text}"`;
}
