// A mutation: one way in which an input may be wrong or unusual, as a row of a table.

import type { TransferSyntax } from '../../../src/index.ts';
import type { PduMutation } from '../../language/mutations/registry.ts';
import type { AcceptorLayerName, AcceptorLayers, AcceptorSurroundings } from '../draft/acceptor-layers.ts';
import type { LayerName, Layers, Surroundings } from '../draft/layers.ts';
import type { Choice } from '../input.ts';

/** What a mutation applies to, as a user selects it. */
export const subjects = ['data set', 'command', 'pdu', 'sequence', 'name', 'timing', 'state'] as const;

export type Subject = (typeof subjects)[number];

interface MutationOf<Values, Layer extends keyof Values, Around> {
  /** Subject and what it does, e.g. `pdv/beyond-pdu`. */
  readonly id: string;
  readonly layer: Layer;
  readonly appliesTo: Subject;
  /** The clause that it breaks, or that says what it makes use of. */
  readonly clause: string;
  /** What is wrong or unusual, in one line. */
  readonly breaks: string;
  /** What each variant is; one if there are none. */
  readonly variants?: readonly string[];
  /** Bounds of the size, if it has one. */
  readonly sizes?: { readonly least: number; readonly most: number };
  /** Whether it is made for a Transfer Syntax; default: every one. */
  readonly suits?: (syntax: TransferSyntax) => boolean;
  /** How many places it has; 0: it cannot be made here. Default 1. */
  readonly places?: (value: Values[Layer], around: Around) => number;
  readonly apply: (value: Values[Layer], choice: Choice, around: Around) => Values[Layer];
  /** The same in the scenario language, if it is made by changes that a scenario knows under `mutate`. */
  readonly changes?: (bytes: Uint8Array, choice: Choice, around: Surroundings) => readonly PduMutation[];
}

/** A mutation of any layer, of what a requestor sends or an acceptor answers. */
export type Mutation =
  | { [Layer in LayerName]: MutationOf<Layers, Layer, Surroundings> }[LayerName]
  | { [Layer in AcceptorLayerName]: MutationOf<AcceptorLayers, Layer, AcceptorSurroundings> }[AcceptorLayerName];

/** A row of a table whose rows share what they apply to. */
export type Row<Layer extends LayerName> = Omit<MutationOf<Layers, Layer, Surroundings>, 'layer' | 'appliesTo'>;

/** The same, of what an acceptor answers. */
export type AcceptorRow<Layer extends AcceptorLayerName> = Omit<
  MutationOf<AcceptorLayers, Layer, AcceptorSurroundings>,
  'layer' | 'appliesTo'
>;

/** The mutations of a table. */
export function mutationsOf<Layer extends LayerName>(
  layer: Layer,
  appliesTo: Subject,
  rows: readonly Row<Layer>[],
): readonly Mutation[] {
  return rows.map((row) => ({ ...row, layer, appliesTo }) as unknown as Mutation);
}

/** The mutations of a table of what an acceptor answers. */
export function acceptorMutationsOf<Layer extends AcceptorLayerName>(
  layer: Layer,
  appliesTo: Subject,
  rows: readonly AcceptorRow<Layer>[],
): readonly Mutation[] {
  return rows.map((row) => ({ ...row, layer, appliesTo }) as unknown as Mutation);
}

/** One of several, whatever the number. */
export function pick<T>(values: readonly [T, ...T[]] | readonly T[], number: number): T {
  const value = values[number % values.length];
  if (value === undefined) throw new RangeError('there is nothing to choose from');
  return value;
}

/** Sizes of a mutation that are tried without chance: doubled from the least to the most. */
export function doubledSizes({ sizes }: Pick<Mutation, 'sizes'>): readonly number[] {
  if (!sizes) return [0];
  const all: number[] = [];
  for (let size = Math.max(1, sizes.least); size < sizes.most; size *= 2) all.push(size);
  return [...all, sizes.most];
}
