// What `cstore doctor` says of one thing that a command needs.

/**
 * `fine`; `missing`, what only some uses need; `wrong`, what keeps cstore from working; `unreached`, the system under test
 * did not answer as it should.
 */
export type CheckState = 'fine' | 'missing' | 'wrong' | 'unreached';

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly state: CheckState;
  /** What was found. */
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}

const marks: Record<CheckState, string> = { fine: 'ok', missing: '--', wrong: 'NO', unreached: 'NO' };

/** A line for each check, and one with what to do where something is not fine. */
export function checkLines(checks: readonly Check[]): string[] {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks.flatMap(({ name, state, found, advice }) => {
    const line = `${marks[state]}  ${name.padEnd(width)}  ${found}`;
    return advice === undefined ? [line] : [line, `${' '.repeat(width + 6)}${advice}`];
  });
}
