// What an input is built to: an exchange of one connection after the other, or a sequence over several.

import { build, type Exchange } from '../exchange/build.ts';
import type { Input } from '../input.ts';
import type { Target } from '../target.ts';
import { buildSequence, isSequence } from './build-sequence.ts';
import type { Sequence } from './sequence.ts';

export type Built = Exchange | Sequence;

/** Builds an input for a target. Throws RangeError for a mutation, a SOP Class or a Transfer Syntax that is unknown. */
export function buildInput(input: Input, target: Target): Built {
  return isSequence(input) ? buildSequence(input, target) : build(input, target);
}

/** Bytes that are sent. */
export function sentBytesOf(built: Built): number {
  const parts = 'steps' in built ? built.steps : built.turns;
  return parts.reduce((sum, one) => sum + (one.kind === 'send' ? one.bytes.length : 0), 0);
}
