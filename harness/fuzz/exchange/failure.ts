// The classes of failure, told apart by what was seen; two failures are the same if class and key are.

/** From the worst on. */
export const failureClasses = [
  'process died',
  'hang',
  'health lost',
  'listener blocked',
  'file outside the store',
  'stored bytes differ',
  'no answer',
  'connection lost',
  'illegal status',
  'wrong answer',
  'stored bytes differ',
  'memory grown',
  'slow',
  'success for what cannot be decoded',
  'success for what was not confirmed',
] as const;

export type FailureClass = (typeof failureClasses)[number];

export interface Failure {
  readonly class: FailureClass;
  /** What tells failures of a class apart: the signal, the rule, the status. */
  readonly key: string;
  /** What was seen, in one line. */
  readonly text: string;
  readonly clause: string;
  readonly level: 'fail' | 'warn';
}

/** Whether two failures are one, as far as that can be seen. */
export function isSameFailure(one: Failure, other: Failure | undefined): boolean {
  return other !== undefined && one.class === other.class && one.key === other.key;
}

const shownInHealth: ReadonlySet<FailureClass> = new Set([
  'process died',
  'hang',
  'health lost',
  'listener blocked',
  'memory grown',
] as const);

/** Classes that show in the health of the SUT, and not in the reaction to the input. */
export function showsInHealth({ class: kind }: Pick<Failure, 'class'>): boolean {
  return shownInHealth.has(kind);
}
