/** One reader of src as a row of a table: what it reads, and what may come of it (PS3.8 9.3, PS3.7 6.3.1, PS3.5 7, PS3.10 7). */

import type fc from 'fast-check';

// biome-ignore lint/suspicious/noExplicitAny: the arguments of an error class do not matter here
type ErrorClass = abstract new (...values: any[]) => unknown;

export interface ReaderRow {
  /** What the module exports, by name. */
  readonly name: string;
  /** Bytes that it has to take. */
  readonly right: fc.Arbitrary<Uint8Array>;
  /** Reads; gives what came of it. */
  readonly read: (bytes: Buffer) => unknown;
  /** The only thing that it may throw; it throws nothing if there is none. */
  readonly throws?: ErrorClass;
  /** Memory in bytes that it may take for a length which is only announced; default: none. */
  readonly announced?: number;
  /** Whether what came of right bytes says that they are right; default: always, if nothing is thrown. */
  readonly isRight?: (result: unknown) => boolean;
}

/** What came of it, or what was thrown, if that may be; anything else is thrown on. */
export function outcome({ read, throws }: Pick<ReaderRow, 'read' | 'throws'>, bytes: Buffer): unknown {
  try {
    return read(bytes);
  } catch (error) {
    if (throws === undefined || !(error instanceof throws)) throw error;
    return { thrown: error instanceof Error ? error.message : error };
  }
}

/** Whether something was thrown that may be. */
export function wasThrown(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'thrown' in result;
}
