// Mutations that are made by the changes of the scenario language, so that a scenario can say them under `mutate`.

import { mutate, operations, type PduMutation } from '../../language/mutations/registry.ts';
import { ScenarioError } from '../../model/outcome.ts';
import type { Surroundings } from '../draft/layers.ts';
import type { Choice } from '../input.ts';
import type { Mutation, Row } from './mutation.ts';

/** Layers that are bytes. */
export type ByteLayer = 'data set' | 'deflated' | 'command set' | 'associate';

export type Changes = (bytes: Uint8Array, choice: Choice, around: Surroundings) => readonly PduMutation[];

/** A row of a table that is made by such changes. */
export function byChanges<Layer extends ByteLayer>(
  fields: Omit<Row<Layer>, 'apply' | 'changes'>,
  changes: Changes,
): Row<Layer> {
  const apply: Row<ByteLayer>['apply'] = (bytes, choice, around) => {
    try {
      return mutate(bytes, changes(bytes, choice, around), around.encoding.uid);
    } catch (error) {
      // Of two mutations the second may find no item or element any more: then the first stands alone.
      if (error instanceof ScenarioError) return bytes;
      throw error;
    }
  };
  return { ...fields, changes, apply } as unknown as Row<Layer>;
}

/** Names of the operations of the scenario language that a mutation is made of; none if it is made otherwise. */
export function operationsOf({ changes, variants = [''] }: Mutation, around: Surroundings): readonly string[] {
  if (!changes) return [];
  const sample = Buffer.alloc(128);
  const used = variants.flatMap((_, variant) =>
    changes(sample, { place: 0, variant, size: 1 }, around).flatMap((one) => Object.keys(one)),
  );
  return operations.map(({ name }) => name).filter((name) => used.includes(name));
}
