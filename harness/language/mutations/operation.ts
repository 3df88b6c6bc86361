// An operation that changes encoded bytes, as a scenario says it under `mutate`: its schema and what it does, together.

import { z } from 'zod';

/** What an operation changes: any bytes, the elements of a Data Set, or the items of an A-ASSOCIATE-RQ or -AC. */
export type OperationSubject = 'bytes' | 'data set' | 'pdu';

export interface Operation<Name extends string, Argument> {
  /** The key in YAML. */
  readonly name: Name;
  readonly subject: OperationSubject;
  /** The clause whose encoding it changes. */
  readonly clause: string;
  /** What it does, in one line. */
  readonly does: string;
  readonly schema: z.ZodType<Readonly<Record<Name, Argument>>>;
  /** Changes a copy. `transferSyntax` (UID) is that of a Data Set. Throws ScenarioError for a place that is not there. */
  readonly apply: (bytes: Uint8Array, argument: Argument, transferSyntax: string) => Uint8Array;
}

/** An operation whose schema is an object with its name as the only key. */
export function operation<Name extends string, Argument extends z.ZodType>({
  argument,
  ...rest
}: Omit<Operation<Name, z.infer<Argument>>, 'schema'> & { readonly argument: Argument }) {
  const shape = { [rest.name]: argument } as Record<Name, Argument>;
  return { ...rest, schema: z.strictObject(shape).describe(rest.does) };
}

/** Any operation, whatever its argument is. */
export interface AnyOperation extends Pick<Operation<string, unknown>, 'name' | 'subject' | 'clause' | 'does'> {
  readonly apply: (bytes: Uint8Array, argument: never, transferSyntax: string) => Uint8Array;
}
