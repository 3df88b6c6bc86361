// A remote SUT is asked once what it accepts, not before every single case.

import type { Case } from '../case/case.ts';
import { accepted } from '../language/names.ts';
import { preflight } from '../preflight/preflight.ts';
import type { Sut } from '../sut/sut.ts';

/** A SUT that needs no more asking, and the cases with what it chose filled in. */
export interface AskedSut {
  readonly sut: Sut;
  fill(candidate: Case): Case;
}

/**
 * Asks a remote SUT which SOP Classes it accepts; the built-in pair needs no asking.
 *
 * @throws Error with one line when the SUT cannot be reached.
 */
export async function askSut(sut: Sut, timeoutMs: number): Promise<AskedSut> {
  const asIs = { sut, fill: (candidate: Case) => candidate };
  if (!sut.isRemote) return asIs;
  const endpoint = await sut.scp(undefined, '', '');
  if ('notApplicable' in endpoint) return asIs;
  const limits = { timeoutMs, signal: new AbortController().signal, seed: 1, wanted: 2 };
  const { unreachable, chosen } = await preflight(endpoint, limits);
  if (unreachable !== undefined) throw new Error(`${sut.address} cannot be reached: ${unreachable}`);
  // Where nothing is accepted, each case is to say so with the evidence, so it asks for itself.
  return chosen === undefined
    ? asIs
    : { sut: { ...sut, isRemote: false }, fill: (candidate) => filled(candidate, chosen) };
}

function filled(candidate: Case, sopClass: string): Case {
  if (candidate.sopClass !== accepted) return candidate;
  return { ...candidate, sopClass, given: { sopClass, ...candidate.given } };
}
