// Before the first case: what the SUT is, and whether there is any sense in a case.

import { type Preflight, type PreflightLimits, preflight } from '../preflight/preflight.ts';
import type { Sut } from '../sut/sut.ts';

/** What was found out, and why there is no sense in a case. */
export interface AskedFirst {
  readonly found: Preflight;
  readonly notes: readonly string[];
  readonly lost: string | undefined;
}

/** Asks a SUT; undefined for one that cannot be asked. Rejects only with the reason of the signal. */
export async function askFirst(sut: Sut, limits: PreflightLimits): Promise<AskedFirst | undefined> {
  const endpoint = await sut.scp(undefined, '', '');
  if ('notApplicable' in endpoint) return undefined;
  const found = await preflight(endpoint, limits);
  const { unreachable, oneAtATime, associationsAtOnce } = found;
  const isShort = unreachable === undefined && !oneAtATime && associationsAtOnce < limits.wanted;
  const notes = isShort ? [...found.notes, `it serves ${associationsAtOnce} associations at once`] : found.notes;
  const { death } = sut.process ?? {};
  return { found, notes, lost: death === undefined ? unreachable : `${death}, when it was asked what it accepts` };
}
