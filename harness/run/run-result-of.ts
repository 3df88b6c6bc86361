// From what a run found to results.json.

import { implementationClassUID, implementationVersionName } from '../../src/index.ts';
import { type CaseResult, type RunResult, summarize } from '../model/run-result.ts';
import type { Preflight } from '../preflight/preflight.ts';
import type { Sut } from '../sut/sut.ts';
import { toolVersion } from './tool-version.ts';

export interface RunFindings {
  readonly sut: Sut;
  readonly seed: number;
  readonly startedAt: Date;
  readonly interrupted: boolean;
  readonly preflight: Preflight | undefined;
  /** Why there was no sense in another case. */
  readonly gone: string | undefined;
  readonly notes: readonly string[];
  readonly cases: CaseResult[];
}

/** The result of a run. */
export function runResult(findings: RunFindings): RunResult {
  const { sut, seed, startedAt, interrupted, preflight, gone, notes, cases } = findings;
  return {
    tool: { name: 'cstore-conformance', version: toolVersion() },
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    seed,
    interrupted,
    sut: {
      role: sut.role,
      address: sut.address,
      ...identityOf(sut, preflight),
      reachable: gone === undefined,
      ...(gone !== undefined && { unreachableReason: gone }),
      ...(preflight && preflight.classes.length > 0 && accepts(preflight)),
      notes: [...notes],
    },
    summary: summarize(cases),
    cases,
  };
}

function accepts({ classes, chosen }: Preflight): Pick<RunResult['sut'], 'protocolSopClass' | 'sopClasses'> {
  return {
    ...(chosen !== undefined && { protocolSopClass: chosen }),
    sopClasses: classes.map(({ transferSyntaxes, ...rest }) => ({ ...rest, transferSyntaxes: [...transferSyntaxes] })),
  };
}

function identityOf({ policies }: Sut, preflight: Preflight | undefined) {
  if (policies.identity === 'ours') return { implementationClassUID, implementationVersionName };
  const { implementationClassUID: uid, implementationVersionName: name } = preflight ?? {};
  return {
    ...(uid !== undefined && { implementationClassUID: uid }),
    ...(name !== undefined && { implementationVersionName: name }),
  };
}
