/** What an interop test needs: with CI=true a missing peer fails the test, elsewhere the test is skipped by its name. */

import { findTool, runTool } from './peers/tool.ts';

/**
 * To be called in an `it` with mocha's `this`. Throws when a program is missing and CI=true; otherwise skips the test
 * and says in its title which program it misses.
 */
export function requireTools(context: Mocha.Context, ...programs: string[]): void {
  const missing = programs.filter((program) => findTool(program) === undefined);
  if (missing.length > 0) leaveOut(context, `${missing.join(', ')} not installed`);
}

/** Skips the test of `context` because of `reason`, or throws with CI=true. */
export function leaveOut(context: Mocha.Context, reason: string): void {
  if (process.env.CI === 'true') throw new Error(`${reason}; with CI=true every peer has to be there`);
  if (context.test) context.test.title += ` (${reason})`;
  context.skip();
}

/** A Python that can import `module`: the system's own knows the packages of Debian, another first in PATH may not. */
export async function pythonWith(module: string): Promise<string | undefined> {
  for (const candidate of ['python3', '/usr/bin/python3']) {
    const result = await runTool(candidate, ['-c', `import ${module}`]).catch(() => undefined);
    if (result?.code === 0) return candidate;
  }
  return undefined;
}
