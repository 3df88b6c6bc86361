// One operation of a sequence as plain data: what a requestor does next on one of its connections (PS3.8 7, PS3.7 9.1).

/** From the simplest on. */
export const operationKinds = [
  'associate',
  'echo',
  'store',
  'half store',
  'rest',
  'release',
  'abort',
  'FIN',
  'RST',
] as const;

export type OperationKind = (typeof operationKinds)[number];

/** What is left out is 0, the simplest. */
export interface SequenceOperation {
  readonly kind: OperationKind;
  /** Number of the connection. One that has ended is opened again by `associate`. */
  readonly on: number;
  /** Of `associate`: which presentation contexts are proposed, and in which order. */
  readonly proposal?: number;
  /** Of a store: which of the instances of the sequence. The same number is the same SOP Instance. */
  readonly instance?: number;
  /** Of a store: which of the presentation contexts for storage. */
  readonly context?: number;
  /** Of a half store: how much of it is sent. */
  readonly part?: number;
  /** Which of a few Message IDs. */
  readonly messageId?: number;
  /** What it is answered with is waited for only when this connection goes on, or when the sequence ends. */
  readonly later?: true;
}

/** `associate a, store a, release a`, with every choice that is not the simplest. */
export function describeOperations(operations: readonly SequenceOperation[]): string {
  return operations.map(describeOperation).join(', ');
}

/** `store a[instance 1, later]`. */
export function describeOperation({ kind, on, later, ...choices }: SequenceOperation): string {
  const told = Object.entries(choices).flatMap(([name, value]) =>
    value === 0 ? [] : [`${words[name] ?? name} ${value}`],
  );
  if (later) told.push('later');
  return `${kind} ${connectionName(on)}${told.length === 0 ? '' : `[${told.join(', ')}]`}`;
}

const words: Readonly<Record<string, string>> = { messageId: 'Message ID' };

/** `a`, `b` and so on. */
export function connectionName(on: number): string {
  return String.fromCharCode(97 + (on % 26));
}
