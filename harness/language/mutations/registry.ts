// Every operation that changes encoded bytes, with its schema and what it does: the fuzzer and a scenario's `mutate` use the same.

import { z } from 'zod';
import { append, drop, insert, overwrite, truncate } from './bytes.ts';
import type { AnyOperation } from './operation.ts';
import { insertItem, overwriteItem, pduLength, removeItem } from './pdu-items.ts';
import { valueLength } from './value-length.ts';

const ofBytes = [truncate, overwrite, insert, drop, append, valueLength] as const;
const ofPdus = [overwriteItem, insertItem, pduLength, removeItem] as const;

/** All of them: those of any bytes and of Data Sets, then those of PDUs. */
export const operations: readonly AnyOperation[] = [...ofBytes, ...ofPdus];

const byName: ReadonlyMap<string, AnyOperation> = new Map(operations.map((one) => [one.name, one]));

const [firstOfBytes, ...restOfBytes] = ofBytes;
const mutation = z
  .union([firstOfBytes.schema, ...restOfBytes.map(({ schema }) => schema)] as unknown as SchemasOf<typeof ofBytes>)
  .describe('A change of the encoded bytes');

const pduMutation = z.union([mutation, ...ofPdus.map(({ schema }) => schema)] as unknown as [
  typeof mutation,
  ...SchemasOf<typeof ofPdus>,
]);

type SchemasOf<Rows extends readonly { readonly schema: z.ZodType }[]> = { [At in keyof Rows]: Rows[At]['schema'] };

/** One change of encoded bytes. */
export type Mutation = z.infer<typeof mutation>;
/** One change of an encoded PDU. */
export type PduMutation = z.infer<typeof pduMutation>;

export const mutationsSchema = z.array(mutation).describe('Changes of the encoded bytes, in order');
const pduMutations = z.array(pduMutation).describe('Changes of the encoded PDU, in order');
/** A name for it, which declarations would spell out otherwise wherever it is used. */
type PduMutationsType = typeof pduMutations;
export interface PduMutationsSchema extends PduMutationsType {}
export const pduMutationsSchema: PduMutationsSchema = pduMutations;

/**
 * The bytes after every change, in order; the given ones stay as they are. `transferSyntax` (UID) is that of a Data Set.
 * Throws ScenarioError for an offset, an element or an item that is not there.
 */
export function mutate(bytes: Uint8Array, mutations: readonly PduMutation[], transferSyntax = ''): Uint8Array {
  return mutations.reduce<Uint8Array>((current, change) => {
    const [[name, argument] = []] = Object.entries(change);
    const operation = byName.get(name ?? '');
    if (!operation) throw new RangeError(`there is no change ${name}`);
    return operation.apply(current, argument as never, transferSyntax);
  }, bytes);
}
