// --require: a run is judged by a buyer's specification, too: facts of kind `required` against what the run and a measurement saw.

import { join } from 'node:path';
import type { Measurements } from '../../model/measurements.ts';
import type { RunResult } from '../../model/run-result.ts';
import type { CheckResult } from '../../statement/claims/checked-claim.ts';
import type { ConformanceFacts } from '../../statement/facts/conformance-facts.ts';
import type { Sut } from '../../sut/sut.ts';
import { messageOf, notJudged, usageError } from '../cli-error.ts';
import { ExitStatus } from '../exit-status.ts';
import { writeFiles } from '../write-files.ts';

export interface RequireFlags {
  readonly require?: string;
  readonly timeout?: number;
  readonly seed?: number;
  readonly out: string;
  readonly verbose?: boolean;
}

/** Reads the specification before the run. @throws CliError (status 2) if it is no facts of kind `required`. */
export async function loadRequired(flags: RequireFlags): Promise<ConformanceFacts | undefined> {
  if (flags.require === undefined) return undefined;
  const { readFactsFile } = await import('../facts-file.ts');
  const required = await readFactsFile(flags.require);
  if (required.kind === 'required') return required;
  throw usageError(`${flags.require}: \`kind: ${required.kind}\` is no specification; give facts of kind required`);
}

/** Measures what no case tells, checks the specification, and writes requirements.json. */
export async function judgeRequired(
  required: ConformanceFacts,
  result: RunResult,
  sut: Sut,
  flags: RequireFlags,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly exitStatus: number }> {
  const { checkFacts } = await import('../../statement/claims/check-facts.ts');
  const { checkText } = await import('../../statement/claims/check-text.ts');
  const { fillFacts } = await import('../../statement/fill/fill-facts.ts');
  const measurements = await measured(result, sut, flags, signal);
  const check = checkFacts(required, fillFacts({ results: [result], measurements }));
  await writeFiles([[join(flags.out, 'requirements.json'), `${JSON.stringify(check, undefined, 2)}\n`]]);
  return { text: checkText(check, flags).trimEnd(), exitStatus: statusOf(check) };
}

/** What an SCP answers when it is asked; nothing of an SCU, and of an SCP that cannot be reached any more. */
async function measured(
  { sut: seen, interrupted }: RunResult,
  sut: Sut,
  { timeout, seed }: RequireFlags,
  signal: AbortSignal,
): Promise<Measurements[]> {
  if (seen.role === 'scu' || !seen.reachable || interrupted) return [];
  const { measureSut } = await import('../measure/measure-sut.ts');
  const { ConnectionFailed } = await import('../../../src/index.ts');
  const flags = {
    out: '',
    callingAe: '',
    quiet: true,
    ...(timeout !== undefined && { timeout }),
    ...(seed !== undefined && { seed }),
  };
  try {
    return [await measureSut(sut, flags, signal)];
  } catch (error) {
    if (signal.aborted || error instanceof ConnectionFailed) return [];
    throw notJudged(`the measurement for --require failed: ${messageOf(error)}`, { cause: error });
  }
}

function statusOf({ claims }: CheckResult): number {
  if (claims.some(({ verdict }) => verdict === 'contradicted')) return ExitStatus.failed;
  return claims.some(({ verdict }) => verdict === 'confirmed') ? ExitStatus.ok : ExitStatus.notJudged;
}
