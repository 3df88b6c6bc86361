// One input of the fuzzer as plain data: a well-formed exchange, and the mutations that are made of it, each with its choices;
// or a sequence of operations.

import { describeOperations, type SequenceOperation } from './operation.ts';

/** What a mutation leaves open. Each is a number from 0 up, and smaller is simpler. */
export interface Choice {
  /** Which of the places that the mutation has. */
  readonly place: number;
  /** Which of its variants. */
  readonly variant: number;
  /** How much of it, if it has a size. */
  readonly size: number;
}

/** A mutation that is made. */
export interface Use extends Choice {
  /** Id of the mutation. */
  readonly mutation: string;
}

/** Makes the same bytes wherever it is built for the same target. */
export interface Input {
  /** UID of the SOP Class of the instance. */
  readonly sopClass: string;
  /** UID. */
  readonly transferSyntax: string;
  /** Its number in the campaign; decides the SOP Instance UID. */
  readonly serial: number;
  /** The numbers of the draws that it is made of, its own first, if it is made of another input: `1812.1560`. */
  readonly path?: string;
  readonly uses: readonly Use[];
  /** Paths of the elements of the Data Set that are left out after everything else: what shrinking found to play no part. */
  readonly dropped?: readonly string[];
  /** A sequence of operations in place of the exchange; nothing is mutated then. */
  readonly operations?: readonly SequenceOperation[];
}

/** What names an input with the seed of the campaign: its number, and those of the inputs that it is made of. */
export function pathOf({ path, serial }: Pick<Input, 'path' | 'serial'>): string {
  return path ?? String(serial);
}

/** `pdv/beyond-pdu[place 1, variant 2]`, and so on for each mutation. */
export function describeUses({ uses, operations }: Input): string {
  if (operations) return describeOperations(operations);
  return uses.map(describeUse).join(' + ') || 'no mutation';
}

/** Ids of the mutations of an input, or what stands for those of a sequence. */
export function namesOf({ uses, operations }: Input): readonly string[] {
  return operations ? [sequenceName] : uses.map(({ mutation }) => mutation);
}

/** Stands for a mutation where sequences are selected or counted. */
export const sequenceName = 'stateful';

function describeUse({ mutation, place, variant, size }: Use): string {
  const choices = Object.entries({ place, variant, size }).filter(([, value]) => value !== 0);
  return choices.length === 0 ? mutation : `${mutation}[${choices.map((pair) => pair.join(' ')).join(', ')}]`;
}
