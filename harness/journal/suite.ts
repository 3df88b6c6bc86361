// What a run is of, as a hash: parts are joined and a run goes on only if that is the same.

import { createHash } from 'node:crypto';

/** A selected case, and the file of its scenario. */
export interface SuiteCase {
  readonly id: string;
  readonly scenario: string;
  readonly file: string;
}

/** What stands in a suite beside its cases. */
export interface SuiteText {
  readonly version: string;
  /** The file of the names that scenarios share. */
  readonly shared: string;
  readonly textOf: (file: string) => Uint8Array;
  /** The text of each module with steps of the user's own. */
  readonly ownSteps?: readonly Uint8Array[];
}

/**
 * The hash of the selected cases in their order, of the text of each scenario, of the names that scenarios share, of the
 * modules with steps of the user's own, and of the version that runs them. Where the files lie does not count.
 */
export function suiteHash(cases: readonly SuiteCase[], { version, shared, textOf, ownSteps = [] }: SuiteText): string {
  const files = new Map(cases.map(({ scenario, file }) => [scenario, file]));
  const scenarios = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = scenarios.map(([scenario, file]) => [scenario, sha256(textOf(file))]);
  return hashOf({
    ...{ version, shared: sha256(textOf(shared)), scenarios: texts, cases: cases.map(({ id }) => id) },
    ...(ownSteps.length > 0 && { ownSteps: ownSteps.map(sha256) }),
  });
}

/** The hash of plain data. */
export function hashOf(value: unknown): string {
  return sha256(Buffer.from(JSON.stringify(value)));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
